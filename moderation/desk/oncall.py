"""Who is on call at a moment, and whose hours begin next, as the rota has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hideout.language import N_
from hideout.store import Row

DAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_DAY = 24 * 60
_WEEK = 7 * _DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCall:
    """Somebody whom the rota has on call: their name, until which hour (HH:MM), and whether they are signed in."""

    name: str
    until: str
    here: bool


def on_call(week: Sequence[Row], at: int, zone: ZoneInfo) -> list[OnCall]:
    """Return whom the rota has on call at a moment, who stays longest first; hours may run past midnight.

    A row of the week says with `present` whether its person is signed in; whoever went home answers no call.
    """
    moment = datetime.fromtimestamp(at, zone)
    minute = _minute(moment)
    found: dict[str, int] = {}
    present = {duty["name"] for duty in week if duty["present"]}
    for duty in week:
        left = duty["minutes"] - (minute - duty["day"] * _DAY - duty["start"]) % _WEEK
        if left > 0:
            found[duty["name"]] = max(left, found.get(duty["name"], 0))
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return [OnCall(name=name, until=_clock(moment, left), here=name in present) for name, left in ordered]


def hearing(week: Sequence[Row], at: int, zone: ZoneInfo) -> dict[str, Any]:
    """Return who hears a call at a moment, as the pages say it.

    `here` (those on call who are signed in), `away` (those on call who are not), `comes` (whose hours begin next, if
    anybody's), and the names of the `days`.
    """
    found = on_call(week, at, zone)
    return {
        "here": [one for one in found if one.here],
        "away": [one for one in found if not one.here],
        "comes": next_call(week, at, zone),
        "days": DAYS,
    }


def is_alone(week: Sequence[Row], at: int, zone: ZoneInfo) -> bool:
    """Return whether nobody hears a call at a moment: nobody is on call, or nobody of them is signed in."""
    return not any(one.here for one in on_call(week, at, zone))


def next_call(week: Sequence[Row], at: int, zone: ZoneInfo) -> Row | None:
    """Return whose hours begin next: name, day (0 is Monday), time (HH:MM), `late` (it is this day next week); None when nobody has any."""
    minute = _minute(datetime.fromtimestamp(at, zone))
    comes = sorted(
        ((duty["day"] * _DAY + duty["start"] - minute - 1) % _WEEK, n) for n, duty in enumerate(week)
    )
    if not comes:
        return None
    duty = week[comes[0][1]]
    return {
        "name": duty["name"],
        "day": duty["day"],
        "time": hours(duty["start"]),
        "late": comes[0][0] + 1 > 6 * _DAY,
    }


def hours(minute: int) -> str:
    """Return a minute of a day as HH:MM."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _minute(moment: datetime) -> int:
    return moment.weekday() * _DAY + moment.hour * 60 + moment.minute


def _clock(moment: datetime, left: int) -> str:
    return (moment.replace(tzinfo=None) + timedelta(minutes=left)).strftime("%H:%M")
