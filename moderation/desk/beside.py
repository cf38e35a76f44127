"""The line beside every page of the desk: the bell, a break that is due, a cap that is reached."""

from dataclasses import dataclass, field

from hideout.clock import MINUTE
from hideout.store import Db, Row, alarms, care, notes, pieces, second, shifts
from moderation.desk import shift


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What a reader is told beside the page; `known` unless nobody has looked (the answer to a form).

    `due` says that a break is offered, `length` how many minutes it has; `paused_until` is the moment (unix seconds) up
    to which somebody is on a break, or 0; `most` the level up to which posts are still handed to them; `folded` whether
    heavy texts are folded; `lonely` how many texts stayed with somebody that nobody has spoken about (for leads);
    `bell` how many calls for advice wait (posts, urgent, today); `second` how many second readings this person may do (posts, appeals);
    `pieces` how many texts of the team wait for a second reading that they may do; `wordings` how many notes to authors
    somebody would word otherwise (for leads).
    """

    known: bool = False
    due: bool = False
    length: int = 0
    paused_until: int = 0
    most: int = 3
    folded: bool = False
    lonely: int = 0
    pieces: int = 0
    wordings: int = 0
    second: Row = field(default_factory=lambda: {"posts": 0, "appeals": 0})
    bell: Row = field(default_factory=lambda: {"posts": 0, "urgent": 0, "today": 0, "heard": 0, "newest": 0})


def aside(db: Db, staff: str, at: int, *, leads: bool) -> Aside:
    """Return what stands beside the pages of a staff member."""
    rules, now = care.rules(db), shift.current(db, staff, at)
    return Aside(
        known=True,
        due=now.break_due(at, rules["every"]),
        length=rules["length"],
        paused_until=now.paused + rules["length"] * MINUTE if now.paused else 0,
        most=shift.heaviest(shifts.levels(db, staff, now.began), rules),
        folded=care.folds(db, staff),
        second=second.waiting(db, staff),
        bell=alarms.bell(db, at),
        pieces=pieces.to_read(db, staff),
        wordings=len(notes.proposed(db)) if leads else 0,
        lonely=care.lonely(db) if leads else 0,
    )
