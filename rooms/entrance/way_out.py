"""The way out: leaving at once, clearing traces, and the one page that stays when the network is gone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hideout.clock import now
from hideout.shield import GUARD, GUARD_SECONDS
from hideout.web import Web, cookie_name, drop_cookie, render, set_cookie, visit
from rooms.card import saved_card


async def leave(request: Request) -> Response:
    """Go to the exit page; every cookie goes, and for 15 minutes Back leads out as well."""
    web: Web = request.app.state.web
    answer = RedirectResponse(web.exit_url(visit(request).district), 303)
    _drop_all(request, answer)
    if _ours(request):
        set_cookie(request, answer, GUARD, "1", age=GUARD_SECONDS)
    return answer


async def forget(request: Request) -> Response:
    """Delete every cookie, and say what the browser itself still keeps."""
    answer = render(request, "entrance/forget.html", cleared=_ours(request))
    _drop_all(request, answer)
    if not _ours(request):
        return answer
    set_cookie(request, answer, GUARD, "1", age=GUARD_SECONDS)
    # Only here: it also removes the offline page, and old browsers ignore it; the cookies above do not need it.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


async def offline(request: Request) -> Response:
    """Show numbers that are there without a network; the page depends on nobody."""
    district = visit(request).district
    zone = ZoneInfo(district.timezone if district else request.app.state.config.timezone)
    answer = render(
        request,
        "entrance/offline.html",
        card=saved_card(request),
        checked=datetime.fromtimestamp(now(), zone).strftime("%Y-%m-%d"),
    )
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _ours(request: Request) -> bool:
    """Return whether somebody pressed our own link; another site must not close the rooms, nor clear the worker."""
    return request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def _drop_all(request: Request, answer: Response) -> None:
    for name in request.cookies:
        bare = name.removeprefix("__Host-")
        if bare != GUARD and cookie_name(request, bare) == name:
            drop_cookie(request, answer, bare)


ROUTES = [Route("/leave", leave), Route("/forget", forget), Route("/offline", offline)]
