"""Shifts: what one person did and read since they began, as the log tells it; nothing is kept twice."""

import json

from hideout.store.engine import Db, Row


def acts(db: Db, staff: str, since: int) -> list[Row]:
    """Return what somebody did since a moment, in order: at, action."""
    return db.rows(
        "SELECT at, action FROM audit WHERE staff = :staff AND at >= :since ORDER BY seq",
        {"staff": staff, "since": since},
    )


def levels(db: Db, staff: str, since: int) -> dict[int, int]:
    """Return how many different posts of each level somebody had before them since a moment."""
    rows = db.rows(
        "SELECT p.level, COUNT(DISTINCT p.id) AS posts FROM audit a JOIN posts p ON p.id = a.subject"
        " WHERE a.staff = :staff AND a.at >= :since GROUP BY p.level",
        {"staff": staff, "since": since},
    )
    return {row["level"]: row["posts"] for row in rows}


def latest(db: Db, staff: str, since: int, limit: int) -> list[int]:
    """Return the levels of the last posts that somebody had before them, newest first."""
    rows = db.rows(
        "SELECT p.level FROM audit a JOIN posts p ON p.id = a.subject"
        " WHERE a.staff = :staff AND a.at >= :since ORDER BY a.seq DESC LIMIT :limit",
        {"staff": staff, "since": since, "limit": limit},
    )
    return [row["level"] for row in rows]


def urgent_waits(db: Db, at: int) -> bool:
    """Return whether one of the gravest posts waits that nobody reads just now."""
    row = db.one(
        "SELECT level FROM posts WHERE open = 1 AND (claimed_by IS NULL OR lease_until < :at)"
        " ORDER BY urgent DESC, level DESC LIMIT 1",
        {"at": at},
    )
    return row is not None and row["level"] >= 3


def answers(db: Db, staff: str, since: int) -> dict[str, int]:
    """Return how many posts somebody answered since a moment, by verdict; what was undone does not count."""
    rows = db.rows(
        "SELECT d.verdict, COUNT(DISTINCT d.revision) AS posts FROM decisions d"
        " WHERE d.staff = :staff AND d.at >= :since AND d.verdict <> 'undo' AND NOT EXISTS"
        " (SELECT 1 FROM decisions e WHERE e.revision = d.revision AND e.round = d.round + 1 AND e.verdict = 'undo')"
        " GROUP BY d.verdict",
        {"staff": staff, "since": since},
    )
    return {row["verdict"]: row["posts"] for row in rows}


def let_through(db: Db, staff: str, since: int, limit: int) -> list[Row]:
    """Return light posts that hang on a wall because this person put them up: post, board, body (dict), newest first."""
    rows = db.rows(
        "SELECT b.post, b.board, b.body FROM decisions d JOIN published b ON b.decision = d.id"
        " JOIN posts p ON p.id = b.post WHERE d.staff = :staff AND d.at >= :since AND p.level <= 1"
        " ORDER BY p.level, d.at DESC, b.post LIMIT :limit",
        {"staff": staff, "since": since, "limit": limit},
    )
    return [row | {"body": json.loads(row["body"])} for row in rows]
