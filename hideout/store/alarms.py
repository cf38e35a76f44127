"""Alarms: posts on which advice was asked for, until somebody who leads has handled them."""

import secrets

from hideout.clock import MINUTE
from hideout.store.engine import Db, Row

# An answer that is taken back within a minute brings its alarm back, not a second one.
_UNDONE = 2 * MINUTE


def follow(db: Db, post: str, staff: str, at: int) -> None:
    """Raise or settle the alarm of a post, as it stands after an act: advice is wanted while it is open and escalated."""
    row = db.one("SELECT open, escalated, urgent, level FROM posts WHERE id = :post", {"post": post})
    if row is None:
        return
    values = {"post": post, "staff": staff, "at": at, "since": at - _UNDONE}
    if not (row["open"] and row["escalated"]):
        db.run(
            "UPDATE alarms SET handled_by = :staff, handled_at = :at WHERE post = :post AND handled_at IS NULL",
            values,
        )
        return
    if db.one("SELECT 1 FROM alarms WHERE post = :post AND handled_at IS NULL", values):
        return
    if db.run(
        "UPDATE alarms SET handled_by = NULL, handled_at = NULL WHERE post = :post AND handled_at >= :since",
        values,
    ):
        return
    db.run(
        "INSERT INTO alarms (id, post, urgent, raised_by, at) VALUES (:id, :post, :urgent, :staff, :at)",
        values | {"id": secrets.token_hex(9), "urgent": int(bool(row["urgent"]) or row["level"] == 3)},
    )


def bell(db: Db) -> Row:
    """Return how many calls for advice nobody has handled yet: posts, and how many of them are urgent."""
    row = db.one(
        "SELECT COUNT(*) AS posts, SUM(a.urgent) AS urgent FROM alarms a JOIN posts p ON p.id = a.post"
        " WHERE a.handled_at IS NULL AND p.open = 1"
    )
    return {"posts": row["posts"], "urgent": row["urgent"] or 0} if row else {"posts": 0, "urgent": 0}


def standing(db: Db, limit: int = 100) -> list[Row]:
    """Return the alarms that wait, urgent ones first, then the oldest: id, post, board, level, urgent, at, raised_by (name)."""
    return db.rows(
        "SELECT a.id, a.post, p.board, p.level, a.urgent, a.at, s.name AS raised_by FROM alarms a"
        " JOIN posts p ON p.id = a.post JOIN staff s ON s.id = a.raised_by"
        " WHERE a.handled_at IS NULL AND p.open = 1 ORDER BY a.urgent DESC, a.at, a.id LIMIT :limit",
        {"limit": limit},
    )


def handled(db: Db, limit: int = 50) -> list[Row]:
    """Return the newest alarms that were handled: id, post, board, level, urgent, at, raised_by, handled_by, handled_at, kind, outcome.

    One whose author took the post back has no `handled_by`.
    """
    return db.rows(
        "SELECT a.id, a.post, p.board, p.level, a.urgent, a.at, s.name AS raised_by, h.name AS handled_by,"
        " a.handled_at, a.kind, a.outcome FROM alarms a JOIN posts p ON p.id = a.post"
        " JOIN staff s ON s.id = a.raised_by LEFT JOIN staff h ON h.id = a.handled_by"
        " WHERE a.handled_at IS NOT NULL OR p.open = 0 ORDER BY a.at DESC, a.id LIMIT :limit",
        {"limit": limit},
    )


def handle(db: Db, alarm: str, staff: str, at: int, *, kind: str, outcome: str) -> str | None:
    """Note what was done about an alarm and, if nobody did before, who handled it; return its post, or None."""
    row = db.one(
        "UPDATE alarms SET kind = :kind, outcome = :outcome, handled_by = COALESCE(handled_by, :staff),"
        " handled_at = COALESCE(handled_at, :at) WHERE id = :id RETURNING post",
        {"id": alarm, "staff": staff, "at": at, "kind": kind, "outcome": outcome},
    )
    return row["post"] if row else None


def newest(db: Db, since: int, before: int) -> int | None:
    """Return the moment of the newest call (for advice, or that a text stays) after one moment and before another."""
    row = db.one(
        "SELECT MAX(at) AS at FROM (SELECT at FROM alarms UNION ALL SELECT at FROM burdens) AS calls"
        " WHERE at > :since AND at < :before",
        {"since": since, "before": before},
    )
    return row["at"] if row else None
