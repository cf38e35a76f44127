"""What every command of the terminal is given: the configuration, and a store that is closed again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from hideout.config import BadConfig, Config, load
from hideout.store import NotOurs, Store, StoreBroken, StoreBusy, open_store
from moderation.staffing import NotPossible
from moderation.words import BrokenList


class Context:
    """What every command is given: the effective configuration, and the store when it is asked for."""

    def __init__(self, data: str | None) -> None:
        self.flags: dict[str, Any] = {"data": data}

    def config(self, **flags: Any) -> Config:
        """Return the effective configuration; ends with 2 when it cannot be used."""
        try:
            return load(self.flags | flags)
        except BadConfig as error:
            raise click.UsageError(str(error)) from None

    def store(self) -> Store:
        """Open the store for a command beside a (perhaps) running server."""
        config = self.config()
        return open_store(config.folder, database=config.database)


def with_store(run: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an open store, and close it after."""

    @wraps(run)
    @click.pass_obj
    def opened(context: Context, *args: Any, **kwargs: Any) -> Any:
        try:
            store = context.store()
        except StoreBroken as error:
            raise click.ClickException(f"the store cannot be opened ({error}); it was not changed") from None
        try:
            return run(context.config(), store, *args, **kwargs)
        except (NotPossible, NotOurs, BrokenList, StoreBusy) as error:
            raise click.ClickException(str(error) or "the store is busy; try again") from None
        finally:
            store.close()

    return opened
