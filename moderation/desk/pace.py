"""The pace of reading: an answer that comes with the page itself was meant for the page before it."""

import time
from collections.abc import Mapping

# Seconds; the second press of a double-click comes sooner than this, nobody reads a post sooner.
SHORTEST = 1.0


def stamp() -> str:
    """Return when a page is shown, as its forms carry it: milliseconds of this machine's stopwatch."""
    return str(int(time.monotonic() * 1000))


def in_haste(sent: Mapping[str, str]) -> bool:
    """Return whether a form of the card-by-card view comes back before anybody can have read the page."""
    seen = sent.get("seen", "")
    if sent.get("view") != "card" or not (seen.isascii() and seen.isdecimal() and len(seen) < 16):
        return False
    return 0 <= time.monotonic() * 1000 - int(seen) < SHORTEST * 1000
