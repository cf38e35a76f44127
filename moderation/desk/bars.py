"""Bars: why somebody may not answer a post on which advice was asked for, and what whoever asked may do all the same."""

from starlette.requests import Request

from hideout.clock import now
from hideout.store import counsel, decisions, duties, second
from moderation.desk.guard import Member, store_of
from moderation.desk.oncall import is_alone
from moderation.desk.rota import zone_of

# The one reason that keeps nobody waiting: its note leads whoever wrote to people, at any hour.
HELP = "unsafe"


async def barred(request: Request, member: Member, post: str) -> str:
    """Return why somebody may not answer a post now (a key of BARRED), or nothing.

    Whoever asked may, once somebody who leads has answered them in words; but what two have read differently stays with
    those who lead. While nobody who leads would hear the call it is "alone": they may send the author to people
    (`allowed`), or take the call back.
    """
    store, at = store_of(request), now()
    why = await store.read(second.barred, post, member.id, leads=member.may("lead"))
    call = await store.read(counsel.call, post, at) if why == "led" else None
    if call is None or call["staff"] != member.id:
        return why
    if call["answers"]:
        return why if await store.read(second.divided, post) else ""
    last = await store.read(decisions.last, post)
    if call["held"] or last is None or last["verdict"] != "escalate" or last["staff"] != member.name:
        return why
    leads = [duty for duty in await store.work(duties.week, at) if duty["role"] != "reader"]
    return "alone" if is_alone(leads, at, zone_of(request)) else why


def allowed(why: str, verdict: str, reason: str) -> bool:
    """Return whether an answer may be given though something bars it."""
    return not why or (why == "alone" and verdict == "decline" and reason == HELP)
