"""Word lists: text files a moderator can edit, checked when loaded, matched in linear time.

One entry a line. `#` starts a comment, `# version: …` is required, `# reads: words` makes a list match whole words
parted by one space instead of an unbroken run of characters. Inside an entry `(a|b)` is a choice, `(a|b)?` may be
missing, `{name}` is a choice named in a line `@name = a | b` (of the list or of `terms.txt` beside it), `~` is a
short gap, `~~` a longer one, both within a sentence, `~~~` one that may cross sentences, `^` and `$` are the ends of
the text, `*` stands for a few more letters of a word, `\\d` for a digit, `\\d*` for some. A line that starts with
`- ` is harmless: what it matches is covered before the other entries look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from moderation.normalise import folded

_ATOM = re.compile(r" ?~{1,3} ?|[()|?*]|\{[a-z_]+\}|\\d\*?|(?:(?! ?~)[^(){}|?*~\\])+")
_GAPS = {
    ("run", 1): "[^。]{0,8}",
    ("run", 2): "[^。]{0,24}",
    ("run", 3): "(?s:.{0,90})",
    ("words", 1): " (?:[^.]{0,24} )?",
    ("words", 2): " (?:[^.]{0,70} )?",
    ("words", 3): "(?s: .{0,160} | )",
}
_MOST_GAPS = 2
_MOST_HITS = 8
LANGUAGES = ("ja", "ja-Latn", "en", "zh", "ko", "es", "pt", "vi", "tl")
_SPECIAL = frozenset(("standins.txt", "terms.txt", "surnames.txt", "apart.txt"))
COVER = "\x00"


class BrokenList(ValueError):
    """A word list that cannot be used; the message names file, line and what is wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A place where a list matched: half-open range in the searched view, and the entry as written."""

    start: int
    end: int
    entry: str


@dataclass(kw_only=True, slots=True)
class Entry:
    """One entry: its spelling, the literal parts of which one must occur, and its pattern, compiled when first needed."""

    source: str
    keys: tuple[str, ...]
    pattern: str
    compiled: re.Pattern[str] | None = field(default=None, compare=False)

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the first few places where this entry matches."""
        if self.compiled is None:
            self.compiled = re.compile(self.pattern)
        for count, found in enumerate(self.compiled.finditer(text)):
            if count == _MOST_HITS:
                return
            yield Hit(start=found.start(), end=found.end(), entry=self.source)


class Lexicon:
    """A loaded list: entries found by their literal parts, harmless ones covering first."""

    def __init__(self, *, reads: str, entries: Iterable[Entry], harmless: Iterable[Entry]) -> None:
        """Index entries by the literal parts that must occur; `reads` is `run` or `words`."""
        self.reads = reads
        self.entries = _by_key(entries)
        self.harmless = _by_key(harmless)

    def cover(self, text: str) -> str:
        """Blank what the harmless entries match, keeping every position."""
        for hit in _search(self.harmless, text):
            text = text[: hit.start] + COVER * (hit.end - hit.start) + text[hit.end :]
        return text

    def hits(self, text: str) -> list[Hit]:
        """Find all entries in a view's text."""
        return list(_search(self.entries, self.cover(text))) if text else []


def _by_key(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for entry in entries:
        for key in entry.keys:
            table.setdefault(key, []).append(entry)
    return table


def _search(table: dict[str, list[Entry]], text: str) -> Iterator[Hit]:
    seen: set[int] = set()
    for key, entries in table.items():
        if key in text:
            for entry in entries:
                if id(entry) not in seen:
                    seen.add(id(entry))
                    yield from entry.hits(text)


def folder() -> Path:
    """Return the folder of the word lists, `assets/words`."""
    beside = Path(__file__).resolve().parent.parent / "assets" / "words"
    if beside.is_dir():
        return beside
    from hideout.assets import ASSETS  # in the wheel the assets travel inside hideout

    return ASSETS / "words"


@cache
def lexicon(language: str, name: str) -> Lexicon | None:
    """Load one list of a language, or None where that language has none."""
    path = folder() / language / f"{name}.txt"
    return load(path) if path.is_file() else None


def load(path: Path) -> Lexicon:
    """Read and check one list; raise BrokenList naming file and line."""
    reads = "run" if path.parent.name in ("ja", "zh", "ko") else "words"
    lines = _lines(path)
    for _, line in lines:
        if line.startswith("# reads:"):
            reads = line.partition(":")[2].strip()
    if reads not in ("run", "words"):
        raise BrokenList(f"{path}: '# reads:' must say run or words, not {reads!r}")
    terms = dict(_terms(path.parent / "terms.txt")) if (path.parent / "terms.txt").is_file() else {}
    terms.update(_terms(path))
    entries: list[Entry] = []
    harmless: list[Entry] = []
    for number, line in lines:
        if line.startswith(("#", "@")):
            continue
        kind, text = (harmless, line[2:].strip()) if line.startswith("- ") else (entries, line)
        try:
            kind.append(parse(text, reads=reads, terms=terms))
        except (ValueError, re.error) as error:
            raise BrokenList(f"{path}:{number}: {error}: {line!r}") from error
    return Lexicon(reads=reads, entries=entries, harmless=harmless)


def listed(path: Path) -> tuple[str, ...]:
    """Read a list of bare words as they stand, without folding or signs."""
    return tuple(line for _, line in _lines(path) if not line.startswith("#"))


@cache
def apart() -> tuple[str, ...]:
    """Load the English phrases that are looked for whatever spaces stand in them."""
    return listed(folder() / "en" / "apart.txt")


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


def parse(text: str, *, reads: str, terms: dict[str, list[str]]) -> Entry:
    """Turn one entry into an Entry; ValueError says what is wrong with it."""
    first, last = text.startswith("^"), text.endswith("$")
    body = text.removeprefix("^").removesuffix("$")
    goes_on = body.endswith("*")
    tokens = [atom.group() for atom in _ATOM.finditer(body)]
    if "".join(tokens) != body:
        raise ValueError("a sign that has no meaning here")
    if sum("~" in token for token in tokens) > _MOST_GAPS:
        raise ValueError(f"more than {_MOST_GAPS} gaps")
    tokens.reverse()
    pattern, keys = _sequence(tokens, reads, terms)
    if tokens:
        raise ValueError("brackets do not fit")
    if not keys or not all(keys):
        raise ValueError("nothing that must occur")
    words = reads == "words"
    if first:
        pattern = r"^[。、 .]{0,3}" + pattern
    elif words or (body[0].isascii() and body[0].isalnum()):
        pattern = r"(?<![a-z0-9])" + pattern
    if last:
        pattern += r"[。、 .]{0,3}$"
    elif not goes_on and (words or (body[-1].isascii() and body[-1].isalnum())):
        pattern += r"(?![a-z0-9])"
    return Entry(source=text, keys=keys, pattern=pattern)


def _sequence(tokens: list[str], reads: str, terms: dict[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    """Read atoms up to the end of this choice; return a pattern and literals of which one must occur."""
    parts: list[str] = []
    best: tuple[str, ...] = ()
    while tokens and tokens[-1] not in "|)":
        token = tokens.pop()
        keys: tuple[str, ...] = ()
        if "~" in token:
            parts.append(_GAPS[reads, token.count("~")])
            continue
        if token == "(":
            pattern, keys = _choice(tokens, reads, terms)
        elif token.startswith("{"):
            if token[1:-1] not in terms:
                raise ValueError(f"no term {token}")
            options = sorted(
                {_spell(option, reads) for option in terms[token[1:-1]]}, key=lambda o: (-len(o), o)
            )
            pattern, keys = f"(?:{'|'.join(map(re.escape, options))})", tuple(options)
        elif token == "*":
            pattern = "[a-z]{0,8}"
        elif token.startswith("\\d"):
            pattern = "[0-9]{0,8}" if token.endswith("*") else "[0-9]"
        else:
            spelling = _spell(token, reads)
            pattern, keys = re.escape(spelling), (spelling,)
        if tokens and tokens[-1] == "?":
            if token != "(" and not token.startswith("{"):
                raise ValueError("'?' stands only behind a bracket")
            tokens.pop()
            pattern, keys = f"(?:{pattern})?", ()
        parts.append(pattern)
        keys = tuple(key.strip() for key in keys)
        if all(keys) and keys and (not best or _worth(keys) > _worth(best)):
            best = keys
    return "".join(parts), best


def _choice(tokens: list[str], reads: str, terms: dict[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    branches: list[tuple[str, tuple[str, ...]]] = [_sequence(tokens, reads, terms)]
    while tokens and tokens[-1] == "|":
        tokens.pop()
        branches.append(_sequence(tokens, reads, terms))
    if not tokens:
        raise ValueError("brackets do not fit")
    tokens.pop()
    branches.sort(key=lambda branch: (-len(branch[0]), branch[0]))
    every = all(keys for _, keys in branches)
    keys = tuple(dict.fromkeys(key for _, group in branches for key in group)) if every else ()
    return f"(?:{'|'.join(pattern for pattern, _ in branches)})", keys


def _worth(keys: tuple[str, ...]) -> tuple[int, int]:
    return (min(3, *(len(key) for key in keys)), -len(keys))


def _spell(text: str, reads: str) -> str:
    spelling = folded(text)
    if reads == "words":
        return re.sub(r"[-\s]", " ", re.sub(r"['’]", "", spelling))
    return re.sub(r"[\s「」『』・…]", "", spelling) if not spelling.isascii() else spelling


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
    for language in LANGUAGES:
        for path in sorted((folder() / language).glob("*.txt")):
            if path.name not in _SPECIAL:
                lexicon(language, path.stem)
