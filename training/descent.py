"""Learns weights by descent: every head a logistic regression over the same rows."""

from __future__ import annotations

import multiprocessing

import numpy as np
import scipy.sparse as sparse

# Each part of the posts and names is judged by a training on the others.
FOLDS = 4
# Found on a part of the data that the model did not learn from; figures in docs/listening.md.
ROUNDS, RATE, DECAY, BATCH, DROP, SCALE = 4, 3e-3, 0.2, 128, 0.2, 10.0
FIRST, SECOND = 0.9, 0.999
SEEDS = tuple(range(1, 9))


def fit(
    data: sparse.csr_matrix, wanted: np.ndarray, weights: np.ndarray, rounds: int = ROUNDS
) -> tuple[np.ndarray, np.ndarray]:
    """Train all heads SEEDS times in another order and return the mean: weights (feature, head) and biases."""
    with multiprocessing.Pool() as pool:
        runs = pool.starmap(_fit, [(data, wanted, weights, seed, rounds) for seed in SEEDS])
    return sum(table for table, _ in runs) / len(runs), sum(bias for _, bias in runs) / len(runs)


def crossed(
    data: sparse.csr_matrix, wanted: np.ndarray, weights: np.ndarray, count: int, rounds: int = ROUNDS
) -> np.ndarray:
    """Return what heads say of the first `count` rows, each row judged by a training that did not see it."""
    part = np.arange(data.shape[0]) % FOLDS
    part[count:] = -1  # learnt from in every training, and not asked for
    with multiprocessing.Pool() as pool:
        jobs = [
            (data[part != one], wanted[part != one], weights[part != one], 1, rounds) for one in range(FOLDS)
        ]
        runs = pool.starmap(_fit, jobs)
    answers = np.zeros((count, wanted.shape[1]))
    for one, (table, bias) in enumerate(runs):
        answers[part[:count] == one] = said(data[:count][part[:count] == one], table, bias)
    return answers


def _fit(
    data: sparse.csr_matrix, wanted: np.ndarray, weights: np.ndarray, seed: int, rounds: int
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
    for _ in range(rounds):
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
