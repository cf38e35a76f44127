"""Finds, in a name that somebody chose, what a school's name tag says: a full name with a school or a class."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from moderation import identity
from moderation.reading import Reading
from moderation.verdict import Span
from moderation.words import surnames

_GRADE = re.compile(
    r"[1-6一二三四五六](?:年|ねん)|[1-6]?[0-9A-Ha-h](?:組|くみ|クラス)|[1-6]の[1-9A-Ha-h](?![\da-z])|\d{1,2}(?:歳|才|さい)|[1-6][-ー−][1-9A-Ha-h](?!\w)|[小中高][1-6一二三](?!\d)|"
    r"(?<=\w\w)[小中高](?=の)|(?<=\w\w)[小中高](?= \n)|(?<=\w)[小中高](?=[ァ-ヺー一-鿿]{1,5}部)|[都県市]立|(?:(?<=\w\w)|(?<=[@(＠（ 　]\w))(?:小|中|高|高校|学園|学院|女子|学級|教室|大)(?=\)?$)|(?<=[@・/(])[一-鿿]{1,2}[女商工農](?=\)?$)|(?:小学|中学|高校|しょう?がっこう|ちゅうがっこう|こうこう|学校|学園|学院|学級|学年)|\(\w{1,6}[小中高大]\)"
)
# Surnames as a child would spell them; the list of surnames is in kanji.
_SPOKEN = (
    "さとう|すずき|たかはし|たなか|いとう|わたなべ|やまもと|なかむら|こばやし|かとう|よしだ|やまだ|ささき|やまぐち|まつもと|いのうえ|きむら|はやし|さいとう|"
    "しみず|やまざき|やまさき|いけだ|はしもと|いしかわ|やました|なかじま|なかしま|まえだ|ふじた|おがわ|おかだ|ごとう|はせがわ|むらかみ|こんどう|いしい|さかもと|"
    "えんどう|あおき|ふじい|にしむら|ふくだ|おおた|みうら|おかもと|まつだ|なかがわ|なかの|はらだ|たむら|たけうち|かねこ|なかやま|ふじわら|いしだ|うえだ|もりた|"
    "しばた|くどう|よこやま|みやざき|みやもと|うちだ|たかぎ|あんどう|たにぐち|おおの|まるやま|いまい|たかだ|ふじもと|むらた|たけだ|うえの|すぎやま|ますだ|ひらの|"
    "おおつか|こやま|ちば|くぼ|まつい|こじま|いわさき|さくらい|のぐち|まつお|きくち|きのした|さの|すがわら|あらい|しまだ|みずの|よしかわ|やまうち|にしだ|にしかわ"
)
_ROMAN = (
    "sato|satou|suzuki|takahashi|tanaka|ito|itou|watanabe|yamamoto|nakamura|kobayashi|kato|katou|yoshida|yamada|sasaki|yamaguchi|matsumoto|inoue|kimura|"
    "hayashi|saito|shimizu|yamazaki|ikeda|hashimoto|ishikawa|yamashita|nakajima|maeda|fujita|ogawa|okada|goto|hasegawa|murakami|kondo|ishii|sakamoto|endo|aoki"
)
_SPOKEN_NAMES = re.compile(
    rf"(?:{_SPOKEN})(?=[ぁ-ゖ一-鿿 ])|(?:{''.join(chr(ord(c) + 96) if 'ぁ' <= c <= 'ゖ' else c for c in _SPOKEN)})(?=[ァ-ヺ一-鿿 ])|\b(?:{_ROMAN})\b",
    re.IGNORECASE,
)
_ROMAN_GRADE = re.compile(
    rf"\b(?:{_ROMAN})\b.*(?:\d ?-? ?(?:nen|kumi|[A-Ha-h]\b)|\d-\d|\b\w+ ?(?:chu|chuu|shou|sho|kou|koukou|gakuen|high|hs|jhs|elem\w*|school|es|ms)\b|[jh]s ?\d)",
    re.IGNORECASE,
)
# The commonest surnames in Chinese and Korean; a surname alone says little, before a class it says enough.
_CHINESE = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林梁郑罗宋谢唐韩曹许邓冯曾程蔡彭潘袁董苏叶吕魏蒋杜丁沈姜范傅钟卢汪戴崔陆廖姚邱谭贾邹熊孟秦薛侯雷段郝孔邵毛顾賴武贺严尹钱施洪龚張陳劉黃楊趙吳"
_KOREAN = "김이박최정강조윤장임한오서신권황안송류전홍"
# A class alone gives nobody away; with kana of the length of a whole name it does.
_KANA_GRADE = re.compile(
    r"^[ぁ-ゖァ-ヺー]{4,9} ?[1-6](?:年|ねん)? ?[-の]? ?[0-9A-Ha-h] ?(?:組|くみ)$|^[1-6](?:年|ねん) ?[0-9A-Ha-h](?:組|くみ)の? ?[ぁ-ゖァ-ヺー]{4,9}$|^[1-6](?:年|ねん)[0-9A-Ha-h](?:組|くみ)[一-鿿]{2,5}$|"
    rf"^(?:{_SPOKEN})[ぁ-ゖ]{{2,5}}[ 　][ぁ-ゖ]{{2,6}}(?:しょう|ちゅう|こう|しょうがっこう|がくえん)$"
)
# Behind "@" a school by its last letter; what is high in another sense, or under way ("@受験中"), is none.
_AT_SCHOOL = re.compile(
    r"^[ぁ-ゖァ-ヺー一-鿿]{4,8} ?@ ?[ぁ-ゖァ-ヺー一-鿿]{2,6}(?:(?<!縮)(?<!最)小|(?<!最)(?<!残)(?<!円)(?<!座)(?<!標)高)$"
)
_FOREIGN_CLASS = re.compile(
    r"[가-힣]{3,4} ?\d ?학년|[가-힣]{3} [가-힣]{1,6}(?:초|중|고|학교)$|^[一-鿿]{2,4} ?[一二三四五六1-6]年 ?[一二三四五六七八九\d]+班|"
    rf"^[{_KOREAN}][가-힣]{{2}} [가-힣]{{1,4}}[초중고] ?\d|[가-힣]{{1,4}}(?:여중 ?|여고 ?|[초중고] ?\d[-\d]*반? )[{_KOREAN}][가-힣]{{2}}$|"
    rf"^[{_CHINESE}][一-鿿]{{1,2}}(?:[ @]?[一-鿿\d]{{1,5}}(?:初|高)[一二三]|[ @]?[一-鿿\d]{{1,6}}班|[ @]?(?:初|高)[一二三]|[ @][一-鿿]{{1,5}}(?:高中|中学|小学|中學|小學|一女))|"
    rf"(?:(?:初|高)[一二三]|\d班|[一-十]班) ?[{_CHINESE}][一-鿿]{{1,2}}$"
)
_LATIN_GRADE = re.compile(
    r"^[A-Z][a-z]{1,15} [A-Z][a-z]{1,15} (?:St\.? ?(?-i:[A-Z])\w+|\d{1,2}(?:st|nd|rd|th)\b.*|[A-Z][a-z]* (?:HS|JHS|Sch|High)|[A-Z][a-z]*(?-i:HS|JHS|Sch|High)|[A-Z][a-z]+ (?:Elem|Elementary|Middle|Academy|Primary|Univ|JH|MS|ES|PS)|(?:yr|year|gr|grade|class|form|ps|is)\W?\d.*|\d ?(?:to|ro|º|ª|°|eme|ème|de) ?[A-H]?|\d{1,2}[A-H]\d?|rm\.? \d+|\d{1,2}-[A-Z]\w+|[A-Z]{2,4} ?'\d\d|G\d{1,2} [A-Z]+)$|"
    r"^[^\W\d_]+(?: [^\W\d_]+){1,2} (?:\d{1,2}[ºª°oa]? ?(?-i:[A-H])\d?|\d[ºª°oa]? ?(?:ESO|Bach)\w*(?: [A-Z])?|(?-i:THCS|THPT|IES|CEIP) \w+|\d-\w+)$",
    re.IGNORECASE,
)


def find(reading: Reading) -> list[Span]:
    """List a full name with a school or a class; a surname such as 田中 is no school of its own."""
    spans = identity.full_name(reading)
    if any(one.end <= other.start for one in spans for other in spans):
        return spans
    text = unicodedata.normalize("NFKC", reading.raw)
    named = _surnames().search(text) or _SPOKEN_NAMES.search(text)
    # What is left beside the surname and the class has to be long enough to be somebody's.
    graded = (
        named
        and len(text) > named.end() - named.start() + 2
        and _GRADE.search(text[: named.start()] + "\n" + text[named.end() :])
    )
    if graded or any(
        one.search(text) for one in (_KANA_GRADE, _AT_SCHOOL, _LATIN_GRADE, _ROMAN_GRADE, _FOREIGN_CLASS)
    ):
        return [Span(start=0, end=len(reading.raw))]
    return []


@cache
def _surnames() -> re.Pattern[str]:
    return re.compile(surnames())
