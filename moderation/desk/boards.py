"""Boards: closing and opening the writing on one of them; reading always stays."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.errors import NotHere
from hideout.room import Room
from hideout.store import posts
from moderation.desk import ledger
from moderation.desk.guard import Member, only, pen_of, show, store_of
from moderation.desk.onward import onward
from moderation.desk.signs import rooms_of


def boards_of(request: Request) -> list[Room]:
    """Return the rooms on which visitors write for others."""
    return [room for room in rooms_of(request).values() if room.fields]


@only("lead")
async def boards(request: Request, member: Member) -> Response:
    """Show which boards take new posts."""
    closed = await store_of(request).read(posts.paused)
    return show(request, member, "boards.html", boards=boards_of(request), closed=closed)


@only("lead")
async def pause(request: Request, member: Member) -> Response:
    """Close writing on a board, or open it again."""
    board, closed = request.path_params["board"], request.path_params["act"] == "pause"
    if board not in {room.slug for room in boards_of(request)} or request.path_params["act"] not in (
        "pause",
        "open",
    ):
        raise NotHere()
    await store_of(request).write(ledger.pause, pen_of(request, member), board, closed=closed)
    return onward(request, "/desk/boards", "closed" if closed else "open")
