"""One's own account: where one is signed in, ending what one has left open elsewhere, and its second lock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import DAY, now
from hideout.errors import TooFast
from hideout.language import N_
from hideout.store import Db, Row, factors, passkeys, reach, staff
from hideout.store.audit import Pen
from hideout.web import DESK_LANGUAGE, own_path, redirect, set_cookie
from moderation.desk import entry, ledger, passwords, totp, tries
from moderation.desk.entry import Entry
from moderation.desk.guard import Member, fields, only, pen_of, show, store_of, token_of
from moderation.desk.halfway import WRONG, let_in, place_of, rule_of, to_scan
from moderation.desk.signs import clock_of

ACCOUNT = "/desk/account"
# The languages of the desk itself; its easy Japanese would fall back.
SPOKEN = ("ja", "en")
_YEAR = 365 * DAY
_SET_UP = f"{ACCOUNT}/authenticator"
_NO_APP = N_("Recovery codes stand in for an app. Please set one up first.")
_NOT_YOU = N_("That is not your password. Nothing was changed.")


@only("reader", viewers=True)
async def page(request: Request, member: Member) -> Response:
    """Show where this person is signed in (of a browser nothing is known but when it came), and what locks the door."""
    return await show_account(request, member)


@only("reader")
async def speak(request: Request, member: Member) -> Response:
    """Keep in which language this browser shows the desk, and lead back to the page it was asked on."""
    sent = await fields(request)
    wanted, to = sent.get("lang", ""), own_path(sent.get("to", ""), "/desk")
    answer = redirect(request, to if to.startswith("/desk/") else "/desk")
    if wanted in SPOKEN:
        set_cookie(request, answer, DESK_LANGUAGE, wanted, age=_YEAR, strict=True)
    return answer


@only("reader", viewers=True)
async def end_others(request: Request, member: Member) -> Response:
    """End one session elsewhere, or every one but this."""
    which = (await fields(request)).get("session", "")
    await store_of(request).write(_end, pen_of(request, member), token_of(request), which)
    return redirect(request, ACCOUNT)


@only("reader", viewers=True)
async def change_password(request: Request, member: Member) -> Response:
    """Set another password; sessions elsewhere end, and this one goes on under a new token."""
    sent = await fields(request)
    refused = await refusal(request, member, sent)
    if refused:
        return refused
    new = sent.get("new", "")
    problem = passwords.problem(member.name, new, sent.get("again", ""))
    if problem:
        return await show_account(request, member, problem=problem, status=422)
    hashed = await passwords.make(new)
    come = await store_of(request).write(_change, pen_of(request, member), hashed)
    answer = redirect(request, ACCOUNT)
    if come:
        let_in(request, answer, come)
    return answer


@only("reader", viewers=True)
async def prepare(request: Request, member: Member) -> Response:
    """Begin to set up an authenticator; the one before counts until the new one is in use."""
    refused = await refusal(request, member, await fields(request))
    if refused:
        return refused
    await store_of(request).write(_prepare, pen_of(request, member))
    return redirect(request, _SET_UP)


@only("reader", viewers=True)
async def set_up_page(request: Request, member: Member) -> Response:
    """Show what the app needs to make codes."""
    return await _set_up(request, member)


@only("reader", viewers=True)
async def set_up(request: Request, member: Member) -> Response:
    """Put the new authenticator in use with its first code; sessions elsewhere end, and recovery codes are made if none is left."""
    sent = (await fields(request)).get("code", "")
    try:
        tries.count(request, member.name)
    except TooFast as fast:
        return tries.slowed(await _set_up(request, member, problem=tries.OFTEN, status=429), fast)
    codes = await store_of(request).write(_use, pen_of(request, member), sent, token_of(request))
    if codes is None:
        return await _set_up(request, member, problem=WRONG, status=422)
    return (
        show(request, member, "recovery.html", codes=codes, to=ACCOUNT)
        if codes
        else redirect(request, ACCOUNT)
    )


@only("reader", viewers=True)
async def new_codes(request: Request, member: Member) -> Response:
    """Make new recovery codes and show them, this once."""
    refused = await refusal(request, member, await fields(request))
    if refused:
        return refused
    codes = await store_of(request).write(_new_codes, pen_of(request, member))
    if not codes:
        return await show_account(request, member, problem=_NO_APP, status=409)
    return show(request, member, "recovery.html", codes=codes, to=ACCOUNT)


async def refusal(request: Request, member: Member, sent: dict[str, str]) -> Response | None:
    """Return the page that refuses a change of what locks an account, or None when the password came with it.

    Whoever came by a link and has no password has nothing to show.
    """
    hashed = await store_of(request).read(staff.password, member.id)
    if not hashed:
        return None
    try:
        tries.count(request, member.name)
    except TooFast as fast:
        return tries.slowed(await show_account(request, member, problem=tries.OFTEN, status=429), fast)
    if await passwords.check(sent.get("password", ""), hashed):
        return None
    return await show_account(request, member, problem=_NOT_YOU, status=422)


async def show_account(
    request: Request, member: Member, *, problem: str = "", line: str | None = None, status: int = 200
) -> Response:
    """Return the page of one's own account."""
    found = await store_of(request).work(_account, member.id, token_of(request), now())
    app = found["authenticator"]
    return show(
        request,
        member,
        "account.html",
        status,
        problem=problem,
        reach=found["reach"] if line is None else line,
        rule=rule_of(request),
        known=bool(found["password"]),
        left=found["codes"],
        passkeys_here=place_of(request) is not None,
        passkeys=[
            row
            | {"since": day_of(request, row["since"]), "used": row["used"] and day_of(request, row["used"])}
            for row in found["passkeys"]
        ],
        authenticator=day_of(request, app["at"]) if app else "",
        sessions=[
            row | {"since": clock_of(request, row["began"]), "last": clock_of(request, row["seen"])}
            for row in found["sessions"]
        ],
    )


def day_of(request: Request, at: int) -> str:
    """Return a day as the readers' calendar shows it."""
    return f"{datetime.fromtimestamp(at, ZoneInfo(request.app.state.config.timezone)):%Y-%m-%d}"


def _account(db: Db, member: str, token: str, at: int) -> Row:
    return {
        "sessions": staff.sessions(db, member, token, at),
        "password": staff.password(db, member),
        "reach": reach.of(db, member),
        "authenticator": factors.authenticator(db, member),
        "passkeys": passkeys.of_staff(db, member),
        "codes": factors.codes_left(db, member),
    }


async def _set_up(request: Request, member: Member, *, problem: str = "", status: int = 200) -> Response:
    scan = await to_scan(request, member.id, member.name)
    if scan is None:
        return redirect(request, ACCOUNT)
    reads = member.may("reader")
    return show(
        request, member, "set_up.html", status, to=f"{_SET_UP}/first", problem=problem, reads=reads, **scan
    )


def _end(db: Db, pen: Pen, token: str, which: str) -> None:
    ended = staff.end_one(db, pen.staff, which) if which else staff.end_others(db, pen.staff, token)
    if ended:
        ledger.enter(db, pen, "sessions", pen.staff)


def _change(db: Db, pen: Pen, hashed: str) -> Entry | None:
    staff.set_password(db, pen.staff, hashed)
    ledger.enter(db, pen, "password", pen.staff)
    return entry.again(db, pen)


def _prepare(db: Db, pen: Pen) -> None:
    factors.prepare(db, pen.staff, totp.new(pen.secret, pen.staff), pen.at)


def _new_codes(db: Db, pen: Pen) -> tuple[str, ...]:
    return entry.new_codes(db, pen) if factors.authenticator(db, pen.staff) else ()


def _use(db: Db, pen: Pen, code: str, token: str) -> tuple[str, ...] | None:
    if not entry.set_up(db, pen, code):
        return None
    staff.end_others(db, pen.staff, token)
    # Codes that are at home in a drawer stay good when only the phone is new.
    return () if factors.codes_left(db, pen.staff) else entry.new_codes(db, pen)
