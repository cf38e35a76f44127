"""A folder of lists with gaps and choices: one file for each language, a section for each mark, read as one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path

from companion import sections
from companion.terms import forms
from hideout.once import once
from moderation.entry import BrokenEntry, Entry, parse
from moderation.words import Lexicon

# How much of a line is read.
_GLANCE = 400
# In these languages a list reads a run of characters; in the others words.
_RUNS = frozenset({"ja"})


class Lists:
    """The lists of a folder, whose entries are written as in word lists (moderation/entry.py); `names` are its marks."""

    def __init__(self, folder: Path, names: Collection[str]) -> None:
        self._folder = folder
        self._names = frozenset(names)

    @cached_property
    def lists(self) -> Mapping[str, tuple[Lexicon, ...]]:
        """Mark -> its list in every file; BrokenText names a bad line."""
        found: dict[str, tuple[Lexicon, ...]] = {}
        for path in sorted(self._folder.glob("*.txt")):
            reads = "run" if path.stem in _RUNS else "words"
            for name, written in sections.read(path).items():
                if name not in self._names:
                    raise sections.BrokenText(f"{path.name}: nobody reads a section [{name}]")
                lists: tuple[list[Entry], list[Entry]] = ([], [])
                for line in written:
                    try:
                        entry = parse(line.text.removeprefix("- "), reads=reads, terms={})
                    except BrokenEntry as error:
                        raise line.broken(str(error)) from error
                    lists[line.text.startswith("- ")].append(entry)
                found[name] = (
                    *found.get(name, ()),
                    Lexicon(reads=reads, entries=lists[0], harmless=lists[1]),
                )
        return found

    @once
    def marks(self, text: str) -> frozenset[str]:
        """Return the marks of one line."""
        seen = forms(text[:_GLANCE])
        read = {"run": seen.run, "words": seen.words}
        return frozenset(
            name for name, lists in self.lists.items() if any(one.hits(read[one.reads]) for one in lists)
        )
