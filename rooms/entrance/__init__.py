"""Before the rooms: the cover, the house, the reading helps."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hideout.shield import GUARD, take
from hideout.web import cookie_name, drop_cookie, form, own_path, redirect, render, set_cookie, visit
from rooms.entrance import name, way_out


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
    visitor = visit(request)
    changed = visitor.look
    for key in ("large", "calm"):
        if sent.get(key) in ("on", "off"):
            changed = replace(changed, **{key: sent[key] == "on"})
    back = own_path(sent.get("back", ""))
    if sent.get("furigana") in ("on", "off"):
        changed = replace(changed, furigana=sent["furigana"] == "on")
        if changed.furigana and not visitor.language.furigana:
            # Readings belong to the easy sentences, which are written with them.
            visitor = replace(visitor, asked="ja_Hira")
    answer = RedirectResponse(visitor.url(back), 303)
    set_cookie(request, answer, "look", changed.cookie(), age=None)
    return answer


ROUTES = [
    Route("/", cover),
    Route("/come-in", come_in, methods=["POST"]),
    Route("/house", house),
    Route("/look", look, methods=["POST"]),
    *name.ROUTES,
    *way_out.ROUTES,
]
