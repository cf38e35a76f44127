"""Finds, in Japanese, somebody who is named together with their school or class: who that is, everybody there knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from moderation.people import schools
from moderation.verdict import Span, matches
from moderation.words import surnames

# Under this name the flags of which there is no doubt are left for whoever weighs the others.
SURE = "sure"
# And under this one the places where somebody else is named with their school or class.
THEIRS = "theirs"
_MOST = 30
_KANJI = r"[\u3400-\u9fff々]"
_NUMBER = r"[0-9０-９一二三四五六七八九]"
_CLASS = re.compile(
    rf"(?:{_NUMBER}(?:年|ねん)[ 　の]?)?(?:{_NUMBER}{{1,2}}|[A-HＡ-Ｈ])(?:組|くみ)(?!み|合|織|曲|長|立|ん|む|め)|"
    rf"(?<![0-9０-９.:/\-])[1-6１-６][-ー−－の]?[A-HＡ-Ｈ](?=の|[ 　])|(?<![0-9０-９.:/\-町目番市区村条通台丘])[1-6１-６][-ー−－の][1-9１-９](?![0-9０-９.\-:点対])(?=組|の|[ 　])組?"
)
# In brackets behind a name even a short word is a school: "(かえで小4年)".
_BRACKETED = re.compile(
    r"(?<=[（(])[^（）()\s、。0-9０-９]{2,8}(?:小|中|高)(?=[ 　の]?[1-6１-６一二三四五六](?:年|[-ー−の]|組)|[ 　]?[）)])(?<!年中)(?<!最中)"
)
_CALLED = r"(?:さん|くん|君|ちゃん|先生|せんせい|先輩|コーチ)"
# What stands between a class or a school and the name of somebody there, and between a name and their class.
_AHEAD = re.compile(
    rf"(?:の|、|，|,|。|・|:|：|/|／|（|\(|[ 　]|で|に(?:いる|かよう|かよってる|通う|通ってる)|担任の?|副担任の?|顧問の?|部の|{_KANJI}{{1,3}}部の?|男子の?|女子の?|"
    rf"{_NUMBER}年生?の?|生の?|卒の?|リーダーの?|委員長の?|学級委員の?|キャプテンの?|名前は)*"
)
_BEHIND = re.compile(
    rf"{_CALLED}?(?:って|という|とかいう)?(?:子|人|やつ|奴|男|女|先輩|生徒)?(?:は|も|、|，|,|。|:|：|/|／|（|\(|[ 　]|・)*"
)
_FAR = 14
# What makes of a surname a place, a thing, a firm, or the one who made a work.
_NOT_SOMEBODY = re.compile(
    r"県|市|町|村|区|駅|線|川|山|城|湖|港|橋|公園|神社|寺|大学|高校|高等|中学|小学|学園|錦|電機|製作所|病院|医院|商店|書店|屋|店|商会|塾|先生の授業|"
    r"[^。、\n]{0,8}(?:の漫画|のまんが|の本|の小説|の絵本|の曲|の歌|の詩|の作品|作の|の映画|選手|投手|監督|アナ|総理|首相)"
)
_TOWNS = frozenset((
    "福島", "宮崎", "長崎", "石川", "山口", "千葉", "福井", "秋田", "山形", "富山", "香川", "川崎", "岡山",
    "熊本", "奈良", "松本", "前橋", "高崎", "高山", "三島", "松山", "高松", "徳島", "福岡", "宮城", "広島",
    "青森", "上田", "中野", "大宮", "上野", "品川", "目黒", "青山", "平塚", "鎌倉", "岩手", "三重", "滋賀",
    "大分", "佐賀", "高知", "静岡", "愛知", "長野", "栃木", "群馬", "茨城", "埼玉",
))  # fmt: skip
_GIVEN = re.compile(
    rf"[ 　]?(?:{_KANJI}{{1,3}}|[ぁ-ゖ]{{2,4}}(?=です|といい|と申)|[ァ-ヺー]{{2,4}}|(?!さん|くん|ちゃん|せんせ|って|という|から|より|まで|だけ|しか|なら|なんか|たち|ども|みたい|ばっか|"
    r"きも|うざ|しね|むか|こわ|いつ|また)[ぁ-ゖ]{2,4}?(?=[にがをはもとのでへや、。，,（(]|って|から|より|だ|[ 　]|$|さん|くん|ちゃん|先生|先輩))"
)
_HONORIFIC = re.compile(rf"{_CALLED}|って|という|とかいう")
_NICK = re.compile(
    r"(?:[ぁ-ゖ]{2,8}?|[ァ-ヺー]{2,8}|[\u3400-\u9fff々]{1,4}[ぁ-ゖ]{0,3})(?:さん|くん|君|ちゃん|先輩)(?!達|たち|の家族)"
)
_KIN = r"(?:弟|妹|兄|姉|いとこ|従兄弟|従姉妹|おとうと|いもうと|双子|ふたご|甥|姪|めい|友だち|友達|ともだち|親友|幼なじみ|後輩)"
# "My brother Souta (Kaede school, year 4)": of one's own family no surname is said.
_OF_KIN = re.compile(
    rf"{_KIN}の(?!クラス|学校|部屋|担任|友だち|友達|ともだち|先生|彼氏|彼女|部活|写真|名前|ともだ|まわり|ほう|こと|とき|せい|ため|おかげ)"
    rf"(?P<name>{_KANJI}{{2,3}}|[ぁ-ゖ]{{2,4}}|[ァ-ヺー]{{2,5}})(?=(?:くん|君|ちゃん|さん)?[（(])"
)
_NOT_CALLED = re.compile(
    r"(?:お|ご)?(?:母|父|兄|姉|婆|爺|嫁|医者|客|弟|妹|皆|赤|かあ|とう|ばあ|じい|にい|ねえ|たく|みな|じ|ば|隣|となり|担任の?|副担任の?|保健室の|店員|"
    r"金八|うさぎ|ハムスター|猫|犬|ねこ|いぬ|学級委員|委員長|転校生|同級生|男の子|女の子|部員|生徒)+(?:さん|くん|君|ちゃん|先輩)|.*(?:たくさん|皆さん|みなさん|ちゃんと)"
)
_ME_AHEAD = re.compile(r"(?:私|わたし|あたし|ぼく|僕|俺|おれ|自分|うち|本名)(?:は|、|:|：|の名前は)?[ 　]?$")
_KIN_AHEAD = re.compile(rf"(?:{_KIN}|担任|顧問|司書|会長|委員長|部長|キャプテン|コーチ|店長)(?:の|、)$")
_GROWN = re.compile(r"(?:先生|先輩|コーチ)$")
_ME_BEHIND = re.compile(rf"{_CALLED}?(?:です|といいます|と申します|ですが|だけど、?誰か|より$|と呼んで)")
_SAID_OF = re.compile(
    rf"(?:[ 　の]?{_NUMBER}年生?)?{_CALLED}?[）)]?[ 　、]?(?:が|は|って|に|を|の|と|も|という|だよ|らしい)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """Where somebody is named with their school or class, from the one to the other: others, and whoever writes."""

    theirs: list[Span] = field(default_factory=list)
    mine: list[Span] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Name:
    start: int
    end: int
    # Whether more is there than a surname: a given name, or how one calls somebody.
    whole: bool


def named(text: str) -> Named:
    """List who is named together with a school or a class."""
    found = Named()
    houses, classes = schools(text) + matches(_BRACKETED, text, _MOST), matches(_CLASS, text, _MOST)
    places = houses + classes
    if not places:
        return found
    names = [
        name for name in islice(_names(text, places), _MOST) if not any(_over(name, one) for one in places)
    ]
    # Either the school or the class comes last before the name; of a class alone a surname says enough.
    for of_class, group in ((False, houses), (True, classes)):
        for place in group:
            for name in names:
                if _ahead(text, place, name, of_class=of_class) or _behind(text, name, place):
                    whole = _whole(place, name, places)
                    (found.mine if _signs(text, name, whole) else found.theirs).append(whole)
    return found


def _whole(place: Span, name: _Name, places: list[Span]) -> Span:
    """Return all from a place to a name; the school before the class, or the class behind the school, belongs to it."""
    start, end = min(place.start, name.start), max(place.end, name.end)
    return Span(
        start=min([one.start for one in places if one.end <= start <= one.end + 2] + [start]),
        end=max([one.end for one in places if one.start - 2 <= end <= one.start] + [end]),
    )


def _signs(text: str, name: _Name, whole: Span) -> bool:
    """Tell whether somebody says so of themselves."""
    if _KIN_AHEAD.search(text, max(0, whole.start - 8), whole.start) or _GROWN.search(
        text, name.start, name.end
    ):
        return False
    if _ME_AHEAD.search(text, max(0, whole.start - 8), whole.start) or _ME_BEHIND.match(text, name.end):
        return True
    # "Sato Minami, Kitayama school 2-3." is how somebody signs; of others something is said.
    return (
        whole.end > name.end and not _HONORIFIC.match(text, name.end) and not _SAID_OF.match(text, whole.end)
    )


def _over(name: _Name, place: Span) -> bool:
    return name.start < place.end and place.start < name.end


def _ahead(text: str, place: Span, name: _Name, *, of_class: bool) -> bool:
    if not 0 <= name.start - place.end <= _FAR or not _AHEAD.fullmatch(text, place.end, name.start):
        return False
    between = text[place.end : name.start]
    return name.whole or (of_class and "。" not in between)


def _behind(text: str, name: _Name, place: Span) -> bool:
    if not name.whole or not 0 <= place.start - name.end <= _FAR:
        return False
    return place.start > name.end and bool(_BEHIND.fullmatch(text, name.end, place.start))


def _names(text: str, places: list[Span]) -> Iterator[_Name]:
    """Yield surnames of the list with the given name behind them, and whoever is called by a name."""
    for hit in _surnames().finditer(text):
        given = _GIVEN.match(text, hit.end())
        end = given.end() if given else hit.end()
        if _NOT_SOMEBODY.match(text, hit.end()) or _NOT_SOMEBODY.match(text, end):
            continue
        whole = given is not None or _HONORIFIC.match(text, end) is not None
        if whole or hit.group() not in _TOWNS:
            yield _Name(start=hit.start(), end=end, whole=whole)
    for kin in _OF_KIN.finditer(text):
        yield _Name(start=kin.start("name"), end=kin.end("name"), whole=True)
    starts = [after.end() for one in places if (after := _AHEAD.match(text, one.end))]
    called = [found for start in starts if (found := _NICK.match(text, start))]
    for nick in (*_NICK.finditer(text), *called):
        if not _NOT_CALLED.fullmatch(nick.group()):
            yield _Name(start=nick.start(), end=nick.end(), whole=True)


@cache
def _surnames() -> re.Pattern[str]:
    # Inside a longer word it is no name, unless that word is the class before it.
    return re.compile(rf"(?:(?<!{_KANJI})|(?<=組)|(?<=担任))(?:{surnames(2)})")
