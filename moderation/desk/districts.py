"""Districts at the desk: each record with what it lacks and a preview, and the figures of months that are over."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import DAY, month_of, now
from hideout.districts import figures, office, report
from hideout.districts.kit import press
from hideout.districts.kit.problem import KitProblem
from hideout.districts.office import NotFit
from hideout.districts.prefecture import PREFECTURES
from hideout.districts.record import Problem, Record
from hideout.errors import NotHere
from hideout.language import N_
from hideout.store import districts, tallies
from hideout.web import visit
from moderation.desk import terms
from moderation.desk.guard import Member, notice, only, show, store_of

PAGE = 100
_NONE_YET = N_("There are no figures yet. Those of a month are there from the 2nd of the next one.")


@only("admin")
async def everything(request: Request, member: Member) -> Response:
    """Show the districts, a hundred at a time, by code."""
    after = request.query_params.get("after", "")[:40]
    rows = [row for row in await store_of(request).work(districts.everything) if row["code"] > after]
    records = [Record.from_row(row) for row in rows[:PAGE]]
    following = records[-1].code if len(rows) > PAGE else ""
    standings = {record.code: record.standing(record.today(now())) for record in records}
    return show(
        request,
        member,
        "districts.html",
        records=records,
        prefectures=PREFECTURES,
        next=following,
        standings=standings,
    )


@only("admin", viewers=True)
async def one(request: Request, member: Member) -> Response:
    """Show a district's record, what it lacks, and the doors to look through as a child would."""
    record = await _record(request, member, request.path_params["code"])
    config = request.app.state.config
    problems = await store_of(request).work(lambda _: office.check(config, record))
    return show(
        request,
        member,
        "district.html",
        record=record,
        problems=problems,
        prefectures=PREFECTURES,
        lines=request.app.state.local_helplines.of(record.code),
        names=terms.CHANNELS,
        week=list(terms.WEEK.values()),
        readers=config.readers,
    )


@only("admin", viewers=True)
async def months(request: Request, member: Member) -> Response:
    """Show the figures of a month: of a district, of a prefecture, or of the whole site."""
    scope, who, record = await _scope(request, member)
    store, zone = store_of(request), request.app.state.config.timezone
    known = await store.work(tallies.frozen_months, scope)
    last = report.written(known[0] if known else month_of(now() - DAY * 31, zone))
    asked = request.query_params.get("month", "") or last
    shown: dict[str, object] = {"told": None, "sections": [], "problem": None, "status": 200}
    try:
        month = report.month_in(asked)
        if not known and "month" not in request.query_params and not (record and record.small):
            raise NotFit(Problem("", _NONE_YET))
        if record and record.small and not known:
            raise NotFit(report.too_small())
        shown["told"] = await store.work(report.told, scope, month, now(), zone)
        shown["sections"] = figures.sections(shown["told"], _rooms(request))  # type: ignore[arg-type]
    except NotFit as unfit:
        shown |= {"problem": unfit.problems[0][1], "status": 422 if unfit.status == 2 else 200}
    status = shown.pop("status")
    assert isinstance(status, int)
    return show(
        request,
        member,
        "month.html",
        status,
        who=who,
        asked=asked,
        months=[report.written(month) for month in known],
        here=request.url.path,
        prefecture=record.prefecture if record and record.small else "",
        **shown,
    )


@only("admin", viewers=True)
async def sheet(request: Request, member: Member) -> Response:
    """Give the figures of a month as a CSV file."""
    scope, who, _ = await _scope(request, member)
    told = await _told(request, scope)
    body = figures.sheet(told, _rooms(request), visit(request).voice, who)
    return Response(body, media_type="text/csv; charset=utf-8", headers=_attached(scope, told, "csv"))


@only("admin", viewers=True)
async def paper(request: Request, member: Member) -> Response:
    """Give the figures of a month as a PDF, in the language of the page."""
    scope, who, _ = await _scope(request, member)
    told, code = await _told(request, scope), visit(request).language.tag
    try:
        body = await press.apart(press.month, told, _rooms(request), code, who)
    except KitProblem as problem:
        return notice(request, member, problem.message, 409, **problem.values)
    return Response(body, media_type="application/pdf", headers=_attached(scope, told, f"{code}.pdf"))


async def _told(request: Request, scope: str) -> dict[str, Any]:
    """Return what is told of the month that an address names; raises NotHere."""
    try:
        month = report.month_in(request.query_params.get("month", ""))
        zone = request.app.state.config.timezone
        return await store_of(request).work(report.told, scope, month, now(), zone)
    except NotFit:
        raise NotHere() from None


def _attached(scope: str, told: dict[str, Any], end: str) -> dict[str, str]:
    name = f"{scope.replace(':', '-')}-{told['month']}.{end}"
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}


async def _record(request: Request, member: Member, code: str) -> Record:
    """Return a district's record; for a viewer there is none but their own."""
    if member.district not in ("", code):
        raise NotHere()
    row = await store_of(request).read(districts.by_code, code)
    if row is None:
        raise NotHere()
    return Record.from_row(row)


async def _scope(request: Request, member: Member) -> tuple[str, str, Record | None]:
    """Return the scope that an address names, what it is called, and the record where it is a district."""
    kind, name = request.path_params.get("kind", ""), request.path_params.get("name", "")
    english = visit(request).language.code == "en"
    if kind == "district":
        record = await _record(request, member, name)
        return report.of_district(record.code), record.name_en if english else record.name_ja, record
    if kind == "prefecture" and name in PREFECTURES:
        if member.district and (await _record(request, member, member.district)).prefecture != name:
            raise NotHere()
        return report.of_prefecture(name), PREFECTURES[name][english], None
    if not kind and not member.district:
        site = request.app.state.config
        return report.SITE, site.name_en if english else site.name_ja, None
    raise NotHere()


def _rooms(request: Request) -> dict[str, str]:
    return {room.slug: room.title for room in request.app.state.rooms}
