"""The archive: every file of a kit, packed into one zip that is the same to the byte for the same order."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from hideout import __version__
from hideout.assets import ASSETS
from hideout.districts.kit import apple, bookmarks, consoles, qr, windows
from hideout.districts.kit.drawing import drawing
from hideout.districts.kit.face import Face
from hideout.districts.kit.order import Order
from hideout.districts.kit.poster import Prints
from hideout.districts.kit.problem import NO_TEXT, KitProblem
from hideout.districts.kit.setting import letters
from hideout.districts.kit.sheet import as_text, in_pages, on_one_page
from hideout.districts.kit.texts import DOCUMENTS, LEAVES, Texts

FOLDER = ASSETS / "kit"
_PURPOSES = {"site": "サイト / site", "exit": "すぐ出る / Leave now", "helpline": "相談先 / helpline"}
_DAY = (2026, 1, 1, 0, 0, 0)


def pack(order: Order, folder: Path = FOLDER) -> bytes:
    """Return the zip of a kit; raises KitProblem when a font or a text is missing, or has no sign for a name."""
    return _zipped(files(order, folder), mark(order, folder))


def renewed(path: Path, order: Order, folder: Path = FOLDER) -> bytes | None:
    """Return the zip of a kit, or None while the one that lies there was made from this very order."""
    now = mark(order, folder)
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.comment == now.encode("ascii"):
                return None
    except (OSError, zipfile.BadZipFile):
        pass
    return _zipped(files(order, folder), now)


def _zipped(made: Mapping[str, bytes], comment: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.comment = comment.encode("ascii")
        for name in sorted(made):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            # The same whatever system packs it.
            entry.create_system = 3
            archive.writestr(entry, made[name])
    return out.getvalue()


def files(order: Order, folder: Path = FOLDER) -> dict[str, bytes]:
    """Return the name and the bytes of every file of a kit."""
    icon = _icon(folder)
    made = {
        "icon.png": icon,
        "devices/chrome-policy.json": bookmarks.chrome(order).encode(),
        "devices/edge-policy.json": bookmarks.edge(order).encode(),
        "devices/firefox-policies.json": bookmarks.firefox(order).encode(),
        "devices/bookmarks.html": bookmarks.for_import(order).encode(),
        "devices/windows-add.reg": windows.add(order),
        "devices/windows-remove.reg": windows.remove(),
        "devices/bookmark.mobileconfig": apple.profile(order, icon),
        "devices/intune.txt": consoles.intune(order).encode("utf-8-sig"),
        "devices/intune-web-clip.json": consoles.intune_clip(order, icon).encode(),
        "devices/google-admin.txt": consoles.google_admin(order).encode("utf-8-sig"),
        "qr/qr.png": qr.png(order.site_url),
        "qr/qr.svg": qr.svg(order.site_url),
        "hosts.txt": "".join(f"{host}\r\n" for host, _, _ in order.hosts()).encode(),
        "hosts.csv": _hosts(order),
    }
    return made | _papers(order, folder)


def _papers(order: Order, folder: Path) -> dict[str, bytes]:
    texts = Texts(order, folder)
    sources = {(name, code): texts.document(name, code) for name in DOCUMENTS for code in order.languages}
    face = Face(_letters(order, texts, sources), folder / "fonts")
    made: dict[str, bytes] = {}
    try:
        for (name, code), source in sources.items():
            place = f"README.{code}" if name == "readme" else f"letters/{name}.{code}"
            made[f"{place}.txt"] = as_text(source)
            set_as = on_one_page if name in LEAVES else in_pages
            made[f"{place}.pdf"] = set_as(face, source, title=order.title(code), language=code)
        for code in order.languages:
            prints = Prints(face, order, texts, code)
            made[f"print/poster.{code}.pdf"] = prints.poster()
            made[f"print/cards.{code}.pdf"] = prints.cards()
            made[f"print/clear-file.{code}.pdf"] = prints.clear_file()
    finally:
        face.close()
    return made


def _letters(order: Order, texts: Texts, sources: dict[tuple[str, str], str]) -> set[str]:
    """Return every letter that the papers draw."""
    found = set("・　（）() /0123456789")
    for source in sources.values():
        found |= set(letters(source.replace("\n", "")))
    for code in order.languages:
        for words in texts.words(code).values():
            found |= set(letters("".join(words)))
        for line in (*texts.lines(code), *texts.lines("ja_Hira")):
            found |= set(letters(line.name + line.ways + line.when))
        found |= set(order.title(code) + order.site_url)
    return found


def _hosts(order: Order) -> bytes:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(["host", "port", "purpose", "name"])
    table.writerows([host, 443, _PURPOSES[kind], whose] for host, kind, whose in order.hosts())
    return out.getvalue().encode("utf-8-sig")


def _icon(folder: Path) -> bytes:
    try:
        return (folder / "icon.png").read_bytes()
    except OSError as error:
        raise KitProblem(NO_TEXT, file="icon.png", why=type(error).__name__) from error


def mark(order: Order, folder: Path = FOLDER) -> str:
    """Return the digest of all that goes into a kit: what was packed from the same need not be packed again."""
    # Sets have no order of their own; sorted they give the same digest in every process.
    plain = json.dumps(
        asdict(order), sort_keys=True, default=lambda v: sorted(v) if isinstance(v, frozenset) else str(v)
    )
    digest = hashlib.sha256(f"{__version__} {plain}".encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found = path.stat()
            content = _digest(path, found.st_mtime_ns, found.st_size)
            digest.update(path.relative_to(folder).as_posix().encode() + content)
    digest.update(drawing("door"))
    return digest.hexdigest()


@lru_cache(maxsize=256)
def _digest(path: Path, changed: int, size: int) -> bytes:
    """Return the digest of a file, read once for all the kits of a run."""
    return hashlib.sha256(path.read_bytes()).digest()
