"""Words people write: cleaned once, when they are written; the only user of bleach."""

import re
import unicodedata

import bleach
from markupsafe import Markup

MARKS = 4
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_BLANK_LINES = re.compile(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*)+")
_JOINERS = "\u200d\ufe0f\ufe0e"
# U+115F … U+3164 and their like are drawn as nothing although they are letters.
_HOLLOW = frozenset("\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\u034f\u061c\u180e")
_STAFF_TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li"})
# What the team writes for visitors may also quote, part itself, carry readings, and lead to pages over https.
_PIECE_TAGS = _STAFF_TAGS | {"h3", "blockquote", "hr", "a", "ruby", "rt"}


def clean(text: str) -> str:
    """Return plain text without control, bidi and invisible characters, with at most four stacked marks.

    Line breaks become `\\n`, never more than one empty line in a row. Nothing is escaped: templates do that.
    Joiners and variation selectors stay only directly after a symbol, where emoji need them.
    """
    text = _BREAKS.sub("\n", text)
    kept: list[str] = []
    marks = 0
    for char in text:
        kind = unicodedata.category(char)
        if char in _JOINERS:
            # Two may follow each other in an emoji; a long row would be hidden data.
            if (
                kept
                and not all(before in _JOINERS for before in kept[-2:])
                and unicodedata.category(kept[-1]) in {"So", "Sk", "Mn", "Po", "Nd"} | {"Cf"}
            ):
                kept.append(char)
            continue
        if kind in {"Mn", "Me", "Mc"}:
            marks += 1
            if marks > MARKS:
                continue
        else:
            marks = 0
        if char == "\n" or (kind not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} and char not in _HOLLOW):
            kept.append(" " if char == "\t" else char)
    return _BLANK_LINES.sub("\n\n", "".join(kept).rstrip("\u200d")).strip()


def one_line(text: str) -> str:
    """Return cleaned text as one line with single spaces."""
    return " ".join(clean(text).split())


def length(text: str) -> int:
    """Return how many characters a reader sees (code points without combining marks and joiners)."""
    return sum(1 for char in text if not unicodedata.combining(char) and char not in _JOINERS)


def staff_html(text: str) -> Markup:
    """Return short staff text (at most 4,000 characters) with a handful of harmless tags, through bleach.

    Visitors' words never come this way: they are plain text behind autoescape. bleach has no maintainer any more,
    so this is never the only wall (the Content-Security-Policy is another), and this is its only place.
    """
    return Markup(bleach.clean(text[:4000], tags=_STAFF_TAGS, attributes={}, strip=True))


def piece_html(html: str) -> Markup:
    """Return the markup of a piece for visitors with what is harmless of it, through bleach; it is never the only wall."""
    return Markup(
        bleach.clean(
            html,
            tags=_PIECE_TAGS,
            attributes={"a": ["href", "rel"]},
            protocols=frozenset({"https"}),
            strip=True,
        )
    )
