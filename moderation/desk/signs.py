"""Signs: what a page calls a room and a moment."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request

from hideout.room import Room


def rooms_of(request: Request) -> dict[str, Room]:
    """Return the rooms of the house by slug."""
    rooms: Sequence[Room] = request.app.state.web.env.globals.get("rooms", ())
    return {room.slug: room for room in rooms}


def title_of(request: Request, board: str) -> str:
    """Return what a board is called (a msgid); one that is gone by now has only its slug."""
    room = rooms_of(request).get(board)
    return room.title if room else board


def clock_of(request: Request, at: int) -> str:
    """Return a moment as the readers' wall clock shows it."""
    return datetime.fromtimestamp(at, ZoneInfo(request.app.state.config.timezone)).strftime("%H:%M")
