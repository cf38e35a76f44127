"""Chores: what a command asks the running server to do, because only one process may checkpoint."""

import secrets

from hideout.store.engine import Db, Row


def ask(db: Db, kind: str, at: int) -> str:
    """Leave a chore and return its id."""
    chore = secrets.token_hex(6)
    db.run(
        "INSERT INTO chores (id, kind, at) VALUES (:id, :kind, :at)", {"id": chore, "kind": kind, "at": at}
    )
    return chore


def waiting(db: Db) -> list[Row]:
    """Return chores that are not done yet, oldest first."""
    return db.rows("SELECT id, kind FROM chores WHERE done = 0 ORDER BY at, id")


def done(db: Db, chore: str) -> None:
    """Note that a chore is done."""
    db.run("UPDATE chores SET done = 1 WHERE id = :id", {"id": chore})


def is_done(db: Db, chore: str) -> bool:
    """Return whether a chore is done."""
    row = db.one("SELECT done FROM chores WHERE id = :id", {"id": chore})
    return row is None or bool(row["done"])


def note(db: Db, kind: str, at: int) -> None:
    """Note when something was last done."""
    db.run("DELETE FROM chores WHERE kind = :kind", {"kind": kind})
    db.run("INSERT INTO chores (id, kind, at, done) VALUES (:kind, :kind, :at, 2)", {"kind": kind, "at": at})


def last(db: Db, kind: str) -> int | None:
    """Return when something was last done (unix seconds), or None."""
    row = db.one("SELECT at FROM chores WHERE kind = :kind AND done = 2", {"kind": kind})
    return row["at"] if row else None
