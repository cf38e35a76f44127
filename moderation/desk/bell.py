"""The bell: calls for advice on every open desk, who takes care of them, and what was done."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import MINUTE, now
from hideout.errors import NotHere, Refused
from hideout.language import N_
from hideout.store import Db, Row, StoreBusy, alarms, counsel, duties, reach, second
from hideout.store.audit import Pen
from hideout.text import clean, length
from hideout.web import form, redirect, render, wants_part
from moderation.desk import ledger
from moderation.desk.beside import ring
from moderation.desk.gravity import POINTED, gravity_of
from moderation.desk.guard import DOOR, Member, only, pen_of, show, signed_in, store_of
from moderation.desk.labels import STATES, WANTED
from moderation.desk.oncall import hearing
from moderation.desk.onward import onward
from moderation.desk.reaching import named
from moderation.desk.receipts import opening_of
from moderation.desk.rota import zone_of
from moderation.desk.runbook import KINDS, page_of
from moderation.desk.signs import title_of

_OUTCOME = 600
_LONG = N_("That is longer than 600 characters.")
_KIND = N_("Please choose what kind of case it was.")
_DONE = N_("Advice was wanted now: please choose or write what was done.")
_LATE = N_("This cannot be undone any more: a minute has passed.")
# What can be done about an urgent call -> how the page says it.
STEPS = {
    "read": N_("Read it with somebody; nothing more can be done from here"),
    "called": N_("Called the police or an ambulance with what the words say"),
    "told": N_("Told the operator or the school office"),
    "none": N_("It was no emergency"),
}


async def count(request: Request) -> Response:
    """Answer with the bell as it rings now, or with nothing (204) when it rings as before; keeps no session alive."""
    nothing = Response(status_code=204)
    try:
        member = await signed_in(request, quiet=True)
        if member is not None and not member.may("reader"):
            return Response(status_code=403)
        if member is None:
            return nothing if wants_part(request) else redirect(request, DOOR)
        rings = await store_of(request).work(ring, member.id, now(), zone_of(request))
    except (StoreBusy, Refused):
        return nothing
    if request.query_params.get("rung", "") == rings["rung"]:
        return nothing
    return render(request, "desk/_bell.html", bell=rings)


@only("reader")
async def bell(request: Request, member: Member) -> Response:
    """Show what waits for advice, who is on call, and what was done before."""
    return await _page(request, member)


@only("lead")
async def handle(request: Request, member: Member) -> Response:
    """Note what was done about a call for advice."""
    sent, alarm = await form(request), request.path_params["alarm"]
    kind, outcome = sent.get("kind", ""), clean(sent.get("outcome", ""))
    problem = _KIND if kind not in (*KINDS, "other") else _LONG if length(outcome) > _OUTCOME else ""
    step = sent.get("step", "") if sent.get("step", "") in STEPS else ""
    if not problem and not step and not outcome:
        urgent = await store_of(request).read(alarms.urgency, alarm) == alarms.NOW
        problem = _DONE if urgent else ""
    if problem:
        typed = {
            "alarm": alarm,
            "kind": kind,
            "step": step,
            "outcome": outcome[: 4 * _OUTCOME],
            "problem": problem,
        }
        return await _page(request, member, 422, typed=typed)
    if not await store_of(request).write(_handle, pen_of(request, member), alarm, kind, step, outcome):
        raise NotHere()
    return onward(request, "/desk/bell", "noted")


@only("lead")
async def recall(request: Request, member: Member) -> Response:
    """Take back within a minute that a call was handled."""
    if not await store_of(request).write(_recall, pen_of(request, member), request.path_params["alarm"]):
        return await _page(request, member, 409, notice=_LATE)
    return onward(request, "/desk/bell", "again")


async def _page(
    request: Request, member: Member, status: int = 200, *, typed: dict[str, str] = {}, notice: str = ""
) -> Response:
    store, at = store_of(request), now()

    def told(row: Row) -> Row:
        return row | {
            "urgent": row.get("urgent", 0),
            "room": title_of(request, row["board"]),
            "page": page_of(
                row.get("heard") or {}, weighs=bool(row.get("urgent")) or row["level"] >= POINTED
            ),
            "time": _time(request, row["at"]),
            "mine": row.get("by_id") == member.id and at - (row.get("handled_at") or 0) <= MINUTE,
            "until": _time(request, row["handled_at"]) if row.get("handled_at") else "",
        }

    return show(
        request,
        member,
        "bell.html",
        status,
        standing=[
            told(row)
            | {"gravity": gravity_of(row), "text": opening_of(request, row)}
            | {"differs": await store.read(second.differed, row["post"])}
            for row in await store.work(alarms.standing, at)
        ],
        came=[
            told(row) | {"text": opening_of(request, row)}
            for row in await store.read(counsel.came, member.id)
        ],
        handled=[told(row) for row in await store.work(alarms.handled)],
        leads=named(await store.read(reach.leads)),
        kinds=KINDS,
        steps=STEPS,
        notice=notice,
        wanted=WANTED,
        states=STATES,
        typed={"alarm": "", "kind": "", "step": "", "outcome": "", "problem": ""} | typed,
        **hearing(await store.work(duties.week, at), at, zone_of(request)),
    )


def _time(request: Request, at: int) -> str:
    return datetime.fromtimestamp(at, zone_of(request)).strftime("%m-%d %H:%M")


def _handle(db: Db, pen: Pen, alarm: str, kind: str, step: str, outcome: str) -> bool:
    post = alarms.handle(db, alarm, pen.staff, pen.at, kind=kind, step=step, outcome=outcome)
    if post is None:
        return False
    ledger.enter(db, pen, "handled", post, f"{kind}\x1f{step}\x1f{outcome}")
    return True


def _recall(db: Db, pen: Pen, alarm: str) -> bool:
    post = alarms.recall(db, alarm, pen.staff, pen.at)
    if post is not None:
        ledger.enter(db, pen, "recall", post)
    return post is not None
