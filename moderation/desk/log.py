"""The log of the desk, for those who lead it: who did what and when, never the words it was about."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from hideout.language import N_
from hideout.store import answers, audit
from hideout.store.audit import OPERATOR, Wanted
from hideout.web import part_of, redirect
from moderation import logbook
from moderation.desk import ledger
from moderation.desk.acts import ACTIONS, about
from moderation.desk.guard import Member, fields, only, pen_of, show, store_of
from moderation.desk.notes import BY_CODE
from moderation.desk.rota import zone_of

PAGE = 100
_CHUNK = 1000
_LONGEST = 40
_FILTERS = ("since", "until", "what", "who")
_DAY = N_("Please write days like 2026-11-22.")
# Asking for other words is a decline that leaves the door open.
VERDICTS = {"change": "decline"}


@only("lead")
async def log(request: Request, member: Member) -> Response:
    """Show a hundred entries, newest first, and the head that is worth noting outside; of one kind, person or time if asked."""
    sent = request.query_params
    before, store = sent.get("before", ""), store_of(request)
    wanted, problem = _wanted(request, sent)
    found, more = part_of(
        await store.work(
            audit.recent, PAGE, int(before) if before.isdecimal() and len(before) < 12 else 0, wanted
        ),
        PAGE,
    )
    times = [row["at"] for row in found]
    given = await store.work(answers.reasons, min(times, default=0), max(times, default=0))
    why = {(row["post"], row["verdict"], row["at"]): row["reason"] for row in given}
    zone = zone_of(request)
    query = {name: sent[name][:_LONGEST] for name in _FILTERS if sent.get(name)}
    return show(
        request,
        member,
        "log.html",
        422 if problem else 200,
        entries=[
            row
            | {
                "time": datetime.fromtimestamp(row["at"], zone).strftime("%m-%d %H:%M"),
                "reason": why.get(
                    (row["subject"], VERDICTS.get(row["action"], row["action"]), row["at"]), ""
                ),
                "about": about(request, row),
            }
            for row in found
        ],
        actions=ACTIONS,
        reasons=BY_CODE,
        operator=OPERATOR,
        people=await store.work(audit.people),
        typed=dict.fromkeys(_FILTERS, "") | query,
        problem=problem,
        next=f"/desk/log?{urlencode(query | {'before': found[-1]['seq']})}" if more else "",
        head=await store.read(audit.head),
    )


@only("lead")
async def export(request: Request, member: Member) -> Response:
    """Answer with every wanted entry as CSV, seals and all; that somebody took it with them is an entry, too."""
    sent, store = await fields(request), store_of(request)
    wanted, problem = _wanted(request, sent)
    if problem:
        query = {name: sent[name][:_LONGEST] for name in _FILTERS if sent.get(name)}
        return redirect(request, "/desk/log", **query)
    pen = pen_of(request, member)
    await store.write(ledger.enter, pen, "export", "log", repr(wanted))
    zone = zone_of(request)

    async def lines() -> AsyncIterator[str]:
        yield logbook.sheet_line(logbook.COLUMNS)
        before = 0
        while True:
            found, more = part_of(await store.work(audit.recent, _CHUNK, before, wanted), _CHUNK)
            for row in found:
                yield logbook.sheet_line(logbook.values(row, zone))
            if not more:
                return
            before = found[-1]["seq"]

    name = {"Content-Disposition": 'attachment; filename="log.csv"'}
    return StreamingResponse(lines(), media_type="text/csv; charset=utf-8", headers=name)


def _wanted(request: Request, sent: Mapping[str, str]) -> tuple[Wanted, str]:
    """Return which entries a form asks for, and what is wrong with it (a msgid, or nothing)."""
    since, until, problem = 0, 0, ""
    try:
        since, until = logbook.span(sent.get("since", ""), sent.get("until", ""), zone_of(request))
    except ValueError:
        problem = _DAY
    wanted = Wanted(
        action=sent.get("what", "")[:_LONGEST],
        staff=sent.get("who", "")[:_LONGEST],
        since=since,
        until=until,
    )
    return wanted, problem
