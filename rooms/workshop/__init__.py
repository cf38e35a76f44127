"""The workshop: small things to do with one's hands, each on a page of its own."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hideout.errors import NotHere
from hideout.language import N_
from hideout.room import Room
from hideout.web import render
from rooms.workshop.toys import BY_SLUG, PENS, TONES, TOYS


async def page(request: Request) -> Response:
    """Show the workbench with all toys."""
    return render(request, "workshop/page.html", toys=TOYS)


async def toy(request: Request) -> Response:
    """Show one toy; raises NotHere for one that nobody made."""
    chosen = BY_SLUG.get(request.path_params["toy"])
    if chosen is None:
        raise NotHere()
    return render(request, "workshop/toy.html", toy=chosen, tones=TONES, pens=PENS)


room = Room(
    slug="workshop",
    title=N_("Workshop"),
    short=N_("Small things to do with your hands."),
    routes=[Route("/rooms/workshop", page), Route("/rooms/workshop/{toy}", toy)],
)
