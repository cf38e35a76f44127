"""Hours on paper: when somebody answers at a helpline, in a few letters; nothing where the data is not sure."""

from collections.abc import Mapping
from typing import Any

from hideout.helpline import DAYS, LIVE, Helpline, Hours

_WEEKDAYS = frozenset(range(5))
_WHOLE_DAY = 24 * 60
_NEXT_NOON = 36 * 60
_MOST_ROWS = 3
_FIRST = ("phone", "sms", "chat", "line")


def when(line: Helpline, language: str, words: Mapping[str, Any]) -> str:
    """Return when a line answers, such as 平日9–17時; `words` are those of the printed sheets, with their readings.

    Of a line whose hours are not sure, or are only told in words, it is empty: paper cannot take anything back.
    """
    if line.always:
        always: str = words["always"]
        return always
    live = sorted({way.type for way in line.channels} & LIVE, key=_FIRST.index)
    if not line.sure or not live:
        return ""
    rows = [row for row in line.hours if row.timed and not row.nth and row.days and row.about(live[0])]
    said = [_row(row, language, words) for row in rows[:_MOST_ROWS]]
    return ("、" if language[:2] == "ja" else ", ").join(dict.fromkeys(said))


def _row(row: Hours, language: str, words: Mapping[str, Any]) -> str:
    off = words["closed"] if row.closed_on_holidays and row.days != _WEEKDAYS else ""
    days = _days(row, words)
    if language[:2] != "ja":
        next_day = words["morning"] if row.end <= _NEXT_NOON else words["tomorrow"]
        late = f" ({next_day})" if row.end > _WHOLE_DAY else ""
        return f"{days} {_clock(row.start)}-{_clock(_of_day(row.end))}{late}{off}"
    start, end, late = row.start, _of_day(row.end), words["tomorrow"] if row.end > _WHOLE_DAY else ""
    if start % 60 or end % 60:
        return f"{days}{_clock(start)}-{late}{_clock(end)}{off}"
    first, last = f"{start // 60}", f"{end // 60}{words['hour']}"
    return f"{days}{first}-{last}{off}" if not late else f"{days}{first}{words['hour']}-{late}{last}{off}"


def _days(row: Hours, words: Mapping[str, Any]) -> str:
    names: list[str] = words["days"]
    if len(row.days) == len(DAYS):
        return str(words["daily"])
    if row.days == _WEEKDAYS and row.closed_on_holidays:
        return str(words["weekdays"])
    days = sorted(row.days)
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[days[0]]}-{names[days[-1]]}"
    return "・".join(names[day] for day in days) if words["hour"] else "/".join(names[day] for day in days)


def _of_day(minute: int) -> int:
    return minute - _WHOLE_DAY if minute > _WHOLE_DAY else minute


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"
