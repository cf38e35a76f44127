"""One's own account: where one is signed in, and ending what one has left open elsewhere."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.store import Db, staff
from hideout.store.audit import Pen
from hideout.web import redirect
from moderation.desk import ledger
from moderation.desk.guard import Member, only, pen_of, show, store_of, token_of
from moderation.desk.queue import clock_of


@only("reader")
async def page(request: Request, member: Member) -> Response:
    """Show where this person is signed in; of a browser nothing is known but when it came."""
    found = await store_of(request).work(staff.sessions, member.id, token_of(request), now())
    return show(
        request,
        member,
        "account.html",
        sessions=[
            row | {"since": clock_of(request, row["began"]), "last": clock_of(request, row["seen"])}
            for row in found
        ],
    )


@only("reader")
async def end_others(request: Request, member: Member) -> Response:
    """End every session but this one."""
    await store_of(request).write(_end, pen_of(request, member), token_of(request))
    return redirect(request, "/desk/account")


def _end(db: Db, pen: Pen, token: str) -> None:
    if staff.end_others(db, pen.staff, token):
        ledger.enter(db, pen, "sessions", pen.staff)
