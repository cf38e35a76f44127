"""A shift: when somebody began, whether a break is due, and how heavy a post may still be handed to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hideout.clock import HOUR, MINUTE
from hideout.store import Db, Row, care, shifts
from hideout.store.views import View

# After so long without any act the next one begins a new shift; none is longer than a session can be, and some.
GAP = 5 * HOUR
LONGEST = 16 * HOUR
END, BREAK, BACK, LATER = "shift-end", "break", "break-end", "break-later"
_AGAIN = 15 * MINUTE
# What is reading: that alone ends a break without a word of coming back. Writing a proposal or looking around does not.
READING = frozenset(
    {"approve", "decline", "change", "cut", "unpublish", "escalate", "skip", "park", "pass", "second"}
)
_GRAVEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A shift as the log tells it, in unix seconds.

    `began`; `rested`, when the last break ended (or the shift began); `asked`, when a break was last put off, or 0;
    `paused`, since when somebody is on a break, or 0; `breaks`, how many were taken.
    """

    began: int
    rested: int
    asked: int = 0
    paused: int = 0
    breaks: int = 0

    def break_due(self, at: int, every: int, weight: int = 0) -> bool:
        """Return whether a break should be offered: every so many minutes, and a while after it was put off.

        `weight` is how many minutes more the texts that were read since the last one count for.
        """
        if self.paused or not every:
            return False
        return at - self.rested >= (every - weight) * MINUTE and at - self.asked >= _AGAIN


def shift_of(acts: Sequence[Row], at: int) -> Shift:
    """Return the shift that is going on, from what somebody did (at, action), oldest first."""
    shift, last, over = Shift(began=at, rested=at), 0, True
    for act in acts:
        moment, action = act["at"], act["action"]
        if over or moment - last > GAP:
            shift = Shift(began=moment, rested=moment)
        last, over = moment, action == END
        shift = _after(shift, moment, action)
    return Shift(began=at, rested=at) if over or at - last > GAP else shift


def _after(shift: Shift, at: int, action: str) -> Shift:
    began, breaks = shift.began, shift.breaks
    if action == BREAK:
        return Shift(began=began, rested=shift.rested, paused=at, breaks=breaks + 1)
    if action == LATER:
        return Shift(began=began, rested=shift.rested, asked=at, breaks=breaks)
    if shift.paused and (action == BACK or action in READING):
        return Shift(began=began, rested=at, breaks=breaks)
    return shift


def current(db: Db, staff: str, at: int) -> Shift:
    """Return the shift of a staff member."""
    return shift_of(shifts.acts(db, staff, at - LONGEST), at)


def paused(db: Db, staff: str, at: int) -> bool:
    """Return whether a staff member is on a break; asked at every answer, so first by the last mark alone."""
    return shifts.marked(db, staff, at - LONGEST) == BREAK and bool(current(db, staff, at).paused)


def heaviest(read: Mapping[int, int], rules: Mapping[str, int]) -> int:
    """Return up to which level posts are still handed to somebody who has read so many of each."""
    for level in (1, 2, 3):
        cap = rules[f"cap_{level}"]
        if cap and sum(posts for one, posts in read.items() if one >= level) >= cap:
            return level - 1
    return _GRAVEST


def weight(read: Mapping[int, int], rules: Mapping[str, int]) -> int:
    """Return how many minutes more it counts for, towards the next break, to have read so many posts of each level."""
    return sum(posts * rules[f"weigh_{level}"] for level, posts in read.items() if level)


def limits(db: Db, staff: str, at: int, began: int, *, leads: bool = False) -> tuple[int, ...]:
    """Return up to which level the next post may be, in the order in which to try, in a shift that began at a moment.

    After some heavy posts a light one is tried first, unless one of the gravest waits for them; then whatever the caps allow.
    What the caps keep from them does not wait for them.
    """
    most, tired = _limits(db, staff, at, began, leads=leads)
    if tired:
        return (0, most) if most else (0,)
    return (most,)


def between(db: Db, staff: str, at: int, post: str, view: View, *, leads: bool = False) -> bool:
    """Return whether a light post was handed to somebody between heavy ones, though heavier ones that they may read wait before it."""
    most, tired = _limits(db, staff, at, current(db, staff, at).began, leads=leads)
    return tired and shifts.heavier_waits(db, staff, at, post, view, most=most, leads=leads)


def _limits(db: Db, staff: str, at: int, began: int, *, leads: bool) -> tuple[int, bool]:
    rules = care.rules(db)
    capped = [level for level in (1, 2, 3) if rules[f"cap_{level}"]]
    most = heaviest(shifts.levels(db, staff, began, min(capped, default=_GRAVEST)), rules)
    row = rules["light"]
    last = shifts.latest(db, staff, began, row) if row else []
    tired = bool(row) and len(last) == row and min(last) >= 2
    return most, tired and (most < _GRAVEST or not shifts.urgent_waits(db, staff, at, leads=leads))
