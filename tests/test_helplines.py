"""Helplines: the shipped files hold together, broken ones are named by line, and the card never leaves anyone alone."""

import re
import shutil
import tomllib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hideout.assets import ASSETS
from hideout.helpline import Channel
from hideout.helpline_check import check_entry, check_meta
from hideout.helplines import BrokenHelplines, known_numbers, load, report, shipped
from tests.test_finder import finder

FOLDER = ASSETS / "helplines"
ENTRY = """\
[meta]
country = "JP"
timezone = "Asia/Tokyo"
checked_on = 2026-11-21
compiled = "by the city"

[[helpline]]
id = "city-desk"
name = "市の相談室"
name_en = "City desk"
kind = "public_service"
topics = ["school", "any"]
audience = ["any"]
channels = [
  { type = "phone", value = "03-0000-0000", free = true },
]
hours = [
  { days = ["mon", "tue", "wed", "thu", "fri"], from = "09:00", to = "17:00" },
]
languages = ["ja"]
region = "JP-13"
operator = "市"
summary_ja = "市の人に話せます。"
summary_en = "Talk to the city."
source = [
  { url = "https://city.example.jp/desk", date = "2026-11-01", by = "municipality", confirms = ["number", "hours"] },
]
confidence = "confirmed"
checked_on = 2026-11-21
"""


def moment(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Tokyo")).timestamp())


def test_the_shipped_files_are_sound():
    lines = shipped()
    assert len(lines.all()) == 135
    assert lines.get("inochi-sos").name == "#いのちSOS"
    assert lines.get("nobody") is None
    assert not any(line.local for line in lines.all())
    assert {line.timezone for line in lines.all() if line.region.startswith("JP")} == {"Asia/Tokyo"}


@pytest.mark.parametrize(
    ("channel", "href", "digits"),
    [
        (Channel(type="phone", value="0120-061-338"), "tel:0120061338", "0120061338"),
        (Channel(type="phone", value="#8891"), "tel:%238891", "8891"),
        (Channel(type="sms", value="0477-13-11-14"), "sms:0477131114", "0477131114"),
        (Channel(type="chat", value="https://talkme.jp/"), "https://talkme.jp/", ""),
        (Channel(type="email", value="jo@samaritans.org"), "mailto:jo@samaritans.org", ""),
        (Channel(type="email", value="https://form.example.jp/mail"), "https://form.example.jp/mail", ""),
        (Channel(type="line", value="@yorisoi-chat"), None, ""),
        (Channel(type="line", value="https://lin.ee/x"), "https://lin.ee/x", ""),
        (Channel(type="visit", value="自分の学校"), None, ""),
    ],
)
def test_a_way_has_a_link_and_its_digits(channel, href, digits):
    assert (channel.href, channel.digits) == (href, digits)


def test_numbers_are_known_whatever_their_hyphens():
    assert {"110", "119", "189", "8891", "0120061338", "0120783556"} <= known_numbers()
    assert all(number.isascii() and number.isdigit() for number in known_numbers())
    assert known_numbers() is known_numbers()


def test_easy_japanese_covers_whoever_a_child_meets_first():
    named = {
        id
        for q in finder()["question"]
        if q["id"].startswith("k")
        for a in q["answers"]
        for id in a.get("show", [])
    }
    named |= {
        id
        for q in finder()["question"]
        if q["id"].startswith("k")
        for a in q["answers"]
        for id in a.get("add", [])
    }
    for id in named:
        line = shipped().get(id)
        assert line.name_hira and line.summary_hira, id
        assert line.name_in("ja_Hira") == line.name_hira and line.name_in("ja") == line.name
        assert line.summary_in("en") == line.summary_en


def test_easy_japanese_leaves_no_kanji_without_a_reading():
    texts = [text for line in shipped().all() for text in (line.name_hira, line.summary_hira) if text]
    texts += re.findall(r'ja_Hira = "([^"]*)"', (FOLDER / "finder.toml").read_text("utf-8"))
    bare = [t for t in texts if re.search(r"[一-龯々]", re.sub(r"\{[^}]*\}", "", t).replace("所", ""))]
    assert len(texts) > 250 and not bare


# What may be wrong with an entry: its text, what stands there instead, the line and what the check says.
WRONG = [
    ('value = "03-0000-0000"', 'value = "03 0000 0000"', 14, "not digits and hyphens"),
    ('kind = "public_service"', 'kind = "shop"', 11, "kind 'shop'"),
    ('"any"]\naudience', '"mood"]\naudience', 12, "unknown value 'mood'"),
    ('to = "17:00"', 'to = "25:00"', 17, "bad time '25:00'"),
    ('to = "17:00"', 'nth = [6], to = "17:00"', 17, "nth 6"),
    (
        'days = ["mon", "tue", "wed", "thu", "fri"], from = "09:00", to = "17:00"',
        "always = true, days = []",
        17,
        "only",
    ),
    ('to = "17:00"', 'to = "17:00", for = ["chat"]', 17, "unknown value 'chat'"),
    ('region = "JP-13"', 'region = "JP-48"', 21, "not a prefecture"),
    ('region = "JP-13"', 'region = "US"', 21, "in the file of JP"),
    ('name_en = "City desk"\n', "", 8, "name_en is missing"),
    ('operator = "市"', 'operator = "市"\ncolour = "red"', 23, "unknown key colour"),
    ('"市の人に話せます。"', '"市の人に話せます"', 23, "end with 。"),
    ("https://city", "http://city", 25, "not a clean https address"),
    ('"number", "hours"', '"number"', 25, "no official source for both"),
    ('confirms = ["number", ', 'confirms = ["address", ', 25, "no official source for the number"),
    ('confidence = "confirmed"', 'confidence = "unconfirmed"', 14, "carry no number"),
    ('compiled = "by the city"\n', "", 1, "meta.compiled is missing"),
    ('"Asia/Tokyo"', '"Asia/Edo"', 3, "not a known time zone"),
    ('kind = "public_service"', "kind = 3", 11, "kind has the wrong type"),
    ("checked_on = 2026-11-21", "checked_on = 2026-11-21T10:00:00", 4, "wrong type"),
    ('languages = ["ja"]', 'languages = ["ja"]\nname_hira = "{市|シ}の"', 21, "a reading is written"),
]


@pytest.mark.parametrize(("wrong", "right", "where", "what"), WRONG)
def test_a_broken_file_names_line_and_fault(tmp_path, wrong, right, where, what):
    text = ENTRY.replace(wrong, right, 1)
    assert text != ENTRY
    (tmp_path / "city.toml").write_text(text, "utf-8")
    with pytest.raises(BrokenHelplines) as broken:
        load(tmp_path)
    assert any(p.startswith(f"city.toml:{where}") and what in p for p in broken.value.problems), (
        broken.value.problems
    )


def test_an_id_is_used_once_over_all_files(tmp_path):
    (tmp_path / "a.toml").write_text(ENTRY, "utf-8")
    (tmp_path / "b.toml").write_text("\n\n" + ENTRY, "utf-8")
    with pytest.raises(BrokenHelplines) as broken:
        load(tmp_path)
    assert broken.value.problems == ("b.toml:10 [city-desk]: id already used in a.toml",)


NONSENSE = [b"\xff\xfe", b"[meta", b"", b"helpline = 3", b"helpline = [1]", b"a = " + b"[" * 4000]


@pytest.mark.parametrize("body", NONSENSE)
def test_nonsense_is_broken_and_nothing_worse(tmp_path, body):
    (tmp_path / "x.toml").write_bytes(body)
    with pytest.raises(BrokenHelplines):
        load(tmp_path)
    with pytest.raises(BrokenHelplines):
        load(tmp_path / "none")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates() | st.datetimes(),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=5), part, max_size=3),
    max_leaves=6,
)
# What a busy machine needs longer for is no fault of the check.
CALM = settings(suppress_health_check=[HealthCheck.too_slow])
GOOD = tomllib.loads(ENTRY)["helpline"][0]


@CALM
@given(st.dictionaries(st.sampled_from(sorted(GOOD)), VALUES, max_size=3), VALUES)
def test_the_check_itself_never_raises(changes, meta):
    list(check_meta(meta))
    list(check_entry(GOOD | changes, "JP"))


ROW_KEYS = {"always", "month_days", "nth", "for", "note", "closed_on_holidays"} | {
    key for part in ("channels", "hours", "source") for key in GOOD[part][0]
}


@pytest.mark.parametrize("part", ["channels", "hours", "source"])
@CALM
@given(changes=st.dictionaries(st.sampled_from(sorted(ROW_KEYS)), VALUES, max_size=3))
def test_nor_does_it_over_rows(part, changes):
    list(check_entry(GOOD | {part: [GOOD[part][0] | changes]}, "JP"))


def test_readings_and_finder_may_not_name_strangers(tmp_path):
    (tmp_path / "city.toml").write_text(ENTRY, "utf-8")
    (tmp_path / "readings.toml").write_text('[city-hall]\nname_hira = "{市|し}"\n', "utf-8")
    (tmp_path / "finder.toml").write_text('[abroad]\nadd = ["city-desk", "moon-desk"]\n', "utf-8")
    with pytest.raises(BrokenHelplines) as broken:
        load(tmp_path)
    assert broken.value.problems == (
        "readings.toml:1 [city-hall]: unknown helpline", "finder.toml:2: unknown helpline moon-desk",
    )  # fmt: skip


def test_the_report_names_what_to_look_at_again():
    doubts = {doubt.id: doubt.reasons for doubt in report(shipped(), moment("2026-11-22 12:00"))}
    assert doubts["date-dv-110"] == ("recheck", "unconfirmed")
    assert doubts["tell-lifeline"] == ("recheck",)
    assert "inochi-sos" not in doubts
    assert not any("old" in d.reasons for d in report(shipped(), moment("2027-05-23 12:00")))
    assert all("old" in d.reasons for d in report(shipped(), moment("2027-05-24 12:00")))
    assert len(report(shipped(), moment("2027-05-24 12:00"))) == 135


def test_the_wrong_numbers_in_circulation_are_not_in_the_data():
    assert not {"0570046556", "0570055210"} & known_numbers()


RESEARCH = re.compile(
    r"報じ|報道|紹介|資料|可能性|書かれ|記事|reported|described|news of|article of|probable|was read|\b20\d\d\b",
    re.I,
)


def test_a_note_is_for_those_who_call_and_not_for_those_who_looked_it_up():
    for line in shipped().all():
        notes = [text for row in line.hours for text in (row.note, row.note_ja) if text]
        said = [*notes, *(channel.label for channel in line.channels if channel.label)]
        assert not [text for text in said if RESEARCH.search(text)], line.id
        assert all(row.note_ja for row in line.hours if row.note), line.id


def test_a_japanese_label_or_place_is_in_one_language():
    for line in shipped().all():
        places = [c.value for c in line.channels if c.type == "visit"]
        for text in [*places, *(c.label for c in line.channels if c.label)]:
            assert " / " not in text and not re.search(r"[a-z]{3}.*[ぁ-ん]|[ぁ-ん].*[a-z]{3}", text), line.id


def test_a_note_sends_nobody_to_a_page_that_is_not_there():
    for line in shipped().all():
        if not any(channel.type in ("web", "chat") for channel in line.channels):
            notes = [text for row in line.hours for text in (row.note, row.note_ja)]
            assert not [t for t in notes if re.search(r"公式|official|the site\b", t)], line.id
    school = shipped().get("school-counselor")
    assert school.hours[0].note_ja.startswith("学校で聞けます。")


def test_the_readme_names_every_file():
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert all(path.name in readme for path in Path(FOLDER).glob("*.toml"))


def test_a_broken_folder_is_refused_whole(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "all")
    path = tmp_path / "all" / "jp.toml"
    path.write_text(path.read_text("utf-8").replace("0120-061-338", "0120-o61-338"), "utf-8")
    with pytest.raises(BrokenHelplines) as broken:
        load(tmp_path / "all")
    (problem,) = broken.value.problems
    assert "[inochi-sos]: phone '0120-o61-338'" in problem


def test_a_way_that_is_not_for_everybody_says_for_whom():
    from hideout.helplines import shipped

    labelled = [
        way for line in shipped().all() for way in line.channels if way.label and not way.label.isascii()
    ]
    assert labelled
    for way in labelled:
        assert way.label_in("en").isascii()
        assert not any("一" <= char <= "龥" for char in way.label_in("ja_Hira"))
        assert way.label_in("ja") == way.label
