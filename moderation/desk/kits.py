"""Kits at the desk: what a district needs for its bookmark, to be downloaded by those who run the house, or the district."""

from starlette.requests import Request
from starlette.responses import Response

from hideout.districts.kit import press, register
from hideout.districts.kit.problem import NO_DISTRICT, KitProblem
from hideout.errors import NotHere
from hideout.store import districts
from hideout.web import part_of
from moderation.desk.guard import Member, notice, only, show, store_of

PAGE = 100


@only("admin")
async def kits(request: Request, member: Member) -> Response:
    """Show the open districts, each with its kit."""
    return await _page(request, member)


@only("admin", viewers=True)
async def download(request: Request, member: Member) -> Response:
    """Send the kit of a district, to an officer that of their own; what keeps it from being made is said."""
    code, config = request.path_params["code"], request.app.state.config
    if member.district not in ("", code):
        raise NotHere()
    try:
        (order,) = await store_of(request).work(
            lambda db: register.orders(config, districts.everything(db), [code])
        )
        body = await press.apart(press.pack, order)
    except KitProblem as problem:
        if member.district:
            return notice(request, member, problem.message, 409, **problem.values)
        return await _page(request, member, problem)
    name = f'attachment; filename="{press.file_name(code)}"'
    return Response(body, media_type="application/zip", headers={"Content-Disposition": name})


async def _page(request: Request, member: Member, problem: KitProblem | None = None) -> Response:
    after = request.query_params.get("after", "")
    rows = await store_of(request).read(districts.everything)
    shown, more = part_of([row for row in rows if row["open"] and row["code"] > after], PAGE)
    config = request.app.state.config
    status = 200 if problem is None else 404 if problem.message == NO_DISTRICT else 409
    return show(
        request,
        member,
        "kits.html",
        status,
        districts=shown,
        next=shown[-1]["code"] if more else "",
        address=config.address,
        trial=not config.secure,
        problem=problem,
    )
