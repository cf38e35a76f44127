"""Labels: what the desk calls flags, reports, states and what was heard (msgids)."""

from collections.abc import Mapping
from typing import Any

from hideout.language import N_
from hideout.store.alarms import LATER, NOW, TODAY

FLAGS = {
    "risk": N_("Whoever wrote this may be in danger"),
    "personal_info": N_("May show who the author is"),
    "contact": N_("A way to reach somebody"),
    "abuse": N_("Hurtful words"),
    "method": N_("May speak of a way to be hurt"),
    "sexual": N_("Sexual words"),
    "ad": N_("Advertising"),
    "link": N_("A link"),
    "third_party_identified": N_("May show who somebody else is"),
}
# What `risk` says where all that was heard is about others: whoever threatens, or worries, is not told to be in danger.
_SOMEBODY = N_("Somebody may be in danger")
_OTHERS = frozenset({"violence", "third_party"})
# What somebody said of a slip on the wall -> how the card says it.
REPORTS = {
    "danger": N_("somebody is worried about who wrote it"),
    "identifies": N_("somebody says it shows who somebody is"),
    "hurts": N_("somebody says it hurts to read"),
}
# How soon advice is wanted, as forms name it -> its rank in the store, and how the desk says it.
URGENCY = {
    "now": (NOW, N_("Now")),
    "today": (TODAY, N_("Today")),
    "later": (LATER, N_("When there is time")),
}
WANTED = {
    NOW: N_("advice is wanted now"),
    TODAY: N_("advice is wanted today"),
    LATER: N_("advice is wanted when there is time"),
}
# Why somebody may not answer what advice was asked for -> how the desk says it.
BARRED = {
    "led": N_("Advice was asked for on this one. Somebody who leads the desk answers it."),
    "alone": N_(
        "You asked for advice on this one, and nobody who leads is on call now: you may answer it with reason 8, or take your call back."
    ),
    "own": N_(
        "You answered this one first, and somebody else read it differently, or asked for advice. Another person who leads answers it now."
    ),
    "own-reader": N_(
        "You answered this one first, and somebody else read it differently, or asked for advice. Nobody else leads the desk, so any other reader may answer it now: it stands under “Advice”. Please tell one of them."
    ),
    "own-nobody": N_(
        "You answered this one first, and somebody else read it differently, or asked for advice. Nobody else at the desk may answer it now. Until somebody joins, it stays as it is; what you do otherwise you can note under “Calls for advice”."
    ),
}
STATES = {
    "waiting": N_("It waits for a reader."),
    "published": N_("It is on the wall."),
    "declined": N_("It was not put up."),
    "unpublished": N_("It was taken down."),
    "withdrawn": N_("Its author took it back. Its words are erased."),
    "faded": N_("Its time was over. Its words are erased."),
}
ASKED = N_("Its author was asked for other words, and has not sent any yet.")
SHORTENED = N_("It is on the wall, with words taken out.")
# What the listener says where no list has a word of it: a reader is told what it may be about instead, by its category.
_WORN, _DANGER, _SOON = (
    "Sounds worn out, sad or afraid, in no listed word",
    "Sounds like danger, in no listed word",
    "Sounds like danger very soon, in no listed word",
)
UNLISTED = frozenset({_WORN, _DANGER, _SOON})
_NEARBY = "A child nearby may be mistreated"
_WEARY = N_("Sounds worn out, sad or afraid")
_GRAVE = N_("May be about something grave")
_NEAR = N_("May be about to happen")
_ABOUT = {
    "suicide": N_("May be about wanting to die or to be gone"),
    "goodbye": N_("May be a goodbye"),
    "self_harm": N_("May be about hurting oneself"),
    "overdose": N_("May be about taking too much medicine"),
    "abuse": N_("May be about being hit or mistreated"),
    "sexual_abuse": N_("May be about being touched or used sexually"),
    "grooming": N_("May be about somebody who lures a child"),
    "eating": N_("May be about dangerous eating or not eating"),
    "runaway": N_("May be about having nowhere safe to go"),
    "violence": N_("May be about hurting others"),
    "psychosis": N_("May be about voices that give orders"),
    "third_party": N_("May be about somebody else in danger"),
    "cry_for_help": N_("May be a cry for help"),
    "bullying": N_("May be about bullying"),
    "family": N_("May be about trouble at home"),
    "distress": _WEARY,
}


def in_words(finding: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a finding of the listener says in a reader's words (msgids); nothing where it gives no reason."""
    reason: str = finding.get("reason") or ""
    if reason not in UNLISTED:
        return (reason,) if reason else ()
    if reason == _WORN:
        return (_WEARY,)
    about = _ABOUT.get(finding.get("category") or "", _GRAVE)
    return (_NEAR, about) if reason == _SOON else (about,)


def reasons_of(heard: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what was heard in a post in a reader's words (msgids), gravest first; of each kind of danger one thing, and that once."""
    ranked = sorted(
        heard.get("findings", ()),
        key=lambda one: (-(one.get("level") or 0), one.get("reason") in UNLISTED),
    )
    first = {one.get("category"): one for one in reversed(ranked) if one.get("category") and in_words(one)}
    kept = [one for one in ranked if first.get(one.get("category"), one) is one]
    return tuple(dict.fromkeys(said for one in kept for said in in_words(one)))


def flags_of(heard: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the flags of a post in a reader's words (msgids), but those whose reason says so already; danger always is said."""
    findings = heard.get("findings", ())
    said = {one.get("flag") for one in findings if one.get("reason")} - {"risk"}
    grave = [one for one in findings if one.get("flag") == "risk"]
    nearby = {"abuse"} if any(one.get("reason") == _NEARBY for one in findings) else set()
    others = all(one.get("category") in _OTHERS | nearby for one in grave)
    words = FLAGS | ({"risk": _SOMEBODY} if grave and others else {})
    return tuple(words[flag] for flag in heard.get("flags", ()) if flag in words and flag not in said)
