"""A line about a room, a toy or a film: what only the votes hear in it is let go where nothing in the talk weighs."""

from __future__ import annotations

from collections.abc import Sequence

from companion.lists import Lists
from companion.naming import VOTES
from hideout.assets import ASSETS
from moderation.triage import screen
from moderation.verdict import Verdict, gravest

_LISTS = Lists(ASSETS / "words" / "homely", ("light", "thing", "toy", "vague", "off", "grim"))
# So many lines back the thing may have been named that is to be done tonight; of longer lines nobody knows what they tell.
_NEAR, _BRIEF = 3, 48
_CARD, _PAIR = 2, 2


def meant(verdict: Verdict, before: Sequence[str], words: str) -> Verdict:
    """Return the verdict without a guess at a line that is light as a whole, or a resolve about a thing named just before.

    Whatever weighed in the talk before, or any grim word, keeps all of it.
    """
    heavy = [one for one in verdict.findings if one.level >= _CARD]
    last = _marks(words)
    if not heavy or "grim" in last:
        return verdict
    if "toy" in last or ("vague" in last and any(map(_thing, before[-_NEAR:]))):
        gone = set(heavy)
    elif "light" in last:
        gone = {one for one in heavy if one.check in VOTES}
    else:
        return verdict
    if any(map(_weighs, before)):
        return verdict
    return gravest(tuple(one for one in verdict.findings if one not in gone))


def light(text: str) -> bool:
    """Return whether a line as a whole is light, and nothing in it is grim."""
    seen = _marks(text)
    return not seen.isdisjoint({"light", "toy"}) and "grim" not in seen


def _thing(text: str) -> bool:
    seen = _marks(text)
    return "thing" in seen and "grim" not in seen


def _marks(text: str) -> frozenset[str]:
    return _LISTS.marks(text) if len(text) <= _BRIEF else frozenset({"grim"})


def explained(lines: Sequence[str]) -> bool:
    """Return whether what sounded like a resolve a line ago ("im going tonight") was about a thing of every day."""
    if len(lines) < _PAIR or not _thing(lines[-1]):
        return False
    return bool({"vague", "off"} & _marks(lines[-2])) and not any("grim" in _marks(line) for line in lines)


def _weighs(line: str) -> bool:
    """Return whether a line told danger, or anything in so many words that weighs."""
    if "grim" in _LISTS.marks(line):
        return True
    found = screen("chat", line).findings
    return any(one.level and one.check not in VOTES for one in found) or any(
        one.level >= _CARD and not light(line) for one in found
    )
