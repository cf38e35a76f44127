"""Whether the card of a talk stands open beside the words, or folded with its first way still in sight."""

from dataclasses import replace

from companion import alert
from companion.asked import about_danger
from companion.talk import CARD, Talk, told
from companion.telling import says_no
from companion.trace import again, asked, lines, marks, refused
from moderation.triage import screen
from moderation.verdict import Verdict

# What the lamp calls the card in its written lines.
_NAMED = ("カード", "card")
# After a line that weighs the card stays open for so many more: a plain line says nothing of how somebody is.
_STAYS = 4
# After these the card stays open for so many turns.
_TRUE = frozenset({"moment.real", "moment.fine", "moment.asleep", "moment.ready"})
_HELD = 3


def risen(talk: Talk) -> bool:
    """Return whether a talk has come to its card with the line that is yet to be answered."""
    return talk.answered < CARD <= talk.course.level and not talk.eased


def stands(talk: Talk, verdict: Verdict | None) -> bool:
    """Return whether the card stands open: after a true word it does, after a refusal or relief only for what is told anew."""
    if verdict is None or held(talk):
        return True
    if talk.eased:
        return False
    standing = alert.of(talk.said) in alert.HOLDS
    if standing or talk.course.level > CARD or told(verdict) or _named(talk):
        return True
    return not refused(talk) and (verdict.level >= CARD or _lately(talk) or _answering(talk))


def last_heard(talk: Talk) -> Verdict | None:
    """Return what the visitor's last line says, also where the lamp has answered it; None in a talk without one."""
    places = [place for place, turn in enumerate(talk.turns) if turn.who == "visitor"]
    return again(replace(talk, turns=talk.turns[: places[-1] + 1])) if places else None


def held(talk: Talk) -> bool:
    """Return whether a true word fell so lately that the card stays open."""
    return any(marks(line) & _TRUE for line in lines(talk)[-_HELD:])


def _named(talk: Talk) -> bool:
    """Return whether the lamp's last words speak of the card: then it stands open beside them."""
    last = talk.turns[-1] if talk.turns else None
    return last is not None and last.who == "lamp" and any(word in last.text.lower() for word in _NAMED)


def _answering(talk: Talk) -> bool:
    """Return whether the last line answers a question about danger and denies nothing: what is not understood closes no card."""
    turns = talk.turns[:-1] if talk.turns and talk.turns[-1].who == "lamp" else talk.turns
    return bool(turns) and about_danger(asked(replace(talk, turns=turns))) and not says_no(turns[-1].text)


def _lately(talk: Talk) -> bool:
    """Return whether danger was told, and one of the last lines weighed; a guess stands only as long as it is repeated."""
    if talk.alarm != "told":
        return False
    return any(screen("chat", line).level > 0 for line in lines(talk)[-_STAYS - 1 :])
