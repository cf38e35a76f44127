"""The guard: who is signed in, what they may do, and what everybody else gets to see."""

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from hideout.clock import MINUTE, now
from hideout.errors import Forbidden, Refused
from hideout.language import N_
from hideout.shield import as_refused
from hideout.store import Store, StoreBusy, staff
from hideout.store.audit import Pen
from hideout.web import cookie_name, drop_cookie, form, redirect, render, wants_part
from moderation.desk.beside import Aside, aside
from moderation.desk.extent import lines
from moderation.desk.onward import said
from moderation.staffing import ROLES

COOKIE = "desk"
DOOR = "/desk/sign-in"
LONGEST = 100
_SIGNED_OUT = N_("You are not signed in any more. Nothing was changed. Please sign in and do it once more.")
_NOT_YOURS = N_("This part of the desk belongs to those who lead it. Please ask one of them.")
_ADMINS = N_(
    "This page is for admins: accounts, invitations, districts and kits. Please ask one of them: {names}. Leading readings, advice and the rota needs none of it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Who is signed in."""

    id: str
    name: str
    role: str
    district: str

    def may(self, role: str) -> bool:
        """Return whether this person has a role, or one above it; a viewer, who belongs to a district, has none."""
        return not self.district and ROLES.index(self.role) >= ROLES.index(role)


View = Callable[[Request, Member], Awaitable[Response]]


def store_of(request: Request) -> Store:
    """Return the store of the site."""
    store: Store = request.app.state.store
    return store


def pen_of(request: Request, member: Member) -> Pen:
    """Return with what this person's acts are entered, now."""
    return Pen(secret=store_of(request).secret, staff=member.id, at=now())


def token_of(request: Request) -> str:
    """Return the session token a browser sent, or an empty string."""
    token = request.cookies.get(cookie_name(request, COOKIE), "")
    return token if len(token) <= LONGEST else ""


async def signed_in(request: Request, *, quiet: bool = False) -> Member | None:
    """Return who is signed in, or None; a session in use is noted at most once a minute, and not at all if `quiet`."""
    token = token_of(request)
    if not token:
        return None
    store, at = store_of(request), now()
    found = await store.read(staff.session, token, at)
    if found is None:
        return None
    if not quiet and at - found["seen"] >= MINUTE:
        # With a full disk readers must still be able to read.
        with contextlib.suppress(StoreBusy):
            await store.write(staff.touch, token, at)
    return Member(id=found["id"], name=found["name"], role=found["role"], district=found["district"])


def only(role: str, *, viewers: bool = False) -> Callable[[View], Callable[[Request], Awaitable[Response]]]:
    """Return a decorator that lets only staff of a role, or above it, reach a view, which is told who they are.

    With `viewers` it lets those of a district in as well; the view then looks whether it is theirs.
    """

    def guarded(view: View) -> Callable[[Request], Awaitable[Response]]:
        @wraps(view)
        async def check(request: Request) -> Response:
            member = await signed_in(request)
            if member is None:
                return _turned_away(request)
            if member.district and request.url.path == "/desk":
                return redirect(request, f"/desk/districts/{member.district}")
            if not member.may(role) and not (viewers and member.district):
                if role == "admin" and member.may("lead"):
                    admins = ", ".join(await store_of(request).read(staff.leads, "admin")) or "–"
                    return notice(request, member, _ADMINS, 403, names=admins)
                return notice(request, member, _NOT_YOURS, 403)
            try:
                if member.may("reader") and request.method != "POST" and not wants_part(request):
                    await look_beside(request, member)
                return await view(request, member)
            except (StoreBusy, Refused) as error:
                if not wants_part(request):
                    raise
                # A whole page of regret must not take the place of a card: the row stays, the script says it.
                refused = as_refused(error)
                return HTMLResponse("", refused.status, refused.headers | {"HX-Reswap": "none"})

        return check

    return guarded


async def look_beside(request: Request, member: Member) -> None:
    """Look up what stands beside a page of the desk; an answer to a form that is a page again asks for it itself."""
    if not hasattr(request.state, "aside"):
        zone = ZoneInfo(request.app.state.config.timezone)
        request.state.aside = await store_of(request).work(
            aside, member.id, now(), leads=member.may("lead"), zone=zone
        )


def beside_of(request: Request) -> Aside:
    """Return what was looked up beside the page, or that nobody has looked."""
    return getattr(request.state, "aside", None) or Aside()


def _turned_away(request: Request) -> Response:
    if request.method in ("GET", "HEAD"):
        answer: Response = RedirectResponse(DOOR, 303)
        if token_of(request):
            drop_cookie(request, answer, COOKIE)
        return answer
    if wants_part(request):
        return HTMLResponse("", 403, {"HX-Redirect": DOOR})
    raise Forbidden(_SIGNED_OUT)


async def fields(request: Request) -> dict[str, str]:
    """Return the fields of a form that may as well be empty: some clients then name no type for it."""
    return await form(request) if request.headers.get("content-type") else {}


def show(
    request: Request, member: Member | None, template: str, status: int = 200, **context: Any
) -> HTMLResponse:
    """Return a page of the desk; `me` is who is signed in, or None at the door."""
    did = said(request) if status < 400 else ""
    return render(
        request,
        f"desk/{template}",
        status,
        me=member,
        aside=beside_of(request),
        did=did,
        extent=lines,
        # What only answers a form cannot be asked for again in the other language.
        this_page=request.scope["path"] if request.method == "GET" else "/desk",
        **context,
    )


def notice(request: Request, member: Member | None, message: str, status: int, **values: Any) -> HTMLResponse:
    """Return a page of the desk that says one thing (an English msgid with its values)."""
    return show(request, member, "notice.html", status, message=message, values=values)
