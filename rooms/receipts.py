"""The receipt: four words that tell how a post stands and can take it back; nothing else leads to its author."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hideout import receipt
from hideout.clock import now
from hideout.errors import TooFast
from hideout.language import N_
from hideout.shield import allow, take
from hideout.store import StoreBusy, chores, notes, posts
from hideout.web import cookie_name, form, redirect, render, visit
from moderation.desk.notes import note_for
from moderation.triage import screen
from moderation.verdict import Verdict
from rooms import appeals
from rooms.board import reading_now, waiting
from rooms.card import Card, card_for
from rooms.changing import change, draft_of, room_of
from rooms.posting import TICKET, Draft

# Kept back for one of these, a slip came from somebody who may need people, whatever the screen heard.
_HEAVY = frozenset({"unsafe", "urging", "method"})
_UNKNOWN = N_(
    "These four words belong to no slip that we have. Please look at them once more; nothing is lost."
)
_UNREADABLE = N_("These are not four of our words. Please look whether one of them is different.")
_BUSY = N_("We cannot look just now. It is our fault, not yours. Please try again in a little while.")


async def page(request: Request) -> Response:
    """Show a receipt to the browser that has just posted, for some minutes, or the form that asks for four words.

    What stands in an address stays in the tablet's history: a ticket there opens nothing once its cookie has come back.
    """
    asked = request.query_params.get("ticket", "")
    kept = _opened(request, request.cookies.get(cookie_name(request, TICKET), ""))
    ticket = _opened(request, asked) if asked else kept if request.query_params.get("words") else None
    if ticket is None:
        return _form(request)
    once = request.app.state.once
    if asked and ticket == kept:
        once.spend(ticket["once"])
        if request.headers.get("sec-fetch-mode") == "navigate":
            return redirect(request, "/post-status", words="new")
    elif asked and not once.fresh(ticket["once"]):
        return _form(request)
    return await _receipt(request, ticket)


def _opened(request: Request, sealed: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = request.app.state.sealer.open(TICKET, sealed) if sealed else None
    return found


async def _receipt(request: Request, ticket: dict[str, Any]) -> Response:
    heard = Verdict(
        level=ticket["heard"]["level"],
        now=ticket["heard"]["now"],
        categories=tuple(ticket["heard"]["categories"]),
    )
    return render(
        request,
        "rooms/receipt.html",
        words=receipt.words(ticket["code"], visit(request).language.code),
        waiting=await waiting(request),
        reading=reading_now(request),
        card=card_for(request, heard, limit=3, compact=True) if heard.level >= 2 else None,
    )


async def look_up(request: Request) -> Response:
    """Tell how the post with these four words stands, or take it back."""
    sent = await form(request)
    typed = sent.get("code", "")[:200]
    store = request.app.state.store
    code = receipt.parse(typed)
    if code is None:
        return _form(request, typed=typed, problem=_UNREADABLE, status=422)
    digest = receipt.stored(store.secret, code)
    try:
        # Before anything is looked up: otherwise a right code would still be told from a wrong one.
        allow(request, "wrong code")
        found = await store.read(posts.status, digest)
        if found is None:
            take(request, "wrong code")
            return _form(request, typed=typed, problem=_UNKNOWN, status=404)
        if sent.get("do") == "withdraw":
            await store.write(posts.withdraw, digest)
            store.note_withdrawn(digest)
            await store.write(chores.ask, "checkpoint", now())
            found = await store.read(posts.status, digest)
        elif sent.get("do") == "change":
            return await _change(request, found, sent, typed, digest)
    except TooFast as fast:
        return _form(request, typed=typed, problem=fast.message, status=429, headers=fast.headers)
    except StoreBusy:
        return _form(request, typed=typed, problem=_BUSY, status=503)
    try:
        said = await appeals.heard(request, digest, sent) if sent.get("do") == "appeal" else appeals.NOTHING
        return await _told(request, found, typed, said=said)
    except StoreBusy:
        return _form(request, typed=typed, problem=_BUSY, status=503)


async def _change(
    request: Request, found: dict[str, Any], sent: dict[str, str], typed: str, digest: str
) -> Response:
    room = room_of(request, found["board"])
    if room is None or not found["changeable"]:
        return await _told(request, found, typed, status=409)
    draft = await change(request, room, found, sent, digest)
    now_found = await request.app.state.store.read(posts.status, digest)
    return await _told(request, now_found, typed, draft=draft, status=draft.status if draft else 200)


async def _told(
    request: Request,
    found: dict[str, Any],
    typed: str,
    *,
    draft: Draft | None = None,
    said: appeals.Said = appeals.NOTHING,
    status: int = 200,
) -> Response:
    room = room_of(request, found["board"])
    if draft is None and room is not None and found["changeable"]:
        draft = draft_of(room, found)
    standing = await _standing(request, found, typed) | await appeals.standing(request, found["id"], said)
    standing["card"] = _card(request, found, said.words)
    status = status if status != 200 else said.status
    return render(request, "rooms/post_status.html", status, room=room, draft=draft, **standing)


async def _standing(request: Request, found: dict[str, Any], typed: str) -> dict[str, Any]:
    house = await request.app.state.store.read(notes.everything)
    worded = house.get((visit(request).language.code, found["reason"]), "")
    return {
        "post": found,
        "typed": typed,
        "note": found["note"] or worded or note_for(found["reason"]),
        "written_by_hand": bool(found["note"]),
        "worded": bool(worded),
        "waiting": await waiting(request),
        "reading": reading_now(request),
    }


def _card(request: Request, found: dict[str, Any], words: str) -> Card | None:
    """Return the people to talk to, for a slip and words with it that may need them, whatever became of it, or nothing."""
    said = screen("post", words) if words else Verdict()
    heard = Verdict(
        level=max(found["level"], said.level),
        now=bool(found["urgent"]) or said.now,
        categories=tuple(dict.fromkeys((*found["categories"], *said.categories))),
    )
    if heard.level < 2 and _HEAVY.isdisjoint(found["reasons"]):
        return None
    return card_for(request, heard, limit=3, compact=True)


def _form(
    request: Request,
    *,
    typed: str = "",
    problem: str = "",
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:
    answer = render(request, "rooms/status_form.html", status, typed=typed, problem=problem)
    answer.headers.update(headers or {})
    return answer


ROUTES = [Route("/post-status", page, methods=["GET"]), Route("/post-status", look_up, methods=["POST"])]
