"""Masks what could say who somebody is, before a text leaves for a model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from moderation import contact, identity, links
from moderation.reading import Context, read

# Kept apart from the screens that only flag: here too much is better than too little, and nobody is refused.
_GAP = r"[\s\-‐-―−ー・.,、()（）の]{0,3}"
_DIGIT = r"[0-9０-９〇零一二三四五六七八九①-⑨]"
MASKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[link]", re.compile(r"(?i)\b(?:https?://|www\.)\S+")),
    (
        "[mail]",
        re.compile(
            r"(?i)[\w.+\-]{1,64}\s?(?:@|＠|\[at\]|\(at\)|あっと(?=[a-z]))\s?[\w\-]{1,64}(?:\s?(?:\.|．|dot)\s?[\w\-]{1,64}){1,6}"
        ),
    ),
    ("[id]", re.compile(r"(?i)[@＠][\w.\-]{2,}")),
    (
        "[id]",
        re.compile(
            r"(?i)(?<![a-z])(?:line|ライン|らいん|discord|ディスコード|ディスコ|insta(?:gram)?|インスタ|snap(?:chat)?|tiktok|"
            r"twitter|ツイッター|x|カカオ|kakao|skype|id|アカウント|フレンドコード|friend code)(?:\s?の?\s?(?:id|アカウント|アカ|名前))?"
            r"\s?(?:は|[:：=＝]|is|→)\s?[\w.\-#＃]{3,}"
        ),
    ),
    ("[id]", re.compile(r"\b[\w.]{2,40}[#＃]\d{3,6}\b")),
    ("[number]", re.compile(rf"[+＋]?{_DIGIT}(?:{_GAP}{_DIGIT}){{3,}}")),
    (
        "[place]",
        re.compile(
            r"(?:東京都|北海道|(?:大阪|京都)府|[一-龯]{2,3}県)?[一-龯ぁ-んァ-ヶ]{1,6}[市区町村郡][一-龯ぁ-んァ-ヶ0-9０-９\-ー－]{0,12}"
            r"(?:丁目|番地|号室?|番)[0-9０-９\-ー－]*"
        ),
    ),
    ("[place]", re.compile(r"(?:東京都|北海道|(?:大阪|京都)府|[一-龯]{2,3}県)[一-龯ァ-ヶ]{1,5}[市区町村郡]")),
    (
        "[place]",
        re.compile(r"(?i)\b\d{1,5}\s+(?:[a-z]+\s){1,3}(?:street|st|road|rd|avenue|ave|lane|drive|close)\b"),
    ),
    (
        "[school]",
        re.compile(r"[一-龯ァ-ヶー]{1,10}(?:第?[一二三四五六七八九十])?(?:小|中|高等?|大)(?:学校|学|校)"),
    ),
    (
        "[school]",
        re.compile(
            r"\b(?:[A-Z][\w'’]{1,30}\s){1,4}(?:School|High|Academy|College|University|Primary|Elementary)\b"
        ),
    ),
    (
        "[name]",
        re.compile(
            r"(?<=名前は)\s?[^\s、。,.!！?？]{1,12}?(?=です|だよ|だ[。、\s]|って|と(?:い|言|申)|[。、\s]|$)"
            r"|(?<=なまえは)\s?[^\s、。,.!！?？]{1,12}?(?=です|だよ|だ[。、\s]|って|と(?:い|言|申)|[。、\s]|$)"
        ),
    ),
    ("[name]", re.compile(r"[一-龯]{2,6}(?=(?:と(?:いい|言い|申し)ます|って(?:いい|言い)ます))")),
    ("[name]", re.compile(r"(?i)(?<=my name is )[a-z'’\-]+(?:\s[A-Z][a-z'’\-]+)?")),
)
_ROLE = re.compile(r"<\|")


_FLAGS = frozenset({"personal_info", "contact", "link", "third_party_identified"})
_SCREENS = (identity.check, contact.check, links.check)


def mask(text: str) -> str:
    """Return the text with mails, links, handles, numbers, schools, places and told names replaced by their kind.

    What the screens for posts would point out is masked too; where one of them fails, so does this, and nothing leaves.
    """
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    masked = visible
    for start, end, label in reversed(_merged(sorted([*_ours(visible), *_flagged(visible)]))):
        masked = f"{masked[:start]}{label}{masked[end:]}"
    # Servers that build their prompt as text must not read a role change in what a visitor wrote.
    return _ROLE.sub("< |", masked)


def _ours(text: str) -> Iterator[tuple[int, int, str]]:
    for label, pattern in MASKS:
        for found in pattern.finditer(text):
            yield found.start(), found.end(), label


def _flagged(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places that the screens for posts flag as telling who somebody is."""
    context = Context(kind="post", text=text, reading=read(text))
    for screen in _SCREENS:
        for finding in screen(context):
            if finding.flag in _FLAGS:
                yield from (
                    (span.start, span.end, "[hidden]") for span in finding.spans if span.start < span.end
                )


def _merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for start, end, label in spans:
        if merged and start < merged[-1][1]:
            first, last, kept = merged[-1]
            merged[-1] = (first, max(last, end), kept)
        else:
            merged.append((start, end, label))
    return merged
