"""Who it is that is in danger: somebody else at home who is hurt, a parent who wants to die, somebody one loves who hurts."""

from __future__ import annotations

import itertools
import re

from companion import peril
from companion.talk import Talk
from companion.telling import bare
from companion.topics import recognise

# Whoever says so is hurt as well.
_ME_TOO = re.compile(
    r"\b(?:me too|and me|us|both of us|me as well)\b|(?:わたし|私|ぼく|僕|俺|おれ|うち|自分|じぶん)(?:も|のことも)"
)
_HURT = frozenset({"hurt", "touched"})


def witnessed(talk: Talk) -> bool:
    """Return whether somebody else at home is hurt, and the visitor told of nothing done to himself or herself."""
    said = [turn.text for turn in talk.turns if turn.who == "visitor"]
    marked = peril.lines(talk)
    if any(_ME_TOO.search(bare(line)) for line in said):
        return False
    told = [{"third.child", "third.done"} <= one for one in marked]
    return any(told) or (
        "third.mine" in frozenset().union(*marked) and "third.child" in frozenset().union(*marked)
    )


def threatened(talk: Talk) -> bool:
    """Return whether what sounds like worry about somebody else is that person's threat to the visitor."""
    friend = any("friend" in recognise(turn.text) for turn in talk.turns if turn.who == "visitor")
    return {"abuse", "third_party"} <= {*talk.kinds} and not friend and not witnessed(talk)


def parent(talk: Talk) -> bool:
    """Return whether a parent says that he or she wants to die."""
    marked = peril.lines(talk)
    if any({"third.parent", "third.wish"} <= one for one in marked):
        return True
    pairs = itertools.pairwise(marked)
    return any("third.wish" in one and {"third.mine", "third.parent"} <= two for one, two in pairs)


def steps(talk: Talk, kind: str) -> str:
    """Return whose steps hold, where steps of this kind would be those of the wrong person."""
    if kind in _HURT and witnessed(talk):
        return "witness"
    if kind == "friend" and parent(talk):
        return "parent"
    loved = any("partner" in one for one in peril.lines(talk))
    return "partner" if kind == "hurt" and loved else kind


def words(talk: Talk, kind: str) -> str:
    """Return whose words fit (`two.<kind>.ack`), where those of this kind would be those of the wrong person."""
    if kind == "friend" and threatened(talk):
        return "abuse"
    if kind == "abuse" and witnessed(talk):
        return "witness"
    return "parent" if kind == "friend" and parent(talk) else kind
