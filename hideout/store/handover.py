"""Handovers: second readings on which somebody asked for advice instead of answering; within a minute that is taken back."""

import json

from hideout.store.engine import Db, Row
from hideout.store.second import LEASE

# It lies before those who lead because this person asked, and nobody has heard the call yet.
_ASKED = (
    " FROM second_reads s JOIN posts p ON p.id = s.post JOIN revisions r ON r.id = s.revision"
    " JOIN alarms a ON a.post = s.post AND a.handled_at IS NULL AND a.raised_by = :staff AND a.at >= :since"
    " WHERE s.read_at IS NULL AND s.first <> :staff AND s.claimed_by = :staff AND p.open = 1 AND p.escalated = 1"
    " AND p.state <> 'waiting'"
)


def recent(db: Db, staff: str, since: int) -> list[Row]:
    """Return the readings on which this person has asked for advice since a moment, in the form of `second.recent`."""
    rows = db.rows(
        "SELECT s.id, s.post, s.why, 'escalate' AS answer, '' AS reason, a.at, p.board, p.level, p.urgent, r.body,"
        f" 0 AS asks{_ASKED} ORDER BY a.at DESC, s.id LIMIT 3",
        {"staff": staff, "since": since},
    )
    return [row | {"body": json.loads(row["body"] or "{}")} for row in rows]


def take_back(db: Db, reading: str, staff: str, at: int, since: int) -> str | None:
    """Take back within a minute that one has asked, so that the reading waits for oneself again; return its post.

    None where it is too late: somebody reads it by now, or has answered in words. What was reported stays open.
    """
    row = db.one(
        f"SELECT s.post{_ASKED} AND s.id = :id AND (p.claimed_by IS NULL OR p.claimed_by = :staff OR p.lease_until < :at)"
        " AND NOT EXISTS (SELECT 1 FROM counsel k WHERE k.post = s.post AND k.answer = 1 AND k.at >= a.at)",
        {"id": reading, "staff": staff, "at": at, "since": since},
    )
    if row is None:
        return None
    post: str = row["post"]
    db.run(
        "UPDATE posts SET open = CASE WHEN reported > 0 THEN 1 ELSE 0 END, escalated = 0 WHERE id = :post",
        {"post": post},
    )
    db.run(
        "UPDATE second_reads SET lease_until = :until WHERE id = :id", {"id": reading, "until": at + LEASE}
    )
    return post
