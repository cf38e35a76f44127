"""Districts: the entrance `/d/<code>/…` that puts a district's own helplines first."""

import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from hideout.clock import now
from hideout.districts.record import CODE, Record
from hideout.helpline_fault import Fault
from hideout.helplines import Helpline, Helplines, LocalHelplines, shipped
from hideout.language import BY_CODE, LANGUAGES
from hideout.store import Row
from hideout.web import District

__all__ = ["CODE", "Districts", "Entrance", "LocalFiles"]
_TICK = 2_000_000_000
_LOOK = 1.0
_MOST = 300
_NOT_BELOW = ("/static/", "/desk", "/healthz", "/readyz", "/metrics", "/.well-known/")


class Districts:
    """The districts of a site, kept in memory; the server fills them again when the store has changed."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Record, District]] = {}

    def fill(self, rows: Iterable[Row]) -> None:
        """Take over the districts of the store."""
        records = [Record.from_row(row) for row in rows]
        self._known = {record.code: (record, as_visited(record)) for record in records}

    def get(self, code: str) -> District | None:
        """Return a district by its code, `closed` where its entrance is not open today; None if it is unknown.

        Bookmarks and papers of a closed one are still out: children who come by them keep its notice and its lines.
        """
        record, district = self._known.get(code, (None, None))
        if record is None or district is None:
            return None
        return district if record.standing(record.today(now())) == "open" else replace(district, closed=True)

    def of_path(self, path: str) -> District | None:
        """Return the district through whose entrance a path leads, or None."""
        return self.get(path[3:].partition("/")[0]) if path.startswith("/d/") else None


def as_visited(record: Record) -> District:
    """Return a district as pages see it."""
    wanted = [BY_CODE[code] for code in record.languages]
    return District(
        code=record.code,
        name_ja=record.name_ja,
        name_en=record.name_en,
        lamp=record.lamp,
        prefecture=record.prefecture,
        timezone=record.timezone,
        # None is taken away from a child: the district's own only come first.
        languages=(*wanted, *(language for language in LANGUAGES if language not in wanted)),
        easy=record.tone == "younger",
        furigana=record.furigana,
        exit_url=record.exit_url,
        filter_notice=record.filter_notice,
    )


class LocalFiles:
    """Helplines of districts: `<folder>/<code>.toml`, the last good version of each, and what is wrong with it now.

    Pages look at the files once a second at most, and join each version with the shipped lines once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, LocalHelplines] = {}
        self._codes: frozenset[str] = frozenset()
        self._read = -1
        self._taken = {line.id for line in shipped().all()}
        self._looked: dict[str, tuple[float, tuple[Helpline, ...]]] = {}
        self._joined: OrderedDict[str, tuple[tuple[Helpline, ...], Helplines]] = OrderedDict()

    def of(self, code: str) -> tuple[Helpline, ...]:
        """Return a district's own lines as they were at most a second ago; none while there is no file."""
        at = time.monotonic()
        until, lines = self._looked.get(code, (0.0, ()))
        if at >= until:
            lines = self._file(code).lines() if code in self._present() else ()
            self._looked[code] = (at + _LOOK, lines)
        return lines

    def renew(self, code: str) -> None:
        """Look at a district's file again at the next question: somebody has just changed it."""
        self._looked.pop(code, None)

    def edition(self, code: str) -> str:
        """Return what changes with a district's lines, for pages that are kept; empty while it has none."""
        lines = self.of(code)
        return f"{code}:{self._file(code).edition}" if lines else ""

    def joined(self, code: str) -> Helplines:
        """Return a district's own lines and the shipped ones behind them."""
        lines = self.of(code)
        if not lines:
            return shipped()
        of, joined = self._joined.get(code, ((), shipped()))
        if of is not lines:
            joined = shipped().merge(lines)
            self._joined[code] = (lines, joined)
            while len(self._joined) > _MOST:
                self._joined.popitem(last=False)
        return joined

    def faults(self, code: str) -> tuple[Fault, ...]:
        """Return what is wrong with a district's file at present."""
        file = self._file(code)
        file.lines()
        return file.problems

    def everything(self) -> dict[str, tuple[Helpline, ...]]:
        """Return code -> lines of every district that has a file."""
        return {code: self._file(code).lines() for code in sorted(self._present())}

    def broken(self) -> dict[str, tuple[Fault, ...]]:
        """Return code -> faults of every file that cannot be used at present."""
        found = {code: self.faults(code) for code in sorted(self._present() | self._files.keys())}
        return {code: faults for code, faults in found.items() if faults}

    def _present(self) -> frozenset[str]:
        """Return the codes that have a file; the folder is only read again when it has changed, or has just done so."""
        try:
            changed = self._folder.stat().st_mtime_ns
        except OSError:
            return frozenset()
        # Two changes within one tick of the file system's clock look like one.
        if changed != self._read or time.time_ns() - changed < _TICK:
            stems = (path.stem for path in self._folder.glob("*.toml"))
            self._codes, self._read = frozenset(stem for stem in stems if CODE.fullmatch(stem)), changed
        return self._codes

    def _file(self, code: str) -> LocalHelplines:
        if code not in self._files:
            self._files[code] = LocalHelplines(self._folder / f"{code}.toml", taken=self._taken)
        return self._files[code]


class Entrance:
    """ASGI middleware: takes `/d/<code>` off the path and notes the district; an unknown one leads to the plain house."""

    def __init__(self, app: ASGIApp, districts: Districts) -> None:
        self.app = app
        self.districts = districts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/d/"):
            await self.app(scope, receive, send)
            return
        code, slash, rest = scope["path"][3:].partition("/")
        path = "/" + rest.lstrip("/")
        district = self.districts.get(code)
        if district is None or path.startswith(_NOT_BELOW):
            query = scope["query_string"].decode("ascii", "replace")
            # 307 keeps a form that was on its way.
            status = 307 if scope["method"] == "POST" else 303
            await RedirectResponse(path + (f"?{query}" if query else ""), status)(scope, receive, send)
            return
        if not slash:
            await RedirectResponse(f"/d/{code}/", 303)(scope, receive, send)
            return
        # In the scope itself, so that a refusal outside of here still leads back into the district.
        scope.update({"path": path, "raw_path": path.encode(), "hideout.district": district})
        await self.app(scope, receive, send)
