"""Holds: leaving a post to others, passing it to a colleague by name, parking it while somebody waits for advice."""

import json

from hideout.store.engine import Db, Row
from hideout.store.staff import HERE, IDLE, READERS
from hideout.store.views import PASSED

# Nobody's act may move what somebody else is reading at this moment.
_AT_HAND = "id = :post AND open = 1 AND (claimed_by IS NULL OR claimed_by = :staff OR lease_until < :at)"
# Where advice is asked for, only those who lead may answer: it is passed to nobody else.
_FOR = f"SELECT r.id FROM staff r WHERE r.id IN ({READERS}) AND (r.role <> 'reader' OR {{asked}} = 0)"
_LET_GO = "claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1"


def skip(db: Db, post: str, staff: str, at: int) -> bool:
    """Leave a post to others: it does not come to this person for some hours; False if it is not open."""
    if db.one("SELECT 1 FROM posts WHERE id = :post AND open = 1", {"post": post}) is None:
        return False
    db.run(
        "INSERT INTO skips (post, staff, at) VALUES (:post, :staff, :at)"
        " ON CONFLICT (post, staff) DO UPDATE SET at = excluded.at",
        {"post": post, "staff": staff, "at": at},
    )
    return True


def park(db: Db, post: str, staff: str, at: int) -> bool:
    """Set a post aside while somebody asks around; False if another reads it. After a day it comes back by itself."""
    return bool(
        db.run(
            f"UPDATE posts SET parked = :at, parked_by = :staff, passed = NULL, passed_to = NULL, passed_by = NULL,"
            f" aside = 'park', aside_by = :staff, aside_to = NULL, aside_at = :at, {_LET_GO} WHERE {_AT_HAND}",
            {"post": post, "staff": staff, "at": at},
        )
    )


def pass_on(db: Db, post: str, staff: str, to: str, at: int) -> bool:
    """Give a post to a colleague, by id; False if another reads it, or the colleague cannot. After half a day it is anybody's again."""
    if not db.run(
        "UPDATE posts SET passed = :at, passed_to = :to, passed_by = :staff, parked = NULL, parked_by = NULL,"
        f" aside = 'pass', aside_by = :staff, aside_to = :to, aside_at = :at, {_LET_GO} WHERE {_AT_HAND}"
        f" AND :to IN ({_FOR.format(asked='escalated')})",
        {"post": post, "staff": staff, "to": to, "at": at},
    ):
        return False
    # Who left it to others before is asked by name now.
    db.run("DELETE FROM skips WHERE post = :post AND staff = :to", {"post": post, "to": to})
    return True


# What was set aside, as the log calls it -> the posts on which somebody's own act of this kind still stands. `+` keeps the
# planner off the index of all that is open: one person's acts are few, what waits is many.
STANDING = {
    "park": "SELECT p.id, p.parked AS at FROM posts p WHERE +p.open = 1 AND p.parked >= :since AND p.parked_by = :staff",
    "pass": "SELECT p.id, p.passed AS at FROM posts p WHERE +p.open = 1 AND p.passed >= :since AND p.passed_by = :staff",
    "skip": "SELECT p.id, k.at FROM skips k JOIN posts p ON p.id = k.post WHERE +p.open = 1 AND k.at >= :since"
    " AND k.staff = :staff AND (p.claimed_by IS NULL OR p.lease_until < :at)",
}


def recent(db: Db, staff: str, at: int, since: int) -> list[Row]:
    """Return what this person set aside since a moment and may still take back: post, board, verdict, at, level, body (dict)."""
    told = (
        "SELECT p.id AS post, p.board, p.level, r.body, t.name AS given FROM posts p JOIN revisions r ON r.id = p.revision"
        " LEFT JOIN staff t ON t.id = p.passed_to WHERE p.id = :id"
    )
    values = {"staff": staff, "since": since, "at": at}
    found = [row | {"verdict": act} for act, query in STANDING.items() for row in db.rows(query, values)]
    whole = [row | (db.one(told, row) or {}) for row in found]
    return [row | {"body": json.loads(row["body"] or "{}")} for row in whole]


def take_back(db: Db, post: str, staff: str, at: int, since: int) -> bool:
    """Take back that one has set a post aside; False where that does not stand any more, or is too long ago."""
    values = {"staff": staff, "since": since, "at": at, "post": post}
    for act, query in STANDING.items():
        if not db.one(f"{query} AND p.id = :post", values):
            continue
        if act == "skip":
            db.run("DELETE FROM skips WHERE post = :post AND staff = :staff", values)
        else:
            db.run(
                "UPDATE posts SET parked = NULL, parked_by = NULL, passed = NULL, passed_to = NULL, passed_by = NULL,"
                " aside = '', aside_by = NULL, aside_to = NULL, aside_at = NULL, lease_no = lease_no + 1 WHERE id = :post",
                values,
            )
            # What was asked with it was asked only because of it.
            db.run(
                "DELETE FROM counsel WHERE post = :post AND staff = :staff AND answer = 0 AND at >= :since",
                values,
            )
        return True
    return False


def go_home(db: Db, staff: str) -> None:
    """Let go of everything that colleagues passed to somebody whose shift is over; who passed it, and why, stays beside it."""
    db.run(
        "UPDATE posts SET passed = NULL, passed_to = NULL, passed_by = NULL WHERE passed_to = :staff AND +open = 1",
        {"staff": staff},
    )


def handed(db: Db, staff: str, at: int) -> int:
    """Return how many posts a colleague passed to somebody that they have not taken up, and that are not anybody's again."""
    row = db.one(
        "SELECT COUNT(*) AS posts FROM posts WHERE passed_to = :staff AND passed_by IS NOT NULL AND +open = 1 AND passed >= :since",
        {"staff": staff, "since": at - PASSED},
    )
    return row["posts"] if row else 0


def colleagues(db: Db, staff: str, post: str, at: int) -> list[Row]:
    """Return everybody else who can read a post now: id, name and whether they are at the desk (here), those first."""
    return db.rows(
        f"SELECT s.id, s.name, CASE WHEN s.id IN ({HERE}) THEN 1 ELSE 0 END AS here FROM staff s WHERE s.id IN"
        f" ({_FOR.format(asked='COALESCE((SELECT p.escalated FROM posts p WHERE p.id = :post), 0)')}) AND s.id <> :staff"
        " ORDER BY here DESC, s.name",
        {"staff": staff, "post": post, "at": at, "idle": at - IDLE},
    )
