"""Languages of the reader: what somebody reads, so that a slip nobody can read is known before it waits."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.language import N_
from hideout.store import tongues as store_tongues
from moderation.desk import ledger
from moderation.desk.guard import Member, fields, only, pen_of, show, store_of
from moderation.desk.onward import onward
from moderation.tongue import TONGUES

_NONE = N_("Please tick at least one language.")


@only("reader")
async def tongues(request: Request, member: Member) -> Response:
    """Show which languages this person reads, and which everybody together."""
    return await _page(request, member)


async def _page(request: Request, member: Member, status: int = 200, problem: str = "") -> Response:
    store = store_of(request)
    return show(
        request,
        member,
        "tongues.html",
        status,
        tongues=TONGUES,
        mine=await store.read(store_tongues.of_one, member.id),
        all=await store.read(store_tongues.of_all),
        problem=problem,
    )


@only("reader")
async def choose(request: Request, member: Member) -> Response:
    """Take the languages that somebody ticked."""
    sent = await fields(request)
    ticked = frozenset(code for code in TONGUES if sent.get(code) == "yes")
    if not ticked:
        return await _page(request, member, 422, _NONE)
    await store_of(request).write(ledger.set_reads, pen_of(request, member), ticked)
    return onward(request, "/desk/languages", "keep")
