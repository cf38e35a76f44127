"""The card with people to talk to: the same data and the same order wherever danger is heard."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from companion.naming import PUT_OUT, UNMISSED
from companion.talk import CARD, Talk
from hideout.clock import now
from hideout.districts import LocalFiles
from hideout.helpline_choice import choose
from hideout.helplines import Helpline, Helplines
from hideout.opening import Opening, opening
from hideout.web import visit
from moderation.verdict import Verdict

# Voices of one wish that the helplines know under another word.
_SAME = {
    "goodbye": {"suicide"},
    "plan": {"suicide"},
    "despair": {"suicide"},
    UNMISSED: {"suicide"},
    "third_party": {"suicide"},
    "sexual_abuse": {"sexual_violence", "abuse"},
}
_LOCAL, _SAVED = 6, 6
# Hurt by somebody, or put out: the police have a seat of their own.
_HURT = {"abuse", "sexual_abuse", "sexual_violence", PUT_OUT}
_ATTACK = {"abuse", "sexual_abuse", "sexual_violence", "violence"}
# Of these the number for the moment is worth knowing at any hour.
_LATER = _HURT | {"overdose", "crime_victim"}
# Told as gravely as can be, these do not wait: what was taken works on, and nobody knows how long a friend waits.
_WAITS_NOT = {"overdose", "third_party"}
_GRAVEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A helpline as a card shows it at this moment; `shut` are its ways that nobody answers now while another is open."""

    helpline: Helpline
    opening: Opening
    shut: frozenset[str] = frozenset()

    @classmethod
    def at(cls, helpline: Helpline, at: int) -> "Line":
        """Return a helpline as it is at a time in unix seconds."""
        said = opening(helpline, at)
        types = {way.type for way in helpline.channels} if said.state == "open" else set()
        shut = frozenset(kind for kind in types if opening(helpline, at, kind).state == "closed")
        return cls(helpline=helpline, opening=said, shut=shut)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Lines in the order in which they are offered; `now` puts emergency numbers and "go to a person" first.

    A `saved` card is read later, without a network: it does not say who is open.
    """

    now: bool
    silent: bool
    compact: bool
    lines: tuple[Line, ...]
    saved: bool = False


def helplines_of(request: Request) -> Helplines:
    """Return the helplines that hold here: the district's own first, then the shipped ones."""
    known: Helplines = request.app.state.helplines
    district = visit(request).district
    if district is None:
        return known
    local: LocalFiles = request.app.state.local_helplines
    return local.joined(district.code)


def region_of(request: Request) -> str:
    """Return whose lines hold here: a district's prefecture (with the whole country's), else the country."""
    district = visit(request).district
    country: str = request.app.state.config.country.upper()
    return district.prefecture if district and district.prefecture.startswith(country) else country


def card_for(
    request: Request,
    verdict: Verdict | None = None,
    *,
    limit: int = 4,
    compact: bool = False,
    language: str | None = None,
) -> Card:
    """Return the card for what was heard; without a verdict the card for anybody; `compact` leaves out what can wait.

    `language` is the one that somebody writes in, where it is not the page's: who speaks it is among the lines.
    """
    heard = set(verdict.categories) if verdict else set()
    needs = {need for category in heard for need in _SAME.get(category, {category})} or {"suicide"}
    gravest = bool(verdict and verdict.level >= _GRAVEST)
    urgent = bool(verdict and verdict.now) or (gravest and bool(heard & _WAITS_NOT))
    soon = gravest and not urgent
    # A stranger at the door is a case for the police; who is hurt at home may have to be silent.
    silent = urgent and bool(heard & _ATTACK) and "crime_victim" not in heard
    at = now()
    chosen = choose(
        helplines_of(request),
        at=at,
        need=needs,
        audience="children",
        language=language or visit(request).language.tag,
        now=urgent,
        soon=soon,
        silent=silent,
        young=_young(request),
        limit=limit + (soon or not heard.isdisjoint(_LATER)),
        region=region_of(request),
    )
    return Card(
        now=urgent,
        silent=silent,
        compact=compact,
        lines=tuple(Line.at(line, at) for line in chosen),
    )


def _young(request: Request) -> bool:
    """Return whether the page is read by small children: the easy language, or a district that speaks to them."""
    district = visit(request).district
    return visit(request).language.furigana or (district is not None and district.easy)


def saved_card(request: Request) -> Card:
    """Return the card that stays readable without a network: the district's own lines, then those with a number."""
    helplines, at = helplines_of(request), now()
    local = [line for line in helplines.all() if line.local][:_LOCAL]
    always = choose(
        Helplines([line for line in helplines.all() if not line.local and line.always]),
        at=at,
        need={"suicide"},
        audience="children",
        language=visit(request).language.tag,
        limit=_SAVED,
        region=region_of(request),
    )
    chosen = [*local, *always, *(line.helpline for line in card_for(request, limit=_SAVED).lines)]
    numbered = {line.id: line for line in chosen if line.local or any(way.digits for way in line.channels)}
    lines = tuple(Line.at(line, at) for line in numbered.values())
    return Card(now=False, silent=False, compact=False, lines=lines[: len(local) + _SAVED], saved=True)


def standing(talk: Talk) -> Verdict:
    """Return what a card beside a talk is for: all kinds of danger told in it, and no more than level two once it eased."""
    level = min(talk.course.level, CARD) if talk.eased else talk.course.level
    return Verdict(level=level, now=talk.course.now and not talk.eased, categories=talk.kinds)


def card_to_dict(verdict: Verdict) -> dict[str, Any]:
    """Return what a sealed ticket must hold so that the same card can be shown on the next page."""
    return {"level": verdict.level, "now": verdict.now, "categories": list(verdict.categories)}
