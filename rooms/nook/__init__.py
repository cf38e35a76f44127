"""The curl-up corner: nothing to do; a slow light, quiet sounds, footprints by the door."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hideout.clock import now
from hideout.language import N_
from hideout.room import Room
from hideout.web import render
from rooms import visitor
from rooms.nook.presence import presence_of


async def page(request: Request) -> Response:
    """Show the corner, with the footprints that lay there before this visitor came."""
    presence = presence_of(request.app)
    crowd = presence.crowd(now())
    if request.method == "GET":
        presence.step(now())
    return render(request, "nook/page.html", crowd=crowd, sleeper=_sleeper(request))


def _sleeper(request: Request) -> str:
    """The animal in the nest: the one the visitor chose, else a dormouse, which sleeps more than any other."""
    who = visitor.of(request)
    return "dormouse" if who == visitor.Visitor() else who.avatar


room = Room(
    slug="nook",
    title=N_("Curl-up corner"),
    short=N_("You need not do anything here."),
    routes=[Route("/rooms/nook", page)],
)
