"""All helplines: read from the files of `assets/helplines`, checked, looked up, joined with local ones."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from hideout.assets import ASSETS
from hideout.helpline import LIVE, WRITTEN, Channel, Helpline, Hours, from_table
from hideout.helpline_check import check_entry, check_meta, check_reading
from hideout.helpline_fault import Fault
from hideout.opening import Opening, opening

__all__ = [
    "LIVE", "WRITTEN", "BrokenHelplines", "Channel", "Doubt", "Helpline", "Helplines", "Hours", "LocalHelplines",
    "Opening", "known_numbers", "load", "opening", "report", "shipped",
]  # fmt: skip

STALE_DAYS = 183
"""An entry looked at longer ago than this is due for another look."""

_READINGS, _FINDER = "readings.toml", "finder.toml"
_HEADER = re.compile(r"\s*\[\[\s*helpline\s*\]\]")


class BrokenHelplines(Exception):
    """Helpline files that must not be shown; each problem names file, line and what is wrong."""

    def __init__(self, problems: Sequence[Fault]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Helplines:
    """An ordered, unchanging collection of helplines with unique ids."""

    def __init__(self, lines: Sequence[Helpline]) -> None:
        self._lines = tuple(lines)
        self._by_id = {line.id: line for line in self._lines}
        if len(self._by_id) != len(self._lines):
            raise BrokenHelplines([Fault("helplines", "two of them share an id")])

    def get(self, id: str) -> Helpline | None:
        """Return the helpline of this id, or None."""
        return self._by_id.get(id)

    def all(self) -> tuple[Helpline, ...]:
        """Return all helplines, local ones first, then in the order of the files."""
        return self._lines

    def known_numbers(self) -> frozenset[str]:
        """Return every phone and SMS number, digits only, also those that stand in notes."""
        return frozenset(number for line in self._lines for number in _numbers(line))

    def merge(self, local: Sequence[Helpline]) -> "Helplines":
        """Return a collection with these local lines in front; raises BrokenHelplines if an id is taken."""
        taken = sorted(line.id for line in local if line.id in self._by_id)
        if taken:
            raise BrokenHelplines([_used(id) for id in taken])
        return Helplines((*local, *self._lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An entry that someone should look at again; `reasons` from recheck, unconfirmed, old."""

    id: str
    name: str
    file: str
    checked_on: date
    reasons: tuple[str, ...]


def load(
    folder: Path, *, local: bool = False, taken: Collection[str] = (), body: bytes | None = None
) -> Helplines:
    """Read a folder of helpline files, or a single file; raises BrokenHelplines with every problem found.

    `readings.toml` beside them gives readings for names and summaries, `finder.toml` is checked for unknown ids;
    `taken` are ids that none of the entries may have; `body` is what a single file holds, if it was read already.
    """
    folder = Path(folder)
    try:
        paths = sorted(folder.glob("*.toml")) if folder.is_dir() else [folder]
    except OSError as err:
        raise BrokenHelplines([Fault(folder.name, f"cannot be read: {err.strerror}")]) from err
    sources = [_Source(path, body) for path in paths if path.name not in (_READINGS, _FINDER)]
    problems = [problem for source in sources for problem in source.problems]
    seen: dict[str, str] = {}
    for source in sources:
        problems += source.check(seen)
    readings = _Source(folder / _READINGS) if (folder / _READINGS).is_file() else None
    if readings:
        problems += [*readings.problems, *_check_readings(readings, seen)]
    if (folder / _FINDER).is_file():
        finder = _Source(folder / _FINDER)
        problems += [*finder.problems, *_check_finder(finder, seen)]
    if not sources:
        problems.append(Fault(folder.name, "no helpline file here"))
    problems += [_used(id, f"{file} ") for id, file in seen.items() if id in taken]
    if problems:
        raise BrokenHelplines(problems)
    known = readings.data if readings else {}
    return Helplines([line for source in sources for line in source.lines(known, local)])


@lru_cache(maxsize=1)
def shipped() -> Helplines:
    """Return the helplines that come with hideout, read once."""
    return load(ASSETS / "helplines")


@lru_cache(maxsize=1)
def known_numbers() -> frozenset[str]:
    """Return the digits of every shipped number, so that screens do not take a helpline for private contact data."""
    return shipped().known_numbers()


def report(helplines: Helplines, at: int) -> list[Doubt]:
    """List the entries that are marked recheck, unconfirmed or were last looked at over 183 days before `at`."""
    today = datetime.fromtimestamp(at, UTC).date()
    doubts = []
    for line in helplines.all():
        reasons = [word for word, true in (
            ("recheck", line.recheck),
            ("unconfirmed", line.confidence == "unconfirmed"),
            ("old", (today - line.checked_on).days > STALE_DAYS),
        ) if true]  # fmt: skip
        if reasons:
            doubts.append(
                Doubt(
                    id=line.id,
                    name=line.name,
                    file=line.file,
                    checked_on=line.checked_on,
                    reasons=tuple(reasons),
                )
            )
    return doubts


class LocalHelplines:
    """The helplines of a district or operator: read again when the files change, never worse than before.

    When a file is broken the last good version stays in use and `problems` say what is wrong, for the desk.
    No file at all means no local lines. `taken` holds the ids that local lines may not use; `edition` grows with each good version.
    """

    def __init__(self, path: Path, taken: Collection[str] = ()) -> None:
        self.path = Path(path)
        self.problems: tuple[Fault, ...] = ()
        self.edition = 0
        self._taken = frozenset(taken)
        self._lines: tuple[Helpline, ...] = ()
        self._mark: object = None

    def lines(self) -> tuple[Helpline, ...]:
        """Return the last good version of the local lines, marked local; reads the files only if they changed."""
        mark = self._look()
        if mark is None:
            self._mark, self._lines, self.problems = mark, (), ()
        elif mark != self._mark:
            self._mark = mark
            try:
                self._lines = load(self.path, local=True, taken=self._taken).all()
            except BrokenHelplines as broken:
                self.problems = broken.problems
            else:
                self.problems, self.edition = (), self.edition + 1
        return self._lines

    def _look(self) -> object:
        """Something that differs whenever a file was changed, added or taken away; None without any file."""
        if not self.path.exists():
            return None
        try:
            paths = sorted(self.path.glob("*.toml")) if self.path.is_dir() else [self.path]
            return tuple((p.name, s.st_mtime_ns, s.st_size, s.st_ino) for p in paths for s in [p.stat()])
        except OSError as err:
            return err.errno


class _Source:
    """One file: its text, its tables and where in the text each of them begins."""

    def __init__(self, path: Path, body: bytes | None = None) -> None:
        self.path = path
        self.problems: list[Fault] = []
        self.data: dict[str, Any] = {}
        self._text: list[str] = []
        try:
            text = (path.read_bytes() if body is None else body).decode("utf-8")
            self._text = text.splitlines()
            self.data = tomllib.loads(text)
        except OSError as err:
            self.problems.append(Fault(path.name, f"cannot be read: {err.strerror}"))
        except UnicodeDecodeError:
            self.problems.append(Fault(path.name, "not UTF-8 text"))
        except (tomllib.TOMLDecodeError, RecursionError) as err:
            self.problems.append(Fault(path.name, f"not valid TOML: {err}"))
        self._headers = [n for n, line in enumerate(self._text) if _HEADER.match(line)]

    def check(self, seen: dict[str, str]) -> Iterator[Fault]:
        """Yield the problems of a helpline file and note its ids in `seen`."""
        if self.problems:
            return
        meta, tables = self.data.get("meta"), self.data.get("helpline", [])
        for key, what in check_meta(meta):
            yield Fault(f"{self.path.name}:{self.line(key or '[meta]')}", what, key)
        for key in sorted(set(self.data) - {"meta", "helpline"}):
            yield Fault(f"{self.path.name}:{self.line(key)}", f"unknown table {key}")
        if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
            place = f"{self.path.name}:{self.line('helpline')}"
            yield Fault(place, "helplines are written as [[helpline]] tables")
            return
        country = meta.get("country", "?") if isinstance(meta, Mapping) else "?"
        for n, table in enumerate(tables):
            id = table.get("id", n + 1)
            for key, what in check_entry(table, country if isinstance(country, str) else "?"):
                yield Fault(f"{self.path.name}:{self.entry_line(n, key)} [{id}]", what, key)
            if isinstance(id, str) and id in seen:
                place = f"{self.path.name}:{self.entry_line(n, 'id')} [{id}]"
                yield Fault(place, f"id already used in {seen[id]}", "id")
            if isinstance(id, str):
                seen[id] = self.path.name

    def lines(self, readings: Mapping[str, Any], local: bool) -> Iterator[Helpline]:
        """Make the records of a file without problems."""
        for table in self.data.get("helpline", []):
            yield from_table(
                table, file=self.path.name, timezone=self.data["meta"]["timezone"], local=local,
                reading=readings.get(table["id"]),
            )  # fmt: skip

    def line(self, word: str, begin: int = 0, end: int | None = None) -> int:
        """The number of the first line (of this stretch) that begins with a word, else of the stretch itself."""
        starts = re.compile(rf"\s*\[*[\"']?{re.escape(word.strip('[]'))}\b")
        return next(
            (n + 1 for n, text in enumerate(self._text[:end]) if n >= begin and starts.match(text)), begin + 1
        )

    def entry_line(self, n: int, key: str) -> int:
        """The line of a key of the n-th entry, else the line of its id, else of its header."""
        if n >= len(self._headers):  # written as inline tables: only the file's first entry line is known
            return self.line("helpline")
        begin, end = self._headers[n], (*self._headers, None)[n + 1]
        at_key = self.line(key, begin + 1, end) if key else begin + 2
        return at_key if at_key != begin + 2 else self.line("id", begin + 1, end)


def _used(id: str, where: str = "") -> Fault:
    return Fault(f"{where}[{id}]", "this id is already used", "id")


def _check_readings(source: _Source, seen: Mapping[str, str]) -> Iterator[Fault]:
    """Problems of a readings file: unknown ids or keys, and readings that are not written as such."""
    for id, table in source.data.items():
        where = f"{source.path.name}:{source.line(id)} [{id}]"
        if id not in seen:
            yield Fault(where, "unknown helpline")
        if not isinstance(table, Mapping) or not set(table) <= {"name_hira", "summary_hira"}:
            yield Fault(where, "a table with name_hira and summary_hira")
            continue
        for key, text in table.items():
            yield from (Fault(where, what, key) for _, what in check_reading(key, text))


def _check_finder(source: _Source, seen: Mapping[str, str]) -> Iterator[Fault]:
    """Ids in the finder's lists that no file defines."""
    for id in sorted({id for id in _shown(source.data) if id not in seen}):
        line = next((n for n, text in enumerate(source._text, 1) if f'"{id}"' in text), 1)
        yield Fault(f"{source.path.name}:{line}", f"unknown helpline {id}")


def _shown(value: object) -> Iterator[str]:
    """Every helpline id in the `show`, `add` and `rest` lists anywhere in the finder."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from (
                (str(id) for id in part)
                if key in ("show", "add", "rest") and isinstance(part, list)
                else _shown(part)
            )
    elif isinstance(value, list):
        for part in value:
            yield from _shown(part)


def _numbers(line: Helpline) -> Iterator[str]:
    """The numbers of one helpline, and those that its notes name."""
    yield from (channel.digits for channel in line.channels if channel.digits)
    for row in line.hours:
        for number in re.findall(r"#?\d+(?:-\d+){2,}", f"{row.note} {row.note_ja}"):
            yield re.sub(r"\D", "", number)
