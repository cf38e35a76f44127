"""The face of the headings: one small file, with every letter a heading of ours uses, and nothing fetched elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from hideout.assets import ASSETS, Assets
from hideout.config import Config
from hideout.language import LANGUAGES, Voices
from rooms import ROOMS
from rooms.lamp.leaving import QUESTIONS
from rooms.people import NEEDS
from rooms.weather.sky import WEATHERS
from rooms.workshop.toys import TOYS

ROOT = Path(__file__).resolve().parent.parent
FILE = ASSETS / "fonts" / "zen-maru-gothic-headings.woff2"
# Every heading, label of the house, choice of the cover and the name in the bar.
PLACE = re.compile(
    r"<(h[123]|legend)\b[^>]*>(?P<heading>.*?)</\1>"
    r'|<(a|span) class="(?:tag|choice|home)[ "][^>]*>(?P<label>.*?)</\3>'
    r"|{% block heading %}(?P<block>.*?){% endblock %}"
)
# What a heading may say that is not written in its template.
VALUES = {
    "room.title": [room.title for room in ROOMS],
    "toy.title": [toy.title for toy in TOYS],
    "weather.name": [weather.name for weather in WEATHERS],
    "question": list(QUESTIONS.values()),
    "needs[need][0]": [label for label, _ in NEEDS.values()],
}
# Names of helplines, and titles that the team writes, are data: they wear the face of the body.
DATA = ("_line.html", "_piece.html")


def always() -> str:
    """Return what is in the file whatever the headings say: kana in use today, Latin letters, digits, punctuation."""
    spans = ("az", "AZ", "09", "ぁん", "ァヴ", "“”", "‘’", "–—", "、。", "「』", "（）")
    every = "".join(chr(code) for first, last in spans for code in range(ord(first), ord(last) + 1))
    rare = "ゎゐゑヮヰヱ"
    return "".join(c for c in every if c not in rare) + " !\"&'(),-./:;?\u3000・ー！？：…〜々"


def msgids() -> Iterator[str]:
    """Return what stands in headings, from the templates themselves."""
    for path in [*(ROOT / "rooms").rglob("*.html"), *(ROOT / "hideout" / "pages").rglob("*.html")]:
        if path.name in DATA:
            continue
        for found in PLACE.finditer(path.read_text("utf-8")):
            inside = found["heading"] or found["label"] or found["block"] or ""
            for said in re.findall(r"{{ (.*?) }}", inside):
                written = re.findall(r'_\("(.+?)"', said)
                named = re.findall(r"_\(([a-z].*?)\)", said)
                assert written or named or said == "site.name" or said.startswith("picture("), (path, said)
                yield from written
                for name in named:
                    yield from VALUES[name]


def letters() -> str:
    """Return every character the file must hold, in order; the file is built from this (assets/fonts/README.md)."""
    found = set(always() + Config().name_ja + Config().name_en)
    voices = Voices()
    for language in LANGUAGES:
        voice = voices.of(language.code, furigana=True)
        for msgid in msgids():
            found |= set(voice.say(msgid).striptags())
    return "".join(sorted(found - {"\n"}))


def test_the_face_is_small_and_whole():
    assert FILE.stat().st_size <= 35 * 1024
    assert FILE.read_bytes()[:4] == b"wOF2"
    font = TTFont(FILE)
    for name in ("glyf", "hmtx", "name", "cmap"):
        assert font[name]
    assert "Zen Maru Gothic" in str(font["name"].getDebugName(1))


def test_every_letter_of_a_heading_is_there():
    known = set(map(chr, TTFont(FILE).getBestCmap()))
    missing = sorted(set(letters()) - known)
    assert not missing, f"build the file again (assets/fonts/README.md): {''.join(missing)}"


def test_the_rule_finds_the_headings():
    found = set(msgids())
    assert {"A house in the snow", "Rest a little", "Murmur wall", "Who runs this", "An animal"} <= found
    assert {"About this place", "Something did not work", "Bubbles", "I am alone", "Open now"} <= found
    assert set("壁棚房雪") <= set(letters())


def test_the_licence_lies_beside_it():
    licence = (FILE.parent / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence and "Zen Maru Gothic" in licence
    assert "npm pack" in (FILE.parent / "README.md").read_text("utf-8")


def test_one_face_of_our_own_and_nothing_from_elsewhere():
    style = Assets().files["hideout.css"].body.decode()
    (face,) = re.findall(r"@font-face {(.+?)}", style, re.S)
    assert 'src: url("fonts/zen-maru-gothic-headings.woff2") format("woff2")' in face
    assert "font-display: swap" in face and "local(" not in face
    assert re.findall(r"url\((.+?)\)", style) == ['"fonts/zen-maru-gothic-headings.woff2"']


def test_it_travels_as_it_is(visitor):
    name = "fonts/zen-maru-gothic-headings.woff2"
    answer = visitor.client.get(Assets().url(name), headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200 and answer.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in answer.headers and answer.content == FILE.read_bytes()
    assert "immutable" in answer.headers["cache-control"]
