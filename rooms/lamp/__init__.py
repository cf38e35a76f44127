"""The talking lamp: the talk travels sealed in the page; the server keeps nothing of it."""

import secrets
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from companion.answer import answer as companion_answer
from companion.endpoint import Say
from companion.listener import opening
from companion.reminder import remind
from companion.resaid import resaid
from companion.talk import CARD, LIFE, Talk
from companion.tongues import tongue
from companion.trace import again, hear
from hideout.clock import now
from hideout.errors import NotHere, TooFast
from hideout.language import N_
from hideout.room import Room
from hideout.shield import take
from hideout.text import clean, length
from hideout.turns import turn
from hideout.web import VARY, Web, form, render, visit, wants_part
from moderation.verdict import Verdict
from rooms.card import Card, card_for, standing
from rooms.lamp import leaving, referral, stream
from rooms.lamp.picks import PICKS, offered
from rooms.lamp.unfolded import last_heard, risen, stands
from rooms.looks import keep, turned

SEAL = "talk"
MOST = 1000
_LOST = N_(
    "The lamp has lost the thread of the talk: it forgets after some hours. What you wrote just now it has heard."
)
_LOST_END = N_(
    "The lamp has lost the thread of the talk: it forgets after some hours. There is no note any more."
)
_EMPTY = N_("There are no words here yet. A single one is enough.")
_LONG = N_("That is more than the lamp can take in at once. {chars} characters fit.")


async def page(request: Request) -> Response:
    """Open the lamp's room with a new talk."""
    _lit(request)
    talk = _new_talk(request)
    return _page(request, talk)


async def say(request: Request) -> Response:
    """Hear one line: the card comes at once, and the seal already holds the line; without script the answer comes too."""
    _lit(request)
    sent = await form(request)
    await turn()
    talk, lost = _open(request, sent.get("seal", ""))
    typed = clean(sent.get("words", "")[: 20 * MOST])
    picked = PICKS.get(sent.get("pick", ""))
    words = visit(request).voice.plain(picked) if picked else typed
    part = wants_part(request)
    try:
        take(request, "talk")
    except TooFast as fast:
        return _page(request, talk, typed=typed, problem=fast.message, status=429, part=part)
    if sent.get("do") == "people":
        return _page(request, talk, typed=typed, people=True, part=part)
    if not words:
        return _page(request, talk, problem=_EMPTY, status=422, part=part)
    if length(words) > MOST:
        # Too long to be answered, but not to be heard: who pours everything out may be in danger.
        course, verdict = hear(talk, words)
        talk = talk.heard(course, verdict)
        return _page(request, talk, verdict=verdict, typed=words, problem=_LONG, status=422, part=part)
    course, verdict = hear(talk, words)
    counted = referral.count(request, talk, course, verdict)
    talk = talk.visitor(words, course, verdict)
    shown: dict[str, Any] = {
        "verdict": verdict,
        "notice": _LOST if lost else "",
        "people": lost,
        "picking": bool(picked),
        "background": counted,
    }
    if part:
        return _page(request, talk, pending=True, part=True, **shown)
    rose, talk = risen(talk), await _answered(request, talk, verdict)
    return _page(request, talk, typed=typed if picked else "", rose=rose, **shown)


async def end(request: Request) -> Response:
    """End a sealed talk: a note to take along instead of the talk."""
    _lit(request)
    sent = await form(request)
    talk, lost = _open(request, sent.get("seal", ""))
    try:
        take(request, "talk")
    except TooFast as fast:
        return _page(request, talk, problem=fast.message, status=429)
    # Of a lost talk nobody knows how grave it was: people stand there in any case.
    return _page(request, talk, notice=_LOST_END, people=True) if lost else leaving.page(request, talk)


async def answer(request: Request) -> Response:
    """Answer the last line of a sealed talk."""
    _lit(request)
    sent = await form(request)
    await turn()
    talk, lost = _open(request, sent.get("seal", ""))
    part = wants_part(request)
    if lost or not talk.turns or talk.turns[-1].who != "visitor":
        return _page(request, talk, part=part)
    try:
        take(request, "talk")
    except TooFast as fast:
        # Only this part of the page may be put in its place: the words and the box must not go with an answer that waits.
        return _page(request, talk, problem=fast.message, status=429, waiting=True, part=part)
    # The course in the seal already knows this line; it is only heard again for what it is about.
    verdict = again(talk)
    if not part and stream.wanted(request):
        return stream.response(
            visit(request).voice,
            lambda say: _answered(request, talk, verdict, say),
            lambda after: _text(request, after, verdict=verdict, rose=risen(talk), part=True),
        )
    after = await _answered(request, talk, verdict)
    return _page(request, after, verdict=verdict, rose=risen(talk), part=part)


async def look(request: Request) -> Response:
    """Show a talk again as a form of reading helps wants it, in another language too; also the way back from the people."""
    _lit(request)
    sent = await form(request)
    before = visit(request).language.code
    talk, lost = _open(request, sent.get("seal", ""))
    talk = resaid(talk, before, turned(request, sent).language.code)
    answer = _page(
        request,
        talk,
        verdict=last_heard(talk),
        typed=clean(sent.get("words", "")[: 20 * MOST]),
        notice=_LOST if lost else "",
        people=lost,
        pending=bool(talk.turns) and talk.turns[-1].who == "visitor",
    )
    keep(request, answer, sent)
    return answer


async def people(request: Request) -> Response:
    """Show more people on a page of their own, with the talk sealed in the button that leads back to it."""
    _lit(request)
    sent = await form(request)
    talk, _ = _open(request, sent.get("seal", ""))
    card = card_for(request, standing(talk), limit=8)
    return render(
        request, "lamp/people.html", card=card, seal=sent.get("seal", ""), typed=sent.get("words", "")
    )


async def _answered(request: Request, talk: Talk, verdict: Verdict, say: Say | None = None) -> Talk:
    state = request.app.state
    model = state.model if _lamp(request) == "model" else None
    language = visit(request).language.code
    after = (await companion_answer(talk, verdict, language, model, state.opinion, say)).talk
    # A further vote may have brought the card.
    await referral.note(request, referral.of(talk, after.course, verdict))
    return after


def _new_talk(request: Request) -> Talk:
    seed = secrets.randbelow(2**31)
    return Talk.begin(started=now(), seed=seed, opening=opening(visit(request).language.code, seed))


def _open(request: Request, sealed: str) -> tuple[Talk, bool]:
    """Return the talk of a seal, or a new one and True when it was bent or is too old."""
    data = request.app.state.sealer.open(SEAL, sealed) if sealed else None
    try:
        if data is not None:
            return Talk.from_dict(data), False
    except ValueError:
        pass
    return _new_talk(request), bool(sealed)


def _lamp(request: Request) -> str:
    web: Web = request.app.state.web
    return web.lamp(visit(request).district)


def _lit(request: Request) -> None:
    if _lamp(request) == "off":
        raise NotHere(N_("The lamp is not lit here. The other rooms are open."))


def _card(request: Request, talk: Talk) -> Card | None:
    """Return the card while the talk stands at 2 or above; it stays for the rest of the talk."""
    if talk.course.level < CARD:
        return None
    # What was told once stays part of the talk: a later line does not take its people off the card.
    heard = standing(talk)
    return card_for(request, heard, limit=4 if heard.level > CARD else 3, compact=True, language=tongue(talk))


def _awake(request: Request) -> list[str]:
    """Return the names of people who answer at this moment, two at most."""
    language = visit(request).language
    lines = [
        line
        for line in card_for(request, limit=4).lines
        if line.opening.person and line.opening.state == "open"
    ]
    return [line.helpline.name if language.tag == "ja" else line.helpline.name_en for line in lines[:2]]


def _page(
    request: Request,
    talk: Talk,
    *,
    status: int = 200,
    background: BackgroundTask | None = None,
    **shown: Any,
) -> Response:
    return HTMLResponse(_text(request, talk, **shown), status, {"Vary": VARY}, background=background)


def _text(
    request: Request,
    talk: Talk,
    *,
    verdict: Verdict | None = None,
    typed: str = "",
    problem: str = "",
    notice: str = "",
    pending: bool = False,
    people: bool = False,
    rose: bool = False,
    waiting: bool = False,
    picking: bool = False,
    part: bool = False,
) -> str:
    visited = [place for place, turn in enumerate(talk.turns) if turn.who == "visitor"]
    talk, reminder = remind(talk, now(), visit(request).language.code)
    web: Web = request.app.state.web
    return web.text(
        request,
        "lamp/_turns.html" if part else "lamp/page.html",
        room=room,
        talk=talk,
        seal=request.app.state.sealer.seal(SEAL, talk.to_dict(), LIFE),
        card=_card(request, talk) or (card_for(request, limit=3, compact=True) if people else None),
        fresh=people or rose or stands(talk, verdict),
        latest=visited[-1] if visited else 0,
        typed=typed,
        problem=problem,
        notice=notice,
        reminder=reminder,
        awake=() if part else _awake(request),
        # Read from the whole talk, so only where it is shown.
        first=visit(request).voice.written(leaving.first_words(talk, visit(request).language.code))
        if talk.course.level >= CARD
        else "",
        pending=pending,
        waiting=waiting,
        streams=_lamp(request) == "model" and talk.course.level < 3,
        most=MOST,
        picks=() if pending else offered(talk, visit(request).language.code),
        picking=picking,
        part=part,
    )


room = Room(
    slug="lamp",
    title=N_("The talking lamp"),
    short=N_("The lamp listens. It is a machine."),
    routes=(
        Route("/rooms/lamp", page),
        Route("/rooms/lamp/say", say, methods=["POST"]),
        Route("/rooms/lamp/answer", answer, methods=["POST"]),
        Route("/rooms/lamp/end", end, methods=["POST"]),
        Route("/rooms/lamp/look", look, methods=["POST"]),
        Route("/rooms/lamp/people", people, methods=["POST"]),
        *(Route(f"/rooms/lamp/{name}", leaving.door) for name in ("say", "answer", "end", "look", "people")),
        *leaving.ROUTES,
    ),
)
