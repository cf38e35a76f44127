"""What a line adds to an emergency that has steps of its own: a bath, a locked car, a mountain, gas, a fit, the last of a battery."""

from __future__ import annotations

from companion.choice import Picker

_MOST = 3
# Which emergencies, the mark that a line adds (assets/words/alert), and the section `rescue.<name>` that fits it.
_DETAILS: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"water", "breath", "collapse"}), "bath", "bath"),
    (frozenset({"water", "ride", "drunk", "trapped"}), "sinking", "sinking"),
    (frozenset({"trapped", "ride", "ill"}), "hotcar", "hotcar"),
    (frozenset({"lost", "trapped", "wound", "ill"}), "mountain", "mountain"),
    (frozenset({"fire"}), "gas", "gas"),
    (frozenset({"fire"}), "storeys", "shut"),
    (frozenset({"collapse"}), "fit", "fit"),
    (frozenset({"breath", "ill", "wound"}), "pen", "pen"),
    (frozenset({"wound", "water", "crash", "trapped"}), "numb", "spine"),
    (frozenset({"lost"}), "missing", "missing"),
)
# This one is added to any of them.
_BATTERY = "battery"


def steps(kind: str, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Return the steps that fit what the last lines (their marks are `seen`) add to an alert of this kind, or nothing."""
    if _BATTERY in seen and kind != "swallowed" and picker.since(f"rescue.{_BATTERY}") is None:
        return _said(_BATTERY, picker)
    if {"storeys", "who"} <= seen:
        # Somebody else is up there.
        seen -= {"storeys"}
    section = next((name for kinds, mark, name in _DETAILS if kind in kinds and mark in seen), "")
    return _said(section, picker) if section else ()


def _said(section: str, picker: Picker) -> tuple[str, ...]:
    return tuple(line for _ in range(_MOST) for line in picker.first(f"rescue.{section}"))
