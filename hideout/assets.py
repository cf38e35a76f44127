"""The assets folder: where it is, and what of it browsers may fetch."""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

_HERE = Path(__file__).resolve().parent
# In a checkout `assets/` lies beside the packages; in the wheel it travels inside hideout.
ASSETS = _HERE.parent / "assets" if (_HERE.parent / "assets" / "css").is_dir() else _HERE / "_assets"

_HTMX = "vendor/htmx/htmx-4.0.1.min.js"
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_SVG = re.compile(r"<svg[^>]*>")
_BOX = re.compile(r'viewBox="([^"]+)"')
_PUBLIC = ("js", "pictures", "fonts")

# Notes are for who writes the sheets and scripts.
_NOTE = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
_LINE = re.compile(rb"^ *// .*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file as it goes over the wire: its plain and its gzipped bytes, and its type."""

    body: bytes
    packed: bytes
    type: str


class Assets:
    """Everything a browser may fetch, read once, addressed by a digest of the whole."""

    def __init__(self, folder: Path = ASSETS) -> None:
        self.folder = folder
        self.files = dict(self._read())
        digest = hashlib.sha256(b"".join(name.encode() + a.body for name, a in sorted(self.files.items())))
        self.digest = digest.hexdigest()[:12]

    def _read(self) -> Iterator[tuple[str, Asset]]:
        # What stands on the desk is no weight on a child's first visit.
        for name, numbers in (("hideout.css", "[!8]*.css"), ("desk.css", "8*.css")):
            style = b"".join(path.read_bytes() for path in sorted((self.folder / "css").glob(numbers)))
            yield name, _asset(_NOTE.sub(b"", style), ".css")
        yield "htmx.js", _asset((self.folder / _HTMX).read_bytes(), ".js")
        for part in _PUBLIC:
            for path in sorted((self.folder / part).rglob("*")):
                if path.is_file() and path.suffix != ".md":
                    body = path.read_bytes()
                    body = _LINE.sub(b"", body) if path.suffix == ".js" else body
                    yield path.relative_to(self.folder).as_posix(), _asset(body, path.suffix)

    def url(self, name: str) -> str:
        """Return the address of an asset; an unknown name is a KeyError, so that a typing slip fails a test."""
        self.files[name]
        return f"/static/{self.digest}/{name}"

    def get(self, name: str) -> Asset | None:
        """Return an asset by its name below `/static/<digest>/`, or None."""
        return self.files.get(name)

    @cached_property
    def _pictures(self) -> dict[str, Markup]:
        return {}

    def picture(self, name: str) -> Markup:
        """Return one of our own drawings (`assets/pictures/<name>.svg`) as markup to stand in the page."""
        if name not in self._pictures:
            self._pictures[name] = Markup(
                (self.folder / "pictures" / f"{name}.svg").read_text("utf-8").strip()
            )
        return self._pictures[name]

    def symbol(self, name: str) -> Markup:
        """Return a drawing as a `<symbol>`, to be drawn many times in one page by `<use href="#…">`."""
        inside = _SVG.sub("", str(self.picture(name)), count=1).removesuffix("</svg>")
        box = _BOX.search(str(self.picture(name)))
        id = name.replace("/", "-")
        return Markup(f'<symbol id="{id}" viewBox="{box[1] if box else "0 0 100 100"}">{inside}</symbol>')


def _asset(body: bytes, suffix: str) -> Asset:
    kind = _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    return Asset(body=body, packed=gzip.compress(body, 9, mtime=0), type=kind)
