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

from moderation.glyph import (
    DYING,
    EVIL_PICTURES,
    ROLES,
    SAYS_BACKWARDS,
    begins,
    leaves,
    lengthened,
    readings,
    redraw,
    script,
    sound,
    sounded,
    unleet,
)
from moderation.normalise import fold, folded
from moderation.words import COVER, folder, listed

_MOST = 48  # what lies beyond is refused for its length
_MASK = "○"
_MASKS = re.compile(r"[○〇◯⭕●◎×✕✖❌✗✘□■◻◼☓＊*△▲]")
# Vietnamese and Turkish words that without their marks are innocent ones, as folding would leave them.
_ACCENTED = re.compile(
    r"(?<!\w)(?:lồn|cặc|đụ|địt|đĩ|buồi|chết|giết|hiếp|đéo|cứt|phò|dâm|đmm?|göt|piç|oç|óc chó|chó đẻ)(?!\w)",
    re.IGNORECASE,
)
# A common first name that sounds like a curse, and one that is so only as Ai: AI and ai are what poses as the lamp.
_FIRST_NAMES = frozenset(("Ai", "phuc"))
# Two letters are too few for the general rule.
_SHORT_MASKED = re.compile(
    r"○(?:ね|ねよ|んで(?:くれ|しまえ|ろ|よ)?|ぬ|にたい|にたく|のう)|死○|自○|殺○|○す(?:ぞ|よ)|○して(?:や|ほ|く).*|○(?:ろす|されろ)|○d"
)
_TWICE = re.compile(r"([aeiou])\1")
# `folded` shortens what is written three times.
_THRICE = re.compile(r"(?<![a-z])(?:x{3,}|k{3})(?![a-z])")
_CALLED = re.compile(
    r"(?:さん|さま|様|ちゃん|くん|君|たん|です|だよ|でーす|でえす|より|なう|っす|よ|w{1,6}|笑|bot|一同|の人|[0-9]{1,6}|san|chan|kun|desu|님|이에요|입니다)$"
)
_TOKEN = re.compile(r"[ぁ-ゖー]+|[㐀-鿿々]+|[가-힣]+|[^\W_0-9ぁ-ゖー㐀-鿿々가-힣]+|[0-9]+")
# Fewer letters read backwards are too often a name: Lana, Eid, Suna.
_LEAST_BACKWARDS = 3
_NOT_BACKWARDS = frozenset(
    re.findall(r"\w+", "anal anus die dom rip ero mod cum dead りすか リスカ sui tit ass nap siri slag plug")
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Terms:
    """The lists of `assets/words/names`, folded and ready to be searched."""

    plain: re.Pattern[str]
    spelt: re.Pattern[str]
    inside: Any
    edge: Any
    sounds: Any
    masked: Any
    words: frozenset[str]
    word_sounds: frozenset[str]
    wholes: frozenset[str]


def covered(text: str) -> str:
    """Blank the innocent words in a folded text, keeping every position."""
    return _terms().plain.sub(lambda hit: COVER * len(hit.group()), text)


def unspelt(name: str) -> str:
    """Put a stop for every letter of the innocent words that are told by their exact spelling."""
    text = unicodedata.normalize("NFC", name)
    return (
        _terms().spelt.sub(lambda hit: "。" * len(hit.group()), text) if _terms().spelt.search(text) else name
    )


def hides(name: str) -> bool:
    """Tell whether a bad term stands in a name in any of its readings."""
    raw = name[:_MOST]
    if raw in _FIRST_NAMES:
        return False
    if _ACCENTED.search(unicodedata.normalize("NFC", raw)):
        return True
    if EVIL_PICTURES.search(raw.replace("\ufe0f", "")) or _THRICE.search(fold(raw)[0].text):
        return True
    view = fold(raw)[0]
    return (
        any(
            _stands(reading, raw, view.starts if len(reading) == len(view.text) else None) or _bad(reading)
            for reading in readings(raw)
        )
        or _masked(raw)
        or _backwards(raw)
        or _stands(covered(view.text).replace("っ", ""), raw, None)
        or _turned(_tight(sounded(raw)), frozenset())
    )


def _stands(text: str, raw: str, origins: tuple[int, ...] | None) -> bool:
    """Tell whether a term stands within a reading, one of `edge` where a word begins; `origins` lead to `raw`."""
    terms = _terms()
    if origins is None:
        raw, origins = text, tuple(range(len(text)))
    blank = terms.plain.sub(lambda hit: COVER * len(hit.group()), text)
    kept = [place for place, char in enumerate(blank) if char.isalnum() or char == COVER]
    joined = "".join(blank[place] for place in kept)
    for edge, automaton in ((False, terms.inside), (True, terms.edge)):
        for end, term in automaton.iter(joined):
            first, last = origins[kept[end - len(term) + 1]], origins[kept[end]]
            if not _whole(raw, [origins[place] for place in kept[end - len(term) + 1 : end + 1]], edge):
                continue
            if not leaves(raw, first, last + 1):
                return True
    return False


def _whole(raw: str, places: list[int], edge: bool) -> bool:
    """Tell whether letters at these places may be one term: no accidental meeting of the ends of two words."""
    gaps = sum(any(not script(char) for char in raw[place + 1 : later]) for place, later in pairwise(places))
    if not gaps or gaps >= len(places) - 1:
        return not edge or begins(raw, places[0])
    # "り す か" is spelt out, "りす かふぇ" and "palmier dare" are two words.
    ends = places[-1] + 1 == len(raw) or script(raw[places[-1]]) != script(raw[places[-1] + 1])
    return begins(raw, places[0]) and (ends or raw[places[0]].isascii())


def _bad(text: str) -> bool:
    terms = _terms()
    text = _calm(terms.plain.sub(COVER, text))
    joined = _tight(text)
    if not joined:
        return False
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
    phrases = ("".join(tokens[at : at + size]) for size in (2, 3, 4) for at in range(len(tokens) - size + 1))
    if any(phrase in terms.words for phrase in phrases):
        return True
    heard = sound(joined)
    single = _TWICE.sub(r"\1", heard)
    if single != heard and (_finds(terms.sounds, single) or single in terms.word_sounds):
        return True
    return _finds(terms.sounds, heard) or any(
        sound(token) in terms.word_sounds for token in (*tokens, joined) if token not in _FIRST_NAMES
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
    text = fold(redraw(raw))[0].text
    text = unleet(text) if text.isascii() else text
    # "…, read it backwards": then even what is too short or too common otherwise is meant so.
    told = SAYS_BACKWARDS.sub("", text)
    if told != text and _turned(_tight(told)[::-1], frozenset()):
        return True
    turned = _tight(text)[::-1]
    if len(turned) < _LEAST_BACKWARDS or turned == turned[::-1]:
        return False
    parts = ((turned[:cut], turned[cut:]) for cut in range(3, len(turned) - 2))
    return _turned(turned, _NOT_BACKWARDS) or any(
        _turned(a, frozenset()) and _turned(b, frozenset()) for a, b in parts
    )


def _turned(text: str, innocent: frozenset[str]) -> bool:
    terms = _terms()
    alone = not innocent or (len(text) > 3 and text.isascii())
    return text not in innocent and (
        text in terms.words or text in _exact() or (alone and text in terms.wholes)
    )


def _calm(text: str) -> str:
    return re.sub(r"([a-z])\1{2,}", r"\1", text)


def _tight(text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char == COVER)


def _finds(automaton: Any, text: str) -> bool:
    return next(automaton.iter(text), None) is not None


def _bare(name: str) -> list[str]:
    terms = listed(folder() / "names" / f"{name}.txt")
    return [folded(term) for term in (*terms, *map(lengthened, terms))]


def _tightened(name: str) -> set[str]:
    terms = {_tight(term) for term in _bare(name)}
    return {term for term in terms if len(term) > 1 or (term and not term.isascii())}


@cache
def _exact() -> frozenset[str]:
    """Return the terms that are bad wherever they stand, as whole words."""
    return frozenset(_tight(term) for term in _bare("inside"))


@cache
def _terms() -> _Terms:
    inside, edge = _tightened("inside"), _tightened("edge")
    words = _tightened("word")
    wholes = _tightened("whole")
    plain = sorted(set(_bare("plain")), key=lambda word: (-len(word), word))
    return _Terms(
        plain=re.compile(
            "|".join((ROLES, DYING, *(re.escape(word).replace(r"\ ", "[ _-]?") for word in plain)))
        ),
        spelt=_spelt(),
        inside=_automaton({term: term for term in inside}),
        edge=_automaton({term: term for term in edge}),
        sounds=_automaton({sound(term): term for term in inside if term.isascii() and len(sound(term)) >= 6}),
        masked=_automaton(dict(_masks(inside | edge | words | wholes))),
        words=frozenset(words | edge),
        word_sounds=frozenset(sound(word) for word in words if word.isascii() and len(sound(word)) >= 4),
        wholes=frozenset(wholes),
    )


def _spelt() -> re.Pattern[str]:
    """Read the innocent words told by their spelling; Latin ones stand as whole words."""
    words = sorted(listed(folder() / "names" / "spelt.txt"), key=lambda word: (-len(word), word))
    latin = "|".join(re.escape(word) for word in words if script(word[0]) == "letters")
    other = "|".join(
        # A word of katakana is not cut out of a longer one: コイン, ビットコイン.
        f"(?<![ァ-ヿ]){re.escape(word)}(?![ァ-ヿ])"
        if all(script(char) == "katakana" for char in word)
        else re.escape(word)
        for word in words
        if script(word[0]) != "letters"
    )
    return re.compile(rf"(?<![^\W_])(?:{latin or '(?!)'})(?![^\W_])|{other or '(?!)'}", re.IGNORECASE)


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
    automaton.add_word("\x01", "\x01")  # an empty one cannot be asked
    for key, value in table.items():
        automaton.add_word(key, value)
    automaton.make_automaton()
    return automaton
