"""Content: what the team writes for visitors, from the draft over a second reading to the shelf; nobody reads their own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now, span_of_week
from hideout.errors import NotHere
from hideout.language import BY_CODE, DEFAULT, N_, plain
from hideout.piece import piece_of, ready
from hideout.store import Db, Row, pieces
from hideout.store.audit import Pen
from hideout.text import clean, length
from hideout.web import Web, part_of, redirect, render, visit
from moderation.desk import ledger
from moderation.desk.advice import advice
from moderation.desk.drafting import KINDS
from moderation.desk.guard import Member, fields, only, pen_of, show, store_of
from moderation.desk.moments import days_of, moment, said, written
from moderation.desk.rota import zone_of
from moderation.desk.signs import title_of

# How a piece stands -> how the list calls it; the order is the one of the list.
STANDINGS = {
    "offered": N_("Waits for a second reading"),
    "draft": N_("Drafts"),
    "read": N_("Read and approved: can be put up"),
    "coming": N_("Will be seen later"),
    "up": N_("Can be seen now"),
    "over": N_("Its time is over"),
    "withdrawn": N_("Taken back"),
}
WORDS = 600
_CHANGED = N_("This has changed meanwhile, or is not at this step any more. Nothing of yours was entered.")
_OWN = N_("You have written on this, so somebody else reads it.")
_SAY = N_("Please write what should be different.")
_LONG = N_("That is longer than 600 characters.")
_MOMENT = N_("Please write days and hours like 2026-11-23 09:00.")
_ORDER = N_("The end has to come after the beginning, and after now.")
_WEEK = N_("That week is over. Please choose another one.")
_TAKEN = N_(
    "Another prompt stands there already for this board, week and language. Take that one back first."
)


def standing(row: Row, at: int) -> str:
    """Return how a piece stands at a moment: a key of STANDINGS."""
    state: str = row["state"]
    if state != "up":
        return state
    if row["starts"] > at:
        return "coming"
    return "over" if row["ends"] is not None and row["ends"] <= at else "up"


@only("reader")
async def everything(request: Request, member: Member) -> Response:
    """Show every piece, by how it stands; what is past has a list of its own."""
    at, zone, asked = now(), zone_of(request), request.query_params
    past, after = asked.get("show") == "past", asked.get("after", "")[:40]
    rows, more = part_of(
        await store_of(request).work(pieces.everything, at, past=past, after=after), pieces.PAGE
    )
    lines = [_line(request, row, at, zone) for row in rows]
    return show(
        request,
        member,
        "content.html",
        groups={name: [row for row in lines if row["standing"] == name] for name in STANDINGS},
        standings=STANDINGS,
        kinds=KINDS,
        past=past,
        next=rows[-1]["id"] if more else "",
    )


@only("reader")
async def page(request: Request, member: Member) -> Response:
    """Show one piece as visitors see it, what was heard in it, and what may be done with it now."""
    return await _page(request, member)


@only("reader")
async def back(request: Request, member: Member) -> Response:
    """Lead whoever reloads the answer to an act back to the piece."""
    return redirect(request, f"/desk/content/{request.path_params['piece']}")


@only("reader")
async def preview(request: Request, member: Member) -> Response:
    """Show a piece in a page of the house, in its own language, as visitors will meet it."""
    row = await _row(request, member)
    web: Web = request.app.state.web
    language = BY_CODE.get(row["language"], DEFAULT)
    here = visit(request)
    readings = language.furigana and here.look.furigana is not False
    voice = web.voices.of(language.code, furigana=readings)
    request.scope["hideout.visit"] = replace(here, language=language, asked=None, voice=voice)
    piece = piece_of(row | {"piece": row["id"]}, readings=readings)
    await ready(piece)
    return render(request, "desk/content_preview.html", piece=piece)


@only("lead")
async def offer(request: Request, member: Member) -> Response:
    """Offer a draft for a second reading."""
    piece, revision, _ = await _asked(request)
    return await _act(
        request, member, "offer", partial(pieces.offer, piece=piece, revision=revision, at=now())
    )


@only("reader")
async def approve(request: Request, member: Member) -> Response:
    """Approve the very words that were read."""
    return await _read(request, member, "approve")


@only("reader")
async def give_back(request: Request, member: Member) -> Response:
    """Give a piece back to whoever wrote it, with words about what should be different."""
    return await _read(request, member, "return")


async def _read(request: Request, member: Member, verdict: str) -> Response:
    piece, revision, sent = await _asked(request)
    words = clean(sent.get("words", "")) if verdict == "return" else ""
    row = await _row(request, member)
    if row["state"] == "offered" and row["wrote"]:
        return await _page(request, member, 403, notice=_OWN, typed=words)
    problem = "" if verdict == "approve" else _SAY if not words else _LONG if length(words) > WORDS else ""
    if problem and row["state"] == "offered":
        return await _page(request, member, 422, notice=problem, typed=words[: 4 * WORDS])
    act = partial(
        pieces.read, piece=piece, revision=revision, staff=member.id, at=now(), verdict=verdict, words=words
    )
    return await _act(request, member, verdict, act, revision, typed=words)


@only("lead")
async def put_up(request: Request, member: Member) -> Response:
    """Let a piece that was read be seen, now or from some moment on, for ever or until some moment."""
    piece, revision, sent = await _asked(request)
    row, at, zone = await _row(request, member), now(), zone_of(request)
    starts, ends = _span(row, sent, at, zone)
    if starts is None:
        return await _page(request, member, 422, notice=_MOMENT, times=sent)
    if row["state"] in ("read", "up"):
        if ends is not None and ends <= max(starts, at):
            late = _WEEK if row["kind"] == "prompt" else _ORDER
            return await _page(request, member, 422, notice=late, times=sent)
        if await store_of(request).read(pieces.taken, piece):
            return await _page(request, member, 409, notice=_TAKEN, times=sent)
    act = partial(pieces.put_up, piece=piece, revision=revision, at=at, starts=starts, ends=ends)
    return await _act(request, member, "up", act, f"{revision} {starts} {ends}")


@only("lead")
async def withdraw(request: Request, member: Member) -> Response:
    """Take a piece back at once, whatever its state."""
    piece, _, _ = await _asked(request)
    return await _act(request, member, "withdraw", partial(pieces.withdraw, piece=piece, at=now()))


def _span(row: Row, sent: Mapping[str, str], at: int, zone: ZoneInfo) -> tuple[int | None, int | None]:
    """Return when a piece begins to be seen (None where that cannot be read) and ends; a prompt keeps to its week."""
    if row["kind"] == "prompt":
        return span_of_week(row["week"], zone.key)
    starts, ends = (moment(sent[name], zone) if sent.get(name) else 0 for name in ("starts", "ends"))
    if starts is None or ends is None:
        return None, None
    return starts or at, ends or None


async def _asked(request: Request) -> tuple[str, str, dict[str, str]]:
    sent = await fields(request)
    return request.path_params["piece"], sent.get("revision", "")[:40], sent


async def _act(
    request: Request,
    member: Member,
    action: str,
    act: Callable[[Db], bool],
    detail: str = "",
    *,
    typed: str = "",
) -> Response:
    row = await _row(request, member)
    if not await store_of(request).write(_enter, pen_of(request, member), row["id"], action, act, detail):
        return await _page(request, member, 409, notice=_CHANGED, typed=typed)
    return redirect(request, f"/desk/content/{row['id']}")


def _enter(db: Db, pen: Pen, piece: str, action: str, act: Callable[[Db], bool], detail: str) -> bool:
    if not act(db):
        return False
    ledger.enter(db, pen, f"piece-{action}", piece, detail)
    return True


async def _row(request: Request, member: Member) -> Row:
    row = await store_of(request).read(pieces.one, request.path_params["piece"], member.id)
    if row is None:
        raise NotHere()
    return row


async def _page(
    request: Request,
    member: Member,
    status: int = 200,
    *,
    notice: str = "",
    typed: str = "",
    times: Mapping[str, str] | None = None,
) -> Response:
    store, at, zone = store_of(request), now(), zone_of(request)
    row = await _row(request, member)
    versions = await store.work(pieces.revisions, row["id"])
    piece = piece_of(row | {"piece": row["id"]}, readings=True)
    await ready(piece)
    times = times or {name: written(row[name], zone) for name in ("starts", "ends")}
    return show(
        request,
        member,
        "content_page.html",
        status,
        row=_line(request, row, at, zone),
        piece=piece,
        standing=STANDINGS[standing(row, at)],
        kind=KINDS[row["kind"]],
        advice=await advice(row["title"], row["body"], row["language"], row["heard"]),
        readings=[
            one | {"time": said(one["at"], zone)}
            for one in await store.work(pieces.readings, row["revision"])
        ],
        versions=[one | {"time": said(one["at"], zone)} for one in versions],
        times={name: times.get(name, "")[:40] for name in ("starts", "ends")},
        zone=zone.key,
        notice=notice,
        typed=typed,
        most=WORDS,
    )


def _line(request: Request, row: Row, at: int, zone: ZoneInfo) -> Row:
    up = row["up"] is not None and row["starts"] <= at and (row["ends"] is None or row["ends"] > at)
    return row | {
        "standing": standing(row, at),
        # Older words of it that can still be seen while newer ones are on their way.
        "older": row["up_number"] if up and row["up"] != row["revision"] else 0,
        "returned": row["state"] == "draft" and row["answer"] == "return",
        "called": plain(row["title"] or row["body"].partition("\n")[0])[:60],
        "language_name": BY_CODE.get(row["language"], DEFAULT).name,
        "place": title_of(request, row["board"]) if row["board"] else "",
        "days": days_of(row["week"], zone) if row["week"] else "",
        "from": said(row["starts"], zone) if row["starts"] else "",
        "until": said(row["ends"], zone) if row["ends"] else "",
        "time": said(row["changed"], zone),
    }
