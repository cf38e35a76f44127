"""The Windows registry file: the bookmark for Chrome, Edge and Firefox, and a file that takes it out again."""

from hideout.districts.kit.bookmarks import on_one_line
from hideout.districts.kit.order import Order

_HEAD = "Windows Registry Editor Version 5.00"
_POLICIES = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies"
CHROME, EDGE, FIREFOX = (
    (rf"{_POLICIES}\Google\Chrome", "ManagedBookmarks"),
    (rf"{_POLICIES}\Microsoft\Edge", "ManagedFavorites"),
    (rf"{_POLICIES}\Mozilla\Firefox", "ManagedBookmarks"),
)


def add(order: Order) -> bytes:
    """Return the file that puts the bookmark in; UTF-16 with a mark, as the registry editor itself writes."""
    value = on_one_line(order)
    text = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    # Firefox reads this one as REG_MULTI_SZ: UTF-16, each string and the whole closed by a zero.
    several = "hex(7):" + (value + "\0\0").encode("utf-16-le").hex(",")
    return _file([(CHROME, text), (EDGE, text), (FIREFOX, several)])


def remove() -> bytes:
    """Return the file that takes out what `add` put in, and nothing else."""
    return _file([(place, "-") for place in (CHROME, EDGE, FIREFOX)])


def _file(values: list[tuple[tuple[str, str], str]]) -> bytes:
    lines = [_HEAD, ""]
    for (key, name), value in values:
        lines += [f"[{key}]", f'"{name}"={value}', ""]
    return ("\r\n".join(lines)).encode("utf-16")
