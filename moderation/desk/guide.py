"""The guide of the desk: its keys, the reasons, and which helplines somebody should look at again."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.helplines import report, shipped
from hideout.language import N_
from moderation.desk.guard import Member, only, show, store_of
from moderation.desk.notes import REASONS

# What is wrong with an entry -> how the page says it.
DOUBTS = {
    "recheck": N_("marked to be looked at again"),
    "unconfirmed": N_("not confirmed by its own page"),
    "old": N_("last looked at more than half a year ago"),
}


@only("reader")
async def guide(request: Request, member: Member) -> Response:
    """Show the keys, and each reason with the note that its author gets."""
    return show(request, member, "guide.html", reasons=REASONS)


@only("reader")
async def helplines(request: Request, member: Member) -> Response:
    """Show which files of districts are broken, and which entries are due for another look."""
    doubts = await store_of(request).work(lambda _: report(shipped(), now()))
    return show(
        request,
        member,
        "helplines.html",
        problems=request.app.state.local_helplines.problems(),
        doubts=doubts,
        words=DOUBTS,
    )
