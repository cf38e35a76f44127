"""Tongues: which languages the people on the rota read."""

from hideout.store.engine import Db
from hideout.store.staff import READERS

# What everybody is taken to read until they say otherwise.
HOUSE = frozenset({"ja", "en"})


def of_all(db: Db) -> frozenset[str]:
    """Return the languages that somebody on the rota reads; those of the house for whoever has not said."""
    rows = db.rows(f"SELECT languages FROM staff WHERE id IN ({READERS})")
    said = [set(row["languages"].split()) or HOUSE for row in rows]
    return frozenset[str]().union(*said) or HOUSE


def of_one(db: Db, staff: str) -> frozenset[str]:
    """Return the languages that one person reads."""
    row = db.one("SELECT languages FROM staff WHERE id = :staff", {"staff": staff})
    return frozenset((row["languages"].split() if row else ()) or HOUSE)


def choose(db: Db, staff: str, languages: frozenset[str]) -> None:
    """Note which languages somebody reads."""
    db.run(
        "UPDATE staff SET languages = :languages WHERE id = :staff",
        {"staff": staff, "languages": " ".join(sorted(languages))},
    )
