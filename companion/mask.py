"""Masks what could say who somebody is, before a text leaves for a model."""

from __future__ import annotations

import re
import unicodedata

# Kept apart from the screens that only flag: here too much is better than too little, and nobody is refused.
_GAP = r"[\s\-‐-―−ー・.,、()（）の]{0,3}"
_DIGIT = r"[0-9０-９〇零一二三四五六七八九①-⑨]"
MASKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[link]", re.compile(r"(?i)\b(?:https?://|www\.)\S+")),
    ("[mail]", re.compile(r"(?i)[\w.+\-]+\s?(?:@|＠|\[at\]|\(at\)|あっと(?=[a-z]))\s?[\w\-]+(?:\s?(?:\.|．|dot)\s?[\w\-]+)+")),
    ("[id]", re.compile(r"(?i)[@＠][\w.\-]{2,}")),
    (
        "[id]",
        re.compile(
            r"(?i)\b(?:line|ライン|らいん|discord|ディスコード|ディスコ|insta(?:gram)?|インスタ|snap(?:chat)?|tiktok|"
            r"twitter|ツイッター|x|カカオ|kakao|skype|id|アカウント|フレンドコード|friend code)(?:\s?id|\s?アカウント)?"
            r"\s?(?:は|[:：=＝]|is|→)\s?[\w.\-#＃]{3,}"
        ),
    ),
    ("[id]", re.compile(r"\b[\w.]{2,}[#＃]\d{3,6}\b")),
    ("[number]", re.compile(rf"[+＋]?{_DIGIT}(?:{_GAP}{_DIGIT}){{3,}}")),
    (
        "[place]",
        re.compile(
            r"(?:東京都|北海道|(?:大阪|京都)府|[一-龯]{2,3}県)?[一-龯ぁ-んァ-ヶ]{1,6}[市区町村郡][一-龯ぁ-んァ-ヶ0-9０-９\-ー－]{0,12}"
            r"(?:丁目|番地|号室?|番)[0-9０-９\-ー－]*"
        ),
    ),
    ("[place]", re.compile(r"(?:東京都|北海道|(?:大阪|京都)府|[一-龯]{2,3}県)[一-龯ァ-ヶ]{1,5}[市区町村郡]")),
    ("[place]", re.compile(r"(?i)\b\d{1,5}\s+(?:[a-z]+\s){1,3}(?:street|st|road|rd|avenue|ave|lane|drive|close)\b")),
    ("[school]", re.compile(r"[一-龯ァ-ヶー]{1,10}(?:第?[一二三四五六七八九十])?(?:小|中|高等?|大)(?:学校|学|校)")),
    ("[school]", re.compile(r"\b(?:[A-Z][\w'’]+\s){1,4}(?:School|High|Academy|College|University|Primary|Elementary)\b")),
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


def mask(text: str) -> str:
    """Return the text with mails, links, handles, numbers, schools, places and told names replaced by their kind."""
    masked = "".join(char for char in text if unicodedata.category(char) != "Cf")
    for label, pattern in MASKS:
        masked = pattern.sub(label, masked)
    # Servers that build their prompt as text must not read a role change in what a visitor wrote.
    return _ROLE.sub("< |", masked)
