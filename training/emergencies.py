"""What the vote on emergencies learns from: lines that tell one, their harmless look-alikes, and the talk of every day."""

from __future__ import annotations

import numpy as np

from moderation.emergency import FOLLOWS, KINDS
from training.descent import crossed, fit, said
from training.lines import Alarm, Line
from training.table import Packed, Row, matrix, pack, vocabulary
from training.thresholds import emergency_limits

# Places of the table, as a power of two.
BITS, FOLLOW_BITS = 18, 16
# So few lines need more rounds.
FOLLOW_ROUNDS = 8
# Of so many harmless messages one is learnt from: all of them crowd the table, and less is heard.
SPARSE = 2
# How much a line that tells an emergency counts as one that tells nothing of what follows.
TOLD = 0.1
HEADS = ("any", *KINDS)
LANGUAGES = frozenset({"ja", "en"})
# The gravest lines of these kinds may tell an emergency as well, and a cry for help of any gravity.
UNSAID = frozenset({"third_party", "abuse", "neglect", "violence", "grooming", "sexual_violence", "overdose"})
CRY = "cry"


def harmless(line: Line) -> bool:
    """Return whether a message to the lamp surely tells no emergency of body or place."""
    grave = line.level > 2 and (line.now or line.kind in UNSAID)
    return line.language in LANGUAGES and not grave and (line.level <= 1 or line.kind != CRY)


def ordinary(line: Line) -> bool:
    """Return whether a message is ordinary talk, in which hardly ever an emergency may be heard."""
    return line.language in LANGUAGES and line.level == 0


def learn(
    alarms: list[Alarm], told: list[Row], calm: list[Row], ordinary: list[Row], again: int = 0
) -> tuple[Packed, dict[str, float]]:
    """Learn from `alarms` (their rows in `told`) and harmless lines (`calm`); `ordinary` lines choose the thresholds.

    The last `again` of the alarms are others once more, as somebody else would type them: none of them judges.
    """
    rows = [*told, *calm[::SPARSE]]
    wanted = np.zeros((len(rows), len(HEADS)), dtype=np.float32)
    weights = np.zeros_like(wanted)
    weights[:, 0] = 1
    weights[: len(alarms), 0] = [alarm.weight for alarm in alarms]
    for place, alarm in enumerate(alarms):
        if alarm.kind != "none":
            wanted[place, [0, HEADS.index(alarm.kind)]] = 1
            weights[place] = weights[place, 0]  # which one it is, is asked for only where there is one
    known = vocabulary(rows)
    data = matrix(rows, known)
    first = np.r_[: len(told) - again, len(told) : len(rows)]
    answers = crossed(data[first], wanted[first], weights[first], len(told) - again)
    table, bias = fit(data, wanted, weights)
    packed = pack(known, table, BITS)
    limits = emergency_limits(said(matrix(ordinary, known), packed[2], bias)[:, 0])
    judged = wanted[: len(answers)]
    grave = judged[:, 0] > 0
    right = answers[grave, 1:].argmax(axis=1) == judged[grave, 1:].argmax(axis=1)
    for name, limit in limits.items():
        heard = answers[:, 0] > limit
        print(
            f"emergencies {name}: {heard[grave].mean():.3f} of {grave.sum()} heard, {heard[~grave].mean():.3f} of"
            f" {(~grave).sum()} look-alikes; the right one in {right.mean():.3f}",
            flush=True,
        )
    return (HEADS, bias, BITS, packed), limits


def learn_follows(lines: list[Alarm], rows: list[Row], told: list[Row]) -> Packed:
    """Learn what lines inside an emergency tell; `told` are lines that tell an emergency, which are no answer to one."""
    everything = [*rows, *told]
    wanted = np.zeros((len(everything), len(FOLLOWS)), dtype=np.float32)
    weights = np.full_like(wanted, TOLD)
    weights[: len(lines)] = 1
    for place, line in enumerate(lines):
        wanted[place] = [line.kind == one for one in FOLLOWS]
    known = vocabulary(everything)
    data = matrix(everything, known)
    answers = crossed(data, wanted, weights, len(lines), FOLLOW_ROUNDS)
    right = answers.argmax(axis=1) == wanted[: len(lines)].argmax(axis=1)
    one = wanted[: len(lines)].any(axis=1)
    for limit in (0.25, 0.45):
        heard = answers.max(axis=1) > limit
        print(
            f"{len(lines)} lines that follow, above {limit}: {(heard & right)[one].mean():.3f} heard rightly,"
            f" {(heard & ~right)[one].mean():.3f} wrongly, {heard[~one].mean():.3f} of what tells none of them",
            flush=True,
        )
    table, bias = fit(data, wanted, weights, FOLLOW_ROUNDS)
    return FOLLOWS, bias, FOLLOW_BITS, pack(known, table, FOLLOW_BITS)
