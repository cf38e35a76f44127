"""Word lists: text files a moderator can edit, checked when loaded, and what a site adds to them.

One entry a line (`moderation/entry.py` says how it is written). `#` starts a comment, `# version: …` is required,
`# reads: words` makes a list match whole words parted by one space instead of an unbroken run of characters. A line
that starts with `- ` is harmless: what it matches is covered before the other entries look.

A site adds lines of its own in an overlay, one text a list, written the same way; a line `! entry` takes a shipped
entry out. A broken overlay is refused as a whole, and what stood before goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from moderation.entry import CACHES, Entry, Hit, parse
from moderation.normalise import folded

LANGUAGES = ("ja", "ja-Latn", "en", "zh", "ko", "es", "pt", "vi", "tl")
RUNS = ("ja", "zh", "ko")
_SPECIAL = frozenset((
    "standins.txt", "terms.txt", "surnames.txt", "apart.txt", "concepts.txt", "common.txt", "homophones.txt", "initials.txt",
))  # fmt: skip
COVER = "\x00"

_overlay: dict[tuple[str, str], str] = {}


class BrokenList(ValueError):
    """A word list that cannot be used; the message names file, line and what is wrong."""


class Lexicon:
    """A loaded list: its entries, and the harmless ones that cover first."""

    def __init__(self, *, reads: str, entries: Iterable[Entry], harmless: Iterable[Entry]) -> None:
        """Keep the entries; `reads` is `run` or `words`."""
        self.reads = reads
        self.entries = tuple(entries)
        self.harmless = tuple(harmless)

    def hits(self, text: str) -> list[Hit]:
        """Find all entries in a view's text, one entry after the other; `moderation/look.py` does it fast."""
        return search(self.entries, cover(self.harmless, text))


def search(entries: Iterable[Entry], text: str) -> list[Hit]:
    """Return where the entries match."""
    return [hit for entry in entries for hit in entry.hits(text)]


def cover(entries: Iterable[Entry], text: str) -> str:
    """Blank what the entries match, keeping every position."""
    for hit in search(entries, text):
        text = text[: hit.start] + COVER * (hit.end - hit.start) + text[hit.end :]
    return text


def folder() -> Path:
    """Return the folder of the word lists, `assets/words`."""
    beside = Path(__file__).resolve().parent.parent / "assets" / "words"
    if beside.is_dir():
        return beside
    from hideout.assets import ASSETS  # in the wheel the assets travel inside hideout

    return ASSETS / "words"


@cache
def lexicon(language: str, name: str) -> Lexicon | None:
    """Load one list of a language with what the site adds, or None where that language has none."""
    path = folder() / language / f"{name}.txt"
    return load(path, _overlay.get((language, name), "")) if path.is_file() else None


def lists() -> Iterator[tuple[str, str]]:
    """Name every list that the checks read: language and name."""
    for language in LANGUAGES:
        for path in sorted((folder() / language).glob("*.txt")):
            if path.name not in _SPECIAL:
                yield language, path.stem


def load(path: Path, added: str = "") -> Lexicon:
    """Read and check one list and its overlay; raise BrokenList naming file and line."""
    reads = "run" if path.parent.name in RUNS else "words"
    shipped = _lines(path)
    for _, line in shipped:
        if line.startswith("# reads:"):
            reads = line.partition(":")[2].strip()
    if reads not in ("run", "words"):
        raise BrokenList(f"{path}: '# reads:' must say run or words, not {reads!r}")
    terms = dict(_terms(path.parent / "terms.txt")) if (path.parent / "terms.txt").is_file() else {}
    terms.update(_terms(path))
    own = [(number, line.strip()) for number, line in enumerate(added.split("\n"), 1) if line.strip()]
    dropped = {line[1:].strip() for _, line in own if line.startswith("!")}
    places = [(f"{path}:{number}", line) for number, line in shipped if line not in dropped]
    places += [(f"overlay of {path.parent.name}/{path.stem}:{number}", line) for number, line in own]
    entries: list[Entry] = []
    harmless: list[Entry] = []
    for place, line in places:
        if line.startswith(("#", "@", "!")):
            continue
        kind, text = (harmless, line[2:].strip()) if line.startswith("- ") else (entries, line)
        try:
            kind.append(parse(text, reads=reads, terms=terms))
        except (ValueError, re.error) as error:
            raise BrokenList(f"{place}: {error}: {line!r}") from error
    return Lexicon(reads=reads, entries=entries, harmless=harmless)


def check(language: str, name: str, added: str) -> None:
    """Check lines that shall stand beside a shipped list; BrokenList names the one that is wrong."""
    if (language, name) not in set(lists()):
        raise BrokenList(f"overlay of {language}/{name}: there is no such list")
    load(folder() / language / f"{name}.txt", added)


def add(overlay: Mapping[tuple[str, str], str]) -> None:
    """Use these lines beside the shipped ones from now on: (language, list) -> text; BrokenList changes nothing.

    Whoever keeps a view of the lists (`moderation/look.py`) asks `edition` whether it is still the newest.
    """
    for (language, name), text in overlay.items():
        check(language, name, text)
    _overlay.clear()
    _overlay.update(overlay)
    lexicon.cache_clear()
    edition.append(edition[-1] + 1)


edition: list[int] = [0]


def listed(path: Path) -> tuple[str, ...]:
    """Read a list of bare words as they stand, without folding or signs."""
    return tuple(line for _, line in _lines(path) if not line.startswith("#"))


@cache
def apart() -> tuple[str, ...]:
    """Load the English phrases that are looked for whatever spaces stand in them."""
    return listed(folder() / "en" / "apart.txt")


@cache
def surnames(least: int = 1) -> str:
    """Return the Japanese surnames of the list with at least so many letters as one choice of a pattern, longest first."""
    known = sorted(listed(folder() / "ja" / "surnames.txt"), key=len, reverse=True)
    return "|".join(re.escape(name) for name in known if len(name) >= least)


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BrokenList(f"{path}: not UTF-8 at byte {error.start}") from error
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not any(line.startswith("# version:") and line.partition(":")[2].strip() for _, line in lines):
        raise BrokenList(f"{path}:1: the line '# version: …' is missing")
    return lines


def _terms(path: Path) -> Iterator[tuple[str, list[str]]]:
    for number, line in _lines(path):
        if line.startswith("@"):
            name, sign, options = line[1:].partition("=")
            if not sign or not re.fullmatch(r"[a-z_]+", name.strip()):
                raise BrokenList(f"{path}:{number}: a term is written '@name = a | b': {line!r}")
            yield name.strip(), [option.strip() for option in options.split("|")]


@cache
def replacements() -> tuple[re.Pattern[str], dict[str, str]]:
    """Load every `standins.txt`: lines `written = meant`, as one alternation and a table, both folded."""
    table: dict[str, str] = {}
    for path in (folder() / language / "standins.txt" for language in LANGUAGES):
        if not path.is_file():
            continue
        for number, line in _lines(path):
            if line.startswith("#"):
                continue
            written, sign, meant = (part.strip() for part in line.partition("="))
            if not (written and sign and meant):
                raise BrokenList(f"{path}:{number}: a stand-in is written 'seen = meant': {line!r}")
            table[folded(written)] = folded(meant)
    spelt = sorted(table, key=lambda s: (-len(s), s))
    return re.compile("|".join(map(re.escape, spelt)) or r"(?!)"), table


def check_all() -> None:
    """Load and keep every list, so that a broken one is known at start and the first visitor does not wait."""
    replacements()
    apart()
    for language, name in lists():
        lexicon(language, name)
    forget()


def forget() -> None:
    """Let go of what only loading asks for again and again."""
    for cache_of in CACHES:
        cache_of.cache_clear()
