"""Whether a helpline answers right now, worked out from its rows of hours; in doubt it says "ask"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from hideout.helpline import LIVE, Helpline, Hours

State = Literal["open", "closed", "ask"]

# A fifth weekday of the month can be fourteen weeks away; beyond that nothing in the data begins.
_SEARCH_DAYS = 130
# Adjoining rows are followed this far; a line that is open longer has no "until" worth showing.
_MERGE_DAYS = 10
# A clock outside these seconds (1970 to about 5138) is broken, and then nothing is claimed.
_CLOCK = range(10**11)
_HOLIDAYS = ("Not open on public holidays.", "祝日は休みです。", "{祝日|しゅくじつ}は {休|やす}みです。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What may be said of a helpline at one moment.

    `state` "ask" means "see the official page". `until` and `opens` are unix seconds, None where unknown or
    without end. `person` is False where only a page or a mail box is meant: then do not say that someone answers.
    """

    state: State
    until: int | None = None
    opens: int | None = None
    note: str = ""
    note_ja: str = ""
    note_hira: str = ""
    person: bool = True

    def note_in(self, language: str) -> str:
        """The note to show with the state, in Japanese for `ja` and `ja_Hira` (with `{漢字|かんじ}`), else in English."""
        if language == "ja_Hira" and self.note_hira:
            return self.note_hira
        first, second = (self.note_ja, self.note) if language[:2] == "ja" else (self.note, self.note_ja)
        return first or second


def opening(helpline: Helpline, at: int, channel: str | None = None) -> Opening:
    """Say whether this helpline answers at unix second `at`, on one channel type or on any where people answer.

    Never raises, and never says "open" of an entry marked recheck or unconfirmed. From 29 December to 3 January
    (in the helpline's own time zone) only rows without an end count; public holidays are not in the data and
    stand in the note.
    """
    types = {c.type for c in helpline.channels}
    wanted = (types & LIVE or types) if channel is None else types & {channel}
    person = bool(wanted & LIVE)
    rows = [row for row in helpline.hours if any(row.about(t) for t in wanted)]
    note, note_ja, note_hira = _notes(rows)
    ask = Opening(state="ask", note=note, note_ja=note_ja, note_hira=note_hira, person=person)
    timed = [row for row in rows if row.timed]
    if not helpline.sure or not timed:
        return ask
    if any(row.always for row in timed):
        return replace(ask, state="open")
    zone = ZoneInfo(helpline.timezone)
    if at not in _CLOCK or _new_year(datetime.fromtimestamp(at, zone).date()):
        return ask
    return _timed(timed, at, zone, ask)


def _timed(rows: list[Hours], at: int, zone: ZoneInfo, ask: Opening) -> Opening:
    """The answer for rows with times, on a day outside the New Year week."""
    first = datetime.fromtimestamp(at, zone).date() - timedelta(days=2)
    horizon = _wall(zone, first + timedelta(days=_MERGE_DAYS), 0, early=True)
    until: int | None = None
    for day, start, end in _stretches(rows, zone, first):
        if until is None and start > at:
            return replace(ask, state="closed", opens=None if _new_year(day) else start)
        if until is not None and start > min(until, horizon):
            break
        if start <= (at if until is None else until) < end:
            if _new_year(day):
                if until is None:
                    return ask
                break
            until = end
    if until is None:
        return replace(ask, state="closed")
    until = min(until, _next_new_year(at, zone))
    return replace(ask, state="open", until=until if until < horizon else None)


def _stretches(rows: list[Hours], zone: ZoneInfo, first: date) -> Iterator[tuple[date, int, int]]:
    """Every stretch of opening as (day it belongs to, start, end), by day and then by start."""
    for day in (first + timedelta(days=n) for n in range(_SEARCH_DAYS)):
        found = []
        for row in rows:
            if row.begins_on(day):
                start, end = _wall(zone, day, row.start, early=False), _wall(zone, day, row.end, early=True)
                if start < end:
                    found.append((day, start, end))
        yield from sorted(found, key=lambda stretch: (stretch[1], -stretch[2]))


@lru_cache(maxsize=8192)
def _wall(zone: ZoneInfo, day: date, minute: int, *, early: bool) -> int:
    """Unix second of a wall-clock minute, which may lie on the next day.

    Where the clock is put forward or back the minute has two readings: a start takes the later and an end the
    earlier one, so that "open" is never claimed for the doubtful hour.
    """
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)
    both = [int(wall.replace(tzinfo=zone, fold=fold).timestamp()) for fold in (0, 1)]
    return min(both) if early else max(both)


def _new_year(day: date) -> bool:
    """Whether many lines close or change their hours on this day."""
    return (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)


def _next_new_year(at: int, zone: ZoneInfo) -> int:
    """Unix second at which the next New Year week begins."""
    return _wall(zone, date(datetime.fromtimestamp(at, zone).year, 12, 29), 0, early=True)


def _notes(rows: list[Hours]) -> tuple[str, str, str]:
    """The notes of all rows in English, in Japanese and with readings, each sentence once, with the word about holidays."""
    english = list(dict.fromkeys(row.note for row in rows if row.note))
    japanese = list(dict.fromkeys(row.note_ja for row in rows if row.note_ja))
    easy = list(dict.fromkeys(row.note_hira or row.note_ja for row in rows if row.note_ja))
    if any(row.closed_on_holidays for row in rows):
        if not any("holiday" in note for note in english):
            english.append(_HOLIDAYS[0])
        if not any("祝日" in note for note in japanese):
            japanese.append(_HOLIDAYS[1])
            easy.append(_HOLIDAYS[2])
    return " ".join(english), "".join(japanese), "".join(easy)
