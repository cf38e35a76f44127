"""Risk over a talk: rises at once, falls slowly, and never below concern in the same talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from hideout.language import N_
from moderation.reading import Reading, read
from moderation.risk import everyday
from moderation.triage import screen
from moderation.verdict import Finding, Outcome, Verdict, gravest

# A step down needs this many quiet turns and a word of being safer among them.
QUIET = 6
# Lines this short may be one sentence sent in pieces; of those before, so many letters are heard along.
_PIECE, _TAIL = 14, 42
_FLOOR = 1
# Words that are harmless alone ("tonight I will", "on the balcony"), and not after words of danger in the same talk.
_RESOLVED = ("verge", "resolve")


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """What a talk has shown so far.

    `level` 0..3 and `now` as in a verdict; `quiet` turns since anything grave was heard; `safer` whether a word of
    being safer fell among them; `asked` whether the lamp's last line asked "right now?"; `tail` the last short lines.
    """

    level: int = 0
    now: bool = False
    quiet: int = 0
    safer: bool = False
    asked: bool = False
    tail: str = ""

    def to_dict(self) -> dict[str, int | bool | str]:
        """Return the course as a plain dictionary, for the seal."""
        return asdict(self)

    @classmethod
    def from_dict(cls, plain: Mapping[str, object]) -> Course:
        """Rebuild a course; a field that is missing or of the wrong type raises ValueError."""
        level, quiet = plain.get("level"), plain.get("quiet")
        now, safer, asked = plain.get("now"), plain.get("safer"), plain.get("asked")
        if type(level) is not int or type(quiet) is not int or not 0 <= level <= 3 or quiet < 0:
            raise ValueError("a course needs a level from 0 to 3 and a count of quiet turns")
        if type(now) is not bool or type(safer) is not bool or type(asked) is not bool:
            raise ValueError("a course needs now, safer and asked as true or false")
        tail = plain.get("tail")
        if type(tail) is not str or len(tail) > _TAIL:
            raise ValueError("a course needs its last short lines as text")
        return cls(level=level, now=now, quiet=quiet, safer=safer, asked=asked, tail=tail)

    def ask(self) -> Course:
        """Note that the lamp has just asked whether it is happening right now."""
        return replace(self, asked=True)


def hear(course: Course, text: str) -> tuple[Course, Verdict]:
    """Hear one line of a visitor; return the new course and the verdict on this line. Pure, never raises.

    A short line is also heard together with the short lines before it: many send a sentence in pieces.
    """
    verdict = screen("chat", text)
    tail = _tail(course, text)
    if tail != text.strip() and verdict.level < 3 and not _everyday(text):
        together = screen("chat", tail)
        # What was heard once is not heard again with every line that follows: only what is graver counts.
        most = max((verdict.level, verdict.now), (course.level, course.now), (1, False))
        verdict = together if (together.level, together.now) > most else verdict
    course, verdict = _follow(course, text, verdict)
    return replace(course, tail=tail), verdict


def _everyday(text: str) -> bool:
    reading = _safely(text)
    return reading is not None and everyday(reading)


def _tail(course: Course, text: str) -> str:
    line = text.strip()
    if len(line) > _PIECE:
        return ""
    return f"{course.tail} {line}".strip()[-_TAIL:]


def _follow(course: Course, text: str, verdict: Verdict) -> tuple[Course, Verdict]:
    reading = _safely(text)
    if course.asked and verdict.level < 3 and _said("yes", reading):
        yes = Finding(
            check="course",
            level=3,
            now=True,
            category="suicide",
            outcome=Outcome.HOLD,
            reason=N_('Answered yes when asked "right now?"'),
        )
        verdict = gravest((yes, *verdict.findings))
    if (
        course.level >= 2
        and verdict.level < 3
        and (said := next((one for one in _RESOLVED if _said(one, reading)), ""))
    ):
        resolved = Finding(
            check="course",
            level=3,
            now=said == "verge",
            category="suicide",
            outcome=Outcome.HOLD,
            reason=N_("After words of danger: about to do it"),
        )
        verdict = gravest((resolved, *verdict.findings))
    if not text.strip():
        return replace(course, asked=False), verdict
    if verdict.level >= max(course.level, 2):
        now = verdict.now or (course.now and course.level == 3)
        return Course(level=verdict.level, now=now), verdict
    if verdict.level >= 2:
        return replace(course, quiet=0, safer=False, asked=False), verdict
    return _settle(replace(course, level=max(course.level, verdict.level), asked=False), reading), verdict


def raised(course: Course, verdict: Verdict, further: Finding) -> tuple[Course, Verdict]:
    """Return course and verdict after a further vote on the same line: as grave as it says, and never less."""
    if further.level <= verdict.level:
        return course, verdict
    level = max(course.level, further.level)
    return Course(level=level, now=course.now and course.level == level), gravest(
        (further, *verdict.findings)
    )


def _settle(course: Course, reading: Reading | None) -> Course:
    """Count a quiet turn, and step down once when there were enough and somebody said they are safer."""
    quiet, safer = course.quiet + 1, course.safer or _said("safer", reading)
    if quiet >= QUIET and safer and course.level > _FLOOR:
        return Course(level=course.level - 1)
    return replace(course, quiet=quiet, safer=safer)


def _safely(text: str) -> Reading | None:
    try:
        return read(text)
    except Exception:
        return None


def _said(name: str, reading: Reading | None) -> bool:
    return reading is not None and bool(reading.places(name))
