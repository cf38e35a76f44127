"""Reports: a published slip that hurts is read again; one that may tell who somebody is comes down at once."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hideout.clock import now
from hideout.errors import NotHere, Unreadable
from hideout.language import N_
from hideout.shield import take
from hideout.store import posts
from hideout.web import form, render

# What somebody may say of a slip -> whether it is hidden until it has been read again.
REASONS = {"identifies": True, "hurts": False, "danger": False}


async def report(request: Request) -> Response:
    """Take a report of a published post."""
    sent = await form(request)
    reason = sent.get("reason", "hurts")
    if reason not in REASONS:
        raise Unreadable(N_("Please choose one of these."))
    take(request, "report")
    take(request, "all reports", who="everybody")
    done = await request.app.state.store.write(
        posts.report, sent.get("post", "")[:40], reason, now(), hide=REASONS[reason]
    )
    if done == "gone":
        raise NotHere(N_("This slip is not on the wall any more."))
    return render(request, "rooms/reported.html", hidden=done == "hidden")


ROUTES = [Route("/report", report, methods=["POST"])]
