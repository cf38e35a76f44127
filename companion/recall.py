"""What the visitor said earlier in a talk: the line before, what weighs and was named last, and for how long."""

from __future__ import annotations

from itertools import takewhile

from companion import mistake
from companion.talk import Talk
from companion.topics import ITSELF, LAMP, MATTERS, WISHES, matter, recognise, situation

# How much of an earlier line is read again to find what it was about.
_GLANCE = 400
# So many lines back everyday talk may go on without naming what it is about.
_BACK = 4
# The topics of earlier lines, one by one.
Earlier = tuple[frozenset[str], ...]
# So many lines back what was needed is still what the talk is about.
_REMEMBERED = 16
_NAMELESS = frozenset({"plain", "unread", "yes", "quip"})
# So long a line that names several things is read as a whole (Japanese, other writings).
_LONG, _LONG_LATIN = 90, 220


def lines(talk: Talk) -> tuple[str, ...]:
    """Return the beginnings of the visitor's lines, in order."""
    return tuple(turn.text[:_GLANCE] for turn in talk.turns if turn.who == "visitor")


def before(talk: Talk) -> frozenset[str]:
    """Return the topics of the visitor's line before the last one; none where there is none."""
    said = lines(talk)
    return recognise(said[-2]) if len(said) > 1 else frozenset()


def earlier(talk: Talk) -> Earlier:
    """Return the topics of the visitor's lines before the last one, in order, as far back as a need is remembered."""
    return tuple(recognise(text) for text in lines(talk)[:-1][-_REMEMBERED:])


def going(talk: Talk) -> str:
    """Return what the visitor's lines before the last one were about: the last situation in them with a name of its own."""
    said = (situation(recognise(text)) for text in reversed(lines(talk)[:-1][-_BACK:]))
    return next((kind for kind in said if kind not in _NAMELESS), "plain")


def named(talk: Talk) -> str | None:
    """Return the weighing topic that the visitor named last and did not let drop, before the line to answer."""
    gone = mistake.dropped(talk)
    earlier = (
        mistake.kept(recognise(text), place, gone)
        for place, text in reversed(tuple(enumerate(lines(talk)[:-1])))
    )
    kept = takewhile(lambda seen: "drop" not in seen, earlier)
    # What was asked of the lamp, or thrown at it, names nothing.
    about = (seen for seen in kept if not seen & {*LAMP, *ITSELF, *WISHES, "insult"})
    return next((topic for seen in about if (topic := matter(seen))), None)


def listened(talk: Talk) -> int:
    """Return how many replies came since the visitor first named something that weighs."""
    earlier = lines(talk)[:-1]
    heavy = (place for place, text in enumerate(earlier) if matter(recognise(text)))
    return len(earlier) - next(heavy, len(earlier))


def several(talk: Talk, seen: frozenset[str]) -> bool:
    """Return whether the last line, of which these are the topics, is long and names several things that weigh."""
    text = talk.turns[-1].text
    return len(seen & set(MATTERS)) >= 2 and len(text) >= (_LONG_LATIN if text.isascii() else _LONG)


def taken_back(talk: Talk) -> bool:
    """Return whether what was said was called a joke since, and is now said again."""
    return any("joke" in recognise(line) for line in lines(talk)[-4:-1])


def unanswered(talk: Talk) -> bool:
    """Return whether the visitor said neither yes nor no since a question three replies ago."""
    return not any(recognise(text) & {"yes", "no"} for text in lines(talk)[-3:])
