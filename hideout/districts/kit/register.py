"""The register: orders for districts as they stand in the store and in their files of local helplines."""

from collections.abc import Collection, Iterable

from hideout.config import Config
from hideout.districts import LocalFiles
from hideout.districts.kit.order import Order, from_row
from hideout.districts.kit.problem import BAD_LINES, IS_CLOSED, NO_DISTRICT, KitProblem
from hideout.helplines import Helpline
from hideout.store import Row


def orders(config: Config, rows: Iterable[Row], codes: Collection[str] = ()) -> list[Order]:
    """Return the orders of these districts, or of all that are open; `rows` are the districts of the store.

    Raises KitProblem for a district that is unknown or closed, and for local helplines that cannot be read: a paper
    without them would be wrong for years.
    """
    known = {row["code"]: row for row in rows}
    wanted = list(dict.fromkeys(codes)) or [code for code, row in known.items() if row["open"]]
    files = LocalFiles(config.folder / "helplines")
    return [_order(config, known.get(code), code, files) for code in wanted]


def _order(config: Config, row: Row | None, code: str, files: LocalFiles) -> Order:
    if row is None:
        raise KitProblem(NO_DISTRICT, code=code)
    if not row["open"]:
        raise KitProblem(IS_CLOSED, code=code)
    return from_row(config, row, _local(files, code))


def _local(files: LocalFiles, code: str) -> tuple[Helpline, ...]:
    lines = files.of(code)
    if problem := files.problems().get(code):
        raise KitProblem(BAD_LINES, code=code, why=problem)
    return lines
