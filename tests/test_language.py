"""Languages: complete catalogues, readings on every kanji, no text that was never translated."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from markupsafe import Markup

from hideout.assets import ASSETS
from hideout.language import LANGUAGES, Voices, negotiate, plain, read_catalogue, ruby

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ASSETS / "locale"
KANJI = re.compile(r"[\u3400-\u9fff々]")
# Pages for staff are in Japanese and English; their easy Japanese falls back.
STAFF_ONLY = ("moderation/desk/", "hideout/districts")
# What authors see of the desk: the notes that go with the reasons.
FOR_VISITORS = ("moderation/desk/notes.py",)


def msgids() -> dict[str, str]:
    """Return every msgid of templates and modules, with a file that uses it."""
    found: dict[str, str] = {}
    for package in ("hideout", "rooms", "moderation", "companion"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for _, message, _, _ in extract_from_file("python", str(path), keywords={"N_": None}):
                found.setdefault(message, str(path.relative_to(ROOT)))
            for message in re.findall(r'^    message = "(.+)"$', path.read_text("utf-8"), re.M):
                found.setdefault(message, str(path.relative_to(ROOT)))
        for path in sorted((ROOT / package).rglob("*.html")):
            keywords = {"_": None, "plain": None}
            for _, message, _, _ in extract_from_file(
                "jinja2.ext:babel_extract", str(path), keywords=keywords
            ):
                found.setdefault(message, str(path.relative_to(ROOT)))
    return found


MSGIDS = msgids()


def staff_only(file: str) -> bool:
    return file.startswith(STAFF_ONLY) and not file.startswith(FOR_VISITORS)


def test_there_are_msgids():
    assert len(MSGIDS) > 150


@pytest.mark.parametrize("code", ["ja", "ja_Hira"])
def test_every_text_is_there(code):
    words = read_catalogue(LOCALE / code)
    missing = [
        m for m, file in MSGIDS.items() if m not in words and not (code == "ja_Hira" and staff_only(file))
    ]
    assert not missing


@pytest.mark.parametrize("code", ["ja", "ja_Hira"])
def test_translations_keep_the_same_values(code):
    for message, text in read_catalogue(LOCALE / code).items():
        wanted = set(re.findall(r"\{([a-z_]+)\}", message))
        assert set(re.findall(r"\{([a-z_]+)\}", text)) == wanted, message


def test_easy_japanese_has_a_reading_on_every_kanji():
    for message, text in read_catalogue(LOCALE / "ja_Hira").items():
        bare = re.sub(r"\{[^{}|]+\|[^{}|]+\}", "", text)
        assert not KANJI.search(bare), f"{message}: {text}"
        for base, reading in re.findall(r"\{([^{}|]+)\|([^{}|]+)\}", text):
            assert KANJI.search(base) and not KANJI.search(reading), text


def test_a_msgid_means_the_same_in_every_file():
    for code in ("ja", "ja_Hira"):
        seen: dict[str, tuple[str, str]] = {}
        for path in sorted((LOCALE / code).glob("*.po")):
            text = path.read_text("utf-8")
            for message, said in re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', text, re.M):
                before = seen.setdefault(message, (said, path.name))
                assert before[0] == said, f"{message}: {before[1]} and {path.name} differ"


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [
            value or "" for name, value in attrs if name in ("aria-label", "title", "placeholder", "alt")
        ]


def test_no_template_holds_text_of_its_own():
    allowed = {"LINE: ", "·"}
    for path in sorted(
        p for package in ("hideout", "rooms", "moderation") for p in (ROOT / package).rglob("*.html")
    ):
        source = re.sub(r"\{% block (place|page) %\}.*?\{% endblock %\}", "", path.read_text("utf-8"))
        source = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.S)
        reader = _Texts()
        reader.feed(re.sub(r"<kbd>.*?</kbd>", "", source))
        left = [
            t.strip()
            for t in reader.texts
            if re.search(r"[^\W\d_]{2,}", t) and t.strip() not in allowed and '="' not in t
        ]
        assert not left, f"{path.relative_to(ROOT)}: {left}"


def test_readings_are_shown_or_absent():
    assert ruby("{相談|そうだん}できます") == "<ruby>相談<rt>そうだん</rt></ruby>できます"
    assert ruby("{相談|そうだん}できます", shown=False) == "相談できます"
    assert plain("{相談|そうだん}できます") == "相談できます"


def test_what_people_wrote_is_never_markup():
    assert ruby("<b>{字|<i>}</b>") == "&lt;b&gt;<ruby>字<rt>&lt;i&gt;</rt></ruby>&lt;/b&gt;"
    voice = Voices().of("en", furigana=False)
    assert voice.say("You write as: {name}", name="<script>") == "You write as: &lt;script&gt;"
    assert voice.say("You write as: {name}", name=Markup("<b>x</b>")) == "You write as: <b>x</b>"
    assert voice.say("You write as: {name}", name="{name}") == "You write as: {name}"


@pytest.mark.parametrize(
    ("asked", "header", "code"),
    [
        (None, "", "ja"),
        (None, "en-US,en;q=0.9", "en"),
        (None, "fr,de;q=0.5", "ja"),
        (None, "fr,en;q=0.2", "en"),
        (None, "en;q=0.2,ja;q=0.8", "ja"),
        ("ja_Hira", "en", "ja_Hira"),
        ("xx", "en", "en"),
        (None, "en;q=nonsense, ;;;,,,", "ja"),
        (None, "ja-Hira", "ja_Hira"),
    ],
)
def test_the_language_is_the_one_asked_for(asked, header, code):
    assert negotiate(asked, header).code == code


def test_english_is_complete_by_being_the_msgid():
    assert [language.code for language in LANGUAGES] == ["ja", "ja_Hira", "en"]
    assert Voices().of("en", furigana=True).say("Somebody") == "Somebody"


def test_a_stale_translation_falls_back():
    assert (
        Voices().of("ja_Hira", furigana=True).say("A text nobody translated yet")
        == "A text nobody translated yet"
    )
