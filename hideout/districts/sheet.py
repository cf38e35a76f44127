"""The sheet: many districts from one CSV file, all or none, with every bad row named."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hideout.config import Config
from hideout.districts.office import IMPORTED, NEW, NotFit, operator
from hideout.districts.record import FIELDS, NEEDED, Problem, Record, own_hosts, read
from hideout.language import N_
from hideout.store import Db, Store, districts
from hideout.store.audit import Pen

REQUIRED = (*NEEDED, "prefecture")
# What an officer may begin with; the second line is a sample and says so by its names.
TEMPLATE = (
    ",".join(FIELDS)
    + "\nsample,見本市,Sample City,東京都,Asia/Tokyo,ja ja_Hira,older,no,,https://www.nhk.or.jp/school/,yes,,,,,4200,yes\n"
)
_MOST_BYTES = 8_000_000
_SHIFT_JIS = N_("The file is in Shift_JIS. In Excel choose “CSV UTF-8” when saving.")
_NOT_UTF8 = N_("The file is not UTF-8 text. In Excel choose “CSV UTF-8” when saving.")

Placed = tuple[str, Problem]


class Change(NamedTuple):
    """What a sheet changed of a district that was there: its code, the field, its words before and after."""

    code: str
    field: str
    before: str
    after: str


class Taken(NamedTuple):
    """What came of a sheet: how many districts it holds, the codes of new ones, and every change of the others."""

    kept: int
    new: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """The codes of those that were changed."""
        return tuple(dict.fromkeys(change.code for change in self.changes))


def take_in(config: Config, store: Store, body: bytes, name: str) -> Taken:
    """Keep every district of a CSV file (bytes) in one commit; return what is new and what was changed.

    The first row names columns of FIELDS; a column that is missing leaves what a district has. Raises NotFit with
    every bad row, each placed as `<name>:<line>`; then nothing at all was kept.
    """
    return store.now(taken_in, operator(store), config, body, name)


def taken_in(db: Db, pen: Pen, config: Config, body: bytes, name: str) -> Taken:
    """Keep every district of a CSV file in a write that is under way; the log names each that is new or was changed."""
    header, rows = _table(body, name)
    before = {row["code"]: Record.from_row(row).words() for row in districts.everything(db)}
    ours, seen = own_hosts(config), dict[str, int]()
    records: list[Record] = []
    wrong: list[Placed] = []
    for line, cells in rows:
        if len(cells) != len(header):
            values = {"there": len(cells), "wanted": len(header)}
            found = [Problem("", N_("This row has {there} cells, and not {wanted}."), values)]
        else:
            words = dict(zip(header, cells, strict=True))
            record, found = read(before.get(words["code"].strip(), {}) | words, ours)
            found += _twice(words["code"].strip(), line, seen)
            if not words["prefecture"].strip():
                found.append(Problem("prefecture", N_("The prefecture is missing.")))
            if record:
                records.append(record)
        wrong += [(f"{name}:{line}", problem) for problem in found]
    if not wrong and not records:
        wrong.append((name, Problem("", N_("There is no district in this file."))))
    if wrong:
        raise NotFit(*wrong)
    districts.keep(db, pen, [record.row() for record in records], IMPORTED, NEW)
    changes = [change for record in records for change in _changes(record, before.get(record.code, {}))]
    new = tuple(record.code for record in records if record.code not in before)
    return Taken(len(records), new, tuple(changes))


def _changes(record: Record, before: Mapping[str, str]) -> Iterator[Change]:
    after = record.words()
    yield from (
        Change(record.code, field, said, after[field])
        for field, said in before.items()
        if after[field] != said
    )


def _twice(code: str, line: int, seen: dict[str, int]) -> Iterator[Problem]:
    if code and seen.setdefault(code, line) != line:
        yield Problem("code", N_("{code} stands in row {row} already."), {"code": code, "row": seen[code]})


def _table(body: bytes, name: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the names of the columns, and the rows that are not empty with their line numbers."""
    text = _text(body, name)
    # What is copied out of a spreadsheet has tabs between its cells.
    tabs = "\t" in text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",", strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        header = [cell.strip() for cell in next(reader, [])]
        rows.extend((reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells))
    except csv.Error as error:
        problem = Problem("", N_("This is not a CSV file: {why}"), {"why": error})
        raise NotFit((f"{name}:{reader.line_num}", problem)) from None
    wrong = list(_columns(header))
    if wrong:
        raise NotFit(*((f"{name}:1", problem) for problem in wrong))
    return header, rows


def _columns(header: Sequence[str]) -> Iterator[Problem]:
    for column in REQUIRED:
        if column not in header:
            yield Problem(column, N_("This column is missing."))
    for column in header:
        if column not in FIELDS:
            yield Problem(
                column, N_("This column is unknown. There are {known}."), {"known": ", ".join(FIELDS)}
            )
        elif header.count(column) > 1:
            yield Problem(column, N_("This column is there twice."))


def _text(body: bytes, name: str) -> str:
    if len(body) > _MOST_BYTES:
        raise NotFit((name, too_large(_MOST_BYTES)))
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotFit((name, Problem("", _NOT_UTF8 if in_shift_jis(body) is None else _SHIFT_JIS))) from None


def too_large(most: int) -> Problem:
    """Return what is wrong with a file that has more bytes than `most`."""
    return Problem("", N_("The file is larger than {most} MB."), {"most": most // 1_000_000})


def in_shift_jis(body: bytes) -> str | None:
    """Return a file's text where it is Shift_JIS as Excel writes it, else None."""
    try:
        return body.decode("cp932")
    except UnicodeDecodeError:
        return None
