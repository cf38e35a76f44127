"""One entry of a word list: how it is written, and the pattern it becomes.

Inside an entry `(a|b)` is a choice, `(a|b)?` may be missing, `{name}` is a choice named in a line `@name = a | b` (of
the list or of `terms.txt` beside it), `~` is a short gap, `~~` a longer one, both within a sentence, `~~~` one that may
cross sentences, `^` and `$` are the ends of the text, `*` stands for a few more letters of a word, `\\d` for a digit,
`\\d*` for some.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from moderation.normalise import folded

ATOM = re.compile(r" ?~{1,3} ?|[()|?*^$]|\{[a-z_]+\}|\\d\*?|(?:(?! ?~)[^(){}|?*^$~\\])+")
_ENDS = {"^": r"^[。、 .]{0,3}", "$": r"[。、 .]{0,3}$"}
_GAPS = {
    ("run", 1): "[^。]{0,8}",
    ("run", 2): "[^。]{0,24}",
    ("run", 3): "(?s:.{0,90})",
    ("words", 1): " (?:[^.]{0,24} )?",
    ("words", 2): " (?:[^.]{0,70} )?",
    ("words", 3): "(?s: .{0,160} | )",
}
_SIGNS = " ~|)(?*^${\\"
_MOST_GAPS = 2
_MOST_HITS = 8
_MOST_MORE = 1
# Parts that stand in nearly every text say nothing about which entries can match: others are looked for first.
_COMMON = frozenset((
    "って", "ない", "から", "だけ", "もう", "んだ", "かった", "たい", "んで", "られ", "います", "した", "ます",
    "いる", "する", "たら", "して", "いい", "れた", "ある", "the", "to", "my", "me", "i", "a", "and", "it",
    "is", "was", "in", "of", "for", "on", "you", "u", "so", "just", "im", "have", "this", "that", "be", "do",
    "not", "with", "at", "but", "、",
))  # fmt: skip


class BrokenEntry(ValueError):
    """An entry that cannot be used; the message says what is wrong with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A place where a list matched: half-open range in the searched view, and the entry as written."""

    start: int
    end: int
    entry: str


@dataclass(kw_only=True, slots=True)
class Entry:
    """One entry: its spelling, the literal parts of which one must occur, and its pattern, compiled when first needed.

    `more` are further groups of such parts, elsewhere in the entry: of each of them one must occur as well.
    """

    source: str
    keys: tuple[str, ...]
    pattern: str
    more: tuple[tuple[str, ...], ...] = ()
    compiled: re.Pattern[str] | None = field(default=None, compare=False)

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the first few places where this entry matches."""
        if self.compiled is None:
            self.compiled = re.compile(self.pattern)
        for count, found in enumerate(self.compiled.finditer(text)):
            if count == _MOST_HITS:
                return
            yield Hit(start=found.start(), end=found.end(), entry=self.source)


def parse(text: str, *, reads: str, terms: dict[str, list[str]]) -> Entry:
    """Turn one entry into an Entry; BrokenEntry says what is wrong with it."""
    first, last = text.startswith("^"), text.endswith("$")
    body = text.removeprefix("^").removesuffix("$")
    goes_on = body.endswith("*")
    tokens = [atom.group() for atom in ATOM.finditer(body)]
    if "".join(tokens) != body:
        raise BrokenEntry("a sign that has no meaning here")
    if sum("~" in token for token in tokens) > _MOST_GAPS:
        raise BrokenEntry(f"more than {_MOST_GAPS} gaps")
    tokens.reverse()
    pattern, groups = _sequence(tokens, reads, terms)
    if tokens:
        raise BrokenEntry("brackets do not fit")
    if not groups:
        raise BrokenEntry("nothing that must occur")
    keys, *more = sorted(groups, key=_worth, reverse=True)
    words = reads == "words"
    if first:
        pattern = _ENDS["^"] + pattern
    elif words or (body[0].isascii() and body[0].isalnum()):
        pattern = r"(?<![a-z0-9])" + pattern
    if last:
        pattern += _ENDS["$"]
    elif not goes_on and (words or (body[-1].isascii() and body[-1].isalnum())):
        pattern += r"(?![a-z0-9])"
    return Entry(
        source=text,
        keys=keys,
        pattern=pattern,
        more=tuple(more[:_MOST_MORE]),
    )


def _sequence(
    tokens: list[str], reads: str, terms: dict[str, list[str]]
) -> tuple[str, list[tuple[str, ...]]]:
    """Read atoms up to the end of this choice; return a pattern and groups of literals, of each of which one must occur."""
    parts: list[str] = []
    groups: list[tuple[str, ...]] = []
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
                raise BrokenEntry(f"no term {token}")
            pattern, keys = named(tuple(terms[token[1:-1]]), reads)
        elif token == "*":
            pattern = "[a-z]{0,8}"
        elif token in _ENDS:
            pattern = _ENDS[token]
        elif token.startswith("\\d"):
            pattern = "[0-9]{0,8}" if token.endswith("*") else "[0-9]"
        else:
            spelling = spell(token, reads)
            pattern, keys = re.escape(spelling), (spelling,)
        if tokens and tokens[-1] == "?":
            if token != "(" and not token.startswith("{"):
                raise BrokenEntry("'?' stands only behind a bracket")
            tokens.pop()
            pattern, keys = f"(?:{pattern})?", ()
        parts.append(pattern)
        keys = shared(tuple(sys.intern(key.strip()) for key in keys))
        if all(keys) and keys:
            groups.append(keys)
    return "".join(parts), groups


def _choice(tokens: list[str], reads: str, terms: dict[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    branches = [_branch(tokens, reads, terms)]
    while tokens and tokens[-1] == "|":
        tokens.pop()
        branches.append(_branch(tokens, reads, terms))
    if not tokens:
        raise BrokenEntry("brackets do not fit")
    tokens.pop()
    branches.sort(key=lambda branch: (-len(branch[0]), branch[0]))
    every = all(keys for _, keys in branches)
    keys = tuple(dict.fromkeys(key for _, group in branches for key in group)) if every else ()
    return f"(?:{'|'.join(pattern for pattern, _ in branches)})", keys


def _branch(tokens: list[str], reads: str, terms: dict[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    if len(tokens) > 1 and tokens[-2] in "|)" and tokens[-1][0] not in _SIGNS:
        # Most are a word and no more.
        return _literal(spell(tokens.pop(), reads))
    pattern, groups = _sequence(tokens, reads, terms)
    return pattern, max(groups, key=_worth, default=())


@cache
def _literal(spelling: str) -> tuple[str, tuple[str, ...]]:
    key = spelling.strip()
    return re.escape(spelling), (sys.intern(key),) if key else ()


# The same few hundred names stand in thousands of entries.
@cache
def named(options: tuple[str, ...], reads: str) -> tuple[str, tuple[str, ...]]:
    """Return the pattern of a named choice, and its literal parts."""
    spellings = sorted({spell(option, reads) for option in options}, key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(map(re.escape, spellings))})", tuple(spellings)


@cache
def _worth(keys: tuple[str, ...]) -> tuple[int, int]:
    return (min(map(_says, keys)), -len(keys))


def _says(key: str) -> int:
    return 0 if key in _COMMON or (len(key) == 1 and "ぁ" <= key <= "ゖ") else min(3, len(key))


@cache
def shared(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one copy of these parts: the same few thousand stand in many entries."""
    return keys


@cache
def spell(text: str, reads: str) -> str:
    """Fold a literal part the way texts are folded before they are searched."""
    spelling = folded(text)
    if reads == "words":
        return re.sub(r"[-\s]", " ", re.sub(r"['’]", "", spelling))
    return re.sub(r"[\s「」『』・…]", "", spelling) if not spelling.isascii() else spelling


# They would hold five MiB for as long as the house runs: whoever loads the lists empties them afterwards.
CACHES = (spell, shared, named, _literal, _worth)
