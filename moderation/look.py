"""One pass over a text that tells which entries of all lists can match in it at all.

An entry needs one of a few literal parts; an Aho–Corasick automaton (pyahocorasick) finds those of every list together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import ahocorasick

from moderation.entry import Entry, Hit
from moderation.normalise import View
from moderation.words import cover, edition, lexicon, lists, search

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
    automaton, payloads = _index(reads, languages, only, edition[-1])
    found: dict[_Slot, list[Entry]] = {}
    seen: set[int] = set()
    for number in {number for _, number in automaton.iter(view.text)} if view.text else ():
        for slot, entry, key in payloads[number]:
            if key not in seen:
                seen.add(key)
                if slot in found:
                    found[slot].append(entry)
                else:
                    found[slot] = [entry]
    return Look(view=view, languages=languages, found=found)


@lru_cache(maxsize=16)
def _index(
    reads: str, languages: tuple[str, ...], only: str, _edition: int
) -> tuple[Any, list[list[tuple[_Slot, Entry, int]]]]:
    table: dict[str, list[tuple[_Slot, Entry, int]]] = {}
    for language, name in lists():
        words = lexicon(language, name) if language in languages and only in ("", name) else None
        if words and words.reads == reads:
            for harmless, entries in ((False, words.entries), (True, words.harmless)):
                for entry in entries:
                    for key in entry.keys:
                        table.setdefault(key, []).append(((language, name, harmless), entry, id(entry)))
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    for number, key in enumerate(table):
        automaton.add_word(key, number)
    automaton.make_automaton()
    return automaton, list(table.values())
