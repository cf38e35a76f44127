"""Other words for a slip that a reader asked to be changed: sent with its four words, read again before it appears."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from hideout.language import N_
from hideout.room import Room
from hideout.shield import take
from hideout.store import revisions
from rooms.posting import Draft, arriving, read, unread_by_all

PREFIX = "new."
_GONE = N_("This slip cannot be changed any more. Here is how it stands now.")


def room_of(request: Request, board: str) -> Room | None:
    """Return the room of a board; one that is gone by now has none."""
    rooms: tuple[Room, ...] = request.app.state.rooms
    return next((room for room in rooms if room.slug == board and room.fields), None)


def draft_of(room: Room, found: Mapping[str, Any]) -> Draft:
    """Return the words of a slip as a draft to go on from."""
    return Draft(values={part.name: found["body"].get(part.name, "") for part in room.fields})


async def change(
    request: Request, room: Room, found: Mapping[str, Any], sent: Mapping[str, str], digest: str
) -> Draft | None:
    """Take other words for the slip with a receipt (stored form); None when they wait now, else the draft with what to mend.

    Raises TooFast and StoreBusy.
    """
    typed = {name.removeprefix(PREFIX): text for name, text in sent.items() if name.startswith(PREFIX)}
    draft = read(room.fields, typed)
    if draft.problems:
        draft.status = 422
        return draft
    signed = {name: found["body"].get(name, "") for name in ("name", "avatar")}
    _, post = arriving(request, room, draft.values, signed, digest)
    if await unread_by_all(request, draft, post.tongue, sent):
        return draft
    take(request, "post")
    if not await request.app.state.store.write(revisions.change, post):
        draft.notice, draft.status = _GONE, 409
        return draft
    return None
