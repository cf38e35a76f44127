"""The one clock of the house: whole seconds, movable for tests."""

import os
import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE = 60
HOUR = 3600
DAY = 86_400


def now() -> int:
    """Return unix time in whole seconds; `HIDEOUT_CLOCK` (seconds) moves it, so that tests can wait for days."""
    return int(time.time()) + int(os.environ.get("HIDEOUT_CLOCK", "0"))


def month_of(at: int, zone: str) -> int:
    """Return the month, as YYYYMM, in which a moment (unix seconds) lies in a time zone."""
    day = datetime.fromtimestamp(at, ZoneInfo(zone))
    return day.year * 100 + day.month


def week_of(at: int, zone: str) -> int:
    """Return the week in which a moment (unix seconds) lies in a time zone, as YYYYMMDD of its Monday."""
    day = datetime.fromtimestamp(at, ZoneInfo(zone)).date()
    return int((day - timedelta(days=day.weekday())).strftime("%Y%m%d"))


def span_of_week(week: int, zone: str) -> tuple[int, int]:
    """Return when a week (YYYYMMDD of its Monday) begins and is over in a time zone, in unix seconds."""
    monday = date(week // 10_000, week // 100 % 100, week % 100)
    begins, over = (
        int(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp())
        for day in (monday, monday + timedelta(days=7))
    )
    return begins, over
