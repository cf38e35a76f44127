"""The papers: words that can be read out, fonts that travel along, ink on the page and not beyond it, QR codes that lead home."""

import re
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image

from hideout.districts.kit import archive
from hideout.districts.kit.archive import FOLDER, _letters
from hideout.districts.kit.face import Face
from hideout.districts.kit.poster import Prints
from hideout.districts.kit.sheet import in_pages
from hideout.districts.kit.texts import DOCUMENTS, Texts
from hideout.language import Voices
from tests.kit.conftest import URL
from tests.kit.eyes import A4, decoded, ink, look, standing

PRINTS = ("poster", "cards", "clear-file")
PAPERS = [
    *(f"{'README' if name == 'readme' else f'letters/{name}'}.{code}.pdf" for name in DOCUMENTS for code in ("ja", "en")),
    *(f"print/{name}.{code}.pdf" for name in PRINTS for code in ("ja", "en")),
]  # fmt: skip
# What a gap, or a place that was never filled in, would look like.
GAP = re.compile(r"\{|\}|undefined|None|NaN|<[a-z]|\bTrue\b|\bFalse\b|\(\)|（）|「」|“”|\"\"")
KANJI = re.compile(r"[\u3400-\u9fff々]")


@pytest.fixture(scope="module")
def seen(kit):
    return {name: look(kit[name]) for name in PAPERS}


def test_every_paper_is_there(kit):
    assert {name for name in kit if name.endswith(".pdf")} == set(PAPERS)


@pytest.mark.parametrize("name", PAPERS)
def test_fonts_are_embedded_and_words_can_be_read_out(seen, name):
    paper = seen[name]
    assert paper.fonts and all(paper.fonts.values())
    assert all("ZenMaruGothic" in font for font in paper.fonts)
    assert not GAP.search(paper.text), GAP.search(paper.text)
    assert "\ufffd" not in paper.text and "\x00" not in paper.text


@pytest.mark.parametrize("name", PAPERS)
def test_pages_have_ink_and_the_right_size(seen, name):
    paper = seen[name]
    size = (226, 316) if "clear-file" in name else A4
    assert set(paper.sizes) == {size}
    for page in paper.pages:
        assert ink(page) > 0.004
        assert len(page.resize((40, 40)).getcolors(1600)) > 10


@pytest.mark.parametrize("name", [name for name in PAPERS if not name.startswith("print/")])
def test_nothing_runs_off_a_letter(seen, name):
    for page in seen[name].pages:
        wide, high = page.size
        for edge in (
            (0, 0, wide // 14, high),
            (wide - wide // 14, 0, wide, high),
            (0, high - high // 40, wide, high),
        ):
            assert page.crop(edge).getcolors() == [
                ((edge[2] - edge[0]) * (edge[3] - edge[1]), (255, 255, 255))
            ]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("name", "codes"), [("poster", 1), ("cards", 10), ("clear-file", 1)])
def test_an_independent_reader_finds_the_codes(kit, name, codes, language):
    (page,) = look(kit[f"print/{name}.{language}.pdf"], dots=150).pages
    assert decoded(page) == [URL] * codes
    assert decoded(page.convert("L").resize((page.width * 4 // 5, page.height * 4 // 5))) == [URL] * codes


def test_the_code_as_a_picture_leads_home(kit, tmp_path):
    (tmp_path / "qr.png").write_bytes(kit["qr/qr.png"])
    with Image.open(tmp_path / "qr.png") as picture:
        assert 400 <= picture.width == picture.height
        assert decoded(picture.convert("RGB")) == [URL]
    assert b"<text" not in kit["qr/qr.svg"] and b"href" not in kit["qr/qr.svg"]


@pytest.mark.parametrize("name", PRINTS)
def test_printed_sheets_show_whom_to_call(seen, name):
    text = seen[f"print/{name}.ja.pdf"].bare
    # The district's own line, then two that answer all over the country: never one alone.
    for number in ("0120-000-111", "0120-0-78310", "0120-99-7777", "119", "110"):
        assert number in text


@pytest.mark.parametrize("name", [*(f"print/{name}" for name in PRINTS), "letters/home-screen"])
def test_every_kanji_that_children_read_has_a_reading(order, name):
    texts = Texts(order, FOLDER)
    if name == "letters/home-screen":
        said = [texts.document("home-screen", "ja")]
    else:
        said = [
            text
            for value in texts.words("ja").values()
            for text in ([value] if isinstance(value, str) else value)
        ]
        said += [line.name for line in texts.lines("ja_Hira") if "ゆき市" not in line.name]
    for text in said:
        assert not KANJI.search(re.sub(r"\{[^{}|]+\|[^{}|]+\}", "", text)), text


def test_titles_do_not_tell_what_the_site_is(seen, kit):
    told = re.compile(
        r"死|自殺|自傷|いのち|命|相談|悩|心|こころ|つら|救|SOS|suicid|kill|harm|crisis|help|counsel|mental|refuge",
        re.I,
    )
    for name, paper in seen.items():
        assert paper.title in ("ひとやすみ", "A short break"), name
    assert not [name for name in kit if told.search(name)]
    for name in (
        "chrome-policy.json",
        "bookmarks.html",
        "bookmark.mobileconfig",
        "google-admin.txt",
        "intune.txt",
    ):
        assert not told.search(kit[f"devices/{name}"].decode("utf-8-sig").replace("UTF-8", "")), name


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_letter_to_the_filter_names_every_host(seen, kit, order, language):
    letter = seen[f"letters/allow-list.{language}.pdf"].bare
    hosts = [host for host, _, _ in order.hosts()]
    assert len(hosts) > 40 and hosts[0] == "rest.example.jp" and "www.jma.go.jp" in hosts
    assert {"childline.or.jp", "talkme.jp", "www.mext.go.jp"} <= set(hosts)
    assert not [host for host in hosts if host not in letter]
    assert kit["hosts.txt"].decode().split() == hosts
    rows = kit["hosts.csv"].decode("utf-8-sig").splitlines()
    assert rows[0] == "host,port,purpose,name" and len(rows) == len(hosts) + 1
    assert not [row for row in rows if row[0] in "=+-@"]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_document_can_be_changed_as_text(seen, kit, name, language):
    place = f"README.{language}" if name == "readme" else f"letters/{name}.{language}"
    text = kit[f"{place}.txt"].decode("utf-8-sig")
    assert not GAP.search(text) and "\r\n" in text and kit[f"{place}.txt"].startswith(b"\xef\xbb\xbf")
    first = "".join(text.splitlines()[0].split())
    assert first in seen[f"{place}.pdf"].bare.replace("がめん", "").replace("ほうほう", "")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_readme_names_files_that_are_there(kit, language):
    text = kit[f"README.{language}.txt"].decode("utf-8-sig")
    named = set(re.findall(r"devices/[a-z-]+\.[a-z]+|hosts\.[a-z]+|icon\.png|windows-[a-z]+\.reg", text))
    there = set(kit) | {name.partition("/")[2] for name in kit}
    assert len(named) >= 10 and named <= there
    assert {name for name in kit if name.startswith("devices/")} - {
        f"devices/{n}" for n in ("windows-remove.reg",)
    } <= named
    for console in ("Google", "Intune", "Jamf", "Firefox", "chrome://policy", "edge://policy"):
        assert console in text


def test_data_sheet_says_what_the_retention_table_says(seen, order):
    for language in ("ja", "en"):
        text = seen[f"letters/data-protection.{language}.pdf"].text
        for kind in ("published", "declined", "decision_notes", "reports", "audit"):
            assert re.search(rf"\b{order.retention[kind]}\s?(日|days)", text), kind


def test_the_code_as_a_drawing_leads_home_too(kit):
    paper = FPDF()
    paper.add_page()
    paper.image(BytesIO(kit["qr/qr.svg"]), x=20, y=20, w=60)
    (page,) = look(bytes(paper.output()), dots=150).pages
    assert decoded(page) == [URL]


@pytest.mark.parametrize("msgid", ["Leave now", "Something is wrong here"])
def test_buttons_are_called_what_the_pages_call_them(kit, msgid):
    name = Voices().of("ja", furigana=False).plain(msgid)
    assert f"「{name}」" in kit["letters/data-protection.ja.txt"].decode("utf-8-sig")


@pytest.mark.parametrize("name", ["poster", "clear-file"])
def test_the_fullest_sheet_has_room_for_all(order, name):
    full = replace(order, on_paper=(order.on_paper[0], *order.on_paper, order.on_paper[1]))
    texts = Texts(full, FOLDER)
    face = Face(_letters(full, texts, {}), FOLDER / "fonts")
    try:
        prints = Prints(face, full, texts, "ja")
        body = prints.poster() if name == "poster" else prints.clear_file()
    finally:
        face.close()
    busy, danger = standing(body, "つながらない"), standing(body, "いま")
    # From the bottom, in points: the line about people ends above the one about danger.
    assert busy[0] > danger[1] > 0


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_readme_is_one_page_also_while_it_is_for_trying_out(seen, order, language):
    assert len(seen[f"README.{language}.pdf"].pages) == 1
    trial = replace(order, trial=True, site_url="http://localhost:8000/d/yuki/", languages=(language,))
    assert len(look(archive.files(trial)[f"README.{language}.pdf"]).pages) == 1


def test_guardians_are_told_when_words_go_to_a_model(order):
    for outside in (True, False):
        texts = Texts(replace(order, lamp="model", talks_outside=outside), FOLDER)
        assert ("言語モデル" in texts.document("guardians", "ja")) is outside
        assert ("language model" in texts.document("guardians", "en")) is outside
        assert "\n- 電話やチャット" in texts.document("guardians", "ja")


def test_a_house_without_a_lamp_has_one_room_less(order):
    for lamp, rooms in (("off", "八つ"), ("script", "九つ")):
        assert rooms in Texts(replace(order, lamp=lamp), FOLDER).document("teachers", "ja")


def test_papers_of_a_district_without_a_lamp_speak_of_none(order):
    texts = Texts(replace(order, lamp="off"), FOLDER)
    for name in DOCUMENTS:
        for language in ("ja", "en"):
            said = texts.document(name, language)
            found = [line for line in said.splitlines() if re.search(r"ランプ|\blamp\b", line)]
            # Only the sheet says so much: that it is not used here.
            assert len(found) <= (name == "data-protection"), found
            assert not found or "使いません" in found[0] or "not used" in found[0]


def test_a_heading_is_never_left_alone_above_a_table():
    after = "## The heading\n| One | Two |\n| a cell | another |\n| last | row |\n"
    face = Face(set("Title A short break Some words. 1234567890　") | set(after), FOLDER / "fonts")
    try:
        for lines in range(30, 46):
            source = "# Title\n" + "Some words.\n" * lines + after
            body = in_pages(face, source, title="A short break", language="en")
            with pypdfium2.PdfDocument(body) as document:
                pages = [page.get_textpage().get_text_bounded() for page in document]
            (page,) = [text for text in pages if "The heading" in text]
            assert "One" in page and "a cell" in page, lines
    finally:
        face.close()
