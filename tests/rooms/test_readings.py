"""Readings: what children read of helplines in easy Japanese has one on every kanji; an officer is told where it lacks."""

import re
from dataclasses import replace

import pytest

from hideout.districts import office
from hideout.districts.lacking import without_readings
from hideout.helplines import shipped
from hideout.opening import opening
from hideout.store import districts
from tests.test_districts import LOCAL

KANJI = re.compile(r"[\u3400-\u9fff々]")
READ = re.compile(r"\{[^{}|]+\|[ぁ-ゖァ-ヶー]+\}")


def test_no_shipped_line_says_a_kanji_without_its_reading():
    for line in shipped().all():
        told = [opening(line, at).note_in("ja_Hira") for at in (1_800_000_000, 1_800_040_000)]
        told += [row.note_hira for row in line.hours if row.note_ja and KANJI.search(row.note_ja)]
        for text in told:
            assert (text and not KANJI.search(READ.sub("", text))) or not text, (line.id, text)
        assert all(row.note_hira for row in line.hours if KANJI.search(row.note_ja)), line.id
        plain = [re.sub(r"\{([^|]+)\|[^}]+\}", r"\1", row.note_hira) for row in line.hours if row.note_hira]
        numbers = [re.findall(r"\d+", row.note_ja) for row in line.hours if row.note_hira]
        assert [re.findall(r"\d+", text) for text in plain] == numbers, line.id


def test_the_help_page_reads_notes_aloud_to_children(person):
    page = person("ja-Hira").open("/help?lang=ja_Hira")
    assert page.count("<rt>しゅくじつ</rt>") > 3 and "{祝日|" not in page
    bare = re.sub(r"<ruby>.*?</ruby>", "", page.split("<main")[1].split("</main>")[0])
    notes = re.findall(r'<p class="small">(.*?)</p>', bare)
    assert len(notes) > 10 and not [note for note in notes if KANJI.search(note)]
    assert "<rt>" not in person("ja").open("/help?lang=ja")


@pytest.mark.parametrize(("furigana", "told"), [(1, True), (0, False)])
def test_an_officer_whose_pages_begin_with_readings_is_told_where_they_lack(store, config, furigana, told):
    store.now(
        districts.save,
        "yuki",
        "ゆき市",
        "Snow City",
        prefecture="JP-45",
        pupils=900,
        exit_url="https://www.example.jp/",
        furigana=furigana,
    )
    folder = config.folder / "helplines"
    folder.mkdir(exist_ok=True)
    times = 'hours = [ { always = true, note_ja = "年末は休みです。" } ]'
    bare = re.sub(r'\nname_hira = "[^"]*"|\nsummary_hira = "[^"]*"', "", LOCAL)
    (folder / "yuki.toml").write_text(bare.replace("hours = [ { always = true } ]", times), "utf-8")
    found = [
        problem
        for problem in office.check(config, office.known(store, "yuki"))
        if "easy Japanese" in problem.text
    ]
    assert bool(found) is told
    if told:
        assert "年末" in times and found[0].values["name"]


def test_readings_anywhere_are_enough():
    line = shipped().get("inochi-sos")
    assert not without_readings(line)
    (row, *_) = line.hours
    assert without_readings(replace(line, hours=(replace(row, note_ja="休みです。", note_hira=""),)))
    assert not without_readings(
        replace(line, hours=(replace(row, note_ja="休みです。", note_hira="{休|やす}みです。"),))
    )
