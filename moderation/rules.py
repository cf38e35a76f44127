"""Hears danger in a text by lists of stems and what surrounds them: who speaks, of when, and whether it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from hideout.language import N_
from moderation.entry import Hit
from moderation.look import Look
from moderation.normalise import View
from moderation.reading import Reading
from moderation.verdict import Span
from moderation.words import apart

_STOPS = frozenset("。、.,!?！？，．\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What a hit of one list means: `soft` yields to play and laughter, `farewell` to the end of a
    school year, `past` to a told recovery, `told` to fiction; `plain` words
    yield only to a text that sounds quite harmless, `firm` ones not even to
    that, nor to the list of what is harmless."""

    list: str
    category: str
    level: int
    reason: str
    now: bool = False
    soft: bool = False
    farewell: bool = False
    past: bool = True
    told: bool = True
    plain: bool = False
    firm: bool = False


RULES = (
    Rule(
        list="edge",
        category="suicide",
        level=3,
        now=True,
        plain=True,
        reason=N_("May be about to die, or has already acted"),
    ),
    Rule(
        list="plan",
        category="suicide",
        level=3,
        plain=True,
        reason=N_("A plan to die, with a time or things ready"),
    ),
    Rule(
        list="goodbye",
        category="goodbye",
        level=3,
        soft=True,
        farewell=True,
        reason=N_("Sounds like a goodbye"),
    ),
    Rule(
        list="attack",
        category="abuse",
        level=3,
        now=True,
        soft=True,
        told=False,
        reason=N_("Someone may be attacked right now"),
    ),
    Rule(list="strike", category="violence", level=3, reason=N_("A threat to hurt others, with a time")),
    Rule(
        list="friend_now",
        category="third_party",
        level=3,
        now=True,
        told=False,
        reason=N_("Someone else may be dying now"),
    ),
    Rule(
        list="bleeding",
        category="self_harm",
        level=3,
        now=True,
        past=False,
        told=False,
        firm=True,
        reason=N_("Bleeding that does not stop"),
    ),
    Rule(
        list="emergency",
        category="cry_for_help",
        level=3,
        now=True,
        soft=True,
        past=False,
        told=False,
        firm=True,
        reason=N_("Fire, smoke or a sudden illness: a life may be in danger"),
    ),
    Rule(list="wish", category="suicide", level=2, plain=True, reason=N_("A wish to die or to be gone")),
    Rule(
        list="own",
        category="suicide",
        level=2,
        told=False,
        firm=True,
        reason=N_("A wish to die or to be gone"),
    ),
    Rule(list="acts", category="suicide", level=2, plain=True, reason=N_("A wish to die or to be gone")),
    Rule(
        list="spot",
        category="suicide",
        level=2,
        soft=True,
        told=False,
        firm=True,
        reason=N_("May stand in a high or dangerous place"),
    ),
    Rule(
        list="vanish",
        category="suicide",
        level=2,
        soft=True,
        reason=N_("May be a wish to be gone, in other words"),
    ),
    Rule(
        list="ways",
        category="suicide",
        level=2,
        past=False,
        told=False,
        firm=True,
        reason=N_("Asks how a life ends"),
    ),
    Rule(list="self_harm", category="self_harm", level=2, reason=N_("Self-harm")),
    Rule(list="overdose", category="overdose", level=2, reason=N_("Taking too much medicine")),
    Rule(list="abuse", category="abuse", level=2, told=False, reason=N_("Being hit or mistreated")),
    Rule(list="blows", category="abuse", level=2, soft=True, reason=N_("Being hit or mistreated")),
    Rule(
        list="sexual_abuse",
        category="sexual_abuse",
        level=2,
        told=False,
        reason=N_("Being touched or used sexually"),
    ),
    Rule(
        list="grooming",
        category="grooming",
        level=2,
        told=False,
        reason=N_("An adult or stranger may be luring a child"),
    ),
    Rule(list="eating", category="eating", level=2, told=False, reason=N_("Dangerous eating or not eating")),
    Rule(
        list="runaway",
        category="runaway",
        level=2,
        told=False,
        reason=N_("Leaving home with nowhere safe to go"),
    ),
    Rule(
        list="violence", category="violence", level=2, soft=True, reason=N_("A wish or threat to hurt others")
    ),
    Rule(list="voices", category="psychosis", level=2, soft=True, reason=N_("Voices that give orders")),
    Rule(
        list="friend",
        category="third_party",
        level=2,
        soft=True,
        told=False,
        reason=N_("Worry that someone else may die"),
    ),
    Rule(list="cry", category="cry_for_help", level=2, past=False, told=False, reason=N_("A cry for help")),
    Rule(list="bullying", category="bullying", level=1, soft=True, told=False, reason=N_("Bullying")),
    Rule(list="home", category="family", level=1, soft=True, told=False, reason=N_("Trouble at home")),
    Rule(list="distress", category="distress", level=1, soft=True, reason=N_("Worn out, sad or afraid")),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Voice:
    """How a text speaks: which parts play, take leave or tell a story; whether it looks back, whether it is meant."""

    light: tuple[int, ...]
    farewell: tuple[int, ...]
    told: tuple[int, ...]
    recovered: bool
    mine: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What the lists heard: the rules with their places in the original, and rules that what surrounds them lowered."""

    rules: dict[Rule, list[Span]]
    lowered: frozenset[Rule]


def listen(reading: Reading) -> Heard:
    """Read a text with every list of every language it may be written in."""
    heard: dict[Rule, list[Span]] = {}
    lowered: set[Rule] = set()
    for look in reading.looks:
        for language in look.languages:
            hits = _hits(language, look)
            voice = _listen(language, look) if hits else None
            for rule, hit in hits:
                if voice and _lowered(rule, hit, voice, look.view.text):
                    lowered.add(rule)
                else:
                    heard.setdefault(rule, []).append(look.view.span(hit.start, hit.end))
    for rule, spans in _squeezed(reading).items():
        heard.setdefault(rule, []).extend(spans)
    return Heard(rules=heard, lowered=frozenset(lowered - heard.keys()))


def _hits(language: str, look: Look) -> list[tuple[Rule, Hit]]:
    text = look.covered(language)
    return [
        (rule, hit)
        for rule in RULES
        if (language, rule.list, False) in look.found
        for hit in look.hits(language, rule.list, look.view.text if rule.firm else text)
    ]


def _listen(language: str, look: Look) -> _Voice:
    return _Voice(
        light=_places(language, "light", look),
        farewell=_places(language, "farewell", look),
        told=_places(language, "told", look),
        recovered=bool(
            _places(language, "past", look)
            and _places(language, "better", look)
            and not _places(language, "again", look)
        ),
        mine=bool(_places(language, "mine", look)),
    )


def _places(language: str, name: str, look: Look) -> tuple[int, ...]:
    return tuple(hit.start for hit in look.hits(language, name))


def _lowered(rule: Rule, hit: Hit, voice: _Voice, text: str) -> bool:
    if voice.recovered and rule.past and not voice.mine:
        return True
    if rule.soft and _near(hit, voice.light, text):
        return True
    if rule.farewell and _near(hit, voice.farewell, text):
        return True
    return rule.told and not voice.mine and _near(hit, voice.told, text)


def _near(hit: Hit, places: tuple[int, ...], text: str) -> bool:
    """Tell whether a marker stands close by: a joke at the other end of a long line weighs nothing here."""
    reach = 36 if text.isascii() else 28
    return any(hit.start - reach <= place <= hit.end + reach for place in places)


def _squeezed(reading: Reading) -> dict[Rule, list[Span]]:
    """Find the plainest words in a text from which every stop and space was taken, so that none can hide them."""
    spans: list[Span] = []
    found = [reading.squeezed.span(hit.start, hit.end) for hit in reading.torn.hits("ja", "core")]
    # Only what a stop had torn apart: the rest was heard in the run, with what surrounds it.
    spans += [span for span in found if any(stop in reading.raw[span.start : span.end] for stop in _STOPS)]
    for look in reading.looks:
        if "en" in look.languages:
            spans += [look.view.span(hit.start, hit.end) for hit in look.hits("en", "core")]
            spans += _split(look.view)
    spans += _mirrored(reading.mirror)
    wish = next(rule for rule in RULES if rule.list == "wish")
    return {wish: spans} if spans else {}


def _mirrored(look: Look) -> list[Span]:
    """Find a wish in a text written from its end, where it is most of the text: in passing, letters fall so by chance."""
    view, spans = look.view, []
    for language in look.languages:
        for hit in look.hits(language, "wish"):
            if (hit.end - hit.start) * 3 >= len(view.text) * 2:
                spans.append(Span(start=view.starts[hit.end - 1], end=view.ends[hit.start]))
    return spans


def _split(view: View) -> list[Span]:
    """Find plain phrases whose words were cut in the wrong places ("ki ll my self")."""
    places = [place for place, char in enumerate(view.text) if char != " "]
    closed = view.text.replace(" ", "")
    spans: list[Span] = []
    for phrase in apart():
        at = closed.find(phrase.replace(" ", ""))
        if at >= 0:
            start, end = places[at], places[at + len(phrase.replace(" ", "")) - 1] + 1
            whole = view.text[start - 1 : start] in ("", " ") and view.text[end : end + 1] in ("", " ")
            if whole and view.text[start:end] != phrase:
                spans.append(view.span(start, end))
    return spans
