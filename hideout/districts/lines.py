"""Local helplines of a district, one at a time: the file stays what counts, and all else in it stays as it was written."""

import contextlib
import json
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import AoT, Item

from hideout.config import Config
from hideout.districts import faults
from hideout.districts.office import NotFit, helplines_in
from hideout.districts.record import Problem, Record
from hideout.districts.typed import as_given
from hideout.helpline_check import check_entry, strings
from hideout.helplines import shipped
from hideout.language import N_
from hideout.store import Db, audit
from hideout.store.audit import Pen

# What the log calls a change of one line.
ADDED, EDITED, REMOVED = "helpline-add", "helpline-edit", "helpline-remove"
_LONGEST = 400
_TOO_LONG = N_("Something here is longer than {most} characters. Nothing was cut; please shorten it.")
_BAD_DATE = N_(
    "A date is written 2026-04-01, 2026-04 or 2026; a source without one is “undated”. Not: {said}"
)
_NO_FOLDER = N_("Nothing can be written to the folder of the local helplines: {why}")
_CHANGED = N_("Somebody has changed this line meanwhile. Please look at it once more; nothing was kept yet.")
_GONE = N_("This line is not there any more. Somebody has taken it away meanwhile.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry of a district's file as it is written there; `mark` changes whenever the entry does."""

    id: str
    entry: Mapping[str, Any]

    @property
    def mark(self) -> str:
        """Return a short digest of the entry."""
        written = json.dumps(self.entry, ensure_ascii=False, sort_keys=True, default=str)
        return sha256(written.encode()).hexdigest()[:16]


def kept(config: Config, code: str) -> dict[str, Line]:
    """Return the lines of a district by id, in the order of its file; raises NotFit if it cannot be used."""
    path = _path(config, code)
    if not path.exists():
        return {}
    helplines_in(path)
    entries = tomlkit.parse(path.read_text("utf-8")).unwrap().get("helpline", [])
    return {entry["id"]: Line(id=entry["id"], entry=entry) for entry in entries}


def new_id(record: Record, said: str = "") -> str:
    """Return an id that no line has had: the district's code and six signs; or what was `said`, if it is such a one."""
    code = re.sub("-+", "-", record.code)
    return said if re.fullmatch(rf"{code}-[0-9a-f]{{6}}", said) else f"{code}-{secrets.token_hex(3)}"


def keep(
    db: Db, pen: Pen, config: Config, record: Record, entry: Mapping[str, Any], mark: str, today: date
) -> None:
    """Add an entry to a district's file (`mark` empty), or put it in the place of the one that had this mark.

    Within a write that is under way, with its entry in the log; raises NotFit, and then nothing was changed.
    """
    wrong = list[Problem]()
    for key, what in check_entry(entry, _country(config)):
        fault = faults.said(key, what)
        # What is empty lacks its full stop as well; that need not be said.
        empty = entry.get(key) == "" and any(one.field == key for one in wrong)
        wrong += [] if empty or fault in wrong else [fault]
    if wrong:
        raise NotFit(*wrong)
    there = kept(config, record.code)
    if faulty := list(_unfit(entry, there.get(entry["id"]))):
        raise NotFit(*faulty)
    if entry["id"] in there and dict(there[entry["id"]].entry) == dict(entry):
        return
    _unchanged(there, entry["id"], mark)
    book = _book(config, record, today)
    tables = _tables(book)
    if mark:
        _renew(tables[list(there).index(entry["id"])], entry)
    else:
        tables.append(_table(entry))
    action = EDITED if mark else ADDED
    audit.enter(db, pen, action, f"{record.code}/{entry['id']}", json.dumps(entry, default=str))
    _write(config, record.code, tomlkit.dumps(book))


def remove(db: Db, pen: Pen, config: Config, record: Record, id: str, mark: str) -> None:
    """Take an entry out of a district's file; raises NotFit if it is not the one that was seen."""
    there = kept(config, record.code)
    _unchanged(there, id, mark or "-")
    book = tomlkit.parse(_path(config, record.code).read_text("utf-8"))
    tables = _tables(book)
    del tables[list(there).index(id)]
    if not tables:
        del book["helpline"]
    audit.enter(db, pen, REMOVED, f"{record.code}/{id}")
    _write(config, record.code, tomlkit.dumps(book))


def _unfit(entry: Mapping[str, Any], before: Line | None) -> Iterator[Problem]:
    """Yield what a file may hold and a form should not bring: texts without end, dates that nobody can compare."""
    for key, value in entry.items():
        if any(len(text) > _LONGEST for text in strings(value)):
            yield Problem(key, _TOO_LONG, {"most": _LONGEST})
    known = {source["date"] for source in before.entry["source"]} if before else set()
    for source in entry["source"]:
        if source["date"] not in known and source["date"] not in (as_given(source["date"]), "undated"):
            yield Problem("source", _BAD_DATE, {"said": source["date"][:40]})


def _unchanged(there: Mapping[str, Line], id: str, mark: str) -> None:
    if mark and id not in there:
        raise NotFit(Problem("", _GONE), status=409)
    if id in there and there[id].mark != mark:
        raise NotFit(Problem("", _CHANGED), status=409)
    if not mark and shipped().get(id):
        raise NotFit(Problem("", _CHANGED), status=409)


def _country(config: Config) -> str:
    return config.country.upper()


def _path(config: Config, code: str) -> Path:
    return config.folder / "helplines" / f"{code}.toml"


def _book(config: Config, record: Record, today: date) -> tomlkit.TOMLDocument:
    path = _path(config, record.code)
    if path.exists():
        return tomlkit.parse(path.read_text("utf-8"))
    book = tomlkit.document()
    meta = {
        "country": _country(config), "timezone": record.timezone, "checked_on": today, "compiled": "at the desk"
    }  # fmt: skip
    book.add("meta", tomlkit.item(meta))
    return book


def _tables(book: tomlkit.TOMLDocument) -> AoT:
    """Return the `[[helpline]]` tables of a file; those that are written in one line become tables."""
    found = book.get("helpline")
    if not isinstance(found, AoT):
        plain = found.unwrap() if found is not None else []
        found = tomlkit.aot()
        for entry in plain:
            found.append(_table(entry))
        book["helpline"] = found
    there = book["helpline"]
    assert isinstance(there, AoT)
    return there


def _table(entry: Mapping[str, Any]) -> tomlkit.items.Table:
    table = tomlkit.table()
    for key, value in entry.items():
        table.add(key, _item(value))
    return table


def _renew(table: Any, entry: Mapping[str, Any]) -> None:
    """Change what differs; comments and the order of what stays are the author's."""
    plain = table.unwrap()
    for key in plain.keys() - entry.keys():
        del table[key]
    for key, value in entry.items():
        if plain.get(key) != value:
            table[key] = _item(value)


def _item(value: Any) -> Item:
    """Return a value as the national files write it: rows of a list as tables in one line."""
    if not (isinstance(value, list) and value and isinstance(value[0], Mapping)):
        plain: Item = tomlkit.item(value)
        return plain
    rows = tomlkit.array().multiline(True)
    for row in value:
        inline = tomlkit.inline_table()
        for key, part in row.items():
            inline.append(key, part)
        rows.append(inline)
    return rows


def _write(config: Config, code: str, text: str) -> None:
    """Put a file in place, whole or not at all, after the check that every file passes."""
    path = _path(config, code)
    half = path.with_name(f"{code}.toml.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(text, "utf-8")
        helplines_in(half)
        half.replace(path)
    except OSError as error:
        raise NotFit(Problem("", _NO_FOLDER, {"why": error.strerror})) from None
    finally:
        with contextlib.suppress(OSError):
            half.unlink()
