"""Districts: the entrance `/d/<code>/…` that puts a district's own helplines first."""

import re
from collections.abc import Iterable
from pathlib import Path

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from hideout.helplines import Helpline, LocalHelplines, shipped
from hideout.store import Row
from hideout.web import District

CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?")
_NOT_BELOW = ("/static/", "/desk", "/healthz", "/readyz", "/metrics", "/.well-known/", "/sw.js")


class Districts:
    """The open districts of a site, kept in memory; the store is asked again every few seconds by the server."""

    def __init__(self) -> None:
        self._open: dict[str, District] = {}

    def fill(self, rows: Iterable[Row]) -> None:
        """Take over the districts of the store."""
        self._open = {
            row["code"]: District(
                code=row["code"], name_ja=row["name_ja"], name_en=row["name_en"], lamp=row["lamp"]
            )
            for row in rows
            if row["open"]
        }

    def get(self, code: str) -> District | None:
        """Return an open district, or None."""
        return self._open.get(code)


class LocalFiles:
    """Helplines of districts: `<folder>/<code>.toml`, the last good version of each, and what is wrong with it now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, LocalHelplines] = {}
        self._taken = {line.id for line in shipped().all()}

    def of(self, code: str) -> tuple[Helpline, ...]:
        """Return a district's own lines; none while there is no file."""
        return self._file(code).lines()

    def problems(self) -> dict[str, str]:
        """Return code -> problem of every file that is broken at present."""
        for path in self._folder.glob("*.toml"):
            if CODE.fullmatch(path.stem):
                self._file(path.stem)
        found = {code: (file.lines(), file.problem)[1] for code, file in self._files.items()}
        return {code: problem for code, problem in sorted(found.items()) if problem}

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
        district = self.districts.get(code) if CODE.fullmatch(code) else None
        if district is None or path.startswith(_NOT_BELOW):
            query = scope["query_string"].decode("ascii", "replace")
            # 307 keeps a form that was on its way.
            status = 307 if scope["method"] == "POST" else 303
            await RedirectResponse(path + (f"?{query}" if query else ""), status)(scope, receive, send)
            return
        if not slash:
            await RedirectResponse(f"/d/{code}/", 303)(scope, receive, send)
            return
        inside = dict(scope)
        inside["path"] = path
        inside["raw_path"] = path.encode()
        inside["hideout.district"] = district
        await self.app(inside, receive, send)
