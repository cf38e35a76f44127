"""Finds what tells who a writer is, and what lets somebody else be recognised."""

from __future__ import annotations

import re
from functools import cache

from hideout.language import N_
from moderation import people, pupils
from moderation.normalise import LIMIT
from moderation.reading import Context, Reading
from moderation.verdict import Finding, Outcome, Span, matches
from moderation.words import surnames

# Under this name the kinds of sign in a text are left for the second vote.
SIGNS = "signs"
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
_LATIN_SCHOOL = re.compile(
    r"(?:[A-Z][\w'’.]{1,20} ){1,3}(?:Elementary|Primary|Junior High|JHS|High|Middle|Academy|School|College|college|Secondary|Grammar|Prep|University|Nursery|Clinic|Juniors?|Infants|Comp|Comprehensive|Lower|Upper|Sixth Form|Uni|Tech|vets|Vets|Surgery|Infirmary|Hospital|Station|station|Theatre|Youth Theatre|Boys['’]?|Girls['’]?|House|Aquatics|Centre|Dolphins|Under-[0-9]{1,2}s)\b|"
    r"\b(?:St|Saint)\.? [A-Z][\w'’]{2,20}|\b[A-Z][a-z]{2,15}(?:JHS|HS)\b"
)
_LATIN_CLASS = re.compile(
    r"\b(?:class|room|form|grade|year|homeroom) ?[0-9]{1,2}[- ]?[A-Ha-h1-9]?\b|\b[1-6][- ][A-H1-9]\b(?!\d)|\b(?:1[0-3]|[1-9])[A-H]\b|\b(?:[1-9]|1[0-2])(?:st|nd|rd|th) grade",
    re.I,
)
_LATIN_NAME = re.compile(r"\b[A-Z][a-z]{1,15} (?:[A-Z][a-z]{1,20}(?:-[A-Z][a-z]{1,20})?|[A-Z]\.)(?=\W|$)")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Coach|Sir|Prof|Professor|Principal|Nurse|Officer)\.? [A-Z][a-z]{2,20}"
)
_LATIN_ME = re.compile(
    r"\b(?:[Mm]y (?:full |real )?name(?:'?s| is)|[Ii]['’]?m(?: called)?|[Ii] am|[Tt]his is|[Ii]t['’]?s) (?:[A-Z][a-z]{1,15})\b|only (?:girl|boy|kid|one|student|person) (?:called|named)"
)
_STREET = re.compile(
    r"\b(?:[A-Z][\w'’]{2,15} ){1,2}(?:Street|Road|Lane|Row|Hill|Avenue|Close|Drive|Terrace|Crescent|Way|Green|Court|Point|Bay|Park|Fields)\b"
)
_LATIN_TOWN = re.compile(
    r"\b(?:in|at|from|of|near|on|for) (?:the )?(?:[A-Z][\w'’]+ ?){1,3}|\b(?:village|town|band|crew|cast|team|class|county|council|island|state)\b"
)
_LATIN_ONLY = re.compile(
    r"\b(?:[Tt]he |[Oo]nly |just )?(?:only|Only) (?:\w+ ){0,2}(?:girl|boy|kid|student|crew|family|twin|class|player|pupil|member|daughter|son)\b|\bthere(?:'s| is) (?:just |only )?one of (?:me|those|us)\b|"
    r"\b(?:that's|that was|it was|it's|yes that's) me\b|\bI was (?:the [\x22“]|homecoming)|\bthe first (?:trans|black|girl|boy|deaf|blind)|\b(?:you|u) know it'?s me\b|\bcan(?:'t| not) miss me\b|\bwork out who\b|\bgrand(?:son|daughter) of\b|"
    r"\bmy (?:mum|mom|dad|father|mother)(?:'s| is) the (?:mayor|vicar|head|headteacher|principal|mp|pastor|priest|doctor|coach|caretaker)\b|\bI(?:'m| am) the [A-Z]|\blook me up\b|\b(?:me|I) who\b|\bI do the paper round\b|\bname on the (?:door|petition)|\bbig yellow house\b",
)
_LATIN_SECRET = re.compile(
    r"\b(?:password|passcode|pin|door code|gate code|alarm code|locker code|locker combo|reset code|wifi code|licence no|license no|card no|student (?:number|id|no)|nhs number|passport(?: number| no)?|national insurance|ssn|plate|key code|wi-?fi password)\b\.?[^.\n]{0,30}?(?:is|:|ends|=|no)?\s?[A-Za-z]{0,14}[0-9]{3,}|"
    r"\b(?:born|dob|birthday is|date of birth)\b[^.\n]{0,10}(?:[0-9]{1,2} [A-Za-z]{3,9},? (?:19|20)[0-9]{2}|[A-Za-z]{3,9} [0-9]{1,2}(?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2,4})|"
    r"\bmaiden name is [A-Z]|\bnumber plate\b|\bspare key\b[^.\n]{0,20}\b(?:under|in the|behind)|\bPROPERTY OF [A-Z]{2,}|\b(?:I live|we live) (?:at|in) the [a-z]+ (?:in|on|at|by) [A-Z]|\bhouse opposite [A-Z]",
    re.I,
)
_LATIN_ABOUT = re.compile(
    r"\b(?:[Mm]y (?:full |real |new |legal )?name(?:'?s| is)|(?:my|full|real|legal) name[:,]?|use my real name\. So:|name's|call(?:ed)? me by my full name) (?:[A-Z][\w'’-]+ ){1,2}?[A-Z][\w'’-]+|\b(?:[Tt]his is|[Ii]t['’]?s) [A-Z][a-z]{2,} (?:from|of|at|in) (?:the |[A-Z])|"
    r"\b[Ii](?:['’]?m| am)? (?:go to|attend|study at|transferred to|play (?:\w+ )?(?:for|in)|swim for|sing (?:in|with)|train with|(?:the )?(?:head (?:boy|girl)|captain|goalie|keeper|drummer|mascot|prefect) (?:for|of|at|in)) (?:the )?[A-Z][a-z]+ [A-Z]|"
    r"\bmy full name\b|\bmy real name'?s (?:on|in)\b|\b[A-Z][a-z]+ [A-Z][\w'’-]+, (?:[0-9]{1,2}[A-H]|aged? [0-9]{1,2}|[0-9]{2})\b[.!]?$"
)
# The number on a card or of an account at a bank, whoever's it is.
_CARD = re.compile(
    r"(?<![0-9])[0-9]{4}[- 　]?[0-9]{4}[- 　]?[0-9]{4}[- 　]?[0-9]{4}(?=[^0-9\n]{1,12}(?:[0-9]{2}[/／][0-9]{2}|cvv|cvc|back|うら|裏))|"
    r"(?i:\b(?:card|visa|mastercard)|カード)[^0-9\n]{0,16}[0-9]{4}[- 　]?[0-9]{4}[- 　]?[0-9]{4}[- 　]?[0-9]{4}(?![0-9])|"
    r"(?i:\bsort(?: code)?|\bi?ban\b|\baccount(?: number| no)?|口座(?:番号)?|店番)[^0-9\n]{0,16}[0-9][0-9\- ]{5,20}[0-9]",
)
# Who won what, told by themselves: of such there is one.
_WINNER = re.compile(
    r"(?:全国|県|都|府|市|地区|町)[^。\n]{0,16}(?:優勝|入賞|金賞|大臣賞|[0-9０-９一二三]位|代表|記録)[^。\n]{0,24}(?:本人|わたしです|私です|ぼくです|僕です|俺です|あれわたし|あれぼく|(?:苗字|名前)は|一人だけ)|"
    r"(?i:\bi[’']?m the (?:\w+ ){1,6}(?:who|that) (?:won|sang|broke|came (?:first|second|third)|got to|played)\b[^.\n]{0,40}\b(?:final|championships?|county|nationals?|state|regionals?|games|record|medal)\b)"
)
# What was lost tells whose it was; a household that is the only one of its kind is known to all around.
_FOUND = re.compile(
    r"(?i)\b(?:diary|planner|wallet|purse|phone|notebook|lanyard|lock screen|student card|bus pass)\b"
)
_HOUSEHOLD = re.compile(
    r"\b(?:[Oo]nly|one) (?:family|house|household|couple|pair|people|flat)\b[^.\n]{0,40}\b(?:in|on|at) [A-Z][a-z]+"
)
# Whoever wrote, made or played something is no secret.
_WORKS = re.compile(
    r"\b(?:by|novel|book|author|film|movie|song|album|poem|poems|series|character|episode|game|painting|played by|wrote|sings|singer|band|chapter|read|reading|reread|for the shelf|shelf)\b|[\"“‘][^\"”]{3,}[\"”],? (?:by )?[A-Z]",
    re.I,
)
_LATIN_RELATION = re.compile(
    r"\b(?:my (?:brother|sister|cousin|ex|landlord|tutor|best friend|friend|coach|stepdad|stepmum|uncle|aunt|neighbou?r|twin|teacher|boss|classmate|roommate)|goes to|works (?:at|for)|used to run|who (?:sells|works|teaches|goes|lives|plays)|the (?:man|woman|lady|kid|boy|girl) |everyone says|should do us|never show up|tell (?:him|her|them)|"
    r"ask |everyone (?:knows|at)|year [0-9]{1,2}|from the (?:tennis|swim|football|chess|drama|youth) club|hasn'?t been home|texted goodbye|owes me|stole|cheated|faked it|is (?:a|such a) (?:liar|slut|creep|snitch|fraud|bully|thief|bitch)|sleeps around|smells)"
)
_LATIN_SOMEBODY = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Tt]hat|[Tt]o the|[Aa]sk|old) (?:\w+[ -]){0,4}(?:girl|boy|kid|man|lady|woman|coach|paramedic|nurse|coach|teacher|guy|barista|caretaker|librarian|dinner lady|driver|winner|twins?|brothers?|captain)\b[^.\n]{0,50}\b(?:at|for|from|in|on|of) (?:the )?(?:[\"“]?[A-Z][\w'’&]+[ ]?){2,4}|"
    r"\b[A-Z][a-z]{2,} (?:from|at|of) (?:the )?[A-Z][\w'’]+ (?:[A-Z&][\w'’]*)(?: youth)?|\bask [A-Z][a-z]+ (?:in|from|at) [0-9A-Z]|\b[A-Z][a-z]{2,} (?:in|from) [1-9][0-9]?[A-Z]\b|\b[A-Z][a-z]{2,} (?:from|at|who works at) [A-Z][\w'’]+ (?:on|in|at) [A-Z]|who works at [A-Z][\w'’]+ (?:on|in|at) [A-Z]|\bdinner lady [A-Z]|\bname badge (?:said|says) [A-Z]|\bthere'?s a (?:lady|man|girl|boy|guy),? [A-Z][a-z]+"
)
# A name in small letters in front of a class: "mia fontaine 9C".
_SMALL = r"(?!the|my|our|your|his|her|their|this|that|and|are|was|were|has|had|have|got|get|for|from|with|all|class|room|set|form|year|every|some|who|see|put|not|but|one|moved|still|just|only|when|then|kids?|girls?|boys?)[a-z]{3,}"
_SMALL_NAMED = re.compile(
    rf"(?<![a-z’']){_SMALL} {_SMALL},? (?:in |from |of )?(?:(?:1[0-3]|[1-9])[A-Ha-h]|(?:year|yr) ?[0-9]{{1,2}})(?![a-z0-9])"
)
_THERE = re.compile(r"\b(?:at|from|teaches|lives|of|on)\b")
_LATIN_SIGNS = {
    "en_school": _LATIN_SCHOOL,
    "en_class": _LATIN_CLASS,
    "street": _STREET,
    "en_me": _LATIN_ME,
    "works": _WORKS,
    "en_secret": _LATIN_SECRET,
    "en_only": _LATIN_ONLY,
    "en_town": _LATIN_TOWN,
    "en_about": _LATIN_ABOUT,
    "titled": _TITLED,
    "en_relation": _LATIN_RELATION,
    "somebody": _LATIN_SOMEBODY,
}
# A page put up against somebody who is named tells who it is, wherever they learn or work.
_CALLED, _LINKED = (
    frozenset(("called", "named", "titled", "en_name")),
    re.compile(r"[a-z0-9]\.[a-z]{2,}|://", re.I),
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
    return re.compile(
        rf"(?<!{_KANJI})(?:{surnames()})"
        rf"(?:(?:{_KANJI}|[ぁ-ゖァ-ヺー]){{0,5}}?(?=さん|くん|君|ちゃん|先生|先輩|せんせ|って|という|が|は|も|を|に|の|、|。|・|,|!|！|\s|$))"
    )


def check(context: Context) -> tuple[Finding, ...]:
    """Return a finding for what tells about the writer and one for what tells about somebody else.

    The kinds of sign that stand in the text are left in the memo under SIGNS, for the second vote.
    """
    reading = context.reading
    personal, third, signs = people.told(reading.raw[:LIMIT]) if reading.cjk else ([], [], set())
    if reading.latin:
        mine, theirs, more = _latin(reading.raw[:LIMIT])
        personal, third, signs = personal + mine, third + theirs, signs | more
    context.memo[SIGNS] = signs
    known = pupils.named(reading.raw[:LIMIT]) if reading.cjk else pupils.Named()
    # Whoever writes letter by letter hides what they tell.
    mine = known.mine + (reading.places("spelt") if "apart" in reading.signs else [])
    mine += matches(_CARD, reading.raw[:LIMIT]) + matches(_WINNER, reading.raw[:LIMIT])
    theirs = known.theirs + (
        reading.places("exposed") if _CALLED & signs and _LINKED.search(reading.raw) else []
    )
    context.memo[pupils.SURE] = {
        flag for flag, spans in (("personal_info", mine), ("third_party_identified", theirs)) if spans
    }
    context.memo[pupils.THEIRS] = known.theirs
    personal = mine + personal + reading.places("personal")
    third = theirs + third + reading.places("third_party")
    return tuple(
        Finding(check="identity", flag=flag, outcome=Outcome.HOLD, reason=reason, spans=tuple(spans))
        for flag, reason, spans in (
            ("personal_info", PERSONAL, personal),
            ("third_party_identified", THIRD, third),
        )
        if spans
    )


def _latin(text: str) -> tuple[list[Span], list[Span], set[str]]:
    signs = {name: matches(pattern, text) for name, pattern in _LATIN_SIGNS.items()}
    places, streets, mine = signs["en_school"] + signs["en_class"], signs["street"], signs["en_me"]
    names = [
        s
        for s in matches(_LATIN_NAME, text)
        if not _ordinary(text[s.start : s.end], s, signs["en_school"] + streets)
    ]
    works, about = signs["works"], signs["en_about"]
    personal = signs["en_secret"] + about
    if signs["en_only"] and (places or streets or signs["en_town"]):
        personal.append(signs["en_only"][0])
    if mine and places:
        personal += mine + signs["en_school"]
        names = [s for s in names if all(s.start > m.end or s.end < m.start for m in mine)]
    elif names and places and (about or len(text) < 40):
        personal += names
    third = [s for s in names if any(abs(s.start - other.start) < 80 for other in places + streets)]
    third += matches(_HOUSEHOLD, text) + (names if _FOUND.search(text) else [])
    if not works:
        third += [s for s in names if _LATIN_RELATION.search(text, max(0, s.start - 60), s.end + 60)]
    third += [
        s for s in signs["titled"] if signs["en_school"] or streets or _THERE.search(text, s.end, s.end + 40)
    ]
    third += [] if works else signs["somebody"] + ([] if mine else matches(_SMALL_NAMED, text))
    return personal, third, {name for name, spans in (signs | {"en_name": names}).items() if spans}


def full_name(reading: Reading) -> list[Span]:
    """List the places where a short text names a person together with a school or a class."""
    text = reading.raw[:LIMIT]
    schools = [s for s in matches(_SCHOOL, text) if not _NOT_A_SCHOOL.match(text[s.start : s.end])]
    schools += matches(_LATIN_SCHOOL, text)
    classes = matches(_CLASS, text) + matches(_LATIN_CLASS, text)
    people = matches(_surnames(), text + " ") + matches(_LATIN_NAME, text)
    if people and (schools or classes):
        return people + schools + classes
    titled = matches(_TITLED, text)
    return titled if titled and (schools or classes) else []


def _ordinary(name: str, span: Span, schools: list[Span]) -> bool:
    return name in _NOT_A_NAME or any(s.start <= span.start < s.end for s in schools)
