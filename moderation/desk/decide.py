"""Deciding: approve, decline, ask for advice, take down, and undo within a minute."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import NotHere
from hideout.language import LANGUAGES, N_
from hideout.store import Row, claims, decisions, notes, second, views
from hideout.store.decisions import Choice
from hideout.text import clean, length
from hideout.web import Web, form, wants_part
from moderation.desk import counsel, doubt, ledger, pace
from moderation.desk.bars import allowed, barred
from moderation.desk.gravity import grave
from moderation.desk.guard import Member, fields, only, pen_of, store_of
from moderation.desk.labels import BARRED, URGENCY
from moderation.desk.ledger import Seen
from moderation.desk.notes import BY_CODE, own_words
from moderation.desk.onward import SAID, onward
from moderation.desk.place import Place
from moderation.desk.queue import HASTE, NOTE, back_from, card_page, frame, go_on, lead_to, part, typed_of
from moderation.desk.receipts import helpers, receipt
from moderation.desk.signs import clock_of
from moderation.desk.tact import untoward

_FASTER = N_(
    "Somebody was faster, or this changed meanwhile. Nothing of yours was entered. This is how it stands now."
)
_ANSWERED = N_("There was an answer already ({name}, {time}).")
_OWN = N_("You have answered this one yourself already, in another window ({time}).")
_TAKEN_BACK = N_("Its author took it back meanwhile.")
CONFIRM = N_(
    "This one is urgent, so it is put up only after the tick beside the button. Nothing was changed."
)
_OWN_NOTE = N_("For “something else” please write a note: it is all the author gets to see.")
_HOW_SOON = N_("Please choose how soon advice is wanted.")
_NO_REASON = N_("Please choose a reason.")
_LONG_NOTE = N_("The note is longer than 600 characters.")
_TOO_LATE = N_("This cannot be undone any more: a minute has passed, or it was changed meanwhile.")


@only("reader")
async def approve(request: Request, member: Member) -> Response:
    """Publish exactly the revision that was seen."""
    sent = await form(request)
    return await _decide(request, member, sent, _choice(request, member, sent, "approve"))


@only("reader")
async def escalate(request: Request, member: Member) -> Response:
    """Leave the post to those who lead, and ask for their advice: now, today, or when there is time."""
    sent = await form(request)
    return await _decide(request, member, sent, _choice(request, member, sent, "escalate"))


@only("reader")
async def decline(request: Request, member: Member) -> Response:
    """Do not put the post up, for one of ten reasons; a note may go with it."""
    return await _with_reason(request, member, "decline")


@only("reader")
async def change(request: Request, member: Member) -> Response:
    """Ask the author for other words: not put up, for one of ten reasons, and the four words open a form to change it."""
    return await _with_reason(request, member, "decline", asks=1)


@only("reader")
async def unpublish(request: Request, member: Member) -> Response:
    """Take a post that is on the wall down again, for one of ten reasons."""
    return await _with_reason(request, member, "unpublish")


async def _with_reason(request: Request, member: Member, verdict: str, asks: int = 0) -> Response:
    sent = await form(request)
    reason, note, problem = await reasoned(request, sent)
    if problem:
        typed = typed_of(sent) | {"problem": problem, "of_note": "" if problem == _NO_REASON else "yes"}
        return await card_page(
            request, member, request.path_params["post"], Place.read(sent), 422, typed=typed
        )
    if asked := await _doubt(request, reason, sent):
        typed = typed_of(sent) | {"problem": asked, "sure": reason}
        return await card_page(
            request, member, request.path_params["post"], Place.read(sent), 422, typed=typed
        )
    choice = _choice(request, member, sent, verdict, reason, note)
    return await _decide(request, member, sent, replace(choice, asks=asks))


async def _doubt(request: Request, reason: str, sent: Mapping[str, str]) -> str:
    """Return what is asked about a reason (a msgid), for the post itself or for one that is to get the same answer."""
    own = request.path_params["post"]
    for post in (own, *(seen.post for seen in seen_of(sent, "also"))):
        row = await store_of(request).read(decisions.card, post)
        # No answer to another one ever reaches the gravest.
        if row is None or (post != own and grave(row)):
            continue
        if asked := doubt.question(row, reason, sent):
            return asked
    return ""


async def reasoned(request: Request, sent: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the reason of a form, its note as it is kept, and what is wrong with them (a msgid, or nothing)."""
    reason, note = sent.get("reason", ""), clean(sent.get("note", ""))
    web: Web = request.app.state.web
    voices = [web.voices.of(language.code, furigana=False) for language in LANGUAGES]
    kept = own_words(reason, note, voices, await store_of(request).read(notes.everything))
    if reason not in BY_CODE:
        return reason, kept, _NO_REASON
    if length(note) > NOTE:
        return reason, kept, _LONG_NOTE
    if reason == "other" and not kept:
        return reason, kept, _OWN_NOTE
    return reason, kept, untoward(kept)


def seen_of(sent: Mapping[str, str], prefix: str) -> list[Seen]:
    """Return the posts that were ticked in a form, each as it was seen: fields `<prefix>.<post>` = `<revision>.<round>`."""
    ticked: list[Seen] = []
    for name, value in sent.items():
        kind, _, post = name.partition(".")
        revision, _, round = value.partition(".")
        if kind == prefix and post.isalnum() and revision.isalnum() and round.isdecimal() and len(round) < 9:
            ticked.append(Seen(post=post[:40], revision=revision[:40], round=int(round)))
    return ticked


def _choice(
    request: Request, member: Member, sent: Mapping[str, str], verdict: str, reason: str = "", note: str = ""
) -> Choice:
    seen = seen_as(sent)
    return Choice(
        post=request.path_params["post"],
        revision=seen.revision,
        round=seen.round,
        staff=member.id,
        verdict=verdict,
        reason=reason,
        note=note,
    )


def seen_as(sent: Mapping[str, str]) -> Seen:
    """Return what a form says was seen; a round that is no number is one that never was, so nothing fits it."""
    round = sent.get("round", "")
    number = int(round) if round.isdecimal() and len(round) < 9 else -1
    return Seen(post="", revision=sent.get("revision", "")[:40], round=number)


async def _decide(request: Request, member: Member, sent: dict[str, str], choice: Choice) -> Response:
    store, place = store_of(request), Place.read(sent)
    row = await store.read(decisions.standing, choice.post)
    if row is None:
        raise NotHere()
    why = await barred(request, member, choice.post) if row["escalated"] else ""
    if not allowed(why, choice.verdict, choice.reason):
        return await card_page(
            request, member, choice.post, place, 403, notice=BARRED[why], typed=typed_of(sent)
        )
    if pace.in_haste(sent):
        return await card_page(request, member, choice.post, place, 422, notice=HASTE, typed=typed_of(sent))
    if choice.verdict == "approve" and row["open"] and grave(row) and sent.get("confirm") != "yes":
        return await card_page(
            request, member, choice.post, place, 422, typed=typed_of(sent) | {"confirm": CONFIRM}
        )
    soon = sent.get("urgency", "") or ("now" if grave(row) else "today")
    if choice.verdict == "escalate" and soon not in URGENCY:
        return await card_page(
            request, member, choice.post, place, 422, notice=_HOW_SOON, typed=typed_of(sent)
        )
    question, problem = counsel.asked(sent) if choice.verdict == "escalate" else ("", "")
    if problem:
        return await card_page(
            request, member, choice.post, place, 422, notice=problem, typed={"ask": question}
        )
    pen, also, copies = pen_of(request, member), seen_of(sent, "also"), sent.get("copies") == "yes"
    urgency = URGENCY[soon][0] if choice.verdict == "escalate" else None
    back = await back_from(request, member)
    if place.view == "card" and choice.verdict != "unpublish":
        # Whoever asked for advice is not handed the same one again, though they may lead.
        ahead = place.past(choice.post) if choice.verdict == "escalate" else place
        answered, following = await store.write(
            ledger.decide_and_go_on,
            pen,
            choice,
            ahead.skipped,
            escalated=member.may("lead"),
            view=ahead.seen(),
            copies=copies,
            also=also,
            urgency=urgency,
            question=question,
        )
        if answered:
            return lead_to(request, ahead, following, back)
    else:
        answered = await store.write(
            ledger.decide, pen, choice, copies=copies, also=also, urgency=urgency, question=question
        )
        if answered:
            return await answered_page(request, member, choice, place, row, answered, back)
    return await conflict(request, member, choice, place, typed_of(sent))


async def answered_page(
    request: Request, member: Member, choice: Choice, place: Place, row: Row, answered: int, back: str = ""
) -> Response:
    """Lead on from an answer: to the next card, to the list, or for htmx to the row that says what was done."""
    if choice.verdict == "unpublish":
        return onward(request, "/desk", "unpublish")
    if place.view == "card":
        return await go_on(request, member, place, back)
    if not wants_part(request):
        return onward(request, "/desk", back, **place.query())
    at = now()
    shown = await store_of(request).read(decisions.card, choice.post) or dict(row)
    told = {"post": choice.post, "verdict": choice.verdict, "asks": choice.asks, "reason": choice.reason}
    told |= {"posts": answered, "at": at, "cut": int(shown["cut_of"] is not None), "back": back}
    act = receipt(request, shown | told | {"reported": int(bool(row["reported"]))}, at)
    act |= await helpers(request, member) if choice.verdict == "escalate" else {}
    counts = await store_of(request).work(views.tally, member.id, now(), leads=member.may("lead"))
    return part(
        request, member, "_done.html", act=act, newest=True, counts=counts, **frame(place) | {"swap": True}
    )


async def conflict(
    request: Request, member: Member, choice: Choice, place: Place, typed: Mapping[str, str] = {}
) -> Response:
    """Return the card as it stands now, and what came before an answer that was not entered."""
    store = store_of(request)
    row, last = await store.read(decisions.card, choice.post), await store.read(decisions.last, choice.post)
    notice, told = _FASTER, {}
    if row and row["state"] == "withdrawn":
        notice = _TAKEN_BACK
    elif row and last and last["verdict"] != "undo" and (not row["open"] or row["round"] == choice.round + 1):
        notice, told = _ANSWERED, {"name": last["staff"], "time": clock_of(request, last["at"])}
        notice = _OWN if last["staff"] == member.name else notice
    # The note of a reason is nobody's own words.
    _, kept, _ = await reasoned(request, typed)
    typed = {**typed, "note": kept}
    return await card_page(request, member, choice.post, place, 409, notice=notice, told=told, typed=typed)


@only("reader")
async def undo(request: Request, member: Member) -> Response:
    """Take back what one has just done with a post, within a minute: an answer, or that it was parked, passed on or left.

    A call for advice that nobody hears is taken back at any time.
    """
    post = request.path_params["post"]
    place = Place.read(await fields(request))
    store = store_of(request)
    alone = await barred(request, member, post) == "alone"
    did = "uncalled" if alone else "undo"
    if await store.write(ledger.take_up, pen_of(request, member), post):
        did = "taken-up"
    elif not await store.write(ledger.take_back, pen_of(request, member), post, late=alone):
        if await store.read(decisions.card, post) is None:
            raise NotHere()
        return await card_page(request, member, post, place, 409, notice=_TOO_LATE)
    asked = await store.read(second.asked_of, post, member.id, now())
    if asked:
        return onward(request, f"/desk/second/{asked}", "asked")
    standing = await store.read(decisions.standing, post)
    if standing is not None and standing["state"] == "published" and not standing["open"]:
        did = "hung"
    if place.view == "list" and wants_part(request):
        return await card_page(request, member, post, place, notice=SAID[did], well=True)
    if place.view == "card" or did == "taken-up":
        if did != "hung":
            await store.write(claims.claim, member.id, now(), post)
        return onward(request, f"/desk/posts/{post}", did, **place.query())
    return onward(request, "/desk", did, **place.query())
