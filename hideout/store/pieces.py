"""Pieces: stories, answers and prompts that the team writes, from the first draft to the shelf and off it again."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from hideout.store.engine import Db, Row

KINDS = ("story", "answer", "prompt")
Kept = Literal["kept", "same", "other"]
_WORDS = "r.language, r.board, r.week, r.title, r.body"
_PIECE = (
    f"SELECT p.id, p.kind, p.state, p.revision, p.changed, r.number, {_WORDS}, r.heard, r.writer, r.at, s.name,"
    " u.revision AS up, v.number AS up_number, u.starts, u.ends, (SELECT d.verdict FROM piece_readings d"
    " WHERE d.revision = r.id ORDER BY d.at DESC LIMIT 1) AS answer FROM pieces p JOIN piece_revisions r ON r.id = p.revision"
    " JOIN staff s ON s.id = r.writer LEFT JOIN pieces_up u ON u.piece = p.id"
    " LEFT JOIN piece_revisions v ON v.id = u.revision"
)
# What nobody has to do with any more: taken back, or its time is over.
_PAST = "(p.state = 'withdrawn' OR (p.state = 'up' AND u.ends IS NOT NULL AND u.ends <= :at))"
PAGE = 100
# Whoever wrote any revision of a piece is no second pair of eyes for it.
_WROTE = "EXISTS (SELECT 1 FROM piece_revisions w WHERE w.piece = p.id AND w.writer = :staff)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All of a piece that visitors meet; `board` and `week` (YYYYMMDD of its Monday) are those of a prompt."""

    language: str
    title: str
    body: str
    board: str = ""
    week: int = 0


def save(
    db: Db, piece: str, kind: str, known: str, words: Words, heard: Mapping[str, Any], staff: str, at: int
) -> Kept:
    """Keep a new revision after the revision `known` (empty for a new piece); it has to be read before it can appear.

    "same" if these very words are the newest ones, "other" if somebody else has written meanwhile.
    """
    before = one(db, piece)
    if before and before["kind"] == kind and before["state"] != "withdrawn" and says(before) == words:
        return "same"
    revision = secrets.token_hex(9)
    values = {"piece": piece, "kind": kind, "known": known, "revision": revision, "at": at}
    if known:
        taken = db.one(
            "UPDATE pieces SET revision = :revision, state = 'draft', changed = :at"
            " WHERE id = :piece AND kind = :kind AND revision = :known RETURNING id",
            values,
        )
    else:
        taken = db.one(
            "INSERT INTO pieces (id, kind, state, revision, changed) VALUES (:piece, :kind, 'draft', :revision, :at)"
            " ON CONFLICT (id) DO NOTHING RETURNING id",
            values,
        )
    if taken is None:
        return "other"
    db.run(
        "INSERT INTO piece_revisions (id, piece, number, language, board, week, title, body, heard, writer, at)"
        " VALUES (:revision, :piece, :number, :language, :board, :week, :title, :body, :heard, :staff, :at)",
        values
        | asdict(words)
        | {
            "number": 1 + (before["number"] if before else 0),
            "heard": json.dumps(heard, ensure_ascii=False),
            "staff": staff,
        },
    )
    return "kept"


def says(row: Row) -> Words:
    """Return the words of a row of `one`."""
    return Words(**{name: row[name] for name in Words.__slots__})


def one(db: Db, piece: str, staff: str = "") -> Row | None:
    """Return a piece with its newest words and what of it is up, or None.

    id, kind, state, changed; revision, number, language, board, week, title, body, heard (dict), writer, name, at of
    the newest words; answer: what the last reading of them said; up (a revision), up_number, starts, ends; wrote:
    whether `staff` has written on it.
    """
    row = db.one(f"{_PIECE} WHERE p.id = :piece", {"piece": piece})
    if row is None:
        return None
    wrote = db.one(
        f"SELECT 1 FROM pieces p WHERE p.id = :piece AND {_WROTE}", {"piece": piece, "staff": staff}
    )
    return row | {"heard": json.loads(row["heard"]), "wrote": wrote is not None}


def everything(db: Db, at: int, *, past: bool, after: str = "") -> list[Row]:
    """Return pieces, changed last first, below the piece `after`: those that are past at a moment, or all the others.

    At most PAGE + 1 rows, with the columns of `one` but for `heard` and `wrote`.
    """
    values = {"at": at, "after": after, "limit": PAGE + 1}
    start = db.one("SELECT changed, id FROM pieces WHERE id = :after", values) if after else None
    below = "AND (p.changed < :changed OR (p.changed = :changed AND p.id > :id))" if start else ""
    return db.rows(
        f"{_PIECE} WHERE {'' if past else 'NOT '}{_PAST} {below} ORDER BY p.changed DESC, p.id LIMIT :limit",
        values | (start or {}),
    )


def revisions(db: Db, piece: str) -> list[Row]:
    """Return the versions of a piece, newest first: number, title, body, at, name (of whoever wrote it)."""
    return db.rows(
        "SELECT r.number, r.title, r.body, r.at, s.name FROM piece_revisions r JOIN staff s ON s.id = r.writer"
        " WHERE r.piece = :piece ORDER BY r.number DESC LIMIT 30",
        {"piece": piece},
    )


def readings(db: Db, revision: str) -> list[Row]:
    """Return what was said of a revision, newest first: verdict, words, at, name (of whoever read it)."""
    return db.rows(
        "SELECT d.verdict, d.words, d.at, s.name FROM piece_readings d JOIN staff s ON s.id = d.reader"
        " WHERE d.revision = :revision ORDER BY d.at DESC, d.id",
        {"revision": revision},
    )


def to_read(db: Db, staff: str) -> int:
    """Return how many pieces wait for a second reading that this person may do."""
    row = db.one(
        f"SELECT COUNT(*) AS pieces FROM pieces p WHERE p.state = 'offered' AND NOT {_WROTE}",
        {"staff": staff},
    )
    return row["pieces"] if row else 0


def offer(db: Db, piece: str, revision: str, at: int) -> bool:
    """Offer a draft, as it was seen, for a second reading; False when it is none any more."""
    return bool(
        db.run(
            "UPDATE pieces SET state = 'offered', changed = :at"
            " WHERE id = :piece AND revision = :revision AND state = 'draft'",
            {"piece": piece, "revision": revision, "at": at},
        )
    )


def read(db: Db, piece: str, revision: str, staff: str, at: int, *, verdict: str, words: str = "") -> bool:
    """Answer a second reading ("approve", or "return" with words): only what is offered, as it was seen, and not one's own."""
    changed = db.run(
        "UPDATE pieces AS p SET state = :state, changed = :at WHERE p.id = :piece AND p.revision = :revision"
        f" AND p.state = 'offered' AND NOT {_WROTE}",
        {
            "state": "read" if verdict == "approve" else "draft",
            "piece": piece,
            "revision": revision,
            "staff": staff,
            "at": at,
        },
    )
    if not changed:
        return False
    db.run(
        "INSERT INTO piece_readings (id, revision, writer, reader, verdict, words, at)"
        " SELECT :id, r.id, r.writer, :staff, :verdict, :words, :at FROM piece_revisions r WHERE r.id = :revision",
        {
            "id": secrets.token_hex(9),
            "staff": staff,
            "verdict": verdict,
            "words": words,
            "revision": revision,
            "at": at,
        },
    )
    return True


def taken(db: Db, piece: str) -> bool:
    """Return whether another prompt already is up for the same board, week and language."""
    row = db.one(
        "SELECT 1 FROM pieces p JOIN piece_revisions r ON r.id = p.revision JOIN pieces_up u ON u.piece <> p.id"
        " AND u.kind = 'prompt' AND u.board = r.board AND u.week = r.week AND u.language = r.language"
        " WHERE p.id = :piece AND p.kind = 'prompt'",
        {"piece": piece},
    )
    return row is not None


def put_up(db: Db, piece: str, revision: str, at: int, *, starts: int, ends: int | None) -> bool:
    """Let a piece be seen from one moment to another (None: without end); False unless these words were read and approved.

    What was up of it before makes way; the same words put up again only get other times.
    """
    values = {"piece": piece, "revision": revision, "at": at, "starts": starts, "ends": ends}
    ready = db.one(
        "SELECT d.id AS reading FROM pieces p JOIN piece_readings d ON d.revision = p.revision WHERE p.id = :piece"
        " AND p.revision = :revision AND p.state IN ('read', 'up') AND d.verdict = 'approve' ORDER BY d.at DESC LIMIT 1",
        values,
    )
    if ready is None or taken(db, piece):
        return False
    db.run("DELETE FROM pieces_up WHERE piece = :piece", values)
    db.run(
        "INSERT INTO pieces_up (piece, kind, revision, language, board, week, title, body, reading, starts, ends)"
        f" SELECT p.id, p.kind, r.id, {_WORDS}, :reading, :starts, :ends FROM pieces p"
        " JOIN piece_revisions r ON r.id = p.revision WHERE p.id = :piece",
        values | ready,
    )
    db.run("UPDATE pieces SET state = 'up', changed = :at WHERE id = :piece", values)
    return True


def withdraw(db: Db, piece: str, at: int) -> bool:
    """Take a piece back, whatever its state; False when it is not there, or was taken back before."""
    db.run("DELETE FROM pieces_up WHERE piece = :piece", {"piece": piece})
    return bool(
        db.run(
            "UPDATE pieces SET state = 'withdrawn', changed = :at WHERE id = :piece AND state <> 'withdrawn'",
            {"piece": piece, "at": at},
        )
    )
