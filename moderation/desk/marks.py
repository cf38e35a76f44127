"""Marks: a text cut into pieces, with what was heard marked from the beginning to the end of whole words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hideout.room import Field
from moderation.desk.labels import UNLISTED, in_words

_KANJI, _KATAKANA, _HIRAGANA, _LATIN = "kanji", "katakana", "hiragana", "latin"
_KINDS = (
    (_KANJI, re.compile(r"[\u3400-\u9fff々]")),
    (_KATAKANA, re.compile(r"[ァ-ヺー]")),
    (_HIRAGANA, re.compile(r"[ぁ-ゖ]")),
    (_LATIN, re.compile(r"[^\W_]")),
)
_COMPOUND = 4
# A longer stretch is a sentence, not a word: marked as loudly as a word, it would hide those.
_LONG = 16
# How a Japanese word goes on that a list has only the beginning of: from its last letter, and right after a kanji.
_ON = re.compile(
    r"な(?:い|かった|くて|く|きゃ|ければ)|か(?:ったら|った|って)|よう|っ(?:た|て)(?:る|ら)?|"
    r"[けげせぜてでねべめれえきぎしじちにびみり](?:た(?:くない|くて|かった|い|く)|な(?:い|かった|くて|く)|ま(?:した|せん|す)|"
    r"て(?:いる|いた|る|た)?|た(?![くぶめち])|られ(?:る|た|て)|そう|よう|る|ちゃ(?:う|った))|"
    r"く(?:て|な(?:い|かった|くて|る|った|って))|た(?:い|ら|く(?:て|ない)?|かった)|"
    r"[らわばまさたがか](?:れ(?:る|た|て|そう)|せ(?:る|た|て)|な(?:い|かった|くて))"
)
_OKURIGANA = re.compile(
    r"[うくぐすつぬぶむる](?!ん)|い(?:たい|た|て|だ|で)?|っ(?:た|て)(?:る|ら)?|ん(?:だ|で)|し(?:たい|た|て|ない)|"
    r"[きちにみりびぎ](?:た(?:かった|い|く)|ま(?:した|せん|す)|そう|ながら)|"
    r"[かがさたなばまらわ](?:れ|せ|な)(?:る|た|て|い|かった|く)|"
    r"[えけげせてねべめれ](?:な(?:い|かった)|た(?:かった|い|く)|られ(?:る|た|て)|る|た|て)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text; `why` holds the reasons (msgids) for which it is marked, or nothing.

    `faint` marks a stretch that only sounds so as a whole, without a word by which it could be told.
    """

    text: str
    why: tuple[str, ...] = ()
    marked: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One field of a post: its name, its label (a msgid) and its text in pieces; `kind` is set for a choice from a list."""

    name: str
    label: str
    pieces: tuple[Piece, ...]
    kind: str = ""

    @property
    def text(self) -> str:
        """The text as it was written."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where something was heard in a text, and why (a msgid); `faint` where it was a whole sentence rather than a word."""

    start: int
    end: int
    why: str = ""
    faint: bool = False


def words_of(body: Mapping[str, str], heard: Mapping[str, Any], fields: Sequence[Field]) -> tuple[Words, ...]:
    """Return the fields of a post, each cut into marked and unmarked pieces.

    Spans count in code points of the values of `heard["order"]`, joined by line breaks; whatever does not fit is
    cut to fit. A value that stands in no order (nothing was heard in it) is shown unmarked.
    """
    labels: Mapping[str, str] = heard.get("labels", {})
    known = {part.name: part for part in fields}
    order = [name for name in heard.get("order", ()) if name in body]
    rest = [name for name in known if body.get(name) and name not in order]
    found = [
        Mark(
            start=int(start),
            end=int(end),
            why=next(iter(in_words(finding)), ""),
            faint=finding.get("reason") in UNLISTED or end - start > _LONG,
        )
        for finding in heard.get("findings", ())
        for start, end in finding.get("spans", ())
    ]
    shown: list[Words] = []
    starts: dict[str, int] = {}
    for name in order:
        starts[name] = sum(len(body[before]) + 1 for before in starts)
    # As they stood in the form, also what nobody listened to: a choice from a list.
    for name in sorted(order + rest, key=lambda name: list(known).index(name) if name in known else -1):
        part = known.get(name)
        text = body[name]
        here = [_moved(mark, -starts[name]) for mark in found] if name in order else []
        choice = dict(part.choices).get(text, "") if part else ""
        label = labels.get(name) or (part.label if part else name)
        shown.append(Words(name=name, label=label, pieces=pieces(text, here), kind=choice))
    return tuple(shown)


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(start=mark.start + by, end=mark.end + by, why=mark.why, faint=mark.faint)


def pieces(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Return a text cut at the borders of its marks, which are widened to whole words; joined, the pieces are the text again."""
    inside = []
    for mark in marks:
        start, end = max(0, mark.start), min(len(text), mark.end)
        if start < end:
            start, end = whole(text, start, end)
            inside.append(Mark(start=start, end=end, why=mark.why, faint=mark.faint))
    cuts = sorted({0, len(text), *(place for mark in inside for place in (mark.start, mark.end))})
    cut: list[Piece] = []
    for start, end in pairwise(cuts):
        over = [mark for mark in inside if mark.start <= start and end <= mark.end]
        piece = Piece(
            text=text[start:end],
            why=tuple(dict.fromkeys(mark.why for mark in over if mark.why)),
            marked=bool(over),
            faint=bool(over) and all(mark.faint for mark in over),
        )
        if cut and (cut[-1].why, cut[-1].marked, cut[-1].faint) == (piece.why, piece.marked, piece.faint):
            piece = Piece(
                text=cut.pop().text + piece.text, why=piece.why, marked=piece.marked, faint=piece.faint
            )
        cut.append(piece)
    return tuple(cut)


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words begin and end in which a stretch (not empty, within the text) begins and ends.

    Japanese has no spaces: a run of katakana or of Latin letters is a word, a kanji takes its okurigana along, and an
    ending that was broken off is completed. Spaces at the edges are left out.
    """
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return _begin(text, start, end), _end(text, start, end)


def _kind(char: str) -> str:
    return next((name for name, pattern in _KINDS if pattern.match(char)), "")


def _begin(text: str, start: int, end: int) -> int:
    kind = _kind(text[start])
    if kind == _KANJI:
        # A kanji behind another ends a compound; before its okurigana it begins a word by itself.
        alone = start + 1 >= len(text) or _kind(text[start + 1]) != _HIRAGANA
        single = start + 1 >= end or _kind(text[start + 1]) != _KANJI
        least = max(0, start - _COMPOUND) if alone and single else start
    else:
        least = 0 if kind in (_KATAKANA, _LATIN) else start
    while start > least and _kind(text[start - 1]) == kind:
        start -= 1
    return start


def _end(text: str, start: int, end: int) -> int:
    kind = _kind(text[end - 1])
    # Two kanji are a noun that stands by itself; one alone may have lost the rest of its word.
    alone = kind == _KANJI and (end - 1 == start or _kind(text[end - 2]) != _KANJI)
    most = end + _COMPOUND if alone else len(text) if kind in (_KATAKANA, _LATIN) else end
    most = min(most, len(text))
    while end < most and _kind(text[end]) == kind:
        end += 1
    more = None
    if alone:
        more = _OKURIGANA.match(text, end)
        end = more.end() if more else end
    # An ending may have an ending of its own: た-く-なった.
    for _ in range(2):
        on = _ON.match(text, end - 1) if more or kind == _HIRAGANA else None
        end = on.end() if on else end
    return end
