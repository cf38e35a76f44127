"""What the vote on names learns from: their features, and how the vote on messages finds them."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass

import numpy as np

from moderation import names, nickname
from moderation.reading import Context, read
from moderation.weights import Features, Table
from moderation.writing import writing_of
from training import lines
from training.descent import crossed, fit
from training.table import Packed, Row, matrix, pack, row_of, vocabulary
from training.thresholds import name_limits

# Places of the table, as a power of two.
BITS = 18


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """A name's features, how it is written, whether lists or patterns refuse it, and whether beyond doubt."""

    seen: Features
    writing: str
    listed: bool
    certain: bool


def weigh(name: str) -> Weighed:
    """Return what is known of a name before any vote."""
    found = names.listed(Context(kind="name", text=name, reading=read(name)))
    return Weighed(
        seen=nickname.features(name, found.meant, found.signs),
        writing=writing_of(found.meant),
        listed=bool(found.findings),
        certain=found.certain,
    )


def rows(weighed: list[Weighed], levels: Table, limits: dict[str, dict[str, float]]) -> list[Row]:
    """Return a row a name; `levels` is the vote on messages, to which a name is a short one."""
    return [row_of(nickname.heard(one.seen, levels, limits[one.writing])) for one in weighed]


def learn(levels: Table, limits: dict[str, dict[str, float]]) -> tuple[Packed, dict[str, float]]:
    """Learn the vote on names, after the one on messages, whose answers (`levels`) are among its features."""
    given = lines.names()
    refused = np.array([[name.refused] for name in given], dtype=np.float32)
    with multiprocessing.Pool() as pool:
        weighed = pool.map(weigh, [name.text for name in given], chunksize=100)
    found = rows(weighed, levels, limits)
    known = vocabulary(found)
    data, weights = matrix(found, known), np.ones_like(refused)
    answers = crossed(data, refused, weights, len(found))[:, 0]
    listed, certain = (np.array([getattr(one, which) for one in weighed]) for which in ("listed", "certain"))
    bad = refused[:, 0] > 0
    chosen = name_limits(answers, listed, certain, bad)
    caught = certain | (answers > np.where(listed, chosen["listed"], chosen["refuse"]))
    print(
        f"{len(given)} names: {caught[bad].mean():.3f} of the bad ones refused, {caught[~bad].mean():.3f} of the others, {chosen}",
        flush=True,
    )
    table, bias = fit(data, refused, weights)
    return (("refuse",), bias, BITS, pack(known, table, BITS)), chosen
