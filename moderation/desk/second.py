"""Second eyes: reading blind what somebody else decided, and appeals, never one's own."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import DAY, now
from hideout.errors import NotHere
from hideout.language import N_
from hideout.store import Db, Row, alarms, claims, decisions, handover, second
from hideout.store.audit import Pen
from hideout.store.decisions import Choice
from hideout.text import clean, length
from hideout.web import form, redirect
from moderation.desk import agreement, counsel, ledger
from moderation.desk.card import card_of
from moderation.desk.doubt import question
from moderation.desk.gravity import LEVELS
from moderation.desk.guard import Member, look_beside, only, pen_of, show, store_of
from moderation.desk.labels import URGENCY, flags_of, reasons_of
from moderation.desk.marks import Piece, words_of
from moderation.desk.notes import BY_CODE, REASONS
from moderation.desk.onward import onward
from moderation.desk.queue import NOTE
from moderation.desk.receipts import receipt
from moderation.desk.rota import zone_of
from moderation.desk.runbook import KINDS
from moderation.desk.signs import clock_of, rooms_of, title_of
from moderation.desk.tact import untoward
from moderation.hearing import record
from moderation.triage import screen
from moderation.verdict import Verdict

_SPAN = 90 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an author adds to an appeal, marked where something was heard."""

    pieces: tuple[Piece, ...]
    flags: tuple[str, ...]
    reasons: tuple[str, ...]
    level: int
    gravity: str


_FASTER = N_("Somebody else has read this meanwhile. Nothing of yours was entered.")
_LATE = N_("This cannot be undone any more: a minute has passed, or it was changed meanwhile.")
_NO_REASON = N_("Please choose a reason.")
_LONG = N_("The note is longer than 600 characters.")
_OWN_NOTE = N_("For “something else” please write a note: it is all the author gets to see.")
_CONFIRM = N_(
    "This one is urgent, so it is put up only after the tick beside the button. Nothing was changed."
)


@only("reader")
async def readings(request: Request, member: Member) -> Response:
    """Show how many second readings wait, and what they are for."""
    rests = await store_of(request).work(second.waiting, member.id)
    return show(request, member, "second.html", waiting=rests, read=await _read(request, member))


@only("reader")
async def next_reading(request: Request, member: Member) -> Response:
    """Claim the next reading and go to it; back when there is none."""
    return await _go_on(request, member)


async def _go_on(request: Request, member: Member, did: str = "") -> Response:
    found = await store_of(request).write(second.claim, member.id, now())
    return onward(request, f"/desk/second/{found}" if found else "/desk/second", did)


@only("reader")
async def reading(request: Request, member: Member) -> Response:
    """Show a text as if nobody had answered it."""
    return await _page(request, member)


@only("reader")
async def leave(request: Request, member: Member) -> Response:
    """Leave a reading to others."""
    await store_of(request).write(second.release, request.path_params["reading"], member.id, now())
    return onward(request, "/desk/second", "left")


@only("reader")
async def answer(request: Request, member: Member) -> Response:
    """Answer a reading; an appeal is decided by it, of anything else only a difference is heard."""
    sent = await form(request)
    verdict = sent.get("verdict", "")
    if verdict in ("escalate", "cut"):
        return await _onward(request, member, sent, verdict)
    verdict = "approve" if verdict == "approve" else "decline"
    reason, note = sent.get("reason", ""), clean(sent.get("note", ""))
    store, id = store_of(request), request.path_params["reading"]
    row = await _row(request, member)
    problem = sure = confirm = ""
    if verdict == "decline":
        problem = _NO_REASON if reason not in BY_CODE else _LONG if length(note) > NOTE else ""
        if reason == "other" and not note and row["why"] == "appeal":
            problem = _OWN_NOTE
        problem = problem or untoward(note)
        if not problem and row["why"] == "appeal" and (problem := question(row["card"], reason, sent)):
            sure = reason
    elif row["grave"] and sent.get("confirm") != "yes":
        problem, confirm = _CONFIRM, "yes"
    if problem:
        typed = {"reason": reason if reason in BY_CODE else "", "note": note[: 4 * NOTE], "problem": problem}
        return await _page(request, member, 422, typed=typed | {"sure": sure, "confirm": confirm})
    asks = "yes" if row["why"] == "appeal" and verdict == "decline" and sent.get("do") == "change" else ""
    given = {"asks": asks, "verdict": verdict, "reason": reason if verdict == "decline" else "", "note": note}
    if not await store.write(_answer, pen_of(request, member), id, given):
        return await _page(request, member, 409, notice=_FASTER)
    return await _go_on(request, member)


@only("reader")
async def undo(request: Request, member: Member) -> Response:
    """Take back within a minute how one has read, or that one asked for advice; it is there to be read again."""
    id = request.path_params["reading"]
    if not await store_of(request).write(_take_back, pen_of(request, member), id):
        return await _page(request, member, 409, notice=_LATE)
    return redirect(request, f"/desk/second/{id}")


@only("reader")
async def stays(request: Request, member: Member) -> Response:
    """Lead to where one says that this text stays with one; the page of a reading names no post, so as to stay blind."""
    row = await _row(request, member)
    return redirect(request, f"/desk/posts/{row['post']}/stays")


async def _read(request: Request, member: Member) -> list[Row]:
    """Return what this person has just read a second time, as it is said, while it can be undone."""
    at = now()
    store, since = store_of(request), at - decisions.UNDO
    found = await store.read(second.recent, member.id, since)
    found += await store.read(handover.recent, member.id, since)
    return [receipt(request, row, at) for row in sorted(found, key=lambda row: (-row["at"], row["id"]))]


async def _onward(request: Request, member: Member, sent: dict[str, str], act: str) -> Response:
    """Open a post again for what takes longer than yes or no: the advice of those who lead, or for an appeal a cut."""
    row = await _row(request, member)
    if (row["why"] != "appeal" and act != "escalate") or row["read_at"] is not None:
        return await _page(request, member, 409, notice=_FASTER)
    question, problem = counsel.asked(sent)
    if problem:
        typed = {"ask": question, "asking": problem}
        return await _page(request, member, 422, typed=typed)
    soon = sent.get("urgency", "") or ("now" if row["grave"] else "today")
    urgency = URGENCY.get(soon, URGENCY["today"])[0] if act == "escalate" else None
    opened = await store_of(request).write(
        _open, pen_of(request, member), row["id"], row["post"], question, urgency
    )
    if not opened:
        return await _page(request, member, 409, notice=_FASTER)
    if act == "escalate":
        return await _go_on(request, member, "advice")
    return redirect(request, f"/desk/posts/{row['post']}")


def _open(db: Db, pen: Pen, reading: str, post: str, question: str, urgency: int | None) -> bool:
    escalated = urgency is not None
    if not second.mine(db, reading, pen.staff, pen.at) or not second.reopen(db, post, escalated=escalated):
        return False
    if escalated:
        second.hold(db, reading, pen.staff, pen.at)
        alarms.follow(db, post, pen.staff, pen.at, urgency)
        ledger.enter(db, pen, "escalate", post)
        ledger.counsel(db, pen, post, question)
    else:
        claims.claim(db, pen.staff, pen.at, post)
    return True


@only("lead")
async def figures(request: Request, member: Member) -> Response:
    """Show how far readers agree, in pairs and as a team, and where they did not."""
    found = await store_of(request).work(second.pairs, now() - _SPAN)
    return show(
        request,
        member,
        "agreement.html",
        team=agreement.of_team(found),
        pairs=agreement.by_pair(found),
        appeals=agreement.overturned(found, "appeal"),
        samples=agreement.overturned(found, "sample"),
        graves=agreement.overturned(found, "grave"),
        fewest=agreement.FEWEST,
        differences=[
            row | {"time": clock_of(request, row["read_at"])}
            for row in found
            if row["verdict"] != row["answer"]
        ][:50],
    )


def said_of(words: str) -> Said:
    """Return what an author adds to an appeal as the listener hears it: its words in pieces, flags and reasons (msgids), level."""
    verdict = screen("post", words) if words else Verdict()
    heard = record(verdict, ["words"], {"words": ""})
    shown = words_of({"words": words}, heard, ())
    return Said(
        pieces=shown[0].pieces if words else (),
        flags=flags_of(heard),
        reasons=reasons_of(heard)[:3],
        level=verdict.level,
        gravity=LEVELS[verdict.level],
    )


async def _row(request: Request, member: Member) -> Row:
    store = store_of(request)
    row = await store.read(second.card, request.path_params["reading"], member.id)
    post = await store.read(decisions.card, row["post"]) if row else None
    if row is None or post is None:
        raise NotHere()
    grave = bool(post["urgent"]) or post["level"] >= 3
    return row | {"grave": grave, "card": post | {"body": row["body"], "heard": row["heard"]}}


async def _page(
    request: Request, member: Member, status: int = 200, *, typed: dict[str, str] = {}, notice: str = ""
) -> Response:
    row = await _row(request, member)
    await look_beside(request, member)
    return show(
        request,
        member,
        "second_reading.html",
        status,
        reading=row,
        card=card_of(row["card"], rooms_of(request), member.id, now(), zone=zone_of(request)),
        room=title_of(request, row["card"]["board"]),
        said=said_of(row["words"]),
        reasons=REASONS,
        urgencies=URGENCY,
        pages=KINDS,
        read=await _read(request, member),
        typed={"reason": "", "note": "", "problem": "", "sure": "", "ask": "", "asking": "", "confirm": ""}
        | typed,
        notice=notice,
    )


def _take_back(db: Db, pen: Pen, reading: str) -> bool:
    since = pen.at - decisions.UNDO
    post = second.take_back(db, reading, pen.staff, pen.at, since)
    post = post or handover.take_back(db, reading, pen.staff, pen.at, since)
    if post is None:
        return False
    ledger.enter(db, pen, "undo", post)
    alarms.follow(db, post, pen.staff, pen.at)
    return True


def _answer(db: Db, pen: Pen, reading: str, given: dict[str, str]) -> bool:
    row = second.answer(db, reading, pen.staff, pen.at, verdict=given["verdict"], reason=given["reason"])
    if row is None:
        return False
    ledger.enter(db, pen, "second", row["post"], "\x1f".join(given.values()))
    if row["why"] == "appeal":
        opened = second.reopen(db, row["post"], escalated=False)
        if opened is None:
            return True
        choice = Choice(
            post=row["post"],
            revision=opened["revision"],
            round=opened["round"],
            staff=pen.staff,
            verdict=given["verdict"],
            reason=given["reason"],
            note=given["note"],
            asks=int(bool(given["asks"])),
        )
        decided = ledger.decide(db, pen, choice) == 1
        # Two people have read it by now; a reading of the first answer would only ask again.
        second.forget(db, row["post"])
        return decided
    if given["verdict"] != row["verdict"] and second.reopen(db, row["post"], escalated=True):
        # Two people read it differently: those who lead look at it, and it stays as it is until then. What hangs on a
        # wall though one of them would not have put it there does not wait.
        standing = decisions.standing(db, row["post"])
        hangs = standing is not None and standing["state"] == "published"
        heavy = standing is not None and standing["level"] == 2
        alarms.follow(
            db, row["post"], pen.staff, pen.at, alarms.NOW if hangs else alarms.TODAY if heavy else None
        )
    return True
