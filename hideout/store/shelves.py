"""Shelves: what visitors see of the pieces. One rule stands here, and every way out of the house asks it."""

from collections.abc import Sequence

from hideout.store.engine import Db, Row

PAGE = 20
# What is up, between its moments; a clock that jumps shows what is right for where it jumped to.
_SHOWN = "u.starts <= :at AND (u.ends IS NULL OR u.ends > :at)"
_PIECE = "SELECT u.piece, u.kind, u.revision, u.language, u.title, u.body, u.starts FROM pieces_up u"


def page(
    db: Db, kind: str, languages: Sequence[str], at: int, after: str = "", limit: int = PAGE
) -> list[Row]:
    """Return pieces of a kind, newest first, below the piece `after`; at most `limit` + 1 rows.

    They are in the first of the languages in which there are any. Rows: piece, kind, revision, language, title, body.
    """
    values = {"kind": kind, "at": at, "after": after, "limit": limit + 1}
    for language in languages:
        values["language"] = language
        shelf = f"u.kind = :kind AND u.language = :language AND {_SHOWN}"
        if db.one(f"SELECT 1 FROM pieces_up u WHERE {shelf} LIMIT 1", values):
            start = db.one(f"{_PIECE} WHERE u.piece = :after AND {shelf}", values) if after else None
            below = "AND (u.starts < :starts OR (u.starts = :starts AND u.piece < :piece))" if start else ""
            return db.rows(
                f"{_PIECE} WHERE {shelf} {below} ORDER BY u.starts DESC, u.piece DESC LIMIT :limit",
                values | (start or {}),
            )
    return []


def one(db: Db, kind: str, piece: str, at: int) -> Row | None:
    """Return one piece of a kind, in whatever language it is, or None when it is not to be seen."""
    return db.one(
        f"{_PIECE} WHERE u.piece = :piece AND u.kind = :kind AND {_SHOWN}",
        {"piece": piece, "kind": kind, "at": at},
    )


def prompt(db: Db, board: str, languages: Sequence[str], at: int) -> Row | None:
    """Return what a board asks this week, in the first of the languages in which there is something."""
    found = {
        row["language"]: row
        for row in db.rows(
            f"{_PIECE} WHERE u.kind = 'prompt' AND u.board = :board AND {_SHOWN} ORDER BY u.starts",
            {"board": board, "at": at},
        )
    }
    return next((found[language] for language in languages if language in found), None)
