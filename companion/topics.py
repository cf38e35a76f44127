"""What a visitor's line is about: a question to the lamp, an everyday turn, or something that weighs."""

from __future__ import annotations

import re
from functools import cache

from companion import sections
from companion.sense import asks_leave, meant
from companion.terms import Index, Terms, first_clause, forms
from hideout.assets import ASSETS
from hideout.once import once

# Questions to the lamp come first: a true answer matters most there.
LAMP = ("jailbreak", "method", "human", "feel", "call", "secret", "befriend", "love", "who")
# What the visitor wants of the talk itself, or of people: answered before anything is asked.
WISHES = ("stop", "joke", "writing", "chat", "phone", "help")
# Questions whose answer decides whether a young person goes on: whom to tell, what happens there, who can see it.
ASKED = tuple(
    f"asked.{kind}" for kind in ("tell", "betray", "lines", "watched", "gone", "police", "hearing", "odd")
)
# Questions about the lamp, and what it is asked to do and cannot: a true answer, and back to the visitor.
ITSELF = tuple(
    f"self.{kind}"
    for kind in (
        *("sums", "sing", "sleep", "age", "place", "clock", "see", "made", "learn", "kin", "doing", "like"),
        *("tongue", "praise", "test", "other"),
    )
)
MATTERS = (
    "abuse",
    "friend",
    "grief",
    "farewell",
    "bullying",
    "blame",
    "selfhate",
    "eating",
    "pregnant",
    "gender",
    "heartbreak",
    "lonely",
    "money",
    "work",
    "club",
    "exam",
    "school",
    "family",
    "friends",
    "sleep",
    "tired",
    "anger",
    "scared",
    "anxious",
    "body",
    "sad",
)
# What is needed at once, and who is told of it (companion/needs.py).
NEEDS = (
    *(
        "panic",
        "faint",
        "eased",
        "hungered",
        "starved",
        "putout",
        "outside",
        "elsewhere",
        "outed",
        "regret",
        "belittled",
    ),
    *("scorned", "posted", "posters", "telling.who", "telling.words", "footsteps"),
)
# Good news and steps that took something; the one that changes most first.
NEWS = ("news.door", "news.safe", "news.step", "news.better", "news.told", "news.will", "news.kind")
# Words of the lamp that are asked about.
WORDS = tuple(
    f"word.{word}"
    for word in ("life", "card", "machine", "nurse", "centre", "chat", "lamp", "danger", "safe", "where")
)
# Direct questions whose answer has two sentences (companion/truths.py), the narrower first.
QUESTIONS = tuple(
    f"asked.{kind}"
    for kind in ("pass", "taken", "revenge", "card", "reader", "house", "can", "others", "voice", "sick")
)
# How children put plain questions (companion/questions.py), the narrower first.
PLAIN = tuple(
    f"ask.{kind}"
    for kind in (
        *("dial", "emergency", "ambulance", "call", "must", "leak", "come", "caught", "home"),
        *("burden", "hated", "pay", "send", "go", "wrong", "same", "ill", "alike", "country", "tongue"),
        *("lie", "dull", "night", "tomorrow", "dying"),
        *("ai", "name", "talk"),
    )
)
# What they tell in passing that needs a true word of its own (companion/remarks.py).
REMARKS = (
    *("dialled", "pressed", "coming", "stole", "dull", "divorce"),
    *("line.busy", "line.nobody", "line.cost", "line.name"),
    *("about.home", "about.school", "about.done"),
)
# Those of both that are answered by two sentences of their own name.
ANSWERED = (
    *(kind for kind in PLAIN if kind not in {"ask.dial", "ask.home"}),
    *("stole", "dull", "dialled", "coming", "line.busy", "line.cost", "line.name"),
)
# What else has an answer of its own; stories and riddles are lists of lines in their order (companion/stories.py).
STORIES = tuple(f"story.{name}" for name in ("bear", "mouse", "snow", "window", "fox", "frog"))
RIDDLES = tuple(f"riddle.{name}" for name in ("shadow", "hole", "towel"))
_TRUTHS = (
    *(*QUESTIONS, "asked.normal", "asked.fool", "asked.late"),
    *("story", "riddle", "more", "dark", "ghost", "tummy", "asleep", "abroad"),
)
# Named without any weight ("what is the past tense, small test tomorrow"), these are everyday talk: matter -> subject.
LIGHT = {
    "work": "shift",
    "club": "schoolday",
    "exam": "homework",
    "school": "schoolday",
    "friends": "company",
    "family": "house",
    "eating": "food",
}
NEUTRAL = frozenset(LIGHT)
# What was done to somebody, or lost, stays so in a cheerful line too.
DONE = frozenset({"abuse", "friend", "grief", "bullying", "pregnant"})
TURNS = (
    *("goodbye", "safer", "sorry", "thanks", "begin", "play", "greeting", "huh", "drop", "advice", "fact"),
    *("unknown", "quip"),
)
# What everyday talk is about, the narrower first.
SUBJECTS = (
    *("crush", "pet", "idol", "game", "music", "sport", "show", "art", "outing", "food", "weather", "rest"),
    *("bored", "hungry", "shift", "homework", "schoolday", "company", "house", "smalltalk"),
)
# Only a reading of the whole line tells these: they have no lines of their own.
_MARKS = frozenset({"question", "you", "asked.may"})
# A goodbye for the night; said besides other things it still lets go.
NIGHT = "goodnight"
SHORT = ("yes", "no")
# Only a short line is a greeting, thanks or a goodbye; a long one tells about one.
BRIEF = frozenset({"goodbye", "goodnight", "thanks", "greeting"})
# Their whole cues are heard in the first clause of a line too.
_OPENING = frozenset({*SHORT, "stop", "joke"})
_BRIEF = 44
MOODS = ("glad", "heavy")
# What makes it hard to reach people, the more certain first: listened for only where the card is there (companion/barriers.py).
BARRIERS = tuple(
    f"barrier.{kind}"
    for kind in ("cost", "police", "parents", "busy", "tried", "scold", "grave", "words", "voice")
)
ALL = (
    *(*LAMP, *WISHES, *ASKED, *ITSELF, *MATTERS, *TURNS, NIGHT, *SUBJECTS, *SHORT, *MOODS, *BARRIERS),
    *(*NEEDS, *NEWS, *WORDS, *PLAIN, *REMARKS, *_TRUTHS),
    *("insult", "loud", "reached", "telling", "you", "unreachable", "calmer", "kindly"),
)
_FOLDERS = (
    ASSETS / "words" / "topics",
    ASSETS / "companion" / "cues",
    ASSETS / "companion" / "needs",
    ASSETS / "companion" / "asked",
)

_HAN = re.compile(r"[\u3400-\u9fff々]")
_KANA = re.compile(r"[\u3041-\u30ff\uff66-\uff9f]")
# Words that only Japanese writes so: a line without kana may be Japanese all the same.
_AT_HOME = re.compile(
    r"明日|今日|昨日|来週|先週|部活|宿題|給食|卒業式|運動会|体育祭|文化祭|修学旅行|期末|授業|先輩|後輩|受験|試験|遠足|発表会|席替|塾"
)
_QUESTION = re.compile(
    r"[?？][\s」』)）]*$|(?:です|ます|でした|ました|の)か[。.\s]*$|(?:い|の|だめ|ダメ|まけ)かな[あぁ]?[。.\s]*$"
)
# "(Do you) like cats?": Japanese leaves out who is asked, and here that is the lamp.
_LIKES = re.compile(r"^.{1,10}(?:好き|すき)(?:なの|ですか)?[?？]\s*$")
# How a Japanese sentence ends, which a mere sound or a single word does not.
_TOLD = re.compile(r"[\u3041-\u30ff\u3400-\u9fff][^\n]{3,}[ただよねなるいしのてでうくすむぐ][。.…\s]*$")
_SUM = re.compile(
    r"\d\s*(?:かける|たす|ひく|わる|[+×÷*＋]|x|times|plus|minus|divided by)\s*\d", re.IGNORECASE
)
_READ = re.compile(r"[A-Za-zÀ-ɏ\u3041-\u30ff\uff66-\uff9fＡ-Ｚａ-ｚー]")


@cache
def cues() -> dict[str, tuple[Terms, ...]]:
    """Return topic -> its cues in every language of the lists (a visitor may write in any of them)."""
    names = sorted(path.name for path in _FOLDERS[0].glob("*.txt"))
    lists = [_together(name) for name in names]
    for name, kinds in zip(names, lists, strict=True):
        if kinds.keys() != set(ALL):
            raise ValueError(f"cues in {name}: sections differ: {sorted(kinds.keys() ^ set(ALL))}")
    return {topic: tuple(kinds[topic] for kinds in lists) for topic in ALL}


@cache
def _index() -> Index:
    return Index(cues())


def _together(name: str) -> dict[str, Terms]:
    """Return topic -> the cues of one language from all folders, which share a format and add up."""
    found: dict[str, list[str]] = {}
    for folder in _FOLDERS:
        for topic, entries in sections.read(folder / name).items():
            found.setdefault(topic, []).extend(entry.text for entry in entries)
    return {topic: Terms(terms) for topic, terms in found.items()}


@once
def recognise(text: str) -> frozenset[str]:
    """Return every topic that a text names; `silence` without letters or digits, `foreign` in an unread writing."""
    if not any(char.isalnum() for char in text):
        return frozenset({"silence"})
    if _foreign(text):
        return frozenset({"foreign"})
    seen = forms(text)
    # A Latin letter says less than a kana.
    brief = len(seen.run) <= (_BRIEF if seen.run.isascii() else _BRIEF // 2)
    first = first_clause(text)
    found = frozenset(
        topic
        for topic in _index().candidates(seen, first)
        if (topic not in BRIEF or brief)
        and any(terms.found(seen) or (topic in _OPENING and first in terms.wholes) for terms in cues()[topic])
    )
    return meant(found, text) | _marks(text)


def _marks(text: str) -> frozenset[str]:
    """Return what the form of a line tells: that it asks, and what, or that it is a sentence at all."""
    leave = {"asked.may"} if asks_leave(text) else set()
    marks = {"question": _QUESTION, "self.sums": _SUM, "self.like": _LIKES, "telling": _TOLD}
    return frozenset({*leave, *(mark for mark, form in marks.items() if form.search(text))})


def _foreign(text: str) -> bool:
    """Return whether most letters are of a writing other than Latin, kana or Han, or Han without any kana."""
    letters = [char for char in text if char.isalpha()]
    han = sum(1 for char in letters if _HAN.match(char))
    known = han + sum(1 for char in letters if _READ.match(char))
    if len(letters) >= 2 and known * 2 < len(letters):
        return True
    return han >= 5 and not _KANA.search(text) and not _AT_HOME.search(text)


def situation(seen: frozenset[str]) -> str:
    """Return the one situation to answer.

    A line that weighs and names nothing is `open`; one that weighs nothing is `plain`; without any cue it is `asking`
    when it is a question and `unread` otherwise.
    """
    for lone in ("silence", "foreign"):
        if lone in seen:
            return lone
    for topic in (*LAMP[:2], *WISHES, *ASKED, *LAMP[2:], *ITSELF[:-1], "insult"):
        if topic in seen:
            return topic
    asked = "self.other" in seen or {"you", "question"} <= seen
    if asked and not seen & {"heavy", *TURNS}:
        return "self.other"
    if NIGHT in seen:
        return "goodbye"
    light = "heavy" not in seen
    if light and "thanks" in seen:
        return "thanks"
    for topic in MATTERS:
        if topic in seen and not (light and (topic in NEUTRAL or ("glad" in seen and topic not in DONE))):
            return topic
    for topic in (*TURNS, *SHORT):
        # "No way" may be an answer, and a heavy one.
        if topic in seen and not (topic == "no" and not light):
            return topic
    if not light:
        return "glad" if "glad" in seen else "open"
    if "barrier.words" in seen:
        return "words"
    if "question" in seen:
        return "asking"
    return subject(seen)


def subject(seen: frozenset[str]) -> str:
    """Return what a line of everyday talk is about: `glad`, a subject, `plain` where none is named, `unread` without any cue."""
    if "glad" in seen:
        return "glad"
    near = next((topic for topic in SUBJECTS if topic in seen), None)
    near = near or next((LIGHT[topic] for topic in MATTERS if topic in seen and topic in LIGHT), None)
    return near or ("plain" if seen - set(BARRIERS) - _MARKS else "unread")


def matter(seen: frozenset[str]) -> str | None:
    """Return the weighing topic that a text names, for coming back to it later."""
    if "heavy" not in seen and not seen & (frozenset(MATTERS) - NEUTRAL):
        return None
    return next((topic for topic in MATTERS if topic in seen), None)
