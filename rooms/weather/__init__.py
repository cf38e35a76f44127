"""Inner weather: choose a picture, read a sentence and two small things; nothing is kept."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hideout.clock import now
from hideout.language import N_
from hideout.room import Room
from hideout.web import form, render, visit, wants_part
from rooms.weather.sky import BY_SLUG, WEATHERS, Weather

_TURNS = 100_000


async def page(request: Request) -> Response:
    """Show the window with all its weathers."""
    return _window(request, turn=now() % _TURNS)


async def look(request: Request) -> Response:
    """Answer the chosen weather; it comes in the body of a form so that no address ever tells of it."""
    fields = await form(request)
    turn = _turn(fields.get("turn", ""))
    weather = BY_SLUG.get(fields.get("mood", ""))
    if weather is None:
        return _window(request, turn=turn, status=422, unknown=True)
    return _window(request, turn=turn, weather=weather)


def _window(
    request: Request, *, turn: int, weather: Weather | None = None, status: int = 200, unknown: bool = False
) -> Response:
    answer = weather.answer(turn) if weather else None
    lit = request.app.state.web.lamp(visit(request).district) != "off"
    return render(
        request,
        "weather/_window.html" if wants_part(request) else "weather/page.html",
        status,
        weathers=WEATHERS,
        weather=weather,
        answer=answer,
        things=answer.things_here(lit=lit) if answer else (),
        turn=(turn + 1) % _TURNS,
        unknown=unknown,
    )


def _turn(text: str) -> int:
    known = text.isascii() and text.isdecimal() and len(text) < 7
    return int(text) if known else now() % _TURNS


room = Room(
    slug="weather",
    title=N_("Inner weather"),
    short=N_("Look at how it is inside you today."),
    routes=[Route("/rooms/weather", page), Route("/rooms/weather", look, methods=["POST"])],
)
