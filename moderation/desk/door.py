"""The door of the desk: signing in and out, accepting an invitation, one-time links."""

import logging

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import TooFast
from hideout.language import N_
from hideout.shield import network_of, take
from hideout.store import staff
from hideout.store.audit import Pen
from hideout.text import one_line
from hideout.web import drop_cookie, form, redirect, set_cookie
from moderation.desk import ledger, passwords
from moderation.desk.guard import COOKIE, DOOR, notice, pen_of, show, signed_in, store_of, token_of

_WRONG = N_("Name and password do not fit together.")
_SPENT = N_("This link has been used, or is too old. Please ask whoever sent it for a new one.")
_OFTEN = N_("Too many tries just now. Please wait a little and try again.")
_MOST_NAME = 80
log = logging.getLogger("hideout")


async def sign_in_page(request: Request) -> Response:
    """Show the form, or the desk to those who are already in."""
    if await signed_in(request):
        return redirect(request, "/desk")
    return _form(request)


async def sign_in(request: Request) -> Response:
    """Begin a session for the right name and password; everything else gets the same words after the same time."""
    sent = await form(request)
    name, password = one_line(sent.get("name", ""))[:_MOST_NAME], sent.get("password", "")
    try:
        take(request, "sign in")
        # By name and network: with the name alone a stranger could keep a reader out for good.
        take(request, "account", who=f"{name.casefold()} {network_of(request)}")
        take(request, "account from anywhere", who=name.casefold())
    except TooFast as fast:
        answer = _form(request, name=name, problem=_OFTEN, status=429)
        answer.headers.update(fast.headers)
        return answer
    store = store_of(request)
    found = await store.read(staff.by_name, name)
    usable = found is not None and found["state"] == "active"
    right = await passwords.check(password, found["password"] if found and usable else "")
    token = None
    if found and usable and right:
        pen = Pen(secret=store.secret, staff=found["id"], at=now())
        token = await store.write(ledger.sign_in, pen, token_of(request))
    if token is None:
        log.warning("a sign-in was refused")
        return _form(request, name=name, problem=_WRONG, status=422)
    return _let_in(request, token)


async def sign_out(request: Request) -> Response:
    """End the session in the store, not only in the browser."""
    member = await signed_in(request)
    if member:
        await store_of(request).write(ledger.sign_out, pen_of(request, member), token_of(request))
    answer = redirect(request, DOOR)
    drop_cookie(request, answer, COOKIE)
    return answer


async def invitation_page(request: Request) -> Response:
    """Show the form that sets a first password; looking does not spend the invitation."""
    token = request.path_params["token"]
    who = await store_of(request).read(staff.invited, token, "invitation", now())
    if who is None:
        return notice(request, None, _SPENT, 404)
    return show(request, None, "invitation.html", who=who["name"], token=token, problem="")


async def accept(request: Request) -> Response:
    """Set the password of an invitation, spend it, and begin a session."""
    token = request.path_params["token"]
    sent = await form(request)
    store = store_of(request)
    who = await store.read(staff.invited, token, "invitation", now())
    if who is None:
        return notice(request, None, _SPENT, 404)
    password = sent.get("password", "")
    problem = passwords.problem(who["name"], password, sent.get("again", ""))
    if problem:
        return show(request, None, "invitation.html", 422, who=who["name"], token=token, problem=problem)
    hashed = await passwords.make(password)
    session = await store.write(ledger.accept, store.secret, token, hashed, now(), token_of(request))
    return _let_in(request, session) if session else notice(request, None, _SPENT, 404)


async def enter_page(request: Request) -> Response:
    """Show one button; only pressing it spends the link, so that a preview of the link does not."""
    token = request.path_params["token"]
    who = await store_of(request).read(staff.invited, token, "sign-in", now())
    if who is None:
        return notice(request, None, _SPENT, 404)
    return show(request, None, "enter.html", who=who["name"], token=token)


async def enter(request: Request) -> Response:
    """Spend a one-time sign-in link and begin a session."""
    store = store_of(request)
    token = request.path_params["token"]
    session = await store.write(ledger.come_in, store.secret, token, now(), token_of(request))
    return _let_in(request, session) if session else notice(request, None, _SPENT, 404)


def _form(request: Request, *, name: str = "", problem: str = "", status: int = 200) -> Response:
    return show(request, None, "sign_in.html", status, name=name, problem=problem)


def _let_in(request: Request, token: str) -> Response:
    answer = redirect(request, "/desk")
    set_cookie(request, answer, COOKIE, token, age=staff.SESSION, strict=True)
    return answer
