"""Tells whether a wish to die is told as one of a time that is over: then a gentle word is enough."""

from __future__ import annotations

from moderation import vote
from moderation.reading import Reading, read
from moderation.rules import listen
from moderation.verdict import Span

_GRAVE = 2


def bygone(reading: Reading) -> bool:
    """Tell whether a text looks back on a wish that is over, and says nothing grave besides."""
    told = reading.places("once")
    # Words that say it is back, or has never gone.
    back = ("again",) if reading.cjk else ("again", "own")
    if not told or any(reading.places(name) for name in back):
        return False
    rest = read(_without(reading.raw, told))
    heard = listen(rest)
    if any(rule.level >= _GRAVE for rule in heard.rules):
        return False
    said = vote.hear(rest, vote.features(rest, heard)) if rest.raw.strip() else None
    return said is None or said.level < _GRAVE


def _without(text: str, places: list[Span]) -> str:
    """Return a text without some places, which may overlap."""
    gone = {at for place in places for at in range(place.start, place.end)}
    return "".join(char for at, char in enumerate(text) if at not in gone)
