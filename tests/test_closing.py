"""Closing months while the clock leaps: each that is over is made once, none that is not over."""

import random
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hideout.clock import DAY, HOUR, month_of, now
from hideout.districts import closing, report
from hideout.districts.office import NotFit
from hideout.store import chores, districts, open_store, tallies
from hideout.store.tallies import Cell
from tests.process.conftest import Server

ZONE = "Asia/Tokyo"
OCTOBER, NOVEMBER = 202610, 202611


def moment(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).timestamp())


@pytest.fixture
def land(store):
    store.now(districts.save, "yuki", "ゆき市", "Snow City", pupils=4000, prefecture="JP-01")
    return store


def count(store, month: int, arrivals: int = 100) -> None:
    store.now(tallies.add, {Cell("yuki", month, "arrivals", "day"): arrivals})


def hours(store, begin: int, many: int) -> list[int]:
    """Let the clock go evenly for some hours; return the months that were closed."""
    closed = []
    for step in range(many):
        closed += store.now(closing.close_months, begin + step * HOUR, ZONE)
    return closed


def made(store, month: int) -> int:
    return store.now(
        lambda db: len(db.rows("SELECT 1 FROM snapshots WHERE month = :m AND scope = 'site'", {"m": month}))
    )


def test_an_even_clock_closes_a_month_on_the_second(land):
    count(land, OCTOBER)
    assert hours(land, moment("2026-10-30 12:00"), 59) == []
    assert hours(land, moment("2026-11-01 23:00"), 3) == [OCTOBER]
    assert hours(land, moment("2026-11-02 02:00"), 60 * 24) == [] and made(land, OCTOBER) == 1


def test_a_house_that_was_off_for_months_closes_them_a_day_after_it_woke(land):
    hours(land, moment("2026-10-20 12:00"), 5)
    count(land, OCTOBER)
    count(land, 202609)
    assert hours(land, moment("2027-03-05 08:00"), 24) == []
    assert hours(land, moment("2027-03-06 08:00"), 2) == [202609, OCTOBER]
    assert made(land, OCTOBER) == made(land, 202609) == 1


def test_a_clock_that_jumps_ahead_and_back_closes_nothing(land):
    hours(land, moment("2026-11-10 12:00"), 5)
    count(land, NOVEMBER)
    for leap in ("2026-12-20 12:00", "2031-01-01 00:00"):
        assert hours(land, moment(leap), 20) == []
        assert hours(land, moment("2026-11-10 18:00"), 20) == []
    assert made(land, NOVEMBER) == 0 and land.now(tallies.of_month, NOVEMBER) != []
    count(land, NOVEMBER, 35)
    assert hours(land, moment("2026-11-11 14:00"), 21 * 24) == [NOVEMBER]
    told = land.now(report.told, report.of_district("yuki"), NOVEMBER, moment("2026-12-02 12:00"), ZONE)
    assert told["total"] == 135


def test_a_month_that_was_told_stays_when_the_clock_goes_back(land):
    count(land, OCTOBER)
    hours(land, moment("2026-10-30 12:00"), 72)
    assert made(land, OCTOBER) == 1
    back = moment("2026-10-15 12:00")
    count(land, OCTOBER, 500)
    assert hours(land, back, 20 * 24) == []
    told = land.now(report.told, report.of_district("yuki"), OCTOBER, back, ZONE)
    assert told["total"] == 100 and land.now(tallies.of_month, OCTOBER) == []


def test_a_clock_that_never_rests_closes_nothing_too_early(land):
    """The real time goes on by hours; the clock is off by some leap most of the time."""
    dice = random.Random(6)
    real, off = moment("2026-10-05 00:00"), 0
    closed: list[tuple[int, int]] = []
    for _ in range(24 * 150):
        real += HOUR
        if dice.random() < 0.06:
            off = dice.choice((0, 0, 0, DAY // 2, 3 * DAY, 40 * DAY, 400 * DAY, -9 * DAY, -60 * DAY))
        elif dice.random() < 0.2:
            # Somebody sets it right before a day is over.
            off = 0
        land.now(tallies.add, {Cell("yuki", month_of(real, ZONE), "arrivals", "day"): 1})
        closed += [(month, real) for month in land.now(closing.close_months, real + off, ZONE)]
    months = [month for month, _ in closed]
    assert len(months) == len(set(months)) >= 1
    assert all(month_of(at, ZONE) > month for month, at in closed)


def test_sums_of_other_months_outlive_a_closing(land):
    for month in (202609, OCTOBER, NOVEMBER):
        count(land, month)
    at = moment("2026-12-10 12:00")
    assert land.now(report.freeze_due, at, ZONE, OCTOBER) == [202609, OCTOBER]
    assert land.now(tallies.of_month, NOVEMBER) != [] and land.now(tallies.of_month, OCTOBER) == []
    with pytest.raises(NotFit):
        land.now(report.told, report.of_district("yuki"), NOVEMBER, at, ZONE)


def test_a_server_whose_clock_leaps(tmp_path):
    """Real processes: a day in November, then one far ahead, then back; and at last one that stays."""
    this = month_of(now(), ZONE)
    site = Server(tmp_path)
    with opened(tmp_path) as store:
        store.now(districts.save, "yuki", "ゆき市", "Snow City", pupils=4000)
        store.now(tallies.add, {Cell("yuki", this, "arrivals", "day"): 100})
    far = 70 * DAY
    clocks = (
        (0, 0),
        (far, 0),
        (0, 0),
        (far, 0),
        (far + 14 * HOUR, 0),
        (far + 25 * HOUR, 1),
        (far + 40 * HOUR, 1),
    )
    for ahead, wanted in clocks:
        run(site, ahead)
        with opened(tmp_path) as store:
            assert made(store, this) == wanted, ahead
            assert (store.now(tallies.of_month, this) == []) == bool(wanted)


def run(site: Server, ahead: int) -> None:
    """Let a server run until it has looked at its clock once."""
    site.environ["HIDEOUT_CLOCK"] = str(ahead)
    site.start()
    until = time.monotonic() + 15
    try:
        with opened(site.folder) as store:
            while (store.now(chores.last, "clock seen") or 0) // HOUR != (int(time.time()) + ahead) // HOUR:
                assert time.monotonic() < until
                time.sleep(0.05)
    finally:
        status = site.stop()
    assert status == 0


class opened:
    """The store of a folder, closed again."""

    def __init__(self, folder) -> None:
        self.store = open_store(folder / "data")

    def __enter__(self):
        return self.store

    def __exit__(self, *_) -> None:
        self.store.close()
