"""Agreement: how far two people who read the same text answer alike, beyond what chance would give."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hideout.store import Row

# Below this, a share or a kappa says more about luck than about people.
FEWEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far answers agree: `read` pairs of answers, `alike` of them the same, `kappa` -1..1, None where it says nothing."""

    read: int
    alike: int
    kappa: float | None


def agreement(answers: Sequence[tuple[str, str]]) -> Agreement:
    """Return agreement and Cohen's kappa of pairs of answers (first, second)."""
    read = len(answers)
    alike = sum(one == other for one, other in answers)
    if read < FEWEST:
        return Agreement(read=read, alike=alike, kappa=None)
    first, second = Counter(one for one, _ in answers), Counter(other for _, other in answers)
    chance = sum(first[side] * second[side] for side in first) / read**2
    # When both always say the same, there is nothing that chance could not explain.
    kappa = None if chance == 1 else (alike / read - chance) / (1 - chance)
    return Agreement(read=read, alike=alike, kappa=kappa)


def by_pair(readings: Sequence[Row]) -> dict[tuple[str, str], Agreement]:
    """Return the agreement of every two people, whoever read first, by their names in order; appeals are none of it."""
    answers: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in readings:
        if row["why"] != "appeal":
            one, other = (row["first"], row["verdict"]), (row["second"], row["answer"])
            (name, side), (other_name, other_side) = sorted((one, other))
            answers[name, other_name].append((side, other_side))
    return {pair: agreement(given) for pair, given in sorted(answers.items())}


def of_team(readings: Sequence[Row]) -> Agreement:
    """Return the agreement of everybody together, without appeals."""
    return agreement([(row["verdict"], row["answer"]) for row in readings if row["why"] != "appeal"])


def overturned(readings: Sequence[Row], why: str) -> tuple[int, int]:
    """Return how many readings of a kind there were, and in how many the second answer was another."""
    kind = [row for row in readings if row["why"] == why]
    return len(kind), sum(row["verdict"] != row["answer"] for row in kind)
