"""Counsel: what a reader asks with a call for advice or with something parked, and what others say to it."""

import secrets

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
        # Whoever waits for advice has it now: what they parked is theirs again.
        db.run(
            "UPDATE posts SET passed = :at, passed_to = parked_by, parked = NULL, parked_by = NULL"
            " WHERE id = :post AND parked IS NOT NULL AND parked_by <> :staff",
            {"post": post, "at": at, "staff": staff},
        )


def about(db: Db, post: str) -> list[Row]:
    """Return what was said about a post, oldest first: name, answer (0 or 1), words, at; nothing of what was forgotten."""
    return db.rows(
        "SELECT s.name, c.answer, c.words, c.at FROM counsel c JOIN staff s ON s.id = c.staff"
        " WHERE c.post = :post AND c.words <> '' ORDER BY c.at, c.id",
        {"post": post},
    )
