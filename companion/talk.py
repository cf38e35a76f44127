"""The talk as it travels sealed in the page: its turns, and what is pinned outside of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, Literal, Self, cast, get_args

from companion import alarm as alarms
from companion import alert, homely, naming, telling, upshot, whisper
from companion.alarm import Alarm
from companion.asked import about_unsure
from companion.joy import glad
from companion.naming import VOTES
from hideout.clock import HOUR
from moderation.course import Course
from moderation.verdict import Verdict

Who = Literal["visitor", "lamp"]

# The level from which on the card with people to talk to stands beside the talk.
CARD = 2
# How long a sealed talk may be taken up again, in seconds.
LIFE = 6 * HOUR
MOST_TURNS = 32
MOST_BYTES = 32_000
_MOST_KINDS = 8
_KEYS = {"turns", "course", "started", "seed", "answered", "reminded", "hushed", "kinds", "named", "alarm"}


def told(verdict: Verdict) -> bool:
    """Return whether something grave was found in so many words, and not only by the votes."""
    listed = any(finding.level >= CARD and finding.check not in VOTES for finding in verdict.findings)
    return verdict.level >= CARD and (listed or not verdict.findings)


def _with(kind: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((kind, *kinds)))[:_MOST_KINDS]


def _kinds(verdict: Verdict) -> tuple[str, ...]:
    """Return which dangers a grave verdict names: those told in so many words, else what the votes guess."""
    said = [one for one in verdict.findings if one.level >= CARD and one.check not in VOTES and one.category]
    return tuple(dict.fromkeys(str(one.category) for one in said)) or verdict.categories


def _told(verdict: Verdict | None) -> tuple[str, ...]:
    """Return what was heard in so many words and may be called by its name: danger, and what others do to somebody."""
    if verdict is None or not verdict.findings:
        return verdict.categories if verdict is not None and verdict.level >= CARD else ()
    found = (finding for finding in verdict.findings if finding.check not in VOTES and finding.category)
    return tuple(
        str(finding.category)
        for finding in found
        if finding.level >= CARD or finding.category in telling.MILD
    )


# What others do, or what a body lacks: no denial of a wish to die settles it.
_HARM = frozenset({"abuse", "sexual_abuse", "grooming", "eating", "overdose", "psychosis"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One side's words; a lamp's turn holds one sentence a line, with readings as `{漢字|かんじ}`.

    `alert` is the emergency that a visitor's words tell, surely or only likely (companion/alert.py), or empty.
    """

    who: Who
    text: str
    alert: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """A whole talk. Old turns fall off; the risk (`course`) and the last six fields never do.

    `started` is in unix seconds; `seed` chooses among the written lines; `answered` is the level up to which
    written words have been said since the last rise; `reminded` counts the hours already spoken of; `hushed`
    says that the visitor wants no more questions; `kinds` are the categories of danger heard in the talk, `named`
    those that the visitor told in so many words, or said yes to, and did not take back; `alarm` is why the card is there.
    """

    turns: tuple[Turn, ...]
    course: Course
    started: int
    seed: int
    answered: int = 0
    reminded: int = 0
    hushed: bool = False
    kinds: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    alarm: Alarm = ""

    @property
    def said(self) -> tuple[Turn, ...]:
        """The visitor's turns, in order."""
        return tuple(turn for turn in self.turns if turn.who == "visitor")

    @property
    def eased(self) -> bool:
        """Whether the alarm was a guess that was denied, or is over for somebody else: the card stays, folded."""
        return self.alarm in alarms.EASED

    @property
    def easing(self) -> bool:
        """Whether it was the line to be answered that ended the alarm."""
        return self.eased and self.answered >= CARD

    def level(self, verdict: Verdict) -> int:
        """Return the level that words answer to: the graver of line and talk, and no more than concern once eased."""
        level = max(verdict.level, self.course.level)
        return min(level, CARD - 1) if self.eased else level

    @classmethod
    def begin(cls, *, started: int, seed: int, opening: tuple[str, ...] = ()) -> Self:
        """Return a new talk; `opening` is what the page already shows as the lamp's first words."""
        talk = cls(turns=(), course=Course(), started=started, seed=seed)
        return talk.lamp(opening) if opening else talk

    def visitor(self, text: str, course: Course, verdict: Verdict | None = None) -> Self:
        """Return the talk with the visitor's words added, the risk as heard after them, and what kind of danger it is."""
        heard = alert.heard(verdict) if verdict is not None else ""
        turns = (*self.turns, Turn(who="visitor", text=text, alert=heard))
        verdict = naming.named(verdict, text) if verdict is not None else None
        asked = self.turns[-1].text if self.turns and self.turns[-1].who == "lamp" else ""
        named = telling.after(self.named, _told(verdict), asked, text)
        after = replace(self.heard(course, verdict), turns=turns, named=named)
        if verdict is not None and naming.put_out(text):
            # Whoever has no bed tonight needs those people on whatever card there is, or will be.
            after = replace(
                after, kinds=_with(naming.PUT_OUT, after.kinds), named=_with(naming.PUT_OUT, named)
            )
        return replace(after, alarm=after._eased(asked, verdict))._trimmed()

    def heard(self, course: Course, verdict: Verdict | None = None) -> Self:
        """Return the talk with the risk as heard, and the kinds of danger of a grave verdict pinned to it.

        Where something was told in so many words, what only the votes guess of a later line names no other kind, save that it is about somebody else.
        """
        danger = _kinds(verdict) if verdict is not None and verdict.level >= CARD else ()
        if verdict is not None and self.kinds and not told(verdict):
            danger = tuple(kind for kind in danger if kind == "third_party")
        kinds = tuple(dict.fromkeys((*self.kinds, *danger)))[:_MOST_KINDS]
        named = telling.after(self.named, _told(verdict), "", "")
        alarm = alarms.heard(self.alarm, level=verdict.level, told=told(verdict)) if verdict else self.alarm
        return replace(self, course=course, kinds=kinds, named=named, alarm=alarm)

    def _eased(self, asked: str, verdict: Verdict | None) -> Alarm:
        """Return the alarm after the last line, which may deny it or tell that it is over; `asked` are the lamp's last words."""
        if verdict is None or self.answered < CARD or self.alarm in {"", *alarms.EASED} or told(verdict):
            return self.alarm
        if alert.of(self.said) in alert.HOLDS:
            return self.alarm
        if "overdose" in self.kinds and not upshot.told(self.said[-1].text) & {"wrong", "untaken"}:
            # No word but that it was not so takes back what was swallowed.
            return self.alarm
        if (taken := alert.undone(self.said)) in alert.DANGERS and {*self.kinds} <= {alert.DANGERS[taken][0]}:
            return "denied"
        said = [turn.text for turn in self.said]
        if (whisper.explained(said) or homely.explained(said)) and {*self.kinds} <= {
            "suicide",
            "goodbye",
            "distress",
        }:
            return "denied"
        if "third_party" in self.kinds:
            return "over" if alarms.over(said[-1], self.named) else self.alarm
        unsure = about_unsure(asked)
        guessed = (
            self.alarm == "guessed"
            and set(self.named) <= telling.MILD
            and (max(self.course.level, verdict.level) == CARD or (unsure and not self.course.now))
            # A no to a question about dying says nothing of what others do.
            and (unsure or _HARM.isdisjoint(self.kinds))
        )
        if (
            self.alarm == "guessed"
            and set(self.named) <= telling.MILD
            and not self.course.now
            and glad(said[-1])
        ):
            # What was only guessed ends with joy, however grave the guess was.
            return "denied"
        return "denied" if guessed and alarms.denies(asked, said[-1], said) else self.alarm

    def lamp(self, sentences: tuple[str, ...]) -> Self:
        """Return the talk with the lamp's words added."""
        return replace(self, turns=(*self.turns, Turn(who="lamp", text="\n".join(sentences))))._trimmed()

    def to_dict(self) -> dict[str, Any]:
        """Return the talk as plain JSON data, at most MOST_BYTES of UTF-8 when dumped without escapes."""
        return {
            "turns": [[turn.who, turn.text, *filter(None, [turn.alert])] for turn in self.turns],
            "course": self.course.to_dict(),
            "started": self.started,
            "seed": self.seed,
            "answered": self.answered,
            "reminded": self.reminded,
            "hushed": self.hushed,
            "kinds": list(self.kinds),
            "named": list(self.named),
            "alarm": self.alarm,
        }

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Return the talk that to_dict described; ValueError on anything that to_dict would not have written."""
        if not isinstance(data, dict) or data.keys() != _KEYS:
            raise ValueError("not a talk")
        if not isinstance(data["turns"], list) or len(data["turns"]) > MOST_TURNS:
            raise ValueError("turns")
        try:
            course = Course.from_dict(data["course"])
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ValueError("course") from error
        talk = cls(
            turns=tuple(_turn(turn) for turn in data["turns"]),
            course=course,
            started=_whole(data, "started", 2**53),
            seed=_whole(data, "seed", 2**53),
            answered=_whole(data, "answered", 3),
            reminded=_whole(data, "reminded", 10_000),
            hushed=_flag(data, "hushed"),
            kinds=_names(data, "kinds"),
            named=_names(data, "named"),
            alarm=_alarm(data["alarm"]),
        )
        if talk._bytes() > MOST_BYTES:
            raise ValueError("too long")
        return talk

    def _trimmed(self) -> Self:
        talk = replace(self, turns=self.turns[-MOST_TURNS:])
        while len(talk.turns) > 1 and talk._bytes() > MOST_BYTES:
            talk = replace(talk, turns=talk.turns[1:])
        while talk.turns and talk._bytes() > MOST_BYTES:
            last = talk.turns[-1]
            talk = replace(talk, turns=(replace(last, text=last.text[: len(last.text) // 2]),))
        return talk

    def _bytes(self) -> int:
        body = json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))
        return len(body.encode("utf-8", "surrogatepass"))


def _turn(data: Any) -> Turn:
    if not isinstance(data, list) or not all(isinstance(one, str) for one in data):
        raise ValueError("turn")
    who, text, *heard = data
    if who not in get_args(Who) or len(heard) > 1 or not all(alert.known(one) for one in heard):
        raise ValueError("turn")
    text.encode()
    return Turn(who=who, text=text, alert="".join(heard))


def _flag(data: dict[str, Any], key: str) -> bool:
    value = data[key]
    if type(value) is not bool:
        raise ValueError(key)
    return value


def _alarm(value: Any) -> Alarm:
    if not isinstance(value, str) or value not in get_args(Alarm):
        raise ValueError("alarm")
    return cast(Alarm, value)


def _whole(data: dict[str, Any], key: str, most: int) -> int:
    value = data[key]
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError(key)
    return value


def _names(data: dict[str, Any], name: str) -> tuple[str, ...]:
    found = data[name]
    if not isinstance(found, list) or len(found) > _MOST_KINDS:
        raise ValueError(name)
    if not all(isinstance(one, str) and len(one) <= 40 for one in found):
        raise ValueError(name)
    return tuple(found)
