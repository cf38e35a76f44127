"""Name and animal: chosen, or suggested; a name that does not fit gets a kind reason and another one."""

import random
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hideout.assets import ASSETS
from hideout.errors import TooFast
from hideout.shield import take
from hideout.text import one_line
from hideout.web import form, own_path, redirect, render, visit
from moderation.triage import screen
from moderation.verdict import Outcome
from rooms import visitor as visitors

_SUGGESTED = 4


async def page(request: Request) -> Response:
    """Show the form with the present name and animal."""
    who = visitors.of(request)
    back = own_path(request.query_params.get("back", ""))
    return _form(request, who.name, who.avatar, back)


async def choose(request: Request) -> Response:
    """Take a name and an animal for two hours, or say kindly what to change."""
    sent = await form(request)
    avatar = sent.get("avatar", "")
    avatar = avatar if avatar in visitors.AVATARS else visitors.of(request).avatar
    typed = sent.get("suggested") or sent.get("name", "")
    back = own_path(sent.get("back", ""))
    try:
        take(request, "name")
    except TooFast as fast:
        return _form(request, typed[:100], avatar, back, reasons=(fast.message,), status=429)
    # The screen sees what was typed, hidden characters and all; only a name it lets through is tidied.
    verdict = screen("name", typed) if typed.strip() else None
    if verdict is not None and verdict.outcome is Outcome.REFUSE:
        return _form(request, typed[:100], avatar, back, reasons=verdict.reasons[:2], status=422)
    answer = redirect(request, back)
    visitors.remember(request, answer, visitors.Visitor(name=one_line(typed), avatar=avatar))
    return answer


def _form(
    request: Request, typed: str, avatar: str, back: str, *, reasons: tuple[str, ...] = (), status: int = 200
) -> Response:
    return render(
        request,
        "entrance/name.html",
        status,
        typed=typed,
        avatar=avatar,
        avatars=visitors.AVATARS,
        back=back,
        reasons=reasons,
        suggested=suggestions(visit(request).language.code),
    )


def suggestions(language: str, *, pick: random.Random | None = None) -> list[str]:
    """Return a few names that always fit, in the visitor's language."""
    return (pick or random.SystemRandom()).sample(_names("en" if language == "en" else "ja"), _SUGGESTED)


@lru_cache
def _names(language: str) -> list[str]:
    lines = (ASSETS / "words" / "names" / f"{language}.txt").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


ROUTES = [Route("/name", page, methods=["GET"]), Route("/name", choose, methods=["POST"])]
