"""The lines to learn from: `training/data/*.tsv` for weights, `training/dev/*.tsv` for thresholds, `training/test/*.tsv` to judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from moderation.emergency import FOLLOWS
from moderation.emergency import KINDS as EMERGENCIES
from moderation.verdict import FLAGS

HERE = Path(__file__).resolve().parent
# How much an emergency counts, by the last word of its file.
WEIGHTS = {"parts": 0.3, "plain": 3}
LEVELS = {"0": (0, False), "1": (1, False), "2": (2, False), "3": (3, False), "3n": (3, True)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A labelled message: level 0..3, whether it happens right now, its kind, its language.

    `everyday` lines are ordinary talk as it comes all day, to see how seldom it is raised.
    """

    text: str
    level: int
    now: bool
    kind: str
    language: str
    everyday: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A labelled board post with the flags a reader should see."""

    text: str
    flags: frozenset[str]
    language: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A name that somebody may give, and whether it should be refused."""

    text: str
    refused: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Alarm:
    """A line that tells an emergency of this kind, or what follows one, or only sounds so ("none"); pieces have line breaks between them.

    `weight` is how much it counts: a few words as they stand in such lines (`…_parts.tsv`) less than a line, and the
    plainest lines (`…_plain.tsv`), which hardly anybody thought of writing, more.
    """

    text: str
    kind: str
    weight: float
    language: str


def chat(folder: str = "data") -> list[Line]:
    """Read every message of a folder; names of files begin with their language, or with `everyday_` and that."""
    lines: list[Line] = []
    for path in _files(folder):
        if not path.name.startswith(("posts", "names", "emergencies", "follows")):
            for place, (level, kind, text) in _rows(path, 3):
                if level not in LEVELS:
                    raise ValueError(f"{place}: no such level: {level!r}")
                grade, now = LEVELS[level]
                line = Line(
                    text=text,
                    level=grade,
                    now=now,
                    kind=kind,
                    language=path.stem.removeprefix("everyday_").partition("_")[0],
                    everyday=path.stem.startswith("everyday_"),
                )
                lines.append(line)
    return lines


def posts(folder: str = "data") -> list[Post]:
    """Read every board post of a folder, `posts_<language>…tsv`."""
    found: list[Post] = []
    for path in _files(folder):
        if path.name.startswith("posts"):
            for place, (flags, text) in _rows(path, 2):
                named = frozenset(flags.split(",")) - {"none"}
                if not named <= set(FLAGS):
                    raise ValueError(f"{place}: no such flag: {flags!r}")
                found.append(Post(text=text, flags=named, language=path.stem.split("_")[1]))
    return found


def names(folder: str = "data") -> list[Name]:
    """Read every name of a folder, `names….tsv`."""
    found: list[Name] = []
    for path in _files(folder):
        if path.name.startswith("names"):
            for place, (verdict, text, _) in _rows(path, 3):
                if verdict not in ("refuse", "allow"):
                    raise ValueError(f"{place}: neither refuse nor allow: {verdict!r}")
                found.append(Name(text=text, refused=verdict == "refuse"))
    return found


def alarms(folder: str = "data") -> list[Alarm]:
    """Read every emergency of a folder and its look-alikes, `emergencies….tsv`."""
    return _alarms(folder, "emergencies", EMERGENCIES)


def follows(folder: str = "data") -> list[Alarm]:
    """Read every line of a folder that is told inside an emergency, `follows….tsv`."""
    return _alarms(folder, "follows", FOLLOWS)


def _alarms(folder: str, prefix: str, known: tuple[str, ...]) -> list[Alarm]:
    found: list[Alarm] = []
    for path in _files(folder):
        if path.name.startswith(prefix):
            weight = WEIGHTS.get(path.stem.rpartition("_")[2], 1)
            for place, (kind, text) in _rows(path, 2):
                if kind not in (*known, "none"):
                    raise ValueError(f"{place}: no such kind: {kind!r}")
                found.append(
                    Alarm(
                        text=text.replace(" / ", "\n"),
                        kind=kind,
                        weight=weight,
                        language=path.stem.removeprefix(prefix).strip("_").partition("_")[0],
                    )
                )
    return found


def _files(folder: str) -> list[Path]:
    return sorted((HERE / folder).glob("*.tsv"))


def _rows(path: Path, columns: int) -> Iterator[tuple[str, list[str]]]:
    for number, row in enumerate(path.read_text("utf-8").split("\n"), 1):
        if row:
            cells = row.split("\t")
            if len(cells) != columns:
                raise ValueError(f"{path}:{number}: {len(cells)} columns where {columns} are wanted")
            yield f"{path}:{number}", [*cells[:-1], cells[-1].replace("\\n", "\n")]
