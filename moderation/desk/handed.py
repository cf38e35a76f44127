"""Handed: who parked a post, passed it on or asked for advice, when and why; it stays beside the post until it is answered."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hideout.store import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Who set it aside or asked, at what time (HH:MM), to whom they passed it (nobody: it is parked), and in their words why."""

    by: str
    time: str
    to: str
    why: str


def handed_of(row: Row, zone: ZoneInfo) -> Handed | None:
    """Return who set a row of the store aside, or None where nobody did, or it was answered since."""
    if not row["aside"] or not row["aside_by"]:
        return None
    return Handed(
        by=row["aside_by"],
        time=datetime.fromtimestamp(row["aside_at"], zone).strftime("%H:%M"),
        to=(row["aside_to"] or "?") if row["aside"] == "pass" else "",
        why=row["aside_words"] or "",
    )


def asked_of(row: Row, zone: ZoneInfo) -> Handed | None:
    """Return who asks for advice on a row of the store, and what, or None where nobody does any more."""
    if not row["asked_by"]:
        return None
    time = datetime.fromtimestamp(row["asked_at"], zone).strftime("%H:%M")
    return Handed(by=row["asked_by"], time=time, to="", why=row["asked_words"] or "")
