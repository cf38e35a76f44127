"""Drafting: the form in which those who lead write a story, an answer or a prompt; whatever goes wrong, the words come back."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import NotHere
from hideout.language import BY_CODE, DEFAULT, LANGUAGES, N_
from hideout.piece import piece_of, ready
from hideout.store import Db, Row, pieces
from hideout.store.audit import Pen
from hideout.store.pieces import Words
from hideout.text import clean, length, one_line
from hideout.web import form, redirect
from moderation.desk import ledger
from moderation.desk.advice import advice, hear
from moderation.desk.boards import boards_of
from moderation.desk.guard import Member, only, pen_of, show, store_of
from moderation.desk.moments import is_week, weeks
from moderation.desk.rota import zone_of

KINDS = {"story": N_("Story"), "answer": N_("Question and answer"), "prompt": N_("Prompt of a week")}
TITLE, BODY, PROMPT = 80, 6000, 300
_ID = re.compile(r"[0-9a-f]{18}")
_LANGUAGE = N_("Please choose a language.")
_BOARD = N_("Please choose a board and a week.")
_TITLE = N_("Please write a title. For questions and answers it is the question.")
_EMPTY = N_("There is no text yet.")
_LONG = N_("That is too long: {chars} characters fit, there are {written}.")
_FASTER = N_(
    "Somebody else has written on this meanwhile. Yours stands in the form below; theirs is above it. Please join them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a form holds: `known` is the revision that it began from, empty for a new piece."""

    piece: str
    kind: str
    known: str
    words: Words


@only("lead")
async def new(request: Request, member: Member) -> Response:
    """Show an empty form; the piece gets its id here, so that a form sent twice makes one."""
    kind = request.query_params.get("kind", "")
    if kind not in KINDS:
        raise NotHere()
    words = Words(language=DEFAULT.code, title="", body="")
    return await _show(request, member, Typed(piece=secrets.token_hex(9), kind=kind, known="", words=words))


@only("lead")
async def edit(request: Request, member: Member) -> Response:
    """Show the form with the newest words of a piece."""
    row = await store_of(request).read(pieces.one, request.path_params["piece"])
    if row is None:
        raise NotHere()
    return await _show(request, member, _typed_of(row))


@only("lead")
async def write(request: Request, member: Member) -> Response:
    """Show what was written as visitors would see it, or keep it, and offer it for a second reading if asked to."""
    sent, piece, store = await form(request), request.path_params["piece"], store_of(request)
    kind, do = sent.get("kind", ""), sent.get("do", "save")
    if kind not in KINDS or not _ID.fullmatch(piece):
        raise NotHere()
    typed = Typed(piece=piece, kind=kind, known=sent.get("known", "")[:40], words=_words(kind, sent))
    problem, told = _problem(request, typed)
    if problem:
        return await _show(request, member, typed, 422, problem=problem, told=told)
    if do == "preview":
        return await _show(request, member, typed, looked=True)
    heard = await hear(typed.words.title, typed.words.body)
    if not await store.write(_save, pen_of(request, member), typed, heard, offer=do == "offer"):
        theirs = await store.read(pieces.one, piece)
        if theirs is None or theirs["kind"] != kind:
            raise NotHere()
        # What is kept next comes after what stands there now: whoever sends it has seen both.
        joined = Typed(piece=piece, kind=kind, known=theirs["revision"], words=typed.words)
        return await _show(request, member, joined, 409, problem=_FASTER, theirs=theirs)
    return redirect(request, f"/desk/content/{piece}")


def _save(db: Db, pen: Pen, typed: Typed, heard: Mapping[str, Any], *, offer: bool) -> bool:
    kept = pieces.save(db, typed.piece, typed.kind, typed.known, typed.words, heard, pen.staff, pen.at)
    if kept == "other":
        return False
    if kept == "kept":
        words = json.dumps(asdict(typed.words), ensure_ascii=False, sort_keys=True)
        ledger.enter(db, pen, "piece-write", typed.piece, words)
    row = pieces.one(db, typed.piece)
    if offer and row and pieces.offer(db, typed.piece, row["revision"], pen.at):
        ledger.enter(db, pen, "piece-offer", typed.piece, row["revision"])
    return True


def _words(kind: str, sent: Mapping[str, str]) -> Words:
    week = sent.get("week", "")
    prompt = kind == "prompt"
    return Words(
        language=sent.get("language", ""),
        title=one_line(sent.get("title", "")),
        body=clean(sent.get("body", "")),
        board=sent.get("board", "") if prompt else "",
        week=int(week) if prompt and week.isascii() and week.isdecimal() and len(week) == 8 else 0,
    )


def _typed_of(row: Row) -> Typed:
    return Typed(piece=row["id"], kind=row["kind"], known=row["revision"], words=pieces.says(row))


def _problem(request: Request, typed: Typed) -> tuple[str, dict[str, int]]:
    words, most = typed.words, PROMPT if typed.kind == "prompt" else BODY
    if words.language not in BY_CODE:
        return _LANGUAGE, {}
    if typed.kind == "prompt":
        # For words that are only mended a week may stay as it was, though it is over: it cannot be put up.
        fits = is_week(words.week) if typed.known else words.week in dict(weeks(now(), zone_of(request)))
        if words.board not in {room.slug for room in boards_of(request)} or not fits:
            return _BOARD, {}
    elif not words.title:
        return _TITLE, {}
    if not words.body:
        return _EMPTY, {}
    for text, chars in ((words.title, TITLE), (words.body, most)):
        if length(text) > chars:
            return _LONG, {"chars": chars, "written": length(text)}
    return "", {}


async def _show(
    request: Request,
    member: Member,
    typed: Typed,
    status: int = 200,
    *,
    looked: bool = False,
    problem: str = "",
    told: Mapping[str, int] = {},
    theirs: Row | None = None,
) -> Response:
    words = typed.words
    ours = piece_of({"piece": typed.piece, "kind": typed.kind} | asdict(words), readings=True)
    other = piece_of(theirs | {"piece": typed.piece}, readings=True) if theirs else None
    await ready(*(piece for piece in (ours if looked else None, other) if piece))
    counsel = None
    if looked:
        heard = await hear(words.title, words.body)
        counsel = await advice(words.title, words.body, words.language, heard)
    return show(
        request,
        member,
        "content_form.html",
        status,
        typed=typed,
        kind=KINDS[typed.kind],
        most=PROMPT if typed.kind == "prompt" else BODY,
        title_most=TITLE,
        offered=LANGUAGES,
        boards=boards_of(request),
        weeks=weeks(now(), zone_of(request), words.week),
        problem=problem,
        told=told,
        piece=ours if looked else None,
        advice=counsel,
        theirs=other,
        by=theirs["name"] if theirs else "",
    )
