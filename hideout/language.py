"""Languages: which there are, what they say, and readings above the words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from hideout.assets import ASSETS

_RUBY = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_VALUE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the house: `tag` stands in `lang=`, `chain` says whose words fill its gaps."""

    code: str
    tag: str
    name: str
    chain: tuple[str, ...]
    furigana: bool = False


# The order is the one in which languages are offered. English msgids are the English text itself.
LANGUAGES = (
    Language(code="ja", tag="ja", name="日本語", chain=("ja",)),
    Language(code="ja_Hira", tag="ja", name="やさしいにほんご", chain=("ja_Hira", "ja"), furigana=True),
    Language(code="en", tag="en", name="English", chain=()),
)
DEFAULT = LANGUAGES[0]
BY_CODE = {language.code: language for language in LANGUAGES}


class Message(NamedTuple):
    """A text that is said in whatever language it is shown in: an English msgid and its values."""

    text: str
    values: Mapping[str, Any] = {}


def N_(msgid: str) -> str:
    """Mark a msgid for the catalogues without translating it here."""
    return msgid


def ruby(text: str, *, shown: bool = True) -> Markup:
    """Return text as safe markup; `{漢字|かんじ}` becomes ruby, or only its base when not shown."""
    with_tags = r"<ruby>\1<rt>\2</rt></ruby>" if shown else r"\1"
    return Markup(_RUBY.sub(with_tags, str(escape(text))))


def plain(text: str) -> str:
    """Return text without readings, for titles, labels and other places without markup."""
    return _RUBY.sub(r"\1", text)


def spelt(text: str) -> str:
    """Return text with its readings in place of the words that have them, for whoever reads kana alone."""
    return _RUBY.sub(r"\2", text)


class Voice:
    """What one language says, with or without readings shown."""

    def __init__(self, language: Language, words: Mapping[str, str], *, furigana: bool) -> None:
        self.language = language
        self.furigana = furigana
        self._words = words
        self._said: dict[str, Markup] = {}
        self._bare: dict[str, str] = {}

    def say(self, msgid: str, **values: Any) -> Markup:
        """Return a visible text; `{name}` places take escaped values: Markup as it is, a Message in this language."""
        said = self._said.get(msgid)
        if said is None:
            said = self._said[msgid] = ruby(self._words.get(msgid, msgid), shown=self.furigana)
        if not values:
            return said
        return Markup(
            _VALUE.sub(lambda m: str(escape(self._told(values[m[1]]))) if m[1] in values else m[0], said)
        )

    def plain(self, msgid: str, **values: Any) -> str:
        """Return the text without readings or markup, for titles, labels and placeholders."""
        text = self._bare.get(msgid)
        if text is None:
            text = plain(self._words.get(msgid, msgid))
            if msgid in self._words:
                self._bare[msgid] = text
        return (
            _VALUE.sub(lambda m: plain(str(self._told(values[m[1]]))) if m[1] in values else m[0], text)
            if values
            else text
        )

    def written(self, msgid: str) -> str:
        """Return the text as it leaves the house, to copy or to print: in easy Japanese in kana, elsewhere plain."""
        text = self._words.get(msgid, msgid)
        return spelt(text) if self.language.furigana else plain(text)

    def _told(self, value: Any) -> Any:
        return self.plain(value.text, **value.values) if isinstance(value, Message) else value

    def mark(self, text: str) -> Markup:
        """Return a text that already is in this language, and may hold readings, as markup."""
        return ruby(text, shown=self.furigana)


class Voices:
    """All voices, made once from the catalogues `locale/<code>/*.po` (one file per area)."""

    def __init__(self, folder: Path = ASSETS / "locale") -> None:
        catalogues = {language.code: read_catalogue(folder / language.code) for language in LANGUAGES}
        self._voices: dict[tuple[str, bool], Voice] = {}
        for language in LANGUAGES:
            words: dict[str, str] = {}
            for code in reversed(language.chain):
                words |= catalogues[code]
            for shown in (False, True):
                self._voices[language.code, shown] = Voice(language, words, furigana=shown)

    def of(self, code: str, *, furigana: bool) -> Voice:
        """Return the voice of a language; an unknown one speaks the default."""
        return self._voices[code if code in BY_CODE else DEFAULT.code, furigana]


def read_catalogue(folder: Path) -> dict[str, str]:
    """Return msgid -> text of every `.po` of a folder; empty and fuzzy entries are left out."""
    words: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id and message.string and not message.fuzzy:
                    words[str(message.id)] = str(message.string)
    return words


def negotiate(asked: str | None, header: str, offered: Sequence[Language] = LANGUAGES) -> Language:
    """Return the language asked for by code, else the first of Accept-Language that there is, else the first offered."""
    by_code = {language.code: language for language in offered}
    if asked in by_code:
        return by_code[asked]
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")[:20]):
        tag, _, quality = part.strip().partition(";q=")
        try:
            ranked.append((-float(quality or 1), place, tag.strip().lower()))
        except ValueError:
            continue
    for _, _, tag in sorted(ranked):
        wanted = tag.replace("_", "-")
        for language in offered:
            if wanted == language.code.lower().replace("_", "-"):
                return language
        for language in offered:
            if wanted.partition("-")[0] == language.tag:
                return language
    return offered[0]
