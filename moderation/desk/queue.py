"""The queue: what waits for a reader, as a list and as one card at a time."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import NotHere
from hideout.language import LANGUAGES, N_
from hideout.room import Room
from hideout.store import Row, answers, decisions, holds, notes, second, tongues, views
from hideout.text import clean
from hideout.web import Web, part_of, redirect, render
from moderation.desk import ledger, pace
from moderation.desk.card import LEVELS, Card, card_of
from moderation.desk.guard import Member, fields, only, pen_of, show, store_of
from moderation.desk.labels import URGENCY
from moderation.desk.notes import BY_CODE, REASONS, texts
from moderation.desk.place import Place

# What a view is called, in the order of the tabs; the first is what waits for anybody.
VIEWS = {
    "": N_("All"),
    "mine": N_("Mine"),
    "escalated": N_("Advice"),
    "parked": N_("Parked"),
    "reported": N_("Reported"),
    "skipped": N_("Left to others"),
}
HASTE = N_("That came with the page itself, so it was not counted. Please read this one first.")
NOTE = 600
_ACTS = frozenset(
    {"approve", "decline", "change", "cut", "escalate", "unpublish", "undo", "extend", "skip", "park", "pass"}
)


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


async def done(request: Request, member: Member, at: int) -> list[Row]:
    """Return what this person may still undo, newest first, with the seconds that are left for it."""
    found = await store_of(request).read(answers.recent, member.id, at - decisions.UNDO)
    return [
        row | {"left": decisions.UNDO - (at - row["at"]), "room": title_of(request, row["board"])}
        for row in found
    ]


def frame(place: Place) -> dict[str, Any]:
    """Return what every page and part with cards needs."""
    return {
        "place": place,
        "reasons": REASONS,
        "urgencies": URGENCY,
        "seen": pace.stamp(),
        "swap": False,
        "colleagues": (),
    }


async def cards(request: Request, member: Member, rows: Sequence[Row], at: int, **more: Any) -> list[Card]:
    """Return the cards of rows as somebody sees them, each with the posts that are alike."""
    store, rooms = store_of(request), rooms_of(request)
    read = await store.read(tongues.of_all)
    zone = ZoneInfo(request.app.state.config.timezone)
    return [
        card_of(
            row,
            rooms,
            member.id,
            at,
            read=read,
            zone=zone,
            kin=await store.read(decisions.kindred, row["id"]) if row["same"] + row["kin"] > 1 else (),
            barred=await store.read(second.barred, row["id"], member.id, leads=member.may("lead"))
            if row["escalated"]
            else "",
            **more,
        )
        for row in rows
    ]


@only("reader")
async def queue(request: Request, member: Member) -> Response:
    """Show fifty of the posts of a view, in the order in which they are read."""
    return await list_page(request, member, Place.read(request.query_params))


async def list_page(
    request: Request,
    member: Member,
    place: Place,
    status: int = 200,
    *,
    notice: str = "",
    told: Mapping[str, Any] = {},
    typed: Mapping[str, str] = {},
) -> Response:
    """Return the page of the list, with something to say above it if need be."""
    store, at = store_of(request), now()
    rows, counts = await asyncio.gather(
        store.work(decisions.queue, place.after, decisions.PAGE, view=place.seen(), staff=member.id, at=at),
        store.work(views.tally, member.id, at),
    )
    found, more = part_of(rows, decisions.PAGE)
    acts = await done(request, member, at)
    # What one has just passed on for advice stands in the list as done, not a second time as a card.
    passed_on = {act["post"] for act in acts if act["verdict"] == "escalate"}
    return show(
        request,
        member,
        "queue.html",
        status,
        cards=await cards(request, member, [row for row in found if row["id"] not in passed_on], at),
        next=found[-1]["id"] if more else "",
        counts=counts,
        done=acts,
        since=at,
        templates=await templates(request),
        views=VIEWS,
        levels=LEVELS,
        boards=[room for room in rooms_of(request).values() if room.fields],
        notice=notice,
        told=told,
        typed={"reason": "", "note": ""} | dict(typed),
        **frame(place),
    )


async def templates(request: Request) -> dict[str, dict[str, str]]:
    """Return the note of every reason in every language, as the team words it."""
    web: Web = request.app.state.web
    voices = {language.code: web.voices.of(language.code, furigana=False) for language in LANGUAGES}
    return texts(voices, await store_of(request).read(notes.everything))


@only("reader")
async def next_card(request: Request, member: Member) -> Response:
    """Claim the next free post and go to it; back to the list when there is none."""
    place = Place.read(await fields(request) | {"view": "card"})
    return await go_on(request, member, place)


async def go_on(request: Request, member: Member, place: Place) -> Response:
    """Claim the next free post and lead to it."""
    found = await store_of(request).write(
        ledger.next_card,
        pen_of(request, member),
        place.skipped,
        escalated=member.may("lead"),
        view=place.seen(),
    )
    return lead_to(request, place, found)


def lead_to(request: Request, place: Place, post: str | None) -> Response:
    """Lead to the card that was claimed, or back to the list when there was none."""
    if post:
        return redirect(request, f"/desk/posts/{post}", **place.query())
    return redirect(request, "/desk", **replace(place, skipped=()).query())


@only("reader")
async def card(request: Request, member: Member) -> Response:
    """Show one post alone; looking claims nothing."""
    place = Place.read({**request.query_params, "view": "card", "after": ""})
    return await card_page(request, member, request.path_params["post"], place)


async def card_page(
    request: Request,
    member: Member,
    post: str,
    place: Place,
    status: int = 200,
    *,
    notice: str = "",
    told: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> Response:
    """Return the page, or to htmx the part, that shows a post as it stands now."""
    store, at = store_of(request), now()
    row = await store.read(decisions.card, post)
    if row is None:
        raise NotHere()
    (shown,) = await cards(request, member, [row], at, notice=notice, told=told, typed=typed)
    context: dict[str, Any] = frame(place) | {
        "card": shown,
        "last": await store.read(decisions.last, post),
        "until": clock_of(request, shown.until) if shown.until else "",
    }
    if place.view == "list" and request.headers.get("hx-request") == "true":
        context |= {"swap": True, "counts": await store.work(views.tally, member.id, at)}
        return part(request, member, "_card.html", status, **context)
    return show(
        request,
        member,
        "card.html",
        status,
        done=await done(request, member, at),
        templates=await templates(request),
        **context | {"colleagues": await store.read(holds.colleagues, member.id)},
    )


def part(request: Request, member: Member, template: str, status: int = 200, **context: Any) -> Response:
    """Return a part of a page of the desk."""
    return render(request, f"desk/{template}", status, me=member, **context)


@only("reader")
async def back(request: Request, member: Member) -> Response:
    """Lead from the address of an act, opened again, to the post it was about."""
    post = request.path_params["post"]
    if request.path_params["act"] not in _ACTS or not post.isalnum():
        raise NotHere()
    return redirect(request, f"/desk/posts/{post}")


def typed_of(sent: Mapping[str, str]) -> dict[str, str]:
    """Return the reason and the note of a form that is shown again; a typed text whole, but not a megabyte of it."""
    reason = sent.get("reason", "")
    return {"reason": reason if reason in BY_CODE else "", "note": clean(sent.get("note", ""))[: 4 * NOTE]}
