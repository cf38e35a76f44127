"""Long names, long addresses and two lines of its own: nothing lies on anything else, nothing is lost."""

import re

import pytest

from hideout.districts.kit import archive, register
from hideout.districts.kit.poster import Prints
from tests.kit.conftest import ROW, config_in
from tests.kit.eyes import crossed, decoded, look
from tests.test_districts import LOCAL

CODE = "minami-alps-yatsugatake-okushina"
NAMES = {
    "ja": "南アルプス八ヶ岳奥信濃広域連合教育委員会",
    "en": "Southern Alps Wide-Area Union of Towns and Villages",
}
LINES = {
    "ja": "南アルプス八ヶ岳奥信濃広域連合 子ども・若者なんでも相談ダイヤル",
    "en": "Southern Alps Wide-Area Union line for children and young people",
}
URL = "https://kokoro-no-hinanjo.minamialps-kouiki.example.jp"
PRINTS = [
    f"print/{name}.{language}.pdf" for name in ("poster", "cards", "clear-file") for language in ("ja", "en")
]
LETTERS = [
    f"letters/{name}.{language}.pdf"
    for name in ("guardians", "teachers", "allow-list")
    for language in ("ja", "en")
]


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    first = LOCAL.replace("ゆき市 こども電話", LINES["ja"]).replace("Snow City children's line", LINES["en"])
    second = (
        first.split("[[helpline]]")[1].replace("yuki-city-line", "yuki-two").replace("000-111", "000-222")
    )
    (folder / "helplines").mkdir()
    (folder / "helplines" / f"{CODE}.toml").write_text(f"{first}[[helpline]]{second}", "utf-8")
    row = ROW | {"code": CODE, "name_ja": NAMES["ja"], "name_en": NAMES["en"]}
    (order,) = register.orders(config_in(folder, public_url=URL), [row], [CODE])
    return archive.files(order)


@pytest.mark.parametrize("name", PRINTS + LETTERS)
def test_no_letter_lies_on_another(kit, name):
    assert crossed(kit[name]) == []


def test_the_eyes_see_letters_that_cross(order, monkeypatch):
    """What the test above relies on: another name set half a line below is found."""
    once = Prints._named

    def twice(self, paper, name, x, y, width):
        once(self, paper, name, x, y, width)
        once(self, paper, name[::-1], x + 0.5, y + 0.7, width)

    monkeypatch.setattr(Prints, "_named", twice)
    assert crossed(archive.files(order)["print/cards.ja.pdf"])


@pytest.mark.parametrize("name", PRINTS)
def test_everything_is_there(kit, name):
    paper = look(kit[name], dots=150)
    # A hyphen at the end of a line is told as a soft one.
    bare_text = paper.bare.replace("\x02", "-")
    language = name.split(".")[1]
    bare = re.sub(r"\s", "", LINES[language])
    assert paper.bare.count(bare) >= (20 if "cards" in name else 2)
    assert "0120-000-111" in paper.bare and "0120-000-222" in paper.bare and "119" in paper.bare
    assert f"{URL.removeprefix('https://')}/d/{CODE}/" in bare_text
    assert set(decoded(paper.pages[0])) == {f"{URL}/d/{CODE}/"}


def test_a_table_that_goes_on_begins_anew_with_its_head(kit):
    pages = look(kit["letters/allow-list.ja.pdf"]).text.split("\n")
    heads = [line for line in pages if line.startswith("ホスト") and "何のためか" in line]
    assert len(heads) >= 2
