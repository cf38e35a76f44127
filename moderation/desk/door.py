"""The door of the desk: signing in and out, accepting an invitation, one-time links."""

import logging

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import TooFast
from hideout.language import N_
from hideout.shield import take
from hideout.store import staff
from hideout.store.audit import Pen
from hideout.text import one_line
from hideout.web import drop_cookie, form, redirect
from moderation.desk import entry, ledger, passwords, tries
from moderation.desk.guard import COOKIE, DOOR, notice, pen_of, show, signed_in, store_of, token_of
from moderation.desk.halfway import door_page, let_on, rule_of

_WRONG = N_("Name and password do not fit together.")
_SPENT = N_("This link has been used, or is too old. Please ask whoever sent it for a new one.")
_MOST_NAME = 80
log = logging.getLogger("hideout")


async def sign_in_page(request: Request) -> Response:
    """Show the form, or the desk to those who are already in."""
    if await signed_in(request):
        return redirect(request, "/desk")
    return door_page(request)


async def sign_in(request: Request) -> Response:
    """Let on whoever has the right name and password; everything else gets the same words after the same time."""
    sent = await form(request)
    name, password = one_line(sent.get("name", ""))[:_MOST_NAME], sent.get("password", "")
    try:
        take(request, "sign in")
        tries.count(request, name)
    except TooFast as fast:
        return tries.slowed(door_page(request, name=name, problem=tries.OFTEN, status=429), fast)
    store = store_of(request)
    # A tablet likes to begin with a capital letter.
    found = await store.read(staff.by_name, name) or await store.read(staff.by_name, name.lower())
    usable = found is not None and found["state"] == "active"
    right = await passwords.check(password, found["password"] if found and usable else "")
    come = None
    if found and usable and right:
        pen = Pen(secret=store.secret, staff=found["id"], at=now())
        come = await store.write(entry.begin, pen, rule_of(request), token_of(request))
    if come is None:
        log.warning("a sign-in was refused")
        return door_page(request, name=name, problem=_WRONG, status=422)
    return let_on(request, come)


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
    """Set the password of an invitation, spend it, and let on whoever had it."""
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
    come = await store.write(
        entry.accept, store.secret, token, hashed, now(), rule_of(request), token_of(request)
    )
    return let_on(request, come) if come else notice(request, None, _SPENT, 404)


async def enter_page(request: Request) -> Response:
    """Show one button; only pressing it spends the link, so that a preview of the link does not."""
    token = request.path_params["token"]
    who = await store_of(request).read(staff.invited, token, "sign-in", now())
    if who is None:
        return notice(request, None, _SPENT, 404)
    return show(request, None, "enter.html", who=who["name"], token=token)


async def enter(request: Request) -> Response:
    """Spend a one-time sign-in link, which stands for the password."""
    store = store_of(request)
    token = request.path_params["token"]
    come = await store.write(entry.come_in, store.secret, token, now(), rule_of(request), token_of(request))
    return let_on(request, come) if come else notice(request, None, _SPENT, 404)
