"""The rota: the week of those on call, that leads write."""

from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.language import N_
from hideout.store import Db, duties, staff
from hideout.store.audit import Pen
from hideout.web import form
from moderation.desk import ledger
from moderation.desk.guard import Member, only, pen_of, show, store_of
from moderation.desk.messenger import channels, trial
from moderation.desk.oncall import hearing, hours
from moderation.desk.onward import onward

_WHO = N_("Please choose who is on call.")
_HOURS = N_("Please write hours like 18:00.")


def minutes(text: str) -> int | None:
    """Return HH:MM as a minute of the day; None for anything else."""
    hour, sign, minute = text.strip().partition(":")
    if not (sign and hour.isascii() and minute.isascii() and hour.isdecimal() and minute.isdecimal()):
        return None
    if len(hour) > 2 or len(minute) != 2 or int(hour) > 23 or int(minute) > 59:
        return None
    return int(hour) * 60 + int(minute)


def zone_of(request: Request) -> ZoneInfo:
    """Return the time zone of the readers."""
    return ZoneInfo(request.app.state.config.timezone)


@only("reader")
async def rota(request: Request, member: Member) -> Response:
    """Show the week."""
    return await _page(request, member)


@only("lead")
async def add(request: Request, member: Member) -> Response:
    """Put somebody on call for some hours of a weekday; hours that end before they begin run past midnight."""
    sent = await form(request)
    store = store_of(request)
    known = {row["id"] for row in await store.work(staff.readers)}
    start, end, day = minutes(sent.get("start", "")), minutes(sent.get("end", "")), sent.get("day", "")
    if sent.get("who", "") not in known:
        return await _page(request, member, 422, typed=sent, problem=_WHO)
    if start is None or end is None or day not in {str(n) for n in range(7)}:
        return await _page(request, member, 422, typed=sent, problem=_HOURS)
    length = (end - start) % (24 * 60) or 24 * 60
    await store.write(_add, pen_of(request, member), sent["who"], int(day), start, length)
    return onward(request, "/desk/rota", "keep")


@only("lead")
async def remove(request: Request, member: Member) -> Response:
    """Take hours out of the week."""
    await store_of(request).write(_remove, pen_of(request, member), request.path_params["duty"])
    return onward(request, "/desk/rota", "out")


async def _page(
    request: Request,
    member: Member,
    status: int = 200,
    *,
    typed: dict[str, str] = {},
    problem: str = "",
    sent: dict[str, str] | None = None,
) -> Response:
    store, at = store_of(request), now()
    week = await store.work(duties.week, at)
    return show(
        request,
        member,
        "rota.html",
        status,
        week=[
            [
                duty | {"from": hours(duty["start"]), "to": hours(duty["start"] + duty["minutes"])}
                for duty in week
                if duty["day"] == day
            ]
            for day in range(7)
        ],
        people=await store.work(staff.readers),
        typed={"who": "", "day": "0", "start": "", "end": ""} | typed,
        problem=problem,
        channels=list(channels(request.app.state.config)),
        sent=sent,
        **hearing(week, at, zone_of(request)),
    )


@only("lead")
async def send_trial(request: Request, member: Member) -> Response:
    """Send a message over every channel, so that nobody finds out at night that none arrives."""
    sent = await trial(request.app.state.config, store_of(request))
    return await _page(request, member, sent=sent)


def _add(db: Db, pen: Pen, who: str, day: int, start: int, length: int) -> None:
    duties.add(db, who, day, start, length)
    ledger.enter(db, pen, "rota", who, f"{day} {start} {length}")


def _remove(db: Db, pen: Pen, duty: str) -> None:
    if duties.remove(db, duty):
        ledger.enter(db, pen, "rota", "week", duty)
