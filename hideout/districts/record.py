"""The record of a district: what it wants for its children, read from words as an officer types them, and checked."""

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from hideout.config import LAMPS, Config
from hideout.districts import typed
from hideout.districts.prefecture import prefecture
from hideout.language import BY_CODE, N_
from hideout.store import Row
from hideout.text import one_line

CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?")
TONES = ("younger", "older")
# A district with fewer pupils (or none named) has no figures of its own: somebody might be known by them.
SMALL = 500
_LONGEST_NAME, _LONGEST_URL, _MOST_PUPILS = 60, 300, 2_000_000
_YES = frozenset({"1", "yes", "true", "on", "はい", "あり"})
_NO = frozenset({"", "0", "no", "false", "off", "いいえ", "なし"})
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


class Problem(NamedTuple):
    """What is wrong: the field it is about, an English msgid and its values."""

    field: str
    text: str
    values: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A district as the store keeps it; `open` is what an officer switched, dates decide besides."""

    code: str
    name_ja: str
    name_en: str
    prefecture: str = ""
    timezone: str = "Asia/Tokyo"
    languages: tuple[str, ...] = ()
    tone: str = "older"
    furigana: bool = False
    lamp: str = ""
    exit_url: str = ""
    filter_notice: bool = False
    desk_from: int = 0
    desk_to: int = 0
    opens: str = ""
    closes: str = ""
    pupils: int = 0
    open: bool = field(default=True)

    @classmethod
    def from_row(cls, row: Row) -> "Record":
        """Return the record of a row of the store."""
        return cls(
            **row
            | {
                "languages": tuple(row["languages"].split()),
                "furigana": bool(row["furigana"]),
                "filter_notice": bool(row["filter_notice"]),
                "open": bool(row["open"]),
            }
        )

    def row(self) -> Row:
        """Return the record as the store keeps it."""
        kept = asdict(self) | {"languages": " ".join(self.languages)}
        return {name: int(value) if isinstance(value, bool) else value for name, value in kept.items()}

    def words(self) -> dict[str, str]:
        """Return the record in the words that `read` understands; hours and pupils that are not set are empty."""
        said = {name: str(value) for name, value in self.row().items()}
        if self.desk_from == self.desk_to:
            said |= {"desk_from": "", "desk_to": ""}
        return said | ({} if self.pupils else {"pupils": ""})

    @property
    def small(self) -> bool:
        """Whether it has too few pupils for figures of its own."""
        return self.pupils < SMALL

    def today(self, at: int) -> str:
        """Return the local day (YYYY-MM-DD) at a moment."""
        return datetime.fromtimestamp(at, ZoneInfo(self.timezone)).date().isoformat()

    def standing(self, day: str) -> str:
        """Return how its entrance stands on a local day (YYYY-MM-DD): "open", "soon", "over" or "closed"."""
        if not self.open:
            return "closed"
        if self.closes and self.closes < day:
            return "over"
        return "open" if self.opens <= day else "soon"


# What may be written about a district: a column of the import, an option of the command line.
FIELDS = tuple(part.name for part in fields(Record))
NEEDED = ("code", "name_ja", "name_en")


def own_hosts(config: Config) -> frozenset[str]:
    """Return the host names under which this site itself answers."""
    named = {urlsplit(config.public_url).hostname or "", config.host, *config.hosts, "localhost"}
    return frozenset(host.lower() for host in named if host)


def read(words: Mapping[str, str], ours: Collection[str]) -> tuple[Record | None, list[Problem]]:
    """Return the record that words stand for, or None and everything that is wrong with them.

    `words` maps names of FIELDS to text; what is missing or empty takes its default. `ours` are the site's own hosts.
    """
    reader = _Reader(words)
    made: dict[str, Any] = {
        "code": reader.code(),
        "name_ja": reader.name("name_ja"),
        "name_en": reader.name("name_en"),
        "prefecture": reader.prefecture(),
        "timezone": reader.timezone(),
        "languages": reader.languages(),
        "tone": reader.one_of("tone", TONES, "older"),
        "furigana": reader.flag("furigana"),
        "lamp": reader.one_of("lamp", LAMPS, ""),
        "exit_url": reader.exit_url(ours),
        "filter_notice": reader.flag("filter_notice"),
        "desk_from": reader.number("desk_from", 24),
        "desk_to": reader.number("desk_to", 24),
        "opens": reader.day("opens"),
        "closes": reader.day("closes"),
        "pupils": reader.number("pupils", _MOST_PUPILS),
        "open": reader.flag("open", otherwise=True),
    }
    reader.whole(made)
    return (None, reader.problems) if reader.problems else (Record(**made), [])


class _Reader:
    """Reads one district's words field by field and notes what is wrong."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self._words = {name: one_line(text) for name, text in words.items()}

    def _said(self, field: str) -> str:
        return self._words.get(field, "")

    def _wrong(self, field: str, text: str, **values: Any) -> None:
        self.problems.append(Problem(field, text, values))

    def code(self) -> str:
        code = self._said("code")
        if not code:
            self._wrong("code", N_("The code is missing: small letters, digits and hyphens, at most 32."))
        elif not CODE.fullmatch(code):
            self._wrong(
                "code",
                N_("A code is made of small letters, digits and hyphens, at most 32: {said}"),
                said=code,
            )
        return code

    def name(self, field: str) -> str:
        name = self._said(field)
        if not name:
            self._wrong(field, N_("The name is missing."))
        elif len(name) > _LONGEST_NAME:
            self._wrong(field, N_("The name is longer than {most} characters."), most=_LONGEST_NAME)
        return name

    def prefecture(self) -> str:
        said = self._said("prefecture")
        found = prefecture(said) if said else ""
        if found is None:
            self._wrong("prefecture", N_("This is none of the 47 prefectures: {said}"), said=said)
        return found or ""

    def timezone(self) -> str:
        zone = self._said("timezone") or "Asia/Tokyo"
        try:
            ZoneInfo(zone)
        except (OSError, ValueError, KeyError):
            self._wrong("timezone", N_("This is no time zone: {said}"), said=zone)
        return zone

    def languages(self) -> tuple[str, ...]:
        codes = (
            tuple(dict.fromkeys(re.split(r"[\s;,、]+", self._said("languages"))))
            if self._said("languages")
            else ()
        )
        for code in codes:
            if code not in BY_CODE:
                self._wrong(
                    "languages",
                    N_("Unknown: {said}. There are {known}."),
                    said=code,
                    known=", ".join(BY_CODE),
                )
        return codes

    def one_of(self, field: str, known: tuple[str, ...], otherwise: str) -> str:
        said = self._said(field) or otherwise
        if said and said not in known:
            self._wrong(field, N_("Unknown: {said}. There are {known}."), said=said, known=", ".join(known))
        return said

    def flag(self, field: str, *, otherwise: bool = False) -> bool:
        said = self._said(field).casefold()
        if said not in _YES | _NO:
            self._wrong(field, N_("Yes or no is needed, not: {said}"), said=said)
        return said in _YES if said else otherwise

    def number(self, field: str, most: int) -> int:
        said = self._said(field)
        found = typed.number(said) if said else 0
        if found is None or found > most:
            self._wrong(
                field, N_("A whole number from 0 to {most} is needed, not: {said}"), most=most, said=said
            )
            return 0
        return found

    def day(self, field: str) -> str:
        said = self._said(field)
        found = typed.day(said) if said else ""
        if found is None:
            self._wrong(field, N_("A day is written YYYY-MM-DD, not: {said}"), said=said)
        return found or ""

    def exit_url(self, ours: Collection[str]) -> str:
        said = self._said("exit_url")
        if not said:
            return ""
        try:
            parts = urlsplit(said)
            host = (parts.hostname or "").rstrip(".")
            plain = parts.scheme == "https" and "@" not in parts.netloc and " " not in said
        except ValueError:
            host, plain = "", False
        if host in ours:
            self._wrong("exit_url", N_("The way out leads to this very site: {said}"), said=said)
        elif not (plain and _HOST.fullmatch(host)):
            self._wrong(
                "exit_url",
                N_("The way out must lead to an address that begins with https://, not: {said}"),
                said=said,
            )
        elif len(said) > _LONGEST_URL:
            self._wrong("exit_url", N_("The address is longer than {most} characters."), most=_LONGEST_URL)
        return said

    def whole(self, made: Mapping[str, Any]) -> None:
        """Note what does not go together."""
        if made["desk_from"] > made["desk_to"]:
            self._wrong("desk_from", N_("The office must open before it closes."))
        if made["opens"] and made["closes"] and made["opens"] > made["closes"]:
            self._wrong("opens", N_("The entrance must open before it closes."))
