"""Lately: when somebody last answered, from where on an answer from the list has been read."""

from hideout.clock import MINUTE
from hideout.store.engine import Db

# Whoever has answered nothing for longer was away, or read something else.
_APART = 5 * MINUTE


def answered(db: Db, staff: str, at: int) -> int | None:
    """Return when this person last decided something, if that is not too long ago to have read on from there."""
    row = db.one(
        "SELECT MAX(at) AS at FROM decisions WHERE staff = :staff AND at >= :since AND at <= :at",
        {"staff": staff, "since": at - _APART, "at": at},
    )
    return row["at"] if row else None
