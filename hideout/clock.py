"""The one clock of the house: whole seconds, movable for tests."""

import os
import time
from datetime import datetime
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
