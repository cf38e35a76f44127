"""One pass over a text that tells which entries of all lists can match in it at all.

An entry needs one of a few literal parts; an Aho–Corasick automaton (pyahocorasick) finds those of every list together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from moderation.entry import Entry, Hit
from moderation.normalise import View
from moderation.words import cover, edition, forget, lexicon, lists, search

_Slot = tuple[str, str, bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """A view, the languages it may be written in, and for each list the entries that may match."""

    view: View
    languages: tuple[str, ...]
    found: dict[_Slot, list[Entry]]
    harmless: dict[str, str] = field(default_factory=dict)

    def hits(self, language: str, name: str, text: str | None = None) -> list[Hit]:
        """Find the entries of a list in the view's text, or in a covered copy of it."""
        entries = self.found.get((language, name, False))
        if not entries:
            return []
        text = self.view.text if text is None else text
        return search(entries, cover(self.found.get((language, name, True), ()), text))

    def covered(self, language: str) -> str:
        """Return the text with what is harmless in that language blanked."""
        if language not in self.harmless:
            entries = self.found.get((language, "harmless", True), ())
            self.harmless[language] = cover(entries, self.view.text)
        return self.harmless[language]


def look(view: View, languages: tuple[str, ...], reads: str, only: str = "") -> Look:
    """Look a view over; `reads` is `run` or `words`; `only` names the one list that is asked for, if it is one."""
    index = _index(reads, languages, only, edition[-1])
    found: dict[_Slot, list[Entry]] = {}
    if view.text:
        present = {number for _, number in index.automaton.iter(view.text)}
        places, groups, slots = index.places, index.groups, index.slots
        told = set().union(*[groups[number] for number in present])
        for place in sorted(set().union(*[places[number] for number in present])):
            slot, entry, more = slots[place]
            if not more or told.issuperset(more):
                if slot in found:
                    found[slot].append(entry)
                else:
                    found[slot] = [entry]
    return Look(view=view, languages=languages, found=found)


class _Index(NamedTuple):
    """The literal parts of all lists: for each which entries need it (`places`), and which further `groups` it is of."""

    automaton: Any
    places: list[tuple[int, ...]]
    groups: list[tuple[int, ...]]
    slots: list[tuple[_Slot, Entry, tuple[int, ...]]]


@lru_cache(maxsize=16)
def _index(reads: str, languages: tuple[str, ...], only: str, _edition: int) -> _Index:
    numbers: dict[str, int] = {}
    known: dict[tuple[str, ...], int] = {}
    places: list[list[int]] = []
    groups: list[list[int]] = []
    slots: list[tuple[_Slot, Entry, tuple[int, ...]]] = []

    def number(key: str) -> int:
        if key not in numbers:
            numbers[key] = len(places)
            places.append([])
            groups.append([])
        return numbers[key]

    def group(keys: tuple[str, ...]) -> int:
        if keys not in known:
            known[keys] = len(known)
            for key in keys:
                groups[number(key)].append(known[keys])
        return known[keys]

    for language, name in lists():
        words = lexicon(language, name) if language in languages and only in ("", name) else None
        if words and words.reads == reads:
            for harmless, entries in ((False, words.entries), (True, words.harmless)):
                for entry in entries:
                    place = len(slots)
                    for key in entry.keys:
                        places[number(key)].append(place)
                    slots.append(((language, name, harmless), entry, tuple(map(group, entry.more))))
    forget()
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    for key, at in numbers.items():
        automaton.add_word(key, at)
    automaton.make_automaton()
    # Tuples are tight, and most of them are the same empty one.
    return _Index(automaton, list(map(tuple, places)), list(map(tuple, groups)), slots)
