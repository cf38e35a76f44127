"""Pages and forms: who is visiting, the one `url()`, rendering, and reading what was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from hideout.assets import Assets
from hideout.config import LAMPS, Config
from hideout.errors import Refused, WrongType
from hideout.language import BY_CODE, LANGUAGES, N_, Language, Voice, Voices, negotiate

MOST_FIELDS = 40
_FORM = "application/x-www-form-urlencoded"
_KEPT_QUERY = "lang"
DESK_LANGUAGE = "desk-language"
VARY = "HX-Request, Accept-Language, Cookie"
# A filter may raise an alarm for what is typed; a child must know before, and need not type at all.
FILTER_NOTICE = N_("The school may see what you type here. You do not have to type.")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Reading helps of this visitor, for this session only."""

    furigana: bool | None = None
    large: bool = False
    calm: bool = False

    def cookie(self) -> str:
        """Return the look as a cookie value."""
        furigana = "" if self.furigana is None else str(int(self.furigana))
        return f"{furigana}.{int(self.large)}.{int(self.calm)}"

    @classmethod
    def read(cls, cookie: str) -> "Look":
        """Return the look a cookie stands for; a bent one is no look."""
        parts = cookie.split(".")
        if len(parts) != 3 or parts[0] not in ("", "0", "1") or not set(parts[1:]) <= {"0", "1"}:
            return cls()
        return cls(
            furigana=None if parts[0] == "" else parts[0] == "1", large=parts[1] == "1", calm=parts[2] == "1"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """The district whose entrance was used; what is empty, or None, is as the site has it."""

    code: str
    name_ja: str
    name_en: str
    lamp: str = ""
    prefecture: str = ""
    timezone: str = ""
    languages: tuple[Language, ...] = LANGUAGES
    easy: bool = False
    furigana: bool = False
    exit_url: str = ""
    filter_notice: bool = False
    # Not open yet, or not any more: the notice, the lines and the way out stay, and nothing is counted for it.
    closed: bool = False

    def name(self, language: str) -> str:
        """Return the district's name in a language."""
        return self.name_en if language == "en" else self.name_ja


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Everything about a request that a page may depend on; nothing of it is kept."""

    path: str
    language: Language
    asked: str | None
    voice: Voice
    look: Look
    district: District | None = None

    def url(self, path: str) -> str:
        """Return the address of one of our pages within the same district and language."""
        prefix = f"/d/{self.district.code}" if self.district else ""
        if self.asked is None or path.startswith(("/static/", "/desk")):
            return path if path.startswith("/static/") else prefix + path
        return f"{prefix}{path}{'&' if '?' in path else '?'}{_KEPT_QUERY}={self.asked}"

    def path_in(self, code: str) -> str:
        """Return this very page in another language."""
        prefix = f"/d/{self.district.code}" if self.district else ""
        # A path that begins with two slashes, or their look-alikes, would lead to another site.
        path = "/" + quote(self.path.lstrip("/\\\t\r\n "))
        return f"{prefix}{path}?{_KEPT_QUERY}={code}"


def visit(request: Request) -> Visit:
    """Return who is visiting: worked out once a request."""
    known: Visit | None = request.scope.get("hideout.visit")
    if known is None:
        web: Web = request.app.state.web
        district: District | None = request.scope.get("hideout.district")
        asked = _asked(request.scope.get("query_string", b""))
        # At the desk a reader chooses; its addresses carry no language.
        spoken = request.cookies.get(cookie_name(request, DESK_LANGUAGE), "")
        wanted = spoken if spoken in BY_CODE and request.scope["path"].startswith("/desk") else asked
        language, furigana = _language(wanted, request.headers.get("accept-language", ""), district)
        look = Look.read(request.cookies.get(cookie_name(request, "look"), ""))
        furigana = furigana if look.furigana is None else look.furigana and language.furigana
        known = request.scope["hideout.visit"] = Visit(
            path=request.scope["path"],
            language=language,
            asked=asked,
            voice=web.voices.of(language.code, furigana=furigana),
            look=look,
            district=district,
        )
    return known


def _language(asked: str | None, header: str, district: District | None) -> tuple[Language, bool]:
    """Return the language of a visit and whether it has readings; what a visitor asks for goes before the district."""
    language = negotiate(asked, header, district.languages if district else LANGUAGES)
    # Readings belong to the easy sentences, which are written with them.
    if district and asked is None and language.code == "ja" and (district.easy or district.furigana):
        return BY_CODE["ja_Hira"], district.furigana
    return language, language.furigana


def _asked(query: bytes) -> str | None:
    try:
        asked = parse_qs(query.decode("ascii", "replace"), max_num_fields=MOST_FIELDS).get(_KEPT_QUERY, [""])[
            -1
        ]
    except ValueError:
        return None
    return asked if asked in BY_CODE else None


class Web:
    """Renders pages; `folders` maps a prefix (the owner of the pages) to its `pages/` folder."""

    def __init__(self, config: Config, folders: Mapping[str, Path], **shared: Any) -> None:
        self.config = config
        self.assets = Assets()
        self.voices = Voices()
        loader = PrefixLoader({prefix: FileSystemLoader(folder) for prefix, folder in folders.items()})
        self.env = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.env.globals.update(
            static=self.assets.url,
            picture=self.assets.picture,
            symbol=self.assets.symbol,
            **shared,
        )

    def exit_url(self, district: District | None) -> str:
        """Return where the way out leads: a page that passes the district's own filter, else the site's."""
        return district.exit_url if district and district.exit_url else self.config.exit_url

    def lamp(self, district: District | None) -> str:
        """Return off, script or model: what a district wants, and never more than the site has."""
        wanted = district.lamp if district and district.lamp else LAMPS[-1]
        return min(wanted, self.config.lamp, key=LAMPS.index)

    def talks_outside(self, district: District | None) -> bool:
        """Return whether words to the lamp, as it is in a district, go to another program than this one."""
        lamp = self.lamp(district)
        return lamp != "off" and (lamp == "model" or self.config.opinion != "off")

    def context(self, request: Request) -> dict[str, Any]:
        """Return what every page may use."""
        visitor = visit(request)
        english = visitor.language.code == "en"
        return {
            "_": visitor.voice.say,
            "plain": visitor.voice.plain,
            "mark": visitor.voice.mark,
            "url": visitor.url,
            "path_in": visitor.path_in,
            "path": visitor.path,
            "language": visitor.language,
            "look": Look(furigana=visitor.voice.furigana, large=visitor.look.large, calm=visitor.look.calm),
            "languages": visitor.district.languages if visitor.district else LANGUAGES,
            "district": visitor.district,
            "filter_notice": visitor.voice.say(FILTER_NOTICE)
            if visitor.district and visitor.district.filter_notice
            else None,
            "lamp": self.lamp(visitor.district),
            "site": {
                "name": self.config.name_en if english else self.config.name_ja,
                "title": self.config.title_en if english else self.config.title_ja,
            },
        }

    def text(self, request: Request, template: str, **context: Any) -> str:
        """Return a rendered template."""
        return self.env.get_template(template).render(self.context(request) | context)


def render(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Return a page, or a part of one, as an answer."""
    web: Web = request.app.state.web
    return HTMLResponse(web.text(request, template, **context), status, {"Vary": VARY})


def wants_part(request: Request) -> bool:
    """Return whether htmx asks for a part of the page."""
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-boosted") != "true"


def redirect(request: Request, path: str, **query: str) -> RedirectResponse:
    """Return a 303 to one of our own pages, in the same district and language."""
    target = f"{path}?{urlencode(query)}" if query else path
    # The desk has one language of addresses and no district; who is visiting need not be worked out for it.
    return RedirectResponse(target if path.startswith("/desk") else visit(request).url(target), 303)


def own_path(path: str, otherwise: str = "/house") -> str:
    """Return a path of our own site from untrusted text; anything else becomes `otherwise`."""
    try:
        parts = urlsplit(path) if path.isprintable() and "\\" not in path else urlsplit(otherwise)
    except ValueError:
        return otherwise
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith("//"):
        return otherwise
    return parts.path


async def form(request: Request, most: int = MOST_FIELDS) -> dict[str, str]:
    """Return the fields of a form, at most `most`; the last of a name counts.

    Raises WrongType for anything that is not a plain form, Refused for broken encoding, null bytes, lone surrogates
    and too many fields.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise WrongType()
    body = await request.body()
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=most,
            errors="strict",
            encoding="utf-8",
        )
    except ValueError:
        raise Refused() from None
    fields = dict(pairs)
    if any("\0" in name or "\0" in value for name, value in fields.items()):
        raise Refused()
    return fields


def cookie_name(request: Request, name: str) -> str:
    """Return a cookie's full name: `__Host-` wherever the browser would accept it."""
    return f"__Host-{name}" if is_secure(request) else name


def is_secure(request: Request) -> bool:
    """Return whether this visitor came over HTTPS."""
    config: Config = request.app.state.web.config
    return request.scope.get("scheme") == "https" or config.secure


def set_cookie(
    request: Request, response: Response, name: str, value: str, *, age: int | None, strict: bool = False
) -> None:
    """Set a cookie that scripts cannot read, for this host only; `age` None means until the browser closes."""
    response.set_cookie(
        cookie_name(request, name),
        value,
        max_age=age,
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="strict" if strict else "lax",
    )


def drop_cookie(request: Request, response: Response, name: str) -> None:
    """Delete a cookie."""
    set_cookie(request, response, name, "", age=0)


def part_of(items: Sequence[T], size: int) -> tuple[Sequence[T], bool]:
    """Return at most `size` items and whether there were more."""
    return items[:size], len(items) > size
