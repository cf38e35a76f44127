"""Kept pages: what everybody sees alike is rendered once, for all districts together that wish for the same."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.requests import Request

from hideout.web import District, Visit, visit

_MOST = 300
# Stands in a kept page for the code of the district; no visitor can write it: it holds a null byte.
_CODE = "\0district\0"


async def page(request: Request, about: tuple[object, ...], make: Callable[[], Awaitable[str]]) -> str:
    """Return the page `about` something (hashable, with all it depends on besides the visit), made by `make` if need be.

    A district with helplines of its own has its pages to itself; all others share theirs, and only the links differ.
    """
    visitor, state = visit(request), request.app.state
    district = visitor.district
    own = state.local_helplines.edition(district.code) if district else ""
    look = (visitor.path, visitor.asked, visitor.language.code, visitor.look)
    key = (*about, *look, own, _wishes(district) if district else None)
    kept: OrderedDict[tuple[object, ...], list[str]] = state.kept_pages
    if key not in kept:
        request.scope["hideout.visit"] = visitor if own or not district else _alike(visitor, district)
        try:
            # Cut once where the code belongs: joining costs far less than looking for the places each time.
            kept[key] = (await make()).split(_CODE)
        finally:
            request.scope["hideout.visit"] = visitor
        while len(kept) > _MOST:
            kept.popitem(last=False)
    parts = kept[key]
    return district.code.join(parts) if district else parts[0]


def _wishes(district: District) -> tuple[object, ...]:
    """Return all of a district that a page depends on, but its code; comparing whole records would cost more."""
    languages = tuple(language.code for language in district.languages)
    who = (district.lamp, district.prefecture, district.timezone, district.easy, district.furigana)
    return (*who, district.filter_notice, languages)


def _alike(visitor: Visit, district: District) -> Visit:
    """Return the visit as it looks from every district that wishes for the same."""
    return replace(visitor, district=replace(district, code=_CODE, name_ja="", name_en="", exit_url=""))
