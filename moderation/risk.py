"""Hears danger to a life or a body in a text, in four levels, from lists of stems and what surrounds them."""

from __future__ import annotations

from dataclasses import dataclass

from moderation.normalise import View
from moderation.reading import Context, Reading
from moderation.verdict import Finding, Outcome, Span
from moderation.words import Hit, lexicon

_STOPS = frozenset("。、.,!?！？，．\n")
# Which lists read which writing; "ja-Latn" is Japanese in Latin letters.
_CJK_LANGUAGES = ("ja", "zh", "ko")
_LATIN_LANGUAGES = ("en", "ja-Latn", "es", "pt", "vi", "tl")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What a hit of one list means: `soft` yields to play and laughter, `farewell` to the end of a
    school year, `past` to a told recovery, `told` to fiction."""

    list: str
    category: str
    level: int
    reason: str
    now: bool = False
    soft: bool = False
    farewell: bool = False
    past: bool = True
    told: bool = True


RULES = (
    Rule(list="edge", category="suicide", level=3, now=True, reason="May be about to die, or has already acted"),
    Rule(list="plan", category="suicide", level=3, reason="A plan to die, with a time or things ready"),
    Rule(list="goodbye", category="goodbye", level=3, soft=True, farewell=True, reason="Sounds like a goodbye"),
    Rule(list="attack", category="abuse", level=3, now=True, soft=True, told=False, reason="Someone may be attacked right now"),
    Rule(list="strike", category="violence", level=3, reason="A threat to hurt others, with a time"),
    Rule(list="friend_now", category="third_party", level=3, now=True, told=False, reason="Someone else may be dying now"),
    Rule(list="wish", category="suicide", level=2, reason="A wish to die or to be gone"),
    Rule(list="vanish", category="suicide", level=2, soft=True, reason="May be a wish to be gone, in other words"),
    Rule(list="self_harm", category="self_harm", level=2, reason="Self-harm"),
    Rule(list="overdose", category="overdose", level=2, reason="Taking too much medicine"),
    Rule(list="abuse", category="abuse", level=2, told=False, reason="Being hit or mistreated"),
    Rule(list="blows", category="abuse", level=2, soft=True, reason="Being hit or mistreated"),
    Rule(list="sexual_abuse", category="sexual_abuse", level=2, told=False, reason="Being touched or used sexually"),
    Rule(list="grooming", category="grooming", level=2, told=False, reason="An adult or stranger may be luring a child"),
    Rule(list="eating", category="eating", level=2, told=False, reason="Dangerous eating or not eating"),
    Rule(list="runaway", category="runaway", level=2, told=False, reason="Leaving home with nowhere safe to go"),
    Rule(list="violence", category="violence", level=2, soft=True, reason="A wish or threat to hurt others"),
    Rule(list="voices", category="psychosis", level=2, soft=True, reason="Voices that give orders"),
    Rule(list="friend", category="third_party", level=2, soft=True, told=False, reason="Worry that someone else may die"),
    Rule(list="cry", category="cry_for_help", level=2, past=False, told=False, reason="A cry for help"),
    Rule(list="bullying", category="bullying", level=1, soft=True, told=False, reason="Bullying"),
    Rule(list="home", category="family", level=1, soft=True, told=False, reason="Trouble at home"),
    Rule(list="distress", category="distress", level=1, soft=True, reason="Worn out, sad or afraid"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Voice:
    """How a text speaks: which parts play, tell a story, or look back on what is over."""

    text: str
    light: tuple[int, ...]
    farewell: tuple[int, ...]
    told: tuple[int, ...]
    recovered: bool
    mine: bool


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding per rule that is heard, with its places in the original text."""
    heard: dict[Rule, list[Span]] = {}
    for language, view in views(context.reading):
        voice = _listen(language, view)
        for rule in RULES:
            words = lexicon(language, rule.list)
            for hit in words.hits(voice.text) if words else ():
                if not _lowered(rule, hit, voice):
                    heard.setdefault(rule, []).append(view.span(hit.start, hit.end))
    for rule, spans in _squeezed(context.reading).items():
        heard.setdefault(rule, []).extend(spans)
    return tuple(_finding(context, rule, spans) for rule, spans in heard.items())


def views(reading: Reading) -> list[tuple[str, View]]:
    """Pair each language that the text may be written in with the form its lists read."""
    pairs: list[tuple[str, View]] = []
    if reading.cjk:
        pairs += [(language, reading.run) for language in _CJK_LANGUAGES if language != "zh" or not reading.kana]
    if reading.latin:
        for view in (reading.words, reading.leet):
            if view.text:
                pairs += [(language, view) for language in _LATIN_LANGUAGES]
    return pairs


def _finding(context: Context, rule: Rule, spans: list[Span]) -> Finding:
    return Finding(
        check="risk",
        level=rule.level,
        now=rule.now,
        category=rule.category,
        flag="risk" if context.kind == "post" and rule.level >= 2 else None,
        outcome=Outcome.OK if context.kind == "name" else Outcome.HOLD,
        reason=rule.reason,
        spans=tuple(spans),
    )


def _listen(language: str, view: View) -> _Voice:
    harmless = lexicon(language, "harmless")
    text = harmless.cover(view.text) if harmless else view.text
    return _Voice(
        text=text,
        light=_places(language, "light", view.text),
        farewell=_places(language, "farewell", view.text),
        told=_places(language, "told", view.text),
        recovered=bool(
            _places(language, "past", view.text)
            and _places(language, "better", view.text)
            and not _places(language, "again", view.text)
        ),
        mine=bool(_places(language, "mine", view.text)),
    )


def _places(language: str, name: str, text: str) -> tuple[int, ...]:
    words = lexicon(language, name)
    return tuple(hit.start for hit in words.hits(text)) if words else ()


def _lowered(rule: Rule, hit: Hit, voice: _Voice) -> bool:
    if voice.recovered and rule.past and not voice.mine:
        return True
    if rule.soft and _near(hit, voice.light, voice.text):
        return True
    if rule.farewell and _near(hit, voice.farewell, voice.text):
        return True
    return rule.told and not voice.mine and _near(hit, voice.told, voice.text)


def _near(hit: Hit, places: tuple[int, ...], text: str) -> bool:
    """Tell whether a marker stands close by: a joke at the other end of a long line weighs nothing here."""
    reach = 50 if text.isascii() else 28
    return any(hit.start - reach <= place <= hit.end + reach for place in places)


def _squeezed(reading: Reading) -> dict[Rule, list[Span]]:
    """Find the plainest words in a text from which every stop and space was taken, so that none can hide them."""
    spans: list[Span] = []
    core = lexicon("ja", "core")
    if reading.squeezed.text and core:
        found = [(hit, reading.squeezed.span(hit.start, hit.end)) for hit in core.hits(reading.squeezed.text)]
        # Only what a stop had torn apart: the rest was heard in the run, with what surrounds it.
        spans += [span for hit, span in found if any(stop in reading.raw[span.start : span.end] for stop in _STOPS)]
    core = lexicon("en", "core")
    if reading.latin and core:
        for view in (reading.words, reading.leet):
            spans += [view.span(hit.start, hit.end) for hit in core.hits(view.text)]
    wish = next(rule for rule in RULES if rule.list == "wish")
    return {wish: spans} if spans else {}
