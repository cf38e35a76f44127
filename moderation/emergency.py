"""The vote on emergencies: whether a line tells that somebody may be lost within minutes, and in what."""

from __future__ import annotations

from dataclasses import dataclass

from moderation.reading import read
from moderation.rules import listen
from moderation.vote import features
from moderation.weights import model

# What a line may tell; what is learnt of each stands in `training/data/emergencies_*.tsv`.
KINDS = (
    *("fire", "breath", "collapse", "water", "trapped", "swallowed", "crash"),
    *("wound", "ill", "intruder", "followed", "ride", "attack", "lost"),
)

# What a line inside an emergency may tell or ask: help is there, reached or told of; it got better or worse; somebody got
# out, cannot call, is still in there; it was a mistake; will they be cross; "I will go back in".
FOLLOWS = ("came", "linked", "told", "woke", "out", "mute", "worse", "within", "undone", "cross", "danger")
# As likely as this a line tells it; relief has to be surer, since a child would be left alone with what is not over.
RELIEF = frozenset({"came", "linked", "woke", "out", "undone"})
_SURE, _ENOUGH = 0.45, 0.25


@dataclass(frozen=True, kw_only=True, slots=True)
class Emergency:
    """What an emergency would be, one of KINDS; whether it is sure, or only likely enough to be asked about; whether certain."""

    kind: str
    sure: bool
    certain: bool


def hear(text: str) -> Emergency | None:
    """Return the emergency that a text tells, or None where it is unlikely or no weights are installed."""
    known = model()
    if known is None:
        return None
    reading = read(text)
    answers = known.emergencies.answers(features(reading, listen(reading)))
    chance = answers.pop("any")
    limits = known.thresholds["emergency"]
    if chance <= limits["likely"]:
        return None
    return Emergency(
        kind=max(answers, key=answers.__getitem__),
        sure=chance > limits["sure"],
        certain=chance > (1 + limits["sure"]) / 2,
    )


def follows(text: str) -> str:
    """Return what a line that stands inside an emergency tells, one of FOLLOWS, or an empty text."""
    known = model()
    if known is None:
        return ""
    reading = read(text)
    answers = known.follows.answers(features(reading, listen(reading)))
    told = max(answers, key=answers.__getitem__)
    return told if answers[told] > (_SURE if told in RELIEF | {"told"} else _ENOUGH) else ""
