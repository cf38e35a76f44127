"""Words: what leads add to the listener's lists or take out of them, tried on what came before, published, undone."""

from collections.abc import Sequence
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from hideout.errors import NotHere
from hideout.language import N_
from hideout.store import Db, Row, wordlists
from hideout.store.audit import Pen
from hideout.web import form
from moderation import trial
from moderation import words as lists
from moderation.desk.gravity import LEVELS
from moderation.desk.guard import Member, only, pen_of, show, store_of
from moderation.desk.labels import FLAGS
from moderation.desk.lists import GROUPS, TITLES, fault
from moderation.desk.onward import onward
from moderation.desk.rota import zone_of
from moderation.hearing import full_text
from moderation.risk import EVERYDAY
from moderation.rulebook import RULES
from moderation.tongue import TONGUES
from moderation.triage import screen
from moderation.words import BrokenList

TRIED = 1000
_MOST = 20_000
_SHOWN = 40
_DANGER = 2
_KINDS = {"hear": "", "harmless": "- ", "out": "! "}
_BROKEN = N_("A line cannot be used: “{line}”: {why}")
_LONG = N_("Those are more than 20,000 characters.")
_FASTER = N_(
    "Somebody else has published this list meanwhile. Nothing of yours was kept; theirs stands in the versions."
)
_GRAVE = N_(
    "This takes away what is heard as danger. Please look at what it would have changed; if it is right, tick below and publish once more."
)
_EMPTY = N_("Please write a line to add.")
_NO_TRIAL = N_("It cannot be tried just now. Please try again in a minute.")
_OTHERS = N_("Others")
_SAME = N_("Nothing is changed yet.")
_NAMES = TONGUES | {"ja-Latn": "日本語 (ABC)"}


@only("lead")
async def overview(request: Request, member: Member) -> Response:
    """Show every list, and how many lines were added to it here."""
    newest = {(row["language"], row["name"]): row for row in await store_of(request).work(wordlists.newest)}
    own = {place: len(_lines(newest[place]["body"])) if place in newest else 0 for place in lists.lists()}
    # Each language has only some of the lists; one that nobody has named yet is called as its file.
    known = {code: [name for tongue, name in own if tongue == code] for code in lists.LANGUAGES}
    rest = {name: name for _, name in own if name not in TITLES}
    groups = GROUPS | ({_OTHERS: rest} if rest else {})
    found = {code: groups for code, names in known.items() if names}
    return show(request, member, "words.html", found=found, lists=known, own=own, names=_NAMES)


@only("lead")
async def word_list(request: Request, member: Member) -> Response:
    """Show one list: what travels with the house, what was added, and the versions."""
    return await _page(request, member)


@only("lead")
async def change(request: Request, member: Member) -> Response:
    """Work on a draft (add a line, take one out), try it, publish it, or go back to the version before."""
    language, name = _named(request)
    sent, store = await form(request), store_of(request)
    body = "\n".join(_lines(sent.get("body", "")))
    known = sent.get("known", "")
    number = int(known) if known.isascii() and known.isdecimal() and len(known) < 9 else -1
    do, line = sent.get("do", ""), " ".join(sent.get("line", "").split())
    if do == "undo":
        body = await store.work(wordlists.before, language, name)
    elif do.startswith("out:"):
        body = _taken_out(body, do.removeprefix("out:"))
    elif do == "add":
        if not line:
            return await _page(request, member, 422, draft=body, problem=_EMPTY)
        body = "\n".join([*_lines(body), _KINDS.get(sent.get("kind", ""), "") + line])
    if len(body) > _MOST:
        return await _page(request, member, 422, draft=body[: 2 * _MOST], problem=_LONG)
    try:
        lists.check(language, name, body)
    except BrokenList as error:
        wrong = fault(str(error), _lines(body))
        return await _page(request, member, 422, draft=body, problem=_BROKEN, wrong=wrong, line=line)
    if do == "try":
        return await _try(request, member, language, name, body)
    if do == "publish" and sent.get("sure") != "yes":
        published = await store.work(wordlists.versions, language, name)
        if _silences(name, body, published[0]["body"] if published else ""):
            return await _try(request, member, language, name, body, sure=True)
    if do in ("publish", "undo"):
        pen = pen_of(request, member)
        if not await store.write(_publish, pen, language, name, body, number):
            return await _page(request, member, 409, draft=body, problem=_FASTER)
        return onward(request, f"/desk/words/{language}/{name}", "published" if do == "publish" else "before")
    return await _page(request, member, draft=body)


async def _try(
    request: Request, member: Member, language: str, name: str, body: str, *, sure: bool = False
) -> Response:
    store = store_of(request)
    rows = await store.work(wordlists.newest)
    before = {(row["language"], row["name"]): row["body"] for row in rows}
    silenced = _silences(name, body, before.get((language, name), ""))
    if before.get((language, name), "") == body:
        return await _page(request, member, 422, draft=body, problem=_SAME)
    came = await store.work(wordlists.came, TRIED)
    texts = [
        full_text(post["body"], [part for part in post["order"] if part in post["body"]]) for post in came
    ]
    try:
        changes = await trial.run(before, before | {(language, name): body}, texts)
    except trial.NoTrial:
        return await _page(request, member, 503, draft=body, problem=_NO_TRIAL)
    told = [
        {
            "post": came[change.place]["post"],
            "text": texts[change.place],
            "before": change.before,
            "after": change.after,
        }
        for change in changes
    ]
    status, problem = 422 if sure else 200, _GRAVE if silenced else ""
    return await _page(
        request,
        member,
        status,
        draft=body,
        problem=problem,
        tried=len(texts),
        changes=told,
        sure=bool(silenced),
        silenced=silenced,
    )


async def _page(
    request: Request,
    member: Member,
    status: int = 200,
    *,
    draft: str | None = None,
    problem: str = "",
    wrong: tuple[str, str] = ("", ""),
    line: str = "",
    tried: int | None = None,
    changes: list[Row] = [],
    sure: bool = False,
    silenced: Sequence[str] = (),
) -> Response:
    language, name = _named(request)
    store = store_of(request)
    versions = await store.work(wordlists.versions, language, name)
    published = versions[0]["body"] if versions else ""
    body = published if draft is None else draft
    path = lists.folder() / language / f"{name}.txt"
    out = {own[1:].strip() for own in _lines(body) if own.startswith("!")}
    return show(
        request,
        member,
        "word_list.html",
        status,
        language_code=language,
        name=name,
        body=body,
        own=_lines(body),
        shipped=[one for one in _lines(path.read_text("utf-8")) if not one.startswith(("#", "@"))],
        out=out,
        changed=body != published,
        known=versions[0]["version"] if versions else 0,
        versions=[
            old
            | {
                "time": datetime.fromtimestamp(old["at"], zone_of(request)).strftime("%Y-%m-%d %H:%M"),
                "lines": len(_lines(old["body"])),
            }
            for old in versions
        ],
        problem=problem,
        wrong=wrong,
        title=TITLES.get(name, name),
        tongue=_NAMES[language],
        line=line,
        tried=tried,
        changes=changes[:_SHOWN],
        more=max(0, len(changes) - _SHOWN),
        would=len(changes),
        sure=sure,
        silenced=silenced,
        levels=LEVELS,
        flags=FLAGS,
    )


def _silences(name: str, body: str, published: str) -> list[str]:
    """Return what a draft newly calls harmless, or takes out, though it is heard as danger."""
    quiet = name == EVERYDAY
    new = [
        line for line in _lines(body) if line not in _lines(published) and (quiet or line[:1] in ("-", "!"))
    ]
    grave = quiet or any(rule.list == name and rule.level >= _DANGER for rule in RULES)
    told = [line[1:].strip() if line[:1] in ("-", "!") else line for line in new]
    return [words for words in told if grave or screen("post", words).level >= _DANGER]


def _named(request: Request) -> tuple[str, str]:
    wanted = request.path_params["language"], request.path_params["name"]
    if wanted not in set(lists.lists()):
        raise NotHere()
    return wanted


def _lines(body: str) -> list[str]:
    return [line.strip() for line in body.splitlines() if line.strip()]


def _taken_out(body: str, line: str) -> str:
    """Return the draft without one of its own lines, or with a line that takes a shipped one out."""
    own = _lines(body)
    return "\n".join([one for one in own if one != line] if line in own else [*own, f"! {line}"])


def _publish(db: Db, pen: Pen, language: str, name: str, body: str, known: int) -> bool:
    newest = wordlists.versions(db, language, name)
    if known != (newest[0]["version"] if newest else 0):
        return False
    wordlists.save(db, pen.secret, language, name, body, staff=pen.staff, at=pen.at)
    return True
