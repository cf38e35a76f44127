"""Appeals: an author asks, once, that somebody else reads a slip that was not put up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from hideout.clock import now
from hideout.language import N_
from hideout.shield import take
from hideout.store import second
from hideout.text import clean, length

MOST = 300
_LONG = N_("That is longer than 300 characters. A shorter text fits.")
_LATE = N_("This can be asked within two weeks only. You may write again, in other words.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody said with an appeal, and what is wrong with it (a msgid), if anything is."""

    words: str = ""
    problem: str = ""
    status: int = 200


NOTHING = Said()


async def heard(request: Request, receipt: str, sent: Mapping[str, str]) -> Said:
    """Keep an appeal; asking twice changes nothing. Raises TooFast."""
    words = clean(sent.get("words", ""))
    if length(words) > MOST:
        return Said(words=words[: 4 * MOST], problem=_LONG, status=422)
    take(request, "change")
    kept = await request.app.state.store.write(second.appeal, receipt, words, now())
    if kept == "late":
        return Said(words=words, problem=_LATE, status=409)
    return Said(words=words)


async def standing(request: Request, post: str, said: Said) -> dict[str, Any]:
    """Return what the page of a slip shows of its appeal."""
    return {
        "appeal": await request.app.state.store.read(second.appealed, post),
        "said": said,
        "most_words": MOST,
    }
