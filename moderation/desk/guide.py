"""The guide of the desk: its keys, the reasons, and which helplines somebody should look at again."""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.districts import LocalFiles, faults
from hideout.helplines import Doubt, Helplines, report, shipped
from hideout.language import N_
from hideout.store import factors
from moderation.desk.guard import Member, only, show, store_of
from moderation.desk.halfway import rule_of
from moderation.desk.notes import REASONS
from moderation.desk.receipts import helpers

# What is wrong with an entry -> how the page says it.
DOUBTS = {
    "recheck": N_("marked to be looked at again"),
    "unconfirmed": N_("not confirmed by its own page"),
    "old": N_("last looked at more than half a year ago"),
}


@only("reader")
async def welcome(request: Request, member: Member) -> Response:
    """Greet whoever comes for the first time: what this is, how it goes, whom to ask; then the first text."""
    store = store_of(request)
    help = await helpers(request, member)
    lock = rule_of(request) != "off" and not await store.read(factors.authenticator, member.id)
    return show(
        request,
        member,
        "welcome.html",
        here=help["here"],
        leads=help["names"],
        reached=help["leads"],
        lock=lock,
    )


@only("reader")
async def guide(request: Request, member: Member) -> Response:
    """Show the keys, and each reason with the note that its author gets."""
    return show(request, member, "guide.html", reasons=REASONS)


@only("reader")
async def helplines(request: Request, member: Member) -> Response:
    """Show which files of districts are broken, and which entries are due for another look."""
    files: LocalFiles = request.app.state.local_helplines
    doubts = await store_of(request).work(lambda _: [*_local(files, now()), *report(shipped(), now())])
    return show(
        request,
        member,
        "helplines.html",
        broken={code: [faults.unusable(fault) for fault in wrong] for code, wrong in files.broken().items()},
        doubts=doubts,
        local={line.id: code for code, lines in files.everything().items() for line in lines},
        words=DOUBTS,
    )


def _local(files: LocalFiles, at: int) -> Iterator[Doubt]:
    """Yield the doubts about the lines of districts."""
    for lines in files.everything().values():
        yield from report(Helplines(lines), at)
