"""Our drawings on paper: the classes of the pages' style become colours that a printer knows."""

import re

from hideout.assets import ASSETS

_TOKEN = re.compile(r"--(k-[a-z0-9]+): (#[0-9a-f]{6}|transparent|var\(--bg\))")
_CLASS = re.compile(r'class="([^"]*)"')
_SOFT = re.compile(r"<linearGradient.*?</linearGradient>|<[a-z]+ [^>]*url\([^>]*/>", re.S)
_WIDTHS = {"l": "5", "r": "5", "w": "9", "t": "3", "root": "7", "fog": "11", "trunk": "14", "tun": "46"}


def drawing(name: str) -> bytes:
    """Return `assets/pictures/<name>.svg` with its daylight colours written in."""
    light = (ASSETS / "css" / "10-tokens.css").read_text("utf-8").partition("@media")[0]
    colours = {token: _plain(colour) for token, colour in _TOKEN.findall(light)}
    svg = (ASSETS / "pictures" / f"{name}.svg").read_text("utf-8")
    # Within a page it needs no namespace; as a file of its own it does. Printing knows no gradients.
    whole = _SOFT.sub("", svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return _CLASS.sub(lambda found: _paint(found[1].split(), colours), whole).encode()


def _plain(colour: str) -> str:
    return {"transparent": "none", "var(--bg)": "#fbf5e8"}.get(colour, colour)


def _paint(classes: list[str], colours: dict[str, str]) -> str:
    """Return the attributes that a class stands for: filled, a line (`l`), or both with rounded corners (`r`)."""
    paint = next((colours[name] for name in classes if name in colours), None)
    if paint is None:
        return ""
    width = next((_WIDTHS[name] for name in reversed(classes) if name in _WIDTHS), None)
    line = "l" in classes or bool({"tun", "root", "fog", "trunk"} & set(classes))
    fill = "none" if line else paint
    veil = next((veil for name, veil in (("half", "0.55"), ("dim", "0.35")) if name in classes), None)
    stroke = f' stroke="{paint}" stroke-width="{width}"' if width and paint != "none" else ""
    opacity = f' opacity="{veil}"' if veil else ""
    return f'fill="{fill}"{stroke} stroke-linejoin="round" stroke-linecap="round"{opacity}'
