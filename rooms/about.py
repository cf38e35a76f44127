"""Pages that say what this place is, what is kept, how to stay safe, what the lamp is, and what may be on a wall."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hideout.web import render


def _page(template: str) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        config = request.app.state.config
        return render(request, f"rooms/about/{template}.html", config=config, retention=config.retention)

    return page


ROUTES = [
    Route("/about", _page("place")),
    *(Route(f"/about/{name}", _page(name)) for name in ("safety", "privacy", "ai", "rules")),
]
