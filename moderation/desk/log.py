"""The log of the desk, for those who lead it: who did what and when, never the words it was about."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from hideout.language import N_
from hideout.store import answers, audit
from hideout.store.audit import Wanted
from hideout.web import part_of, redirect
from moderation import logbook
from moderation.desk import ledger
from moderation.desk.guard import Member, fields, only, pen_of, show, store_of
from moderation.desk.notes import BY_CODE
from moderation.desk.rota import zone_of
from moderation.desk.signs import title_of

PAGE = 100
_CHUNK = 1000
_LONGEST = 40
_FILTERS = ("since", "until", "what", "who")
_DAY = N_("Please write days like 2026-11-22.")
# What the log calls an act -> how the page says it.
ACTIONS = {
    "approve": N_("put up"),
    "decline": N_("did not put up"),
    "escalate": N_("asked for advice"),
    "unpublish": N_("took down"),
    "undo": N_("undid"),
    "change": N_("asked for a change"),
    "cut": N_("put up with a cut"),
    "skip": N_("left to others"),
    "take": N_("took over from somebody else"),
    "park": N_("parked"),
    "pass": N_("passed on"),
    "word": N_("worded a note"),
    "word-offer": N_("proposed other words for a note"),
    "word-return": N_("set a proposed note aside"),
    "counsel": N_("asked or answered beside a text"),
    "recall": N_("took back what was noted about a call"),
    "languages": N_("said which languages they read"),
    "sessions": N_("ended their other sessions"),
    "words": N_("published a word list"),
    "second": N_("read a second time"),
    "handled": N_("noted what was done"),
    "rota": N_("changed the rota"),
    "reach": N_("changed how they are reached outside the desk"),
    "runbook": N_("rewrote a page of the runbook"),
    "stays": N_("said that it stays with them"),
    "met": N_("spoke with whoever it stayed with"),
    "break": N_("began a break"),
    "break-end": N_("came back from a break"),
    "break-later": N_("put off a break"),
    "shift-end": N_("ended the shift"),
    "rules": N_("changed the rules of care"),
    "piece-write": N_("wrote on a piece"),
    "piece-offer": N_("offered a piece for reading"),
    "piece-approve": N_("read a piece and approved it"),
    "piece-return": N_("read a piece and gave it back"),
    "piece-up": N_("put up a piece"),
    "piece-withdraw": N_("took back a piece"),
    "pause": N_("closed writing"),
    "open": N_("opened writing"),
    "sign-in": N_("signed in"),
    "sign-out": N_("signed out"),
    "accept": N_("accepted an invitation"),
    "authenticator": N_("set up an app for codes"),
    "recovery": N_("came in with a recovery code"),
    "recovery codes": N_("made new recovery codes"),
    "passkey": N_("made a passkey"),
    "passkey gone": N_("took a passkey away"),
    "factor": N_("took a second lock off"),
    "invite": N_("invited"),
    "signed out": N_("ended all sessions of"),
    "role": N_("gave another role"),
    "password": N_("changed the password"),
    "reset": N_("reset an account"),
    "disable": N_("closed an account"),
    "sign-in link": N_("made a sign-in link"),
    "export": N_("took a copy of the log"),
    "district-add": N_("added a district"),
    "district-edit": N_("changed a district"),
    "district-import-new": N_("added a district by a sheet"),
    "district-import": N_("changed a district by a sheet"),
    "district-disable": N_("closed a district"),
    "district-helplines": N_("changed a district's helplines"),
    "helpline-add": N_("added a local helpline"),
    "helpline-edit": N_("changed a local helpline"),
    "helpline-remove": N_("removed a local helpline"),
}
# Asking for other words is a decline that leaves the door open.
VERDICTS = {"change": "decline"}
ON_BOARDS = frozenset({"pause", "open"})
ON_PIECES = frozenset(action for action in ACTIONS if action.startswith("piece-"))
ON_POSTS = frozenset(
    {
        "approve",
        "decline",
        "change",
        "cut",
        "escalate",
        "unpublish",
        "undo",
        "skip",
        "take",
        "park",
        "pass",
        "stays",
        "met",
        "handled",
        "counsel",
        "recall",
        "second",
    }
)


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
                "board": title_of(request, row["subject"]) if row["action"] in ON_BOARDS else "",
            }
            for row in found
        ],
        actions=ACTIONS,
        reasons=BY_CODE,
        on_posts=ON_POSTS,
        on_pieces=ON_PIECES,
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
