"""What children tell in passing and what must not be passed over: a call that nobody took, an adult who did not help, a sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from companion import barriers, footing, recall, sense, upshot
from companion.telling import bare

if TYPE_CHECKING:
    from companion.choice import Picker
    from companion.recall import Earlier
    from companion.talk import Talk

_CARD = 2
# An adult was told, and it did not help or made it worse.
_FAILED = re.compile(
    r"\b(?:told|tell|asked|talked to|spoke to|said it to|went to)\b.{0,24}\b(?:mum|mom|mother|dad|father|parents|teacher|nurse|counsell?or|coach|gran\w*|aunt\w*|uncle|school|adults?|someone|somebody|them|her|him)\b.{0,30}"
    r"\b(?:laughed|laughs|worse|didnt believe|doesnt believe|dont believe|not believe|didnt help|doesnt help|did nothing|does nothing|didnt do anything|didnt listen|doesnt listen|doesnt care|didnt care|shouted|got angry|got mad|ignored|no use|nothing happened|nothing changed|said im lying|said im (?:overreacting|exaggerating|being dramatic)|told me to stop)\b"
    r"|\b(?:mum|mom|dad|parents|teacher|nurse|nobody|no one|they|she|he) (?:wont|wouldnt|didnt|never|doesnt|dont) believe(?:s|d)? me\b"
    r"|(?:友だち|友達|ともだち|親友).{0,6}(?:言|い|話|はな|相談).{0,8}(?:引か|ひか|ひかれ|きもい|笑わ|わらわ)"
    r"|\b(?:told|tell) (?:my |a )?(?:best )?friends?\b.{0,30}\b(?:weird|laughed|backed off|freaked|stopped talking)\b"
    r"|(?:親|おや|お?(?:母|かあ|父|とう)(?:さん|ちゃん)?|ママ|まま|パパ|ぱぱ|先生|せんせい|担任|大人|おとな|カウンセラー|保健室|警察).{0,6}(?:言|い|話|はな|相談|そうだん|伝え|つたえ).{0,8}(?:た|て|ても|でも)(?:けど|のに|ら|も)?.{0,12}"
    r"(?:だめだ|ダメだ|むだ|無駄|ひどくな|悪化|わらわ|笑[わうっ]|わらう|わらっ|信じ(?:て)?(?:くれ|もらえ)|しんじ(?:て)?(?:くれ|もらえ)|何もして|なにもして|なにも変わ|何も変わ|聞いてくれな|きいてくれな|取り合って|相手にされ|おこられた|怒られた|流され|大げさ|おおげさ|気のせい|きのせい)"
)
# What a line of signs alone shows, the graver first.
_HURT_SIGNS = frozenset("👊✊🤛🤜🔪🗡🩸🩹🤕👋🔫🪓⛓💊🏥🚑")
_SAD_SIGNS = frozenset("💔😭😢😞😔😿🥺😥😓😩😫😖☹🙁😟😰😨😱😣🥀🆘")
_GOOD_SIGNS = frozenset("👍🙂😊😀😄😁😆🤗❤🥰😍✨🌸🎉👌💖😋😌🌈")
_HOT = re.compile(
    r"(?:お湯|おゆ|熱湯|ねっとう|やかん|なべ|鍋|カップ麺|みそ汁|アイロン|ストーブ)|\b(?:hot|boiling) (?:water|tea|soup|oil)\b|\bkettle\b|\bstove\b"
)
_SCALDED = re.compile(
    r"(?:手|て|うで|腕|足|あし|指|ゆび|ひざ|皮|かわ).{0,6}(?:赤|あか|いた|痛|あつ|熱|ひり|むけ)|こぼ|かか[っり]|あっつ|\b(?:spilled|spilt|red|hurts|burns?|burnt|burned)\b"
)
_LATELY = 3
_ASKED = (
    "dial.ambulance",
    "dial.police",
    "ask.emergency",
    "ask.ambulance",
    "ask.call",
    "three.now.go",
    "three.soon.go",
)
_LINES = ("line.busy", "line.cost", "line.name")
_HELPLINE = frozenset({"line.busy", "phone", "help", "chat", "reached", "writing", "barrier.busy"})
_MERRY = frozenset({"game", "show", "sport", "joke"})


def answered(
    talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker
) -> tuple[str, ...]:
    """Return the true word to what was told in passing, in one to three sentences, or nothing."""
    line = bare(talk.turns[-1].text)
    if "silence" in seen:
        return _signs(talk.turns[-1].text, picker)
    return (
        _called(talk, level, seen, earlier, picker)
        or _helpline(talk, level, seen, earlier, picker)
        or _listened(line, seen, picker)
        or _done(talk, line, level, seen, picker)
    )


def _signs(text: str, picker: Picker) -> tuple[str, ...]:
    """Answer a line of signs alone: gently asked where it shows a blow or a wound, somebody near named."""
    signs = set(text)
    for kind, shown in (("sign.hurt", _HURT_SIGNS), ("sign.sad", _SAD_SIGNS)):
        if signs & shown:
            question = picker.fresh(f"{kind}.ask") if picker.asked_in_a_row() < 2 else ()
            return (*picker.one(kind), *question, *(picker.one("sign.near") if kind == "sign.hurt" else ()))
    return picker.one("sign.good") if signs & _GOOD_SIGNS else ()


def _called(
    talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker
) -> tuple[str, ...]:
    # Where every reply counts, companion/footing.py says what comes next.
    if "question" in seen or (level >= _CARD and footing.presses(talk, level)):
        return ()
    asked = picker.since(*_ASKED)
    due = asked is not None and asked <= _LATELY
    lately = any("dialled" in one or "pressed" in one for one in earlier[-_LATELY:])
    if "coming" in seen and (level >= _CARD or lately):
        return picker.pair("coming")
    rung = "dialled" in seen and "asking" not in upshot.told(talk.turns[-1].text)
    if (rung and level) or ("pressed" in seen and due):
        return picker.pair("dialled")
    return ()


def _helpline(
    talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker
) -> tuple[str, ...]:
    """Say what is true about a line that nobody answered, its price and its questions, with or without the card."""
    friend = "third_party" in talk.kinds or any("friend" in one for one in earlier)
    nobody = "line.nobody" in seen and any(_HELPLINE & one for one in earlier[-_LATELY:])
    kind = "line.busy" if nobody else next((kind for kind in _LINES if kind in seen), None)
    if kind is None or (kind == "line.busy" and friend):
        return ()
    if level >= _CARD and kind != "line.name":
        return barriers.answered(frozenset({f"barrier.{kind.removeprefix('line.')}"}), picker)
    return picker.pair(kind)


def _listened(line: str, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    if seen & {*_MERRY, "ask.home", "asked.taken"}:
        return ()
    if _FAILED.search(line):
        return (*picker.one("failed"), *picker.one("failed.more"), *picker.fresh("failed.more.who"))
    if sense.feared(line):
        return picker.pair("feared")
    return ()


def _done(talk: Talk, line: str, level: int, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    lately = " ".join(map(bare, recall.lines(talk)[-_LATELY:]))
    if _HOT.search(lately) and _SCALDED.search(lately) and (_HOT.search(line) or _SCALDED.search(line)):
        return picker.pair("burn")
    if "stole" in seen and not seen & _MERRY:
        return picker.pair("stole")
    question = picker.asked_in_a_row() < 2
    if "dull" in seen:
        return (
            *picker.one("dull"),
            *picker.one("dull.more"),
            *(picker.fresh("dull.ask") if question else ()),
        )
    if level >= _CARD:
        return ()
    if kind := next((kind for kind in ("about.home", "about.school", "about.done") if kind in seen), None):
        more = picker.one("about.done.more") if kind == "about.done" else ()
        return (*picker.one(kind), *more, *(picker.fresh("about.ask") if question else picker.one("stay")))
    return ()
