"""What a line adds to an emergency that has steps of its own: a bath, a locked car, a classroom, a mountain, gas, a fit, the last of a battery."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.choice import Picker

_MOST = 3
# Which emergencies, the mark that a line adds (assets/words/alert), and the section `rescue.<name>` that fits it.
_DETAILS: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"water", "breath", "collapse"}), "bath", "bath"),
    (frozenset({"water", "ride", "drunk", "trapped"}), "sinking", "sinking"),
    (frozenset({"trapped", "ride", "ill"}), "hotcar", "hotcar"),
    (frozenset({"lost", "trapped", "wound", "ill"}), "mountain", "mountain"),
    (frozenset({"lost", "water"}), "disaster", "disaster"),
    (frozenset({"fire", "collapse"}), "gas", "gas"),
    (frozenset({"fire"}), "storeys", "shut"),
    (frozenset({"collapse", "ill"}), "fit", "fit"),
    (frozenset({"breath", "ill", "wound"}), "pen", "pen"),
    (frozenset({"wound", "water", "crash", "trapped"}), "numb", "spine"),
    (frozenset({"lost"}), "missing", "missing"),
    # Adults are a call away there.
    (frozenset({"breath", "collapse", "wound", "ill"}), "class", "class"),
)
# This one is added to any of them.
_BATTERY = "battery"


def section(kind: str, seen: frozenset[str]) -> str:
    """Return which section of steps fits an alert of this kind where the last lines have these marks, or an empty text."""
    if {"storeys", "who"} <= seen:
        # Somebody else is up there.
        seen -= {"storeys"}
    if "who" not in seen:
        seen -= {"missing"}
    return next((name for kinds, mark, name in _DETAILS if kind in kinds and mark in seen), "")


def steps(kind: str, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Return the steps that fit what the last lines (their marks are `seen`) add to an alert of this kind, or nothing."""
    if _BATTERY in seen and kind != "swallowed" and picker.since(f"rescue.{_BATTERY}") is None:
        return _said(_BATTERY, picker)
    name = section(kind, seen)
    return _said(name, picker) if name else ()


def _said(section: str, picker: Picker) -> tuple[str, ...]:
    return tuple(line for _ in range(_MOST) for line in picker.first(f"rescue.{section}"))
