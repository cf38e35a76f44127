"""The store: everything that is kept, behind one engine."""

import fcntl
import os
import secrets
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate

from hideout.store import luggage, schema
from hideout.store.engine import Db, Engine, P, Row, StoreBusy, T
from hideout.store.sqlite import Sqlite

__all__ = ["Db", "NotOurs", "Row", "Store", "StoreBroken", "StoreBusy", "StoreInUse", "open_store"]


class StoreInUse(Exception):
    """Another server already works on this file."""


class StoreBroken(Exception):
    """The file cannot be read as a store; it was left as it is."""


class NotOurs(Exception):
    """Somebody else does this for a database with a server of its own; the message says how."""


class Store:
    """The store of a site: `read`, `write` and `work` take a function of a noun and its arguments."""

    def __init__(self, folder: Path, *, serving: bool = False, database: str = "") -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder = folder
        self._lock = _Lock(folder / "hideout.lock")
        if serving and not self._lock.take():
            raise StoreInUse(f"another hideout serves from {folder}; stop it first, or choose another --data")
        self.serving = serving
        self.secret = _secret(folder / "secret")
        self.engine = _postgres(database) if database else _sqlite(folder / "hideout.db", serving)

    async def read(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a read of under a millisecond."""
        return await self.engine.read(ask, *args, **kwargs)

    async def write(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a write; it is on the disk when this returns, else StoreBusy."""
        return await self.engine.write(ask, *args, **kwargs)

    async def work(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a long read."""
        return await self.engine.work(ask, *args, **kwargs)

    def now(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a write at once, outside the event loop."""
        return self.engine.now(ask, *args, **kwargs)

    def alone(self) -> bool:
        """Return whether no server works on this store; a command may then checkpoint itself."""
        return self._lock.free()

    def note_withdrawn(self, receipt: str) -> None:
        """Note beside the database that a post was taken back, so that no backup brings it up again."""
        with (self.folder / "withdrawn").open("a", encoding="ascii") as file:
            file.write(f"{receipt}\n")

    def withdrawn(self) -> list[str]:
        """Return the receipts (digests) of every post that was taken back."""
        path = self.folder / "withdrawn"
        return path.read_text("ascii").split() if path.is_file() else []

    def backup(self, target: Path) -> None:
        """Write a whole copy of the store and the local helplines to a new file; raises FileExistsError, or NotOurs for a server's database."""
        if not isinstance(self.engine, Sqlite):
            raise NotOurs("the database has a server of its own, which also copies it: see pg_dump")
        self.engine.backup(target)
        luggage.pack(target, self.folder / "helplines")

    def close(self) -> None:
        """Close the store and let another server in."""
        self.engine.close()
        self._lock.release()


def open_store(folder: Path, *, serving: bool = False, database: str = "") -> Store:
    """Open (and, the first time, make) the store in a folder, or of a folder in a PostgreSQL database.

    Raises StoreInUse for a second server in a folder, StoreBroken when what is there cannot be used.
    """
    return Store(folder, serving=serving, database=database)


def _sqlite(path: Path, serving: bool) -> Engine:
    try:
        engine = Sqlite(path, serving=serving)
        engine.migrate(schema.apply)
    except sqlite3.Error as error:
        raise StoreBroken(str(error)) from None
    return engine


def _postgres(url: str) -> Engine:
    try:
        # Only whoever keeps the store in PostgreSQL needs its client.
        from hideout.store.postgres import Postgres
    except ImportError:
        raise StoreBroken("PostgreSQL needs its client: pip install 'hideout[postgres]'") from None
    engine = Postgres(url)
    try:
        engine.migrate()
    except StoreBusy:
        engine.close()
        raise StoreBroken("the database does not answer, or does not let us in") from None
    return engine


class _Lock:
    """A lock that the system takes back when the process dies, however it dies."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._held = False

    def take(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        self._held = True
        return True

    def free(self) -> bool:
        if self._held:
            return True
        if self.take():
            fcntl.flock(self._file, fcntl.LOCK_UN)
            self._held = False
            return True
        return False

    def release(self) -> None:
        os.close(self._file)


def _secret(path: Path) -> bytes:
    """Return the site's secret, made once; it never lies in the database, so a stolen backup lacks it."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text("ascii").strip())
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    return bytes.fromhex(path.read_text("ascii"))
