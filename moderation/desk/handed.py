"""Handed: who parked a post or passed it on, when and why; it stays beside the post until it is answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from hideout.language import N_
from hideout.store import Row

_PARKED = N_("{name} parked it at {time}")
_PASSED = N_("{name} passed it to {other} at {time}")
_UNASKED = N_("without a word why")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What a card says of it: a msgid and its values, and in whose own words why (or a msgid that says there are none)."""

    said: str
    told: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    unasked: str = _UNASKED


def handed_of(row: Row, zone: ZoneInfo) -> Handed | None:
    """Return who set a row of the store aside, or None where nobody did, or it was answered since."""
    if not row["aside"] or not row["aside_by"]:
        return None
    time = datetime.fromtimestamp(row["aside_at"], zone).strftime("%H:%M")
    told = {"name": row["aside_by"], "time": time}
    why = row["aside_words"] or ""
    if row["aside"] == "pass":
        return Handed(said=_PASSED, told=told | {"other": row["aside_to"] or "?"}, why=why)
    return Handed(said=_PARKED, told=told, why=why)
