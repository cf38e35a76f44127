"""The order: everything a kit is made of, as plain values; equal orders give equal bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from hideout.config import LAMPS, Config
from hideout.districts.kit.problem import NO_ADDRESS, KitProblem
from hideout.helplines import Helpline, shipped
from hideout.readers import Readers

# Whom a child is shown on paper, after the district's own: known numbers that are free; never one alone.
FOR_CHILDREN = ("kodomo-sos-24h", "childline", "jisou-189")
LANGUAGES = ("ja", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A district as its kit shows it; addresses are absolute, `helplines` holds the local lines first.

    `readers` are those of the whole house; `office` holds the hours of the district's own office, if it has any; `languages` are those of the papers ("ja", "en"), the first is the bookmark's; `trial` is true while the site has no public https address: the kit then says that it is for trying out.
    """

    code: str
    languages: tuple[str, ...]
    name_ja: str
    name_en: str
    site_url: str
    exit_url: str
    title_ja: str
    title_en: str
    house_ja: str
    house_en: str
    operator: str
    contact: str
    lamp: str
    talks_outside: bool
    filter_notice: bool
    helplines: tuple[Helpline, ...]
    on_paper: tuple[Helpline, ...]
    retention: Mapping[str, int]
    readers: Readers
    office: tuple[int, int] | None
    trial: bool

    def name(self, language: str) -> str:
        """Return the district's name."""
        return self.name_ja if language == "ja" else self.name_en

    def title(self, language: str) -> str:
        """Return the neutral title that the bookmark has; it does not tell what the site is."""
        return self.title_ja if language == "ja" else self.title_en

    @property
    def label(self) -> str:
        """The title that the bookmark has on a tablet, in the language that comes first here."""
        return self.title(self.languages[0])

    @property
    def host(self) -> str:
        """The host of the site."""
        return urlsplit(self.site_url).hostname or ""

    def hosts(self, language: str = "ja") -> tuple[tuple[str, str, str], ...]:
        """Return every host a visitor may be led to, each once: (host, "site" | "exit" | "helpline", whose)."""
        found = {self.host: ("site", self.house_ja if language == "ja" else self.house_en)}
        found.setdefault(urlsplit(self.exit_url).hostname or "", ("exit", ""))
        for line in self.helplines:
            for channel in line.channels:
                if channel.value.startswith("https://"):
                    found.setdefault(
                        urlsplit(channel.value).hostname or "", ("helpline", line.name_in(language))
                    )
        return tuple((host, kind, whose) for host, (kind, whose) in found.items() if host)


def from_row(config: Config, row: Mapping[str, Any], local: tuple[Helpline, ...]) -> Order:
    """Return the order of a district of the store, with its local helplines.

    What the row does not say is as the site has it. Raises KitProblem for an address no bookmark can lead to.
    """
    site_url = f"{config.address}/d/{row['code']}/"
    exit_url = row["exit_url"] or config.exit_url
    for address in (site_url, exit_url):
        if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
            raise KitProblem(NO_ADDRESS, address=address)
    # Never more than the site has.
    lamp = min(row["lamp"] or config.lamp, config.lamp, key=LAMPS.index)
    country = config.country.upper()
    national = tuple(line for line in shipped().all() if _reached_from(country, line))
    shown = [line for id in FOR_CHILDREN if (line := shipped().get(id)) and line in national]
    # A country without these has others; on paper stand three that need no name of a place.
    shown = shown or [line for line in national if line.live and line.kind != "emergency"][:3]
    return Order(
        code=row["code"],
        languages=_papers(row["languages"]),
        name_ja=unmarked(row["name_ja"]),
        name_en=unmarked(row["name_en"]),
        site_url=site_url,
        exit_url=exit_url,
        title_ja=unmarked(config.title_ja),
        title_en=unmarked(config.title_en),
        house_ja=unmarked(config.name_ja),
        house_en=unmarked(config.name_en),
        operator=unmarked(config.operator_name),
        contact=unmarked(config.operator_contact),
        lamp=lamp,
        talks_outside=lamp != "off" and (lamp == "model" or config.opinion != "off"),
        filter_notice=bool(row["filter_notice"]),
        helplines=(*local, *national),
        on_paper=(*[line for line in local if line.live][:2], *shown),
        retention=dict(config.retention),
        readers=config.readers,
        office=_office(row),
        trial=not config.secure,
    )


def _office(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """Return the hours at which guardians and schools may ask the district itself, or None."""
    hours = row.get("desk_from", 0), row.get("desk_to", 0)
    return hours if hours[0] < hours[1] else None


def _papers(codes: str) -> tuple[str, ...]:
    """Return the languages of the papers that a record's stand for; easy Japanese is in the Japanese ones."""
    wanted = dict.fromkeys(code.partition("_")[0] for code in codes.split())
    return tuple(code for code in wanted if code in LANGUAGES) or LANGUAGES


def _reached_from(country: str, line: Helpline) -> bool:
    return line.confidence != "unconfirmed" and line.region.partition("-")[0] in (country, "INT")


def unmarked(text: str) -> str:
    """Return a name as every paper can hold it: no line breaks, and no signs that are markup there."""
    return " ".join(text.translate(str.maketrans("{}|", "（）／")).split())
