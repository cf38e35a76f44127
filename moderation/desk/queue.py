"""The queue: what waits for a reader, as a list and as one card at a time."""

import asyncio
import contextlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import NotHere
from hideout.language import DEFAULT, LANGUAGES, N_
from hideout.store import (
    Row,
    StoreBusy,
    answers,
    counsel,
    decisions,
    holds,
    notes,
    second,
    tongues,
    views,
)
from hideout.text import clean
from hideout.web import Web, part_of, redirect, render, wants_part
from moderation.desk import ledger, pace, shift
from moderation.desk.bars import barred
from moderation.desk.card import Card, card_of
from moderation.desk.extent import folded, lines
from moderation.desk.gravity import LEVELS, URGENT_NOW, WITH_CARE
from moderation.desk.guard import Member, beside_of, fields, look_beside, only, pen_of, show, store_of
from moderation.desk.labels import URGENCY
from moderation.desk.notes import BY_CODE, REASONS, texts
from moderation.desk.onward import onward
from moderation.desk.order import BETWEEN
from moderation.desk.place import NOTED, NOW, Place
from moderation.desk.receipts import done
from moderation.desk.runbook import KINDS
from moderation.desk.signs import clock_of, rooms_of

# What a view is called, in the order of the tabs; the first is what waits for anybody.
VIEWS = {
    "": N_("All"),
    "mine": N_("Mine"),
    "escalated": N_("Advice"),
    "parked": N_("Parked"),
    "reported": N_("Reported"),
    "skipped": N_("Left to others"),
}
# How a list may be sorted, by the names of `hideout.store.views.ORDERS`.
ORDERS = {
    "": N_("The most urgent first"),
    "oldest": N_("The longest waiting first"),
    "newest": N_("The newest first"),
}
HASTE = N_("That came with the page itself, so it was not counted. Please read this one first.")
NOTE = 600
_ACTS = frozenset(
    {"approve", "decline", "change", "cut", "escalate", "unpublish", "undo", "extend", "skip", "park", "pass"}
)


def frame(place: Place) -> dict[str, Any]:
    """Return what every page and part with cards needs."""
    return {
        "place": place,
        "reasons": REASONS,
        "urgencies": URGENCY,
        "seen": pace.stamp(),
        "swap": False,
        "colleagues": (),
        "pages": KINDS,
        "folded": folded,
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
            kin=await store.read(answers.kindred, row["id"]) if row["same"] + row["kin"] > 1 else (),
            barred=await barred(request, member, row["id"]) if row["escalated"] else "",
            differs=bool(row["escalated"]) and await store.read(second.differed, row["id"]),
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
    ticked: Collection[str] = (),
    left_out: Mapping[str, Sequence[Row]] = {},
) -> Response:
    """Return the page of the list, with something to say above it if need be.

    `ticked` are the ids of posts whose tick stays, `left_out` those that an answer did not reach, by why (a msgid): post, room, words.
    """
    store, at = store_of(request), now()
    # What advice is wanted on stands before those who can give it; the others find it in a view of its own.
    view = replace(place.seen(), plain=not member.may("lead"))
    rows, counts = await asyncio.gather(
        store.work(decisions.queue, place.after, decisions.PAGE, view=view, staff=member.id, at=at),
        store.work(views.tally, member.id, at, leads=member.may("lead")),
    )
    found, more = part_of(rows, decisions.PAGE)
    acts = await done(request, member, at)
    await look_beside(request, member)
    # What one has just passed on for advice stands in the list as done, not a second time as a card.
    passed_on = {act["post"] for act in acts if act["verdict"] == "escalate"}
    # What was ticked and stands on the next page by now, because others came before it, is kept in sight.
    strayed = [await store.read(decisions.card, post) for post in set(ticked) - {row["id"] for row in found}]
    found_too = [row for row in strayed if row and row["open"]]
    return show(
        request,
        member,
        "queue.html",
        status,
        cards=await cards(
            request, member, [row for row in [*found, *found_too] if row["id"] not in passed_on], at
        ),
        next=found[-1]["id"] if more else "",
        counts=counts,
        done=acts,
        since=at,
        templates=await templates(request),
        views=VIEWS,
        orders=ORDERS,
        weights=_weights(counts),
        boards=[room for room in rooms_of(request).values() if room.fields],
        notice=notice,
        told=told,
        ticked=ticked,
        left_out=left_out,
        typed={"reason": "", "note": "", "problem": "", "at": ""} | dict(typed),
        **frame(place),
    )


def _weights(counts: Row) -> list[tuple[str, str, int]]:
    """Return what can be chosen by weight, as its cards call it: value, words (a msgid), how many there are."""
    levels, noted = counts["levels"], counts["noted"]
    chosen = [(str(level), words, levels.get(level, 0)) for level, words in enumerate(LEVELS)]
    now = (NOW, URGENT_NOW, counts["urgent"])
    return [("0", LEVELS[0], levels.get(0, 0) - noted), (NOTED, WITH_CARE, noted), *chosen[1:], now]


async def templates(request: Request) -> dict[str, dict[str, str]]:
    """Return the note of every reason in every language, as the team words it."""
    web: Web = request.app.state.web
    voices = {language.code: web.voices.of(language.code, furigana=False) for language in LANGUAGES}
    return texts(voices, await store_of(request).read(notes.everything))


@only("reader")
async def next_card(request: Request, member: Member) -> Response:
    """Claim the next free post and go to it; back to the list when there is none."""
    place = Place.read(await fields(request) | {"view": "card"})
    return await go_on(request, member, place, await back_from(request, member))


async def back_from(request: Request, member: Member) -> str:
    """Return what is said (a key of SAID) when reading on ends a break; nothing while there is none."""
    return "back" if await store_of(request).read(shift.paused, member.id, now()) else ""


async def go_on(request: Request, member: Member, place: Place, did: str = "") -> Response:
    """Claim the next free post and lead to it, where it is said what was done."""
    found = await store_of(request).write(
        ledger.next_card,
        pen_of(request, member),
        place.skipped,
        escalated=member.may("lead"),
        view=place.seen(),
    )
    return lead_to(request, place, found, did)


def lead_to(request: Request, place: Place, post: str | None, did: str = "") -> Response:
    """Lead to the card that was claimed, or back to the list when there was none."""
    if post:
        return onward(request, f"/desk/posts/{post}", did, **place.query())
    return onward(request, "/desk", did, **replace(place, skipped=()).query())


@only("reader")
async def card(request: Request, member: Member) -> Response:
    """Show one post alone; looking claims nothing. Whoever asked about it has read the advice then."""
    if beside_of(request).bell["came"]:
        # With a full disk readers must still be able to read.
        with contextlib.suppress(StoreBusy):
            await store_of(request).write(counsel.read, request.path_params["post"], member.id, now())
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
    well: bool = False,
) -> Response:
    """Return the page, or to htmx the part, that shows a post as it stands now; `well`: the notice tells of something done."""
    store, at = store_of(request), now()
    row = await store.read(decisions.card, post)
    if row is None:
        raise NotHere()
    (shown,) = await cards(request, member, [row], at, notice=notice, told=told, typed=typed, well=well)
    lead = member.may("lead")
    if (
        shown.mine
        and not shown.level
        and await store.work(shift.between, member.id, at, post, place.seen(), leads=lead)
    ):
        shown = replace(shown, why=(BETWEEN, 0))
    worded = await templates(request)
    context: dict[str, Any] = frame(place) | {
        "card": shown,
        "last": await store.read(decisions.last, post),
        "counsel": await store.read(counsel.about, post),
        "until": clock_of(request, shown.until) if shown.until else "",
        "labels": {reason.code: reason.label for reason in REASONS},
        "own": worded.get(row["language"], worded[DEFAULT.code]),
        "colleagues": await store.read(holds.colleagues, member.id, post, at),
    }
    if wants_part(request):
        # What is about the card but stands beside it changes only with how the post stands: else words would go with it.
        context |= {"swap": True, "moved": place.view == "card" and status in (403, 409)}
        context |= (
            {"counts": await store.work(views.tally, member.id, at, leads=lead)}
            if place.view == "list"
            else {}
        )
        return part(request, member, "_card.html", status, **context)
    await look_beside(request, member)
    return show(
        request,
        member,
        "card.html",
        status,
        done=await done(request, member, at),
        templates=worded,
        **context,
    )


def part(request: Request, member: Member, template: str, status: int = 200, **context: Any) -> Response:
    """Return a part of a page of the desk."""
    return render(request, f"desk/{template}", status, me=member, extent=lines, **context)


@only("reader")
async def back(request: Request, member: Member) -> Response:
    """Lead from the address of an act, opened again, to the post it was about."""
    post = request.path_params["post"]
    if request.path_params["act"] not in _ACTS or not post.isalnum():
        raise NotHere()
    return redirect(request, f"/desk/posts/{post}")


def typed_of(sent: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed into a form that is shown again: reason, note, question and what a cut left; no megabyte of it."""
    reason = sent.get("reason", "")
    words = {name: clean(sent.get(name, ""))[: 4 * NOTE] for name in ("note", "ask")}
    cut = {name: text for name, text in sent.items() if name.startswith("cut.")}
    return {"reason": reason if reason in BY_CODE else ""} | words | cut
