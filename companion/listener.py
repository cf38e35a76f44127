"""The scripted listener: listens, says back a little, asks one open question at a time; needs no key, no network."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from companion import (
    aftermath,
    anchor,
    attention,
    barriers,
    brought,
    danger,
    dose,
    edge,
    footing,
    gladness,
    guess,
    haven,
    listening,
    offers,
    outright,
    peril,
    phoneless,
    reflection,
    relief,
    repair,
    replied,
    rescue,
    strait,
    tongues,
    tooclose,
    torn,
    trouble,
    unsure,
    vigil,
    waking,
    whisper,
    wish,
)
from companion.anchor import MOST_SENTENCES
from companion.choice import Picker
from companion.hush import hushed
from companion.lines import lines_of
from companion.scene import Scene, topics_of
from companion.talk import CARD, Talk
from companion.topics import ASKED, ITSELF, LAMP, NIGHT, WISHES
from moderation.verdict import Verdict

Step = Callable[[Scene], tuple[str, ...]]
# A reply is what the first of these has to say. What was told bit by bit, and this very line goes on with, comes before
# what any talk would be given; danger has its own words; listening is what remains.
ORDER: tuple[Step, ...] = (
    tongues.answered,
    outright.answered,
    phoneless.answered,
    edge.answered,
    dose.answered,
    aftermath.answered,
    strait.answered,
    whisper.answered,
    wish.answered,
    footing.corrected,
    relief.answered,
    waking.answered,
    rescue.answered,
    tooclose.answered,
    gladness.answered,
    peril.answered,
    torn.answered,
    repair.answered,
    brought.answered,
    reflection.merry,
    replied.answered,
    vigil.went_on,
    attention.first,
    brought.afterwards,
    footing.near,
    vigil.answered,
    trouble.answered,
    guess.answered,
    unsure.answered,
    unsure.went_on,
    danger.answered,
    listening.answered,
)
# People weighed these words: where one of these has some, no model is asked. What people began step by step, they end.
WEIGHED: tuple[Callable[[Scene], object], ...] = (
    tongues.answered,
    phoneless.answered,
    outright.answered,
    haven.answered,
    edge.answered,
    dose.answered,
    aftermath.answered,
    strait.answered,
    whisper.answered,
    wish.answered,
    footing.corrected,
    rescue.answered,
    tooclose.answered,
    gladness.answered,
    peril.answered,
    torn.answered,
    relief.answered,
    repair.answered,
    brought.answered,
    vigil.answered,
    offers.answered,
    attention.first,
    barriers.weighed,
    danger.due,
)
_PEOPLES = frozenset({*LAMP, *WISHES, *ASKED, *ITSELF, "goodbye", NIGHT, "silence"}) - {"self.other"}


def opening(language: str, seed: int) -> tuple[str, ...]:
    """Return what stands in the talk before anybody wrote: a machine that forgets, and an open door."""
    lines = lines_of(language)
    names = ("opening", "opening.invite")
    return tuple(lines[name][seed % len(lines[name])] for name in names)


def reply(talk: Talk, verdict: Verdict, language: str) -> tuple[str, ...]:
    """Return one to three written sentences (readings as `{漢字|かんじ}`) for a talk that ends with the visitor.

    The risk is the graver of what this line says and what the talk remembers. The same talk gets the same reply.
    """
    seen = topics_of(talk)
    scene = _scene(talk, verdict, seen, language, hush=hushed(talk, verdict, seen))
    said: Iterator[tuple[str, ...]] = (step(scene) for step in ORDER)
    chosen = next(filter(None, said), scene.picker.one("fallback"))[:MOST_SENTENCES]
    return anchor.anchored(scene, haven.instead(scene, chosen))


def must_speak(talk: Talk, verdict: Verdict, seen: frozenset[str], language: str) -> bool:
    """Return whether people's words are due, so that no model may be asked; level three always is such a case."""
    # What the lamp is, ways to be hurt, and a goodbye have answers that people have weighed.
    return (
        talk.level(verdict) >= 3
        or "method" in verdict.flags
        or not seen.isdisjoint(_PEOPLES)
        or any(step(_scene(talk, verdict, seen, language)) for step in WEIGHED)
    )


def break_off(talk: Talk, language: str) -> tuple[str, ...]:
    """Return what ends a reply that broke off after some of it was shown; it asks nothing."""
    return Picker(talk, lines_of(language), hushed=True).one("fallback")


def _scene(talk: Talk, verdict: Verdict, seen: frozenset[str], language: str, *, hush: bool = False) -> Scene:
    lines = lines_of(language)
    if waking.worried(talk):
        # What is said first to somebody is then about the friend.
        lines = {**lines, "barrier.first": lines["first.friend"]}
    level = talk.level(verdict)
    if level <= CARD and whisper.numberless(talk):
        # The card stands there whatever is said of it; here it is people who are named.
        lines = {**lines, "two.card": lines["whisper.nocard"]}
    if level < CARD and verdict.level > 0:
        # The screens heard something weigh, even where no cue of ours did.
        seen |= {"heavy"}
    return Scene(talk=talk, verdict=verdict, seen=seen, level=level, picker=Picker(talk, lines, hushed=hush))
