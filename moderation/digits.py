"""Finds telephone numbers and codes in every way of writing digits: kanji, kana, words, signs, split, backwards."""

from __future__ import annotations

import re
from dataclasses import dataclass

from moderation.normalise import View
from moderation.verdict import Span

_WORDS = {
    "ぜろ": "0", "れい": "0", "れえ": "0", "まる": "0", "zero": "0", "oh": "0", "nought": "0", "ぜえろ": "0",
    "ひとつ": "1", "いち": "1", "わん": "1", "one": "1", "ichi": "1", "いっ": "1",
    "に": "2", "にい": "2", "つう": "2", "two": "2", "ni": "2",
    "さん": "3", "すり": "3", "すりい": "3", "three": "3", "san": "3",
    "よん": "4", "し": "4", "ふぉ": "4", "ふぉお": "4", "four": "4", "yon": "4", "shi": "4",
    "ご": "5", "ごう": "5", "ごお": "5", "ふぁいぶ": "5", "five": "5", "go": "5",
    "ろく": "6", "しっくす": "6", "six": "6", "roku": "6",
    "なな": "7", "しち": "7", "せぶん": "7", "seven": "7", "nana": "7", "shichi": "7",
    "はち": "8", "ぱち": "8", "えいと": "8", "eight": "8", "hachi": "8",
    "きゅう": "9", "きゆう": "9", "く": "9", "ないん": "9", "nine": "9", "kyu": "9", "kyuu": "9",
    "〇": "0", "○": "0", "◯": "0", "零": "0", "⭕": "0", "🅾": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5",
    "六": "6", "七": "7", "八": "8", "九": "9", "壱": "1", "弐": "2", "参": "3", "🔟": "10",
}  # fmt: skip
_LATIN = sorted((w for w in _WORDS if w.isascii()), key=len, reverse=True)
_OTHER = sorted((w for w in _WORDS if not w.isascii()), key=len, reverse=True)
_UNIT = re.compile(
    rf"[0-9]|{'|'.join(_OTHER)}|(?:{'|'.join(_LATIN)})(?![a-hj-mp-rv-xz])|[ol](?=[0-9\-. ]{{0,2}}[0-9])"
)
# What may stand between two digits of one number.
_GAP = re.compile(
    r"[^0-9a-zぁ-ん\u3400-\u9fff]{0,4}(?:の|と|それから|つぎは?|次は?|そのあと|のあとに?|あと|and|then|dash|はいふん)?[^0-9a-zぁ-ん\u3400-\u9fff]{0,3}"
)
_MOBILE = re.compile(r"0[5789]0")
_TALK = re.compile(
    r"電話|でんわ|番号|ばんごう|携帯|けいたい|つながる|かけて|掛けて|call|text|phone|number|whatsapp|sms|ring|わん切り|連絡|逆から|うしろから|暗号|ならべ"
)
# A mobile prefix that stands alone: "the 080 comes first".
_PREFIX = re.compile(r"(?<![0-9.,])0[789]0(?![0-9.,円年号])")
_PREFIX_SAYS = re.compile(r"のまえ|の前|のあと|の後|ね|、|を?ぬいた|から|始ま|→|で始|つけ|足し|まず|は")
# Helplines may have three or four digits.
_SHORT = re.compile(r"(?<![0-9.,:])[0-9]{3,4}(?![0-9]|[.,:][0-9])")
# So many stand on a card of a bank, and in no telephone number.
_CARD = 16
_YEARS = re.compile(r"(?:19|20)[0-9]{2}")
# What counts something: a score, a sum, a row of primes; a mobile number as long as those of Japan is none of them.
_COUNTS = re.compile(
    r"(?:すこあ|得点|点数|歩数|素数|円周率|るうと|ばあこおど|所持金|ぽいんと|宝くじ|くじ|れしいと|scores?|pi|barcode|isbn|lottery|steps?(?: counter)?|jackpot|primes?|root (?:two|three|five))[^0-9]{0,24}$"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_DECIMAL = re.compile(r"[1-9]\.[0-9]{6,}")
_UNITS_BEHIND = re.compile(r"[ ]?(?:円|年|人|個|回|歳|点|%|ページ|kcal|km|万|時間|分|秒|ポイント|pt|yen|位)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """Digits that belong together, where they stand, and whether any was written as anything but a digit."""

    digits: str
    start: int
    end: int
    spelt: bool
    shape: str


def numbers(text: str) -> list[Number]:
    """List the runs of five digits and more of a folded text, whatever they are written with."""
    found: list[Number] = []
    digits, shape, start, end, spelt = "", "", 0, 0, False
    for unit in _UNIT.finditer(text):
        written = unit.group()
        gap = text[end : unit.start()]
        if digits and (len(gap) > 14 or not _GAP.fullmatch(gap)):
            if len(digits) >= 5:
                found.append(Number(digits=digits, start=start, end=end, spelt=spelt, shape=shape))
            digits = ""
        if not digits:
            shape, start, spelt = "", unit.start(), False
        digits += _WORDS.get(written) or (written if written.isdigit() else "0" if written == "o" else "1")
        shape += ("" if not shape else "d" if not gap else gap[:1] if len(gap) == 1 else "_") or "d"
        spelt = spelt or not written.isdigit()
        end = unit.end()
    if len(digits) >= 5:
        found.append(Number(digits=digits, start=start, end=end, spelt=spelt, shape=shape))
    return found


def phones(plain: View, known: frozenset[str]) -> list[Span]:
    """List the places of telephone numbers, whole, half or backwards; `known` ones (digits only) are none."""
    text, spans = plain.text, []
    talk = bool(_TALK.search(text))
    for number in numbers(text):
        local = _local(number)
        if _known(number, known) or _counts(number, text):
            continue
        if not number.spelt and len(local) < 10 and len(set(local)) <= 2 and set(number.shape) == {"d"}:
            continue
        if _is_phone(number, local, text, talk):
            spans.append(plain.span(number.start, number.end))
    for hit in _PREFIX.finditer(text):
        if _PREFIX_SAYS.match(text[hit.end() : hit.end() + 8].lstrip(" 」』")):
            spans.append(plain.span(hit.start(), hit.end()))
    return spans


def harmless(plain: View, known: frozenset[str]) -> bool:
    """Tell whether a text holds numbers of helplines, of cards, and such as count something, and no others; `known` as digits only."""
    text = plain.text
    found = numbers(text)
    if found:
        return all(
            len(number.digits) == _CARD or _known(number, known) or _counts(number, text) for number in found
        )
    short = [hit.group() for hit in _SHORT.finditer(text)]
    return bool(short) and all(digits in known for digits in short)


def _counts(number: Number, text: str) -> bool:
    """Tell whether digits stand for how much there is of something, and lead to nobody."""
    written = text[number.start : number.end]
    if number.spelt or (len(number.digits) == 11 and _MOBILE.match(number.digits)):
        return False
    if _GROUPED.fullmatch(written) or _DECIMAL.fullmatch(written):
        return True
    return bool(_COUNTS.search(text, max(0, number.start - 40), number.start))


def _local(number: Number) -> str:
    return "0" + number.digits[2:] if number.digits.startswith("81") else number.digits


def _known(number: Number, known: frozenset[str]) -> bool:
    local = _local(number)
    return any(one in local if len(one) > 5 else number.digits == one for one in known)


def _is_phone(number: Number, local: str, text: str, talk: bool) -> bool:
    size = len(local)
    if _UNITS_BEHIND.match(text[number.end : number.end + 4]) or text[
        max(0, number.start - 1) : number.start
    ] in ("¥", "$", "."):
        return False
    if _MOBILE.match(local):
        # "0909090" is fumbling, not dialling.
        return (size >= 6 and len(set(local[3:])) > 1 and local[:3] * 2 != local[:6]) or (
            8 <= size <= 12 and not number.spelt
        )
    if local.startswith("0") and 9 <= size <= 12:
        return talk or number.spelt or any(sign in number.shape for sign in "-().")
    if 10 <= size <= 11 and _MOBILE.match(local[::-1]):
        return True
    if number.spelt and re.search(r"0[5789]0[0-9]{7,8}$", local):
        return True
    if number.spelt and size >= 7 and re.search(r"[a-z]{3}", text[number.start : number.end]):
        return True
    if number.spelt:
        return talk and size >= 7 and local[0] == "0"
    if (
        text[max(0, number.start - 1) : number.start] == "+"
        or text[max(0, number.start - 2) : number.start] == "+("
    ):
        return size >= 7
    if size >= 7 and talk:
        return not _YEARS.match(local) or size > 8
    return False
