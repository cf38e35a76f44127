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
