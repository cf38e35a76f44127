"""The queue: what waits for a reader, as a list and as one card at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import NotHere
from hideout.language import LANGUAGES, N_
from hideout.room import Room
from hideout.store import Row, decisions
from hideout.text import clean
from hideout.web import Web, part_of, redirect, render, wants_part
from moderation.desk import ledger, pace
from moderation.desk.card import card_of
from moderation.desk.guard import Member, fields, only, pen_of, show, store_of
from moderation.desk.notes import BY_CODE, REASONS

_MOST_SKIPPED = 30
_ID = 40
_TAKEN = N_("Somebody else is reading this just now.")
_CLOSED = N_("This one has been answered already.")
HASTE = N_("That came with the page itself, so it was not counted. Please read this one first.")
NOTE = 600
_ACTS = frozenset({"approve", "decline", "escalate", "unpublish", "undo", "extend", "skip"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody is reading, carried along in the forms: the list (below a post), or card by card."""

    view: str = "list"
    after: str = ""
    skipped: tuple[str, ...] = ()

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> "Place":
        """Return the place that a form or an address names; a bent one is the list."""
        ids = [id for id in sent.get("skipped", "").split(".") if id.isalnum() and len(id) <= _ID]
        after = sent.get("after", "")
        return cls(
            view="card" if sent.get("view") == "card" else "list",
            after=after if after.isalnum() and len(after) <= _ID else "",
            skipped=tuple(ids[-_MOST_SKIPPED:]),
        )

    def past(self, post: str) -> "Place":
        """Return this place with one more post that does not come again in this round of reading."""
        kept = (*(id for id in self.skipped if id != post), post)
        return replace(self, skipped=kept[-_MOST_SKIPPED:])

    def query(self) -> dict[str, str]:
        """Return what the address of this place carries."""
        named = {"after": self.after, "skipped": ".".join(self.skipped)}
        return {key: value for key, value in named.items() if value}


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
    found = await store_of(request).read(decisions.recent, member.id, at - decisions.UNDO)
    return [
        row | {"left": decisions.UNDO - (at - row["at"]), "room": title_of(request, row["board"])}
        for row in found
    ]


def frame(place: Place) -> dict[str, Any]:
    """Return what every page and part with cards needs."""
    return {"place": place, "reasons": REASONS, "seen": pace.stamp(), "swap": False}


@only("reader")
async def queue(request: Request, member: Member) -> Response:
    """Show fifty of the posts that wait, gravest first."""
    store, at = store_of(request), now()
    place = Place.read({"after": request.query_params.get("after", "")})
    found, more = part_of(await store.work(decisions.queue, place.after, decisions.PAGE), decisions.PAGE)
    rooms, acts = rooms_of(request), await done(request, member, at)
    # What one has just passed on for advice stands in the list as done, not a second time as a card.
    passed_on = {act["post"] for act in acts if act["verdict"] == "escalate"}
    return show(
        request,
        member,
        "queue.html",
        cards=[card_of(row, rooms, member.id, at) for row in found if row["id"] not in passed_on],
        next=found[-1]["id"] if more else "",
        counts=await store.work(decisions.counts),
        done=acts,
        since=at,
        voices=_voices(request),
        **frame(place),
    )


@only("reader")
async def next_card(request: Request, member: Member) -> Response:
    """Claim the next free post and go to it; back to the list when there is none."""
    place = Place.read(await fields(request) | {"view": "card"})
    return await go_on(request, member, place)


async def go_on(request: Request, member: Member, place: Place) -> Response:
    """Claim the next free post and lead to it."""
    post = await store_of(request).write(
        ledger.next_card, pen_of(request, member), place.skipped, escalated=member.may("lead")
    )
    return redirect(request, f"/desk/posts/{post}", **place.query()) if post else redirect(request, "/desk")


@only("reader")
async def card(request: Request, member: Member) -> Response:
    """Show one post alone; looking claims nothing."""
    place = Place.read({"view": "card", "skipped": request.query_params.get("skipped", "")})
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
    shown = card_of(row, rooms_of(request), member.id, at, notice=notice, told=told, typed=typed)
    context: dict[str, Any] = frame(place) | {
        "card": shown,
        "last": await store.read(decisions.last, post),
        "until": clock_of(request, shown.until) if shown.until else "",
    }
    if place.view == "list" and request.headers.get("hx-request") == "true":
        context |= {"swap": True, "counts": await store.work(decisions.counts)}
        return part(request, member, "_card.html", status, **context)
    return show(
        request,
        member,
        "card.html",
        status,
        done=await done(request, member, at),
        voices=_voices(request),
        **context,
    )


def part(request: Request, member: Member, template: str, status: int = 200, **context: Any) -> Response:
    """Return a part of a page of the desk."""
    return render(request, f"desk/{template}", status, me=member, **context)


@only("reader")
async def extend(request: Request, member: Member) -> Response:
    """Hold a card for another ten minutes, or take it up again if nobody else has."""
    post, sent = request.path_params["post"], await fields(request)
    place, typed = Place.read(sent | {"view": "card"}), typed_of(sent)
    store, at = store_of(request), now()
    held = await store.write(decisions.claim, member.id, at, post)
    row: Row | None = await store.read(decisions.card, post)
    if row is None:
        raise NotHere()
    status, refused = (200, "") if held else (409, _TAKEN if row["open"] else _CLOSED)
    if wants_part(request):
        # Only the time is exchanged: what somebody is writing below stays under their hands.
        shown = card_of(row, rooms_of(request), member.id, at)
        until = clock_of(request, shown.until) if shown.until else ""
        more = frame(place) | {"card": shown, "until": until, "refused": refused}
        return part(request, member, "_lease.html", status, **more)
    if held and not any(typed.values()):
        return redirect(request, f"/desk/posts/{post}", **place.query())
    return await card_page(request, member, post, place, status, notice=refused, typed=typed)


@only("reader")
async def skip(request: Request, member: Member) -> Response:
    """Leave a card to others and go on; it does not come again in this round of reading."""
    post, sent = request.path_params["post"], await fields(request)
    place = Place.read(sent | {"view": "card"})
    if pace.in_haste(sent):
        return await card_page(request, member, post, place, 422, notice=HASTE)
    await store_of(request).write(ledger.skip, pen_of(request, member), post)
    return await go_on(request, member, place.past(post))


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


def _voices(request: Request) -> dict[str, Any]:
    web: Web = request.app.state.web
    return {language.code: web.voices.of(language.code, furigana=False) for language in LANGUAGES}
