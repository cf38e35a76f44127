"""Local helplines at the desk: an admin, or an officer of the district, adds, changes and removes its lines; its file stays what counts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import now
from hideout.districts import lines
from hideout.districts.lines import Line
from hideout.districts.office import NotFit
from hideout.districts.prefecture import PREFECTURES
from hideout.districts.record import Problem, Record
from hideout.errors import NotHere
from hideout.language import N_
from hideout.store import districts
from hideout.web import form, redirect, visit
from moderation.desk import leaf, terms
from moderation.desk.guard import Member, notice, only, pen_of, show, store_of

_WHOLE = N_("the whole country")


@only("admin", viewers=True)
async def blank(request: Request, member: Member) -> Response:
    """Show an empty leaf for a new line."""
    record, there = await _there(request, member)
    if isinstance(there, NotFit):
        return _broken(request, member, there)
    return _leaf(request, member, record, _new(request, record), lines.new_id(record))


@only("admin", viewers=True)
async def add(request: Request, member: Member) -> Response:
    """Add a line; what cannot be used comes back with every reason."""
    record, there = await _there(request, member)
    if isinstance(there, NotFit):
        return _broken(request, member, there)
    # The form brings the id it was given, so that sending it twice makes one line.
    sent = await form(request, leaf.MOST_FIELDS)
    return await _keep(request, member, record, lines.new_id(record, sent.get("id", "")), None)


@only("admin", viewers=True)
async def present(request: Request, member: Member) -> Response:
    """Show a line as it stands, to be changed or removed."""
    record, there = await _there(request, member)
    if isinstance(there, NotFit):
        return _broken(request, member, there)
    line = _named(request, there)
    return _leaf(request, member, record, leaf.typed(line.entry), line.id, line)


@only("admin", viewers=True)
async def change(request: Request, member: Member) -> Response:
    """Change a line; what cannot be used, or was changed meanwhile, comes back with its reason."""
    record, there = await _there(request, member)
    if isinstance(there, NotFit):
        return _broken(request, member, there)
    line = _named(request, there)
    return await _keep(request, member, record, line.id, line)


@only("admin", viewers=True)
async def remove(request: Request, member: Member) -> Response:
    """Take a line away, if it is still the one that was seen."""
    record, there = await _there(request, member)
    if isinstance(there, NotFit):
        return _broken(request, member, there)
    line, sent = _named(request, there), await form(request, leaf.MOST_FIELDS)
    try:
        pen, config = pen_of(request, member), request.app.state.config
        await store_of(request).write(lines.remove, pen, config, record, line.id, sent.get("mark", ""))
    except NotFit as unfit:
        return _leaf(request, member, record, leaf.typed(line.entry), line.id, line, unfit)
    return _done(request, record)


async def _keep(request: Request, member: Member, record: Record, id: str, line: Line | None) -> Response:
    sent = await form(request, leaf.MOST_FIELDS)
    mark = sent.pop("mark", "") if line else ""
    entry = leaf.entry_of(id, sent, line.entry if line else {})
    try:
        pen, config = pen_of(request, member), request.app.state.config
        await store_of(request).write(lines.keep, pen, config, record, entry, mark, _today(record))
    except NotFit as unfit:
        return _leaf(request, member, record, sent, id, line, unfit)
    return _done(request, record)


def _done(request: Request, record: Record) -> Response:
    # Pages are joined from what was read a moment ago: they must not wait for the next look.
    request.app.state.local_helplines.renew(record.code)
    return redirect(request, f"/desk/districts/{record.code}")


def _leaf(
    request: Request,
    member: Member,
    record: Record,
    words: Mapping[str, str],
    id: str,
    line: Line | None = None,
    unfit: NotFit | None = None,
) -> Response:
    order = list(terms.FIELDS)
    wrong = sorted(
        (problem for _, problem in unfit.problems) if unfit else (),
        key=lambda problem: order.index(problem.field) if problem.field in order else 0,
    )
    english = visit(request).language.code == "en"
    country = request.app.state.config.country.upper()
    regions = {country: _WHOLE} | (
        {record.prefecture: PREFECTURES[record.prefecture][english]}
        if record.prefecture in PREFECTURES
        else {}
    )
    return show(
        request,
        member,
        "line_form.html",
        (409 if unfit.status == 409 else 422) if unfit else 200,
        record=record,
        line=line,
        id=id,
        words=words,
        wrong=wrong,
        terms=terms,
        regions=_with(regions, words.get("region", "")),
        ways=leaf.rows(words, "way", leaf.WAYS),
        times=leaf.rows(words, "time", leaf.TIMES),
        sources=leaf.rows(words, "source", leaf.SOURCES),
        spoken={"": N_("all of them")} | terms.CHANNELS,
    )


def _with(choices: Mapping[str, str], said: str) -> Mapping[str, str]:
    """Return choices with what stands there among them, whoever wrote it."""
    return choices if said in choices or not said else {**choices, said: said}


def _new(request: Request, record: Record) -> dict[str, str]:
    """Return what most lines of a town have, so that it need not be typed."""
    return {
        "kind": "public_service", "topic-any": "on", "audience-children": "on", "audience-teens": "on",
        "operator": record.name_ja, "languages": "ja", "confidence": "confirmed",
        "region": record.prefecture or request.app.state.config.country.upper(),
        "way0-type": "phone", "time0-form": "days", "source0-by": "municipality",
        "source0-confirms-number": "on", "source0-confirms-hours": "on", "checked_on": _today(record).isoformat(),
    }  # fmt: skip


def _today(record: Record) -> date:
    return datetime.fromtimestamp(now(), ZoneInfo(record.timezone)).date()


async def _there(request: Request, member: Member) -> tuple[Record, dict[str, Line] | NotFit]:
    """Return the district and its lines, or what keeps its file from being used; raises NotHere, also for another's."""
    code, config = request.path_params["code"], request.app.state.config
    if member.district not in ("", code):
        raise NotHere()
    row = await store_of(request).read(districts.by_code, code)
    if row is None:
        raise NotHere()
    try:
        return Record.from_row(row), await store_of(request).work(lambda _: lines.kept(config, code))
    except NotFit as unfit:
        return Record.from_row(row), unfit


def _named(request: Request, there: Mapping[str, Line]) -> Line:
    line = there.get(request.path_params["line"])
    if line is None:
        raise NotHere()
    return line


def _broken(request: Request, member: Member, unfit: NotFit) -> Response:
    problem: Problem = unfit.problems[0][1]
    values: Mapping[str, Any] = problem.values
    return notice(request, member, problem.text, 409, **values)
