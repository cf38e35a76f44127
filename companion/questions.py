"""Plain questions of young people, put in many ways: each gets a plain true answer, fitting to what the talk told before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from companion import footing, needs, recall, trace
from companion.sense import PARENT
from companion.telling import bare
from companion.topics import PLAIN, matter

if TYPE_CHECKING:
    from companion.choice import Picker
    from companion.recall import Earlier
    from companion.talk import Talk

_CARD, _GRAVEST = 2, 3
_ATTACKS = frozenset({"abuse", "sexual_abuse"})
_PARENTS = re.compile(PARENT)
# Who is asked about may be the one who hurts.
_NEARER = re.compile(
    r"\b(?:him|her|them|uncle|brother|boyfriend|girlfriend|stepdad|stepmum|stepmom)\b|おじ|お?(?:兄|にい)(?:さん|ちゃん)|彼"
)
_SIDES = (
    re.compile(r"\b(?:mum|mom|mother|mama)\b|お?(?:母|かあ)(?:さん|ちゃん)|ママ|まま"),
    re.compile(r"\b(?:dad|father|papa)\b|お?(?:父|とう)(?:さん|ちゃん)|パパ|ぱぱ"),
    re.compile(r"\bparents?\b|親|おや"),
    re.compile(r"\b(?:teacher|coach)\b|先生|せんせい|コーチ"),
)
_POLICE = re.compile(r"110|\bpolice\b|\bcops?\b|警察|けいさつ|交番|こうばん")
_AMBULANCE = re.compile(r"119|\bambulance\b|\bfire\b|救急|きゅうきゅう|消防")
# Somebody's body is in danger.
_BODY = re.compile(
    r"(?:お|起)きな(?:い|く)|(?:息|いき)(?:を|が)?し(?:て)?な|たおれ|倒れ|(?:血|ち)が?(?:止|と)まら|けいれん|(?:薬|くすり).{0,6}(?:の|飲)[んみ]"
    r"|\b(?:wont wake|not waking|cant wake|not breathing|collapsed|passed out|unconscious|bleeding|overdos\w*|pills)\b"
)
_SILENCE = re.compile(
    r"(?:言|い)わない|(?:話|はな)さない|内緒|ないしょ|秘密|ひみつ|ちくら|チクら|\b(?:dont|do not|not to|wont|never) (?:tell|say)\b|\bsecret\b|\bbetween (?:us|you and me)\b"
)
# Somebody else asked for silence.
_OTHERS = re.compile(
    r"\b(?:he|she|they|uncle|dad|stepdad|brother|coach|teacher)\b.{0,16}\b(?:says?|said|tells?|told)\b|って(?:言|い)(?:う|わ|っ)|と(?:言|い)わ(?:れ)"
)
_MADE_BAD = re.compile(
    r"\b(?:cos|because|cause|bc) of (?:me|what i)\b|\b(?:my fault|if i had|if id|i should have|because i)\b"
    r"|(?:わたし|私|ぼく|僕|おれ|俺|うち|自分|じぶん)の?(?:せい|が.{0,20}(?:た|なかった|いなかった)(?:から|せい))|(?:気づ|きづ)いて(?:い)?たら"
    r"|いい(?:子|こ)に.{0,12}(?:かえ|帰|もど|戻|あえ|会え)|わるい(?:子|こ)だった"
)
_STRANGER = re.compile(
    r"知らない|しらない|ネット|ねっと|男の人|おとこのひと|おじさん|お兄さん|おにいさん|SNS|インスタ|DM|声(?:を)?かけ"
    r"|\b(?:stranger|online|discord|snap\w*|insta\w*|guy|man|met (?:him|her)|a driver|older)\b|\bhes \d\d\b|泊め|とめて",
    re.IGNORECASE,
)
_BACK = 6
_LOSS = frozenset({"loss.where", "loss.memory", "loss.other", "loss.heard"})
_DIED = re.compile(
    r"\b(?:died|dead|suicide|passed away|funeral|killed (?:him|her)self)\b|(?:死|し)んだ|(?:死|し)んじゃ|亡くな|なくなった|自殺|じさつ"
)
_PICTURES = re.compile(r"\b(?:nudes?|pics?|pictures?|photos?)\b|写真|しゃしん|画像|がぞう|動画")
_DEMANDED = re.compile(
    r"(?:払|はら)え|(?:金|かね).{0,6}(?:出せ|だせ|よこせ|もってこい|わたせ|送れ)|\b(?:want|wants|asking for) (?:the |my |more )?money\b"
)
_THREATS = frozenset({"online.picture", "online.bare", "online.threat"})
# These are answered anywhere, just as they are asked.
_ANYWHERE = frozenset(
    {
        *("ask.leak", "ask.ambulance", "ask.emergency", "ask.hated", "ask.tongue", "ask.lie", "ask.dull"),
        *("ask.tomorrow", "ask.ai", "ask.name", "ask.talk", "ask.dying"),
    }
)


def answered(
    talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker
) -> tuple[str, ...]:
    """Return the plain answer to what the last line asks, in one to three sentences, or nothing."""
    kind = next((kind for kind in PLAIN if kind in seen), None)
    said = _told(kind, talk, level, seen, earlier, picker) if kind else ()
    said = said or _fault(talk, level, seen, earlier, picker) or _hushed(talk, level, seen, earlier, picker)
    said = said or _may(talk, level, seen, earlier, picker)
    if level >= _GRAVEST and 0 < len(said) < _GRAVEST:
        return (*said, *picker.one("three.after.card"))
    return said


def _told(
    kind: str, talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker
) -> tuple[str, ...]:
    hurt = _hurt(talk, earlier)
    weighs = level > 0 or any(matter(one) for one in (*earlier, seen))
    line, before = bare(talk.turns[-1].text), " ".join(map(bare, recall.lines(talk)[:-1][-_BACK:]))
    if kind in _ANYWHERE:
        return picker.pair(kind)
    match kind:
        case "ask.dial":
            return _dial(line, before, level, picker, hurt=hurt)
        case "ask.home":
            return picker.pair("asked.taken")
        case "ask.must":
            return picker.pair("asked.betray" if _friend(talk, earlier) else kind)
        case "ask.caught" | "ask.come" if any("stole" in one for one in earlier) or "stole" in seen:
            return picker.pair("ask.stole")
        case "ask.caught" if _PARENTS.search(line):
            return picker.pair("asked.police")
        case "ask.caught":
            if hurt or _pictured(talk) or _PICTURES.search(before):
                return picker.pair(kind)
            return () if level >= _CARD else picker.pair("asked.police")
        case "ask.call":
            grave = level > 0 or _POLICE.search(line) or _AMBULANCE.search(line)
            return picker.pair(kind) if grave else ()
        case "ask.country":
            return (*picker.pair(kind), *picker.one("ask.country.find"))
        case "ask.burden":
            risen = level >= _CARD and talk.answered < level
            question = picker.fresh("two.guess.ask") if risen else ()
            return (*picker.one(kind), *(question or picker.one(f"{kind}.more")))
        case "ask.night":
            return picker.pair(kind) if level < _GRAVEST and "overdose" not in talk.kinds else ()
    lost = _lost(talk, earlier, seen)
    if kind == "ask.ill" and lost:
        return picker.pair("ask.tears")
    apt = {
        "ask.same": lost or hurt,
        "ask.come": True,
        "ask.pay": _pictured(talk)
        or bool(_DEMANDED.search(before))
        or any("bullying" in one for one in earlier),
        "ask.send": _pictured(talk) or bool(_STRANGER.search(before)),
        "ask.go": bool(_STRANGER.search(f"{before} {line}")) or "grooming" in talk.kinds,
        "ask.wrong": hurt or _pictured(talk) or any("bullying" in one for one in earlier),
        "ask.ill": any("gender" in one for one in (*earlier, seen)),
        "ask.alike": weighs,
    }
    return picker.pair(kind) if apt.get(kind) else ()


def _dial(line: str, before: str, level: int, picker: Picker, *, hurt: bool) -> tuple[str, ...]:
    """Return how one rings the number that fits, step by step; where no life is in danger, the way to people."""
    if _AMBULANCE.search(line):
        return picker.whole("dial.ambulance")
    if _POLICE.search(line):
        return picker.whole("dial.police")
    if _BODY.search(f"{before} {line}"):
        return picker.whole("dial.ambulance")
    if level >= _GRAVEST:
        return picker.whole("dial.police" if hurt else "dial.ambulance")
    if level == _CARD:
        return (*picker.one("two.card"), *picker.one("barrier.first"))
    return picker.pair("help")


def _fault(talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    """Return that it is not the child's fault, where it is known what happened; nothing is made up."""
    line = bare(talk.turns[-1].text)
    made = "blame" in seen or bool(_MADE_BAD.search(line))
    if not made or "no" in seen or (_pictured(talk) and not _hurt(talk, earlier)):
        return ()
    if _lost(talk, earlier, seen):
        return (*picker.one("ask.fault"), *picker.one("ask.fault.death"))
    if _hurt(talk, earlier) or ("blame" in seen and any("bullying" in one for one in earlier)):
        card = picker.fresh("two.card") if level == _CARD else ()
        return (*picker.one("ask.fault"), *picker.one("ask.fault.done"), *card)
    if any("divorce" in one for one in (*earlier, seen)):
        return (*picker.one("ask.fault"), *picker.one("ask.fault.home"))
    return ()


def _hushed(
    talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker
) -> tuple[str, ...]:
    """Return what is true where something that weighs is to stay a secret: the lamp cannot tell, the child may."""
    line = bare(talk.turns[-1].text)
    if (
        "secret" not in seen
        or not _SILENCE.search(line)
        or not (level or any(matter(one) for one in earlier))
    ):
        return ()
    if _OTHERS.search(line):
        return picker.pair("asked.betray")
    if level >= _CARD and footing.presses(talk, level):
        return ()
    grave = bool(_BODY.search(" ".join(map(bare, recall.lines(talk)))))
    return (*picker.one("ask.hush"), *picker.one("ask.hush.life" if grave else "ask.hush.more"))


def _may(talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    """Return a yes to whoever asks if an adult may be told, and how to begin."""
    line = bare(talk.turns[-1].text)
    if "asked.may" not in seen or seen & {"crush", "heartbreak", "game"}:
        return ()
    if _hurt(talk, earlier) or "grooming" in talk.kinds:
        before = " ".join(map(bare, recall.lines(talk)[:-1]))
        # Whoever hurts, or writes from the net, is nobody to go to; nor is one who may be that.
        if _NEARER.search(line) or any(one.search(line) and one.search(before) for one in _SIDES):
            return (*picker.one("ask.other"), *picker.one("asked.tell.more"))
    if _SIDES[2].search(line) and needs.home_is_no_help(talk, (*earlier, seen)):
        return (*picker.one("telling.outside"), *picker.one("asked.tell.more"))
    card = picker.fresh("two.card") if level == _CARD else ()
    return (*picker.pair("asked.tell"), *card)


def _hurt(talk: Talk, earlier: Earlier) -> bool:
    return not _ATTACKS.isdisjoint(talk.kinds) or any("abuse" in one for one in earlier)


def _lost(talk: Talk, earlier: Earlier, seen: frozenset[str]) -> bool:
    said = " ".join(map(bare, recall.lines(talk)[:-1]))
    grieved = any("grief" in one for one in (*earlier, seen)) or bool(_DIED.search(said))
    return grieved or not _LOSS.isdisjoint(trace.ever(talk))


def _pictured(talk: Talk) -> bool:
    return "grooming" in talk.kinds and not _THREATS.isdisjoint(trace.ever(talk))


def _friend(talk: Talk, earlier: Earlier) -> bool:
    return "third_party" in talk.kinds or any("friend" in one for one in earlier)
