"""Lists are checked when loaded; a broken line is named; matching is what the grammar says."""

import pytest

from moderation.words import LANGUAGES, BrokenList, check_all, folder, load, parse


def _list(tmp_path, text, language="ja"):
    path = tmp_path / language / "list.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _found(path, text):
    return [text[hit.start : hit.end] for hit in load(path).hits(text)]


def test_every_shipped_list_loads():
    check_all()
    for language in LANGUAGES:
        assert list((folder() / language).glob("*.txt")), language


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ねこ(いぬ", "brackets do not fit"),
        ("ねこ)いぬ", "brackets do not fit"),
        ("(ねこ)?", "nothing that must occur"),
        ("ねこ?", "only behind a bracket"),
        ("{unknown}ねこ", "no term"),
        ("a~b~c~d", "more than 2 gaps"),
        ("ねこ\\w", "no meaning"),
    ],
)
def test_a_broken_line_is_named_with_file_and_line(tmp_path, line, says):
    path = _list(tmp_path, f"# version: 1\nねこ\n{line}\n")
    with pytest.raises(BrokenList, match=says) as caught:
        load(path)
    assert f"{path}:3" in str(caught.value)


def test_a_list_without_a_version_or_not_in_utf8_is_refused(tmp_path):
    with pytest.raises(BrokenList, match="version"):
        load(_list(tmp_path, "ねこ\n"))
    path = _list(tmp_path, "")
    path.write_bytes(b"# version: 1\n\xff\xfe")
    with pytest.raises(BrokenList, match="UTF-8"):
        load(path)


def test_the_grammar_matches_as_written(tmp_path):
    path = _list(
        tmp_path,
        "# version: 1\n@pet = ねこ | いぬ\n- ねこじゃらし\n{pet}(が)?~すき\n^おはよう$\nねこ\n",
    )
    assert _found(path, "いぬがとてもすき") == ["いぬがとてもすき"]
    assert _found(path, "いぬ。すき") == []
    assert _found(path, "ねこじゃらし") == []
    assert _found(path, "おはよう") == ["おはよう"]
    assert _found(path, "おはようさん") == []


def test_words_keep_their_borders(tmp_path):
    path = _list(tmp_path, "# version: 1\n(red|blue) cat*\nbig ~ dog\n", "en")
    assert _found(path, "a red cats nap") == ["red cats"]
    assert _found(path, "infrared cat") == []
    assert _found(path, "big dog") == ["big dog"]
    assert _found(path, "big and hungry dog") == ["big and hungry dog"]
    assert _found(path, "big . dog") == []


def test_entries_know_what_must_occur():
    assert parse("(a|b)xyz", reads="run", terms={}).keys == ("xyz",)
