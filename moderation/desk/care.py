"""Care for readers: the page of a shift, breaks, texts that stay with somebody, and the team's rules."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.errors import NotHere
from hideout.language import N_
from hideout.room import Room
from hideout.store import Db, care, claims, decisions, holds, passkeys, reach, shifts, staff
from hideout.store.audit import Pen
from hideout.text import clean, length
from hideout.web import drop_cookie, form, redirect
from moderation.desk import ledger, shift
from moderation.desk.guard import (
    COOKIE,
    DOOR,
    Member,
    beside_of,
    fields,
    only,
    pen_of,
    show,
    store_of,
    token_of,
)
from moderation.desk.onward import onward
from moderation.desk.receipts import helpers
from moderation.desk.signs import clock_of, rooms_of, title_of

_SHOWN = 12
_WORDS = 400
_MOST = {"cap_1": 999, "cap_2": 999, "cap_3": 999, "light": 20, "every": 240, "length": 60}
_MOST |= {"weigh_1": 60, "weigh_2": 60, "weigh_3": 60}
_MOST |= {"sample": 100, "sample_new": 100, "new": 1000}
_LONG = N_("That is longer than 400 characters.")
_NUMBERS = N_("Please write whole numbers: {least} to {most}.")
_BREAKS = {"begin": shift.BREAK, "end": shift.BACK, "later": shift.LATER}


@only("reader")
async def shift_page(request: Request, member: Member) -> Response:
    """Show what somebody did in this shift, what they let through, and the thanks for it."""
    return await _shift(request, member)


@only("reader")
async def end_page(request: Request, member: Member) -> Response:
    """Show the same on the way out, so that nobody leaves without it."""
    return await _shift(request, member, ending=True)


async def _shift(request: Request, member: Member, *, ending: bool = False) -> Response:
    store, at = store_of(request), now()
    here = await store.work(shift.current, member.id, at)
    found = await store.work(shifts.let_through, member.id, here.began, _SHOWN)
    answers = await store.work(shifts.answers, member.id, here.began)
    hanging = await store.work(shifts.hanging, member.id, here.began)
    help = await helpers(request, member) if beside_of(request).bell["urgent"] else {"leads": (), "names": ()}
    return show(
        request,
        member,
        "shift.html",
        ending=ending,
        last_one=await _last_one(request, member) if ending else "",
        keyless=ending and not await _may_return(request, member),
        began=clock_of(request, here.began),
        breaks=here.breaks,
        reached=help["leads"],
        others=help["names"],
        paused=bool(here.paused),
        levels=await store.work(shifts.levels, member.id, here.began),
        answers=answers,
        unshown={
            "heavy": hanging["heavy"],
            "more": hanging["light"] - len(found),
            "gone": answers.get("approve", 0) - hanging["heavy"] - hanging["light"],
        },
        rules=await store.read(care.rules),
        through=[
            (
                title_of(request, row["board"]),
                " / ".join(_words(rooms_of(request).get(row["board"]), row["body"])),
            )
            for row in found
        ],
    )


async def _last_one(request: Request, member: Member) -> str:
    """Return whether advice is wanted now and nobody on call hears it once this person has gone: "last", "none", or nothing.

    "last": they are the only one on call who does; "none": nobody on call does in any case.
    """
    if not beside_of(request).bell["urgent"]:
        return ""
    here = {one.name for one in (await helpers(request, member))["here"]}
    return "none" if not here else "last" if here == {member.name} else ""


async def _may_return(request: Request, member: Member) -> bool:
    """Return whether somebody can sign in again by themselves: whoever came by a one-time link has no password yet."""
    store = store_of(request)
    return bool(await store.read(staff.password, member.id) or await store.read(passkeys.of_staff, member.id))


@only("reader")
async def take_break(request: Request, member: Member) -> Response:
    """Begin a break, end it, or put it off; each is in the log."""
    what = (await form(request)).get("do", "")
    if what not in _BREAKS:
        raise NotHere()
    await store_of(request).write(_break, pen_of(request, member), _BREAKS[what])
    return redirect(request, "/desk/shift" if what == "begin" else "/desk")


@only("reader")
async def end_shift(request: Request, member: Member) -> Response:
    """End the shift and the session; every card that was held goes back to the others."""
    await store_of(request).write(_end, pen_of(request, member), token_of(request))
    answer = redirect(request, DOOR, did="bye")
    drop_cookie(request, answer, COOKIE)
    return answer


@only("reader")
async def fold(request: Request, member: Member) -> Response:
    """Fold heavy texts for this reader, or show them at once."""
    folded = (await fields(request)).get("folded") == "yes"
    await store_of(request).write(care.fold, member.id, folded=folded)
    return onward(request, "/desk/shift", "keep")


@only("reader")
async def stays_page(request: Request, member: Member) -> Response:
    """Ask what stays; nothing need be written."""
    return await _stays(request, member)


@only("reader")
async def stays(request: Request, member: Member) -> Response:
    """Tell those who lead that a text stays with somebody."""
    words = clean((await fields(request)).get("words", ""))
    if length(words) > _WORDS:
        return await _stays(request, member, 422, words=words[: 4 * _WORDS], problem=_LONG)
    post = request.path_params["post"]
    if await store_of(request).read(decisions.card, post) is None:
        raise NotHere()
    await store_of(request).write(_tell, pen_of(request, member), post, words)
    return await _stays(request, member, told=True)


async def _stays(
    request: Request,
    member: Member,
    status: int = 200,
    *,
    words: str = "",
    problem: str = "",
    told: bool = False,
) -> Response:
    post = request.path_params["post"]
    row = await store_of(request).read(decisions.card, post)
    if row is None:
        raise NotHere()
    room = title_of(request, row["board"])
    page = {"post": post, "room": room, "words": words, "problem": problem, "told": told}
    help = await helpers(request, member)
    page |= {"sole": member.may("lead") and not help["names"], "reached": help["leads"]}
    page["here"] = await store_of(request).read(reach.here, member.id, now())
    return show(request, member, "stays.html", status, **page)


@only("lead")
async def care_page(request: Request, member: Member) -> Response:
    """Show the texts that stayed with somebody, and the rules of exposure and breaks."""
    return await _care(request, member)


@only("lead")
async def set_rules(request: Request, member: Member) -> Response:
    """Change caps and breaks for everybody."""
    sent = await form(request)
    wrong = next((name for name in care.RULES if not _fits(name, sent.get(name, ""))), "")
    if wrong:
        return await _care(request, member, 422, typed=sent, wrong=wrong)
    wanted = {name: int(sent[name]) for name in care.RULES}
    await store_of(request).write(_rule, pen_of(request, member), wanted)
    return onward(request, "/desk/care", "keep")


@only("lead")
async def meet(request: Request, member: Member) -> Response:
    """Note that one has spoken with whoever a text stayed with."""
    await store_of(request).write(_meet, pen_of(request, member), request.path_params["burden"])
    return onward(request, "/desk/care", "noted")


async def _care(
    request: Request, member: Member, status: int = 200, *, typed: Mapping[str, str] = {}, wrong: str = ""
) -> Response:
    store = store_of(request)
    found = await store.work(care.burdens)
    rules = await store.read(care.rules)
    return show(
        request,
        member,
        "care.html",
        status,
        burdens=[
            row | {"room": title_of(request, row["board"]), "time": clock_of(request, row["at"])}
            for row in found
        ],
        values={name: typed.get(name, str(value))[:8] for name, value in rules.items()},
        most=_MOST,
        wrong=wrong,
        problem=_NUMBERS,
    )


def _fits(name: str, value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 5 and int(value) <= _MOST[name]


def _words(room: Room | None, body: Mapping[str, str]) -> list[str]:
    """Return what somebody wrote: the fields of the room, without what was chosen from a list."""
    fields = room.fields if room else ()
    return [body[part.name] for part in fields if body.get(part.name) and not part.choices]


def _break(db: Db, pen: Pen, action: str) -> None:
    if action == shift.BREAK:
        claims.release(db, pen.staff)
    ledger.enter(db, pen, action, pen.staff)


def _end(db: Db, pen: Pen, token: str) -> None:
    ledger.sign_out(db, pen, token)
    # Nobody may wait for who went home: what was passed to them is for everybody again.
    holds.go_home(db, pen.staff)
    ledger.enter(db, pen, shift.END, pen.staff)


def _tell(db: Db, pen: Pen, post: str, words: str) -> None:
    care.stays(db, pen.staff, post, words, pen.at)
    claims.release(db, pen.staff, post)
    # They were promised that they need not see it again.
    holds.skip(db, post, pen.staff, pen.at)
    ledger.enter(db, pen, "stays", post)


def _rule(db: Db, pen: Pen, wanted: Mapping[str, int]) -> None:
    care.set_rules(db, wanted)
    ledger.enter(db, pen, "rules", "care", ",".join(f"{name}={value}" for name, value in wanted.items()))


def _meet(db: Db, pen: Pen, burden: str) -> None:
    post = care.meet(db, burden, pen.staff, pen.at)
    if post is not None:
        ledger.enter(db, pen, "met", post)
