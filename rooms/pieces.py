"""Pieces in the rooms: shelves of what the team wrote, each kept rendered, and what a board asks this week."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from hideout.clock import now
from hideout.errors import NotHere
from hideout.piece import Piece, piece_of, ready
from hideout.store import Row, shelves
from hideout.web import VARY, Web, part_of, visit
from rooms import kept


def shelf(*, kind: str, path: str, template: str, whole: bool = False) -> Route:
    """Return the address of a shelf: pieces of one kind in the language of whoever looks, only titles unless `whole`."""

    async def page(request: Request) -> Response:
        after = request.query_params.get("after", "")[:40]
        found = await request.app.state.store.read(shelves.page, kind, _languages(request), now(), after)
        rows, more = part_of(found, shelves.PAGE)
        next = rows[-1]["piece"] if more else ""

        async def make() -> str:
            web: Web = request.app.state.web
            pieces = [_seen(request, row) for row in rows]
            if whole:
                await ready(*pieces)
            return web.text(request, template, pieces=pieces, next=next, after=after, shelf=path)

        text = await kept.page(request, (path, *(row["revision"] for row in rows), next, after), make)
        return HTMLResponse(text, headers={"Vary": VARY})

    return Route(path, page)


def alone(*, kind: str, path: str, template: str) -> Route:
    """Return the address of a single piece of a kind, `<path>/{piece}`."""

    async def page(request: Request) -> Response:
        asked = request.path_params["piece"]
        row = await request.app.state.store.read(shelves.one, kind, asked, now())
        if row is None:
            raise NotHere()

        async def make() -> str:
            web: Web = request.app.state.web
            piece = _seen(request, row)
            await ready(piece)
            return web.text(request, template, piece=piece, shelf=path)

        text = await kept.page(request, (path, row["revision"]), make)
        return HTMLResponse(text, headers={"Vary": VARY})

    return Route(f"{path}/{{piece}}", page)


async def prompt(request: Request, board: str) -> Piece | None:
    """Return what a board asks this week, or None."""
    row = await request.app.state.store.read(shelves.prompt, board, _languages(request), now())
    return _seen(request, row) if row else None


def _languages(request: Request) -> tuple[str, ...]:
    language = visit(request).language
    return language.chain or (language.code,)


def _seen(request: Request, row: Row) -> Piece:
    return piece_of(row, readings=visit(request).voice.furigana)
