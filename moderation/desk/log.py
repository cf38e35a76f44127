"""The log of the desk, for those who lead it: who did what and when, never the words it was about."""

from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from hideout.language import N_
from hideout.store import answers, audit
from hideout.web import part_of
from moderation.desk.guard import Member, only, show, store_of
from moderation.desk.notes import BY_CODE
from moderation.desk.queue import title_of

PAGE = 100
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
    "park": N_("parked"),
    "pass": N_("passed on"),
    "word": N_("worded a note"),
    "languages": N_("said which languages they read"),
    "sessions": N_("ended their other sessions"),
    "words": N_("published a word list"),
    "second": N_("read a second time"),
    "handled": N_("noted what was done"),
    "rota": N_("changed the rota"),
    "runbook": N_("rewrote a page of the runbook"),
    "stays": N_("said that it stays with them"),
    "met": N_("spoke with whoever it stayed with"),
    "break": N_("began a break"),
    "break-end": N_("came back from a break"),
    "break-later": N_("put off a break"),
    "shift-end": N_("ended the shift"),
    "rules": N_("changed the rules of care"),
    "pause": N_("closed writing"),
    "open": N_("opened writing"),
    "sign-in": N_("signed in"),
    "sign-out": N_("signed out"),
    "accept": N_("accepted an invitation"),
    "invite": N_("invited"),
    "reset": N_("reset an account"),
    "disable": N_("closed an account"),
    "sign-in link": N_("made a sign-in link"),
    "district-add": N_("added a district"),
    "district-edit": N_("changed a district"),
    "district-import": N_("changed a district by a sheet"),
    "district-disable": N_("closed a district"),
    "district-helplines": N_("changed a district's helplines"),
}
# Asking for other words is a decline that leaves the door open.
VERDICTS = {"change": "decline"}
ON_BOARDS = frozenset({"pause", "open"})
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
        "park",
        "pass",
        "stays",
        "met",
        "handled",
        "second",
    }
)


@only("lead")
async def log(request: Request, member: Member) -> Response:
    """Show a hundred entries, newest first, and the head that is worth noting outside."""
    before = request.query_params.get("before", "")
    store = store_of(request)
    found, more = part_of(
        await store.work(audit.recent, PAGE, int(before) if before.isdecimal() and len(before) < 12 else 0),
        PAGE,
    )
    times = [row["at"] for row in found]
    given = await store.work(answers.reasons, min(times, default=0), max(times, default=0))
    why = {(row["post"], row["verdict"], row["at"]): row["reason"] for row in given}
    zone = ZoneInfo(request.app.state.config.timezone)
    return show(
        request,
        member,
        "log.html",
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
        next=found[-1]["seq"] if more else 0,
        head=await store.read(audit.head),
    )
