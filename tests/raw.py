"""The tables themselves, past every noun: what somebody could do who writes into the database by hand."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from hideout.store import Store
from hideout.store.postgres import PostgresDb
from hideout.store.sqlite import SqliteDb

# How a database says that a key or a check stands against a row.
REFUSED = (sqlite3.IntegrityError, psycopg.IntegrityError)


class Raw:
    """A connection of one's own to the database of a store."""

    def __init__(self, db: SqliteDb | PostgresDb) -> None:
        self._db = db

    def execute(self, sql: str, values: Mapping[str, Any] = {}) -> list[dict[str, Any]]:
        """Run a statement and return its rows."""
        return self._db.rows(sql, values)


@contextmanager
def connected(store: Store, database: str) -> Iterator[Raw]:
    """Give a connection beside those of a store."""
    db = PostgresDb(database) if database else SqliteDb(Path(store.folder) / "hideout.db")
    yield Raw(db)
    db.conn.close()
