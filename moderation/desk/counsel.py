"""Counsel: a question that goes with a call for advice or with something parked, and the answer beside the text."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from hideout.errors import NotHere
from hideout.language import N_
from hideout.store import decisions
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
    """Answer what a reader asked about a post; whoever parked it has it back with that."""
    sent, post = await form(request), request.path_params["post"]
    words, problem = asked(sent)
    if await store_of(request).read(decisions.standing, post) is None:
        raise NotHere()
    if problem or not words:
        typed = {"ask": words}
        return await card_page(
            request, member, post, Place.read(sent), 422, notice=problem or _EMPTY, typed=typed
        )
    await store_of(request).write(ledger.counsel, pen_of(request, member), post, words, answer=True)
    return onward(request, f"/desk/posts/{post}", "answer")
