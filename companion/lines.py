"""The lamp's written lines: loaded once, checked when loaded, looked up by section name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from companion import sections
from companion.guard import faults
from companion.offers import STEPS
from companion.queries import SECTIONS as OUTRIGHT
from companion.reflection import SECTIONS as REFLECTED
from companion.sections import BrokenText, Entry
from companion.strand import FOOTING, SECTIONS
from companion.subject import SECTIONS as SUBJECT_SECTIONS
from companion.topics import (
    ANSWERED,
    ASKED,
    BARRIERS,
    ITSELF,
    LAMP,
    MATTERS,
    NEWS,
    QUESTIONS,
    RIDDLES,
    STORIES,
    SUBJECTS,
    WORDS,
)
from companion.upshot import SECTIONS as UPSHOTS
from companion.whisper import SECTIONS as WHISPERS
from hideout.assets import ASSETS
from hideout.language import BY_CODE, DEFAULT, plain

LONGEST = 80
FILES = (
    *("opening.txt", "everyday.txt", "feelings.txt", "turns.txt", "offers.txt"),
    *("lamp.txt", "itself.txt", "danger.txt", "barriers.txt", "strands.txt"),
    *("needs.txt", "truths.txt", "stories.txt", "footing.txt", "questions.txt", "peril.txt"),
    *("brought.txt", "rescue.txt", "emergency.txt", "troubles.txt", "whispers.txt", "straits.txt"),
    *("hazards.txt", "reflected.txt", "upshots.txt", "steps.txt", "outright.txt"),
)
HIGH = (
    *("death", "unmissed", "selfharm", "abuse", "eating", "friend", "witness", "parent", "charge"),
    *("harm", "online", "away", "voices", "other"),
)
IMMINENT = ("now", "quiet", "soon", "friend", "harm")

# Section -> the fewest lines it must hold, so that no line need be said twice running.
REQUIRED: dict[str, int] = {
    **dict.fromkeys(("opening", "opening.invite", "machine", "reminder.machine", "reminder.break"), 2),
    **dict.fromkeys(("greeting.ack", "greeting.ask", "glad.ack", "glad.ask", "thanks", "goodbye"), 3),
    **dict.fromkeys(
        ("goodbye.night", "stop", "joke", "joke.more", "joke.end", "help", "help.more", "phone"), 3
    ),
    **dict.fromkeys(("phone.more", "chat", "near", "play", "play.more", "play.ask", "insult"), 3),
    **dict.fromkeys(("stop.more", "insult.more"), 3),
    **{"goodbye.rest": 2, "near.home": 1, "unread": 5, "unread.more": 5, "two.later": 2, "three.leave": 3},
    **dict.fromkeys(("silence", "unknown.ack", "yes.ack", "no.ack", "turn", "room", "little", "easy.ask"), 3),
    **dict.fromkeys(("quip", "huh", "huh.more", "drop", "long.ack", "long.ask", "self.back"), 3),
    **dict.fromkeys(("asking", "asking.ask", "words.ask", "begin"), 3),
    **dict.fromkeys(("writing", "writing.more", "writing.card", "reached.more"), 2),
    **{"reached": 3, "calmer": 3, "calmer.more": 2},
    **{"waking": 3, "torn": 2, "torn.refuse": 2, "torn.more": 2},
    **{"eased.denied": 3, "eased.folded": 3, "eased.over": 3, "eased.right": 2, "eased.told": 2},
    **{f"{topic}.{part}": 3 for topic in SUBJECTS for part in ("ack", "ask")},
    **{part: 2 for kind in ITSELF for part in (kind, f"{kind}.ask")},
    **dict.fromkeys(("fact", "fact.ask", "advice.ack", "advice.ask"), 3),
    **dict.fromkeys(("open.ack", "open.ask", "stay"), 5),
    **{f"{topic}.ack": 3 for topic in MATTERS},
    **{f"{topic}.ask": 3 for topic in MATTERS},
    **{f"{topic}.back": 2 for topic in MATTERS},
    **dict.fromkeys(LAMP, 3),
    **{f"{topic}.more": 2 for topic in LAMP},
    **{part: 2 for kind in ASKED for part in (kind, f"{kind}.more")},
    **{"safer": 3, "sorry": 3, "wish.now": 3, "wish.say": 2},
    **{f"offer.{way}": 2 for way in STEPS},
    **{step: 2 for steps in STEPS.values() for step in steps},
    **{"offer.no": 3, "heard": 5, "pace": 4, "barrier.ask": 3, "barrier.other": 2, "barrier.first": 4},
    **{part: 2 for kind in BARRIERS for part in (kind, f"{kind}.more")},
    **dict.fromkeys(("panic.floor", "panic.out", "panic.again", "panic.look", "panic.eased"), 3),
    **{
        "panic.eased.more": 3,
        "panic.sure": 2,
        "panic.wake": 2,
        "panic.number": 2,
        "faint.sit": 2,
        "faint.call": 2,
    },
    **{
        "hungered": 3,
        "hungered.more": 3,
        "starved": 2,
        "starved.more": 2,
        "starved.call": 2,
        "starved.no": 2,
    },
    **{
        "putout": 3,
        "putout.go": 3,
        "putout.people": 4,
        "putout.care": 2,
        "putout.stranger": 2,
        "putout.fetch": 2,
        "elsewhere": 2,
        "elsewhere.more": 2,
    },
    **{
        "outed": 2,
        "outed.ask": 2,
        "outed.more": 2,
        "regret": 2,
        "belittled": 3,
        "belittled.more": 2,
        "bullying.keep": 3,
        "bullying.tell": 3,
    },
    **{"telling": 2, "telling.outside": 2},
    **{f"first.{about}": 2 for about in ("eating", "bullying", "home", "outed", "friend", "panic")},
    **{part: 2 for kind in QUESTIONS for part in (kind, f"{kind}.more")},
    **{"asked.fool": 2, "asked.late": 2, "abroad": 2, "abroad.more": 3, "lost": 3, "lost.more": 3},
    **{"dark": 3, "dark.more": 3, "ghost": 2, "asleep": 2, "tummy": 3, "tummy.more": 3},
    **dict.fromkeys(NEWS, 3),
    **{part: 2 for kind in ANSWERED for part in (kind, f"{kind}.more")},
    **dict.fromkeys(("ask.hush", "ask.hush.more", "ask.hush.life", "ask.stole", "ask.stole.more"), 2),
    **dict.fromkeys(("ask.fault", "ask.fault.done", "ask.fault.home", "ask.fault.death", "dull.ask"), 2),
    **dict.fromkeys(
        (
            "ask.other",
            "ask.tears",
            "ask.tears.more",
            "ask.country.find",
            "failed",
            "failed.more",
            "failed.more.who",
        ),
        2,
    ),
    **dict.fromkeys(("feared", "feared.more", "news.better.more", "sign.near", "sign.good"), 2),
    **dict.fromkeys(("sign.hurt", "sign.hurt.ask", "sign.sad", "sign.sad.ask"), 2),
    **dict.fromkeys(("about.home", "about.school", "about.done", "about.done.more"), 2),
    **dict.fromkeys(("dial.ambulance", "dial.police", "about.ask"), 3),
    **{"news.told.more": 2, "news.safe.more": 2, "story.more": 2, "riddle.guess": 2},
    **dict.fromkeys(WORDS, 2),
    **dict.fromkeys(STORIES, 3),
    **dict.fromkeys(RIDDLES, 2),
    "method.ask": 3,
    "foreign": 3,
    "foreign.more": 2,
    **{f"two.{kind}.ack": 3 for kind in HIGH},
    **{f"two.{kind}.ask": 3 for kind in HIGH},
    **{
        "two.card": 3,
        "two.guess.ask": 3,
        **{"two.past": 2, "two.past.ask": 2, "two.denied": 2},
        **dict.fromkeys(("two.unsure", "two.unsure.ask", "two.unsure.card"), 3),
        **dict.fromkeys(("three.unsure", "three.unsure.card", "three.unsure.here"), 2),
        "two.now": 3,
        "two.some": 3,
        "two.some.ask": 3,
        "abandoned": 2,
        "protest": 3,
        "protest.more": 2,
        "two.tell": 3,
        "two.again": 2,
        "two.stay": 3,
        "two.abuse.blame": 2,
        "two.abuse.step": 3,
        "two.abuse.kindly": 2,
    },
    **{f"three.{kind}.{part}": 2 for kind in IMMINENT for part in ("go", "card", "here")},
    "reminder": 3,
    **{"three.after": 4, "three.after.card": 4, "three.anchor": 4, "three.anchor.taken": 3, "fallback": 3},
    **SECTIONS,
    **FOOTING,
    **SUBJECT_SECTIONS,
    **WHISPERS,
    **REFLECTED,
    **UPSHOTS,
    **OUTRIGHT,
}

_END = re.compile(r"[。？?.]")
_RUBY = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
# The only numbers that people's written words may name; a machine's may name none.
_EMERGENCY = re.compile(r"(?<!\d)(?:110|119|189)(?!\d)|#(?:8891|9110)(?!\d)")
# What asks for more than a yes or a no, in Japanese; how a question begins that asks for just that, in English.
_OPEN_JA = re.compile(
    "(?:何|なに|だれ|どこ|いつ)(?!か(?!ら)|も)|なん|どん|(?<!こう)どう|どの|どち|どれ|いくつ|ましょう|か、"
)
_CLOSED_EN = re.compile(
    r"(?:is|are|am|was|were|do|does|did|has|have|had|would|could|can|shall|might|may|will)\b", re.IGNORECASE
)
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30faー]+")
_DOUBLE_NEGATIVE = re.compile(
    r"なく(?:は|も)な[いか]|ないわけ(?:では|じゃ)な|ない(?:こと|の)(?:は|も)な|なければなら|ないと(?:いけ|は限ら)な"
    r"|\bnot (?:un|im)\w+ly\b|\b(?:can|do|does|is)(?:n't| not) not\b",
)


@cache
def lines_of(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return section -> lines of a language (an unknown one speaks the default); BrokenText names a bad line."""
    code = language if language in BY_CODE else DEFAULT.code
    return load(ASSETS / "companion" / code, code)


def load(folder: Path, language: str) -> dict[str, tuple[str, ...]]:
    """Return section -> lines of a folder of text files, or raise BrokenText naming file and line.

    Every line has its shape here. Whether the lamp may say it, `defect` tells: a second for all of them, which is too long for every start of a house.
    """
    written = _written(folder)
    for entries in written.values():
        _shaped(entries, language)
    return {section: tuple(entry.text for entry in entries) for section, entries in written.items()}


def _written(folder: Path) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for name in FILES:
        for section, entries in sections.read(folder / name).items():
            if section not in REQUIRED:
                raise BrokenText(f"{name}: nobody reads a section [{section}] (in {folder.name}/)")
            if section in found:
                raise BrokenText(
                    f"{name}: the section [{section}] also stands in another file (in {folder.name}/)"
                )
            found[section] = entries
    for section, fewest in REQUIRED.items():
        entries = found.get(section, ())
        if len(entries) < fewest:
            raise BrokenText(f"{folder.name}/: [{section}] has {len(entries)} lines and needs {fewest}")
    return found


def is_question(line: str) -> bool:
    """Return whether a line asks something."""
    return line.endswith(("か。", "?", "？"))


def is_closed(question: str) -> bool:
    """Return whether a question can be answered by yes or no."""
    shown = plain(question)
    if shown.endswith("?"):
        return bool(_CLOSED_EN.match(shown)) and " or " not in shown
    return not _OPEN_JA.search(shown)


def _shaped(entries: tuple[Entry, ...], language: str) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.text in seen:
            raise entry.broken("the same line twice in one section")
        seen.add(entry.text)
        if wrong := _misshapen(entry.text, language):
            raise entry.broken(wrong)


def defect(line: str, language: str) -> str:
    """Return what is wrong with a written line, or an empty text: its shape, and what the lamp never says."""
    if wrong := _misshapen(line, language):
        return wrong
    if language == "ja_Hira":
        return _defect_of_easy(_EMERGENCY.sub("", line))
    said = faults(_EMERGENCY.sub("", plain(line)), language)
    return f"the lamp does not say this ({', '.join(said)})" if said else ""


def _misshapen(line: str, language: str) -> str:
    shown = plain(line)
    if len(shown) > LONGEST:
        return f"longer than {LONGEST} characters"
    if not shown.endswith(("。", "？") if language != "en" else (".", "?")):
        return "a line is one sentence with its full stop"
    if len(_END.findall(shown)) != 1:
        return "more than one sentence in a line"
    if "!" in shown or "！" in shown:
        return "exclamation mark"
    if _DOUBLE_NEGATIVE.search(shown):
        return "double negative"
    return ""


def _defect_of_easy(line: str) -> str:
    for _, reading in _RUBY.findall(line):
        if not _KANA.fullmatch(reading):
            return f"the reading {reading} is not kana"
    read_out = _RUBY.sub(r"\2", line)
    # Both spellings are listed: the one with kanji as Japanese, the one read out as easy Japanese.
    said = (*faults(read_out, "ja_Hira"), *faults(plain(line), "ja"))
    if "surface" in faults(read_out, "ja_Hira"):
        return "a kanji without its reading, a number, or a foreign letter"
    return f"the lamp does not say this ({', '.join(dict.fromkeys(said))})" if said else ""
