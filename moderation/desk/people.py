"""The people of the desk, for admins: who works here, and taking off the second lock of whoever lost phone and codes."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.errors import NotHere
from hideout.language import N_
from hideout.store import Db, factors
from hideout.web import redirect
from moderation.desk import ledger
from moderation.desk.account import day_of
from moderation.desk.guard import Member, only, pen_of, show, store_of
from moderation.desk.halfway import rule_of
from moderation.desk.ledger import Pen

PEOPLE = "/desk/people"
ROLE_WORDS = {"reader": N_("Reader"), "lead": N_("Lead"), "admin": N_("Admin")}
STATE_WORDS = {"invited": N_("invited, not here yet"), "active": N_("in use"), "disabled": N_("closed")}


@only("admin")
async def people(request: Request, member: Member) -> Response:
    """Show everybody, and what locks their accounts."""
    return await _people(request, member)


@only("admin")
async def take_lock_off(request: Request, member: Member) -> Response:
    """Take off somebody's second lock; their sessions end, and the next sign-in sets up an app anew."""
    if not await store_of(request).write(_take_lock_off, pen_of(request, member), _who(request)):
        raise NotHere()
    return redirect(request, PEOPLE)


async def _people(request: Request, member: Member) -> Response:
    found = await store_of(request).work(factors.roster)
    rows = [row | {"app": day_of(request, row["app"]) if row["app"] else ""} for row in found]
    return show(
        request,
        member,
        "people.html",
        people=rows,
        rule=rule_of(request),
        roles=ROLE_WORDS,
        states=STATE_WORDS,
    )


def _who(request: Request) -> str:
    who: str = request.path_params["staff"]
    return who


def _take_lock_off(db: Db, pen: Pen, who: str) -> bool:
    if not any(row["id"] == who for row in factors.roster(db)):
        return False
    factors.forget(db, who)
    ledger.enter(db, pen, "factor", who)
    return True
