"""Whether the lamp may ask: who wanted no questions gets none, until danger is told anew or a question is taken up."""

from __future__ import annotations

from companion import protest
from companion.lines import is_question
from companion.talk import Talk, told
from moderation.verdict import Verdict


def hushed(talk: Talk, verdict: Verdict, seen: frozenset[str]) -> bool:
    """Return whether no question may be asked: the visitor wanted none, and no graver danger was heard since."""
    level = talk.level(verdict)
    risen = level >= 2 and talk.answered < level and told(verdict)
    return (
        not risen
        and (
            talk.hushed
            or "stop" in seen
            or (level >= 2 and talk.answered >= 2 and protest.cross(talk.turns[-1].text))
        )
        and not _answering(talk, seen, level)
    )


def _answering(talk: Talk, seen: frozenset[str], level: int) -> bool:
    """Return whether this is a yes to a question about danger: what follows from it may still be asked."""
    before = next((turn.text for turn in reversed(talk.turns) if turn.who == "lamp"), "")
    return level >= 2 and "yes" in seen and "no" not in seen and any(map(is_question, before.split("\n")))
