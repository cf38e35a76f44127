"""Gravity: how much a post weighs, in words, and whether it is one of the gravest."""

from hideout.language import N_
from hideout.store import Row

# By level; the style sheet gives each a shape of its own, so that colour never says it alone.
LEVELS = (N_("Nothing noticed"), N_("Concern"), N_("Heavy"), N_("Urgent"))
URGENT_NOW = N_("Urgent, now")
WITH_CARE = N_("Read with care")
# From which level on a post is one of the gravest, and from which on its author was shown people to talk to.
GRAVE, POINTED = 3, 2


def gravity_of(row: Row) -> str:
    """Return how much a row of the store weighs, in words (a msgid)."""
    if row.get("urgent"):
        return URGENT_NOW
    return WITH_CARE if row["level"] == 0 and row.get("noted") else LEVELS[row["level"]]


def grave(row: Row) -> bool:
    """Return whether a row of the store is one of the gravest, which nobody puts up with one press."""
    return bool(row["urgent"]) or row["level"] >= GRAVE
