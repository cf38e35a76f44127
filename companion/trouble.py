"""Ordinary troubles: a phone taken, a friend who turned away, a bad mark; what a line tells of them, and what one may do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from companion import recall, reflection
from companion.asked import about_danger
from companion.cues import Cues
from companion.scene import Scene
from companion.subject import FACETS, FIRST, TROUBLES
from companion.talk import CARD, Talk, told
from companion.telling import MILD
from companion.topics import LIGHT, SUBJECTS, recognise, situation
from hideout.assets import ASSETS

if TYPE_CHECKING:
    from companion.choice import Picker

CUES = Cues(ASSETS / "companion" / "troubles")
# Trouble -> two halves that tell it where both stand in one line.
_HALVES = {
    "phone": {"half.device", "half.take"},
    "scolded": {"half.teacher", "half.scold"},
    "marks": {"half.test", "half.low"},
    "shunned": {"half.friend", "half.shun"},
    "petill": {"half.pet", "half.ill"},
    "sibling": {"half.sibling", "half.annoy"},
}
# So many lines back a trouble may have been named.
_BACK = 8
_NUMBER = re.compile(
    r"[0-9０-９]|(?<![a-z])(?:two|three|four|five|six|ten|twenty) (?:years|months|weeks|pounds)"
)
# What may be said of these is said by listening: they have weighed words.
_WEIGHED = frozenset(
    {"abuse", "friend", "grief", "farewell", "pregnant", "gender", "eating", "selfhate", "blame"}
)
# A feeling is met for itself, unless the line tells more of the trouble.
_FELT = frozenset({"sad", "anger", "scared", "anxious", "lonely", "tired", "sleep", "body"})
# These are met by words of their own when they are first named.
_MET = frozenset({"bullying", "crush", "heartbreak", "money", "work", "club", "friends"})
# What goes on with a trouble in passing.
_BESIDE = frozenset(
    {
        *SUBJECTS,
        *LIGHT,
        *_FELT,
        *("plain", "unread", "open", "neutral", "money", "heartbreak", "bullying", "yes", "no", "unknown"),
        *("advice", "sorry", "asking", "quip", "help", "glad"),
    }
)
# Where no trouble was named, only what would be met by words that fit anything.
_UNNAMED = frozenset({"plain", "unread", "open", "neutral"})
# What is liked is talked of for itself.
LIKED = frozenset({"pet", "game", "music", "idol", "art", "crush", "glad"})
# These facets say when, where and how much; after a question about danger they may be its answer.
_SMALL = frozenset({"when", "often", "place", "amount", "name", "alone", "tomorrow"})
# The lamp says that it did not understand no more often than that.
_RARELY = 3
# These facets are told of some troubles only.
_OF = {
    "lose": {"petill"},
    "amount": {"marks", "money"},
    "lesson": {"scolded", "marks", "crush", "names", "shunned", "rumour", "chat", "breakup"},
}
# A line that says no more than when is of so many words, or letters of Japanese.
_BRIEF, _BRIEF_KANA = 4, 8
_ANSWERS = frozenset({"yes", "no", "unknown"})


def named(text: str) -> str | None:
    """Return the trouble that one line names, or None."""
    marks = CUES.marks(text)
    return next((kind for kind in TROUBLES if kind in marks or _HALVES.get(kind, {""}) <= marks), None)


def going(talk: Talk) -> str | None:
    """Return the trouble that a talk was about before its last line, or None where it was let drop."""
    for text in reversed(recall.lines(talk)[:-1][-_BACK:]):
        if "drop" in recognise(text):
            return None
        if kind := named(text):
            return kind
    return None


def goes_on(talk: Talk) -> bool:
    """Return whether the last line tells more of the trouble that a talk is about."""
    return going(talk) is not None and bool(_facets(talk.turns[-1].text))


def denies(talk: Talk) -> bool:
    """Return whether the last line denies what others say of its writer, and nothing that the lamp said."""
    return going(talk) == "rumour" and "denied" in _facets(talk.turns[-1].text)


def asks(picker: Picker) -> bool:
    """Return whether the lamp's last question was about a trouble."""
    return bool(picker.replies) and picker.holds(
        picker.replies[-1], *(f"trouble.{kind}.ask" for kind in TROUBLES), "facet.unsure"
    )


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said to a trouble, or to a line that goes on with one; nothing where danger or others have words."""
    talk, picker = scene.talk, scene.picker
    if not talk.turns or talk.turns[-1].who != "visitor" or not picker.replies:
        return ()
    text = talk.turns[-1].text
    new, old = named(text), going(talk)
    kind, about = new or old, situation(scene.seen)
    if about not in (_BESIDE if kind else _UNNAMED) or scene.seen & FIRST:
        return ()
    facets = tuple(facet for facet in _facets(text) if facet not in _OF or kind in _OF[facet])
    if about == "glad" and not set(facets) - _SMALL:
        return ()
    if not _may(scene, facets, begun=new is not None):
        return ()
    if kind is None:
        return _told(facets, scene)
    said = _words(kind, about, facets, scene, begins=new is not None and new != old)
    risen = bool(said) and talk.answered < scene.level and scene.level >= CARD
    return (*said[:2], *picker.fresh("two.card")) if risen else said


def _told(facets: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Return what is said where no trouble has a name here, and the line still tells what happened."""
    picker = scene.picker
    if recall.going(scene.talk) in LIKED:
        # Talk of what is liked goes on as that.
        return ()
    for facet in facets:
        if scene.level >= CARD or facet == "name" or (facet in _SMALL and len(recall.lines(scene.talk)) < 2):
            continue
        if word := picker.fresh(f"facet.{facet}"):
            return (*word, *(picker.fresh("facet.ask") if picker.asked_in_a_row() < 2 else ()))
    return ()


def _facets(text: str) -> tuple[str, ...]:
    marks = CUES.marks(text)
    found = tuple(
        facet for facet in FACETS if f"facet.{facet}" in marks and (facet != "when" or _brief(text))
    )
    return found or (("amount",) if _NUMBER.search(text.lower()) else ())


def _brief(text: str) -> bool:
    return len(text.split()) <= _BRIEF if text.isascii() else len(text.replace(" ", "")) <= _BRIEF_KANA


def _may(scene: Scene, facets: tuple[str, ...], *, begun: bool) -> bool:
    """Return whether a trouble may be spoken of: no danger, or one that was only guessed at and is asked about elsewhere."""
    if scene.level < CARD:
        return True
    talk, picker = scene.talk, scene.picker
    if scene.level > CARD or talk.alarm != "guessed" or told(scene.verdict):
        return False
    if not set(talk.named) <= MILD:
        return False
    if scene.verdict.level >= CARD and talk.answered >= CARD:
        # Guessed once more: it is asked about.
        return False
    asked = picker.replies[-1]
    if about_danger("\n".join(picker.replies[-3:][0])) and not about_danger("\n".join(asked)):
        # What was left unanswered is asked once more.
        return False
    plain = begun or bool(set(facets) - _SMALL)
    return plain or not (scene.verdict.level >= CARD or about_danger("\n".join(asked)))


def _words(kind: str, about: str, facets: tuple[str, ...], scene: Scene, *, begins: bool) -> tuple[str, ...]:
    picker = scene.picker
    if begins and (word := picker.fresh(f"{about}.ack" if about in _MET else f"trouble.{kind}")):
        return (*word, *_ask(kind, picker))
    if about in {"advice", "help"} or ("question" in scene.seen and "advice" in scene.seen):
        return picker.fresh(f"trouble.{kind}.do")
    if about == "asking":
        return ()
    for facet in facets:
        if word := picker.fresh(f"facet.{facet}"):
            return (*word, *_ask(kind, picker))
    if about in _FELT:
        return ()
    if about in _ANSWERS:
        return (*picker.one(f"{about}.ack"), *_ask(kind, picker)) if asks(picker) else ()
    if _answers(scene):
        return (*picker.one("answer.ack"), *_ask(kind, picker))
    if reflection.kind_of(scene):
        # A line that tells something else is met for itself.
        return ()
    said = picker.since("trouble.on")
    if (said is None or said > _RARELY) and (on := picker.fresh("trouble.on")):
        return (*on, *_ask(kind, picker))
    since = picker.since("facet.unsure")
    return picker.fresh("facet.unsure") if since is None or since > _RARELY else ()


def _answers(scene: Scene) -> bool:
    """Return whether a line is a word alone after a question about the trouble; not every time, or it is an echo."""
    thanked = scene.picker.since("answer.ack")
    if not asks(scene.picker) or (thanked is not None and thanked <= _RARELY):
        return False
    return reflection.word(scene.talk.turns[-1].text)


def _ask(kind: str, picker: Picker) -> tuple[str, ...]:
    """Return a question that belongs to the trouble; after two in a row there is room instead."""
    return picker.fresh(f"trouble.{kind}.ask") if picker.asked_in_a_row() < 2 else ()
