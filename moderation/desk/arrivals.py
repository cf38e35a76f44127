"""Arrivals: one quiet line about what came since the list was opened, and the count; the list itself never moves."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import Refused
from hideout.store import StoreBusy, views
from hideout.web import redirect, render, wants_part
from moderation.desk.guard import DOOR, signed_in, store_of

_DIGITS = 12


async def arrivals(request: Request) -> Response:
    """Answer with the line, or with nothing (204) when there is nothing new to say, or nobody to say it to.

    Looking this way does not keep a session alive: a desk that was left alone still closes.
    """
    since, told = request.query_params.get("since", ""), request.query_params.get("told", "")
    nothing = Response(status_code=204)
    try:
        member = await signed_in(request, quiet=True)
        if member is None or not member.may("reader"):
            # A page of the door has no place in the line, and words half written below it stay.
            return nothing if wants_part(request) else redirect(request, DOOR)
        if not (since.isascii() and since.isdecimal() and len(since) <= _DIGITS):
            return nothing
        found = await store_of(request).work(views.arrived, int(since))
        counts = await store_of(request).work(views.tally, member.id, now(), leads=member.may("lead"))
    except (StoreBusy, Refused):
        return nothing
    now_told = f"{found['posts']}.{found['urgent']}.{counts['all']}"
    shown = request.query_params.get("count", str(counts["all"]))
    if now_told == told or (not told and not found["posts"] and str(counts["all"]) == shown):
        return nothing
    return render(
        request, "desk/_arrivals.html", arrived=found, told=now_told, counts=counts, swap=wants_part(request)
    )
