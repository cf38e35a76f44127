"""Trains the second vote: `make train` reads `training/data/`, writes `assets/vote/`, and prints what it reached."""

from __future__ import annotations

import hashlib
import json
import math
import multiprocessing
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from moderation.reading import read
from moderation.rules import listen
from moderation.vote import LEVELS, features
from moderation.words import folder
from training.ideas import table
from training.lines import Line, chat, widened

BITS = 20
# How much letters, ideas and what the lists heard weigh against each other, and how freely weights may grow.
EMPHASIS = (1.0, 0.5, 0.3)
FREEDOM = {"concern": 8.0, "high": 8.0, "imminent": 8.0, "now": 8.0}
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
}
_CLIP = 99.97

Row = tuple[list[int], list[int], list[int]]


def row(text: str) -> Row:
    """Return a text's features, sorted, so that the same data gives the same weights."""
    reading = read(text)
    seen = features(reading, listen(reading), (1 << BITS) - 1)
    return sorted(seen.letters), sorted(seen.ideas), sorted(seen.marks)


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
    found = sparse.csr_matrix(
        (np.array(values, dtype=np.float32), np.array(places, dtype=np.int32), np.array(ends)),
        shape=(len(rows), 1 << BITS),
    )
    found.sum_duplicates()
    return found


def targets(lines: list[Line]) -> dict[str, np.ndarray]:
    """Return what each head has to tell, one column a head."""
    level = np.array([line.level for line in lines])
    wanted = {
        "concern": level >= 1,
        "high": level >= 2,
        "imminent": level >= 3,
        "now": np.array([line.now for line in lines]),
    }
    for name, kinds in KINDS.items():
        wanted[name] = np.array([line.kind in kinds for line in lines])
    return wanted


def fit(
    data: sparse.csr_matrix, wanted: np.ndarray, weights: np.ndarray, freedom: float
) -> LogisticRegression:
    """Train one head."""
    return LogisticRegression(C=freedom, max_iter=200).fit(data, wanted, sample_weight=weights)


def blind(data: sparse.csr_matrix, lines: list[Line], originals: int) -> dict[str, np.ndarray]:
    """Return for each original line what heads say that never saw it (three folds)."""
    wanted = targets(lines)
    weights = np.array([line.weight for line in lines])
    said = {name: np.zeros(originals) for name in LEVELS}
    level = np.array([line.level for line in lines[:originals]])
    for learnt, asked in StratifiedKFold(3, shuffle=True, random_state=7).split(level, level):
        for name in LEVELS:
            head = fit(data[learnt], wanted[name][learnt], weights[learnt], FREEDOM[name])
            said[name][asked] = head.predict_proba(data[asked])[:, 1]
    return said


def thresholds(said: dict[str, np.ndarray], lines: list[Line]) -> dict[str, float]:
    """Return above which probability the vote raises; chosen on lines that the heads did not learn from."""
    level = np.array([line.level for line in lines])
    chosen = {
        "concern": _at(said["concern"][level == 0], 0.10),
        "high": _at(said["high"][level == 0], 0.05),
        "imminent": _at(said["imminent"][level <= 2], 0.04),
        "now": 0.5,
    }
    return {name: round(float(value), 3) for name, value in chosen.items()}


def _at(scores: np.ndarray, share: float) -> float:
    return float(np.quantile(scores, 1 - share))


def main() -> None:
    """Train, write, and print figures on the folds."""
    (folder().parent / "vote").mkdir(exist_ok=True)
    (folder().parent / "vote" / "ideas.tsv").write_text(table(), "utf-8")
    originals = chat()
    lines = widened(originals)
    with multiprocessing.Pool() as pool:
        rows = pool.map(row, [line.text for line in lines], chunksize=200)
    data = matrix(rows)
    print(f"{len(originals)} lines, {len(lines)} with twins and rambles", flush=True)
    said = blind(data[: len(originals)], originals, len(originals))
    limits = thresholds(said, originals)
    _print(said, limits, originals)
    wanted, weights = targets(lines), np.array([line.weight for line in lines])
    level = np.array([line.level for line in lines])

    def train(name: str) -> tuple[str, LogisticRegression]:
        if name in LEVELS:
            return name, fit(data, wanted[name], weights, FREEDOM[name])
        grave = np.flatnonzero(level >= 1)
        return name, fit(data[grave], wanted[name][grave], weights[grave], 4.0)

    with ThreadPoolExecutor(4) as threads:
        heads = dict(threads.map(train, [*LEVELS, *KINDS]))
    _write(heads, limits, originals)


def _write(heads: dict[str, LogisticRegression], limits: dict[str, float], lines: list[Line]) -> None:
    out = folder().parent / "vote"
    about = []
    with (out / "weights.bin").open("wb") as file:
        for name, head in heads.items():
            weights = head.coef_[0]
            scale = float(np.percentile(np.abs(weights[weights != 0]), _CLIP)) / 127
            file.write(np.clip(np.round(weights / scale), -127, 127).astype(np.int8).tobytes())
            about.append({"name": name, "scale": scale, "bias": float(head.intercept_[0])})
    digest = hashlib.sha256(
        "\n".join(sorted(f"{line.level}{line.now}{line.text}" for line in lines)).encode()
    )
    facts = {
        "bits": BITS,
        "emphasis": EMPHASIS,
        "heads": about,
        "thresholds": limits,
        "lines": len(lines),
        "data": digest.hexdigest()[:16],
    }
    (out / "model.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


def _print(said: dict[str, np.ndarray], limits: dict[str, float], lines: list[Line]) -> None:
    print(f"thresholds {limits}")
    level = np.array([line.level for line in lines])
    hard = np.array([line.kind == "hard" for line in lines])
    for language in sorted({line.language for line in lines}):
        here = np.array([line.language == language for line in lines])
        high = said["high"] > limits["high"]
        print(
            f"{language:3} {here.sum():6} lines: level 2+ heard {high[here & (level >= 2)].mean():.3f}, of level 3"
            f" {high[here & (level == 3)].mean():.3f}, false on harmless {high[here & (level == 0)].mean():.3f},"
            f" on hard ones {high[here & (level == 0) & hard].mean():.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
