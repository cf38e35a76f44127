"""Closing: a month's figures are made when the clock has gone evenly for a day; a leap of it closes nothing."""

import logging

from hideout.clock import DAY
from hideout.districts import report
from hideout.store import Db, chores

# A clock that is up to a day ahead closes no month too early: a month must have been over for a day anyway.
LEAP = DAY
_SEEN, _LEAPT = "clock seen", "clock leapt"
log = logging.getLogger("hideout")


def close_months(db: Db, at: int, zone: str) -> list[int]:
    """Make the snapshots that are due at a moment (unix seconds), asked about once an hour; return the months closed.

    After a leap of the clock, and after a rest of the server, a day must pass: a clock that is wrong is mostly set
    right within it, and a month that was told can never be told again.
    """
    last = chores.last(db, _SEEN)
    chores.note(db, _SEEN, at)
    if last is not None and not 0 <= at - last <= LEAP:
        chores.note(db, _LEAPT, at)
        log.warning(
            "the clock has moved by more than a day; months are closed when it has gone evenly for a day"
        )
        return []
    leapt = chores.last(db, _LEAPT)
    if leapt is not None and at - leapt < DAY:
        return []
    return report.freeze_due(db, at, zone)
