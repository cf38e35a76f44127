"""The seam between the SQL of the nouns and the database beneath it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

Row = dict[str, Any]
Values = Mapping[str, Any]
P = ParamSpec("P")
T = TypeVar("T")


class Db(Protocol):
    """What a noun's function is given: the portable subset, with `:name` places."""

    def rows(self, sql: str, values: Values = ...) -> list[Row]:
        """Return every row of a statement that gives rows."""
        ...

    def one(self, sql: str, values: Values = ...) -> Row | None:
        """Return the first row, or None."""
        ...

    def run(self, sql: str, values: Values = ...) -> int:
        """Run a statement and return how many rows it changed."""
        ...

    def atomic(self) -> AbstractContextManager[Any]:
        """Open a transaction, or a savepoint within one."""
        ...


class Engine(Protocol):
    """How functions of the nouns are run; callers do not know whether a thread is in between."""

    async def read(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a read that takes under a millisecond."""
        ...

    async def write(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a write in a transaction; it is on the disk when this returns."""
        ...

    async def work(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a long read away from the event loop."""
        ...

    def now(self, ask: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a write at once, for commands and for the start."""
        ...

    def checkpoint(self, *, rewrite: bool = False) -> bool:
        """Make deleted words leave the files; return whether it was complete."""
        ...

    def close(self) -> None:
        """Finish what was begun and let go of the files."""
        ...


class StoreBusy(Exception):
    """The database cannot write just now: locked, full, or read-only."""
