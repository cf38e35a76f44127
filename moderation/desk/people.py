"""The people of the desk, for admins: who works here, inviting, roles, lost passwords and phones, closing an account."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import NotHere
from hideout.language import N_
from hideout.store import Row, districts, factors
from hideout.text import one_line
from hideout.web import redirect
from moderation import staffing
from moderation.desk.account import day_of
from moderation.desk.guard import Member, fields, only, show, store_of
from moderation.desk.halfway import rule_of
from moderation.desk.signs import clock_of
from moderation.staffing import ROLES, VIEWER, NotPossible

PEOPLE = "/desk/people"
ROLE_WORDS = {
    "reader": N_("Reader"),
    "lead": N_("Lead"),
    "admin": N_("Admin"),
    VIEWER: N_("Viewer of a district"),
}
STATE_WORDS = {"invited": N_("invited, not here yet"), "active": N_("in use"), "disabled": N_("closed")}
_NAME = N_("A name of 1 to 40 characters is needed.")
_FIT = N_("Please choose a role; and a district for a viewer of one, and only then.")
_TAKEN = N_("Somebody has, or had, this name here. Please choose another, so that the log stays clear.")
_OWN = N_("What is yours you cannot change here; another admin can.")
_CLOSED = N_("This account is closed. Please invite under another name.")


@only("reader")
async def staff_page(request: Request, member: Member) -> Response:
    """Lead from the address that one would guess to who works here: for admins the accounts, for others who is on call."""
    return redirect(request, PEOPLE if member.may("admin") else "/desk/rota")


@only("admin")
async def people(request: Request, member: Member) -> Response:
    """Show everybody, and what locks their accounts."""
    return await _people(request, member)


@only("admin")
async def invite(request: Request, member: Member) -> Response:
    """Invite somebody; the link is shown this once."""
    sent = await fields(request)
    name, role, district = one_line(sent.get("name", "")), sent.get("role", ""), sent.get("district", "")
    store = store_of(request)
    known = {row["code"] for row in await store.work(districts.everything)}
    problem = ""
    if not staffing.is_name(name):
        problem = _NAME
    elif role not in (*ROLES, VIEWER) or (role == VIEWER) != bool(district) or district not in known | {""}:
        problem = _FIT
    if problem:
        return await _people(request, member, problem=problem, typed=sent, status=422)
    try:
        token = await store.write(
            staffing.admit, store.secret, member.id, name, role, now(), district=district
        )
    except NotPossible:
        return await _people(request, member, problem=_TAKEN, typed=sent, status=409)
    return await _people(request, member, link=_link(request, token), invited=name)


@only("admin")
async def person(request: Request, member: Member) -> Response:
    """Show one of the people, and what can be done for them."""
    return _person(request, member, await _found(request))


@only("admin")
async def act(request: Request, member: Member) -> Response:
    """Do one of the things that can be done about an account; one's own is for another admin."""
    who = await _found(request)
    if who["id"] == member.id:
        return _person(request, member, who, problem=_OWN, status=403)
    store, role = store_of(request), (await fields(request)).get("role", "")
    about = (store.secret, member.id, who["name"])
    link = ""
    try:
        match request.path_params["act"]:
            case "role":
                await store.write(staffing.promote, *about, role, now())
            case "link":
                link = _link(request, await store.write(staffing.renew, *about, now()))
            case "sessions":
                await store.write(staffing.sign_out, *about, now())
            case "lock":
                await store.write(staffing.unlock, *about, now())
            case "close":
                await store.write(staffing.close, *about, now())
            case _:
                raise NotHere()
    except NotPossible:
        problem = _CLOSED if who["state"] == "disabled" else _FIT
        return _person(request, member, who, problem=problem, status=409)
    if link:
        return _person(request, member, await _found(request), link=link)
    return redirect(request, f"{PEOPLE}/{who['id']}")


async def _people(
    request: Request,
    member: Member,
    *,
    status: int = 200,
    problem: str = "",
    typed: dict[str, str] = {},
    link: str = "",
    invited: str = "",
) -> Response:
    store = store_of(request)
    found = await store.work(factors.roster, now())
    return show(
        request,
        member,
        "people.html",
        status,
        people=[_told(request, row) for row in found],
        districts=await store.work(districts.everything),
        problem=problem,
        typed={"name": "", "role": "", "district": ""} | typed,
        link=link,
        invited=invited,
        **_words(request),
    )


def _person(
    request: Request, member: Member, who: Row, *, problem: str = "", link: str = "", status: int = 200
) -> Response:
    return show(
        request,
        member,
        "person.html",
        status,
        one=_told(request, who),
        own=who["id"] == member.id,
        problem=problem,
        link=link,
        **_words(request),
    )


def _words(request: Request) -> dict[str, object]:
    return {"roles": ROLE_WORDS, "states": STATE_WORDS, "rule": rule_of(request)}


def _told(request: Request, row: Row) -> Row:
    until = row["until"]
    return row | {
        "app": row["app"] and day_of(request, row["app"]),
        "until": until and f"{day_of(request, until)} {clock_of(request, until)}",
    }


async def _found(request: Request) -> Row:
    everybody = await store_of(request).work(factors.roster, now())
    found = next((row for row in everybody if row["id"] == request.path_params["staff"]), None)
    if found is None:
        raise NotHere()
    return found


def _link(request: Request, token: str) -> str:
    address: str = request.app.state.config.address
    return f"{address}/desk/invitation/{token}"
