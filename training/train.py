"""Trains the second vote: `make train` reads `training/data/`, writes `assets/vote/`, and prints what it reached."""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
from typing import Any

import numpy as np

from moderation import flags
from moderation.reading import Context, read
from moderation.rules import listen
from moderation.vote import bare, features
from moderation.weights import LEVELS, TABLES, load
from moderation.words import folder
from moderation.writing import WRITINGS, writing_of
from training import emergencies, ideas, nicknames
from training.descent import crossed, fit, said
from training.lines import Line, Post, alarms, chat, follows, names, posts
from training.table import EMPHASIS, Packed, Row, matrix, opened, pack, row_of, vocabulary
from training.thresholds import JUDGED, flag_limits, level_limits, risk_limit
from training.variants import variants

# Places of a table, as a power of two: what kind of danger it is needs fewer than how grave it is.
LEVEL_BITS, KIND_BITS, FLAG_BITS = 22, 16, 19
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
# Every so many posts are kept apart, to choose from where on a post is a risk.
APART = 5
# How much an ordinary line, a sad one, and a grave one of a few letters weigh beside the others.
ORDINARY, SAD, BRIEF = 4.0, 1.5, 0.5
# Up to so many letters a grave line says less than its writer meant: much the same stands in any chat.
LETTERS = 8


def row(text: str) -> Row:
    """Return a message's features, sorted, so that the same data gives the same weights."""
    reading = read(text)
    return row_of(features(reading, listen(reading)))


def post_row(text: str) -> tuple[Row, frozenset[str]]:
    """Return a post's features, and the flags that patterns and lists raise on it."""
    found, seen = flags.find(Context(kind="post", text=text, reading=read(text)))
    return row_of(seen), frozenset(str(one.flag) for one in found)


def rows(texts: list[str]) -> list[Row]:
    """Return the features of every message."""
    with multiprocessing.Pool() as pool:
        return pool.map(row, texts, chunksize=200)


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
        brief = line.level >= 2 and len(line.text) <= LETTERS
        weights[place, :4] = (
            ORDINARY if line.kind == "none" else SAD if line.level == 1 else BRIEF if brief else 1
        )
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


def main() -> None:
    """Train, choose thresholds, write, and print how well the lines of `training/dev` are told apart."""
    ideas.write()
    lines, tuning, board = chat(), chat("dev"), posts()
    taught = lines + variants(lines)
    calm = [line for line in lines if line.level <= 1][::2]
    with multiprocessing.Pool() as pool:
        told = pool.map(row, [line.text for line in taught], chunksize=200)
        held = pool.map(row, [line.text for line in tuning], chunksize=200)
        seen, raised = zip(*pool.map(post_row, [post.text for post in board], chunksize=100), strict=True)
        quiet = [one for one, _ in pool.map(post_row, [line.text for line in calm], chunksize=200)]
        writings = pool.map(written, [line.text for line in tuning], chunksize=200)
    apart = np.arange(len(board)) % APART == 0
    found = [post for post, kept in zip(board, apart, strict=True) if not kept]
    print(
        f"{len(lines)} messages, {len(taught) - len(lines)} of them once more, and {len(found)} posts to learn from",
        flush=True,
    )
    # How grave a post is, the vote tells as of a message: without the signs.
    plain = [one[:4] for one in seen]
    learnt = told + [one for one, kept in zip(plain, apart, strict=True) if not kept]
    known = vocabulary(learnt)
    table, bias = fit(matrix(learnt, known), *targets(taught, found))
    levels = len(LEVELS)
    packed: dict[str, Packed] = {
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
        limits[f"flags:{writing}"] = flag_limits(opinions[here], listed[here], asked, language)
    limits["flags:cjk"], limits["flags:latin"] = limits["flags:ja"], limits["flags:en"]
    packed["names"], limits["name"] = nicknames.learn(opened(packed["levels"]), limits)
    urgent = variants(alarms())
    packed["emergencies"], limits["emergency"] = emergencies.learn(
        [*alarms(), *urgent],
        rows([alarm.text for alarm in (*alarms(), *urgent)]),
        [one for one, line in zip(told, taught, strict=True) if emergencies.harmless(line)],
        [one for one, line in zip(held, tuning, strict=True) if emergencies.ordinary(line)],
        len(urgent),
    )
    packed["follows"] = _follows()
    _write(packed, limits)


def _follows() -> Packed:
    lines = follows()
    told = [alarm.text for alarm in alarms() if alarm.kind != "none" and alarm.weight >= 1]
    return emergencies.learn_follows(lines, rows([line.text for line in lines]), rows(told))


def only(part: str) -> None:
    """Learn the vote on names, on emergencies or on what follows one anew beside the other weights as they are, which takes a minute or two."""
    out = folder().parent / "vote"
    known, facts = load(out), json.loads((out / "model.json").read_text("utf-8"))
    limits = facts["thresholds"]
    if part == "names":
        learnt, limits["name"] = nicknames.learn(known.levels, known.thresholds)
    elif part == "follows":
        learnt = _follows()
    else:
        lines = chat()
        calm = [line.text for line in (*lines, *variants(lines)) if emergencies.harmless(line)]
        quiet = [line.text for line in chat("dev") if emergencies.ordinary(line)]
        urgent = variants(alarms())
        told = [*alarms(), *urgent]
        learnt, limits["emergency"] = emergencies.learn(
            told, rows([alarm.text for alarm in told]), rows(calm), rows(quiet), len(urgent)
        )
    cells = {name: getattr(known, name).weights for name in TABLES} | {part: learnt[3][0]}
    facts["tables"][part] = _about(learnt)
    _save(facts["tables"], limits, cells)


def _write(packed: dict[str, Packed], limits: dict[str, dict[str, float]]) -> None:
    tables = {name: _about(packed[name]) for name in TABLES}
    _save(tables, limits, {name: packed[name][3][0] for name in TABLES})


def _about(packed: Packed) -> dict[str, object]:
    heads, biases, bits, (_, scales, _) = packed
    return {"heads": heads, "bits": bits, "scales": scales, "biases": [float(bias) for bias in biases]}


def _save(tables: dict[str, Any], limits: dict[str, dict[str, float]], cells: dict[str, bytes]) -> None:
    out = folder().parent / "vote"
    texts = sorted(one.text for one in (*chat(), *posts(), *names(), *alarms(), *follows()))
    facts = {
        "emphasis": EMPHASIS,
        "tables": tables,
        "thresholds": limits,
        "texts": len(texts),
        "data": hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16],
    }
    (out / "weights.bin").write_bytes(b"".join(cells[name] for name in TABLES))
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only",
        choices=["names", "emergencies", "follows"],
        help="learn this part alone, beside the others as they are",
    )
    asked = parser.parse_args().only
    only(asked) if asked else main()
