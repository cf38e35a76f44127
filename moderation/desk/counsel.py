"""Counsel: a question that goes with a call for advice or with something parked, and the answer beside the text."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from hideout.errors import NotHere
from hideout.language import N_
from hideout.store import Db, decisions, second
from hideout.store.audit import Pen
from hideout.text import clean, length
from hideout.web import form
from moderation.desk import ledger
from moderation.desk.guard import Member, only, pen_of, store_of
from moderation.desk.onward import onward
from moderation.desk.place import Place
from moderation.desk.queue import card_page

MOST = 400
LONG = N_("That is longer than 400 characters.")
_EMPTY = N_("Please write what you would say.")


def asked(sent: Mapping[str, str]) -> tuple[str, str]:
    """Return the question of a form, and what is wrong with it (a msgid), if anything is."""
    words = clean(sent.get("ask", ""))
    return (words[: 4 * MOST], LONG) if length(words) > MOST else (words, "")


@only("lead")
async def answer(request: Request, member: Member) -> Response:
    """Answer what a reader asked about a post; whoever asked can answer it with that, whoever parked it has it back."""
    sent, post = await form(request), request.path_params["post"]
    words, problem = asked(sent)
    if await store_of(request).read(decisions.standing, post) is None:
        raise NotHere()
    if problem or not words:
        typed = {"ask": words}
        return await card_page(
            request, member, post, Place.read(sent), 422, notice=problem or _EMPTY, typed=typed
        )
    did = await store_of(request).write(_answer, pen_of(request, member), post, words)
    return onward(request, f"/desk/posts/{post}", did)


def _answer(db: Db, pen: Pen, post: str, words: str) -> str:
    """Keep the answer, and return what is said of it (a key of SAID): whether whoever asked can go on with it now."""
    ledger.counsel(db, pen, post, words, answer=True)
    row = decisions.standing(db, post)
    return "advised" if row and row["open"] and not second.divided(db, post) else "answer"
