"""The press: one kit or many, each written whole or not at all; what is up to date is not packed again."""

import asyncio
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from hideout.districts.kit.order import Order
from hideout.districts.kit.problem import NO_FOLDER, KitProblem

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


async def apart(order: Order) -> bytes:
    """Return the bytes of a kit packed in a process of its own, so that no visitor of this one waits for it."""
    pool = _processes(1)
    try:
        return await asyncio.get_running_loop().run_in_executor(pool, pack, order)
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


def one(order: Order, folder: Path) -> Path:
    """Pack the kit of one district, unless it lies there already; return its path."""
    from hideout.districts.kit import archive

    target = folder / file_name(order.code)
    if not archive.is_current(target, order):
        archive.write(archive.pack(order), target)
    return target
