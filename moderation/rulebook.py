"""The book of rules: what a hit of each word list means, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass

from hideout.language import N_


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
        list="moment",
        category="suicide",
        level=3,
        now=True,
        past=False,
        firm=True,
        reason=N_("May be about to die, or has already acted"),
    ),
    Rule(
        list="settled",
        category="suicide",
        level=3,
        past=False,
        firm=True,
        reason=N_("A plan to die, with a time or things ready"),
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
    Rule(list="outright", category="suicide", level=2, firm=True, reason=N_("A wish to die or to be gone")),
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
        list="asides",
        category="suicide",
        level=2,
        firm=True,
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
    Rule(list="harm", category="abuse", level=2, told=False, firm=True, reason=N_("Being hit or mistreated")),
    Rule(list="blows", category="abuse", level=2, soft=True, reason=N_("Being hit or mistreated")),
    Rule(
        list="assault",
        category="sexual_abuse",
        level=2,
        told=False,
        firm=True,
        reason=N_("Being touched or used sexually"),
    ),
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
    Rule(
        list="deeds",
        category="violence",
        level=2,
        soft=True,
        firm=True,
        reason=N_("A wish or threat to hurt others"),
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
