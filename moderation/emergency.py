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


@dataclass(frozen=True, kw_only=True, slots=True)
class Emergency:
    """What an emergency would be, one of KINDS; whether it is sure, or only likely enough to be asked about."""

    kind: str
    sure: bool


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
    return Emergency(kind=max(answers, key=answers.__getitem__), sure=chance > limits["sure"])
