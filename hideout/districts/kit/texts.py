"""The texts of a kit: files under `assets/kit/<language>/`, filled in for one district; a gap is an error."""

import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from hideout.districts.kit.hours import when
from hideout.districts.kit.order import Order
from hideout.districts.kit.problem import NO_TEXT, KitProblem
from hideout.helplines import Helpline
from hideout.language import plain

DOCUMENTS = ("readme", "board", "data-protection", "allow-list", "guardians", "teachers", "home-screen")
# What is handed out as one leaf.
LEAVES = frozenset({"readme", "board", "guardians", "teachers"})
_WORDS = frozenset(
    {"when", "rest", "name", "open", "people", "busy", "danger", "seen", "always", "bookmark", "ways"}
    | {"daily", "weekdays", "days", "hour", "morning", "tomorrow", "closed"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """A helpline as paper shows it: its name, the ways to reach it, when somebody answers (empty where it is not sure)."""

    name: str
    ways: str
    when: str

    @property
    def reached(self) -> str:
        """The ways, and when somebody answers there."""
        return f"{self.ways}　{self.when}" if self.when else self.ways


class Texts:
    """The texts for one order, each read and filled in once."""

    def __init__(self, order: Order, folder: Path) -> None:
        self._order, self._folder = order, folder
        self._env = _environment(folder)

    def document(self, name: str, language: str) -> str:
        """Return a document in the small markup that `sheet` sets; raises KitProblem for a gap."""
        file = f"{language}/{name}.txt"
        try:
            return self._env.get_template(file).render(self._values[language])
        except (TemplateError, OSError, UnicodeDecodeError, KeyError) as error:
            raise KitProblem(NO_TEXT, file=file, why=type(error).__name__) from error

    def words(self, language: str) -> dict[str, Any]:
        """Return the short sentences of the printed sheets; raises KitProblem if one is missing."""
        file = f"{language}/words.toml"
        try:
            words = tomllib.loads((self._folder / file).read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise KitProblem(NO_TEXT, file=file, why=type(error).__name__) from error
        if set(words) != _WORDS:
            raise KitProblem(NO_TEXT, file=file, why=", ".join(sorted(set(words) ^ _WORDS)))
        return words

    def lines(self, language: str) -> tuple[OnPaper, ...]:
        """Return whom paper shows, the district's own first; `ja_Hira` gives names and hours with their readings."""
        words = self.words(language[:2])
        if language != "ja_Hira":
            words = {
                key: plain(word) if isinstance(word, str) else [plain(one) for one in word]
                for key, word in words.items()
            }
        return tuple(
            OnPaper(
                name=_short(line.name_in(language)),
                ways=_ways(line),
                when=when(line, language, words),
            )
            for line in self._order.on_paper
        )

    @cached_property
    def _values(self) -> dict[str, dict[str, Any]]:
        order = self._order
        return {
            language: {
                "title": order.title(language),
                "district": order.name(language),
                "house": order.house_ja if language == "ja" else order.house_en,
                "site_url": order.site_url,
                "host": order.host,
                "hosts": order.hosts(language),
                "operator": order.operator,
                "contact": order.contact,
                "lamp": order.lamp,
                "talks_outside": order.talks_outside,
                "filter_notice": order.filter_notice,
                "trial": order.trial,
                "retention": order.retention,
                "readers": order.readers,
                "office": order.office,
                "on_paper": self.lines(language),
            }
            for language in order.languages
        }


@lru_cache(maxsize=4)
def _environment(folder: Path) -> Environment:
    """Return what reads the texts of a folder; a text that has changed is read again."""
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _short(name: str) -> str:
    """A name for paper: a number that it ends in stands beside it anyway."""
    return name.removesuffix(" 189")


def _ways(line: Helpline) -> str:
    """Numbers first, as they are dialled, then chats, then @ids; a page of its own only where there is nothing else."""
    numbers = [way.value for way in line.channels if way.type in ("phone", "sms")]
    chats = [way.value.removeprefix("https://").rstrip("/") for way in line.channels if way.type == "chat"]
    ids = [f"LINE {way.value}" for way in line.channels if way.type == "line"]
    rest = [way.value.removeprefix("https://").rstrip("/") for way in line.channels]
    return " / ".join([*numbers, *chats, *ids] or rest)
