"""The check: from a school's tablet, whether this place can be reached as it should; nothing of it is stored."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from hideout.clock import now
from hideout.errors import Refused
from hideout.language import N_
from hideout.shield import take
from hideout.web import Web, cookie_name, drop_cookie, form, redirect, render, set_cookie, visit

COOKIE = "check"
# Harmless signs of every kind that a page here may hold; a filter must bring them back as they were.
WORDS = "きょうは、雪がふっています。「しろい ユキ」 Snow & ice, 100% white. ♪ ☂ ＜＞"
_SAMPLE = (
    "<!doctype html><html lang=ja><head><title>ひとやすみ</title></head><body>\n"
    + "".join(f"<p>{line}: {WORDS.replace('&', '&amp;')}</p>\n" for line in range(40))
    + "</body></html>\n"
)
_BEATS, _BEAT = 4, 0.4
_WHAT = {
    "page": (N_("The page opens"), N_("You can read this, so it does.")),
    "form": (N_("A form can be sent"), N_("The button above sent a few harmless letters, and they must arrive as they were.")),
    "cookie": (N_("A cookie comes back"), N_("Without it, readings and large letters have to be chosen on every page.")),
    "clock": (N_("The clock is right"), N_("A wrong clock shows people as open who are asleep.")),
    "stream": (N_("Words come one by one"), N_("If they are held back, answers come later, but they come.")),
    "storage": (N_("One page can be kept"), N_("It holds telephone numbers, and nothing that somebody did.")),
    "offline": (N_("The page without a network is there"), N_("With it, numbers can be read when the network is gone.")),
    "rewriting": (N_("Pages arrive as they were sent"), N_("If a filter puts something into them, parts may not work.")),
    "sound": (N_("Sound can be heard"), N_("Press the button, and listen for a soft tone.")),
    "exit": (N_("The way out opens"), N_("Open it, and come back with the Back button. It must show an ordinary page.")),
}  # fmt: skip
# What the tablet's script finds out, and what a person has to say.
BY_SCRIPT, BY_PERSON = ("clock", "stream", "storage", "offline", "rewriting"), ("sound", "exit")


async def page(request: Request) -> Response:
    """Show the check; after the form was sent, with what the server knows of it."""
    sent = request.query_params.get("sent", "")
    tried = sent in ("same", "changed")
    cookie = cookie_name(request, COOKIE) in request.cookies
    known = {"page": "ok"}
    if tried:
        known |= {"form": "ok" if sent == "same" else "bad", "cookie": "ok" if cookie else "bad"}
    web: Web = request.app.state.web
    district = visit(request).district
    zone = ZoneInfo(district.timezone if district else web.config.timezone)
    answer = render(
        request,
        "rooms/check.html",
        what=_WHAT,
        known=known,
        by_script=BY_SCRIPT,
        by_person=BY_PERSON,
        tried=tried,
        words=WORDS,
        exit_url=web.exit_url(district),
        at=now(),
        clock=datetime.fromtimestamp(now(), zone).strftime("%Y-%m-%d %H:%M"),
        browser=request.headers.get("user-agent", "")[:200],
        host=request.url.netloc,
    )
    if cookie:
        drop_cookie(request, answer, COOKIE)
    return answer


async def send(request: Request) -> Response:
    """Take the harmless letters, and say on the next page whether they arrived as they were."""
    take(request, "change")
    try:
        same = (await form(request)).get("words", "") == WORDS
    except Refused:
        same = False
    answer = redirect(request, "/check", sent="same" if same else "changed")
    set_cookie(request, answer, COOKIE, "1", age=None)
    return answer


async def stream(request: Request) -> Response:
    """Send a few beats, one after the other."""
    take(request, "change")
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_beats(), media_type="text/event-stream", headers=headers)


async def _beats() -> AsyncIterator[str]:
    for beat in range(_BEATS):
        yield f"data: {beat}\n\n"
        await asyncio.sleep(_BEAT)


async def sample(request: Request) -> Response:
    """Send a page that is always the same, with a sum over its letters in a header."""
    return HTMLResponse(_SAMPLE, headers={"X-Sum": str(letter_sum(_SAMPLE))})


def letter_sum(text: str) -> int:
    """Return a sum over a text's code points that the script of the page works out as well."""
    total = 7
    for char in text:
        total = (total * 31 + ord(char)) % 1_000_000_007
    return total


ROUTES = [
    Route("/check", page),
    Route("/check", send, methods=["POST"]),
    Route("/check/stream", stream),
    Route("/check/sample", sample),
]
