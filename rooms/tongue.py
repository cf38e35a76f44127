"""The language of what somebody wrote, as far as it can be told, and whether anybody here reads it."""

import re

from companion.tongues import tongue_of

_JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_WORD = re.compile(r"[A-Za-z']+")
# Fewer words than these may be a name, a title or a shout in any language.
_WORDS = 4


def written_in(text: str) -> str:
    """Return the language of a text (a key of `moderation.tongue.TONGUES`), or nothing where it cannot be told."""
    found = tongue_of(text)
    if found:
        return found
    if _JAPANESE.search(text):
        return "ja"
    return "en" if len(_WORD.findall(text)) >= _WORDS else ""
