"""Measures: how wide letters are, and how texts were broken into lines; learnt once by all kits of a process."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from hideout.districts.kit.setting import Atom, lines


class Measures:
    """What is known of one family of fonts; sizes are points, widths millimetres."""

    def __init__(self) -> None:
        self._wide: dict[bool, dict[str, float]] = {False: {}, True: {}}
        # Most paragraphs stand in every kit alike, and each is asked for twice: how high it is, and how it is set.
        self.broken = lru_cache(maxsize=4096)(self._broken)

    def learn(self, bold: bool, widths: Mapping[str, float]) -> None:
        """Take over how wide letters are at one point."""
        self._wide[bold].update(widths)

    def wide(self, text: str, size: float, bold: bool) -> float:
        """Return how wide a text is on one line."""
        known = self._wide[bold]
        return sum(known[letter] for letter in text) * size

    def _broken(self, text: str, width: float, size: float, bold: bool) -> list[list[Atom]]:
        """Return a text broken into lines; nobody changes them."""
        return lines(text, width, lambda part: self.wide(part, size, bold))


@lru_cache(maxsize=4)
def measures_of(fonts: Path) -> Measures:
    """Return the measures of the fonts in a folder."""
    return Measures()
