"""Passkeys: signing in with one instead of password and code, making one, taking one away."""

import asyncio
import logging

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import NotHere, TooFast
from hideout.language import N_
from hideout.shield import take
from hideout.store import Db, factors, passkeys
from hideout.store.audit import Pen
from hideout.text import one_line
from hideout.web import drop_cookie, form, redirect, set_cookie
from moderation.desk import ceremony, entry, ledger, tries
from moderation.desk.account import ACCOUNT, refusal, show_account
from moderation.desk.ceremony import Made, Place
from moderation.desk.guard import DOOR, Member, fields, only, pen_of, show, store_of, token_of
from moderation.desk.halfway import HALF, door_page, half_token, let_on, place_of

MOST = 10
_LONGEST = 40
_NOT_OPEN = N_(
    "That passkey opens nothing here, or it took too long. Please try again, or come in with the password."
)
_NOT_MADE = N_("The passkey was not made, or it took too long. Nothing was changed.")
_ENOUGH = N_("Ten passkeys are enough. Please take one away first.")
log = logging.getLogger("hideout")


async def ask(request: Request) -> Response:
    """Begin a sign-in with a passkey: the page that asks the browser for it."""
    where = _place(request)
    try:
        take(request, "sign in")
    except TooFast as fast:
        return tries.slowed(_door(request, tries.OFTEN, 429), fast)
    token = await store_of(request).write(factors.begin_half, None, entry.PASSKEY, now())
    answer = show(
        request,
        None,
        "passkey.html",
        options=await asyncio.to_thread(ceremony.to_sign_in, where, token),
        kind="get",
        to=f"{DOOR}/passkey/answer",
        back=DOOR,
        name="",
    )
    return _half(request, answer, token)


async def sign_in(request: Request) -> Response:
    """Begin a session for whoever's passkey signed; whatever is wrong, the answer is the same."""
    where = _place(request)
    answer = (await form(request)).get("answer", "")
    store, half = store_of(request), half_token(request)
    found = await store.read(passkeys.by_credential, ceremony.credential_of(answer))
    count = None
    if found and half:
        count = await asyncio.to_thread(ceremony.signed, where, half, answer, found["key"], found["count"])
    come = None
    if found and count is not None:
        pen = Pen(secret=store.secret, staff=found["staff"], at=now())
        come = await store.write(entry.by_passkey, pen, half, found, count, token_of(request))
    if come is None:
        log.warning("a passkey was refused")
        return _door(request, _NOT_OPEN, 422)
    return let_on(request, come)


@only("reader", viewers=True)
async def prepare(request: Request, member: Member) -> Response:
    """Begin to make a passkey: the page that asks the browser for it."""
    where = _place(request)
    sent = await fields(request)
    refused = await refusal(request, member, sent)
    if refused:
        return refused
    known = [row["credential"] for row in await store_of(request).read(passkeys.of_staff, member.id)]
    if len(known) >= MOST:
        return await show_account(request, member, problem=_ENOUGH, status=409)
    token = await store_of(request).write(factors.begin_half, member.id, entry.NEW_PASSKEY, now())
    answer = show(
        request,
        member,
        "passkey.html",
        options=await asyncio.to_thread(ceremony.to_make, where, member.id, member.name, token, known),
        kind="create",
        to=f"{ACCOUNT}/passkeys/made",
        back=ACCOUNT,
        name=_named(sent),
    )
    return _half(request, answer, token)


@only("reader", viewers=True)
async def keep(request: Request, member: Member) -> Response:
    """Keep the passkey that the browser made."""
    where = _place(request)
    sent = await fields(request)
    half = half_token(request)
    made = await asyncio.to_thread(ceremony.made, where, half, sent.get("answer", "")) if half else None
    if made is None or not await store_of(request).write(
        _keep, pen_of(request, member), half, made, _named(sent)
    ):
        return await show_account(request, member, problem=_NOT_MADE, status=422)
    answer = redirect(request, ACCOUNT)
    drop_cookie(request, answer, HALF)
    return answer


@only("reader", viewers=True)
async def remove(request: Request, member: Member) -> Response:
    """Take a passkey away; it opens nothing any more."""
    sent = await fields(request)
    refused = await refusal(request, member, sent)
    if refused:
        return refused
    await store_of(request).write(_remove, pen_of(request, member), sent.get("key", ""))
    return redirect(request, ACCOUNT)


def _place(request: Request) -> Place:
    where = place_of(request)
    if where is None:
        raise NotHere()
    return where


def _door(request: Request, problem: str, status: int) -> Response:
    answer = door_page(request, problem=problem, status=status)
    drop_cookie(request, answer, HALF)
    return answer


def _half(request: Request, answer: Response, token: str) -> Response:
    set_cookie(request, answer, HALF, token, age=factors.HALF, strict=True)
    return answer


def _named(sent: dict[str, str]) -> str:
    return one_line(sent.get("name", ""))[:_LONGEST] or "passkey"


def _keep(db: Db, pen: Pen, half: str, made: Made, name: str) -> bool:
    who = factors.half(db, half, entry.NEW_PASSKEY, pen.at)
    if who is None or who["id"] != pen.staff or not factors.end_half(db, half, entry.NEW_PASSKEY, pen.at):
        return False
    if not passkeys.add(db, pen.staff, name, made.credential, made.key, made.count, pen.at):
        return False
    ledger.enter(db, pen, "passkey", pen.staff, made.credential)
    return True


def _remove(db: Db, pen: Pen, id: str) -> None:
    if passkeys.remove(db, pen.staff, id):
        ledger.enter(db, pen, "passkey gone", pen.staff, id)
