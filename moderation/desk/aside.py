"""Setting aside: hold a card longer, leave it to others, pass it to a colleague, park it until advice has come."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import NotHere
from hideout.language import N_
from hideout.store import Row, decisions, holds
from hideout.web import redirect, wants_part
from moderation.desk import counsel, ledger, pace
from moderation.desk.bars import barred
from moderation.desk.guard import Member, fields, only, pen_of, store_of
from moderation.desk.labels import BARRED
from moderation.desk.place import Place
from moderation.desk.queue import HASTE, card_page, cards, frame, go_on, part, typed_of
from moderation.desk.signs import clock_of

_TAKEN = N_("Somebody else is reading this just now.")
_CLOSED = N_("This one has been answered already.")
_LONG = N_("You have held this one for an hour. Please park it, pass it on, or leave it to others.")
_WHO = N_("Please choose who is to read it.")


@only("reader")
async def extend(request: Request, member: Member) -> Response:
    """Hold a card for another ten minutes, up to an hour, or take it up again if nobody else has.

    Where advice is asked for, only those who give it hold it; whoever leads may take a card over from somebody else.
    """
    post, sent = request.path_params["post"], await fields(request)
    place, typed = Place.read(sent | {"view": "card"}), typed_of(sent)
    store, at = store_of(request), now()
    leads = member.may("lead")
    over = leads and sent.get("over") == "1"
    held = await store.write(ledger.hold, pen_of(request, member), post, leads=leads, over=over)
    row: Row | None = await store.read(decisions.card, post)
    if row is None:
        raise NotHere()
    mine = row["claimed_by"] == member.id
    status, refused = (200, "") if held else (409, _CLOSED if not row["open"] else _LONG if mine else _TAKEN)
    if wants_part(request):
        # Only the time is exchanged: what somebody is writing below stays under their hands.
        (shown,) = await cards(request, member, [row], at)
        until = clock_of(request, shown.until) if shown.until else ""
        more = frame(place) | {"card": shown, "until": until, "refused": refused}
        more["colleagues"] = await store.read(holds.colleagues, member.id, post, at)
        return part(request, member, "_lease.html", status, **more)
    if held and not any(typed.values()):
        return redirect(request, f"/desk/posts/{post}", **place.query())
    return await card_page(request, member, post, place, status, notice=refused, typed=typed)


@only("reader")
async def skip(request: Request, member: Member) -> Response:
    """Leave a card to others and go on; it does not come to this person again for some hours."""
    post, sent = request.path_params["post"], await fields(request)
    place = Place.read(sent | {"view": "card"})
    if pace.in_haste(sent):
        return await card_page(request, member, post, place, 422, notice=HASTE)
    await store_of(request).write(ledger.skip, pen_of(request, member), post)
    return await go_on(request, member, place.past(post), "skip")


@only("reader")
async def park(request: Request, member: Member) -> Response:
    """Set a card aside while somebody is asked, and go on."""
    post, sent = request.path_params["post"], await fields(request)
    place = Place.read(sent | {"view": "card"})
    refused = await _refused(request, member, post, place, sent)
    if refused is not None:
        return refused
    question, problem = counsel.asked(sent)
    if problem:
        return await card_page(request, member, post, place, 422, notice=problem, typed={"ask": question})
    if not await store_of(request).write(ledger.park, pen_of(request, member), post, question):
        return await card_page(request, member, post, place, 409, notice=_TAKEN, typed=typed_of(sent))
    return await go_on(request, member, place, "park")


@only("reader")
async def pass_on(request: Request, member: Member) -> Response:
    """Give a card to a colleague by name, and go on."""
    post, sent = request.path_params["post"], await fields(request)
    place = Place.read(sent | {"view": "card"})
    refused = await _refused(request, member, post, place, sent)
    if refused is not None:
        return refused
    to = sent.get("to", "")[:40]
    able = await store_of(request).read(holds.colleagues, member.id, post, now())
    if to not in {one["id"] for one in able}:
        return await card_page(request, member, post, place, 422, notice=_WHO)
    words, problem = counsel.asked(sent)
    if problem:
        return await card_page(request, member, post, place, 422, notice=problem, typed={"ask": words})
    if not await store_of(request).write(ledger.pass_on, pen_of(request, member), post, to, words):
        return await card_page(request, member, post, place, 409, notice=_TAKEN)
    return await go_on(request, member, place, "pass")


async def _refused(
    request: Request, member: Member, post: str, place: Place, sent: dict[str, str]
) -> Response | None:
    row = await store_of(request).read(decisions.card, post)
    if row is None:
        raise NotHere()
    typed = typed_of(sent)
    if not row["open"]:
        return await card_page(request, member, post, place, 409, notice=_CLOSED, typed=typed)
    why = await barred(request, member, post)
    if why:
        return await card_page(request, member, post, place, 403, notice=BARRED[why], typed=typed)
    if pace.in_haste(sent):
        return await card_page(request, member, post, place, 422, notice=HASTE, typed=typed)
    return None
