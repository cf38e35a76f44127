"""Every written line, in every language, is one the lamp may say; a broken file says where."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from companion.guard import faults
from companion.lines import FILES, LONGEST, REQUIRED, defect, is_question, lines_of, load
from companion.sections import BrokenText, read
from hideout.assets import ASSETS
from hideout.language import BY_CODE, plain

LANGUAGES = sorted(BY_CODE)
ALL = [
    (code, section, line) for code in LANGUAGES for section, lines in lines_of(code).items() for line in lines
]
KANJI = re.compile(r"[\u3400-\u9fff々]")
NEVER = {
    "ja": re.compile("ひとりじゃな|一人じゃな|がんば|頑張|いつでも|大丈夫|だいじょうぶ|べき|約束|必ず|絶対|きっと|また来|待ってい|[!！0-9０-９]"),
    "en": re.compile(r"(?i)not alone|you should|promise|come back|you must|proud|brave|depress|!|[0-9]"),
}  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_are_many_lines_and_all_hold(code: str) -> None:
    lines = [line for language, _, line in ALL if language == code]
    assert len(lines) >= 400
    for line in lines:
        assert defect(line, code) == "", line
        assert len(plain(line)) <= LONGEST


def test_no_line_holds_what_is_never_said() -> None:
    for code, _, line in ALL:
        # A second list, short and apart from the guard's, so that an emptied guard list is noticed.
        # The numbers of emergency, of the police and for victims are the only ones that people's written words may name.
        said = re.sub(r"(?<!\d)1(?:10|19|89)(?!\d)|#(?:8891|9110)(?!\d)", "", plain(line))
        assert not NEVER["en" if code == "en" else "ja"].search(said), line


def test_every_kanji_of_easy_japanese_has_its_reading() -> None:
    for code, _, line in ALL:
        if code == "ja_Hira":
            assert not KANJI.search(re.sub(r"\{[^{}|]+\|[^{}|]+\}", "", line)), line


def test_readings_are_the_same_everywhere() -> None:
    readings: dict[str, set[str]] = {}
    for code, _, line in ALL:
        if code == "ja_Hira":
            for base, reading in re.findall(r"\{([^{}|]+)\|([^{}|]+)\}", line):
                readings.setdefault(base, set()).add(reading)
    several = {base for base, found in readings.items() if len(found) > 1}
    assert several <= {"話", "出", "来"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_questions_ask_and_the_rest_does_not(code: str) -> None:
    for section, lines in lines_of(code).items():
        if section.endswith(".ask") or section in {"two.now", "two.tell", "two.again", "turn"}:
            assert all(is_question(line) for line in lines), section
        elif section.endswith((".ack", ".card", ".here", ".back", ".more")) or section in {"goodbye", "stay"}:
            assert not any(is_question(line) for line in lines), section


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_of_danger_point_to_the_card_and_to_people(code: str) -> None:
    card = "card" if code == "en" else "カード"
    lines = lines_of(code)
    for line in lines["two.card"]:
        assert card in line
    for kind in ("now", "soon", "friend", "harm", "quiet"):
        assert any(card in line for line in lines[f"three.{kind}.card"])


def test_the_same_sections_hold_about_as_much_in_every_language() -> None:
    counts = {
        code: Counter({name: len(lines) for name, lines in lines_of(code).items()}) for code in LANGUAGES
    }
    assert counts["ja"].keys() == counts["en"].keys() == counts["ja_Hira"].keys() == REQUIRED.keys()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ASSETS / "companion" / "ja", tmp_path / "ja"))


def spoil(folder: Path, old: str, new: str, name: str = "opening.txt") -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("こんにちは。", "こんにちは！", "full stop"),
        ("こんにちは。", "こんにちは。そうですか。", "more than one sentence"),
        ("こんにちは。", "あ" * 81 + "。", "longer than"),
        ("こんにちは。", "そう思わないわけではないです。", "double negative"),
        ("こんにちは。", "ようこそ。", "twice"),
        ("[greeting.ack]", "[greeting-ack]", "not a section name"),
        ("[greeting.ask]", "[greeting.ack]", "opened before"),
    ],
)
def test_a_broken_line_is_named_with_file_and_number(folder: Path, old: str, new: str, why: str) -> None:
    spoil(folder, old, new)
    with pytest.raises(BrokenText, match=rf"opening\.txt:\d+: .*{re.escape(why)}"):
        load(folder, "ja")


@pytest.mark.parametrize(
    ("line", "why"), [("きっとよくなります。", "ja.promise"), ("くわしくは www のページです。", "surface")]
)
def test_what_the_lamp_never_says_is_named(line: str, why: str) -> None:
    assert why in defect(line, "ja")


def test_a_missing_section_and_a_foreign_one_are_named(folder: Path) -> None:
    spoil(folder, "[goodbye]", "[farewell]")
    with pytest.raises(BrokenText, match=r"\[farewell\]"):
        load(folder, "ja")
    spoil(folder, "[farewell]", "[goodbye]")
    spoil(folder, "[thanks]\n", "")
    with pytest.raises(BrokenText, match=r"\[thanks\] has 0 lines"):
        load(folder, "ja")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_prompt_has_its_parts_and_no_number_to_call(code: str) -> None:
    told = read(ASSETS / "companion" / code / "prompt.txt")
    assert told.keys() == {"prompt", "pinned.one", "pinned.two"}
    text = "".join(entry.text for entries in told.values() for entry in entries)
    assert not re.search(r"\d{3}", text)


def test_files_hold_only_what_is_loaded() -> None:
    for code in LANGUAGES:
        found = {path.name for path in (ASSETS / "companion" / code).iterdir()}
        assert found == {*FILES, "prompt.txt"}


def test_the_safe_words_are_ones_the_lamp_may_say() -> None:
    from companion.answer import SAFE

    assert set(SAFE) == set(BY_CODE)
    for code, line in SAFE.items():
        assert defect(line, code) == ""
        if code == "en":
            assert faults(line, code) == ()
