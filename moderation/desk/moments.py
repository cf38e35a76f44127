"""Moments as staff write them: days, hours and weeks in the time zone of the site."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hideout.clock import DAY, span_of_week, week_of

_FORM = "%Y-%m-%dT%H:%M"
_WEEKS = 13


def moment(text: str, zone: ZoneInfo) -> int | None:
    """Return a moment (unix seconds) from what a form sent, like 2026-11-23T09:00, or None if it is none."""
    try:
        return int(
            datetime.strptime(text.strip().replace(" ", "T")[:16], _FORM).replace(tzinfo=zone).timestamp()
        )
    except (ValueError, OverflowError):
        return None


def written(at: int | None, zone: ZoneInfo) -> str:
    """Return a moment as a form takes it, or nothing."""
    return datetime.fromtimestamp(at, zone).strftime(_FORM) if at else ""


def said(at: int, zone: ZoneInfo) -> str:
    """Return a moment as people read it."""
    return datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M")


def weeks(at: int, zone: ZoneInfo, *also: int) -> Sequence[tuple[int, str]]:
    """Return the weeks that can be chosen (this one and a quarter of a year, and those of `also`), each with its days."""
    coming = {week_of(at + number * 7 * DAY, zone.key) for number in range(_WEEKS)}
    return [(week, days_of(week, zone)) for week in sorted(coming | set(filter(is_week, also)))]


def is_week(week: int) -> bool:
    """Return whether a number is a week: YYYYMMDD of a Monday."""
    try:
        return datetime.strptime(str(week), "%Y%m%d").weekday() == 0 and len(str(week)) == 8
    except ValueError:
        return False


def days_of(week: int, zone: ZoneInfo) -> str:
    """Return the first and the last day of a week."""
    monday = datetime.fromtimestamp(span_of_week(week, zone.key)[0], zone).date()
    return f"{monday} – {monday + timedelta(days=6)}"
