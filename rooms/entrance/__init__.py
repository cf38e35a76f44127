"""Before the rooms: the cover, the house, the reading helps."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hideout.shield import GUARD, take
from hideout.web import cookie_name, drop_cookie, form, own_path, redirect, render
from rooms.entrance import name, way_out
from rooms.looks import keep, turned


async def cover(request: Request) -> Response:
    """Show the cover: a neutral title, three quiet choices, and "just come in"."""
    left = cookie_name(request, GUARD) in request.cookies
    return render(request, "entrance/cover.html", left=left)


async def come_in(request: Request) -> Response:
    """Open the house again for somebody who had taken the way out."""
    answer = redirect(request, "/house")
    drop_cookie(request, answer, GUARD)
    return answer


async def house(request: Request) -> Response:
    """Show the hill cut open, with nine rooms."""
    return render(request, "entrance/house.html")


async def look(request: Request) -> Response:
    """Switch a reading help on or off and go back to the page; furigana means the easy language with readings."""
    sent = await form(request)
    take(request, "change")
    answer = RedirectResponse(turned(request, sent).url(own_path(sent.get("back", ""))), 303)
    keep(request, answer, sent)
    return answer


ROUTES = [
    Route("/", cover),
    Route("/come-in", come_in, methods=["POST"]),
    Route("/house", house),
    Route("/look", look, methods=["POST"]),
    *name.ROUTES,
    *way_out.ROUTES,
]
