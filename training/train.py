"""Trains the second vote: `make train` reads `training/data/`, writes `assets/vote/`, and prints what it reached."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from typing import Any

import numpy as np
import scipy.sparse as sparse

from moderation import flags
from moderation.reading import Context, read
from moderation.rules import listen
from moderation.vote import bare, features
from moderation.weights import LEVELS, Features
from moderation.words import folder
from moderation.writing import WRITINGS, writing_of
from training import ideas
from training.lines import Line, Post, chat, posts
from training.table import EMPHASIS, Row, matrix, pack, vocabulary
from training.thresholds import JUDGED, flag_limits, level_limits, risk_limit

# Places of a table, as a power of two: what kind of danger it is needs fewer than how grave it is.
LEVEL_BITS, KIND_BITS, FLAG_BITS = 20, 16, 19
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
# Every so many posts are kept apart, to choose from where on a post is a risk; for flags each part is judged by the others.
APART, FOLDS = 5, 4
# Found on a part of the data that the model did not learn from; figures in docs/listening.md.
ROUNDS, RATE, DECAY, BATCH, DROP, SCALE = 4, 3e-3, 0.2, 128, 0.2, 10.0
FIRST, SECOND = 0.9, 0.999
# How much an ordinary line and a sad one weigh beside the others.
ORDINARY, SAD = 3.0, 1.5
SEEDS = (1, 2, 3, 4)


def row(text: str) -> Row:
    """Return a message's features, sorted, so that the same data gives the same weights."""
    reading = read(text)
    return _sorted(features(reading, listen(reading)))


def post_row(text: str) -> tuple[Row, frozenset[str]]:
    """Return a post's features, and the flags that patterns and lists raise on it."""
    found, seen = flags.find(Context(kind="post", text=text, reading=read(text)))
    return _sorted(seen), frozenset(str(one.flag) for one in found)


def _sorted(seen: Features) -> Row:
    groups = (seen.letters, seen.ideas, seen.pairs, seen.marks, seen.signs, seen.couples)
    return tuple(sorted(group) for group in groups)


def written(text: str) -> str:
    """Return which way of writing a text is."""
    return writing_of(read(text))


def targets(lines: list[Line], found: list[Post]) -> tuple[np.ndarray, np.ndarray]:
    """Return what each head has to tell, a row a message and then a row a post, and how much each answer weighs."""
    wanted = np.zeros((len(lines) + len(found), 4 + len(KINDS)), dtype=np.float32)
    weights = np.ones_like(wanted)
    for place, line in enumerate(lines):
        wanted[place, :4] = (line.level >= 1, line.level >= 2, line.level >= 3, line.now)
        wanted[place, 4:] = [line.kind in kinds for kinds in KINDS.values()]
        if line.level == 0:
            weights[place, 4:] = 0  # a kind is asked for only where something was heard
        # In life nearly everything is ordinary talk, and most of the rest sadness.
        weights[place, :4] = ORDINARY if line.kind == "none" else SAD if line.level == 1 else 1
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
    with multiprocessing.Pool() as pool:
        runs = pool.starmap(_fit, [(data, wanted, weights, seed) for seed in SEEDS])
    return sum(table for table, _ in runs) / len(runs), sum(bias for _, bias in runs) / len(runs)


def crossed(data: sparse.csr_matrix, wanted: np.ndarray, weights: np.ndarray, count: int) -> np.ndarray:
    """Return what heads say of the first `count` rows, each row judged by a training that did not see it."""
    part = np.arange(data.shape[0]) % FOLDS
    part[count:] = -1  # learnt from in every training, and not asked for
    with multiprocessing.Pool() as pool:
        jobs = [(data[part != one], wanted[part != one], weights[part != one], 1) for one in range(FOLDS)]
        runs = pool.starmap(_fit, jobs)
    answers = np.zeros((count, wanted.shape[1]))
    for one, (table, bias) in enumerate(runs):
        answers[part[:count] == one] = said(data[:count][part[:count] == one], table, bias)
    return answers


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


def main() -> None:
    """Train, choose thresholds, write, and print how well the lines of `training/dev` are told apart."""
    ideas.write()
    lines, tuning, board = chat(), chat("dev"), posts()
    calm = [line for line in lines if line.level <= 1][::2]
    with multiprocessing.Pool() as pool:
        told = pool.map(row, [line.text for line in lines], chunksize=200)
        held = pool.map(row, [line.text for line in tuning], chunksize=200)
        seen, raised = zip(*pool.map(post_row, [post.text for post in board], chunksize=100), strict=True)
        quiet = [one for one, _ in pool.map(post_row, [line.text for line in calm], chunksize=200)]
        writings = pool.map(written, [line.text for line in tuning], chunksize=200)
    apart = np.arange(len(board)) % APART == 0
    found = [post for post, kept in zip(board, apart, strict=True) if not kept]
    print(f"{len(lines)} messages and {len(found)} posts to learn from", flush=True)
    # How grave a post is, the vote tells as of a message: without the signs.
    plain = [one[:4] for one in seen]
    learnt = told + [one for one, kept in zip(plain, apart, strict=True) if not kept]
    known = vocabulary(learnt)
    table, bias = fit(matrix(learnt, known), *targets(lines, found))
    levels = len(LEVELS)
    packed = {
        "levels": (LEVELS, bias[:levels], LEVEL_BITS, pack(known, table[:, :levels], LEVEL_BITS)),
        "kinds": (tuple(KINDS), bias[levels:], KIND_BITS, pack(known, table[:, levels:], KIND_BITS)),
    }
    table, bias = packed["levels"][3][2], bias[:levels]
    answers = said(matrix(held, known), table, bias)
    limits = level_limits(answers, tuning, writings, [bare(ideas, marks) for _, ideas, _, marks, *_ in held])
    _print(answers, limits, tuning, writings)
    clean = apart & np.array([not post.flags for post in board])
    risk = said(matrix(plain, known), table, bias)[:, 1]
    limits["post"] = {"high": risk_limit(risk[clean])}
    judged = [*seen, *quiet]
    known = vocabulary(judged)
    judges, lean = fit(matrix(judged, known), *flagged(board, calm))
    packed["flags"] = (JUDGED, lean, FLAG_BITS, pack(known, judges, FLAG_BITS))
    opinions = crossed(matrix(judged, known), *flagged(board, calm), len(board))
    listed = np.array([[flag in found for flag in JUDGED] for found in raised])
    for language, writing in (("ja", "ja"), ("en", "en")):
        here = np.array([post.language == language for post in board])
        print(f"flags of {here.sum()} posts, {language}")
        asked = [post for post, chosen in zip(board, here, strict=True) if chosen]
        limits[f"flags:{writing}"] = flag_limits(opinions[here], listed[here], asked)
    limits["flags:cjk"], limits["flags:latin"] = limits["flags:ja"], limits["flags:en"]
    _write(packed, limits, [line.text for line in lines] + [post.text for post in board])


def _write(packed: dict[str, Any], limits: dict[str, dict[str, float]], texts: list[str]) -> None:
    out = folder().parent / "vote"
    about = {}
    with (out / "weights.bin").open("wb") as file:
        for name, (heads, biases, bits, (cells, scales, _)) in packed.items():
            file.write(cells)
            biases = [float(bias) for bias in biases]
            about[name] = {"heads": heads, "bits": bits, "scales": scales, "biases": biases}
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
