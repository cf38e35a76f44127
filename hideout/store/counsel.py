"""Counsel: what a reader asks with a call for advice or with something parked, and what others say to it."""

import json
import secrets
from collections.abc import Iterable

from hideout.store.engine import Db, Row


def say(db: Db, post: str, staff: str, words: str, at: int, *, answer: bool) -> None:
    """Keep what somebody asks about a post, or answers."""
    db.run(
        "INSERT INTO counsel (id, post, staff, answer, words, at) VALUES (:id, :post, :staff, :answer, :words, :at)",
        {
            "id": secrets.token_hex(9),
            "post": post,
            "staff": staff,
            "answer": int(answer),
            "words": words,
            "at": at,
        },
    )
    if answer:
        asked = db.rows(
            "SELECT DISTINCT staff FROM counsel WHERE post = :post AND answer = 0", {"post": post}
        )
        tell(db, post, [*waiting(db, post), *(row["staff"] for row in asked)], staff, at)
        # Whoever waits for advice has it now: what they parked is theirs again.
        db.run(
            "UPDATE posts SET passed = :at, passed_to = parked_by, passed_by = NULL, parked = NULL, parked_by = NULL"
            " WHERE id = :post AND parked IS NOT NULL AND parked_by <> :staff",
            {"post": post, "at": at, "staff": staff},
        )


def waiting(db: Db, post: str) -> list[str]:
    """Return the ids of those who wait for advice on a post now: who called for it, who parked it."""
    rows = db.rows(
        "SELECT a.raised_by AS staff FROM alarms a WHERE a.post = :post AND a.handled_at IS NULL"
        " UNION SELECT p.parked_by FROM posts p WHERE p.id = :post AND p.parked_by IS NOT NULL",
        {"post": post},
    )
    return [row["staff"] for row in rows]


def tell(db: Db, post: str, askers: Iterable[str], staff: str, at: int) -> None:
    """Note for those who asked about a post that advice has come, or that it was answered; never for who gave it."""
    for asker in sorted(set(askers) - {staff}):
        db.run(
            "INSERT INTO advised (post, staff, at) VALUES (:post, :staff, :at)"
            " ON CONFLICT (post, staff) DO UPDATE SET at = excluded.at, seen = NULL",
            {"post": post, "staff": asker, "at": at},
        )


def read(db: Db, post: str, staff: str, at: int) -> None:
    """Note that somebody has opened what they asked about, with the advice beside it."""
    db.run(
        "UPDATE advised SET seen = :at WHERE post = :post AND staff = :staff AND seen IS NULL",
        {"post": post, "staff": staff, "at": at},
    )


def unread(db: Db, staff: str) -> int:
    """Return on how many posts advice has come that somebody asked for and has not read."""
    row = db.one(
        "SELECT COUNT(*) AS posts FROM advised WHERE staff = :staff AND seen IS NULL", {"staff": staff}
    )
    return row["posts"] if row else 0


def came(db: Db, staff: str, limit: int = 20) -> list[Row]:
    """Return the advice that came for somebody, unread first, then the newest: post, board, level, open, at, seen, body (dict)."""
    rows = db.rows(
        "SELECT v.post, p.board, p.level, p.open, p.state, v.at, v.seen, r.body FROM advised v"
        " JOIN posts p ON p.id = v.post JOIN revisions r ON r.id = p.revision WHERE v.staff = :staff"
        " ORDER BY CASE WHEN v.seen IS NULL THEN 0 ELSE 1 END, v.at DESC, v.post LIMIT :limit",
        {"staff": staff, "limit": limit},
    )
    return [row | {"body": json.loads(row["body"] or "{}")} for row in rows]


def call(db: Db, post: str, at: int) -> Row | None:
    """Return the newest call for advice on a post: staff (who asks), answers (how often somebody answered in words since).

    And `held`, whether somebody else reads it at a moment.
    """
    return db.one(
        "SELECT a.raised_by AS staff, (SELECT COUNT(*) FROM counsel k WHERE k.post = a.post AND k.answer = 1"
        " AND k.at >= a.at) AS answers, CASE WHEN p.claimed_by <> a.raised_by AND p.lease_until >= :at THEN 1 ELSE 0 END"
        " AS held FROM alarms a JOIN posts p ON p.id = a.post WHERE a.post = :post ORDER BY a.at DESC, a.id LIMIT 1",
        {"post": post, "at": at},
    )


def about(db: Db, post: str) -> list[Row]:
    """Return what was said about a post, oldest first: name, answer (0 or 1), words, at; nothing of what was forgotten."""
    return db.rows(
        "SELECT s.name, c.answer, c.words, c.at FROM counsel c JOIN staff s ON s.id = c.staff"
        " WHERE c.post = :post AND c.words <> '' ORDER BY c.at, c.id",
        {"post": post},
    )
