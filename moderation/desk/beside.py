"""The line beside every page of the desk: the bell, a break that is due, a cap that is reached."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from hideout.clock import MINUTE
from hideout.store import Db, Row, alarms, care, counsel, duties, holds, notes, pieces, second, shifts
from moderation.desk import shift
from moderation.desk.oncall import is_alone

# What a bell says, in the order in which `rung` notes what it has said.
_RUNG = ("posts", "urgent", "today", "heard", "newest", "alone", "came", "unheard")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What a reader is told beside the page; `known` unless nobody has looked (the answer to a form).

    `due` says that a break is offered, `worn` that it is because of how heavy the texts were and not yet of the time, `length` how many minutes it has; `paused_until` is the moment (unix seconds) up
    to which somebody is on a break, or 0; `most` the level up to which posts are still handed to them; `folded` whether
    heavy texts are folded; `lonely` how many texts stayed with somebody that nobody has spoken about (for leads);
    `bell` what `ring` returns; `second` how many second readings this person may do (posts, appeals);
    `pieces` how many texts of the team wait for a second reading that they may do; `wordings` how many notes to authors
    somebody would word otherwise (for leads); `handed` how many posts a colleague passed to this person and nobody took up.
    """

    known: bool = False
    due: bool = False
    worn: bool = False
    length: int = 0
    paused_until: int = 0
    most: int = 3
    folded: bool = False
    lonely: int = 0
    pieces: int = 0
    wordings: int = 0
    second: Row = field(default_factory=lambda: {"posts": 0, "appeals": 0})
    handed: int = 0
    bell: Row = field(default_factory=lambda: dict.fromkeys((*_RUNG, "parked"), 0))


def ring(db: Db, staff: str, at: int, zone: ZoneInfo) -> Row:
    """Return how the bell rings for a staff member: what `alarms.bell` counts, `alone`, `came`, `unheard` and `rung`.

    `alone` is 1 while advice is wanted now, nobody has said a word to it, and nobody on call is signed in; `came` on how
    many posts they have advice unread; `unheard` the posts (ids, parted by "-") of their own calls that nobody heard yet; `rung` all of it as one mark, by which a page knows whether it rings as before.
    """
    rings = alarms.bell(db, at)
    calls = alarms.unheard(db, at) if rings["urgent"] else []
    alone = bool(calls) and is_alone(duties.week(db, at), at, zone)
    own = "-".join(row["post"] for row in calls if row["staff"] == staff)
    rings |= {"alone": int(alone), "came": counsel.unread(db, staff), "unheard": own}
    return rings | {"rung": ".".join(str(rings[part]) for part in _RUNG)}


def aside(db: Db, staff: str, at: int, *, leads: bool, zone: ZoneInfo) -> Aside:
    """Return what stands beside the pages of a staff member."""
    rules, now = care.rules(db), shift.current(db, staff, at)
    due = now.break_due(at, rules["every"])
    worn = not due and now.break_due(
        at, rules["every"], shift.weight(shifts.levels(db, staff, now.rested), rules)
    )
    return Aside(
        known=True,
        due=due or worn,
        worn=worn,
        length=rules["length"],
        paused_until=now.paused + rules["length"] * MINUTE if now.paused else 0,
        most=shift.heaviest(shifts.levels(db, staff, now.began), rules),
        folded=care.folds(db, staff),
        second=second.waiting(db, staff),
        bell=ring(db, staff, at, zone),
        handed=holds.handed(db, staff, at),
        pieces=pieces.to_read(db, staff),
        wordings=len(notes.proposed(db)) if leads else 0,
        lonely=care.lonely(db, staff) if leads else 0,
    )
