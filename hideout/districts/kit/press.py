"""The press: one kit or many, each written whole or not at all; what is up to date is not packed again."""

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
    # Not forked: this process has threads of the store.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        try:
            yield from pool.map(one, orders, [folder] * len(orders))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def one(order: Order, folder: Path) -> Path:
    """Pack the kit of one district, unless it lies there already; return its path."""
    # Fonts and printing are loaded only by who packs a kit.
    from hideout.districts.kit import archive

    target = folder / archive.file_name(order.code)
    if not archive.is_current(target, order):
        archive.write(archive.pack(order), target)
    return target
