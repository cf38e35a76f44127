"""The runbook: a page for each kind of case, shipped with the house and rewritten by those who lead the desk."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from hideout.assets import ASSETS
from hideout.errors import NotHere
from hideout.language import N_
from hideout.store import Db, reach, runbook
from hideout.store.audit import Pen
from hideout.text import clean, staff_html
from hideout.web import form, visit
from moderation.desk import ledger
from moderation.desk.guard import Member, only, pen_of, show, store_of
from moderation.desk.onward import onward
from moderation.desk.reaching import named
from moderation.desk.rota import zone_of

# Kind of case -> what its page is called; a text for each lies in `assets/runbook/<language>/<kind>.md`.
KINDS = {
    "danger": N_("A life is in danger now"),
    "abuse": N_("A child is being hurt"),
    "threat": N_("Somebody threatens others"),
    "stranger": N_("Meeting or writing with a stranger"),
}
# What was heard -> its page; of anything else that weighs it is the one about a life in danger.
_BY_CATEGORY = {"violence": "threat", "abuse": "abuse", "sexual_abuse": "abuse", "grooming": "stranger"}
# How much markup the cleaning of staff texts lets through.
_MOST = 4000
_EMPTY = N_("The page cannot be empty.")
_LONG = N_("That is longer than one page holds.")
_FASTER = N_(
    "Somebody else has changed this page meanwhile. Yours stands below; theirs is above. Please join them."
)
_markdown = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])


def shipped(kind: str, language: str) -> str:
    """Return the text of a page as it travels with the house."""
    folder = "en" if language == "en" else "ja"
    return (ASSETS / "runbook" / folder / f"{kind}.md").read_text("utf-8")


def shown(text: str) -> Markup:
    """Return a page's Markdown as harmless markup."""
    return staff_html(_markdown.render(text))


def page_of(heard: Mapping[str, Any], *, weighs: bool = True) -> str:
    """Return which page is about what was heard in a post, which `weighs` by itself or not; nothing where that cannot be told."""
    found: Sequence[Mapping[str, Any]] = heard.get("findings", ())
    gravest = max(found, key=lambda one: one.get("level", 0), default=None)
    told = _BY_CATEGORY.get((gravest or {}).get("category") or "", "")
    return told or ("danger" if weighs else "stranger" if "contact" in heard.get("flags", ()) else "")


@only("reader")
async def pages(request: Request, member: Member) -> Response:
    """Show which pages there are."""
    leads = named(await store_of(request).read(reach.leads))
    return show(request, member, "runbook.html", kinds=KINDS, leads=leads)


@only("reader")
async def page(request: Request, member: Member) -> Response:
    """Show one page, and to leads the form that changes it."""
    return await _page(request, member)


@only("lead")
async def write(request: Request, member: Member) -> Response:
    """Keep a new version of a page; the old ones stay."""
    kind, sent = _kind(request), await form(request)
    body, known = clean(sent.get("body", "")), sent.get("known", "")
    problem = _EMPTY if not body else _LONG if len(_markdown.render(body)) > _MOST else ""
    if problem:
        return await _page(request, member, 422, typed=body[: 2 * _MOST], problem=problem)
    number = int(known) if known.isascii() and known.isdecimal() and len(known) < 9 else -1
    if not await store_of(request).write(_write, pen_of(request, member), kind, number, body):
        return await _page(request, member, 409, typed=body, problem=_FASTER)
    return onward(request, f"/desk/runbook/{kind}", "published")


async def _page(
    request: Request, member: Member, status: int = 200, *, typed: str = "", problem: str = ""
) -> Response:
    kind, store = _kind(request), store_of(request)
    asked = request.query_params.get("version", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 0
    newest = await store.read(runbook.page, kind)
    known = newest["version"] if newest else 0
    row = await store.read(runbook.page, kind, number) if number else newest
    if number and row is None:
        raise NotHere()
    text = row["body"] if row else shipped(kind, visit(request).language.code)
    return show(
        request,
        member,
        "runbook_page.html",
        status,
        kind=kind,
        title=KINDS[kind],
        leads=named(await store.read(reach.leads)),
        text=shown(text),
        known=known,
        version=row["version"] if row else 0,
        typed=typed or text,
        problem=problem,
        versions=[
            old | {"time": datetime.fromtimestamp(old["at"], zone_of(request)).strftime("%Y-%m-%d %H:%M")}
            for old in await store.work(runbook.versions, kind)
        ],
    )


def _kind(request: Request) -> str:
    kind: str = request.path_params["kind"]
    if kind not in KINDS:
        raise NotHere()
    return kind


def _write(db: Db, pen: Pen, kind: str, known: int, body: str) -> bool:
    newest = runbook.page(db, kind)
    if known != (newest["version"] if newest else 0):
        return False
    if not runbook.write(db, kind, known, body, pen.staff, pen.at):
        return False
    ledger.enter(db, pen, "runbook", kind, body)
    return True
