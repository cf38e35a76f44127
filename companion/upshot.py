"""The upshot of a danger, as a later line tells it: something else was meant, it is over, it is small, help was called."""

from __future__ import annotations

import re
from collections.abc import Collection

from companion.lists import Lists
from hideout.assets import ASSETS

# Of these a line takes back what was read into it; of the others it only says where things stand.
TAKEN_BACK = frozenset({"wrong", "who", "kin"})
NAMES = (
    *("wrong", "who", "kin", "past", "stopped", "carried", "home", "beside", "called", "asking"),
    *("unsent", "untaken", "wished", "give", "drug"),
)
_LISTS = Lists(ASSETS / "words" / "upshots", NAMES)
# A hope, somebody else's word for it, or a "but" behind it: then nothing is over.
_OPEN = re.compile(
    r"かな|かも|よね|[?？]|って(?:言|い(?:う|わ|っ))|(?:のに|でも|けど).{5,}|また|まだ"
    r"|\b(?:maybe|might|hope|says?|said|told me|tells me|still|again|but)\b"
)
# Section -> the fewest lines it must hold.
SECTIONS: dict[str, int] = {
    **dict.fromkeys(("upshot.wrong", "upshot.past", "upshot.past.more", "upshot.stopped"), 2),
    **dict.fromkeys(
        ("upshot.stopped.more", "upshot.coming", "upshot.unsent", "upshot.beside", "upshot.beside.more"), 2
    ),
    **{"upshot.still": 3, "footing.over": 6, "strait.blade": 3},
    **{
        "dose.wish": 2,
        "dose.ask": 2,
        "dose.away": 3,
        "dose.not": 2,
        "dose.kept": 2,
        "dose.what": 2,
        "dose.give": 2,
        "dose.parents": 4,
        "dose.sleep": 3,
    },
    # What is said in a haven (companion/haven.py).
    **dict.fromkeys(("haven.with", "haven.place", "haven.going", "haven.over", "haven.found"), 2),
    **dict.fromkeys(("haven.handed", "haven.with.own", "haven.with.taken", "haven.with.hurt"), 2),
    **dict.fromkeys(("haven.over.next", "haven.found.next", "haven.handed.next"), 2),
    **{"haven.rings": 2, "haven.on": 4, "haven.on.found": 3},
}
_SETTLES = TAKEN_BACK | {"past", "stopped", "carried", "home", "beside"}
# A pursuer or a locked car is not ended by what it is called, and what was swallowed not by any word.
_STAYS = frozenset(
    {"ride", "car", "drunk", "silent", "swallowed", "taken", "lured", "offer", "high", "ledge", "jump"}
)
_PEOPLE = frozenset({"intruder", "followed", "attack", "ride", "car", "drunk", "door", "behind", "confined"})
_PLACES = frozenset({"intruder", "followed", "door", "behind", "lost"})
_HARMS = frozenset({"hurt", "witness", "harm"})
_EDGES = frozenset({"high", "ledge", "height", "jump", "brink", "balcony"})


def told(text: str) -> frozenset[str]:
    """Return what a line tells of the danger itself: some of NAMES."""
    seen = _LISTS.marks(text)
    if "asking" in seen:
        # "What happens when I call?" is no call.
        seen -= {"called"}
    return seen - _SETTLES if seen & _SETTLES and _OPEN.search(text.lower()) else seen


def ends(seen: Collection[str], kind: str) -> bool:
    """Return whether what was told since ends the steps of this kind: an alert, a peril, or what a talk stands on."""
    if ("stopped" in seen and kind == "wound") or ("carried" in seen and kind == "body"):
        return True
    if "home" in seen and kind in _EDGES | {"confined"}:
        return True
    if "past" in seen and kind in _PEOPLE | _HARMS:
        return True
    if not TAKEN_BACK.isdisjoint(seen) and kind in _PLACES:
        return True
    return "wrong" in seen and kind not in _STAYS
