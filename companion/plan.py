"""Whether a talk told of a plan, and whether a line leaves open what the lamp asked about this very hour."""

from __future__ import annotations

import re

from companion import recall, trace
from companion.asked import avowal
from companion.talk import Talk
from companion.telling import bare, says_no, says_safe
from companion.topics import ASKED, ITSELF, LAMP

_MADE = re.compile(
    r"\b(?:wrote|written|writing) (?:(?:my|the|some|a|goodbye|farewell|all the) )*(?:letters?|notes?)\b|\b(?:gave|given|giving) (?:\w+ )?away\b|\bsaid (?:my )?(?:bye|goodbyes?)\b|\bdecided\b|\bat peace with it\b|\ball set\b"
    r"|遺書|いしょ|お?(?:別れ|わかれ)の(?:手紙|てがみ)|(?:準備|じゅんび)(?:も|は|が)?(?:した|でき|おわ|終わ)|最後に話|さいごにはな|決めた|きめた"
)
# Of so few letters a line is an answer and no other matter.
_SHORT = 12


def made(talk: Talk) -> bool:
    """Return whether a talk told of letters, goodbyes or things prepared, or of tonight."""
    told_of = trace.ever(talk) & {"moment.ready", "farewell"}
    before = recall.lines(talk)[:-1]
    return bool(told_of) or any(avowal(line) == "now" or _MADE.search(bare(line)) for line in before)


def left_open(talk: Talk, seen: frozenset[str]) -> bool:
    """Return whether a short line leaves open what was asked: neither no nor a joke, a question or another matter."""
    text = talk.turns[-1].text
    short = len(text) <= (_SHORT * 2 if text.isascii() else _SHORT)
    other = {
        "no",
        "joke",
        "drop",
        "stop",
        "goodbye",
        "thanks",
        "sorry",
        "safer",
        "calmer",
        *LAMP,
        *ITSELF,
        *ASKED,
    }
    return "unknown" in seen or (short and not seen & other and not says_safe(text) and not says_no(text))
