"""A board: published slips, and a form for one's own; the three writing rooms are made here."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hideout.clock import DAY, HOUR, now
from hideout.room import Field, Room
from hideout.store import Row, posts
from hideout.web import Web, part_of, render, visit
from rooms import posting
from rooms import visitor as visitors

_KEPT = 300


def board(*, slug: str, title: str, short: str, fields: Sequence[Field]) -> Room:
    """Return the room of a board with its two addresses: `/rooms/<slug>` and `/rooms/<slug>/posts`."""

    async def page(request: Request) -> Response:
        return await show(request, room, posting.blank(room))

    async def leave_post(request: Request) -> Response:
        outcome = await posting.offer(request, room)
        return await show(request, room, outcome) if isinstance(outcome, posting.Draft) else outcome

    room = Room(
        slug=slug,
        title=title,
        short=short,
        fields=fields,
        routes=(Route(f"/rooms/{slug}", page), Route(f"/rooms/{slug}/posts", leave_post, methods=["POST"])),
    )
    return room


async def show(request: Request, room: Room, draft: posting.Draft) -> Response:
    """Render a board with its slips and the form; the draft comes back in the form."""
    store = request.app.state.store
    answer = render(
        request,
        f"{room.slug}/page.html",
        draft.status,
        room=room,
        draft=draft,
        once=request.app.state.once.issue(),
        who=visitors.of(request),
        slips=await slips(request, room),
        closed=room.slug in await store.read(posts.paused),
        waiting=await waiting(request),
        reading=reading_hours(request),
    )
    answer.headers.update(draft.headers)
    return answer


async def slips(request: Request, room: Room) -> Markup:
    """Return the list of published slips as markup, kept until the board changes (or an hour has passed)."""
    store = request.app.state.store
    after = request.query_params.get("after", "")[:40] if request.method == "GET" else ""
    visitor = visit(request)
    version = await store.read(posts.version, room.slug)
    kept: OrderedDict[tuple[Any, ...], Markup] = request.app.state.kept_slips
    key = (
        room.slug,
        after,
        version,
        now() // HOUR,
        visitor.url("/"),
        visitor.language.code,
        visitor.voice.furigana,
    )
    if key not in kept:
        found = await store.read(posts.page, room.slug, after)
        shown, more = part_of(found, posts.PAGE)
        web: Web = request.app.state.web
        light, heavy = spaced([age(row) for row in shown])
        last = shown[-1]["post"] if more else ""
        text = web.text(
            request, "rooms/_slips.html", room=room, slips=light, heavy=heavy, next=last, after=after
        )
        kept[key] = Markup(text)
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return kept[key]


def spaced(slips: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return slips so that never three heavy ones follow each other, and those that found no place between light ones."""
    shown: list[Row] = []
    held: list[Row] = []
    for slip in slips:
        if slip["heavy"] and len(shown) >= 2 and shown[-1]["heavy"] and shown[-2]["heavy"]:
            held.append(slip)
            continue
        shown.append(slip)
        if held and not slip["heavy"]:
            shown.append(held.pop(0))
    return shown, held


def age(row: Row) -> Row:
    """Return the row with how long it has been up in three coarse words; never a time."""
    days = (now() - row["shown"]) / DAY
    return row | {"age": "today" if days < 1 else "week" if days < 7 else "while"}


async def waiting(request: Request) -> posts.Waiting:
    """Return how long reading takes at present; asked of the store once a minute."""
    state = request.app.state
    minute = now() // 60
    kept: tuple[int, posts.Waiting] | None = getattr(state, "kept_waiting", None)
    if kept is None or kept[0] != minute:
        kept = (minute, await state.store.read(posts.waiting, now()))
        state.kept_waiting = kept
    return kept[1]


def reading_hours(request: Request) -> dict[str, Any]:
    """Return when people read: `awake` now or not, and the hours from and to."""
    config = request.app.state.config
    hour = datetime.fromtimestamp(now(), ZoneInfo(config.timezone)).hour
    awake = config.reading_from <= hour < config.reading_to
    return {"awake": awake, "from": config.reading_from, "to": config.reading_to}
