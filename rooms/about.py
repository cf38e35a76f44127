"""Pages that say what this place is, what is kept, how to stay safe, what the lamp is, and what may be on a wall.

What they say about the lamp is read from the very constants that it works by.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from companion.answer import WRITTEN_ONLY
from companion.model import MOST_SENTENCES, Deadlines
from companion.talk import CARD, LIFE
from hideout.clock import HOUR, MINUTE, month_of, now
from hideout.language import N_
from hideout.store import Store, referrals
from hideout.tally import FEWEST
from hideout.web import Web, render, visit
from moderation.course import QUIET

# What each step of the listening is called, and what it stands for.
LEVELS = (
    (N_("nothing"), N_("Ordinary talk, jokes, games, songs, moods.")),
    (N_("worry"), N_("It is hard: tired, alone, bullied, afraid of school or home.")),
    (
        N_("serious"),
        N_("A wish to die or vanish, hurting oneself, being hit or touched, a friend in danger."),
    ),
    (N_("now"), N_("It may happen today, is happening, or has happened already.")),
)


def _page(template: str) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        config, web = request.app.state.config, request.app.state.web
        district = visit(request).district
        return render(
            request,
            f"rooms/about/{template}.html",
            config=config,
            retention=config.retention,
            readers=config.readers,
            rooms=len(request.app.state.rooms) - (web.lamp(district) == "off"),
            talks_outside=web.talks_outside(district),
        )

    return page


async def _ai(request: Request) -> Response:
    return render(request, "rooms/about/ai.html", **await _facts(request))


async def _safety(request: Request) -> Response:
    steps = [
        {"name": name, "means": means, "card": level >= CARD, "written": level >= WRITTEN_ONLY}
        for level, (name, means) in enumerate(LEVELS)
    ]
    return render(request, "rooms/about/safety.html", steps=steps, quiet=QUIET, **await _facts(request))


async def _facts(request: Request) -> Mapping[str, Any]:
    """Return what the pages about the lamp say of this very site."""
    config, store = request.app.state.config, request.app.state.store
    assert isinstance(store, Store)
    web: Web = request.app.state.web
    year = month_of(now(), config.timezone) // 100
    rows = await store.read(referrals.of_year, year)
    return {
        "model": web.lamp(visit(request).district) == "model",
        "asked": sorted({urlsplit(url).hostname for url, _, _ in config.endpoints} - {None})
        if web.talks_outside(visit(request).district)
        else [],
        "sentences": MOST_SENTENCES,
        "seconds": int(Deadlines().first),
        "hours": LIFE // HOUR,
        "reminder": HOUR // MINUTE,
        "year": year,
        "referrals": sum(row["count"] for row in rows),
        "fewest": FEWEST,
    }


ROUTES = [
    Route("/about", _page("place")),
    *(Route(f"/about/{name}", _page(name)) for name in ("privacy", "rules")),
    Route("/about/ai", _ai),
    Route("/about/safety", _safety),
]
