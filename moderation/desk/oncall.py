"""Who is on call at a moment, and whose hours begin next, as the rota has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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
    """Somebody who is on call: their name, and until which hour (HH:MM)."""

    name: str
    until: str


def on_call(week: Sequence[Row], at: int, zone: ZoneInfo) -> list[OnCall]:
    """Return who is on call at a moment, who stays longest first; hours may run past midnight."""
    moment = datetime.fromtimestamp(at, zone)
    minute = _minute(moment)
    found: dict[str, int] = {}
    for duty in week:
        left = duty["minutes"] - (minute - duty["day"] * _DAY - duty["start"]) % _WEEK
        if left > 0:
            found[duty["name"]] = max(left, found.get(duty["name"], 0))
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return [OnCall(name=name, until=_clock(moment, left)) for name, left in ordered]


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
