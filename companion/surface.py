"""What a sentence may look like: no numbers, no links, no markup, and the language it should be in."""

from __future__ import annotations

import re
import unicodedata

from moderation.normalise import fold

_KANJI_DIGITS = "〇零一二三四五六七八九"
_APART = r"[\s\-‐-―−ー・･.,、/()（）~〜_のノ]{0,3}"
_AMOUNT = re.compile(
    r"[一二三四五六七八九十百千万数][一二三四五六七八九十百千万]*(?:錠|粒|滴|杯|本|袋|枚|ぐらむ|きろ|りっとる|かろり|みり)"
)
_HUNDREDS = re.compile(
    r"[百千][一二三四五六七八九十百千万]|[一二三四五六七八九][百千]|[一二三四五六七八九]十[一二三四五六七八九]"
)
_KANJI_RUN = re.compile(rf"(?:[{_KANJI_DIGITS}]{_APART}){{3,}}")
_KANA_RUN = re.compile(
    r"(?:(?:ぜろ|れい|まる|いち|さん|よん|ろく|なな|しち|はち|きゅう)[\s・、,.\-]*(?:(?:に|ご|く|し)[\s・、,.\-]*){0,2}){3,}"
)
_ENGLISH_RUN = re.compile(
    r"(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|hundred|double|triple)\b[\s,.\-]*){3,}"
)
_LINK = re.compile(
    r"://|\bwww\b|@|\[at\]|\(at\)|\b[a-z0-9\-]+\.[a-z]{2,}\b|\b[a-z0-9\-]+\s?(?:\.|dot|どっと|ドット)\s?"
    r"(?:com|net|org|jp|co|io|me|app|info|xyz|tv|gg)\b|どっとこむ|ドットコム",
)
_MARKUP = re.compile(r"[<>{}\[\]\\|`*#_^=$&;]|&\w+|\bjavascript\b|\u202e")
_LATIN = re.compile(r"[A-Za-z]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々]")


def clean_surface(sentence: str, language: str) -> bool:
    """Return whether a sentence is free of numbers, links and markup and looks like its language."""
    if any(unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn", "Cs"} for char in sentence if char != "\n"):
        return False
    plain = flat(sentence)
    return not (numbers(plain) or _LINK.search(plain) or _MARKUP.search(sentence)) and _spoken(
        sentence, language
    )


def numbers(plain: str) -> bool:
    """Return whether a flattened text holds a digit of any script, a spelt-out number, or an amount with its unit."""
    return bool(
        any(char.isdigit() for char in plain)
        or _AMOUNT.search(plain)
        or _HUNDREDS.search(plain)
        or _KANJI_RUN.search(plain)
        or _KANA_RUN.search(plain)
        or _ENGLISH_RUN.search(plain)
    )


def flat(text: str) -> str:
    """Fold a text; every character that means a digit becomes that digit, marks and emoji joiners go."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFKC", text):
        digit = unicodedata.digit(char, None)
        if digit is not None:
            kept.append(str(digit))
        elif unicodedata.category(char) not in {"Mn", "Me", "Cf"}:
            kept.append(char)
    return fold("".join(kept))[0].text


def _spoken(sentence: str, language: str) -> bool:
    letters = [char for char in sentence if char.isalpha()]
    if not letters:
        return False
    latin = sum(1 for char in letters if _LATIN.match(char))
    kana = sum(1 for char in letters if _KANA.match(char) or char == "ー")
    han = sum(1 for char in letters if _HAN.match(char))
    if latin + kana + han < len(letters):
        return False
    if language == "en":
        return kana == han == 0
    if language == "ja_Hira":
        return han == 0 and latin == 0 and kana > 0
    return kana > 0 and latin <= len(letters) // 5
