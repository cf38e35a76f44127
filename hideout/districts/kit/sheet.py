"""A sheet: a document in small markup, set on pages, or written as plain text to be changed.

One paragraph a line: `# ` title, `## ` heading, `- ` and `1. ` points, `> ` a box, `>> ` at the right, `| a | b |` a table
whose first row is its head. Readings stand as `{漢字|かんじ}`.
"""

import re
from itertools import groupby

from hideout.districts.kit.face import Face
from hideout.districts.kit.paper import CREAM, LINE, SOFT, Paper
from hideout.language import plain

_LEFT, _RIGHT, _TOP, _BOTTOM = 20.0, 20.0, 16.0, 18.0
# How much closer a document may be set so that it stays on one page: never so small that paper cannot be read.
_CLOSER = (1.0, 0.94, 0.91, 0.88)
# How much of a table its first column may take.
_FIRST = (0.42, 0.36, 0.3, 0.25)
_POINT = re.compile(r"(- |\d+\. )(.*)")
_CELL = re.compile(r"\s*\|\s*")
_READING = re.compile(r"\{[^{}|]+\|[^{}|]+\}")


class Sheet:
    """Sets the paragraphs of a document one below the other, on as many pages as they need."""

    def __init__(self, face: Face, source: str, *, title: str, language: str, closer: float = 1.0) -> None:
        self._paper = Paper(face, title=title, language=language)
        self._name = title
        self._y = _TOP
        # Readings need air above the letters, and children larger letters.
        self._child = bool(_READING.search(source))
        self._size = (11.2 if self._child else 9.4) * closer
        self._leading = (1.9 if self._child else 1.48) * closer
        self._width = self._paper.width - _LEFT - _RIGHT
        paragraphs = [line.rstrip() for line in source.splitlines() if line.strip()]
        blocks = [
            (kind, list(block)) for kind, block in groupby(paragraphs, key=lambda line: line.startswith("|"))
        ]
        for (is_table, block), (_, after) in zip(blocks, [*blocks[1:], (False, [])], strict=True):
            if is_table:
                self._table([_cells(line) for line in block])
                continue
            for line in block[:-1]:
                self._paragraph(line)
            # What stands above a table, often its heading, goes on to the next page with it.
            self._paragraph(block[-1], keep=self._beginning([_cells(line) for line in after]))
        self._number()

    @property
    def pages(self) -> int:
        """How many pages the document has."""
        return self._paper.pages

    def discard(self) -> None:
        """Let go of a document that is not wanted."""
        self._paper.discard()

    def bytes(self) -> bytes:
        """Return the finished PDF."""
        return self._paper.bytes()

    def _paragraph(self, line: str, keep: float = 0.0) -> None:
        point = _POINT.fullmatch(line)
        if line.startswith("# "):
            self._set(line[2:], size=self._size * 1.6, bold=True, after=3.0)
        elif line.startswith("## "):
            self._y += 1.8
            self._set(line[3:], size=self._size * 1.16, bold=True, after=0.6, keep=max(keep, 12.0))
        elif line.startswith(">> "):
            self._set(line[3:], align="right", after=0.6)
        elif line.startswith("> "):
            self._boxed(line[2:])
        elif point:
            mark = "・" if point[1] == "- " else point[1].strip()
            self._set(point[2], indent=6.5, mark=mark, after=0.5)
        else:
            self._set(line, after=1.2, keep=keep)

    def _set(
        self, text: str, *, size: float = 0.0, bold: bool = False, align: str = "left", indent: float = 0.0,
        mark: str = "", after: float = 0.0, keep: float = 0.0,
    ) -> None:  # fmt: skip
        size = size or self._size
        width = self._width - indent
        self._room(self._height(text, width, size, bold) + keep)
        if mark:
            self._paper.text(mark, _LEFT, self._y, indent, size=size, leading=self._leading)
        self._y = after + self._paper.text(
            text, _LEFT + indent, self._y, width, size=size, bold=bold, leading=self._leading, align=align
        )

    def _boxed(self, text: str) -> None:
        height = self._height(text, self._width - 10, self._size, True) + 5
        self._room(height + 3)
        self._paper.box(_LEFT, self._y + 1, self._width, height, fill=CREAM, line=LINE, round=2)
        self._paper.text(
            text,
            _LEFT + 5,
            self._y + 3.5,
            self._width - 10,
            size=self._size,
            bold=True,
            leading=self._leading,
        )
        self._y += height + 3

    def _table(self, rows: list[list[str]]) -> None:
        """Set a table of two columns; the first is as wide as its longest cell, or narrower if that saves lines.

        A page that it goes on to begins with its head.
        """
        columns = self._columns(rows, self._size - 0.6)
        head, *rest = rows
        self._y += 0.8
        self._room(self._beginning(rows))
        self._row(head, columns, True)
        for row in rest:
            before = self._paper.pages
            self._room(self._high(row, columns, False))
            if self._paper.pages > before:
                self._row(head, columns, True)
            self._row(row, columns, False)
        self._y += 1.6

    def _beginning(self, rows: list[list[str]]) -> float:
        """Return how high a table's head and first row are, in millimetres; nothing for no table."""
        if not rows:
            return 0.0
        columns = self._columns(rows, self._size - 0.6)
        return 0.8 + sum(self._high(row, columns, not place) for place, row in enumerate(rows[:2]))

    def _row(self, row: list[str], columns: tuple[float, float], bold: bool) -> None:
        x, height, size = _LEFT, self._high(row, columns, bold), self._size - 0.6
        if bold:
            self._paper.box(x, self._y, self._width, height, fill=CREAM)
        for cell, width in zip(row, columns, strict=True):
            self._paper.text(
                cell, x + 1.5, self._y + 0.8, width - 3, size=size, bold=bold, leading=self._leading
            )
            x += width
        self._y += height
        self._paper.rule(_LEFT, self._y, self._width)

    def _high(self, row: list[str], columns: tuple[float, float], bold: bool) -> float:
        """Return how high a row is, in millimetres."""
        size = self._size - 0.6
        return 1.6 + max(
            self._height(cell, width - 3, size, bold) for cell, width in zip(row, columns, strict=True)
        )

    def _columns(self, rows: list[list[str]], size: float) -> tuple[float, float]:
        longest = (
            max(self._paper.wide(row[0], size=size, bold=not place) for place, row in enumerate(rows)) + 4
        )
        firsts = dict.fromkeys(min(longest, self._width * part) for part in _FIRST)
        columns = [(first, self._width - first) for first in firsts]
        return min(columns, key=lambda pair: sum(self._high(row, pair, row is rows[0]) for row in rows))

    def _height(self, text: str, width: float, size: float, bold: bool) -> float:
        return len(self._paper.broken(text, width, size=size, bold=bold)) * size * self._leading * 25.4 / 72

    def _room(self, height: float) -> None:
        if self._y + height > self._paper.height - _BOTTOM:
            self._number()
            self._paper.page()
            self._y = _TOP

    def _number(self) -> None:
        self._paper.text(
            f"{self._name}　{self._paper.pages}", _LEFT, self._paper.height - 13, self._width, size=7.5,
            align="center", colour=SOFT,
        )  # fmt: skip


def in_pages(face: Face, source: str, *, title: str, language: str) -> bytes:
    """Return a document as a PDF with as many pages as it needs."""
    return Sheet(face, source, title=title, language=language).bytes()


def on_one_page(face: Face, source: str, *, title: str, language: str) -> bytes:
    """Return a document as a PDF of one page, set a little closer if need be; what is far too long keeps its pages."""
    for closer in _CLOSER:
        sheet = Sheet(face, source, title=title, language=language, closer=closer)
        if sheet.pages == 1:
            return sheet.bytes()
        sheet.discard()
    return in_pages(face, source, title=title, language=language)


def as_text(source: str) -> bytes:
    """Return a document as text that any editor of an office opens: UTF-8 with a mark, readings left out."""
    out: list[str] = []
    for line in plain(source).splitlines():
        if not line.strip():
            continue
        if line.startswith("# "):
            out += [line[2:], ""]
        elif line.startswith("## "):
            out += ["", line[3:]]
        elif line.startswith((">> ", "> ")):
            out.append(line.lstrip("> "))
        elif line.startswith("|"):
            out.append("  " + "  :  ".join(_cells(line)))
        else:
            out.append(line)
    return ("\r\n".join(out) + "\r\n").encode("utf-8-sig")


def _cells(line: str) -> list[str]:
    return _CELL.split(line.strip().strip("|").strip())
