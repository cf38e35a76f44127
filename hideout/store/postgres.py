"""PostgreSQL: every wait in a thread with a connection of its own; one write after another, whichever node asks."""

import asyncio
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any, Concatenate

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.rows import dict_row

from hideout.store import schema
from hideout.store.engine import Db, P, Row, StoreBusy, T, Values

_READERS = 8
_PATIENCE = 4
# Any number will do, as long as every node takes the same one.
_ONE_WRITER = 0x68696465
_PLACE = re.compile(r"('[^']*')|(?<![:\w]):([a-z_]\w*)")


class _Whole(Loader):
    """Sums of BIGINT come as NUMERIC; the nouns know whole numbers only."""

    def load(self, data: Buffer) -> int:
        return int(bytes(data))


@lru_cache(maxsize=1024)
def _translated(sql: str) -> bytes:
    return _PLACE.sub(lambda place: place[1] or f"%({place[2]})s", sql.replace("%", "%%")).encode()


class PostgresDb:
    """One connection, as the nouns see it."""

    def __init__(self, url: str, *, readonly: bool = False) -> None:
        # Values are put in their places on this side: a statement then needs no types of its own.
        self.conn = psycopg.connect(
            url, autocommit=True, cursor_factory=psycopg.ClientCursor, connect_timeout=_PATIENCE
        )
        self.conn.adapters.register_loader("numeric", _Whole)
        # What a write sees is what was there once it had the lock, whatever the server's own habit is.
        self.conn.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
        if readonly:
            self.conn.execute("SET default_transaction_read_only = on")

    def rows(self, sql: str, values: Values = {}) -> list[Row]:
        """Return every row; all are fetched before anything else happens."""
        with self.conn.cursor(row_factory=dict_row) as cursor:
            cursor.execute(_translated(sql), dict(values))
            return cursor.fetchall() if cursor.description else []

    def one(self, sql: str, values: Values = {}) -> Row | None:
        """Return the first row, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Values = {}) -> int:
        """Run a statement and return how many rows it changed."""
        return self.conn.execute(_translated(sql), dict(values)).rowcount

    def atomic(self) -> AbstractContextManager[Any]:
        """Open a transaction, or a savepoint within one."""
        return self.conn.transaction()


class Postgres:
    """The PostgreSQL engine on one database, which other nodes may share."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._own = threading.local()
        self._opened: list[PostgresDb] = []
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="store-read")
        self._writers = ThreadPoolExecutor(1, thread_name_prefix="store-write")
        self._writer: PostgresDb | None = None
        self._lock = threading.Lock()

    async def read(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a short read in a thread: the answer comes over a wire, and the loop never waits for one."""
        return await asyncio.get_running_loop().run_in_executor(
            self._readers, lambda: self._read(lambda db: ask(db, *args, **kwargs))
        )

    async def write(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a write in a transaction of its own; it is on the disk when this returns."""
        done = asyncio.get_running_loop().run_in_executor(
            self._writers, lambda: self._write(lambda db: ask(db, *args, **kwargs))
        )
        # Shielded: a visitor who leaves must not undo what is already being written.
        return await asyncio.shield(done)

    async def work(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a long read, in a thread as every read."""
        return await self.read(ask, *args, **kwargs)

    def now(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a write at once in this thread."""
        return self._write(lambda db: ask(db, *args, **kwargs))

    def migrate(self) -> None:
        """Bring the schema up to date; of nodes that start together one does it. Raises StoreBusy when that cannot be."""
        try:
            self._write(schema.bring_up)
        except psycopg.Error as error:
            raise StoreBusy(type(error).__name__) from None

    def checkpoint(self, *, rewrite: bool = False) -> bool:
        """Make deleted words leave the tables; what the server's own log keeps for how long is its keeper's to say."""
        try:
            with self._lock:
                self._mine().conn.execute("VACUUM FULL" if rewrite else "VACUUM")
        except psycopg.OperationalError:
            return False
        return True

    def close(self) -> None:
        """Finish what was begun and close every connection."""
        self._writers.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        for db in filter(None, (*self._opened, self._writer)):
            db.conn.close()

    def _read(self, ask: Callable[[Db], T]) -> T:
        try:
            try:
                return ask(self._of_this_thread())
            except psycopg.OperationalError:
                # A server that was started anew has hung up on whoever it knew; a new connection is good.
                known: PostgresDb | None = getattr(self._own, "db", None)
                if known is None or not known.conn.closed:
                    raise
                return ask(self._of_this_thread())
        except psycopg.OperationalError as error:
            raise StoreBusy(type(error).__name__) from None

    def _of_this_thread(self) -> PostgresDb:
        db: PostgresDb | None = getattr(self._own, "db", None)
        if db is None or db.conn.closed:
            db = self._own.db = PostgresDb(self.url, readonly=True)
            self._opened.append(db)
        return db

    def _write(self, ask: Callable[[Db], T]) -> T:
        try:
            with self._lock:
                db = self._mine()
                try:
                    # A connection that is gone says so here, before anything is written.
                    db.one("SELECT 1")
                except psycopg.OperationalError:
                    db.conn.close()
                    db = self._mine()
                with db.atomic():
                    # The log is one chain, and a race has one winner: nodes write one after another.
                    db.run(f"SET LOCAL lock_timeout = '{_PATIENCE}s'")
                    db.rows("SELECT pg_advisory_xact_lock(:number)", {"number": _ONE_WRITER})
                    return ask(db)
        except psycopg.OperationalError as error:
            raise StoreBusy(type(error).__name__) from None

    def _mine(self) -> PostgresDb:
        if self._writer is None or self._writer.conn.closed:
            self._writer = PostgresDb(self.url)
        return self._writer
