"""Notes: how the team words what an author reads, by language and reason, where it differs from what is shipped."""

import secrets

from hideout.store.engine import Db, Row


def everything(db: Db) -> dict[tuple[str, str], str]:
    """Return every wording of the house by language and reason."""
    return {
        (row["language"], row["reason"]): row["body"]
        for row in db.rows("SELECT language, reason, body FROM notes")
    }


def one(db: Db, language: str, reason: str) -> Row | None:
    """Return a wording of the house with who wrote it: body, staff (a name), at; None where the shipped one stands."""
    return db.one(
        "SELECT n.body, n.at, s.name AS staff FROM notes n JOIN staff s ON s.id = n.staff"
        " WHERE n.language = :language AND n.reason = :reason",
        {"language": language, "reason": reason},
    )


def put(db: Db, language: str, reason: str, body: str, staff: str, at: int) -> None:
    """Set a wording of the house; an empty one brings the shipped one back."""
    where = {"language": language, "reason": reason}
    db.run("DELETE FROM notes WHERE language = :language AND reason = :reason", where)
    if body:
        db.run(
            "INSERT INTO notes (language, reason, body, staff, at) VALUES (:language, :reason, :body, :staff, :at)",
            where | {"body": body, "staff": staff, "at": at},
        )


def propose(db: Db, language: str, reason: str, body: str, staff: str, at: int) -> None:
    """Keep other words that somebody proposes; a second proposal of theirs takes the place of the first."""
    db.run(
        "INSERT INTO note_drafts (id, language, reason, body, staff, at) VALUES (:id, :language, :reason, :body, :staff, :at)"
        " ON CONFLICT (language, reason, staff) DO UPDATE SET id = excluded.id, body = excluded.body, at = excluded.at",
        {
            "id": secrets.token_hex(9),
            "language": language,
            "reason": reason,
            "body": body,
            "staff": staff,
            "at": at,
        },
    )


def proposed(db: Db, language: str = "") -> list[Row]:
    """Return what was proposed, in one language or all, oldest first: id, language, reason, body, at, staff (a name)."""
    only = "WHERE d.language = :language" if language else ""
    return db.rows(
        "SELECT d.id, d.language, d.reason, d.body, d.at, s.name AS staff FROM note_drafts d"
        f" JOIN staff s ON s.id = d.staff {only} ORDER BY d.at, d.id",
        {"language": language},
    )


def take(db: Db, draft: str) -> Row | None:
    """Take a proposal out, to publish it or to set it aside: language, reason, body; None when somebody was faster."""
    return db.one("DELETE FROM note_drafts WHERE id = :id RETURNING language, reason, body", {"id": draft})
