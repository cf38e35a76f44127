"""Readers: on which days and hours people read what was written; one table for the whole house and all its districts."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

Span = tuple[int, int]
"""Hours at which people begin and stop; a second hour beyond 24 is one of the next day."""

_DAY = 24
_LOOK_AHEAD = 400
_HOURS = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2})", re.A)
_DATE = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})", re.A)
# A leap year: every day of a calendar is in it.
_ANY_YEAR = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days on which nobody reads, both ends included; without years it comes every year, also over New Year."""

    first: tuple[int, int]
    last: tuple[int, int]
    years: tuple[int, int] | None = None

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        if self.years:
            return date(self.years[0], *self.first) <= day <= date(self.years[1], *self.last)
        at = day.month, day.day
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Whether people read at a moment; else the local `day` and hour from which they do, `ahead` days away (None: unknown)."""

    awake: bool
    ahead: int | None = None
    day: date | None = None
    hour: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """When people read: a span or None for each day of the week (Monday first), in a time zone, and the days between."""

    zone: str
    week: tuple[Span | None, ...]
    pauses: tuple[Pause, ...] = ()

    @property
    def groups(self) -> tuple[tuple[int, int, Span | None], ...]:
        """Days of the week that follow each other and are alike: first and last day (Monday is 0), and their span."""
        found: list[tuple[int, int, Span | None]] = []
        for day, span in enumerate(self.week):
            if found and found[-1][2] == span:
                found[-1] = found[-1][0], day, span
            else:
                found.append((day, day, span))
        return tuple(found)

    def begins_on(self, day: date) -> Span | None:
        """Return the span that begins on a local day, or None."""
        return None if any(pause.holds(day) for pause in self.pauses) else self.week[day.weekday()]

    def at(self, moment: int) -> Reading:
        """Return whether people read at a moment (unix seconds), and else from when."""
        local = datetime.fromtimestamp(moment, ZoneInfo(self.zone))
        today, hour = local.date(), local.hour
        since_midnight = self.begins_on(today)
        from_yesterday = self.begins_on(today - timedelta(days=1))
        if (since_midnight and since_midnight[0] <= hour < since_midnight[1]) or (
            from_yesterday and hour + _DAY < from_yesterday[1]
        ):
            return Reading(awake=True)
        for ahead in range(_LOOK_AHEAD):
            day = today + timedelta(days=ahead)
            span = self.begins_on(day)
            if span and (ahead or span[0] > hour):
                return Reading(awake=False, ahead=ahead, day=day, hour=span[0])
        return Reading(awake=False)


@lru_cache(maxsize=16)
def readers(zone: str, weekdays: Span, saturday: str, sunday: str, closed: tuple[str, ...]) -> Readers:
    """Return the table that the settings `reading_*` stand for; raises ValueError naming the one that cannot be used."""
    try:
        ZoneInfo(zone)
    except (OSError, ValueError, KeyError):
        raise ValueError(f"timezone: {zone!r} is no time zone; Asia/Tokyo is one") from None
    usual = _span("reading_from, reading_to", *weekdays)
    weekend = [
        _of_day(key, said, usual)
        for key, said in (("reading_saturday", saturday), ("reading_sunday", sunday))
    ]
    return Readers(zone=zone, week=(*[usual] * 5, *weekend), pauses=tuple(_pause(said) for said in closed))


def _of_day(key: str, said: str, usual: Span) -> Span | None:
    if said in ("", "off"):
        return None if said else usual
    found = _HOURS.fullmatch(said)
    if found is None:
        raise ValueError(f"{key}: {said!r} is neither hours such as 9-17, nor off")
    return _span(key, int(found[1]), int(found[2]))


def _span(key: str, begins: int, ends: int) -> Span:
    """Return hours as a span; an end that is not after the begin is one of the next day."""
    if not (0 <= begins < _DAY and 0 < ends <= _DAY and begins != ends):
        raise ValueError(
            f"{key}: two hours from 0 to 24 that differ, such as 9 and 17, or 17 and 9 over midnight"
        )
    return begins, ends if begins < ends else ends + _DAY


def _pause(said: str) -> Pause:
    first, _, last = said.partition("/")
    ends = [_DATE.fullmatch(part.strip()) for part in (first, last or first)]
    try:
        years = [int(end[1]) for end in ends if end and end[1]]
        days = [date(int(end[1] or _ANY_YEAR), int(end[2]), int(end[3])) for end in ends if end]
        if len(days) == 2 and len(years) in (0, 2) and not (years and days[0] > days[1]):
            (begin, end), named = days, (years[0], years[1]) if years else None
            return Pause(first=(begin.month, begin.day), last=(end.month, end.day), years=named)
    except ValueError:
        pass
    raise ValueError(
        f"reading_closed: {said!r} is no day (2027-05-04, or 05-04 for every year) and no two of them (12-29/01-03)"
    )
