"""Unsent letters: words that are written, let go, and never leave the page."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hideout.language import N_
from hideout.room import Room
from hideout.web import render


async def page(request: Request) -> Response:
    """Show the paper; nothing that is written on it ever comes back here."""
    return render(request, "letters/page.html")


room = Room(
    slug="letters",
    title=N_("Unsent letters"),
    short=N_("Write a letter, then let it go."),
    routes=[Route("/rooms/letters", page)],
)
