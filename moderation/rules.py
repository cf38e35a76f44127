"""Hears danger in a text by lists of stems and what surrounds them: who speaks, of when, and whether it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from moderation.entry import Hit
from moderation.look import Look
from moderation.normalise import View
from moderation.reading import Reading
from moderation.rulebook import RULES, Rule
from moderation.verdict import Span
from moderation.words import apart

_STOPS = frozenset("。、.,!?！？，．\n")


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
    spans += _downwards(reading.column)
    # Nobody writes a wish from its end unless it is meant: it stands though the vote hears nothing in it.
    told = {"wish": spans, "own": _mirrored(reading.mirror)}
    return {rule: told[rule.list] for rule in RULES if told.get(rule.list)}


def _mirrored(look: Look) -> list[Span]:
    """Find a wish in a text written from its end, where it is most of the text: in passing, letters fall so by chance."""
    view, spans = look.view, []
    for language in look.languages:
        for hit in look.hits(language, "wish"):
            if (hit.end - hit.start) * 3 >= len(view.text) * 2:
                spans.append(Span(start=view.starts[hit.end - 1], end=view.ends[hit.start]))
    return spans


def _downwards(look: Look) -> list[Span]:
    """Find a wish in the first or the last letters of lines, where it is half of them: in a long list letters fall so by chance."""
    lines = len(look.view.text) // 2
    return [
        look.view.span(hit.start, hit.end)
        for hit in look.hits("ja", "column")
        if (hit.end - hit.start) * 2 >= lines
    ]


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
