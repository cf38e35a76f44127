"""Finds what tells who a writer is, and what lets somebody else be recognised."""

from __future__ import annotations

import re
from functools import cache

from hideout.language import N_
from moderation.normalise import LIMIT
from moderation.reading import Context, Reading
from moderation.verdict import Finding, Outcome, Span
from moderation.words import folder, listed

PERSONAL = N_("Tells who the writer is, or where they live or learn")
THIRD = N_("Lets somebody else be recognised")

_KANJI = r"[\u3400-\u9fff々]"
_SCHOOL = re.compile(
    rf"(?:{_KANJI}|[ぁ-ゖァ-ヺー]){{1,7}}(?:小学校|中学校|高校|高等学校|大学|学園|学院|女学院|女子校)|"
    rf"{_KANJI}{{1,4}}(?:小|中|高|大)(?=[ 　]?[1-6１-６一二三四五六]?年|[のでに、 ]|[0-9０-９]組|生|出身|$)|"
    rf"{_KANJI}{{1,5}}(?:塾|クリニック|医院|病院|保育園|幼稚園|公民館|教室)|[ァ-ヺー]{{2,8}}(?:塾|ゼミ|クリニック|スクール)"
)
_NOT_A_SCHOOL = re.compile(
    r"^(?:今|最|世界|日本|学校|授業|休み時間|途|集|夢|熱|心|意識|年|背|真|空|夜|一日|一年|部活|勉強|試験|卒業|入|大|中|小|高|最初の|"
    r"うちの|この|その|同じ|となりの|隣の|前の|新しい|私の|地元の|別の|いまの|今の|通信制|定時制|公立|私立|進学|特別支援|附属|付属|"
    r"保健|音楽|図書|美術|理科|英会話|料理|学習|進学|大学|総合|精神|動物|救急|歯科|耳鼻|近所の|いつもの|全|女子|男子|来年|来年から)*"
    r"(?:小学校|中学校|高校|高等学校|大学|小|中|高|大|塾|クリニック|医院|病院|保育園|幼稚園|公民館|教室|学園|学院)$"
)
_CLASS = re.compile(
    r"[1-6１-６一二三四五六]年?[ の]?[0-9０-９一二三四五六七八九a-hA-H]{1,2}組|[1-6１-６][-ー−][0-9１-９]組?|(?:高|中|小)[1-6１-６一二三]|"
    r"[1-6１-６一二三]年(?!前|後|間|ぶり|目|も|以上|くら|分|たっ|経)|[0-9０-９]組"
)
_CLUB = re.compile(
    r"(?:陸上|サッカー|野球|バスケ|バレー|吹奏楽|吹部|テニス|卓球|剣道|柔道|水泳|美術|演劇|ダンス|軽音|書道|茶道|放送|バド|バドミントン|ハンド|生徒会|合唱|弓道|科学|写真|ソフト)部?の?|"
    r"担任|顧問|教頭|校長|塾|バイト先|クラス|うちの学校|隣の家|近所の?|店長|保健室の?|部長|先輩"
)
_INTRO = re.compile(
    r"私は|わたしは|僕は|ぼくは|俺は|おれは|名前は|本名|といいます|っていいます|と言います|と申します|です(?:。|、|!|！|$|\s)"
)
_HOME = re.compile(
    r"(?<![0-9\-])〒?[0-9]{3}[-ー−][0-9]{4}(?![0-9\-])|(?:市|区|町|村|郡|丁目|番地)[^\s、。]{0,12}?[0-9０-９]{1,4}(?:[-ー−の][0-9０-９]{1,4}|丁目|番地|号)|"
    r"[0-9０-９]{1,3}丁目"
)
_LATIN_SCHOOL = re.compile(
    r"(?:[A-Z][\w'’.]{1,20} ){1,3}(?:Elementary|Primary|Junior High|JHS|High|Middle|Academy|School|College|Secondary|Grammar|Prep|University|Nursery|Clinic)\b|"
    r"\b(?:St|Saint)\.? [A-Z][\w'’]{2,20}|\b[A-Z][a-z]{2,15}(?:JHS|HS)\b"
)
_LATIN_CLASS = re.compile(
    r"\b(?:class|room|form|grade|year|homeroom) ?[0-9]{1,2}[- ]?[A-Ha-h1-9]?\b|\b[1-6][- ][A-H1-9]\b(?!\d)|\b(?:1[0-3]|[1-9])[A-H]\b|\b(?:[1-9]|1[0-2])(?:st|nd|rd|th) grade",
    re.I,
)
_LATIN_NAME = re.compile(r"\b[A-Z][a-z]{1,15} (?:[A-Z][a-z]{1,20}|[A-Z]\.)(?=\W|$)")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Coach|Sir|Prof|Professor|Principal|Nurse|Officer)\.? [A-Z][a-z]{2,20}"
)
_LATIN_ME = re.compile(
    r"\b(?:[Mm]y (?:full |real )?name(?:'?s| is)|[Ii]['’]?m(?: called)?|[Ii] am|[Tt]his is|[Ii]t['’]?s) (?:[A-Z][a-z]{1,15})\b|only (?:girl|boy|kid|one|student|person) (?:called|named)"
)
_NOT_A_NAME = frozenset(
    (
        "High School",
        "Junior High",
        "New Year",
        "Good Morning",
        "Happy Birthday",
        "Agatha Christie",
        "Harry Potter",
        "Taylor Swift",
        "Hello Kitty",
        "Spider Man",
        "Star Wars",
        "Animal Crossing",
        "Final Fantasy",
        "Studio Ghibli",
        "Santa Claus",
        "Mount Fuji",
        "South Korea",
        "North Korea",
        "New York",
        "United States",
        "Great Britain",
        "Google Classroom",
        "Hong Kong",
        "Los Angeles",
        "San Francisco",
        "Van Gogh",
        "Anne Frank",
        "Dark Souls",
        "Mario Kart",
        "Super Mario",
        "Ice Cream",
        "Snow White",
        "Key Stage",
    )
)


@cache
def _surnames() -> re.Pattern[str]:
    names = sorted(listed(folder() / "ja" / "surnames.txt"), key=len, reverse=True)
    return re.compile(
        rf"(?<!{_KANJI})(?:{'|'.join(map(re.escape, names))})"
        rf"(?:(?:{_KANJI}|[ぁ-ゖァ-ヺー]){{0,5}}?(?=さん|くん|君|ちゃん|先生|先輩|せんせ|って|という|が|は|も|を|に|の|、|。|・|,|!|！|\s|$))"
    )


_CALLED = re.compile(r"(?:[ぁ-ゖァ-ヺー]{2,5}|[\u3400-\u9fff]{1,4})(?:ちゃん|くん|君)")
_KIN_CALLED = re.compile(
    r"(?:お?(?:かあ|とう|ばあ|じい|にい|ねえ|母|父|兄|姉|婆|爺|ぼっ|坊|嬢|赤|あか|猫|ねこ|犬|いぬ|わん|うさぎ|くま|みんな|ママ|パパ|推し|ペット))(?:ちゃん|くん|君)"
)


def check(context: Context) -> tuple[Finding, ...]:
    """Return a finding for what tells about the writer and one for what tells about somebody else."""
    reading = context.reading
    personal, third = _japanese(reading) if reading.cjk else ([], [])
    if reading.latin:
        mine, theirs = _latin(reading.raw[:LIMIT])
        personal, third = personal + mine, third + theirs
    for look in reading.looks:
        for language in look.languages:
            for name, spans in (("personal", personal), ("third_party", third)):
                spans += [look.view.span(hit.start, hit.end) for hit in look.hits(language, name)]
    findings = []
    for flag, reason, spans in (
        ("personal_info", PERSONAL, personal),
        ("third_party_identified", THIRD, third),
    ):
        if spans:
            findings.append(
                Finding(check="identity", flag=flag, outcome=Outcome.HOLD, reason=reason, spans=tuple(spans))
            )
    return tuple(findings)


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(start=hit.start(), end=hit.end()) for hit in pattern.finditer(text)]


def _japanese(reading: Reading) -> tuple[list[Span], list[Span]]:
    text = reading.raw[:LIMIT]
    personal = _spans(_HOME, text)
    schools = [s for s in _spans(_SCHOOL, text) if not _NOT_A_SCHOOL.match(text[s.start : s.end])]
    classes = _spans(_CLASS, text)
    people = _spans(_surnames(), text)
    called = [s for s in _spans(_CALLED, text) if not _KIN_CALLED.search(text[s.start : s.end])]
    introduced = _INTRO.search(text)
    if introduced and schools and (classes or people or _SELF_NAMED.search(text)):
        personal += schools + classes
        people = [s for s in people if s.start > introduced.end() + 12]
    elif introduced and people and classes and _SELF_NAMED.search(text):
        personal += people + classes
        people = []
    third: list[Span] = []
    for person in people + [c for c in called if schools or classes]:
        near = text[max(0, person.start - 16) : person.end + 16]
        if _CLUB.search(near) or any(abs(s.start - person.start) < 24 for s in schools + classes):
            third.append(person)
    return personal, third


_SELF_NAMED = re.compile(
    r"^[^\s、。!！]{2,8}です|(?:私|わたし|僕|ぼく|俺)は[^\s、。!！]{2,8}[、。]|名前は|本名|といいます|っていいます|と申します"
)


def _latin(text: str) -> tuple[list[Span], list[Span]]:
    schools, classes = _spans(_LATIN_SCHOOL, text), _spans(_LATIN_CLASS, text)
    mine = _spans(_LATIN_ME, text)
    names = [s for s in _spans(_LATIN_NAME, text) if not _ordinary(text[s.start : s.end], s, schools)]
    personal: list[Span] = []
    if mine and (schools or classes):
        personal += mine + schools
        names = [s for s in names if all(s.start > m.end or s.end < m.start for m in mine)]
    third = [s for s in names if any(abs(s.start - other.start) < 80 for other in schools + classes)]
    titled = _spans(_TITLED, text)
    third += [
        s for s in titled if schools or re.search(r"\b(?:at|from|teaches|lives)\b", text[s.end : s.end + 40])
    ]
    return personal, third


def full_name(reading: Reading) -> list[Span]:
    """List the places where a short text names a person together with a school or a class."""
    text = reading.raw[:LIMIT]
    schools = [s for s in _spans(_SCHOOL, text) if not _NOT_A_SCHOOL.match(text[s.start : s.end])]
    schools += _spans(_LATIN_SCHOOL, text)
    classes = _spans(_CLASS, text) + _spans(_LATIN_CLASS, text)
    people = _spans(_surnames(), text + " ") + _spans(_LATIN_NAME, text)
    if people and (schools or classes):
        return people + schools + classes
    titled = _spans(_TITLED, text)
    return titled if titled and (schools or classes) else []


def _ordinary(name: str, span: Span, schools: list[Span]) -> bool:
    return name in _NOT_A_NAME or any(s.start <= span.start < s.end for s in schools)
