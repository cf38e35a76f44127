"""The order of reading in words: why a card stands where it stands, and at which part of the day it was written."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hideout.clock import HOUR, MINUTE
from hideout.language import N_
from hideout.store import Row
from hideout.store.alarms import NOW
from hideout.store.views import GRAVER, HEADSTART, grounds

_NOW = N_("Before everything else: it may be happening now.")
_CALL_NOW = N_("Before everything else: somebody asked for advice, and wants it now.")
_CALL_TODAY = N_("Before all that is lighter: somebody asked for advice, and wants it today.")
_URGENT = N_("Before all that is lighter: it may be about life and death.")
_REPORTED = N_("Read as early as heavy ones, because somebody said something about it.")
_WAITED = N_("It has waited for so long that it now goes before fresh heavy ones.")
_AHEAD = N_("Goes before lighter ones that came up to {n} hours earlier.")
_GRAVER = N_("One of the graver heavy ones: goes before lighter ones that came up to {n} hours earlier.")
# Said instead of its turn where a light one is handed over between heavy ones.
BETWEEN = N_("A lighter one in between, to take a breath; heavier ones wait meanwhile.")
_TURN = N_("It is simply its turn: the oldest comes first.")
# Why a heavy post is one of the graver ones -> how the card says it.
_GROUNDS = {
    "life": N_("it is about somebody's life or being hurt"),
    "way": N_("it speaks of a way"),
    "several": N_("more than one thing weighs"),
}
_PARTS = (
    (5, N_("written in the night")),
    (11, N_("written in the morning")),
    (17, N_("written by day")),
    (22, N_("written in the evening")),
    (24, N_("written in the night")),
)


def why(row: Row, at: int) -> tuple[str, int]:
    """Return why a row of the store stands where it stands: a msgid with `{n}`, and n."""
    if row["band"]:
        own = 2 if row["urgent"] else 1 if row["level"] >= 3 else 0
        if row["urgency"] > own:
            return (_CALL_NOW if row["urgency"] == NOW else _CALL_TODAY), 0
        return (_NOW if own > 1 else _URGENT), 0
    ahead = HEADSTART[row["level"]] + row["weight"] * GRAVER
    if row["reported"] and ahead < HEADSTART[2]:
        return _REPORTED, 0
    if ahead < HEADSTART[2] and at - row["due"] > HEADSTART[2] + len(_GROUNDS) * GRAVER:
        return _WAITED, 0
    if row["weight"]:
        return _GRAVER, ahead // HOUR
    return (_AHEAD, ahead // HOUR) if ahead else (_TURN, 0)


def graver(row: Row) -> tuple[str, ...]:
    """Return the grounds (msgids) for which a heavy post stands before other heavy ones."""
    own = grounds(row["level"], row["heard"]) if row["weight"] and not row["band"] else ()
    return tuple(_GROUNDS[ground] for ground in own)


def part_of_day(at: int, zone: ZoneInfo) -> str:
    """Return the part of the day of a moment (a msgid); never the hour, which could tell who wrote."""
    hour = datetime.fromtimestamp(at, zone).hour
    return next(words for end, words in _PARTS if hour < end)


_MINUTES = N_("waits about {n} minutes"), N_("was reported about {n} minutes ago")
_HOURS = N_("waits about {n} hours"), N_("was reported about {n} hours ago")
_DAYS = N_("waits {n} days"), N_("was reported {n} days ago")
# What has waited so long may be over.
LATE = frozenset({*_HOURS, *_DAYS})


def age(seconds: int, *, reported: bool = False) -> tuple[str, int]:
    """Return how long something has been waiting, or how long ago it was reported, in coarse steps: a msgid with `{n}`, and n."""
    if seconds < 10 * MINUTE:
        return (N_("was reported just now") if reported else N_("came just now")), 0
    if seconds < HOUR:
        return _MINUTES[reported], seconds // (10 * MINUTE) * 10
    if seconds < 48 * HOUR:
        return _HOURS[reported], max(1, round(seconds / HOUR))
    return _DAYS[reported], seconds // (24 * HOUR)
