"""A folder of cues: one file for each language, the same sections in each, read as one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from companion.terms import Index, Terms, forms, load
from hideout.once import once


class Cues:
    """The lists of a folder; read when they are first asked for, ValueError when the files differ in their sections."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def lists(self) -> Mapping[str, tuple[Terms, ...]]:
        """Mark -> its terms in every language, in the order of the sections."""
        read = [load(path) for path in sorted(self._folder.glob("*.txt"), reverse=True)]
        if not read or any(tuple(one) != tuple(read[0]) for one in read):
            raise ValueError(f"{self._folder.name}: the lists of cues differ in their sections")
        return {mark: tuple(one[mark] for one in read) for mark in read[0]}

    @cached_property
    def _index(self) -> Index:
        return Index(self.lists)

    @once
    def marks(self, text: str) -> frozenset[str]:
        """Return the marks of one line."""
        seen = forms(text)
        return frozenset(
            mark
            for mark in self._index.candidates(seen)
            if any(terms.found(seen) for terms in self.lists[mark])
        )
