"""What a line in danger says of somebody who is there now, a place that was reached, or a danger that is over or put away."""

from __future__ import annotations

from companion.lists import Lists
from hideout.assets import ASSETS

NAMES = ("with", "place", "going", "over", "found", "handed", "rings", "open")
_LISTS = Lists(ASSETS / "words" / "haven", NAMES)


def told(text: str) -> frozenset[str]:
    """Return what a line tells: some of NAMES but "open"; nothing where it is asked, feared, only said, or not so."""
    seen = _LISTS.marks(text)
    return frozenset() if "open" in seen or text.rstrip().endswith(("?", "？")) else seen
