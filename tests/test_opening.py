"""When a helpline is open: fixed moments in several time zones, and what must hold at every moment."""

import datetime as dt
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hideout.helpline import Channel, Helpline, Hours
from hideout.helplines import shipped
from hideout.opening import opening

DAILY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))


def line(
    *hours: Hours, channels: tuple[str, ...] = ("phone",), zone: str = "Asia/Tokyo", **more: object
) -> Helpline:
    values = {"phone": "0120-000-000", "chat": "https://chat.example.org/", "web": "https://example.org/"}
    record = {
        "id": "x", "name": "x", "name_en": "x", "kind": "helpline", "topics": ("any",), "audience": ("any",),
        "channels": tuple(Channel(type=c, value=values.get(c, "x")) for c in channels), "hours": hours,
        "languages": ("ja",), "region": "JP", "operator": "x", "anonymous": None, "confidence": "confirmed",
        "recheck": False, "checked_on": date(2026, 11, 21), "summary_ja": "x。", "summary_en": "x.", "timezone": zone,
    }  # fmt: skip
    return Helpline(**(record | more))  # type: ignore[arg-type]


def row(days: frozenset[int], start: str, end: str, **more: object) -> Hours:
    begin, close = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end))
    return Hours(days=days, start=begin, end=close if close > begin else close + 1440, **more)  # type: ignore[arg-type]


def moment(text: str, zone: str = "Asia/Tokyo") -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


def at_wall(unix: int | None, zone: str = "Asia/Tokyo") -> str | None:
    return None if unix is None else datetime.fromtimestamp(unix, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


# 2026-11-24 is a Tuesday.
@pytest.mark.parametrize(
    ("id", "when", "state", "until", "opens"),
    [
        ("inochi-sos", "2026-11-24 03:00", "open", None, None),
        ("inochi-sos", "2027-01-01 03:00", "open", None, None),
        ("childline", "2026-11-24 15:59", "closed", None, "2026-11-24 16:00"),
        ("childline", "2026-11-24 16:00", "open", "2026-11-24 21:00", None),
        ("childline", "2026-11-24 20:59", "open", "2026-11-24 21:00", None),
        ("childline", "2026-11-24 21:00", "closed", None, "2026-11-25 16:00"),
        ("childline", "2026-12-28 20:00", "open", "2026-12-28 21:00", None),
        ("childline", "2026-12-28 22:00", "closed", None, None),
        ("childline", "2026-12-29 17:00", "ask", None, None),
        ("childline", "2027-01-03 17:00", "ask", None, None),
        ("childline", "2027-01-04 17:00", "open", "2027-01-04 21:00", None),
        # Wednesday to Sunday until half past two the next morning, Monday from 22:30, Tuesday from 17:00.
        ("tokyo-befrienders", "2026-11-25 02:29", "open", "2026-11-25 02:30", None),
        ("tokyo-befrienders", "2026-11-25 02:30", "closed", None, "2026-11-25 20:00"),
        ("tokyo-befrienders", "2026-11-23 22:29", "closed", None, "2026-11-23 22:30"),
        ("tokyo-befrienders", "2026-11-24 17:00", "open", "2026-11-25 02:30", None),
        # The last row before the New Year week is not promised into it, and the last row in it is not promised out.
        ("tokyo-befrienders", "2026-12-28 23:00", "open", "2026-12-29 00:00", None),
        ("tokyo-befrienders", "2026-12-29 01:00", "ask", None, None),
        ("tokyo-befrienders", "2027-01-04 01:00", "ask", None, None),
        ("tokyo-befrienders", "2027-01-04 03:00", "closed", None, "2027-01-04 22:30"),
        # The 10th of each month: from 8:00 until 8:00 the next morning.
        ("inochi-no-denwa-free", "2026-11-10 07:59", "closed", None, "2026-11-10 08:00"),
        ("inochi-no-denwa-free", "2026-11-10 17:00", "open", "2026-11-11 08:00", None),
        ("inochi-no-denwa-free", "2026-11-11 07:59", "open", "2026-11-11 08:00", None),
        ("inochi-no-denwa-free", "2026-11-11 08:00", "closed", None, "2026-11-11 16:00"),
        # A lunch break, and closed at the weekend.
        ("houmu-shonen", "2026-11-24 11:59", "open", "2026-11-24 12:00", None),
        ("houmu-shonen", "2026-11-24 12:30", "closed", None, "2026-11-24 13:00"),
        ("houmu-shonen", "2026-11-27 16:30", "closed", None, "2026-11-30 09:00"),
        # First and third Friday only.
        ("tochigi-niji", "2026-11-06 18:00", "open", "2026-11-06 19:30", None),
        ("tochigi-niji", "2026-11-13 18:00", "closed", None, "2026-11-20 17:30"),
        # Noon until half past five, day after day.
        ("tokyo-jisatsu-dial", "2026-11-24 05:29", "open", "2026-11-24 05:30", None),
        ("tokyo-jisatsu-dial", "2026-11-24 05:30", "closed", None, "2026-11-24 12:00"),
        # Notes without times, an entry that needs another look, an entry nobody could confirm.
        ("kokoro-dial", "2026-11-24 12:00", "ask", None, None),
        ("young-telephone-tokyo", "2026-11-24 12:00", "ask", None, None),
        ("higaisha-network", "2026-11-24 12:00", "ask", None, None),
        ("date-dv-110", "2026-11-24 12:00", "ask", None, None),
    ],
)
def test_shipped_lines_at_fixed_moments(id, when, state, until, opens):
    helpline = shipped().get(id)
    assert helpline is not None
    said = opening(helpline, moment(when))
    assert (said.state, at_wall(said.until), at_wall(said.opens)) == (state, until, opens)


@pytest.mark.parametrize(
    ("channel", "when", "state"),
    [
        ("phone", "2026-11-24 17:00", "open"),
        ("chat", "2026-11-24 17:00", "open"),
        ("phone", "2026-11-22 17:00", "open"),
        ("chat", "2026-11-22 17:00", "closed"),  # a Sunday
        ("chat", "2026-11-16 17:00", "open"),  # the third Monday
        ("chat", "2026-11-23 17:00", "closed"),  # the fourth
        ("visit", "2026-11-24 17:00", "ask"),  # a way that the line does not have
    ],
)
def test_each_channel_has_its_own_hours(channel, when, state):
    childline = shipped().get("childline")
    assert childline and opening(childline, moment(when), channel).state == state


def test_a_page_is_not_a_person():
    page, chat = shipped().get("kakurega"), shipped().get("anata-no-ibasho")
    assert page and chat
    assert (opening(page, 0).state, opening(page, 0).person) == ("open", False)
    assert (opening(chat, 0).state, opening(chat, 0).person) == ("open", True)
    phone = line(Hours(always=True, channels=frozenset({"web"})), channels=("phone", "web"))
    assert opening(phone, 0).state == "ask"
    assert not opening(phone, 0, "web").person


def test_public_holidays_stand_in_the_note():
    desk = line(row(WEEKDAYS, "09:00", "17:00", closed_on_holidays=True))
    said = opening(desk, moment("2026-11-24 10:00"))
    assert said.state == "open"
    assert said.note_in("en") == "Not open on public holidays."
    assert said.note_in("ja") == "祝日は休みです。"
    assert said.note_in("ja_Hira") == "{祝日|しゅくじつ}は {休|やす}みです。"
    told = line(
        row(WEEKDAYS, "09:00", "17:00", closed_on_holidays=True, note_ja="祝日と年末年始は休みです。")
    )
    assert opening(told, moment("2026-11-24 10:00")).note_in("ja") == "祝日と年末年始は休みです。"


@pytest.mark.parametrize("more", [{"recheck": True}, {"confidence": "unconfirmed"}])
def test_a_doubtful_entry_is_never_open(more):
    said = opening(line(Hours(always=True), **more), moment("2026-11-24 10:00"))
    assert (said.state, said.until, said.opens) == ("ask", None, None)


def test_adjoining_rows_make_one_opening():
    desk = line(
        row(WEEKDAYS, "09:00", "12:00"), row(WEEKDAYS, "12:00", "15:00"), row(WEEKDAYS, "14:00", "18:00")
    )
    assert at_wall(opening(desk, moment("2026-11-24 10:00")).until) == "2026-11-24 18:00"


def test_the_same_hour_is_twenty_four_hours_and_every_day_has_no_end():
    one = line(row(frozenset({1}), "08:00", "08:00"))
    assert at_wall(opening(one, moment("2026-11-24 09:00")).until) == "2026-11-25 08:00"
    every = line(row(DAILY, "08:00", "08:00"))
    assert opening(every, moment("2026-11-24 09:00")).until is None
    assert at_wall(opening(every, moment("2026-12-26 09:00")).until) == "2026-12-29 00:00"


def test_a_fifth_weekday_is_found_months_ahead():
    rare = line(row(frozenset({4}), "10:00", "11:00", nth=frozenset({5})))
    assert at_wall(opening(rare, moment("2026-08-01 00:00")).opens) == "2026-10-30 10:00"


def test_midnight_is_the_end_of_the_day():
    late = line(row(DAILY, "18:00", "00:00"))
    assert at_wall(opening(late, moment("2026-11-24 23:59")).until) == "2026-11-25 00:00"
    assert opening(late, moment("2026-11-25 00:00")).state == "closed"


@pytest.mark.parametrize(
    ("zone", "when", "until", "hours"),
    [
        # The night in which the clock is put forward is an hour shorter, the other an hour longer.
        ("America/New_York", "2026-03-07 22:00", "2026-03-08 06:00", 7),
        ("America/New_York", "2026-10-31 22:00", "2026-11-01 06:00", 9),
        ("Europe/London", "2026-03-28 22:00", "2026-03-29 06:00", 7),
        ("Europe/London", "2026-10-24 22:00", "2026-10-25 06:00", 9),
        ("Australia/Sydney", "2026-10-03 22:00", "2026-10-04 06:00", 7),
        ("Australia/Sydney", "2026-04-04 22:00", "2026-04-05 06:00", 9),
        ("Asia/Tokyo", "2026-10-24 22:00", "2026-10-25 06:00", 8),
    ],
)
def test_nights_in_which_the_clock_changes(zone, when, until, hours):
    night = line(row(DAILY, "22:00", "06:00"), zone=zone)
    said = opening(night, moment(when, zone))
    assert said.until is not None and at_wall(said.until, zone) == until
    assert said.until - moment(when, zone) == hours * 3600
    assert opening(night, said.until).state == "closed"


@pytest.mark.parametrize(
    ("zone", "day", "doubled"),
    [("America/New_York", "2026-11-01", "01:30"), ("Europe/London", "2026-10-25", "01:30")],
)
def test_a_doubled_hour_is_not_promised(zone, day, doubled):
    ends, begins = (
        line(row(DAILY, "20:00", doubled), zone=zone),
        line(row(DAILY, doubled, "05:00"), zone=zone),
    )
    first = moment(f"{day} {doubled}", zone)
    assert opening(ends, first - 60).state == "open"
    assert opening(ends, first).state == "closed"
    assert opening(begins, first).state == "closed"
    assert opening(begins, first + 3600).state == "open"


def test_hours_are_read_in_the_zone_of_the_file():
    desk = line(row(WEEKDAYS, "09:00", "17:00"), zone="Europe/London")
    assert opening(desk, moment("2026-07-01 16:59")).state == "closed"  # 8:59 in London
    assert opening(desk, moment("2026-07-01 17:00")).state == "open"


CLOCK = st.integers(0, 1439).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
ROWS = st.lists(
    st.builds(
        row,
        st.frozensets(st.integers(0, 6), min_size=1),
        CLOCK,
        CLOCK,
        nth=st.one_of(st.just(frozenset()), st.frozensets(st.integers(1, 5), min_size=1)),
    )
    | st.builds(
        lambda days, start, end: row(frozenset(), start, end, month_days=days),
        st.frozensets(st.integers(1, 31), min_size=1, max_size=4),
        CLOCK,
        CLOCK,
    ),
    min_size=1,
    max_size=4,
)
ZONES = st.sampled_from(
    ["Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Sydney", "Australia/Lord_Howe", "UTC"]
)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2031, 1, 1)).map(
    lambda wall: int(wall.replace(tzinfo=dt.UTC).timestamp())
)


@given(ROWS, ZONES, MOMENTS)
def test_what_is_said_agrees_with_itself(rows, zone, at):
    said = opening(line(*rows, zone=zone), at)
    if said.state == "open":
        assert said.opens is None
        if said.until is not None:
            assert said.until > at
            assert opening(line(*rows, zone=zone), said.until - 1).state == "open"
            assert opening(line(*rows, zone=zone), said.until).state in ("closed", "ask")
    elif said.state == "closed":
        assert said.until is None
        if said.opens is not None:
            assert said.opens > at
            assert opening(line(*rows, zone=zone), said.opens).state == "open"
            assert opening(line(*rows, zone=zone), said.opens - 1).state != "open"
    else:
        near = {datetime.fromtimestamp(at, ZoneInfo(zone)).date() - timedelta(days=n) for n in (0, 1, 2)}
        assert any((day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3) for day in near)


@given(ROWS, MOMENTS)
def test_open_means_that_a_row_covers_the_minute(rows, at):
    wall = datetime.fromtimestamp(at, ZoneInfo("Asia/Tokyo")).replace(tzinfo=None)
    covered = any(
        r.begins_on(day.date()) and r.start * 60 <= (wall - day).total_seconds() < r.end * 60
        for r in rows
        for back in (0, 1)
        for day in [datetime.combine(wall.date(), datetime.min.time()) - timedelta(days=back)]
    )
    said = opening(line(*rows), at)
    assert said.state == "ask" or (said.state == "open") == covered


@given(
    st.sampled_from(shipped().all()),
    st.integers(),
    st.sampled_from([None, "phone", "chat", "web", "line", "fax"]),
)
def test_it_never_raises(helpline, at, channel):
    said = opening(helpline, at, channel)
    assert said.state in ("open", "closed", "ask")
    assert said.state != "open" or helpline.sure
