"""People to talk to: helplines by need and by "open now", questions and answers, and the help page of every page."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from hideout.clock import now
from hideout.helplines import Helpline
from hideout.language import N_
from hideout.room import Room
from hideout.shield import GUARD
from hideout.web import VARY, Web, cookie_name, form, render, visit
from rooms import kept, pieces
from rooms.card import Line, card_for, helplines_of

# What somebody may need -> the topics of helplines; the order is the order of the buttons.
NEEDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "die": (N_("I want to die, or to vanish"), ("suicide", "self_harm")),
    "heart": (N_("My heart is heavy; I cannot sleep"), ("mental_health", "suicide")),
    "alone": (N_("I am alone"), ("loneliness",)),
    "school": (N_("School, friends, being bullied"), ("bullying", "school")),
    "home": (N_("Home, family, being hit"), ("abuse", "family", "domestic_violence", "carer")),
    "body": (N_("Somebody touched me; pregnancy"), ("sexual_violence", "pregnancy")),
    "net": (N_("The net, pictures, threats"), ("online_trouble", "crime_victim")),
    "self": (N_("Who I am, whom I love"), ("gender_sexuality",)),
    "habit": (N_("Eating, medicines, things I cannot stop"), ("eating", "substance")),
    "loss": (N_("Somebody died"), ("grief",)),
    "money": (N_("Money, work, a place to live"), ("money", "work", "housing", "legal")),
    "tongue": (N_("Japanese is difficult for me"), ("foreign_language",)),
}
_SHOWN = 8


async def page(request: Request) -> Response:
    """Show the needs to choose from, and people for anybody."""
    return _show(request, need="", only_open=False, status=200)


async def choose(request: Request) -> Response:
    """Show people for one need; the choice is sent in the body and kept nowhere."""
    sent = await form(request)
    need = sent.get("need", "")
    return _show(
        request,
        need=need if need in NEEDS else "",
        only_open="open" in sent,
        status=200 if need in NEEDS or not need else 422,
    )


async def help_page(request: Request) -> Response:
    """Show everybody one can turn to, sorted by need; never limited, never in need of script."""
    left = cookie_name(request, GUARD) in request.cookies
    web: Web = request.app.state.web

    async def make() -> str:
        card = card_for(request, limit=6)
        return web.text(request, "people/help.html", card=card, groups=_groups(request), left=left)

    # Rendered once a minute for everybody alike: this page must answer however many ask.
    text = await kept.page(request, ("help", now() // 60, left), make)
    return HTMLResponse(text, headers={"Vary": VARY})


def _groups(request: Request) -> list[tuple[str, list[Line]]]:
    left = _lines(request, (), only_open=False)
    tag = visit(request).language.tag
    groups: list[tuple[str, list[Line]]] = []
    for label, topics in NEEDS.values():
        mine = [line for line in left if not _regional(line.helpline) and _fits(line.helpline, topics)]
        left = [line for line in left if line not in mine]
        groups.append((label, sorted(mine, key=lambda line: _rank(line, topics, tag))))
    groups.append((N_("Everything else"), [line for line in left if not _regional(line.helpline)]))
    groups.append((N_("Lines of single prefectures"), [line for line in left if _regional(line.helpline)]))
    return [group for group in groups if group[1]]


def _regional(helpline: Helpline) -> bool:
    return "-" in helpline.region and not helpline.local


def _show(request: Request, *, need: str, only_open: bool, status: int) -> Response:
    topics = NEEDS[need][1] if need else ()
    found = _lines(request, topics, only_open=only_open)[:_SHOWN] if need or only_open else []
    shown = {line.helpline.id for line in found}
    card = card_for(request)
    return render(
        request,
        "people/page.html",
        status,
        room=room,
        needs=NEEDS,
        need=need,
        only_open=only_open,
        lines=found,
        card=replace(card, lines=tuple(line for line in card.lines if line.helpline.id not in shown)),
    )


def _lines(request: Request, topics: tuple[str, ...], *, only_open: bool) -> list[Line]:
    """Return lines for these topics (all for none), people first: open now, day and night, free, without a name."""
    at = now()
    country = request.app.state.config.country.upper()
    language = visit(request).language.tag
    found = [
        Line.at(line, at)
        for line in helplines_of(request).all()
        if (line.local or line.region.partition("-")[0] == country) and _fits(line, topics)
    ]
    if only_open:
        found = [line for line in found if line.opening.state == "open" and line.opening.person]
    return sorted(found, key=lambda line: _rank(line, topics, language))


def _fits(line: Helpline, topics: tuple[str, ...]) -> bool:
    # A line for what was swallowed lists other needs, too, but is of no use to a heavy heart.
    if topics and line.topics[0] == "substance" and "substance" not in topics:
        return False
    return line.confidence != "unconfirmed" and (not topics or any(topic in line.topics for topic in topics))


def _rank(line: Line, topics: tuple[str, ...], language: str) -> tuple[bool | int, ...]:
    here = line.helpline
    first = min((here.topics.index(topic) for topic in topics if topic in here.topics), default=0)
    speaks = language in here.languages
    is_open = line.opening.state == "open" and line.opening.person
    return (
        line.opening.state == "closed",
        not here.local,
        _regional(here),
        language != "ja" and not speaks,
        not is_open,
        here.kind == "emergency",
        first,
        not any(channel.free for channel in here.channels),
        not here.anonymous,
    )


room = Room(
    slug="people",
    title=N_("People to talk to"),
    short=N_("Find a person who will listen."),
    routes=(
        Route("/rooms/people", page, methods=["GET"]),
        Route("/rooms/people", choose, methods=["POST"]),
        pieces.shelf(
            kind="answer", path="/rooms/people/questions", template="people/questions.html", whole=True
        ),
        Route("/help", help_page),
    ),
)
