"""The ten reasons and the notes that authors see: in three languages, plain, and calling on nobody."""

import re

import pytest

from hideout.assets import ASSETS
from hideout.language import Voices, read_catalogue
from moderation.desk.notes import REASONS, note_for

CODES = ["method", "urging", "names", "contact", "attack", "sexual", "ad", "unsafe", "unreadable", "other"]


def test_there_are_ten_reasons_for_ten_keys():
    assert [reason.code for reason in REASONS] == CODES


@pytest.mark.parametrize("language", ["ja", "ja_Hira"])
def test_reasons_and_notes_are_translated(language):
    words = read_catalogue(ASSETS / "locale" / language)
    for reason in REASONS:
        assert words[reason.label] and words[reason.note_msgid]
        bare = re.sub(r"\{[^{}|]+\|[^{}|]+\}", "", words[reason.note_msgid])
        assert not re.search(r"[\u4e00-\u9fff]", bare), reason.code


def test_easy_notes_are_rewritten_not_the_same():
    hard, easy = (read_catalogue(ASSETS / "locale" / code) for code in ("ja", "ja_Hira"))
    assert all(hard[reason.note_msgid] != easy[reason.note_msgid] for reason in REASONS)


@pytest.mark.parametrize("code", ["ja", "ja_Hira", "en"])
def test_notes_fit_are_calm_and_have_no_raw_readings(code):
    voice = Voices().of(code, furigana=False)
    for reason in REASONS:
        note = voice.plain(reason.note_msgid)
        assert 20 < len(note) <= 600 and "!" not in note and "！" not in note and "{" not in note


@pytest.mark.parametrize(
    ("code", "friend"),
    [("ja", "友だちのことなら"), ("ja_Hira", "友だちの ことなら"), ("en", "about a friend")],
)
def test_help_before_the_wall_names_the_ambulance_and_what_a_friend_can_do(code, friend):
    own, _, others = Voices().of(code, furigana=False).plain(note_for("unsafe")).partition(friend)
    assert "119" in own and ("救急車" in own or "きゅうきゅうしゃ" in own or "ambulance" in own)
    assert (
        "119" in others and "110" in others and ("大人" in others or "おとな" in others or "adult" in others)
    )


@pytest.mark.parametrize("code", ["", None, "mood"])
def test_an_unknown_reason_has_no_note(code):
    assert note_for(code) == ""


def test_a_broken_file_of_a_district_is_told(site):
    folder = site.app.state.config.folder / "helplines"
    folder.mkdir()
    (folder / "yuki.toml").write_text("[[helpline]]\nid = '<wrong>'\n", "utf-8")
    page = site.member().get("/desk/helplines").text
    assert "yuki" in page and "yuki.toml:2" in page and "<wrong>" not in page


def test_the_pages_of_the_guide_show_them(site):
    client = site.member()
    guide = client.get("/desk/help").text
    assert all(f"<kbd>{n % 10}</kbd>" in guide for n in range(1, 11))
