"""Readers: one table of reading hours for the house and all its districts, told truly before and after posting."""

import html
import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hideout.clock import now
from hideout.config import BadConfig, Config, load
from hideout.readers import Reading, readers
from hideout.store import districts

TOKYO = ZoneInfo("Asia/Tokyo")
WEEKEND = replace(
    Config(), reading_saturday="9-17", reading_sunday="off", reading_closed=("12-29/01-03", "2027-05-04")
).readers
NIGHT = readers("Asia/Tokyo", (17, 9), "", "off", ())


def at(said):
    """Return the unix second of a moment of Tokyo, such as 2026-11-20 21:59."""
    return int(datetime.fromisoformat(said).replace(tzinfo=TOKYO).timestamp())


@pytest.mark.parametrize(
    ("table", "moment", "awake", "ahead", "hour"),
    [
        (WEEKEND, "2026-11-20 06:59", False, 0, 7),  # a Friday
        (WEEKEND, "2026-11-20 07:00", True, None, 0),
        (WEEKEND, "2026-11-20 21:59", True, None, 0),
        (WEEKEND, "2026-11-20 22:00", False, 1, 9),
        (WEEKEND, "2026-11-21 17:00", False, 2, 7),  # Saturday evening: not before Monday
        (WEEKEND, "2026-11-22 12:00", False, 1, 7),
        (WEEKEND, "2026-12-28 22:00", False, 7, 7),  # the year ends on a Thursday; 4 January is a Monday
        (WEEKEND, "2027-01-01 12:00", False, 3, 7),
        (WEEKEND, "2027-05-04 12:00", False, 1, 7),
        (WEEKEND, "2028-05-04 12:00", True, None, 0),  # only that year's
        (NIGHT, "2026-11-20 16:59", False, 0, 17),
        (NIGHT, "2026-11-21 00:30", True, None, 0),
        (NIGHT, "2026-11-21 08:59", True, None, 0),
        (NIGHT, "2026-11-21 09:00", False, 0, 17),
        (
            NIGHT,
            "2026-11-22 08:59",
            True,
            None,
            0,
        ),  # what began on Saturday goes on into a Sunday without hours
        (NIGHT, "2026-11-22 18:00", False, 1, 17),
    ],
)
def test_who_reads_when(table, moment, awake, ahead, hour):
    found = table.at(at(moment))
    assert (found.awake, found.ahead, found.hour) == (awake, ahead, hour)


def test_where_nobody_reads_at_all_nothing_is_promised():
    never = readers("Asia/Tokyo", (7, 22), "off", "off", ("01-01/12-31",))
    assert never.at(at("2026-11-20 12:00")) == Reading(awake=False)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reading_from", "24"),
        ("reading_to", "7"),  # the same as the begin
        ("reading_saturday", "nine"),
        ("reading_saturday", "9-25"),
        ("reading_sunday", "0-0"),
        ("reading_closed", "12-32"),
        ("reading_closed", "2027-01-03/2026-12-29"),
        ("reading_closed", "2026-12-29/01-03"),
        ("timezone", "Asia/Nowhere"),
    ],
)
def test_what_cannot_be_used_is_named(key, value):
    with pytest.raises(BadConfig, match=key):
        load({key: value}, environ={})


def test_hours_over_midnight_are_taken_as_the_next_day():
    night = load({"reading_from": 17, "reading_to": 9}, environ={})
    assert night.readers.week == ((17, 33),) * 7


class Wording:
    """What a page says of waiting, at a moment of Tokyo."""

    def __init__(self, visitor, monkeypatch):
        self._visitor, self._monkeypatch = visitor, monkeypatch

    def __call__(self, moment, path="/rooms/murmurs?lang=en"):
        self._monkeypatch.delenv("HIDEOUT_CLOCK", raising=False)
        self._monkeypatch.setenv("HIDEOUT_CLOCK", str(at(moment) + 60 - now()))
        return said(self._visitor.open(path))


def said(page):
    """Return the line about waiting as plain text."""
    line = re.search(r'<p class="waiting">(.*?)</p>', page, re.S)
    assert line
    return " ".join(html.unescape(re.sub(r"<rt>.*?</rt>|<[^>]+>", "", line[1])).split())


class TestTheyAreTold:
    """The same table on every page, and after posting."""

    @pytest.fixture
    def config(self, config):
        return replace(config, reading_saturday="9-17", reading_sunday="off", reading_closed=("12-29/01-03",))

    @pytest.fixture
    def wording(self, visitor, monkeypatch):
        return Wording(visitor, monkeypatch)

    @pytest.mark.parametrize(
        ("moment", "english", "japanese", "easy"),
        [
            ("2027-11-19 05:00", "They read again from 7:00 today.", "きょうの7時から、また読みます。", "きょうの 7時から、また 読みます。"),
            ("2027-11-19 23:00", "They read again from tomorrow, 9:00.", "あしたの9時から、また読みます。", "あしたの 9時から、また 読みます。"),
            ("2027-11-20 18:00", "They read again from Monday, 7:00.", "月曜日の7時から、また読みます。", "月曜日の 7時から、また 読みます。"),
            ("2027-12-28 23:00", "They read again from Tuesday 1/4, 7:00.", "1月4日（火曜日）の7時から、また読みます。", "1月4日（火曜日）の 7時から、また 読みます。"),
        ],
    )  # fmt: skip
    def test_when_they_read_again(self, wording, moment, english, japanese, easy):
        assert wording(moment).startswith("The people who read are resting just now. " + english)
        assert japanese in wording(moment, "/rooms/murmurs?lang=ja")
        assert easy in wording(moment, "/rooms/murmurs?lang=ja_Hira")

    def test_the_next_day_is_not_named_where_it_is_none(self, wording):
        assert "or the next day" in wording("2027-11-19 23:00")
        assert (
            wording("2027-11-20 18:00")
            == "The people who read are resting just now. They read again from Monday, 7:00."
        )

    def test_nobody_rests_while_they_read(self, wording):
        assert wording("2027-11-20 12:00").startswith("A person reads every slip before it appears.")

    def test_a_district_promises_nothing_else(self, wording, app, store):
        store.now(districts.save, "yuki", "ゆき市", "Snow City", desk_from=14, desk_to=17)
        app.state.districts.fill(store.now(districts.everything))
        for moment in ("2027-11-19 10:00", "2027-11-19 23:00", "2027-11-21 15:00"):
            plain = wording(moment)
            assert plain and wording(moment, "/d/yuki/rooms/murmurs?lang=en") == plain
        assert "14" not in wording("2027-11-19 23:00", "/d/yuki/rooms/murmurs?lang=ja")

    def test_the_receipt_and_the_rules_say_the_same(self, wording, person, monkeypatch):
        line = wording("2027-11-20 18:00")
        somebody = person("en")
        somebody.open("/rooms/murmurs")
        answer = somebody.leave("a slip")
        assert said(somebody.open(answer.headers["location"])) == line
        rules = " ".join(re.sub(r"<[^>]+>", "", somebody.open("/about/rules")).split())
        for row in ("Monday to Friday: from 7:00 until 22:00", "Saturday: from 9:00 until 17:00", "Sunday: nobody reads", "12/29 to 1/3: nobody reads"):  # fmt: skip
            assert row in rules


class TestOverMidnight:
    """Readers of the night."""

    @pytest.fixture
    def config(self, config):
        return replace(config, reading_from=17, reading_to=9)

    def test_the_next_morning_is_called_so(self, visitor):
        rules = visitor.open("/about/rules?lang=en")
        assert "from 17:00 until 9:00 the next morning" in rules
        assert "17時から次の日の朝9時" in visitor.open("/about/rules?lang=ja")
