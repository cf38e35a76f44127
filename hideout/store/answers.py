"""Answers: decisions looked back on, and what was decided in one act."""

import json

from hideout.store.engine import Db, Row


def copies(db: Db, post: str) -> list[Row]:
    """Return the other open posts with the same text, in whichever room: post, revision, round."""
    return db.rows(
        "SELECT c.id AS post, c.revision, c.round FROM posts p JOIN posts c ON c.fold = p.fold"
        " AND c.open = 1 AND c.escalated = 0 AND c.id <> p.id WHERE p.id = :post AND p.fold <> '' ORDER BY c.arrived, c.id",
        {"post": post},
    )


def kindred(db: Db, post: str, limit: int = 20) -> list[Row]:
    """Return the other open posts that are alike, in whichever room, oldest first.

    Rows: id, board, revision, round, since, level, urgent, body (dict), exact (0 or 1).
    """
    rows = db.rows(
        "SELECT c.id, c.board, c.revision, c.round, c.since, c.level, c.urgent, r.body, CASE WHEN c.fold = p.fold THEN 1 ELSE 0 END AS exact"
        " FROM posts p JOIN posts c ON c.kin = p.kin AND c.open = 1 AND c.id <> p.id"
        " JOIN revisions r ON r.id = c.revision WHERE p.id = :post AND p.kin <> '' ORDER BY c.since, c.id LIMIT :limit",
        {"post": post, "limit": limit},
    )
    return [row | {"body": json.loads(row["body"] or "{}")} for row in rows]


def together(db: Db, post: str, staff: str) -> list[str]:
    """Return the ids of the other posts that this person decided in one act with `post`, and that stand so still."""
    rows = db.rows(
        "SELECT c.id FROM posts p JOIN decisions d ON d.revision = p.revision AND d.round = p.round - 1"
        " JOIN decisions e ON e.act = d.act AND e.id <> d.id"
        " JOIN posts c ON c.revision = e.revision AND c.round = e.round + 1"
        " WHERE p.id = :post AND d.act <> '' AND d.staff = :staff AND e.staff = d.staff ORDER BY c.id",
        {"post": post, "staff": staff},
    )
    return [row["id"] for row in rows]


def recent(db: Db, staff: str, since: int) -> list[Row]:
    """Return this person's acts since a moment that they may still undo, newest first.

    Rows: post, board, verdict, asks, at, posts, reason, reported, level, urgent, urgency, cut (0 or 1), body and heard (dicts). What was decided in one act is one row; `posts` says how many.
    """
    rows = db.rows(
        "SELECT MIN(p.id) AS post, MIN(p.board) AS board, d.verdict, d.at, MAX(d.asks) AS asks, COUNT(*) AS posts, MAX(d.reason) AS reason,"
        " MAX(CASE WHEN EXISTS (SELECT 1 FROM reports q WHERE q.post = p.id) THEN 1 ELSE 0 END) AS reported"
        " FROM decisions d JOIN posts p ON p.revision = d.revision AND p.round = d.round + 1"
        " WHERE d.staff = :staff AND d.at >= :since"
        " AND d.verdict <> 'undo' AND p.state <> 'withdrawn'"
        " GROUP BY d.act, d.verdict, d.at"
        " ORDER BY d.at DESC, post LIMIT 5",
        {"staff": staff, "since": since},
    )
    said = "SELECT p.level, p.urgent, p.urgency, CASE WHEN r.cut_of IS NULL THEN 0 ELSE 1 END AS cut, r.body, r.heard FROM posts p JOIN revisions r ON r.id = p.revision WHERE p.id = :post"
    found = [row | (db.one(said, row) or {}) for row in rows]
    return [row | {name: json.loads(row.get(name) or "{}") for name in ("body", "heard")} for row in found]


def reasons(db: Db, first: int, last: int) -> list[Row]:
    """Return the reasons that were given from one moment to another: post, verdict, at, reason."""
    return db.rows(
        "SELECT r.post, d.verdict, d.at, d.reason FROM decisions d JOIN revisions r ON r.id = d.revision"
        " WHERE d.at BETWEEN :first AND :last AND d.reason <> ''",
        {"first": first, "last": last},
    )
