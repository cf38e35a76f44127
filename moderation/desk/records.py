"""Records at the desk: adding a district, and changing one; the office decides."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from hideout.config import LAMPS
from hideout.districts import office
from hideout.districts.office import NotFit
from hideout.districts.prefecture import PREFECTURES
from hideout.districts.record import FIELDS, TONES, Record
from hideout.errors import NotHere
from hideout.language import LANGUAGES, N_
from hideout.store import districts
from hideout.web import form, redirect, visit
from moderation.desk.guard import Member, only, pen_of, show, store_of

_BLANK = dict.fromkeys(FIELDS, "") | {"timezone": "Asia/Tokyo", "tone": "older", "furigana": "0", "open": "1"}
# Until somebody knows better, children are told that typing may be seen.
_NEW = _BLANK | {"filter_notice": "1"}
LABELS = {
    "code": N_("Code"),
    "name_ja": N_("Name in Japanese"),
    "name_en": N_("Name in English"),
    "prefecture": N_("Prefecture"),
    "timezone": N_("Time zone"),
    "languages": N_("Languages that come first"),
    "tone": N_("Tone"),
    "furigana": N_("Readings from the start"),
    "lamp": N_("Lamp"),
    "exit_url": N_("Way out"),
    "filter_notice": N_("Notice about the filter"),
    "desk_from": N_("Its own office answers from (hour)"),
    "desk_to": N_("Its own office answers until (hour)"),
    "opens": N_("Open from (day)"),
    "closes": N_("Open until (day)"),
    "pupils": N_("Pupils"),
    "open": N_("Entrance"),
}
HINTS = {
    "name_en": N_("For the English papers and pages, such as Miyazaki City."),
    "prefecture": N_("Its own lines are shown, too, where our data has any."),
    "furigana": N_(
        "Its pages then begin in easy Japanese, with readings. Children can switch them on and off on every page."
    ),
    "lamp": N_("What children may talk to. Never more than the site has."),
    "filter_notice": N_("Stands beside every text box: the school may see what is typed."),
    "desk_from": N_(
        "When guardians and schools can ask you: stands on their letters. When slips are read is the same for every district, and set by who runs the site."
    ),
    "opens": N_(
        "Before and after, its address works, too, for tests and old papers; nothing is counted. Both may stay empty."
    ),
    "code": N_("Small letters, digits and hyphens. It stands in the address and cannot be changed later."),
    "exit_url": N_("A harmless https:// page that the filter lets through. Empty: as the site."),
    "pupils": N_("With fewer than 500, or none named, a district has no figures of its own."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the form: its name, what to choose from (value -> English msgid, or none), and how it is typed."""

    name: str
    choices: Mapping[str, str] | None = None
    kind: str = "text"


@only("admin")
async def blank(request: Request, member: Member) -> Response:
    """Show an empty form for a new district."""
    return _form(request, member, _NEW)


@only("admin")
async def add(request: Request, member: Member) -> Response:
    """Add a district; what cannot be used comes back with every reason beside it."""
    said = await _said(request)
    try:
        pen, config = pen_of(request, member), request.app.state.config
        record = await store_of(request).write(office.added, pen, config, said)
    except NotFit as unfit:
        return _form(request, member, _NEW | said, unfit)
    return redirect(request, f"/desk/districts/{record.code}")


@only("admin")
async def present(request: Request, member: Member) -> Response:
    """Show a district's record in the form."""
    return _form(request, member, (await _record(request)).words(), code=request.path_params["code"])


@only("admin")
async def edit(request: Request, member: Member) -> Response:
    """Change a district; what cannot be used comes back with every reason beside it."""
    code, said = (await _record(request)).code, await _said(request)
    try:
        pen, config = pen_of(request, member), request.app.state.config
        await store_of(request).write(office.edited, pen, config, code, said)
    except NotFit as unfit:
        return _form(request, member, _BLANK | said | {"code": code}, unfit, code=code)
    return redirect(request, f"/desk/districts/{code}")


async def _record(request: Request) -> Record:
    row = await store_of(request).read(districts.by_code, request.path_params["code"])
    if row is None:
        raise NotHere()
    return Record.from_row(row)


async def _said(request: Request) -> dict[str, str]:
    sent = await form(request)
    return {name: sent[name] for name in FIELDS if name in sent}


def _form(
    request: Request, member: Member, words: Mapping[str, str], unfit: NotFit | None = None, *, code: str = ""
) -> Response:
    wrong = [problem for _, problem in unfit.problems] if unfit else []
    return show(
        request,
        member,
        "district_form.html",
        422 if wrong else 200,
        code=code,
        fields=_fields(words, english=visit(request).language.code == "en"),
        words=words,
        wrong=wrong,
        labels=LABELS,
        hints=HINTS,
    )


def _fields(words: Mapping[str, str], *, english: bool) -> list[Field]:
    yes_no = {"1": N_("Yes"), "0": N_("No")}
    lamps = dict(zip(LAMPS, (N_("off"), N_("written sentences"), N_("a language model")), strict=True))
    tones = dict(zip(TONES, (N_("younger: easy sentences first"), N_("older")), strict=True))
    choices: dict[str, Mapping[str, str]] = {
        "prefecture": {"": "–"} | {id: names[english] for id, names in PREFECTURES.items()},
        "languages": {"": N_("as the site")} | {one.code: one.name for one in LANGUAGES},
        "tone": tones,
        "furigana": yes_no,
        "lamp": {"": N_("as the site")} | lamps,
        "filter_notice": yes_no,
        "open": {"1": N_("open"), "0": N_("closed")},
    }
    kinds = {"exit_url": "url", "opens": "date", "closes": "date"}
    fields = []
    for name in FIELDS:
        offered = choices.get(name)
        # What stands there stays among the choices, also when it came from a sheet.
        if offered is not None and words[name] not in offered:
            offered = {**offered, words[name]: words[name]}
        fields.append(Field(name=name, choices=offered, kind=kinds.get(name, "text")))
    return fields
