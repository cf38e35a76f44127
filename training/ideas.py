"""Spells out the concept lists: `python -m training.ideas` writes the tries of `assets/vote/`."""

from __future__ import annotations

import json
from array import array
from itertools import product
from math import prod

import marisa_trie

from moderation.entry import ATOM, BrokenEntry, spell
from moderation.ideas import GAP, path
from moderation.words import RUNS, folder

LANGUAGES = ("ja", "en", "zh", "ko", "pt", "es", "vi", "tl")
_MOST = 300


def spelt(entry: str) -> list[str]:
    """Return every spelling of an entry: choices taken, what may be missing both ways, gaps as `…`."""
    tokens = [atom.group() for atom in ATOM.finditer(entry)]
    if "".join(tokens) != entry:
        raise BrokenEntry("a sign that has no meaning here")
    tokens.reverse()
    found = _sequence(tokens)
    if tokens:
        raise BrokenEntry("brackets do not fit")
    return found


def _sequence(tokens: list[str]) -> list[str]:
    parts: list[list[str]] = []
    while tokens and tokens[-1] not in "|)":
        token = tokens.pop()
        if "~" in token:
            options = [GAP]
        elif token == "(":
            options = _sequence(tokens)
            while tokens and tokens[-1] == "|":
                tokens.pop()
                options += _sequence(tokens)
            if not tokens or tokens.pop() != ")":
                raise BrokenEntry("brackets do not fit")
        else:
            options = [token]
        if tokens and tokens[-1] == "?":
            tokens.pop()
            options = [*options, ""]
        parts.append(options)
    # What would be spelt out too often is cut short where its beginning says enough by itself.
    while (
        len(parts) > 1
        and prod(map(len, parts)) > _MOST
        and _tells("".join(min(p, key=len) for p in parts[:-1]))
    ):
        parts.pop()
    return ["".join(choice) for choice in product(*parts)]


def _tells(beginning: str) -> bool:
    return len(beginning.strip(f" {GAP}")) >= (12 if beginning.isascii() else 5)


def keys(entry: str, *, run: bool) -> set[str]:
    """Return the keys that one entry of a concept list stands for."""
    found: set[str] = set()
    for spelling in spelt(entry):
        goes_on = spelling.endswith("*")
        pieces = [
            spell(piece.strip(), "run" if run else "words") for piece in spelling.removesuffix("*").split(GAP)
        ]
        pieces = [piece.replace("*", "") for piece in pieces]
        if all(pieces):
            whole = pieces if run else [f" {piece} " for piece in pieces]
            key = GAP.join(whole)
            found.add(key.rstrip(" ") if goes_on else key)
    return found


def needed(ideas: dict[str, set[str]]) -> dict[str, set[str]]:
    """Leave out what a shorter key says already: wherever the longer one stands, the shorter one is found too."""
    kept: dict[str, set[str]] = {}
    for key in sorted(ideas, key=len):
        names = set(ideas[key])
        if GAP not in key:
            for start in range(len(key)):
                for end in range(start + 1, len(key) + 1):
                    if end - start < len(key) and GAP not in key[start:end]:
                        names -= kept.get(key[start:end], set())
        if names:
            kept[key] = names
    return kept


def table() -> dict[str, dict[str, list[tuple[str, list[str], str]]]]:
    """Return for `run` and `words`: key (up to its gap) -> language, ideas, and what follows behind the gap."""
    found: dict[str, dict[str, list[tuple[str, list[str], str]]]] = {"run": {}, "words": {}}
    for language in LANGUAGES:
        ideas: dict[str, set[str]] = {}
        idea, run = "", language in RUNS
        source = folder() / language / "concepts.txt"
        for number, raw in enumerate(source.read_text("utf-8").split("\n"), 1):
            line = raw.strip()
            if line.startswith("["):
                idea = line.strip("[]")
            elif line and not line.startswith("#"):
                try:
                    for key in keys(line, run=run):
                        ideas.setdefault(key, set()).add(idea)
                except ValueError as error:
                    raise BrokenEntry(f"{source}:{number}: {error}: {line!r}") from error
        for key, names in needed(ideas).items():
            first, _, rest = key.partition(GAP)
            found["run" if run else "words"].setdefault(first, []).append((language, sorted(names), rest))
    return found


def write() -> None:
    """Write tries, numbers and meanings to `assets/vote/`."""
    path().mkdir(exist_ok=True)
    about = {}
    for reads, entries in table().items():
        trie = marisa_trie.Trie(sorted(entries))
        meanings: dict[str, int] = {}
        numbers = array("H", bytes(2 * len(entries)))
        for key, means in sorted(entries.items()):
            numbers[trie[key]] = meanings.setdefault(
                json.dumps(sorted(means), ensure_ascii=False), len(meanings)
            )
        trie.save(str(path() / f"ideas.{reads}.trie"))
        (path() / f"ideas.{reads}.bin").write_bytes(numbers.tobytes())
        about[reads] = {"longest": max(map(len, entries)), "meanings": [json.loads(one) for one in meanings]}
    (path() / "ideas.json").write_text(json.dumps(about, ensure_ascii=False, indent=None) + "\n", "utf-8")


if __name__ == "__main__":
    write()
