"""Trains the second vote: `make train` reads `training/data/`, writes `assets/vote/`, and prints what it reached."""

from __future__ import annotations

import hashlib
import json
import math
import multiprocessing
from typing import Any

import numpy as np
import scipy.sparse as sparse

from moderation.reading import read
from moderation.rules import listen
from moderation.vote import BITS, LEVELS, WRITINGS, features, writing_of
from moderation.words import folder
from training import ideas
from training.lines import Line, Post, chat, posts

# Places of a head, as a power of two: what kind of danger it is needs fewer than how grave it is.
KIND_BITS, FLAG_BITS = 16, 18
# How much letters, ideas, pairs of ideas and what the lists heard weigh against each other.
EMPHASIS = (1.0, 0.5, 0.5, 0.3)
KINDS = {
    "suicide": ("suicide", "plan", "goodbye", "despair"),
    "self_harm": ("self_harm",),
    "overdose": ("overdose",),
    "abuse": ("abuse", "neglect"),
    "sexual_abuse": ("sexual_violence",),
    "grooming": ("grooming",),
    "eating": ("eating",),
    "violence": ("violence",),
    "psychosis": ("psychosis",),
    "runaway": ("runaway",),
    "third_party": ("third_party",),
    "bullying": ("bullying",),
    "cry_for_help": ("cry",),
}
# Flags that the vote may raise beside the lists; a link or a number is found better by its shape.
JUDGED = ("personal_info", "contact", "abuse", "method", "sexual", "ad", "link", "third_party_identified")
# Of the harmless lines in `training/dev`, how many may be raised; and from which part of that on a list counts.
FALSE, DOUBT = 0.03, 0.9
# The same for the plainest lists; Japanese ones are the most exact.
PLAIN = {"ja": 0.6, "cjk": 0.9, "latin": 0.9}
# Every so many posts are kept apart for thresholds; of the clean ones, how many may be marked as a risk or with a flag.
APART, FALSE_RISK, FALSE_FLAG = 5, 0.02, 0.003
# Found on a part of the data that the model did not learn from; figures in docs/listening.md.
ROUNDS, RATE, DECAY, BATCH, DROP, SCALE = 4, 3e-3, 0.2, 128, 0.2, 10.0
FIRST, SECOND = 0.9, 0.999
SEEDS = (1, 2, 3)
_CLIP = 99.99

Row = tuple[list[int], ...]


def row(text: str) -> Row:
    """Return a text's features, sorted, so that the same data gives the same weights."""
    reading = read(text)
    seen = features(reading, listen(reading))
    return sorted(seen.letters), sorted(seen.ideas), sorted(seen.pairs), sorted(seen.marks)


def written(text: str) -> str:
    """Return which way of writing a text is."""
    return writing_of(read(text))


def matrix(rows: list[Row]) -> sparse.csr_matrix:
    """Return the rows as one matrix, weighed as `moderation/vote.py` weighs them."""
    places: list[int] = []
    values: list[float] = []
    ends = [0]
    for groups in rows:
        for group, emphasis in zip(groups, EMPHASIS, strict=True):
            places += group
            values += [emphasis / math.sqrt(len(group) or 1)] * len(group)
        ends.append(len(places))
    return sparse.csr_matrix(
        (np.array(values, dtype=np.float32), np.array(places, dtype=np.int64), np.array(ends)),
        shape=(len(rows), 1 << BITS),
    )


def targets(lines: list[Line], found: list[Post]) -> tuple[np.ndarray, np.ndarray]:
    """Return what each head has to tell, a row a message and then a row a post, and how much each answer weighs."""
    wanted = np.zeros((len(lines) + len(found), 4 + len(KINDS)), dtype=np.float32)
    weights = np.ones_like(wanted)
    for place, line in enumerate(lines):
        wanted[place, :4] = (line.level >= 1, line.level >= 2, line.level >= 3, line.now)
        wanted[place, 4:] = [line.kind in kinds for kinds in KINDS.values()]
        if line.level == 0:
            weights[place, 4:] = 0  # a kind is asked for only where something was heard
    for place, post in enumerate(found, len(lines)):
        wanted[place, :2] = "risk" in post.flags
        weights[place] = 0  # of a post it is known whether there is a risk, and no more
        weights[place, 1] = not post.flags & {"method", "abuse", "sexual"} or "risk" in post.flags
    return wanted, weights


def flagged(found: list[Post], quiet: list[Line]) -> tuple[np.ndarray, np.ndarray]:
    """Return the same for the flags of posts; messages to the lamp count a little, as posts without a flag."""
    wanted = np.zeros((len(found) + len(quiet), len(JUDGED)), dtype=np.float32)
    weights = np.ones_like(wanted)
    for place, post in enumerate(found):
        wanted[place] = [flag in post.flags for flag in JUDGED]
    weights[len(found) :] = 0.3
    return wanted, weights


def fit(data: sparse.csr_matrix, wanted: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Train all heads SEEDS times in another order and return the mean: weights (feature, head) and biases."""
    runs = [_fit(data, wanted, weights, seed) for seed in SEEDS]
    return sum(table for table, _ in runs) / len(runs), sum(bias for _, bias in runs) / len(runs)


def _fit(
    data: sparse.csr_matrix, wanted: np.ndarray, weights: np.ndarray, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Train once.

    AdamW that steps only where a batch has features, and few rounds: its steps are as large for rare features as for
    common ones, which did far better on lines it had not seen than a fully converged logistic regression.
    """
    chance = np.random.default_rng(seed)
    table = np.zeros((data.shape[1], wanted.shape[1]), dtype=np.float32)
    mean, square = np.zeros_like(table), np.zeros_like(table)
    bias, lean, lean_square = (np.zeros(wanted.shape[1], dtype=np.float32) for _ in range(3))
    step = 0
    for _ in range(ROUNDS):
        mixed = chance.permutation(data.shape[0])
        for start in range(0, len(mixed), BATCH):
            step += 1
            chosen = mixed[start : start + BATCH]
            part = data[chosen]
            kept = chance.random(part.data.shape, dtype=np.float32) > DROP
            part.data = (part.data * kept * (SCALE / (1 - DROP))).astype(np.float32)
            wrong = (said(part, table, bias) - wanted[chosen]) * weights[chosen] / wanted[chosen].size
            rows, places = np.unique(part.indices, return_inverse=True)
            slope = (
                sparse.csr_matrix((part.data, places, part.indptr), shape=(len(chosen), len(rows))).T @ wrong
            )
            mean[rows] = found = FIRST * mean[rows] + (1 - FIRST) * slope
            square[rows] = spread = SECOND * square[rows] + (1 - SECOND) * slope * slope
            way = (found / (1 - FIRST**step)) / (np.sqrt(spread / (1 - SECOND**step)) + 1e-8)
            table[rows] -= RATE * (way + DECAY * table[rows])
            slope = wrong.sum(axis=0)
            lean = FIRST * lean + (1 - FIRST) * slope
            lean_square = SECOND * lean_square + (1 - SECOND) * slope * slope
            bias -= RATE * (lean / (1 - FIRST**step)) / (np.sqrt(lean_square / (1 - SECOND**step)) + 1e-8)
    return table * SCALE, bias


def said(data: sparse.csr_matrix, table: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Return the probabilities that heads give, a row a text."""
    scores: np.ndarray = 1 / (1 + np.exp(-(data @ table + bias)))
    return scores


def thresholds(answers: np.ndarray, lines: list[Line], readings: list[str]) -> dict[str, dict[str, float]]:
    """Return above which probability the vote raises, for each way of writing; chosen on the lines of `training/dev`.

    `high` lets FALSE of the harmless lines through, `doubt` is where what a list heard begins to count.
    """
    level = np.array([line.level for line in lines])
    chosen = {}
    for writing in WRITINGS:
        here = np.array([reading == writing for reading in readings])
        calm, grave, gravest = here & (level == 0), here & (level == 2), here & (level == 3)
        high = float(np.quantile(answers[calm, 1], 1 - FALSE))
        chosen[writing] = {
            "concern": round(float(np.quantile(answers[calm, 0], 0.88)), 3),
            "high": round(high, 3),
            "doubt": round(high * DOUBT, 3),
            "plain": round(high * PLAIN[writing], 3),
            "imminent": round(
                float(max(np.quantile(answers[grave, 2], 0.88), np.quantile(answers[gravest, 2], 0.10))), 3
            ),
            "now": 0.5,
        }
    return chosen


def post_thresholds(
    risk: np.ndarray, answers: np.ndarray, asked: list[Post]
) -> tuple[float, dict[str, float]]:
    """Return from where on the vote marks a post as a risk, and from where on with each flag; on posts kept apart."""
    clean = np.array([not post.flags for post in asked])
    high = round(float(np.quantile(risk[clean], 1 - FALSE_RISK)), 3)
    there = np.array(["risk" in post.flags for post in asked])
    print(f"post risk {high} found by the vote alone {(risk[there] > high).mean():.3f} of {there.sum()}")
    limits = {}
    for number, flag in enumerate(JUDGED):
        limit = limits[flag] = round(float(np.quantile(answers[clean, number], 1 - FALSE_FLAG)), 3)
        there = np.array([flag in post.flags for post in asked])
        heard = (answers[there, number] > limit).mean()
        print(f"post {flag:22} {limit} found by the vote alone {heard:.3f} of {there.sum()}", flush=True)
    return high, limits


def main() -> None:
    """Train, choose thresholds, write, and print how well the lines of `training/dev` are told apart."""
    ideas.write()
    lines, tuning, board = chat(), chat("dev"), posts()
    asked, found = board[::APART], [post for place, post in enumerate(board) if place % APART]
    with multiprocessing.Pool() as pool:
        data = matrix(pool.map(row, [line.text for line in lines], chunksize=200))
        held = matrix(pool.map(row, [line.text for line in tuning], chunksize=200))
        pinned = matrix(pool.map(row, [post.text for post in found], chunksize=200))
        apart = matrix(pool.map(row, [post.text for post in asked], chunksize=200))
        writings = pool.map(written, [line.text for line in tuning], chunksize=200)
    print(f"{len(lines)} messages and {len(found)} posts to learn from", flush=True)
    table, bias = fit(sparse.vstack([data, pinned]).tocsr(), *targets(lines, found))
    answers = said(held, table, bias)
    limits = thresholds(answers, tuning, writings)
    _print(answers, limits, tuning, writings)
    quiet = np.flatnonzero(np.array([line.level <= 1 for line in lines]))[::3]
    calm = [lines[place] for place in quiet]
    flags, lean = fit(sparse.vstack([pinned, data[quiet]]).tocsr(), *flagged(found, calm))
    high, limits["flags"] = post_thresholds(said(apart, table, bias)[:, 1], said(apart, flags, lean), asked)
    limits["post"] = {"high": high}
    levels = len(LEVELS)
    tables = {
        "levels": (LEVELS, table[:, :levels], bias[:levels], BITS),
        "kinds": (tuple(KINDS), table[:, levels:], bias[levels:], KIND_BITS),
        "flags": (JUDGED, flags, lean, FLAG_BITS),
    }
    _write(tables, limits, [line.text for line in lines] + [post.text for post in found])


def _write(tables: dict[str, Any], limits: dict[str, dict[str, float]], texts: list[str]) -> None:
    out = folder().parent / "vote"
    about = {}
    with (out / "weights.bin").open("wb") as file:
        for name, (heads, columns, biases, bits) in tables.items():
            # A smaller table shares its places.
            columns = columns.reshape(-1, 1 << bits, len(heads)).sum(axis=0)
            scales = np.array([np.percentile(np.abs(one[one != 0]), _CLIP) for one in columns.T]) / 127
            file.write((np.clip(np.round(columns / scales), -127, 127) + 128).astype(np.uint8).tobytes())
            about[name] = {
                "heads": heads,
                "bits": bits,
                "scales": [float(scale) for scale in scales],
                "biases": [float(bias) for bias in biases],
            }
    facts = {
        "emphasis": EMPHASIS,
        "tables": about,
        "thresholds": limits,
        "texts": len(texts),
        "data": hashlib.sha256("\n".join(sorted(texts)).encode()).hexdigest()[:16],
    }
    (out / "model.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


def _print(
    answers: np.ndarray, limits: dict[str, dict[str, float]], lines: list[Line], writings: list[str]
) -> None:
    level = np.array([line.level for line in lines])
    for writing in WRITINGS:
        here = np.array([reading == writing for reading in writings])
        high = answers[:, 1] > limits[writing]["high"]
        print(
            f"{writing:6} {here.sum():5} lines: 2+ heard {high[here & (level >= 2)].mean():.3f},"
            f" 3 heard {high[here & (level == 3)].mean():.3f}, false {high[here & (level == 0)].mean():.3f} {limits[writing]}",
            flush=True,
        )


if __name__ == "__main__":
    main()
