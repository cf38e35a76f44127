"""What is needed at once, before anything is asked: a breath, a doctor after days without food, a bed, an adult who can act."""

from __future__ import annotations

import re
from collections.abc import Iterable

from companion import recall
from companion.choice import Picker
from companion.naming import PUT_OUT
from companion.recall import Earlier
from companion.talk import Talk
from companion.topics import MATTERS, SUBJECTS, situation

# Reply by reply while panic lasts: one step each, and in turn what a machine cannot know and who can help.
_BREATHS = (
    ("panic.floor", "panic.sure", "panic.wake"),
    ("panic.out", "panic.number"),
    ("panic.again",),
    ("panic.look", "panic.wake"),
    ("panic.again", "panic.number"),
)
_STEPS = ("panic.floor", "panic.out", "panic.again", "panic.look", "faint.sit")
# So many replies after the last step, it may still be said that it has eased.
_EASING = 4
_SCANTY = frozenset({"hungered", "eating"})
_BULLIED = frozenset({"posted", "posters", "bullying"})
_GOING = 4
# In panic these go on with the breath: what weighs, and what is said in few words.
_BREATHING = frozenset(
    {
        *("yes", "no", "unknown", "quip", "silence", "open", "scared", "anxious", "sad", "body", "tired"),
        *("advice", "huh", "exam"),
    }
)
_FEW = frozenset({"plain", "unread", "neutral"})
_SHORT = 28
# What is told of these with nothing heavy in it is no need.
_MERRY = frozenset({"glad", "crush", "game", "show", "sport", "music", "idol", "art", "pet", "outing"})
# Gone of one's own accord, and put out by nobody.
_LEFT = re.compile(
    r"家出|いえで(?:し|て|す)|(?:飛|と)び出し(?:た|て)|\b(?:ran|run|running) away\b|\bleft home\b"
)
_LAUGHS = re.compile(r"\b(?:lol|haha)$|笑$|わらい|笑いすぎ")
_LIKED = re.compile(r"好きな人|すきなひと|\bcrush\b")
_FINE = re.compile(
    r"\b(?:great|cute|funny|fun|love|lol|joke|haha)\b|いいね|かわい|うれし|嬉し|楽し|たのし|おもしろ|面白|じょうだん|冗談|笑$"
)
_PASSING = frozenset({"schoolday", "house", "school", "family", "company", "friends"})
# Who was put out or met with hatred says much else that is about just that.
_AFTER = frozenset(
    {
        *SUBJECTS,
        *MATTERS,
        *("plain", "unread", "open", "advice", "asking", "self.other", "unknown", "huh", "help"),
    }
) - {"friend", "grief", "exam"}
# Where the way to people is "somebody at home", these say that it is not.
_AWAY = frozenset({"putout", "outed", "abuse"})
_TOLD = frozenset({"outed", "gender", "news.told"})
_AWAY_KINDS = frozenset({"abuse", "sexual_abuse", "runaway", PUT_OUT})
# What a talk was last about -> which first sentence fits there.
_FIRST = {
    "putout": "home",
    "outed": "outed",
    "abuse": "home",
    "friend": "friend",
    "hungered": "eating",
    "eating": "eating",
    "posted": "bullying",
    "posters": "bullying",
    "bullying": "bullying",
    "panic": "panic",
    "faint": "panic",
}
_FIRST_KINDS = {
    "third_party": "friend",
    "abuse": "home",
    "sexual_abuse": "home",
    "runaway": "home",
    "eating": "eating",
}
# Told of somebody else, no breath of the visitor's is led.
_ANOTHERS = re.compile(
    r"\b(?:he|she|they|friend|mum|mom|dad|brother|sister) (?:cant|cannot|can not|fainted|passed|is passing)\b"
)


def met(talk: Talk, seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    """Return what a line needs at once, in one to three sentences, or nothing; `earlier` are recall.earlier's topics."""
    return (
        _near(talk, seen, picker)
        or _body(talk, seen, earlier, picker)
        or _food(seen, earlier, picker)
        or _bed(talk, seen, earlier, picker)
        or _words(talk, seen, picker)
        or _telling(talk, seen, earlier, picker)
        or _bullied(talk, seen, earlier, picker)
    )


def home_is_no_help(talk: Talk, said: Iterable[frozenset[str]]) -> bool:
    """Return whether the adults nearest are the danger, so that nobody is sent to them; `said` are topics line by line."""
    return not _AWAY_KINDS.isdisjoint(talk.kinds) or any(_AWAY & one for one in said)


def put_out(talk: Talk, earlier: Earlier) -> bool:
    """Return whether a talk told of being put out, or of no bed for the night; `earlier` are recall.earlier's topics."""
    return PUT_OUT in talk.kinds or any("putout" in one for one in earlier)


def _near(talk: Talk, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Say where to go, without a sound, to who hears somebody come who has hurt them."""
    if "footsteps" not in seen or not {"abuse", "sexual_abuse"} & {*talk.kinds} or "calmer" in seen:
        return ()
    return tuple(line for part in ("go", "card", "here") for line in picker.one(f"three.quiet.{part}"))


def _body(talk: Talk, seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    since = picker.since(*_STEPS)
    breath = "breath" in recall.lines(talk)[-1] or "息" in recall.lines(talk)[-1]
    if "eased" in seen and "panic" not in seen and since is not None and (breath or since <= _EASING):
        return picker.pair("panic.eased")
    line = talk.turns[-1].text.lower().replace("'", "")
    if "friend" in seen or _merry(line, seen) or _ANOTHERS.search(line):
        return ()
    if any(_SCANTY & one for one in earlier) and "starved" in seen:
        return ()
    away = home_is_no_help(talk, (*earlier, seen))
    if "faint" in seen:
        return (
            *picker.one("faint.sit"),
            *(() if away else picker.one("faint.call")),
            *picker.one("panic.number"),
        )
    if "panic" not in seen and not (since == 1 and _goes_on(talk, seen, earlier)):
        return ()
    done = sum(picker.holds(reply, *_STEPS) for reply in picker.replies)
    place = done if done < len(_BREATHS) else 2 + (done - 2) % (len(_BREATHS) - 2)
    parts = tuple("panic.sure" if away and part == "panic.wake" else part for part in _BREATHS[place])
    return tuple(line for part in dict.fromkeys(parts) for line in picker.one(part))


def _merry(line: str, seen: frozenset[str]) -> bool:
    """Return whether a line tells of play, of liking, or laughs, and of nothing that hurts."""
    light = seen & _MERRY or _LAUGHS.search(line)
    return bool(_LIKED.search(line) or (light and not seen & {"scared", "anxious", "sad", "exam", "no"}))


def _goes_on(talk: Talk, seen: frozenset[str], earlier: Earlier) -> bool:
    """Return whether a line in the midst of panic is no other subject: few words, or what weighs."""
    if not any({"panic", "faint"} & one for one in earlier[-_GOING:]):
        return False
    text = talk.turns[-1].text
    kind = situation(seen)
    return kind in _BREATHING or (kind in _FEW and len(text) <= (_SHORT if text.isascii() else _SHORT // 2))


def _food(seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    scanty = any(_SCANTY & one for one in earlier)
    if scanty and "asked.normal" in seen:
        return (*picker.one("starved.no"), *picker.one("starved.more"), *picker.one("starved.call"))
    if "starved" in seen and (scanty or _SCANTY & seen):
        return (*picker.one("starved"), *picker.one("starved.more"), *picker.one("starved.call"))
    if picker.since("two.eating.ask") == 1 and "yes" in seen and "no" not in seen:
        return (*picker.one("starved.more"), *picker.one("starved.call"), *picker.one("first.eating"))
    if scanty and "asked.sick" in seen:
        return (*picker.one("asked.sick"), *picker.one("starved.more"))
    if "hungered" in seen and ("hungry" not in seen or scanty):
        return (*picker.one("hungered"), *picker.one("hungered.more"), *picker.fresh("two.eating.ask"))
    return ()


def _bed(talk: Talk, seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    out = put_out(talk, earlier)
    if "elsewhere" in seen and home_is_no_help(talk, (*earlier, seen)):
        return picker.pair("elsewhere")
    if "regret" in seen and (_TOLD & seen or any(_TOLD & one for one in earlier)):
        return (*picker.one("regret"), *picker.one("outed.more"))
    if "scorned" in seen and any("outed" in one for one in earlier) and not out:
        return (*picker.one("outed.more"), *picker.one("belittled"))
    if "outed" in seen and "putout" not in seen:
        asked = () if "scorned" in seen or picker.since("outed") is not None else picker.fresh("outed.ask")
        return (*picker.one("outed"), *(asked or picker.one("outed.more")))
    if _merry(talk.turns[-1].text.lower(), seen - {"outing", "game"}):
        return ()
    if "putout" in seen and picker.since("putout") is None:
        left = _LEFT.search(talk.turns[-1].text.lower()) and PUT_OUT not in talk.kinds
        first = "putout.left" if left else "putout"
        return (*picker.one(first), *picker.one("putout.go"), *picker.one("putout.people"))
    if out and any("news.door" in one for one in earlier):
        return picker.fresh("putout.fetch") if seen & {"advice", "question"} else ()
    lately = any({"putout", "outside"} & one for one in earlier[-_GOING:])
    if out and "advice" in seen and (fetched := picker.fresh("putout.fetch")):
        return (*fetched, *picker.fresh("putout.people"))
    if "putout" in seen or (out and lately and ("outside" in seen or situation(seen) in _AFTER)):
        plain = "putout" in seen or "outside" in seen
        go = picker.fresh("putout.go", "putout.care")
        go = go or (picker.one("putout.go") if plain else picker.fresh("putout"))
        people = picker.fresh("putout.people") or (picker.one("putout.people") if plain else ())
        return (*go, *(people if go else ()))
    return ()


def _words(talk: Talk, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    # A voice that nobody else hears is no person who said so.
    if "belittled" not in seen or "psychosis" in talk.kinds:
        return ()
    return picker.pair("belittled")


def _telling(talk: Talk, seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    if "elsewhere" in seen and picker.since("telling", "telling.outside") in {1, 2}:
        return picker.one("telling.outside")
    asked = seen & {"telling.who", "telling.words"}
    if not asked and "advice" not in seen:
        return ()
    about = next(
        (_FIRST[topic] for one in (seen, *reversed(earlier)) for topic in _FIRST if topic in one), None
    )
    about = about or next((_FIRST_KINDS[kind] for kind in talk.kinds if kind in _FIRST_KINDS), None)
    if about is None or (not asked and about not in {"bullying", "eating"}):
        return ()
    if "telling.words" in seen:
        return (*picker.one("barrier.words"), *picker.one(f"first.{about}"))
    return (
        *picker.one("telling.outside" if home_is_no_help(talk, (*earlier, seen)) else "telling"),
        *picker.one(f"first.{about}"),
    )


def _bullied(talk: Talk, seen: frozenset[str], earlier: Earlier, picker: Picker) -> tuple[str, ...]:
    # Pictures held over somebody are no words of a class, and neither are those of a voice.
    if (
        not {"grooming", "psychosis"}.isdisjoint(talk.kinds)
        or seen & {"abuse", "friend"}
        or seen & _MERRY
        or _FINE.search(talk.turns[-1].text.lower())
    ):
        return ()
    if not seen & {"posted", "posters"}:
        # In passing words of school or home the talk is still about that.
        going = (
            any(_BULLIED & one for one in earlier[-_GOING:])
            and situation(seen) in _PASSING
            and "scared" not in seen
        )
        return picker.fresh("bullying.tell") if going else ()
    posted = "posted" in seen or any("posted" in one for one in earlier)
    kept = picker.fresh("bullying.keep") if posted else ()
    question = picker.fresh("bullying.ask") if not kept and picker.asked_in_a_row() < 2 else ()
    return (*picker.one("bullying.ack"), *(kept or question or picker.fresh("bullying.tell")))
