"""Views of the queue: the order in which posts are read, and which of them each view shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hideout.clock import DAY, HOUR
from hideout.store.engine import Db, Row
from hideout.store.staff import HERE, IDLE, READERS

# How much earlier than it came a post counts, by level; whatever has waited longer than that goes before fresh ones.
# Urgent posts stand in bands of their own before everything, so that no backlog ever hides them.
HEADSTART = {0: 0, 1: 6 * HOUR, 2: DAY, 3: DAY}
# Among the heavy ones (level 2) the gravest come first: each ground for that counts like so many hours of waiting.
GRAVER = 8 * HOUR
_HEAVY = 2
# Words about one's own death or wounds, and about what others do to somebody who cannot defend themselves.
_LIFE = frozenset(
    {"suicide", "goodbye", "self_harm", "overdose", "third_party", "abuse", "sexual_abuse", "grooming"}
)
ORDER = "p.band DESC, p.due, p.id"
# How a list may be sorted: the order of reading, or by when something came; and what stands below a post in each.
ORDERS = {
    "": (ORDER, "p.band < :band OR (p.band = :band AND (p.due > :due OR (p.due = :due AND p.id > :id)))"),
    "oldest": ("p.since, p.id", "p.since > :since OR (p.since = :since AND p.id > :id)"),
    "newest": ("p.since DESC, p.id DESC", "p.since < :since OR (p.since = :since AND p.id < :id)"),
}
# How much of a call for advice still waits: whether anybody has said a word to it, how soon it is wanted, how heavy it is.
CALLED = (
    "(CASE WHEN EXISTS (SELECT 1 FROM counsel k JOIN alarms c ON c.post = k.post WHERE k.post = p.id AND k.answer = 1"
    " AND c.handled_at IS NULL AND k.at >= c.at) THEN 0 ELSE 100 END + 10 * p.urgency + 2 * p.level + p.urgent)"
)
_CALLS = (
    f"{CALLED} DESC, p.since, p.id",
    f"{CALLED} < :called OR ({CALLED} = :called AND (p.since > :since OR (p.since = :since AND p.id > :id)))",
)
SKIPPED = 12 * HOUR
PARKED = DAY
PASSED = 12 * HOUR
_MOST = 100_000

# Of open posts that are alike, in whichever room, only the first in the order stands in the queue. What was reported, what
# advice is wanted on, and what was set aside stands for itself: neither behind another nor before one.
_PLAIN = "{post}.reported = 0 AND {post}.escalated = 0 AND {post}.parked IS NULL AND {post}.passed_to IS NULL"
_FIRST_OF_ITS_KIN = (
    f"(NOT ({_PLAIN.format(post='p')}) OR NOT EXISTS (SELECT 1 FROM posts q WHERE q.open = 1 AND q.kin = p.kin"
    f" AND q.kin <> '' AND q.id <> p.id AND {_PLAIN.format(post='q')}{{where}}"
    " AND (q.band > p.band OR (q.band = p.band AND (q.due < p.due OR (q.due = p.due AND q.id < p.id))))))"
)
NOT_SKIPPED = (
    "NOT EXISTS (SELECT 1 FROM skips k WHERE k.post = p.id AND k.staff = :staff AND k.at >= :unskipped)"
)
# What this person has not asked for advice on: it is for others to answer.
NOT_ASKED = (
    "(p.escalated = 0 OR NOT EXISTS (SELECT 1 FROM alarms o WHERE o.post = p.id AND o.handled_at IS NULL"
    " AND o.raised_by = :staff))"
)
# What nobody set aside, and this person did not leave to others; after some hours each comes back by itself, and at
# once what lies with somebody who cannot read it. What is urgent lies with nobody who is not at the desk: half a day is
# too long for it.
FREE = (
    "(p.parked IS NULL OR p.parked < :unparked)"
    " AND (p.passed_to IS NULL OR p.passed_to = :staff OR p.passed < :unpassed"
    f" OR p.passed_to NOT IN ({READERS}) OR (p.band > 0 AND p.passed_to NOT IN ({HERE})))"
    f" AND {NOT_SKIPPED}"
)
_MINE = (
    "((p.claimed_by = :staff AND p.lease_until >= :at) OR p.passed_to = :staff"
    " OR (p.parked IS NOT NULL AND p.parked_by = :staff))"
)
_WHERE = {
    "": FREE,
    "escalated": "p.escalated = 1",
    "parked": "p.parked IS NOT NULL",
    "reported": "p.reported > 0",
    "mine": _MINE,
    # What stays with somebody they were promised not to see again; it is with the others.
    "skipped": "p.id IN (SELECT k.post FROM skips k WHERE k.staff = :staff AND k.at >= :unskipped)"
    " AND NOT EXISTS (SELECT 1 FROM burdens b WHERE b.post = p.id AND b.staff = :staff)",
}
# How many are open, by what the filters of the list tell apart.
_SUMS = (
    "SELECT p.level, p.noted, p.board, p.escalated, COUNT(*) AS posts, SUM(p.urgent) AS urgent FROM posts p"
    " WHERE {where}p.open = 1 GROUP BY p.level, p.noted, p.board, p.escalated"
)
# What somebody may not find in the list is a few, each of which an index of its own knows.
_ASIDE = (
    "p.id IN (SELECT a.id FROM posts a WHERE a.parked IS NOT NULL"
    " UNION SELECT a.id FROM posts a WHERE a.passed_to > ''"
    " UNION SELECT k.post FROM skips k WHERE k.staff = :staff AND k.at >= :unskipped)"
    f" AND CASE WHEN {FREE} THEN 0 ELSE 1 END = 1 AND +"
)
# What more than one open post has.
_ALIKE = "SELECT r.kin FROM posts r WHERE r.open = 1 AND r.kin <> '' GROUP BY r.kin HAVING COUNT(*) > 1"
NAMES = tuple(name for name in _WHERE if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What somebody wants to see of the queue: one of NAMES (or everything), of one board, of one level.

    With `plain` what advice is wanted on stands in its own view only: whoever cannot answer it need not pass it each time.
    `noted` is for what weighs nothing: only that in which something was noticed (1), or nothing at all (0). With `urgent`
    only what may be happening at this moment. `order` is one of ORDERS; whoever reads one at a time reads by `turn`.
    """

    name: str = ""
    board: str = ""
    level: int | None = None
    noted: int | None = None
    plain: bool = False
    urgent: bool = False
    order: str = ""

    def where(self) -> str:
        """Return the condition of this view; its values are those of `values`."""
        board = " AND p.board = :board" if self.board else ""
        if self.plain and not self.name:
            board += " AND p.escalated = 0"
        level = self._weight("p")
        # The plus sign keeps a planner from walking every open post where a few of them are asked for.
        few = "+" if self.name else ""
        return f"{few}p.open = 1 AND {_WHERE[self.name]}{board}{level}"

    def sorting(self) -> tuple[str, str]:
        """Return how this view is sorted, and what stands below a post in it (with the values `band`, `due`, `since`, `called`, `id`)."""
        return _CALLS if self.name == "escalated" and not self.order else ORDERS[self.order]

    def turn(self) -> str:
        """Return the order in which the posts of this view are handed out one by one: calls as they are listed, the rest by urgency."""
        return _CALLS[0] if self.name == "escalated" else ORDER

    def first(self) -> str:
        """Return the condition that leaves out what stands behind a post that is alike; a view of few leaves out nothing."""
        # Kin are few and found by their own index; the plus sign keeps a planner from walking all that weigh the same.
        room = " AND q.board = :board" if self.board else ""
        return "1 = 1" if self.name else _FIRST_OF_ITS_KIN.format(where=room + self._weight("+q"))

    def _weight(self, post: str) -> str:
        level = f" AND {post}.level = :level" if self.level is not None else ""
        level += f" AND {post}.urgent = 1" if self.urgent else ""
        return level + (f" AND {post}.noted = :noted" if self.noted is not None else "")

    def values(self, staff: str, at: int) -> dict[str, str | int | None]:
        """Return the values that the condition names."""
        return set_aside(staff, at) | {"board": self.board, "level": self.level, "noted": self.noted}


def noticed(level: int, heard: Mapping[str, Any]) -> int:
    """Return 1 where a post weighs nothing though something was noticed in it, else 0."""
    found = any(one.get("reason") for one in heard.get("findings", ()))
    return int(level == 0 and (found or bool(heard.get("flags"))))


def grounds(level: int, heard: Mapping[str, Any]) -> tuple[str, ...]:
    """Return why a heavy post is one of the graver ones: "life" is at stake, a "way" is spoken of, "several" dangers."""
    if level != _HEAVY:
        return ()
    dangers = {one.get("category") for one in heard.get("findings", ()) if one.get("level", 0) >= _HEAVY}
    burdens = {one.get("category") for one in heard.get("findings", ()) if one.get("level", 0) >= 1}
    found = {
        "life": bool(dangers & _LIFE),
        "way": "method" in heard.get("flags", ()),
        "several": len(burdens - {None}) > 1,
    }
    return tuple(ground for ground, holds in found.items() if holds)


def set_aside(staff: str, at: int) -> dict[str, str | int | None]:
    """Return the moments since when something is still set aside, for somebody."""
    return {
        "staff": staff,
        "at": at,
        "idle": at - IDLE,
        "unparked": at - PARKED,
        "unpassed": at - PASSED,
        "unskipped": at - SKIPPED,
    }


def place(
    level: int, since: int, *, urgent: bool, weight: int = 0, reported: bool = False, urgency: int = 0
) -> dict[str, Any]:
    """Return where a post stands in the order: band and due.

    `weight` is how many `grounds` make it one of the graver ones of its level. What was reported counts at least like a heavy one; where advice is wanted now (`urgency` 2) or today (1), it stands
    with what is urgent itself.
    """
    return {
        "band": max(2 if urgent else 1 if level >= 3 else 0, urgency),
        "due": since - max(HEADSTART[level] + weight * GRAVER, HEADSTART[2] if reported else 0),
    }


def tally(db: Db, staff: str, at: int, *, leads: bool = True) -> Row:
    """Return how many posts each view holds for somebody: all, levels, boards, and every name of NAMES.

    Only what they find in the list is counted. What of the open posts they do not find there: `led`, how many wait for
    those who lead, `apart`, how many are set aside; of all, `behind` stand behind one that is alike.
    `noted` says in how many of those that weigh nothing something was noticed, `urgent` how many may be happening now.
    """
    view = View(plain=not leads)
    rows = db.rows(_SUMS.format(where=""))
    aside = {_cell(row): row for row in db.rows(_SUMS.format(where=_ASIDE), set_aside(staff, at))}
    levels: dict[int, int] = {}
    boards: dict[str, int] = {}
    unseen = {"led": 0, "apart": 0}
    noted = urgent = 0
    for row in rows:
        if not leads and row["escalated"]:
            unseen["led"] += row["posts"]
            continue
        apart = aside.get(_cell(row), {"posts": 0, "urgent": 0})
        unseen["apart"] += apart["posts"]
        if free := row["posts"] - apart["posts"]:
            levels[row["level"]] = levels.get(row["level"], 0) + free
            boards[row["board"]] = boards.get(row["board"], 0) + free
            noted += free if row["noted"] and not row["level"] else 0
            urgent += row["urgent"] - apart["urgent"]
    sums = {name: _few(db, name, staff, at) for name in NAMES}
    behind = db.one(
        f"SELECT COUNT(*) AS posts FROM posts p WHERE p.kin IN ({_ALIKE}) AND {view.where()} AND NOT {view.first()}",
        view.values(staff, at),
    )
    return (
        sums
        | unseen
        | {
            "all": sum(levels.values()),
            "behind": behind["posts"] if behind else 0,
            "levels": levels,
            "noted": noted,
            "urgent": urgent,
            "boards": boards,
        }
    )


def _cell(row: Row) -> tuple[int, int, str, int]:
    return row["level"], row["noted"], row["board"], row["escalated"]


def _few(db: Db, name: str, staff: str, at: int) -> int:
    # In order and with an end: so a planner takes the small index of the view, and does not walk all that is open.
    row = db.one(
        f"SELECT COUNT(*) AS posts FROM (SELECT p.id FROM posts p WHERE {View(name=name).where()} ORDER BY {ORDER}"
        " LIMIT :most) AS few",
        View().values(staff, at) | {"most": _MOST},
    )
    return row["posts"] if row else 0


def arrived(db: Db, since: int) -> Row:
    """Return how many open posts came, or were reported, after a moment: posts, and how many of them are urgent."""
    row = db.one(
        "SELECT COUNT(*) AS posts, SUM(CASE WHEN band > 0 THEN 1 ELSE 0 END) AS urgent FROM posts"
        " WHERE open = 1 AND since > :since",
        {"since": since},
    )
    return {"posts": row["posts"], "urgent": row["urgent"] or 0} if row else {"posts": 0, "urgent": 0}
