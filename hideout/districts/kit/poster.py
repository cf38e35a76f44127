"""What is printed for children: a poster, a sheet of cards, and the front of a clear file."""

import re
from typing import Any

from hideout.districts.kit.drawing import drawing
from hideout.districts.kit.face import POINT, Face
from hideout.districts.kit.order import Order
from hideout.districts.kit.paper import CREAM, INK, LINE, SNOW, SOFT, Paper
from hideout.districts.kit.qr import modules
from hideout.districts.kit.texts import OnPaper, Texts
from hideout.language import plain

CARD = (91.0, 55.0)
FILE = (220.0, 310.0)
BLEED = 3.0
_HILL = 1200 / 510


class Prints:
    """The printed sheets of one district in one language; each method returns a PDF."""

    def __init__(self, face: Face, order: Order, texts: Texts, language: str) -> None:
        self._face, self._order, self._language = face, order, language
        self._words: dict[str, Any] = texts.words(language)
        self._lines: tuple[OnPaper, ...] = texts.lines("ja_Hira" if language == "ja" else language)
        self._title = order.title(language)
        self._modules = modules(order.site_url)
        # Printed short: people type what they see, and a browser adds the rest.
        self._address = order.site_url.removeprefix("https://")

    def poster(self) -> bytes:
        """Return the A4 poster."""
        paper = self._paper()
        paper.box(0, 0, paper.width, paper.height, fill=CREAM)
        self._hill(paper, 0, 0, paper.width, 78)
        y = paper.text(self._title, 15, 84, 180, size=50, bold=True, align="center", leading=1.3)
        for words in ("when", "rest"):
            y = paper.text(self._words[words], 15, y, 180, size=18, align="center", leading=1.9)
        side = 62.0
        paper.box(20, y + 4, 170, side + 8, fill=SNOW, line=LINE, round=5)
        paper.qr(self._modules, 25, y + 8, side)
        inner = paper.text(self._words["open"], 92, y + 11, 93, size=13, leading=2)
        inner = paper.text(self._address, 92, inner + 1, 93, size=12, bold=True, leading=1.5)
        inner = paper.text(self._words["bookmark"], 92, inner + 1, 93, size=11, leading=1.9)
        paper.text(self._words["name"], 92, inner, 93, size=11, leading=1.9)
        self._people(paper, 20, y + side + 17, 170, paper.height - 28, size=12, columns=2)
        self._foot(paper, 20, paper.height - 25, 170, size=9)
        return paper.bytes()

    def cards(self) -> bytes:
        """Return ten cards of 91 by 55 millimetres on an A4 sheet, with marks to cut along."""
        paper = self._paper()
        for place in range(10):
            x, y = 14 + place % 2 * CARD[0], 11 + place // 2 * CARD[1]
            self._card(paper, x, y)
        return paper.bytes()

    def _card(self, paper: Paper, x: float, y: float) -> None:
        paper.cut_marks(x, y, *CARD)
        paper.text(self._title, x + 5, y + 3.5, 54, size=17, bold=True, leading=1.4)
        below = y + 12.5
        for sentence in _sentences(self._words["rest"]):
            below = paper.text(sentence, x + 5, below, 51, size=8, leading=1.95)
        paper.text(self._address, x + 5, below + 0.6, 52, size=6.8, leading=1.35, colour=SOFT)
        paper.qr(self._modules, x + 57, y + 3, 30)
        paper.rule(x + 5, y + 34.5, CARD[0] - 10)
        below = y + 35.2
        for line in self._lines[:3]:
            self._named(paper, plain(self._name(line)), x + 5, below, 47)
            paper.text(
                line.ways.split(" / ")[0], x + 52, below, 34, size=8, bold=True, leading=1.2, align="right"
            )
            below += 4.1
        paper.text(
            self._words["danger"], x + 5, y + CARD[1] - 7.0, CARD[0] - 10, size=7.2, bold=True, leading=1.4
        )

    def _named(self, paper: Paper, name: str, x: float, y: float, width: float) -> None:
        """Set a name on one line of a card, a little smaller if need be, or small on two."""
        size, leading = 6.8, 1.4
        while size > 5.6 and len(paper.broken(name, width, size=size)) > 1:
            size -= 0.2
        if len(paper.broken(name, width, size=size)) > 1:
            size, leading = 4.8, 1.2
            while len(paper.broken(name, width, size=size)) > 2:
                size -= 0.2
        paper.text(name, x, y, width, size=size, leading=leading)

    def clear_file(self) -> bytes:
        """Return the front of a clear file, 220 by 310 millimetres with three of bleed around it."""
        size = (FILE[0] + 2 * BLEED, FILE[1] + 2 * BLEED)
        paper = self._paper(size)
        paper.box(0, 0, *size, fill=CREAM)
        self._hill(paper, 0, size[1] - 132, size[0], 132, wide=132 * _HILL)
        y = paper.text(self._title, 20, 26, 186, size=54, bold=True, align="center", leading=1.3)
        y = paper.text(self._words["when"], 20, y + 2, 186, size=17, align="center", leading=1.9)
        y = paper.text(
            "　".join(self._words["ways"]), 20, y, 186, size=13, align="center", leading=2, colour=SOFT
        )
        self._people(paper, 26, y + 4, 118, 166, size=12.5, most=3)
        paper.qr(self._modules, 152, y + 9, 50)
        paper.text(self._address, 148, y + 61, 58, size=8.5, leading=1.4, align="center")
        self._foot(paper, 28, 169, 170, size=9)
        return paper.bytes()

    def _paper(self, size: tuple[float, float] | None = None) -> Paper:
        extra = {"size": size} if size else {}
        return Paper(self._face, title=self._title, language=self._language, **extra)

    def _hill(
        self, paper: Paper, x: float, y: float, width: float, height: float, *, wide: float = 0.0
    ) -> None:
        wide = wide or max(width, height * _HILL)
        window = (x, y, width, height)
        paper.box(*window, fill=(220, 236, 238))
        paper.clipped(drawing("door"), x + (width - wide) / 2, y + height - wide / _HILL, wide, window)

    def _people(
        self, paper: Paper, x: float, y: float, width: float, foot: float, *, size: float, columns: int = 1,
        most: int = 6,
    ) -> None:  # fmt: skip
        """Set whom one can talk to, in columns: the name, and below it the way, large enough to dial from.

        Long names make the letters smaller, so that all of it ends above `foot`.
        """
        lines, column = self._lines[:most], width / columns
        rows = [lines[first : first + columns] for first in range(0, len(lines), columns)]
        while y + self._high(paper, rows, width, column - 3, size) > foot and size > 8:
            size -= 0.5
        y = paper.text(self._words["people"], x, y, width, size=size * 1.25, bold=True, leading=1.9)
        for row in rows:
            y = max(
                self._person(paper, line, x + place * column, y, column - 3, size)
                for place, line in enumerate(row)
            )
        paper.text(self._words["busy"], x, y, width, size=size * 0.85, leading=1.7, colour=SOFT)

    def _high(
        self, paper: Paper, rows: list[tuple[OnPaper, ...]], width: float, column: float, size: float
    ) -> float:
        """Return how high the list of people is, in millimetres."""

        def high(text: str, wide: float, scale: float, leading: float, *, bold: bool = False) -> float:
            return len(paper.broken(text, wide, size=size * scale, bold=bold)) * size * scale * leading

        points = high(self._words["people"], width, 1.25, 1.9, bold=True)
        points += high(self._words["busy"], width, 0.85, 1.7)
        for row in rows:
            points += max(
                high(self._name(line), column, 0.85, 1.85) + high(line.ways, column, 1.15, 1.5, bold=True)
                for line in row
            )
        return points * POINT

    def _name(self, line: OnPaper) -> str:
        before, after = (" (", ")") if self._language == "en" else ("（", "）")
        return f"{line.name}{before}{line.when}{after}" if line.when else line.name

    def _person(self, paper: Paper, line: OnPaper, x: float, y: float, width: float, size: float) -> float:
        y = paper.text(self._name(line), x, y, width, size=size * 0.85, leading=1.85, colour=SOFT)
        return paper.text(line.ways, x, y - 0.6, width, size=size * 1.15, bold=True, leading=1.5)

    def _foot(self, paper: Paper, x: float, y: float, width: float, *, size: float) -> None:
        y = paper.text(
            self._words["danger"], x, y, width, size=size * 1.2, bold=True, align="center", colour=INK
        )
        if self._order.filter_notice:
            paper.text(self._words["seen"], x, y, width, size=size, align="center", leading=1.9, colour=SOFT)


def _sentences(text: str) -> list[str]:
    """Return the sentences of a short text: on a small card each has a line of its own."""
    return [found.strip() for found in re.findall(r"[^。.]+[。.]?", text) if found.strip()]
