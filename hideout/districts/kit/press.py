"""The press: kits, one or many, each written whole or not at all, and the figures of a month on paper."""

import asyncio
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, ParamSpec

from hideout.districts.kit.order import Order
from hideout.districts.kit.problem import NO_FOLDER, KitProblem

P = ParamSpec("P")
# A process of its own costs a second; fewer kits are sooner packed here.
_FEW = 3


def run(orders: Sequence[Order], folder: Path) -> Iterator[Path]:
    """Yield the path of every kit as it lies in the folder; raises KitProblem at the first that cannot be made.

    Kits that were finished before stay, so that the same call goes on where it was broken off.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KitProblem(NO_FOLDER, folder=folder) from error
    if len(orders) <= _FEW:
        yield from (one(order, folder) for order in orders)
        return
    with _processes(os.cpu_count() or 1) as pool:
        try:
            yield from pool.map(one, orders, [folder] * len(orders))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def file_name(code: str) -> str:
    """Return the name of a district's kit."""
    return f"kit-{code}.zip"


async def apart(make: Callable[P, bytes], *args: P.args, **kwargs: P.kwargs) -> bytes:
    """Return the bytes that a function makes in a process of its own, so that no visitor of this one waits for it."""
    pool = _processes(1)
    try:
        return await asyncio.get_running_loop().run_in_executor(pool, partial(make, *args, **kwargs))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _processes(most: int) -> ProcessPoolExecutor:
    # Not forked: this process has threads of the store.
    return ProcessPoolExecutor(most, mp_context=multiprocessing.get_context("spawn"))


def pack(order: Order) -> bytes:
    """Return the bytes of a kit."""
    # Fonts and printing are loaded only by who packs.
    from hideout.districts.kit import archive

    return archive.pack(order)


def month(told: Mapping[str, Any], rooms: Mapping[str, str], language: str, who: str) -> bytes:
    """Return the figures of a month as a PDF."""
    from hideout.districts import printed

    return printed.pdf(told, rooms, language, who)


def one(order: Order, folder: Path) -> Path:
    """Pack the kit of one district, unless it lies there already; return its path."""
    from hideout.districts.kit import archive

    target = folder / file_name(order.code)
    body = archive.renewed(target, order)
    if body is not None:
        write(body, target)
    return target


def write(body: bytes, target: Path) -> None:
    """Put a file in its place whole or not at all; raises KitProblem when the folder cannot be written."""
    unfinished: str | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        # Unlike the store, it is made to be handed on.
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(target)
    except OSError as error:
        if unfinished:
            with suppress(OSError):
                Path(unfinished).unlink()
        raise KitProblem(NO_FOLDER, folder=target.parent) from error
