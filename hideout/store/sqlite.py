"""SQLite: reads in the loop, one writer that groups commits, long reads in threads of their own."""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Concatenate

import sqlite_utils

from hideout.store.engine import Db, P, Row, StoreBusy, T, Values

_GROUP = 64
_PATIENCE = 4.0
# Before 3.51.3 two checkpointing connections can, rarely, corrupt a WAL file; see docs/decisions/0003.
_CHECKPOINT_PAGES = 1000


class SqliteDb:
    """One connection, as the nouns see it."""

    def __init__(self, path: Path, *, readonly: bool = False, checkpoints: bool = False) -> None:
        mode = "ro" if readonly else "rwc"
        self.conn = sqlite3.connect(
            f"file:{path.resolve().as_posix()}?mode={mode}",
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        self.conn.row_factory = None
        self.utils = sqlite_utils.Database(self.conn)
        if not readonly:
            self.utils.enable_wal()
            self.conn.execute("PRAGMA synchronous=FULL")
            self.conn.execute("PRAGMA secure_delete=ON")
            self.conn.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT_PAGES if checkpoints else 0}")
        self.conn.execute("PRAGMA foreign_keys=ON")

    def rows(self, sql: str, values: Values = {}) -> list[Row]:
        """Return every row; all are fetched before anything else happens."""
        cursor = self.conn.execute(sql, values)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def one(self, sql: str, values: Values = {}) -> Row | None:
        """Return the first row, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Values = {}) -> int:
        """Run a statement and return how many rows it changed."""
        return self.conn.execute(sql, values).rowcount

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Open a transaction, or a savepoint within one."""
        # One name for all: SQLite nests them, and a text that stays the same is prepared once.
        self.conn.execute("SAVEPOINT step")
        try:
            yield
        except BaseException:
            # A full disk may have rolled everything back already.
            if self.conn.in_transaction:
                self.conn.execute("ROLLBACK TO step")
                self.conn.execute("RELEASE step")
            raise
        self.conn.execute("RELEASE step")

    def transaction(self, jobs: Sequence["_Job"]) -> None:
        """Run jobs in one commit; each has a savepoint, so one that fails takes nothing from the others."""
        try:
            self.conn.execute("BEGIN IMMEDIATE")
            for job in jobs:
                job.run(self)
            self.conn.execute("COMMIT")
        except sqlite3.Error as error:
            self.utils.rollback()
            for job in jobs:
                job.failed = StoreBusy(type(error).__name__)


class _Job:
    """A write that was asked for: `done` is what its caller waits for in an event loop, if there is one."""

    def __init__(self, ask: Callable[[Db], Any], done: "asyncio.Future[Any] | None" = None) -> None:
        self.ask = ask
        self.done = done
        self.result: Any = None
        self.failed: Exception | None = None

    def run(self, db: SqliteDb) -> None:
        try:
            with db.atomic():
                self.result = self.ask(db)
        except sqlite3.OperationalError:
            raise
        except Exception as error:
            self.failed = error

    def settle(self) -> None:
        if self.done is None or self.done.done():
            return
        if self.failed is not None:
            self.done.set_exception(self.failed)
        else:
            self.done.set_result(self.result)


def _tell(jobs: Sequence[_Job]) -> None:
    for job in jobs:
        job.settle()


def _settle(jobs: Sequence[_Job]) -> None:
    """Tell everybody who waits in one event loop, which is woken once for all of them."""
    loops = {job.done.get_loop() for job in jobs if job.done is not None}
    for loop in loops:
        mine = [job for job in jobs if job.done is not None and job.done.get_loop() is loop]
        # A loop that is closed has nobody left who waits.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_tell, mine)


class Sqlite:
    """The SQLite engine on one file. `serving` is true in the one process that may checkpoint."""

    def __init__(self, path: Path, *, serving: bool = False) -> None:
        self.path = path
        self._writer = SqliteDb(path, checkpoints=serving)
        self._reader: SqliteDb | None = None
        self._own = threading.local()
        self._opened: list[SqliteDb] = []
        self._lock = threading.Lock()
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._workers = ThreadPoolExecutor(2, thread_name_prefix="store-work")
        self._thread: threading.Thread | None = None

    async def read(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a short read in the loop: a thread hand-over would cost several times the read."""
        if self._reader is None:
            self._reader = SqliteDb(self.path, readonly=True)
        try:
            return ask(self._reader, *args, **kwargs)
        except sqlite3.OperationalError as error:
            raise StoreBusy(type(error).__name__) from None

    async def write(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Queue a write for the one writer; writes that wait together share a commit."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._write_on, name="store-writer", daemon=True)
            self._thread.start()
        done = asyncio.get_running_loop().create_future()
        self._jobs.put(_Job(lambda db: ask(db, *args, **kwargs), done))
        # A visitor who leaves undoes nothing: only the waiting ends, the job is with the writer already.
        result: T = await done
        return result

    async def work(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a long read in a worker thread with its own connection."""
        return await asyncio.get_running_loop().run_in_executor(
            self._workers, lambda: ask(self._of_this_thread(), *args, **kwargs)
        )

    def now(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a write at once in this thread."""
        job = _Job(lambda db: ask(db, *args, **kwargs))
        with self._lock:
            self._writer.transaction([job])
        if job.failed is not None:
            raise job.failed
        result: T = job.result
        return result

    def checkpoint(self, *, rewrite: bool = False) -> bool:
        """Move everything into the main file and empty the log; false when a reader stood in the way.

        `rewrite` makes the file anew first: moving rows between pages leaves copies that secure_delete does not see.
        """
        with self._lock:
            if rewrite:
                self._writer.conn.execute("VACUUM")
            blocked = self._writer.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not blocked

    def backup(self, target: Path) -> None:
        """Write a compact copy to a new file; pages that deleted words left behind do not come along."""
        if target.exists():
            raise FileExistsError(target)
        with self._lock:
            self._writer.conn.execute("VACUUM INTO :target", {"target": str(target)})
        target.chmod(0o600)
        copy = sqlite3.connect(target, isolation_level=None)
        try:
            # The keys of what is sealed never leave the data folder: a stolen backup opens no talk.
            copy.execute("PRAGMA secure_delete=ON")
            copy.execute("DELETE FROM keys")
            copy.execute("DELETE FROM sessions")
            copy.execute("VACUUM")
        finally:
            copy.close()

    def migrate(self, apply: Callable[[sqlite_utils.Database], None]) -> None:
        """Bring the schema up to date."""
        with self._lock:
            apply(self._writer.utils)

    def close(self) -> None:
        """Finish queued writes, then close every connection."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(10)
            self._thread = None
        self._workers.shutdown(wait=True)
        for db in filter(None, (*self._opened, self._reader)):
            db.conn.close()
        # The last one out: SQLite then moves everything into the main file and takes the log away.
        self._writer.conn.close()

    def _of_this_thread(self) -> SqliteDb:
        db: SqliteDb | None = getattr(self._own, "db", None)
        if db is None:
            db = self._own.db = SqliteDb(self.path, readonly=True)
            self._opened.append(db)
        return db

    def _write_on(self) -> None:
        while True:
            job = self._jobs.get()
            if job is None:
                return
            jobs, last = [job], False
            while len(jobs) < _GROUP and not self._jobs.empty():
                following = self._jobs.get()
                if following is None:
                    last = True
                    break
                jobs.append(following)
            with self._lock:
                self._writer.transaction(jobs)
            _settle(jobs)
            if last:
                return


def damage(path: Path) -> str:
    """Return what is wrong with a database file, or an empty text if it is whole and one of ours."""
    try:
        conn = sqlite3.connect(f"file:{path.resolve().as_posix()}?mode=ro", uri=True)
        try:
            found = str(conn.execute("PRAGMA integrity_check").fetchone()[0])
            conn.execute("SELECT 1 FROM published LIMIT 1")
        finally:
            conn.close()
    except sqlite3.Error as error:
        return str(error)
    return "" if found == "ok" else found
