"""Reads a name through its disguises: decoration, look-alike letters, digits, masks, pictures, and backwards."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Any

from moderation.glyph import (
    EVIL_PICTURES,
    SAYS_BACKWARDS,
    begins,
    leaves,
    readings,
    redraw,
    script,
    sound,
    sounded,
    unleet,
)
from moderation.masked import hidden
from moderation.normalise import fold
from moderation.terms import MASK, covered, exact, terms, tight
from moderation.words import COVER

_MOST = 48  # what lies beyond is refused for its length
_MASKS = re.compile(r"[○〇◯⭕●◎×✕✖❌✗✘□■◻◼☓＊*△▲]")
# Vietnamese and Turkish words that without their marks are innocent ones, as folding would leave them.
_ACCENTED = re.compile(
    r"(?<!\w)(?:lồn|cặc|đụ|địt|đĩ|buồi|chết(?! (?:cười|đói|mê|mệt|máy|dở|khát|rét|nóng|cóng))|giết|hiếp|đéo|cứt|phò|dâm|đmm?|göt|piç|oç|óc chó|chó đẻ)(?!\w)",
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


def signs(name: str) -> set[str]:
    """Return where and how bad terms stand in a name in any of its readings; nothing where none does."""
    raw = name[:_MOST]
    if raw in _FIRST_NAMES:
        return set()
    view = fold(raw)[0]
    found = {
        sign
        for sign, there in (
            ("accented", _ACCENTED.search(unicodedata.normalize("NFC", raw))),
            ("pictures", EVIL_PICTURES.search(raw.replace("\ufe0f", ""))),
            ("thrice", _THRICE.search(view.text)),
            ("masked", _masked(raw)),
            ("backwards", _backwards(raw)),
            ("sounded", _turned(tight(sounded(raw)), frozenset())),
        )
        if there
    }
    for place, reading in enumerate(readings(raw)):
        how = "+" if place else ""
        found |= _stands(reading, raw, view.starts if len(reading) == len(view.text) else None, how)
        found |= _bad(reading, how)
    return found | _stands(covered(view.text).replace("っ", ""), raw, None, "っ")


def _stands(text: str, raw: str, origins: tuple[int, ...] | None, how: str) -> set[str]:
    """Return how terms stand within a reading, those of `edge` where a word begins; `origins` lead to `raw`."""
    known, found = terms(), set[str]()
    if origins is None:
        raw, origins = text, tuple(range(len(text)))
    blank = covered(text)
    kept = [place for place, char in enumerate(blank) if char.isalnum() or char == COVER]
    joined = "".join(blank[place] for place in kept)
    for kind, automaton in (("inside", known.inside), ("edge", known.edge)):
        for end, term in automaton.iter(joined):
            places = [origins[place] for place in kept[end - len(term) + 1 : end + 1]]
            start, stop = places[0], places[-1] + 1
            if _whole(raw, places, kind == "edge") and not leaves(raw, start, stop):
                found |= {f"{kind}{how}"} | placed(kind, term, raw, start, stop)
    return found


def placed(kind: str, term: str, raw: str, start: int, end: int) -> set[str]:
    """Return how a term of some list sits in a name: what stands before and behind it, and how much else there is."""
    sits, before, behind = _sits(raw, start, end), raw[max(0, start - 1) : start], raw[end : end + 1]
    return {
        f"{kind}:{sits}",
        f"{kind}:{sits}:{script(term[:1])}{min(len(term), 6)}",
        f"term:{term}",
        f"term:{term}:{sits}",
        f"next:{term}:{behind.lower()}",
        f"prev:{before.lower()}:{term}",
        f"rest:{min(len(raw) - (end - start), 6)}",
    }


def _sits(raw: str, start: int, end: int) -> str:
    """Return two signs, before and behind a place: | the name ends, = a letter of the same script, . another."""
    before = "|" if start <= 0 else "=" if script(raw[start - 1]) == script(raw[start]) != "" else "."
    behind = "|" if end >= len(raw) else "=" if script(raw[end]) == script(raw[end - 1]) != "" else "."
    return before + behind


def _whole(raw: str, places: list[int], edge: bool) -> bool:
    """Tell whether letters at these places may be one term: no accidental meeting of the ends of two words."""
    gaps = sum(any(not script(char) for char in raw[place + 1 : later]) for place, later in pairwise(places))
    if not gaps or gaps >= len(places) - 1:
        return not edge or begins(raw, places[0])
    # "り す か" is spelt out, "りす かふぇ" and "palmier dare" are two words.
    ends = places[-1] + 1 == len(raw) or script(raw[places[-1]]) != script(raw[places[-1] + 1])
    return begins(raw, places[0]) and (ends or raw[places[0]].isascii())


def _bad(text: str, how: str) -> set[str]:
    """Return which words of a reading are bad, whether it is one itself, and which only sounds like one."""
    known = terms()
    text = _calm(known.plain.sub(COVER, text))
    joined = tight(text)
    if not joined:
        return set()
    found, bare = set[str](), joined
    for calls in range(3):
        if bare in known.wholes or bare in known.words:
            found |= {f"whole{how}:{calls}", f"term:{bare}"}
            break
        bare = _CALLED.sub("", bare)
    tokens = [token for token in _TOKEN.findall(text) if token not in _FIRST_NAMES]
    for size in (1, 2, 3, 4):
        for at in range(len(tokens) - size + 1):
            phrase = "".join(tokens[at : at + size])
            if phrase in known.words:
                found |= {f"words{how}:{size}", f"term:{phrase}", f"words:{size}:{min(len(tokens), 4)}"}
    heard = sound(joined)
    single = _TWICE.sub(r"\1", heard)
    alike = single != heard and (_finds(known.sounds, single) or single in known.word_sounds)
    whole = any(sound(token) in known.word_sounds for token in (*tokens, joined) if token not in _FIRST_NAMES)
    kinds = (("single", alike), ("sounds", _finds(known.sounds, heard)), ("sound", whole))
    return found | {f"{kind}{how}" for kind, there in kinds if there}


def _masked(raw: str) -> bool:
    if not _MASKS.search(raw):
        return False
    marked = _MASKS.sub(MASK, unicodedata.normalize("NFKC", raw))
    text = "".join(char for char in fold(marked)[0].text if (char.isalnum() and char != "ー") or char == MASK)
    text = terms().plain.sub(COVER, text)
    if _SHORT_MASKED.fullmatch(text):
        return True
    return hidden(text)


def _backwards(raw: str) -> bool:
    text = fold(redraw(raw))[0].text
    text = unleet(text) if text.isascii() else text
    # "…, read it backwards": then even what is too short or too common otherwise is meant so.
    told = SAYS_BACKWARDS.sub("", text)
    if told != text and _turned(tight(told)[::-1], frozenset()):
        return True
    turned = tight(text)[::-1]
    if len(turned) < _LEAST_BACKWARDS or turned == turned[::-1]:
        return False
    parts = ((turned[:cut], turned[cut:]) for cut in range(3, len(turned) - 2))
    return _turned(turned, _NOT_BACKWARDS) or any(
        _turned(a, frozenset()) and _turned(b, frozenset()) for a, b in parts
    )


def _turned(text: str, innocent: frozenset[str]) -> bool:
    known = terms()
    alone = not innocent or (len(text) > 3 and text.isascii())
    return text not in innocent and (
        text in known.words or text in exact() or (alone and text in known.wholes)
    )


def _calm(text: str) -> str:
    return re.sub(r"([a-z])\1{2,}", r"\1", text)


def _finds(automaton: Any, text: str) -> bool:
    return next(automaton.iter(text), None) is not None
