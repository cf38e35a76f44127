"""Advice on a piece of the team: what the listener heard in it, and what of it will not reach visitors; it decides nothing."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hideout.language import BY_CODE, DEFAULT, N_
from hideout.piece import bare, left_out, told
from hideout.turns import turn
from moderation.desk.gravity import LEVELS
from moderation.desk.labels import flags_of, reasons_of
from moderation.desk.marks import Words, words_of
from moderation.hearing import full_text, record
from moderation.triage import screen
from moderation.verdict import Finding, Span, gravest

# So much is listened to at once: the whole of it, and no other room waits. What stands on a border is heard on both sides.
_STRETCH, _OVERLAP = 800, 80
_SHOWN = 30
_LABELS = {"seen": N_("As it is seen"), "aloud": N_("As it is read aloud")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What whoever writes or reads a piece is told.

    `level` and `gravity` (its name), `said` (flags and reasons, msgids), the words marked; how many pictures and links are
    `left_out`, and which kanji stand `bare` in a language that has readings.
    """

    level: int
    gravity: str
    said: tuple[str, ...]
    words: tuple[Words, ...]
    left_out: int
    bare: str

    @property
    def silent(self) -> bool:
        """Whether nothing was heard."""
        return not (self.level or self.said)


async def hear(title: str, body: str) -> dict[str, Any]:
    """Return what is heard in a piece, readings as well as the words below them, as it is kept with a revision."""
    fields = await _fields(title, body)
    order = [name for name, words in fields.items() if words]
    found: list[Finding] = []
    for start, words in _stretches(full_text(fields, order)):
        await turn()
        found += [_moved(one, start) for one in screen("post", words).findings]
    return record(gravest(tuple(found)), order, _LABELS)


async def advice(title: str, body: str, language: str, heard: Mapping[str, Any]) -> Advice:
    """Return what is told of a piece in which this was heard."""
    return Advice(
        level=heard.get("level", 0),
        gravity=LEVELS[heard.get("level", 0)],
        said=tuple(dict.fromkeys((*flags_of(heard), *reasons_of(heard)))),
        words=words_of(await _fields(title, body), heard, ()),
        left_out=await asyncio.to_thread(left_out, body),
        bare=bare(f"{title}\n{body}")[:_SHOWN] if BY_CODE.get(language, DEFAULT).furigana else "",
    )


async def _fields(title: str, body: str) -> dict[str, str]:
    seen, aloud = await asyncio.to_thread(told, f"{title}\n\n{body}")
    return {"seen": seen, "aloud": aloud}


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    for start in range(0, max(len(text), 1), _STRETCH):
        yield start, text[start : start + _STRETCH + _OVERLAP]


def _moved(found: Finding, by: int) -> Finding:
    spans = tuple(Span(start=span.start + by, end=span.end + by) for span in found.spans)
    return replace(found, spans=spans)
