"""Trains the second vote: `make train` reads `training/data/`, writes `assets/vote/`, and prints what it reached."""

from __future__ import annotations

import hashlib
import json
import math
import multiprocessing

import numpy as np
import scipy.sparse as sparse
import torch

from moderation.reading import read
from moderation.rules import listen
from moderation.vote import LEVELS, features
from moderation.words import folder
from training import ideas
from training.lines import Line, chat, widened

BITS = 18
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
HEADS = (*LEVELS, *KINDS)
# Found on a part of the data that the model did not learn from; figures in docs/listening.md.
ROUNDS, RATE, DECAY, BATCH, DROP, SCALE = 5, 3e-3, 0.2, 128, 0.2, 10.0
FOLDS = 4
_CLIP = 99.99

Row = tuple[list[int], ...]


def row(text: str) -> Row:
    """Return a text's features, sorted, so that the same data gives the same weights."""
    reading = read(text)
    seen = features(reading, listen(reading), (1 << BITS) - 1)
    return sorted(seen.letters), sorted(seen.ideas), sorted(seen.pairs), sorted(seen.marks)


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


def targets(lines: list[Line]) -> tuple[np.ndarray, np.ndarray]:
    """Return what each head has to tell, a column a head, and how much each answer weighs."""
    wanted = np.zeros((len(lines), len(HEADS)), dtype=np.float32)
    weights = np.ones_like(wanted)
    for place, line in enumerate(lines):
        wanted[place, :4] = (line.level >= 1, line.level >= 2, line.level >= 3, line.now)
        wanted[place, 4:] = [line.kind in kinds for kinds in KINDS.values()]
        weights[place] = line.weight
        if line.level == 0:
            weights[place, 4:] = 0  # a kind is asked for only where something was heard
    return wanted, weights


def fit(data: sparse.csr_matrix, wanted: np.ndarray, weights: np.ndarray, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Train all heads; return weights (feature, head) and biases.

    AdamW with few rounds: its steps, as large for rare features as for common ones, did far better on lines it had
    not seen than a fully converged logistic regression.
    """
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    table = torch.nn.EmbeddingBag(1 << BITS, len(HEADS), mode="sum")
    torch.nn.init.zeros_(table.weight)
    bias = torch.nn.Parameter(torch.zeros(len(HEADS)))
    step = torch.optim.AdamW([table.weight, bias], lr=RATE, weight_decay=DECAY)
    for _ in range(ROUNDS):
        mixed = order.permutation(data.shape[0])
        for start in range(0, len(mixed), BATCH):
            chosen = mixed[start : start + BATCH]
            part = data[chosen]
            values = torch.from_numpy(part.data) * SCALE
            values = values * (torch.rand(values.shape) > DROP) / (1 - DROP)
            said = bias + table(
                torch.from_numpy(part.indices.astype(np.int64)),
                torch.from_numpy(part.indptr[:-1].astype(np.int64)),
                per_sample_weights=values,
            )
            step.zero_grad()
            torch.nn.functional.binary_cross_entropy_with_logits(
                said, torch.from_numpy(wanted[chosen]), torch.from_numpy(weights[chosen])
            ).backward()
            step.step()
    return table.weight.detach().numpy() * SCALE, bias.detach().numpy()


def blind(data: sparse.csr_matrix, wanted: np.ndarray, weights: np.ndarray, origins: np.ndarray) -> np.ndarray:
    """Return for each line what heads say that never saw it or a twin of it (`origins` tells whose twin a row is)."""
    fold = np.random.default_rng(7).integers(0, FOLDS, origins.max() + 1)[origins]
    said = np.zeros_like(wanted)
    for number in range(FOLDS):
        away = fold == number
        table, bias = fit(data[~away], wanted[~away], weights[~away])
        said[away] = 1 / (1 + np.exp(-(data[away] @ table + bias)))
    return said


def thresholds(said: np.ndarray, lines: list[Line]) -> dict[str, float]:
    """Return above which probability the vote raises; chosen on lines that the heads did not learn from."""
    level = np.array([line.level for line in lines])
    return {
        "concern": round(float(np.quantile(said[level == 0, 0], 0.88)), 3),
        "high": round(float(np.quantile(said[level == 0, 1], 0.93)), 3),
        "imminent": round(float(np.quantile(said[level == 2, 2], 0.85)), 3),
        "now": 0.5,
    }


def main() -> None:
    """Train, write, and print figures on the folds."""
    ideas.write()
    originals = chat()
    lines, origins = widened(originals)
    with multiprocessing.Pool() as pool:
        rows = pool.map(row, [line.text for line in lines], chunksize=200)
    data = matrix(rows)
    wanted, weights = targets(lines)
    print(f"{len(originals)} lines, {len(lines)} with twins and rambles", flush=True)
    said = blind(data, wanted, weights, np.array(origins))[: len(originals)]
    limits = thresholds(said, originals)
    _print(said, limits, originals)
    table, bias = fit(data, wanted, weights)
    _write(table, bias, limits, originals)


def _write(table: np.ndarray, bias: np.ndarray, limits: dict[str, float], lines: list[Line]) -> None:
    out = folder().parent / "vote"
    about = []
    with (out / "weights.bin").open("wb") as file:
        for number, name in enumerate(HEADS):
            column = table[:, number]
            scale = float(np.percentile(np.abs(column[column != 0]), _CLIP)) / 127
            file.write(np.clip(np.round(column / scale), -127, 127).astype(np.int8).tobytes())
            about.append({"name": name, "scale": scale, "bias": float(bias[number])})
    written = "\n".join(sorted(f"{line.level}{line.now}{line.kind}{line.text}" for line in lines))
    facts = {
        "bits": BITS,
        "emphasis": EMPHASIS,
        "heads": about,
        "thresholds": limits,
        "lines": len(lines),
        "data": hashlib.sha256(written.encode()).hexdigest()[:16],
    }
    (out / "model.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


def _print(said: np.ndarray, limits: dict[str, float], lines: list[Line]) -> None:
    print(f"thresholds {limits}")
    level = np.array([line.level for line in lines])
    hard = np.array([line.kind == "hard" for line in lines])
    for language in sorted({line.language for line in lines}):
        here = np.array([line.language == language for line in lines])
        high = said[:, 1] > limits["high"]
        print(
            f"{language:3} {here.sum():6} lines: level 2+ heard {high[here & (level >= 2)].mean():.3f}, of level 3"
            f" {high[here & (level == 3)].mean():.3f}, false on harmless {high[here & (level == 0)].mean():.3f},"
            f" on hard ones {high[here & (level == 0) & hard].mean():.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
