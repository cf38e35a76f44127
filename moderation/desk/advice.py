"""Advice on a piece of the team: what the listener heard in it, and what of it will not reach visitors; it decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hideout.language import N_
from hideout.piece import left_out, told
from moderation.desk.card import LEVELS, Words, words_of
from moderation.desk.labels import FLAGS
from moderation.hearing import hear_post

_LABELS = {"seen": N_("As it is seen"), "aloud": N_("As it is read aloud")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What whoever writes or reads a piece is told: level and its name, flags and reasons (msgids), the words marked."""

    level: int
    gravity: str
    said: tuple[str, ...]
    words: tuple[Words, ...]
    left_out: int

    @property
    def silent(self) -> bool:
        """Whether nothing was heard."""
        return not (self.level or self.said)


def hear(title: str, body: str) -> dict[str, Any]:
    """Return what is heard in a piece, readings as well as the words below them, as it is kept with a revision."""
    return hear_post(_fields(title, body), _LABELS)[1]


def advice(title: str, body: str, heard: Mapping[str, Any]) -> Advice:
    """Return what is told of a piece in which this was heard."""
    findings = heard.get("findings", ())
    reasons = [found["reason"] for found in findings if found.get("reason")]
    named = {found.get("flag") for found in findings if found.get("reason")} - {"risk"}
    flags = [FLAGS[flag] for flag in heard.get("flags", ()) if flag in FLAGS and flag not in named]
    return Advice(
        level=heard.get("level", 0),
        gravity=LEVELS[heard.get("level", 0)],
        said=tuple(dict.fromkeys((*flags, *reasons))),
        words=words_of(_fields(title, body), heard, ()),
        left_out=left_out(body),
    )


def _fields(title: str, body: str) -> dict[str, str]:
    seen, aloud = told(f"{title}\n\n{body}")
    return {"seen": seen, "aloud": aloud}
