"""Hears that somebody may be lost within minutes, in a child's own words and over several lines: water, no breath, a fall."""

from __future__ import annotations

from collections.abc import Collection

from companion import pieces
from companion.cues import Cues
from hideout.assets import ASSETS

CUES = Cues(ASSETS / "words" / "alert")
# How much of a line is read; so many lines back somebody may have been named; so many lines an alert stands.
_GLANCE, _NAMED, _STANDS = 400, 5, 8
# Only short lines name a place without saying what is done there.
_BRIEF = 40
# So many bytes are what is typed in haste, in either script: what is longer tells of something over.
_TERSE = 120
_OTHERS = "third_party"
# Alert -> the danger it is on the card: its kind, its level, and whether it is now. The first that holds is met.
DANGERS: dict[str, tuple[str, int, bool]] = {
    "breath": (_OTHERS, 3, True),
    "water": (_OTHERS, 3, True),
    "silent": (_OTHERS, 3, True),
    "head": (_OTHERS, 3, True),
    "drowning": (_OTHERS, 3, True),
    "smoke": ("cry_for_help", 3, True),
    "pinned": (_OTHERS, 3, True),
    "strange": ("overdose", 3, True),
    "plate": ("abuse", 3, True),
    "drunk": ("cry_for_help", 3, True),
    "car": ("grooming", 3, True),
    "unopened": (_OTHERS, 3, True),
    "gone": (_OTHERS, 3, True),
    "crash": ("cry_for_help", 3, True),
    "swallowed": ("cry_for_help", 3, True),
    "trapped": ("cry_for_help", 3, True),
    "gash": ("cry_for_help", 2, False),
    "fever": ("cry_for_help", 2, False),
    "collapse": (_OTHERS, 3, True),
    "riding": ("crime_victim", 3, True),
    "intruder": ("crime_victim", 3, True),
    "followed": ("crime_victim", 3, True),
    "jump": ("suicide", 3, True),
}
# These need nothing beside them.
_ALONE = ("collapse", "trapped", "swallowed", "crash", "intruder", "followed", "riding", "gash")
# Body, fire or pursuer: these stand until help came, whatever sounds like relief.
HOLDS = frozenset(
    {"breath", "water", "silent", "head", "smoke", "fever", "drowning", "pinned", "strange", *_ALONE}
)
# Told in a single line that weighs nothing else, these may be play or a mishap: that is asked before the card comes.
LOOSE = frozenset({"strange", "crash", "trapped", "gash"})
# These weigh nothing by themselves, and have an answer all the same.
KINDS = (*DANGERS, "height", "lost")


def marks(text: str) -> frozenset[str]:
    """Return the marks of one line."""
    lengths = {"brief"} if len(text) <= _BRIEF else set()
    if len(text.encode(errors="replace")) <= _TERSE:
        lengths.add("terse")
    return CUES.marks(text[:_GLANCE]) | lengths


def of(lines: Collection[str], kinds: Collection[str]) -> str:
    """Return the alert that a talk stands in after these lines, one of KINDS, or an empty text."""
    said = tuple(map(marks, [*lines][-_STANDS - _NAMED :]))
    ends = range(len(said), max(0, len(said) - _STANDS), -1)
    return next((kind for end in ends if (kind := _told(said[:end], kinds))), "")


def told(lines: Collection[str], kinds: Collection[str]) -> str:
    """Return the alert that the last of these lines tells, alone or with those before it, or an empty text."""
    return _told(tuple(map(marks, [*lines][-_NAMED:])), kinds)


def _told(said: tuple[frozenset[str], ...], kinds: Collection[str]) -> str:
    if not said or "unreal" in said[-1]:
        return ""
    last, near, lately = said[-1], _all(said[-_NAMED:]), _all(said[-2:])
    harmed, friend = "abuse" in kinds, _OTHERS in kinds and "parent" not in near
    high = {"height", "here"} <= last and "brief" in last and "pleasant" not in last
    holds = {
        "breath": "breath" in last and "who" in near,
        "water": {"who", "water", "sunk"} <= lately | (near & {"who"})
        and last & {"water", "sunk"}
        and not last & {"came", "woke"},
        "silent": {"victim", "beaten"} <= near and "silent" in last,
        "head": {"fall", "gore"} <= _all(said[-3:]) and last & {"fall", "gore"} and "knee" not in near,
        "drowning": {"drowning", "terse"} <= last and not last & {"jest", "calm"},
        "pinned": "pinned" in last and "who" in near,
        "strange": {"strange", "odd"} <= _all(said[-3:]) and last & {"strange", "odd"},
        "smoke": "smoke" in last and not last & {"cook"},
        "plate": "plate" in last and (harmed or "parent" in near),
        "drunk": {"drink", "wheel"} <= near and near & {"parent", "rider"} and last & {"drink", "wheel"},
        "car": "incar" in last and not last & {"shop"} and ("grooming" in kinds or "stranger" in near),
        "unopened": "unopened" in last and friend,
        "gone": "gone" in last and {"parent", "wish"} <= near,
        "fever": ({"baby", "fever"} <= lately and last & {"baby", "fever"})
        or ("burning" in last and "who" in near),
        "jump": "jump" in last and "brief" in last and any({"height", "here"} <= one for one in said[-4:-1]),
        "height": high,
        "lost": "lost" in last and "terse" in last and "jest" not in last,
        **{kind: {kind, "terse"} <= last and not last & {"jest", "calm"} for kind in _ALONE},
    }
    return next((kind for kind in KINDS if holds[kind] or pieces.tells(kind, last)), "")


def _all(said: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset().union(*said)
