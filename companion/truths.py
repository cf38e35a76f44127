"""Direct questions, words to be explained, small fears and good news: each gets its true sentence, whatever the talk is about."""

from __future__ import annotations

import re

from companion import needs, questions, recall
from companion.choice import Picker
from companion.recall import Earlier
from companion.talk import Talk
from companion.topics import BARRIERS, NEWS, WORDS, matter

# Asked of the lamp; the narrower first. Those of the second row only where the talk weighs, or it is put as a question.
_ANYWHERE = (
    "asked.card",
    "asked.reader",
    "asked.house",
    "asked.can",
    "asked.others",
    "asked.voice",
    "asked.sick",
)
_WEIGHED = ("asked.pass", "asked.taken")
_SMALL = ("abroad", "ghost", "dark", "tummy")
# After these, so many lines back, "mum is asleep" asks if she may be woken.
_NIGHTLY = frozenset({"dark", "ghost", "tummy", "panic", "faint"})
_LATELY = 4
# A bed that these offer is no good news.
_STRANGER = re.compile(
    r"\b(?:guys?|man|men|dude|stranger|someone|somebody|online|discord|insta(?:gram)?|snap(?:chat)?)\b"
    r"|知らない|しらない|ネット|ねっと|男の人|おとこのひと|おとこの人|おじさん|お兄さん|おにいさん|インスタ|ツイッター|ディスコ|だれか|誰か"
)
# Whoever presses, threatens or is in charge of a child, and fetches it or takes it in, opens no door.
_PRESSED = frozenset({"grooming", "sexual_abuse"})
_HIM = re.compile(
    r"\b(?:coach|teacher|tutor|boss|bf|boyfriend|he picks|he will pick|hell pick|hes picking|at his|his place|his house|his car)\b"
    r"|先生|せんせい|コーチ|監督|店長|彼氏|かれし|彼の(?:家|車)|先輩"
)
# Steps that are told as such, whatever else a talk weighs; what somebody else is going to tell is no step of one's own.
_STEP = re.compile(
    r"行けた|いけた|話せた|はなせた|言えた|いえた|made it to|managed to|(?:talked|spoke) to (?:the|my) couns"
)
_THEIRS = re.compile(
    r"\b(?:she|he|they|someone)(?:s|re| is| are|'s|'re)? (?:now )?(?:gonna|going to|will|wants to) tell\b"
)
# What is only wished is no news.
_UNREAL = re.compile(r"たら(?:いい|よ|な)|れたら|けたら|えたら|\b(?:i wish|if only|if i)\b")
# How somebody says that the first one who was told did not help.
_BUT = re.compile(
    r"\b(?:but|just|didnt|doesnt|did not|does not|only said)\b|けど|のに|だけ|くれな|でも|言われ|いわれ"
)


def answered(
    talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker
) -> tuple[str, ...]:
    """Return the true answer to what was asked, or what calms a small fear, in one to three sentences, or nothing."""
    asked = questions.answered(talk, level, seen, earlier, picker)
    return asked or _asked(talk, level, seen, earlier, picker) or _small(talk, seen, earlier, picker)


def news(talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    """Return what is said to good news or to a step that took something, or nothing; nothing is asked."""
    kind = next((kind for kind in NEWS if kind in seen), None)
    if kind is None or seen & {"question", "unreachable", "reached", *BARRIERS}:
        return ()
    friend = "third_party" in talk.kinds or any("friend" in one for one in earlier)
    if kind == "news.safe" and not friend:
        return ()
    weighs = needs.put_out(talk, earlier) or any(matter(one) for one in (*earlier, seen))
    if level == 0 and not weighs and kind == "news.step" and _STEP.search(talk.turns[-1].text.lower()):
        return (*picker.one(kind), *(picker.fresh("glad.ask") if picker.asked_in_a_row() < 2 else ()))
    if kind == "news.will" and _THEIRS.search(talk.turns[-1].text.lower()):
        return ()
    if (level == 0 and not weighs) or _UNREAL.search(talk.turns[-1].text.lower()):
        return ()
    lately = recall.lines(talk)[-_LATELY:]
    if kind == "news.door" and not _PRESSED.isdisjoint(talk.kinds):
        return (*picker.first("footing.lured"), *picker.first("footing.lured"))
    if kind == "news.door" and any(_HIM.search(line.lower()) for line in lately):
        return ()
    if kind == "news.door" and any(_STRANGER.search(line.lower()) for line in lately):
        return (*picker.one("putout.stranger"), *picker.one("putout.people"), *picker.one("putout.go"))
    if kind == "news.better" and any(_NIGHTLY & one for one in earlier[-_LATELY:]):
        return ()
    if kind == "news.better":
        return (*picker.one(kind), *picker.fresh("news.better.more"))
    if kind == "news.safe":
        card = picker.pair("asked.card") if "asked.card" in seen else ()
        return (*picker.one(kind), *(card or picker.fresh("news.safe.more")))
    helped = kind != "news.told" or not _BUT.search(talk.turns[-1].text.lower().replace("'", ""))
    return (*picker.one(kind), *(() if helped else picker.fresh("news.told.more")))


def _asked(talk: Talk, level: int, seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    hurt = not {"abuse", "sexual_abuse"}.isdisjoint(talk.kinds) or any("abuse" in one for one in earlier)
    friend = "third_party" in talk.kinds or any("friend" in one for one in earlier)
    bullied = any("bullying" in one for one in (*earlier, seen))
    if (hurt or bullied or level) and "asked.revenge" in seen:
        return picker.pair("asked.revenge")
    if friend or level >= 2:
        for doubt in ("asked.fool", "asked.late"):
            if doubt in seen:
                return picker.one(doubt)
    if "asked.card" in seen and level < 2:
        return ()
    weighed = _WEIGHED if level >= 1 or "question" in seen else ()
    kind = next((kind for kind in (*weighed, *_ANYWHERE) if kind in seen), None)
    return picker.pair(kind) if kind else ()


def _small(talk: Talk, seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    if word := next((word for word in WORDS if word in seen), None):
        return picker.one(word)
    frightened = any(_NIGHTLY & one for one in earlier[-_LATELY:])
    if "asleep" in seen and frightened and not needs.home_is_no_help(talk, (*earlier, seen)):
        return picker.one("asleep")
    kind = next((kind for kind in _SMALL if kind in seen), None)
    # What was taken makes a tummy hurt, and is no small fear.
    if kind is None or (kind == "tummy" and "overdose" in talk.kinds):
        return ()
    if kind in {"dark", "ghost"} and needs.home_is_no_help(talk, (*earlier, seen)):
        return picker.one(kind)
    return (*picker.one(kind), *picker.one("dark.more" if kind == "ghost" else f"{kind}.more"))
