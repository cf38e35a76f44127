"""A board: published slips, and a form for one's own; the three writing rooms are made here."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from hideout.clock import DAY, HOUR, now
from hideout.piece import Piece
from hideout.readers import Reading
from hideout.room import Field, Room
from hideout.store import Row, figures, posts
from hideout.web import VARY, Web, part_of
from rooms import kept, pieces, posting
from rooms import visitor as visitors

# Stands in a kept page where each visitor gets a token of their own; no visitor can write it: it holds a null byte.
_TOKEN = "\0once\0"


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


async def show(
    request: Request, room: Room, draft: posting.Draft, who: visitors.Visitor | None = None
) -> Response:
    """Render a board with its slips and the form; the draft comes back in the form, signed as `who`.

    What everybody sees alike is kept rendered until the board changes; a once-token is put into it at the last moment.
    """
    store = request.app.state.store
    who = who or visitors.of(request)
    seen = _Seen(
        version=await store.read(posts.version, room.slug),
        closed=room.slug in await store.read(posts.paused),
        waiting=await waiting(request),
        reading=reading_now(request),
        after=request.query_params.get("after", "")[:40] if request.method == "GET" else "",
        prompt=await pieces.prompt(request, room.slug),
    )
    once = request.app.state.once.issue()
    if request.method != "GET" or who != visitors.Visitor():
        slips = await _slips(request, room, seen)
        return _answer(_page(request, room, draft, seen, who, slips, once), draft)

    async def make() -> str:
        slips = await _slips(request, room, seen)
        return _page(request, room, draft, seen, who, slips, _TOKEN)

    text = await kept.page(request, (room.slug, seen, now() // HOUR), make)
    return _answer(text.replace(_TOKEN, once), draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What a board's page depends on besides the visitor's language and looks."""

    version: int
    closed: bool
    waiting: figures.Waiting
    reading: Reading
    after: str
    prompt: Piece | None


def _page(
    request: Request,
    room: Room,
    draft: posting.Draft,
    seen: _Seen,
    who: visitors.Visitor,
    slips: Markup,
    once: str,
) -> str:
    web: Web = request.app.state.web
    return web.text(
        request,
        f"{room.slug}/page.html",
        room=room,
        draft=draft,
        once=once,
        who=who,
        slips=slips,
        closed=seen.closed,
        waiting=seen.waiting,
        prompt=seen.prompt,
        reading=seen.reading,
    )


def _answer(text: str, draft: posting.Draft) -> Response:
    return HTMLResponse(text, draft.status, {"Vary": VARY, **draft.headers})


async def _slips(request: Request, room: Room, seen: _Seen) -> Markup:
    found = await request.app.state.store.read(posts.page, room.slug, seen.after)
    shown, more = part_of(found, posts.PAGE)
    light, heavy = spaced([age(row) for row in shown])
    web: Web = request.app.state.web
    return Markup(
        web.text(
            request,
            "rooms/_slips.html",
            room=room,
            slips=[_drawn(room, slip) for slip in light],
            heavy=[_drawn(room, slip) for slip in heavy],
            next=shown[-1]["post"] if more else "",
            after=seen.after,
        )
    )


def _drawn(room: Room, slip: Row) -> Row:
    # One slip that holds an animal or a kind that is no more must not take the whole wall with it.
    body, kinds = slip["body"], {part.name: dict(part.choices) for part in room.fields if part.choices}
    kept = {name: text for name, text in body.items() if name not in kinds or text in kinds[name]}
    avatar = body.get("avatar", "")
    return slip | {
        "body": kept | {"avatar": avatar if avatar in visitors.AVATARS else visitors.Visitor().avatar}
    }


def spaced(slips: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return slips so that never three heavy ones follow each other, and those that found no place between light ones."""
    shown: list[Row] = []
    held: list[Row] = []
    # A heavy one does not meet whoever comes in first, where there is a lighter one.
    lightest = next((place for place, slip in enumerate(slips) if not slip["heavy"]), 0)
    slips = [slips[lightest], *slips[:lightest], *slips[lightest + 1 :]] if slips else []
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


async def waiting(request: Request) -> figures.Waiting:
    """Return how long reading takes at present; asked of the store once a minute."""
    state = request.app.state
    minute = now() // 60
    kept: tuple[int, figures.Waiting] | None = getattr(state, "kept_waiting", None)
    if kept is None or kept[0] != minute:
        kept = (minute, await state.store.work(figures.waiting, now()))
        state.kept_waiting = kept
    return kept[1]


def reading_now(request: Request) -> Reading:
    """Return whether people read just now, or when they do again: the same wherever a visitor came in."""
    found: Reading = request.app.state.config.readers.at(now())
    return found
