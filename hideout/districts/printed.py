"""Printed: the figures of a month as a PDF, the very ones of the page; the same figures give the same bytes."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from hideout.assets import ASSETS
from hideout.districts.figures import ARRIVALS, HEADING, HOW_MANY, NOTE, WHICH, Row, Section, sections
from hideout.districts.kit.face import Face
from hideout.districts.kit.order import unmarked
from hideout.districts.kit.paper import CREAM, INK, LINE, SOFT, Paper
from hideout.language import Voice, Voices

FONTS = ASSETS / "kit" / "fonts"
BLUE = (78, 118, 150)
_LEFT, _TOP, _WIDTH, _BOTTOM = 20.0, 18.0, 170.0, 275.0
_LABEL, _NUMBER, _BAR = 84.0, 24.0, 56.0
_ROW = 7.4


def pdf(
    told: Mapping[str, Any], rooms: Mapping[str, str], language: str, who: str, fonts: Path = FONTS
) -> bytes:
    """Return what is told of a month as A4 pages; `rooms` maps slug -> title, `who` is whose figures they are.

    Raises KitProblem when a font is missing or has no sign for the name.
    """
    voice, who = Voices().of(language, furigana=False), unmarked(who)
    shown = sections(told, rooms)
    face = Face(_letters(told, shown, voice, who), fonts)
    try:
        return _Pages(face, told, shown, voice, who).bytes()
    finally:
        face.close()


def _letters(told: Mapping[str, Any], shown: list[Section], voice: Voice, who: str) -> set[str]:
    """Return every letter that the pages draw."""
    labels = (label for section in shown for label in (section.title, *(row.label for row in section.rows)))
    msgids = chain((HEADING, NOTE, ARRIVALS, WHICH, HOW_MANY), labels)
    return set("".join(voice.plain(msgid) for msgid in msgids)) | set(f"0123456789*-　{who}{told['month']}")


class _Pages:
    """Sets the sums one section below the other; a section stays on one page."""

    def __init__(
        self, face: Face, told: Mapping[str, Any], shown: list[Section], voice: Voice, who: str
    ) -> None:
        self._voice, self._title = voice, voice.plain(HEADING, who=who)
        self._paper = Paper(face, title=f"{self._title} {told['month']}", language=voice.language.tag)
        self._foot = f"{who}　{told['month']}"
        y = self._paper.text(self._title, _LEFT, _TOP, _WIDTH, size=19, bold=True, leading=1.4)
        y = self._paper.text(voice.plain(NOTE), _LEFT, y + 2, _WIDTH, size=9.5, leading=1.7, colour=SOFT)
        self._y = self._total(voice.plain(ARRIVALS, month=told["month"]), str(told["total"]), y + 4)
        for section in shown:
            self._section(section)
        self._number()

    def bytes(self) -> bytes:
        """Return the finished PDF."""
        return self._paper.bytes()

    def _total(self, label: str, total: str, y: float) -> float:
        self._paper.box(_LEFT, y, _WIDTH, 17, fill=CREAM, line=LINE, round=2)
        self._paper.text(label, _LEFT + 5, y + 4.8, _WIDTH - 60, size=12, leading=1.6)
        self._paper.text(
            total, _LEFT + 5, y + 2.4, _WIDTH - 10, size=22, bold=True, leading=1.5, align="right"
        )
        return y + 22

    def _section(self, section: Section) -> None:
        if self._y + 16 + _ROW * len(section.rows) > _BOTTOM:
            self._number()
            self._paper.page()
            self._y = _TOP
        self._y = self._paper.text(
            self._voice.plain(section.title), _LEFT, self._y + 2, _WIDTH, size=12.5, bold=True, leading=1.5
        )
        self._cells(self._voice.plain(WHICH), self._voice.plain(HOW_MANY), soft=True)
        for row in section.rows:
            self._bar(row)
            self._cells(self._voice.plain(row.label), str(row.value))
        self._y += 3

    def _bar(self, row: Row) -> None:
        if row.bar:
            x = _LEFT + _LABEL + _NUMBER + 6
            self._paper.box(x, self._y + 1.8, _BAR * row.bar / 100, _ROW - 3.6, fill=BLUE)

    def _cells(self, label: str, value: str, *, soft: bool = False) -> None:
        colour, size, y = (SOFT, 9.0, self._y + 1.4) if soft else (INK, 10.5, self._y + 1.0)
        self._paper.text(label, _LEFT + 1, y, _LABEL - 1, size=size, leading=1.45, colour=colour)
        self._paper.text(
            value, _LEFT + _LABEL, y, _NUMBER, size=size, bold=not soft, leading=1.45, align="right", colour=colour,
        )  # fmt: skip
        self._y += _ROW
        self._paper.rule(_LEFT, self._y, _WIDTH)

    def _number(self) -> None:
        self._paper.text(
            f"{self._foot}　{self._paper.pages}", _LEFT, 284, _WIDTH, size=7.5, align="center", colour=SOFT
        )
