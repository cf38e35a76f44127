"""The register: orders for districts as they stand in the store and in their files of local helplines."""

from collections.abc import Collection, Iterable

from hideout.config import Config
from hideout.districts import LocalFiles, faults
from hideout.districts.kit.order import Order, from_row
from hideout.districts.kit.problem import BAD_LINES, IS_CLOSED, NO_DISTRICT, KitProblem
from hideout.store import Row


def orders(config: Config, rows: Iterable[Row], codes: Collection[str] = ()) -> list[Order]:
    """Return the orders of these districts, or of all that are open; `rows` are the districts of the store.

    Raises KitProblem for a district that is unknown or closed, and for local helplines that cannot be read: a paper
    without them would be wrong for years.
    """
    known = {row["code"]: row for row in rows}
    wanted = list(dict.fromkeys(codes)) or [code for code, row in known.items() if row["open"]]
    for code in wanted:
        if code not in known:
            raise KitProblem(NO_DISTRICT, code=code)
        if not known[code]["open"]:
            raise KitProblem(IS_CLOSED, code=code)
    files = LocalFiles(config.folder / "helplines")
    local = {code: files.of(code) for code in wanted}
    for code, wrong in files.broken().items():
        if code in local:
            raise KitProblem(BAD_LINES, code=code, place=wrong[0].place, why=faults.reason(wrong[0]))
    return [from_row(config, known[code], local[code]) for code in wanted]
