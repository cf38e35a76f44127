"""Halfway in: the code after the password, and setting up the app that makes the codes, on the first sign-in."""

import logging
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import TooFast
from hideout.language import N_
from hideout.store import Row, factors, staff
from hideout.store.audit import Pen
from hideout.web import cookie_name, drop_cookie, form, is_secure, redirect, set_cookie, visit
from moderation.desk import ceremony, entry, totp, tries
from moderation.desk.ceremony import Place
from moderation.desk.entry import CODE, IN, SET_UP, Entry
from moderation.desk.guard import COOKIE, DOOR, LONGEST, show, signed_in, store_of, token_of

HALF, WELCOME = "desk-half", "/desk/welcome"
WRONG = N_("That code does not fit, or has been used. The app shows a new one every half minute.")
_NOT_LEFT = N_("That is none of your recovery codes, or it was used before.")
_LATE = N_(
    "That took longer than ten minutes, so the door closed again. Nothing is lost; please start once more."
)
log = logging.getLogger("hideout")


def rule_of(request: Request) -> str:
    """Return the site's rule about the second factor: required, optional or off."""
    rule: str = request.app.state.config.desk_second_factor
    return rule


def place_of(request: Request) -> Place | None:
    """Return where passkeys belong; None where there are none (switched off, or an address by number)."""
    if rule_of(request) == "off":
        return None
    scheme = "https" if is_secure(request) else "http"
    return ceremony.place(f"{scheme}://{request.headers['host']}", _site(request))


def door_page(request: Request, *, name: str = "", problem: str = "", status: int = 200) -> Response:
    """Return the form for name and password."""
    here = place_of(request) is not None
    return show(request, None, "sign_in.html", status, name=name, problem=problem, passkeys_here=here)


def let_on(request: Request, come: Entry) -> Response:
    """Let somebody into the desk, or to the next step of the sign-in; recovery codes that were made are shown first."""
    if come.step == IN:
        to = WELCOME if come.new else "/desk"
        answer: Response = (
            show(request, None, "recovery.html", codes=come.codes, to=to)
            if come.codes
            else redirect(request, to)
        )
        let_in(request, answer, come)
        return answer
    answer = redirect(request, f"{DOOR}/{come.step}")
    set_cookie(request, answer, HALF, come.token, age=factors.HALF, strict=True)
    return answer


def let_in(request: Request, answer: Response, come: Entry) -> None:
    """Give the session to the browser, with any answer, and take back what was half done."""
    set_cookie(request, answer, COOKIE, come.token, age=staff.SESSION, strict=True)
    if half_token(request):
        drop_cookie(request, answer, HALF)


def half_token(request: Request) -> str:
    """Return the token of the half sign-in that a browser sent, or an empty string."""
    token = request.cookies.get(cookie_name(request, HALF), "")
    return token if len(token) <= LONGEST else ""


async def code_page(request: Request) -> Response:
    """Show the form for the code."""
    who = await _half(request, CODE)
    return _code(request) if who else await _closed(request)


async def code(request: Request) -> Response:
    """Begin a session for the right code, or a recovery code; a wrong one comes back with the form."""
    who = await _half(request, CODE)
    if who is None:
        return await _closed(request)
    sent = await form(request)
    lost = sent.get("recovery", "")
    try:
        tries.count_code(request, who["name"])
    except TooFast as fast:
        return tries.slowed(_code(request, problem=tries.OFTEN, status=429), fast)
    come = await store_of(request).write(
        entry.by_recovery if lost else entry.by_code,
        _pen(request, who),
        half_token(request),
        lost or sent.get("code", ""),
        token_of(request),
    )
    if come is None:
        if await _half(request, CODE) is None:
            return await _closed(request)
        log.warning("a code was refused")
        return _code(request, problem=_NOT_LEFT if lost else WRONG, lost=bool(lost), status=422)
    if not lost:
        return let_on(request, come)
    # Whoever needed one should see how many are left, and where to set up another app.
    answer = redirect(request, "/desk/account")
    let_in(request, answer, come)
    return answer


async def set_up_page(request: Request) -> Response:
    """Show what the app needs to make codes."""
    who = await _half(request, SET_UP)
    return await _set_up(request, who) if who else await _closed(request)


async def set_up(request: Request) -> Response:
    """Begin a session for the first code of the new app."""
    who = await _half(request, SET_UP)
    if who is None:
        return await _closed(request)
    sent = (await form(request)).get("code", "")
    try:
        tries.count(request, who["name"])
    except TooFast as fast:
        return tries.slowed(await _set_up(request, who, problem=tries.OFTEN, status=429), fast)
    come = await store_of(request).write(
        entry.first_code, _pen(request, who), half_token(request), sent, token_of(request)
    )
    if come is None and await _half(request, SET_UP) is None:
        return await _closed(request)
    return let_on(request, come) if come else await _set_up(request, who, problem=WRONG, status=422)


async def to_scan(request: Request, staff_id: str, name: str) -> dict[str, Any] | None:
    """Return what the page of a set-up shows (picture, key, address); None if nothing is being set up."""
    store = store_of(request)
    found = await store.read(factors.prepared, staff_id, now())
    key = totp.opened(store.secret, staff_id, found["sealed"]) if found else None
    if key is None:
        return None
    address = totp.address(key, name, _site(request))
    return {"qr": totp.picture(address), "key": totp.spaced(key), "address": address}


def _site(request: Request) -> str:
    config = request.app.state.config
    name: str = config.name_en if visit(request).language.code == "en" else config.name_ja
    return name


async def _half(request: Request, kind: str) -> Row | None:
    token = half_token(request)
    return await store_of(request).read(factors.half, token, kind, now()) if token else None


async def _closed(request: Request) -> Response:
    # Somebody who is in has only gone back, or loaded the page of the codes anew.
    if await signed_in(request):
        return redirect(request, "/desk")
    if not half_token(request) and request.method != "POST":
        return redirect(request, DOOR)
    answer = door_page(request, problem=_LATE, status=403)
    drop_cookie(request, answer, HALF)
    return answer


def _code(request: Request, *, problem: str = "", lost: bool = False, status: int = 200) -> Response:
    return show(request, None, "code.html", status, problem=problem, lost=lost)


async def _set_up(request: Request, who: Row, *, problem: str = "", status: int = 200) -> Response:
    scan = await to_scan(request, who["id"], who["name"])
    if scan is None:
        return await _closed(request)
    reads = await store_of(request).read(staff.may_read, who["id"])
    return show(
        request, None, "set_up.html", status, to=f"{DOOR}/{SET_UP}", problem=problem, reads=reads, **scan
    )


def _pen(request: Request, who: Row) -> Pen:
    return Pen(secret=store_of(request).secret, staff=who["id"], at=now())
