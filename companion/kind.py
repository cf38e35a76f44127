"""The kind of a danger: whose written words fit what was heard."""

from __future__ import annotations

import re

from companion import needs, recall, whose
from companion.naming import PUT_OUT, UNMISSED, VOTES
from companion.talk import Talk, told
from companion.topics import recognise
from moderation.verdict import Verdict

# Category of a verdict -> whose written words; earlier rows win.
KINDS = {
    "third_party": "friend",
    "abuse": "abuse",
    "sexual_abuse": "abuse",
    "grooming": "online",
    "violence": "harm",
    "suicide": "death",
    "goodbye": "death",
    UNMISSED: "unmissed",
    "self_harm": "selfharm",
    "overdose": "selfharm",
    "eating": "eating",
    "psychosis": "voices",
    PUT_OUT: "away",
    "runaway": "away",
    "cry_for_help": "other",
}
# Who is told of, where it is somebody else.
_THEM = re.compile(
    r"\b(?:she|he|her|him|hers|his|they|them)\b|その子|あの子|友だち|友達|ともだち|親友|彼女|かのじょ|あいつ"
)


def anothers(talk: Talk, verdict: Verdict) -> bool:
    """Return whether a talk is about somebody else in danger, of whom the last line goes on to tell.

    What is told in so many words and is nobody else's is the visitor's own, whoever is named beside it.
    """
    if told(verdict) and "third_party" not in verdict.categories:
        return False
    lines = recall.lines(talk)
    worried = "third_party" in talk.kinds or any("friend" in recognise(line) for line in lines[:-1])
    return worried and bool(lines) and bool(_THEM.search(lines[-1].lower()))


def kind_of(verdict: Verdict, seen: frozenset[str], *, another: bool = False) -> str:
    """Return which written words fit, by the gravest category heard, else by what the line is about.

    `another` says that the talk is about somebody else: then the words are for who worries, whatever was heard.
    """
    if another:
        return "friend"
    # What only the votes hear was never said in so many words: the lamp must not say it for somebody.
    said = {finding.category for finding in verdict.findings if finding.check not in VOTES}
    for category, kind in KINDS.items():
        if category in verdict.categories and (category in said or not verdict.findings):
            return kind
    return next((kind for kind in ("friend", "abuse", "eating") if kind in seen), "other")


def who(talk: Talk, verdict: Verdict, seen: frozenset[str]) -> str:
    """Return whose words of the gravest level fit: a friend's, those of who may harm, of who must be quiet, now or soon."""
    kind = whose.words(talk, kind_of(verdict, seen, another=anothers(talk, verdict)))
    if kind == "parent":
        return "friend"
    if kind in {"friend", "harm"}:
        return kind
    # Whoever is hurt by somebody near is not sent to "somebody near": the ways that need no voice, and away from there.
    if kind == "abuse" or needs.home_is_no_help(talk, (*recall.earlier(talk), seen)):
        return "quiet"
    return "now" if verdict.now or talk.course.now else "soon"
