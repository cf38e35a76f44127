"""Redraws a name: the readings that digits, pictures, split characters and look-alike letters may be meant for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from moderation.normalise import fold
from moderation.romaji import SYLLABLES
from moderation.words import folder, listed

_LEET = str.maketrans("013456789@$€£¥¡!+|", "oleasgtbgaselyiitl")
_LEET_I = str.maketrans("013456789@$€£¥¡!+|", "oieasgtbgaselyiiti")
_LEET_INSIDE = re.compile(r"[013456789@$!|]+(?=[a-z])")
_SMALL_CAPITALS = dict(
    zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎƒ", "abcdefghijklmnoprstuvwyzacefghijkmrtvwyf", strict=True)
)
_LOOKALIKE = dict(zip("аеорсухіѕјԁɡһкмтвнпαεικνορτυχωьɑ", "aeopcyxisjdghkmtbhnaeiknoptuxwba", strict=True))
# A part of the body beside a blade, drugs beside a tongue, gestures for sex: the pictures say it without a word.
_BODY = "手首|てくび|テクビ|手くび|腕|うで|ウデ|首|くび|クビ|wrist|arms?|neck|throat|💪|🤚|✋|🖐|🤲|🫀|💪|🧠|🩸|血|me|自分|私|俺|僕|お前|先生|学校|school"
_BLADE = "🔪|🗡|✂|🪒|🪚|⚔|🔫|💣|🪢|🧨|🪓"
EVIL_PICTURES = re.compile(
    rf"🍆.?💦|💦.?🍆|🍑.?[💦👅🍆🍌🖐👋]|[🍆🍌👅💦].?🍑|👉.?👌|👌.?👈|👅.?[💦🍆🍑🍌🍒]|[🍆🍌🍒].?👅|🍌.?[🍩💦🍑]|🍩.?🍌|8=+D|"
    rf"(?:{_BLADE}).?(?:{_BODY}|[😵💀☠⚰🪦😇👼🥴])|(?:{_BODY}).?(?:{_BLADE})|(?:{_BLADE}).?(?:{_BLADE})|"
    r"💊.{0,3}(?:od|💀|☠|⚰|😵|😴|いっぱい|大量|たくさん|💊💊)|💊{3,}|[💀☠⚰🪦👻😵].?💊|[💉🍁🍄].{0,2}(?:売|買|吸|あり|有|打|手押)|🍁.?吸|吸.{0,2}[🍁🌿🍃☘]|[🌿🍃☘🥦🍦🍨❄⛄].{0,2}(?:手押|売|あります)|"
    r"(?:🚃|🚆|🚇|🚈|🚉|🚊|🚂|🚋|🌉|🏢|🏬|🌊|🛤).?[💀☠⚰🪦👼🩸🏃💨]|[💀☠🩸].?(?:🚃|🚆|🚇|🚉|🏢|🌉)|(?:🏃|🚶|🧍|🤸).{0,2}(?:🚃|🚆|🚇|🚉|🏢|🌉)|🙇.?🚃|"
    r"🖕|🔞|卍卍|[卐☭]|(?:👮|🚓|🚔|🚨).{0,2}(?:です|official|公式)|🩸{2,}|👧.?💴|💴.?👧|💰.?👧|🛏.?[💦👅]|🏩|🔪+$"
)
SAYS_BACKWARDS = re.compile(
    r"(?:の|を|は)?(?:逆さ?(?:ま|から|読み|よみ)?|さかさ(?:ま)?|ぎゃくさ?|はんたい|反対)(?:に|から|読み|よみ|読んで|よんで|だよ)?|ばっくわど|"
    r"backwards?|reversed?|mirror(?:ed)?|flipped|거꾸로|뒤집어|倒着?读?|反过来|al ?reves|ao contrario"
)
# Somebody who fears, plays or wants to be one, and an animal that is one, poses as nobody.
ROLES = (
    r"(?:医者|いしゃ|医師|刑事|警察官?|けいさつ|おまわり|巡査|看護師|かんごし|かうんせらー|先生|せんせい|消防士?|警備員|校長|教頭|弁護士|裁判|教師|歯医者|助産師|薬剤師|保健師|大臣|らんぷ|救急車?|巡査長?|警部補?|自衛隊)(?:さん|せんせい|先生)?"
    r"(?:にな(?:りた|る(?:ぞ|んだ|夢|ゆめ))|志望|希望|見習い|みならい|を?目指|を?めざ|に(?:あこがれ|憧れ)|ごっこ|ふぁん|24時|が?嫌い|ぎらい|が?きらい|が?こわい|が?怖い|が?苦手|どらま|の(?:夢|ゆめ|猫|ねこ|犬|姉|兄|妹|弟|母|父|娘|息子|孫|卵|たまご|帽子|自転車|銅像|机|めがね|かばん|くつ|弁当|ものまね|隣|となり)|ねこ|猫|うさぎ|ぺんぎん|しらない|磨き|みがき|やさん|屋さん|あつめ)|(?:(?:未来|将来|みらい|しょうらい)の|いつか|いずれ)(?:医者|医師|刑事|警察官?|看護師|先生|消防士|弁護士|教師|歯医者|助産師|薬剤師|かうんせらー)(?!です|より|だよ)|"
    r"(?:未来的?|将来|长大当|長大當|想当|想當)(?:医生|醫生|警察|老师|老師|护士|護士)|(?:경찰|의사|선생님|상담사|간호사)(?:이|가)? ?(?:꿈|될|되고|지망)|"
    r"(?:futur[oa]|sere|seré|serei|quero ser|quiero ser) (?:una? |uma? )?(?:polic|medic|médic|doctor|prof|psic|enferm)\w*|(?:mơ làm|ước làm|mo lam|uoc lam) [\w ]+|"
    r"(?:future|trainee|wannabe|tiny|little) (?:doctor|nurse|teacher|police|vet)(?![a-z])|"
    r"(?<![a-z])(?:doctor|dr|nurse|officer|professor|prof|teacher|principal|detective|police|coach|judge|inspector|sheriff|constable|sergeant)\.? "
    r"(?:cat|kitty|dog|puppy|bear|owl|hen|duck|fox|panda|penguin|bunny|rabbit|frog|toad|mouse|hamster|pig|goat|sheep|koala|sloth|otter|whale|crab|snail|bee|squid|"
    r"noodles?|potato|tomato|banana|biscuit|pickles?|cookie|muffin|pancake|waffle|toast|cheese|pizza|bread|bun|cake|moon|star|evil|doolittle|dolittle)(?![a-z])"
)
# Kana spelled as they sound, and Latin, Greek or other signs drawn for kana.
_LONG_E = re.compile(r"(?<=[えけせてねへめれげぜでべぺエケセテネヘメレゲゼデベペ])[ーぇェ〜~]")
_LONG_O = re.compile(r"(?<=[おこそとのほもよろごぞどぼぽょオコソトノホモヨロゴゾドボポョ])[ーぉォ〜~]")
_SOUNDS = str.maketrans("ぢづゐゑヂヅヰヱゎヮ", "じずいえジズイエわワ")
_VOICED = str.maketrans("゛゜°", "\u3099\u309a\u309a")
_DRAWN_SHI = re.compile(r"[UuLlＬＵJ](?=[にねぬのんニネヌノﾆﾈﾇ二])")
_NOISE = str.maketrans("vzq", "usk")
_CHAT_WORDS = {"2": "to", "4": "for", "b": "be", "u": "you", "r": "are", "n": "and", "w": "with"}
_CHAT = re.compile(rf"(?<![^\W_])(?:{'|'.join(_CHAT_WORDS)})(?![^\W_])")
# Korean letters written one by one: initials, vowels, finals, in the order of their code points.
_INITIALS, _VOWELS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_JAMO = re.compile(rf"([{_INITIALS}])([{_VOWELS}])([{_FINALS}]?)(?![{_VOWELS}])|([{_INITIALS}])([{_VOWELS}])")
# Somebody who is dying of sleep or of laughing, not of despair.
DYING = (
    r"(?:眠|ねむ|暑|あつ|寒|さむ|おなかすい|お腹空い|はらへっ|腹減っ|笑|わら|恥|可愛|かわい|かわゆ|尊|とうと|忙し|いそがし|暇|ひま|おいし|美味し|嬉し|うれし|"
    r"緊張し|びっくりし|くすぐった)[ぁ-ゖ]{0,5}(?:死にそう|しにそう|死ぬ|しぬ|死んだ|しんだ)|"
    r"(?:てすと|宿題|しゅくだい|課題|かだい|期末|月曜|筋肉痛|残業|まらそん|持久走|部活|推し|おし|数学|英語|体育)(?:で|に)(?:死んだ|しんだ|死んで|しんで(?!く)|死ぬ|しぬ)"
)
_FLIPPED = "ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ"
_FLIP = str.maketrans("nubdpqmw", "unqpdbwm")
_CAPITAL_L = re.compile(r"(?<=[A-Z])l(?=[A-Z])")
_SMALL_I = re.compile(r"(?<=[a-z])I(?![a-z]*[A-Z])")
_BETWEEN = re.compile(r"(?<=[^\W\da-z])[\da-z]{1,2}(?=[^\W\da-z])")
_DIGITS = re.compile(r"(?:[0-9]+(?=[ぁ-ゖ一-鿿])|(?<=[ぁ-ゖ一-鿿])[0-9]+)")
_SPOKEN = (("56", "ころ"), ("4", "し"), ("2", "に"))
_LATIN_RUN = re.compile(r"[a-z]+")
_KANA = re.compile(r"[ぁ-ゖ]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def readings(raw: str) -> Iterator[str]:
    """Yield the name as folded, then as pictures, digits and letters that only look alike would be read."""
    drawn = redraw(raw)
    seen: set[str] = set()
    for text in (raw, drawn, _lookalike(drawn)):
        folded_text = fold(_CAMEL.sub(" ", text))[0].text
        lettered = any(map(str.isalpha, folded_text))
        for reading in (
            folded_text,
            *((folded_text.translate(_LEET), folded_text.translate(_LEET_I)) if lettered else ()),
            _spoken(folded_text),
            _BETWEEN.sub("", folded_text),
        ):
            if reading not in seen:
                seen.add(reading)
                yield reading
    if any(char in _FLIPPED for char in raw):  # ʞɔnɟ
        yield fold(redraw(raw.translate(_FLIP)))[0].text[::-1]
    if _JAMO.search(raw):
        yield _JAMO.sub(_syllable, raw)
    chatted = _CHAT.sub(lambda hit: _CHAT_WORDS[hit.group()], fold(raw)[0].text)
    if chatted not in seen:
        yield chatted
    # ケーサツ is けいさつ, ヂサツ is じさつ; Lにナこレヽ is しにたい.
    for spelt in (lengthened(raw), _drawn(raw)):
        if spelt != raw:
            yield fold(spelt)[0].text
    # ADMlN, LlNE: a small l among capitals is an i; ofFIciaI: a capital I among small letters is an l.
    swapped = _CAPITAL_L.sub("i", _SMALL_I.sub("l", raw))
    if swapped != raw:
        yield fold(swapped)[0].text


@cache
def _table(name: str) -> tuple[tuple[str, str], ...]:
    """Read one of the lists of what is seen and what is meant."""
    lines = (line.split(" = ") for line in listed(folder() / "names" / f"{name}.txt"))
    return tuple((seen, meant) for seen, meant in lines)


def unleet(text: str) -> str:
    """Read digits between letters as the letters they look like; a name's number at its end stays."""
    return _LEET_INSIDE.sub(lambda hit: hit.group().translate(_LEET_I), text)


def redraw(raw: str) -> str:
    """Write boxed letters plainly, join characters that were taken apart, read pictures aloud."""
    text = "".join(_letter(char) for char in raw)
    for seen, meant in _table("drawn"):
        if seen in text:
            text = text.replace(seen, meant)
    return text


def sound(text: str) -> str:
    """Fold spellings that sound alike: ph and f, ck, c and k, v and u, z and s."""
    if not text.isascii():
        return text
    return text.replace("ph", "f").replace("ck", "k").replace("c", "k").translate(_NOISE)


def lengthened(raw: str) -> str:
    """Write long vowels and rare kana as they are spelled: ケーサツ is けいさつ."""
    return _LONG_O.sub("う", _LONG_E.sub("い", raw.translate(_SOUNDS)))


def sounded(raw: str) -> str:
    """Read characters, digits and Latin letters by their sound alone, nothing if some have none here."""
    text = _LATIN_RUN.sub(lambda hit: _kana(hit.group()), _aloud(fold(raw)[0].text))
    text = text.translate({ord(char): kana for chars, kana in _table("sounded") for char in chars})
    return "" if raw.isascii() or any(script(char) == "han" for char in text) else text


def _syllable(hit: re.Match[str]) -> str:
    first, vowel, last = hit[1] or hit[4], hit[2] or hit[5], hit[3] or ""
    place = _INITIALS.index(first) * 21 + _VOWELS.index(vowel)
    return chr(0xAC00 + place * 28 + (_FINALS.index(last) + 1 if last else 0))


def _drawn(raw: str) -> str:
    """Read the signs that stand for kana they look like."""
    text = _DRAWN_SHI.sub("し", raw.translate(_VOICED))
    for seen, meant in _table("strokes"):
        text = text.replace(seen, meant)
    return text


def _letter(char: str) -> str:
    code = ord(char)
    for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6):  # squared, circled, boxed letters, flags
        if first <= code < first + 26:
            return chr(code - first + 97)
    return _SMALL_CAPITALS.get(char, char)


def _lookalike(text: str) -> str:
    """Read a word whose every letter looks Latin as Latin, which `fold` does for mixed words only."""
    low = text.lower()
    if low.isascii() or not all(char.isascii() or char in _LOOKALIKE for char in low):
        return text
    return "".join(_LOOKALIKE.get(char, char) for char in low)


def _spoken(text: str) -> str:
    """Read digits beside kana aloud, and Latin letters among kana as kana."""
    if not any("ぁ" <= char <= "鿿" for char in text):
        return text
    text = _DIGITS.sub(lambda hit: _aloud(hit.group()), text)
    if _KANA.search(text) or len(text) <= 4:
        text = _LATIN_RUN.sub(lambda hit: _kana(hit.group()), text)
    return text


def _aloud(digits: str) -> str:
    for digit, kana in _SPOKEN:
        digits = digits.replace(digit, kana)
    return digits


def _kana(letters: str) -> str:
    out, place = [], 0
    while place < len(letters):
        for size in (3, 2, 1):
            kana = SYLLABLES.get(letters[place : place + size])
            if kana:
                out.append(kana)
                place += size
                break
        else:
            out.append(letters[place])
            place += 1
    return "".join(out)


def begins(text: str, place: int) -> bool:
    """Tell whether a word begins here: the letter before is none, or of another script; 教えろ is one word."""
    if place == 0:
        return True
    before = script(text[place - 1])
    return before != script(text[place]) and not (before == "han" and text[place] in "あいうえお")


def leaves(text: str, start: int, end: int) -> bool:
    """Tell whether a place starts or ends within a word of katakana and yet goes beyond it: ギ[リスか]ら."""
    kinds = [script(char) for char in text[start:end]]
    if len(set(kinds)) < 2:
        return False
    cut_before = kinds[0] == "katakana" and not begins(text, start)
    # A term may be the beginning of a longer word; one letter of it is too little.
    cut_behind = kinds[-2:] != ["katakana"] * 2 and kinds[-1] == "katakana" == script(text[end : end + 1])
    return cut_before or cut_behind


def script(char: str) -> str:
    """Name the script of a letter, or nothing for what is no letter."""
    if "ァ" <= char <= "ヿ" or "ｦ" <= char <= "ﾟ":
        return "katakana"
    if not char.isalpha():
        return ""
    if "ぁ" <= char <= "ゖ":
        return "hiragana"
    if "가" <= char <= "힣":
        return "hangul"
    return "han" if "㐀" <= char <= "鿿" or char == "々" else "letters"
