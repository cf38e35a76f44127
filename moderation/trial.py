"""Trying changed word lists on texts that came before, in a process of its own: the listener that serves is not touched."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from moderation import words
from moderation.entry import Entry
from moderation.reading import read
from moderation.triage import screen
from moderation.words import BrokenList

SECONDS = 60.0
_ROOT = Path(__file__).resolve().parent.parent
_alone = asyncio.Lock()


class NoTrial(Exception):
    """A trial could not be made now: another one is going on, or it took too long."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What is heard in a text: level 0..3, whether it is about now, and flags."""

    level: int
    now: bool
    flags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A text, by its place among those that were tried, that would be heard otherwise."""

    place: int
    before: Heard
    after: Heard


Overlay = Mapping[tuple[str, str], str]


async def run(before: Overlay, after: Overlay, texts: Sequence[str]) -> list[Change]:
    """Return which texts would be heard otherwise with the lines `after` than with those `before`; raises NoTrial."""
    if _alone.locked():
        raise NoTrial("another trial is going on")
    wanted = {"before": _plain(before), "after": _plain(after), "texts": list(texts)}
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}
    async with _alone:
        # The texts go over a pipe: what stands in a command line, others on this machine could read.
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "moderation.trial",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environ,
        )
        try:
            async with asyncio.timeout(SECONDS):
                said, _ = await process.communicate(json.dumps(wanted).encode())
        except TimeoutError:
            raise NoTrial("it took too long") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    if process.returncode != 0:
        raise NoTrial(f"it ended with {process.returncode}")
    return [
        Change(place=row["place"], before=_heard(row["before"]), after=_heard(row["after"]))
        for row in json.loads(said)
    ]


def compare(before: Overlay, after: Overlay, texts: Sequence[str]) -> list[Change]:
    """Screen the texts that a changed line can touch, with both; leaves the lists as `after` has them."""
    changed = [
        entry
        for key in {*before, *after}
        for entry in _changed(*key, before.get(key, ""), after.get(key, ""))
    ]
    places = [place for place, text in enumerate(texts) if _touched(text, changed)]
    words.add(before)
    first = {place: _screened(texts[place]) for place in places}
    words.add(after)
    second = {place: _screened(texts[place]) for place in places}
    return [
        Change(place=place, before=first[place], after=second[place])
        for place in places
        if first[place] != second[place]
    ]


def _changed(language: str, name: str, before: str, after: str) -> list[Entry]:
    if before == after:
        return []
    path = words.folder() / language / f"{name}.txt"
    one, other = words.load(path, before), words.load(path, after)
    found: list[Entry] = []
    for some, others in ((one.entries, other.entries), (one.harmless, other.harmless)):
        ours, theirs = {entry.source for entry in some}, {entry.source for entry in others}
        found += [entry for entry in (*some, *others) if entry.source in ours ^ theirs]
    return found


def _touched(text: str, changed: Sequence[Entry]) -> bool:
    reading = read(text)
    views = {look.view.text for look in (*reading.looks, reading.torn, reading.mirror)} | {reading.plain.text}
    return any(True for entry in changed for view in views for _ in entry.hits(view))


def _screened(text: str) -> Heard:
    verdict = screen("post", text)
    return Heard(level=verdict.level, now=verdict.now, flags=tuple(sorted(verdict.flags)))


def _heard(row: Mapping[str, Any]) -> Heard:
    return Heard(level=row["level"], now=row["now"], flags=tuple(row["flags"]))


def _plain(overlay: Overlay) -> list[list[str]]:
    return [[language, name, body] for (language, name), body in overlay.items()]


def main() -> int:
    """Read a trial as JSON on stdin and write its changes as JSON on stdout."""
    wanted = json.load(sys.stdin)
    before, after = (
        {(language, name): body for language, name, body in wanted[side]} for side in ("before", "after")
    )
    try:
        changes = compare(before, after, wanted["texts"])
    except BrokenList:
        return 2
    json.dump([asdict(change) for change in changes], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
