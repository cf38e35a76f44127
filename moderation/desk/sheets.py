"""Sheets at the desk: many districts from a CSV file, or from rows that are put in; all of them, or none."""

from hashlib import sha256
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from hideout.districts import sheet
from hideout.districts.office import NotFit
from hideout.districts.record import FIELDS, Problem
from hideout.language import N_
from hideout.upload import Upload, form_with_file
from hideout.web import visit
from moderation.desk.guard import Member, only, pen_of, show, store_of
from moderation.desk.records import LABELS

MOST_BYTES = 1_000_000
_ROW = N_("Row")
_BOTH = N_(
    "There is a file, and there are rows as well. Please choose one of the two; the rows are still here."
)
_READ = N_(
    "Below are its rows as we could read them. If the names are right, you may keep them from here without saving anew."
)
_MEND = N_("Below are the rows of the file. You may mend them here, or mend the file and choose it again.")

# What may stand in each column of a sheet.
VALUES = {
    "code": N_("small letters, digits and hyphens; whoever has this code already is changed"),
    "prefecture": N_("東京都, 13 or JP-13"),
    "timezone": N_("Asia/Tokyo, if it is empty"),
    "languages": N_("ja ja_Hira en, with spaces between them; empty: as the site"),
    "tone": N_("younger or older"),
    "furigana": N_("yes or no; yes shows the easy sentences with readings first"),
    "lamp": N_("off, script or model; empty: as the site"),
    "exit_url": N_("an address that begins with https://; empty: as the site"),
    "filter_notice": N_("yes or no"),
    "desk_from": N_("an hour from 0 to 24, when guardians can ask its own office; may stay empty"),
    "desk_to": N_("an hour from 0 to 24; may stay empty"),
    "opens": N_("a day: 2026-12-01 or 2026/12/1; may stay empty"),
    "closes": N_("a day: 2026-12-01 or 2026/12/1; may stay empty"),
    "pupils": N_("a number: 4200 or 4,200"),
    "open": N_("yes or no; empty: yes"),
}


class Tried(NamedTuple):
    """What came of a sheet: what was kept (or None), what is wrong, the rows that come back, and what to do."""

    kept: sheet.Taken | None = None
    problems: tuple[tuple[str, Problem], ...] = ()
    rows: str = ""
    advice: str = ""
    status: int = 200


@only("admin")
async def rows(request: Request, member: Member) -> Response:
    """Show where a file is chosen, or the rows of a sheet are put in."""
    return _page(request, member, Tried())


@only("admin")
async def take_rows(request: Request, member: Member) -> Response:
    """Keep every district of the file or the rows, or none and name each that is wrong."""
    sent, file = await form_with_file(request)
    typed = sent.get("rows", "")
    ours = sent.get("came", "") == _mark(typed)
    if file and typed.strip() and not ours:
        return _page(request, member, Tried(None, (("", Problem("", _BOTH)),), typed, "", 422))
    if file and len(file.body) > MOST_BYTES:
        problem = sheet.too_large(MOST_BYTES)
        return _page(request, member, Tried(None, ((file.name, problem),), "", "", 413))
    name = file.name if file else visit(request).voice.plain(_ROW)
    try:
        pen, config = pen_of(request, member), request.app.state.config
        body = file.body if file else typed.encode()
        kept = await store_of(request).write(sheet.taken_in, pen, config, body, name)
    except NotFit as unfit:
        back, advice = _back(file) if file else (typed, "")
        return _page(request, member, Tried(None, unfit.problems, back, advice, 422))
    return _page(request, member, Tried(kept))


def _back(file: Upload) -> tuple[str, str]:
    """Return the rows of a file that was not kept, and what can be done with them."""
    try:
        return file.body.decode("utf-8-sig").replace("\0", ""), _MEND
    except UnicodeDecodeError:
        text = sheet.in_shift_jis(file.body)
        return ("", "") if text is None else (text.replace("\0", ""), _READ)


def _mark(rows: str) -> str:
    """Return what tells rows that came back from those that somebody typed; browsers send other line ends."""
    return sha256("\n".join(rows.splitlines()).strip().encode()).hexdigest()[:16]


def _page(request: Request, member: Member, tried: Tried) -> Response:
    return show(
        request,
        member,
        "district_rows.html",
        tried.status,
        typed=tried.rows,
        came=_mark(tried.rows),
        problems=[(" ".join(place.rsplit(":", 1)), problem) for place, problem in tried.problems],
        advice=tried.advice,
        kept=tried.kept,
        columns=FIELDS,
        labels=LABELS,
        values=VALUES,
        most=MOST_BYTES // 1_000_000,
    )


@only("admin")
async def template(request: Request, member: Member) -> Response:
    """Give a CSV file to begin with; the mark at its front tells Excel that it is UTF-8."""
    headers = {"Content-Disposition": 'attachment; filename="districts.csv"'}
    return Response("\ufeff" + sheet.TEMPLATE, media_type="text/csv; charset=utf-8", headers=headers)
