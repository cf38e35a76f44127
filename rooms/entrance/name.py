"""Name and animal: chosen, or suggested; a name that does not fit gets a kind reason and another one."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
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
from moderation.verdict import Outcome, Verdict
from rooms import posting
from rooms import visitor as visitors
from rooms.board import show
from rooms.card import card_for

_SUGGESTED = 4
_MOST = 60


async def page(request: Request) -> Response:
    """Show the form with the present name and animal."""
    who = visitors.of(request)
    return _form(request, who.name, who.avatar, _Seen(back=own_path(request.query_params.get("back", ""))))


async def choose(request: Request) -> Response:
    """Take a name and an animal for two hours, or say kindly what to change.

    Coming from a board, what had been written there travels through this form and stands in the board's again.
    """
    sent = await form(request)
    room = next(
        (room for room in request.app.state.rooms if room.fields and room.slug == sent.get("from")), None
    )
    draft = posting.read(room.fields, sent).values if room else {}
    before = visitors.of(request)
    seen = _Seen(
        back=f"/rooms/{room.slug}" if room else own_path(sent.get("back", "")),
        origin=room.slug if room else "",
        draft=draft,
    )
    if room and "avatar" not in sent:
        return _form(request, before.name, before.avatar, seen)
    avatar = sent.get("avatar", "")
    avatar = avatar if avatar in visitors.AVATARS else before.avatar
    typed = sent.get("suggested") or sent.get("name", "")
    try:
        take(request, "name")
    except TooFast as fast:
        return _form(request, typed[:100], avatar, seen, reasons=(fast.message,), status=429)
    # The screen sees what was typed, hidden characters and all; only a name it lets through is tidied.
    # Whatever is longer than a name can be is refused for that alone; more of it need not be read.
    verdict = screen("name", typed[:_MOST]) if typed.strip() else None
    if verdict is not None and verdict.outcome is Outcome.REFUSE:
        heavy = verdict if verdict.level >= 2 else None
        return _form(request, typed[:100], avatar, seen, reasons=verdict.reasons[:2], status=422, heavy=heavy)
    who = visitors.Visitor(name=one_line(typed), avatar=avatar)
    answer = (
        await show(request, room, posting.Draft(values=draft), who) if room else redirect(request, seen.back)
    )
    visitors.remember(request, answer, who)
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """Where somebody came from, and what they had written there."""

    back: str
    origin: str = ""
    draft: Mapping[str, str] = field(default_factory=dict)


def _form(
    request: Request,
    typed: str,
    avatar: str,
    seen: _Seen,
    *,
    reasons: tuple[str, ...] = (),
    status: int = 200,
    heavy: Verdict | None = None,
) -> Response:
    return render(
        request,
        "entrance/name.html",
        status,
        typed=typed,
        avatar=avatar,
        avatars=visitors.AVATARS,
        seen=seen,
        reasons=reasons,
        suggested=suggestions(visit(request).language.code),
        card=card_for(request, heavy, limit=3, compact=True) if heavy else None,
    )


def suggestions(language: str, *, pick: random.Random | None = None) -> list[str]:
    """Return a few names that always fit, in the visitor's language."""
    return (pick or random.SystemRandom()).sample(_names("en" if language == "en" else "ja"), _SUGGESTED)


@lru_cache
def _names(language: str) -> list[str]:
    lines = (ASSETS / "words" / "names" / f"{language}.txt").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


ROUTES = [Route("/name", page, methods=["GET"]), Route("/name", choose, methods=["POST"])]
