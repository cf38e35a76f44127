"""Reads a name through its disguises: decoration, look-alike letters, digits, masks, pictures, and backwards."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import ahocorasick

from moderation.glyph import readings, redraw
from moderation.normalise import fold, folded
from moderation.words import COVER, folder, listed

# Far more than a name may have; what lies beyond is refused for its length.
_MOST = 48
_MASK = "○"
_MASKS = re.compile(r"[○〇◯⭕●◎×✕✖❌✗✘□■◻◼☓＊*△▲]")
_NOISE = str.maketrans("vzq", "usk")
# Vietnamese words that without their marks are innocent ones, as folding would leave them.
_ACCENTED = re.compile(r"(?<!\w)(?:lồn|cặc|đụ|địt|đĩ|buồi|chết)(?!\w)", re.IGNORECASE)
# A common first name that sounds like a curse, and one that is so only as Ai: AI and ai are what poses as the lamp.
_FIRST_NAMES = frozenset(("Ai", "phuc"))
# Two letters are too few for the general rule.
_SHORT_MASKED = re.compile(r"○(?:ね|ねよ|んで|ぬ|にたい)|死○|自○|殺○|○す(?:ぞ|よ)")
_TWICE = re.compile(r"([aeiou])\1")
# `folded` shortens what is written three times.
_THRICE = re.compile(r"(?<![a-z])(?:x{3,}|k{3})(?![a-z])")
_EVIL_PICTURES = re.compile(
    r"🍆💦|💦🍆|🍑💦|🔪🩸|🩸🔪|手首.?[✂🔪]|🔪.?(?:手首|腕|wrist)|🔫.?(?:me|自分|私|俺|僕)|8=+D|💊.?od|首.?🪢|🪢.?首"
)
_CALLED = re.compile(
    r"(?:さん|さま|様|ちゃん|くん|君|たん|です|だよ|でーす|でえす|より|なう|っす|よ|w{1,6}|笑|bot|一同|の人|[0-9]{1,6}|san|chan|kun|desu|님|이에요|입니다)$"
)
_TOKEN = re.compile(r"[^\W_0-9]+|[0-9]+")
# Fewer letters read backwards are too often a name: Lana, Eid, Suna.
_LEAST_BACKWARDS = 3
_NOT_BACKWARDS = frozenset(
    (
        "anal",
        "anus",
        "die",
        "dom",
        "rip",
        "ero",
        "mod",
        "cum",
        "dead",
        "りすか",
        "リスカ",
        "sui",
        "tit",
        "ass",
        "nap",
    )
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Terms:
    """The lists of `assets/words/names`, folded and ready to be searched."""

    plain: re.Pattern[str]
    inside: Any
    sounds: Any
    masked: Any
    words: frozenset[str]
    word_sounds: frozenset[str]
    wholes: frozenset[str]


def covered(text: str) -> str:
    """Blank the innocent words in a folded text, keeping every position."""
    return _terms().plain.sub(lambda hit: COVER * len(hit.group()), text)


def hides(name: str) -> bool:
    """Tell whether a bad term stands in a name in any of its readings."""
    raw = name[:_MOST]
    if raw in _FIRST_NAMES:
        return False
    if _ACCENTED.search(unicodedata.normalize("NFC", raw)):
        return True
    if _EVIL_PICTURES.search(raw.replace("\ufe0f", "")) or _THRICE.search(fold(raw)[0].text):
        return True
    return any(_bad(reading) for reading in readings(raw)) or _masked(raw) or _backwards(raw)


def _bad(text: str) -> bool:
    terms = _terms()
    text = _calm(terms.plain.sub(COVER, text))
    joined = _tight(text)
    if not joined:
        return False
    if _finds(terms.inside, joined):
        return True
    bare = joined
    for _ in range(2):
        if bare in terms.wholes or bare in terms.words:
            return True
        bare = _CALLED.sub("", bare)
    if bare in terms.wholes or bare in terms.words:
        return True
    tokens = [token for token in _TOKEN.findall(text) if token not in _FIRST_NAMES]
    if any(token in terms.words for token in tokens):
        return True
    pairs = pairwise(tokens)
    if any(f"{one}{two}" in terms.words for one, two in pairs):
        return True
    sound = _sound(joined)
    single = _TWICE.sub(r"\1", sound)
    if single != sound and (_finds(terms.sounds, single) or single in terms.word_sounds):
        return True
    return _finds(terms.sounds, sound) or any(
        _sound(token) in terms.word_sounds for token in (*tokens, joined) if token not in _FIRST_NAMES
    )


def _masked(raw: str) -> bool:
    if not _MASKS.search(raw):
        return False
    marked = _MASKS.sub(_MASK, unicodedata.normalize("NFKC", raw))
    text = "".join(
        char for char in fold(marked)[0].text if (char.isalnum() and char != "ー") or char == _MASK
    )
    text = _terms().plain.sub(COVER, text)
    if _SHORT_MASKED.fullmatch(text):
        return True
    for end, (term, edge) in _terms().masked.iter(text):
        start = end - len(term) + 1
        whole = start == 0 and end == len(text) - 1
        if whole or not edge:
            return True
    return False


def _backwards(raw: str) -> bool:
    terms = _terms()
    turned = _tight(fold(redraw(raw))[0].text)[::-1]
    return (
        len(turned) >= _LEAST_BACKWARDS
        and turned not in _NOT_BACKWARDS
        and turned != turned[::-1]
        and (turned in terms.words or turned in _exact())
    )


def _calm(text: str) -> str:
    return re.sub(r"([a-z])\1{2,}", r"\1", text)


def _tight(text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char == COVER)


def _sound(text: str) -> str:
    """Fold spellings that sound alike: ph and f, ck, c and k, v and u, z and s."""
    if not text.isascii():
        return text
    return text.replace("ph", "f").replace("ck", "k").replace("c", "k").translate(_NOISE)


def _finds(automaton: Any, text: str) -> bool:
    return next(automaton.iter(text), None) is not None


def _bare(name: str) -> list[str]:
    return [folded(term) for term in listed(folder() / "names" / f"{name}.txt")]


def _tightened(name: str) -> set[str]:
    terms = {_tight(term) for term in _bare(name)}
    return {term for term in terms if len(term) > 1 or (term and not term.isascii())}


@cache
def _exact() -> frozenset[str]:
    """Return the terms that are bad wherever they stand, as whole words."""
    return frozenset(_tight(term) for term in _bare("inside"))


@cache
def _terms() -> _Terms:
    inside = _tightened("inside")
    words = _tightened("word")
    wholes = _tightened("whole")
    plain = sorted(set(_bare("plain")), key=lambda word: (-len(word), word))
    return _Terms(
        plain=re.compile("|".join(_flexible(word) for word in plain) or r"(?!)"),
        inside=_automaton({term: term for term in inside}),
        sounds=_automaton(
            {_sound(term): term for term in inside if term.isascii() and len(_sound(term)) >= 5}
        ),
        masked=_automaton(dict(_masks(inside | words | wholes))),
        words=frozenset(words),
        word_sounds=frozenset(_sound(word) for word in words if word.isascii() and len(word) >= 4),
        wholes=frozenset(wholes),
    )


def _flexible(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", "[ _-]?")
    return escaped


def _masks(terms: set[str]) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Spell every term with a mask over one of its letters, or over two."""
    found: dict[str, bool] = {}
    for term in terms:
        if len(term) < 3 or len(term) > 12:
            continue
        for width in (1, 2):
            if len(term) - width < 2:
                continue
            for place in range(len(term) - width + 1):
                spelt = term[:place] + _MASK * width + term[place + width :]
                edge = place == 0 or place + width == len(term) or (len(term) - width < 3 and term.isascii())
                found[spelt] = found.get(spelt, True) and edge
        if term.isascii() and len(term) >= 6:
            for first, last in combinations(range(1, len(term) - 1), 2):
                found[term[:first] + _MASK + term[first + 1 : last] + _MASK + term[last + 1 :]] = False
    for spelt, edge in found.items():
        yield spelt, (spelt, edge)


def _automaton(table: dict[str, Any]) -> Any:
    automaton = ahocorasick.Automaton()
    for key, value in table.items():
        automaton.add_word(key, value)
    automaton.make_automaton()
    return automaton
