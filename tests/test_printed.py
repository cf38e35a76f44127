"""The figures of a month on paper: the very ones of the page, in both languages, the same bytes every time."""

import re
from html import unescape

import pytest

from hideout.clock import DAY, month_of, now
from hideout.districts import figures, printed, report
from hideout.districts.kit.problem import KitProblem
from hideout.language import Voices
from hideout.store import districts, open_store, tallies
from hideout.store.tallies import Cell
from rooms import ROOMS
from tests.kit.eyes import A4, ink, look
from tests.process.conftest import Server

LAST = month_of(now() - 40 * DAY, "Asia/Tokyo")
MONTH = report.written(LAST)
ROOM = {room.slug: room.title for room in ROOMS}
SUMS = {
    ("arrivals", "day"): 1237, ("arrivals", "night"): 41, ("rooms", "nook"): 4, ("rooms", "lamp"): 203,
    ("rooms", "murmurs"): 58, ("posts", "received"): 31, ("help", "opened"): 66,
} | {(f"leaving {name}", str(n)): 41 for name in ("glad", "again", "easy") for n in range(3)}  # fmt: skip


def filled(store) -> None:
    store.now(districts.save, "yuki", "ゆき市", "Snow City", pupils=4000, prefecture="JP-01")
    store.now(districts.save, "tani", "たに町", "Valley", pupils=40, prefecture="JP-01")
    store.now(tallies.add, {Cell("yuki", LAST, *key): count for key, count in SUMS.items()})
    store.now(report.freeze_due, now(), "Asia/Tokyo")


def told_in(store, scope: str = "district:yuki"):
    filled(store)
    return store.now(report.told, scope, LAST, now(), "Asia/Tokyo")


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("language", "who"), [("ja", "ゆき市"), ("en", "Snow City")])
def test_paper_says_what_the_page_says(store, reader, language, who):
    told = told_in(store)
    paper = look(printed.pdf(told, ROOM, language, who))
    voice = Voices().of(language, furigana=False)
    page = unescape(re.sub(r"<[^>]+>", "", reader.open(f"/desk/months/district/yuki?lang={language}")))
    for section in figures.sections(told, ROOM):
        assert squeezed(voice.plain(section.title)) in paper.bare
        for row in section.rows:
            line = squeezed(f"{voice.plain(row.label)}{row.value}")
            assert line in paper.bare and line in squeezed(page)
    for msgid in (figures.NOTE, figures.HEADING, figures.ARRIVALS):
        said = squeezed(voice.plain(msgid, who=who, month=MONTH))
        assert said in paper.bare and said in squeezed(page)
    assert paper.title == voice.plain(figures.HEADING, who=who) + f" {MONTH}"
    assert str(told["total"]) in paper.bare and "1237" not in paper.bare


def test_small_sums_stay_hidden_and_have_no_bar(store):
    told = told_in(store)
    assert (told["rooms"]["nook"], told["rooms"]["murmurs"]) == ("*", "*")
    paper = look(printed.pdf(told, ROOM, "en", "Snow City"))
    assert paper.bare.count("*") == 1 + sum(
        str(row.value) == "*" for section in figures.sections(told, ROOM) for row in section.rows
    )
    bare = look(printed.pdf(told | {"arrivals": dict.fromkeys(told["arrivals"], 0)}, ROOM, "en", "Snow City"))
    blue = [
        sum(count for count, colour in one.pages[0].getcolors(1 << 24) if colour == printed.BLUE)
        for one in (paper, bare)
    ]
    assert blue[0] > blue[1] > 0


def test_pages_are_whole_and_fonts_travel_along(store):
    told = told_in(store)
    for who in ("ゆき市", "雪" * 60):
        paper = look(printed.pdf(told, ROOM, "ja", who))
        assert paper.sizes == [A4] * 2 and paper.fonts and all(paper.fonts.values())
        assert all(ink(page) > 0.01 for page in paper.pages)
        # Nothing is drawn where a printer does not reach.
        for page in paper.pages:
            margin = page.width * 15 // 210
            for strip in ((0, 0, margin, page.height), (page.width - margin, 0, page.width, page.height)):
                assert ink(page.crop(strip)) == 0


def test_the_same_month_gives_the_same_bytes(store):
    told = told_in(store)
    first = printed.pdf(told, ROOM, "ja", "ゆき市")
    assert printed.pdf(dict(reversed(told.items())), ROOM, "ja", "ゆき市") == first
    assert printed.pdf(told | {"total": 5}, ROOM, "ja", "ゆき市") != first


def test_a_name_cannot_become_markup_nor_a_gap(store):
    told = told_in(store)
    assert "（雪／ゆき）市" in look(printed.pdf(told, ROOM, "ja", "{雪|ゆき}市")).bare
    with pytest.raises(KitProblem, match="𓀀"):
        printed.pdf(told, ROOM, "ja", "𓀀市")


def test_without_its_font_nothing_is_printed(store, tmp_path):
    with pytest.raises(KitProblem, match=r"regular\.woff"):
        printed.pdf(told_in(store), ROOM, "ja", "ゆき市", tmp_path)


def test_the_desk_gives_it_in_both_languages(store, reader):
    told = told_in(store)
    links = re.findall(r'href="([^"]+/paper[^"]+)"', reader.open("/desk/months/district/yuki?lang=ja"))
    assert len(links) == 2
    for link, language, who in zip(links, ("ja", "en"), ("ゆき市", "Snow City"), strict=True):
        answer = reader.client.get(unescape(link))
        assert answer.headers["content-type"] == "application/pdf"
        assert f"district-yuki-{MONTH}.{language}.pdf" in answer.headers["content-disposition"]
        assert answer.content == printed.pdf(told, ROOM, language, who)
    assert (
        "北海道" in look(reader.client.get(f"/desk/months/prefecture/JP-01/paper?month={MONTH}").content).bare
    )
    assert look(reader.client.get(f"/desk/months/paper?month={MONTH}&lang=en").content).bare
    for path in ("district/tani", "district/none", "school/yuki"):
        assert reader.client.get(f"/desk/months/{path}/paper?month={MONTH}").status_code == 404
    assert reader.client.get("/desk/months/district/yuki/paper?month=2026-01..2026-02").status_code == 404


def test_a_name_beyond_the_font_is_told_at_the_desk(store, reader):
    filled(store)
    store.now(districts.save, "yuki", "𓀀市", "Snow City", pupils=4000, prefecture="JP-01")
    answer = reader.client.get(f"/desk/months/district/yuki/paper?month={MONTH}&lang=ja")
    assert answer.status_code == 409 and "𓀀" in answer.text and 'role="alert"' in answer.text


@pytest.fixture
def site(tmp_path) -> Server:
    server = Server(tmp_path)
    store = open_store(tmp_path / "data")
    filled(store)
    store.close()
    return server


def test_the_command_writes_the_very_paper_of_the_desk(site, tmp_path):
    for words in (("district", "report", "yuki"), ("report", "--district", "yuki")):
        for language, who in (("ja", "ゆき市"), ("en", "Snow City")):
            out = tmp_path / "out" / f"{words[0]}.{language}.pdf"
            done = site.run(*words, "--month", MONTH, "--pdf", str(out), "--language", language)
            assert (done.returncode, done.stdout.decode().strip()) == (0, str(out)), done.stderr
            store = open_store(tmp_path / "data")
            told = store.now(report.told, "district:yuki", LAST, now(), "Asia/Tokyo")
            store.close()
            assert out.read_bytes() == printed.pdf(told, ROOM, language, who)
    out = tmp_path / "out" / "site.pdf"
    site.environ |= {"LC_ALL": "ja_JP.UTF-8"}
    assert site.run("report", "--month", MONTH, "--pdf", str(out)).returncode == 0
    assert "ねぐら" in look(out.read_bytes()).bare


def test_what_cannot_be_printed_is_told_and_nothing_is_written(site, tmp_path):
    (tmp_path / "file").write_text("in the way")
    this = report.written(month_of(now(), "Asia/Tokyo"))
    for words, code, said in (
        (("--month", MONTH, "--pdf", "file/out.pdf"), 1, ("Nothing can be written", "書きこめません")),
        (("--month", this, "--pdf", "out.pdf"), 1, ("is not over",)),
        (("--month", "2026-01..2026-02", "--pdf", "out.pdf"), 2, ("One whole month",)),
        (("--month", MONTH, "--prefecture", "雪県", "--pdf", "out.pdf"), 2, ("none of the 47",)),
        (("--month", MONTH, "--district", "tani", "--pdf", "out.pdf"), 1, ("fewer than 500",)),
        (("--pdf", "out.pdf"), 2, ("go with --month",)),
    ):
        done = site.run("report", *words)
        spoken = done.stderr.decode()
        assert done.returncode == code and all(part in spoken for part in said), spoken
        assert "Traceback" not in spoken and done.stdout == b""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "file"]
