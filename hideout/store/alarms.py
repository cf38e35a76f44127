"""Alarms: posts on which advice was asked for, until somebody who leads has handled them."""

import json
import secrets

from hideout.clock import MINUTE
from hideout.store.engine import Db, Row
from hideout.store.views import PARKED, place

# How soon advice is wanted.
LATER, TODAY, NOW = 0, 1, 2

# An answer that is taken back within a minute brings its alarm back, not a second one.
_UNDONE = 2 * MINUTE
# What waits for advice: every call that nobody has handled, and what somebody parked until advice comes, which is wanted
# as soon as it weighs.
_CALLS = (
    "SELECT a.id, a.post, a.urgency, a.at, a.raised_by AS staff FROM alarms a JOIN posts p ON p.id = a.post"
    " WHERE a.handled_at IS NULL AND p.open = 1"
    " UNION ALL SELECT '', p.id, CASE WHEN p.urgent = 1 OR p.level = 3 THEN 2 WHEN p.level = 2 THEN 1 ELSE 0 END,"
    " p.parked, p.parked_by FROM posts p WHERE +p.open = 1 AND p.parked IS NOT NULL AND p.parked >= :unparked"
    " AND p.escalated = 0"
)

_ANSWERS = "FROM counsel n WHERE n.post = c.post AND n.answer = 1 AND n.at >= c.at"
# The last question about a call, and that of whoever calls, which goes before it: a word to whom it was passed is not theirs.
_LAST = (
    "FROM counsel q JOIN staff n ON n.id = q.staff WHERE q.post = c.post AND q.answer = 0 AND q.words <> ''{own}"
    " ORDER BY q.at DESC, q.id LIMIT 1"
)
_ANY, _OWN = _LAST.format(own=""), _LAST.format(own=" AND q.staff = c.staff")


def follow(db: Db, post: str, staff: str, at: int, urgency: int | None = None) -> None:
    """Raise or settle the alarm of a post, as it stands after an act: advice is wanted while it is open and escalated.

    `urgency` is how soon (NOW, TODAY, LATER), where somebody said so; else what is grave is wanted now.
    """
    row = db.one(
        "SELECT open, escalated, urgent, level, since, reported, urgency, weight FROM posts WHERE id = :post",
        {"post": post},
    )
    if row is None:
        return
    values = {"post": post, "staff": staff, "at": at, "since": at - _UNDONE}
    if not (row["open"] and row["escalated"]):
        db.run(
            "UPDATE alarms SET handled_by = :staff, handled_at = :at WHERE post = :post AND handled_at IS NULL",
            values,
        )
        return _stand(db, post, row, LATER)
    standing = db.one("SELECT id, urgency FROM alarms WHERE post = :post AND handled_at IS NULL", values)
    if standing is None:
        standing = db.one(
            "UPDATE alarms SET handled_by = NULL, handled_at = NULL WHERE post = :post AND handled_at >= :since"
            " RETURNING id, urgency",
            values,
        )
        if standing and urgency is not None:
            # Somebody asks anew: it is their call now, and what was said to the one before answers another.
            db.run("UPDATE alarms SET raised_by = :staff, at = :at WHERE id = :id", values | standing)
    if standing is None:
        standing = {
            "id": secrets.token_hex(9),
            "urgency": NOW if row["urgent"] or row["level"] == 3 else LATER,
        }
        db.run(
            "INSERT INTO alarms (id, post, urgency, raised_by, at) VALUES (:id, :post, :urgency, :staff, :at)",
            values | standing,
        )
    if urgency is not None and urgency != standing["urgency"]:
        db.run(
            "UPDATE alarms SET urgency = :urgency WHERE id = :id", {"urgency": urgency, "id": standing["id"]}
        )
    return _stand(db, post, row, standing["urgency"] if urgency is None else urgency)


def _stand(db: Db, post: str, row: Row, urgency: int) -> None:
    """Put a post where it stands in the order of reading, now that advice is wanted so soon."""
    if urgency != row["urgency"]:
        order = place(
            row["level"],
            row["since"],
            urgent=bool(row["urgent"]),
            weight=row["weight"],
            reported=bool(row["reported"]),
            urgency=urgency,
        )
        db.run(
            "UPDATE posts SET urgency = :urgency, band = :band, due = :due WHERE id = :post",
            order | {"urgency": urgency, "post": post},
        )


def bell(db: Db, at: int = 0) -> Row:
    """Return how many calls for advice nobody has handled yet: posts, how many of them now (urgent), how many today,
    and how many of all were only parked until advice comes.

    And what was heard as happening now, on which nobody asked for advice and which nobody reads at a moment: `heard`, how
    many, and `newest`, when the last of them came.
    """
    fresh = db.one(
        "SELECT COUNT(*) AS heard, COALESCE(MAX(since), 0) AS newest FROM posts WHERE open = 1 AND level = 3"
        " AND urgent = 1 AND escalated = 0 AND (claimed_by IS NULL OR lease_until < :at)",
        {"at": at},
    )
    rows = db.rows(
        "SELECT urgency, COUNT(*) AS posts, SUM(CASE WHEN id = '' THEN 1 ELSE 0 END) AS parked"
        f" FROM ({_CALLS}) AS calls GROUP BY urgency",
        {"unparked": at - PARKED},
    )
    by = {row["urgency"]: row["posts"] for row in rows}
    sums = {"posts": sum(by.values()), "urgent": by.get(NOW, 0), "today": by.get(TODAY, 0)}
    return sums | {"parked": sum(row["parked"] for row in rows)} | (fresh or {})


def unheard(db: Db, at: int = 0, limit: int = 100, *, least: int = NOW) -> list[Row]:
    """Return the calls for advice, at `least` so urgent, that nobody has answered in words and nobody else reads: post, staff (who asks)."""
    return db.rows(
        f"SELECT c.post, c.staff FROM ({_CALLS}) AS c JOIN posts p ON p.id = c.post WHERE c.urgency >= :least"
        " AND NOT EXISTS (SELECT 1 FROM counsel k WHERE k.post = c.post AND k.answer = 1 AND k.at >= c.at)"
        " AND (p.claimed_by IS NULL OR p.claimed_by = c.staff OR p.lease_until < :at) ORDER BY c.post LIMIT :limit",
        {"at": at, "unparked": at - PARKED, "limit": limit, "least": least},
    )


def standing(db: Db, at: int = 0, limit: int = 100) -> list[Row]:
    """Return the calls that wait: what nobody has said a word to first, then the most urgent, the heaviest, the oldest.

    Rows: id (empty where a post is parked until advice comes), post, board, level, urgent, noted, weight, urgency, at, raised_by
    (name), question (what they asked last, or else somebody else did), question_by (who that is), answers (how often somebody
    answered), language, body and heard (dicts).
    """
    rows = db.rows(
        "SELECT c.id, c.post, p.board, p.level, p.urgent, p.noted, p.weight, p.language, c.urgency, c.at, s.name AS raised_by,"
        f" r.body, r.heard, COALESCE((SELECT q.words {_OWN}), (SELECT q.words {_ANY}), '') AS question,"
        f" COALESCE((SELECT n.name {_OWN}), (SELECT n.name {_ANY})) AS question_by,"
        f" (SELECT COUNT(*) {_ANSWERS}) AS answers"
        f" FROM ({_CALLS}) AS c JOIN posts p ON p.id = c.post JOIN revisions r ON r.id = p.revision"
        " JOIN staff s ON s.id = c.staff"
        f" ORDER BY CASE WHEN EXISTS (SELECT 1 {_ANSWERS}) THEN 1 ELSE 0 END, c.urgency DESC, p.level DESC,"
        " p.urgent DESC, p.weight DESC, c.at, c.post LIMIT :limit",
        {"limit": limit, "unparked": at - PARKED},
    )
    return [
        row | {"body": json.loads(row["body"] or "{}"), "heard": json.loads(row["heard"])} for row in rows
    ]


def handled(db: Db, limit: int = 50) -> list[Row]:
    """Return the newest alarms that were handled: id, post, board, level, urgency, at, raised_by, handled_by, by_id, handled_at, kind, step, outcome.

    One whose author took the post back has no `handled_by`.
    """
    return db.rows(
        "SELECT a.id, a.post, p.board, p.level, a.urgency, a.at, s.name AS raised_by, h.name AS handled_by,"
        " a.handled_at, a.handled_by AS by_id, a.kind, a.step, a.outcome FROM alarms a JOIN posts p ON p.id = a.post"
        " JOIN staff s ON s.id = a.raised_by LEFT JOIN staff h ON h.id = a.handled_by"
        " WHERE a.handled_at IS NOT NULL OR p.open = 0 ORDER BY a.at DESC, a.id LIMIT :limit",
        {"limit": limit},
    )


def urgency(db: Db, alarm: str) -> int | None:
    """Return how soon advice was wanted, or None where there is no such call."""
    row = db.one("SELECT urgency FROM alarms WHERE id = :id", {"id": alarm})
    return row["urgency"] if row else None


def recall(db: Db, alarm: str, staff: str, at: int) -> str | None:
    """Take back within a minute that one has handled a call; return its post, or None."""
    row = db.one(
        "UPDATE alarms SET handled_by = NULL, handled_at = NULL, kind = '', step = '', outcome = '' WHERE id = :id"
        " AND handled_by = :staff AND handled_at >= :since RETURNING post",
        {"id": alarm, "staff": staff, "since": at - MINUTE},
    )
    return row["post"] if row else None


def handle(db: Db, alarm: str, staff: str, at: int, *, kind: str, outcome: str, step: str = "") -> str | None:
    """Note what was done about an alarm and, if nobody did before, who handled it; return its post, or None."""
    row = db.one(
        "UPDATE alarms SET kind = :kind, step = :step, outcome = :outcome, handled_by = COALESCE(handled_by, :staff),"
        " handled_at = COALESCE(handled_at, :at) WHERE id = :id RETURNING post",
        {"id": alarm, "staff": staff, "at": at, "kind": kind, "outcome": outcome, "step": step},
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
