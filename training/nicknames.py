"""What the vote on names learns from: their features, and how the vote on messages finds them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from moderation import names, nickname
from moderation.disguise import unspelt
from moderation.reading import Context, read
from moderation.weights import LEVELS, Features
from moderation.writing import writing_of
from training.table import Row, row_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """A name's features, how it is written, and whether lists or patterns refuse it."""

    seen: Features
    writing: str
    listed: bool


def weigh(name: str) -> Weighed:
    """Return what is known of a name before any vote."""
    reading = read(unspelt(name))
    listed = bool(names.listed(Context(kind="name", text=name, reading=read(name))))
    return Weighed(seen=nickname.features(name, reading), writing=writing_of(reading), listed=listed)


def rows(weighed: list[Weighed], answers: np.ndarray, limits: dict[str, dict[str, float]]) -> list[Row]:
    """Return a row a name; `answers` are what the vote on messages says of each, a column for each of LEVELS."""
    found = []
    for one, said in zip(weighed, answers, strict=True):
        levels = dict(zip(LEVELS, map(float, said), strict=True))
        found.append(row_of(nickname.heard(one.seen, levels, limits[one.writing])))
    return found
