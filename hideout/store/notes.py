"""Notes: how the team words what an author reads, by language and reason, where it differs from what is shipped."""

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
