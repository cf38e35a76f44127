"""Tact: what staff write to a child is heard like what a child writes; ways to reach somebody and insults do not go out."""

import re
from functools import cache

from hideout.language import LANGUAGES, N_, Voices
from moderation.desk.notes import REASONS
from moderation.triage import screen

_EMERGENCY = re.compile(r"(?<!\d)1(?:10|18|19|88|89)(?!\d)")
_CALL = re.compile(r"[^0-9A-Za-z０-９@＠]*(?:電話|でんわ)[^0-9A-Za-z０-９@＠]*")
# Flag of the listener -> what whoever wrote it is told, the first that fits.
_SAID = {
    "contact": N_(
        "This holds a way to reach somebody. Nobody who reads here gives authors one. Helplines may be named. Your words are still below."
    ),
    "link": N_(
        "This holds a link. Authors get none from us; helplines may be named. Your words are still below."
    ),
    "abuse": N_("This could be read as an insult by whoever gets it. Your words are still below."),
    "sexual": N_("This holds sexual words. Authors get none from us. Your words are still below."),
    "method": N_(
        "This speaks of a way to be hurt. Authors get no such words from us. Your words are still below."
    ),
}


def untoward(words: str) -> str:
    """Return why words do not go to an author (a msgid), or nothing; only what a list or a pattern finds counts."""
    # The numbers of police, ambulance and child protection are for everybody to give.
    text, shipped = _EMERGENCY.sub("警察", words), _shipped()
    found = {
        one.flag
        for one in screen("post", text).findings
        if one.flag
        and one.check != "flags"
        and any(_given(text[at.start : at.end], shipped) for at in one.spans)
    }
    return next((said for flag, said in _SAID.items() if flag in found), "")


def _given(said: str, shipped: str) -> bool:
    """Return whether words do more than name what the shipped notes name, or tell somebody to call."""
    return said not in shipped and not _CALL.fullmatch(said)


@cache
def _shipped() -> str:
    """Return every note as it is shipped: to name an account or a meeting as they do is not yet to give one."""
    voices = Voices()
    each = [voices.of(language.code, furigana=False) for language in LANGUAGES]
    return "\n".join(voice.plain(reason.note_msgid) for voice in each for reason in REASONS)
