"""The papers promise what the house keeps: cookies, the kept page, who reads, calls, hours; a leaf stays one leaf."""

import re
from dataclasses import replace

import pytest

from hideout.clock import HOUR, MINUTE
from hideout.districts.kit import archive, hours
from hideout.districts.kit.archive import FOLDER
from hideout.districts.kit.texts import LEAVES, Texts
from hideout.helpline import Hours
from hideout.readers import readers
from hideout.shield import GUARD_SECONDS
from rooms import posting
from rooms import visitor as visitors
from tests.kit.conftest import order_in
from tests.kit.eyes import look

LANGUAGES = ("ja", "en")
WEEKEND = readers("Asia/Tokyo", (17, 9), "10-18", "off", ("12-29/01-03", "2027-05-03/2027-05-05"))


@pytest.fixture(scope="module")
def fullest(order):
    """Return the order that makes the longest leaves: a model, no notice spared, long names, six lines."""
    long = {"name_ja": "南アルプス八ヶ岳奥信濃広域連合教育委員会", "name_en": "Southern Alps Wide-Area Union"}
    lines = (order.on_paper[0], *order.on_paper, order.on_paper[2])
    return replace(
        order, lamp="model", talks_outside=True, on_paper=lines, readers=WEEKEND, office=(9, 17), **long
    )


def test_what_is_handed_out_is_one_page(fullest):
    made = archive.files(fullest)
    for name in LEAVES - {"readme"}:
        for language in LANGUAGES:
            assert len(look(made[f"letters/{name}.{language}.pdf"]).pages) == 1, (name, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", (f"{visitors.LIFE // HOUR}時間", f"{posting.TICKET_LIFE // MINUTE}分", f"{GUARD_SECONDS // MINUTE}分")),
        ("en", ("two hours", "five minutes", f"{GUARD_SECONDS // MINUTE} minutes")),
    ],
)  # fmt: skip
def test_the_sheet_names_what_lies_on_the_tablet(order, language, words):
    said = Texts(order, FOLDER).document("data-protection", language)
    device = said.partition("端末に置くもの" if language == "ja" else "What lies on the device")[2][:900]
    assert all(word in device for word in (*words, "/offline", "service worker"))
    assert visitors.LIFE == 2 * HOUR and posting.TICKET_LIFE == 5 * MINUTE
    assert "about/ai" in said
    for untrue in (
        "何も置きません",
        "Nothing lies in",
        "通報はできません",
        "結びつく情報がありません",
        "権限を持ちません",
    ):
        assert untrue not in said


def test_no_paper_hides_that_a_wall_is_read_by_anybody(order):
    texts = Texts(order, FOLDER)
    for name in ("board", "data-protection"):
        assert "壁に出た文は、だれでも読めます" in texts.document(name, "ja")
        assert "anybody" in texts.document(name, "en") and "Not what was written" not in texts.document(
            name, "en"
        )


def test_no_paper_denies_that_a_lead_may_call(order):
    for language, word in (("ja", "119番に電話することがあ"), ("en", "may call 110 or 119")):
        texts = Texts(order, FOLDER)
        for name in ("guardians", "teachers", "data-protection", "board"):
            said = texts.document(name, language).replace("110番や119番", "119番")
            assert word in said, (name, language)
            assert "通報" not in said and "cannot call anybody." not in said.replace(
                "cannot diagnose or call anybody", ""
            )


def test_guardians_learn_purpose_wall_operator_hours_and_how_to_object(order):
    texts = Texts(replace(order, readers=readers("Asia/Tokyo", (9, 17), "", "", ())), FOLDER)
    for language, words in (
        ("ja", ("死にたい", "加えます", "ほかの地域の人も読みます", "Snow Board", "9時から17時", "入れないでほしい")),
        ("en", ("think of dying", "will be one more", "people elsewhere read it", "Snow Board", "every day from 9:00 to 17:00", "is not put on")),
    ):  # fmt: skip
        said = texts.document("guardians", language)
        assert all(word in said for word in words), [word for word in words if word not in said]
        assert "加えました" not in said
        assert "9時から17時" in texts.document("board", "ja")


def test_the_papers_say_when_people_read_on_which_days(order):
    texts = Texts(replace(order, readers=WEEKEND, office=(9, 16)), FOLDER)
    for name in ("board", "guardians", "teachers"):
        said = texts.document(name, "ja")
        assert "月曜から金曜の17時から次の日の朝9時、土曜の10時から18時です。" in said, name
        assert "日曜、12月29日から1月3日、2027年5月3日から2027年5月5日は読みません。" in said, name
        assert "祝日も、この休みに入っていなければ曜日のとおりです。" in said, name
        said = texts.document(name, "en")
        assert "Monday to Friday from 17:00 to 9:00 the next morning, Saturday from 10:00 to 18:00" in said, (
            name
        )
        assert "not on Sunday, 29 December to 3 January, 3 May 2027 to 5 May 2027." in said, name
    for name in ("board", "guardians", "teachers"):
        for said in (texts.document(name, "ja"), texts.document(name, "en")):
            assert not re.search(r"[。.] ?- ", said), "a point of a list never goes on in the line before"
    # The office's own hours stand where it is asked, and nowhere as the readers'.
    for name in ("board", "guardians"):
        assert "（9時から16時）" in texts.document(name, "ja").rstrip().splitlines()[-1]
        assert "(9:00 to 16:00)" in texts.document(name, "en").rstrip().splitlines()[-1]
    assert "16時" not in texts.document("teachers", "ja")


def test_teachers_are_given_nothing_to_promise_that_cannot_be_kept(order):
    said = Texts(order, FOLDER).document("teachers", "ja")
    assert "聞きもらす" in said and "天気" not in said
    # What is said to the class is the line in the box.
    assert "調べません" not in said and "だれが見たか" not in said.split("\n> ")[1].split("\n")[0]


def test_the_board_comes_first(order):
    for language in LANGUAGES:
        said = Texts(order, FOLDER).document("readme", language)
        assert said.index("board") < said.index("allow-list") < said.index("guardians")


def test_a_blank_is_left_where_nobody_said_who_runs_it(tmp_path):
    texts = Texts(order_in(tmp_path, operator_name=""), FOLDER)
    assert "運営者　＿" in texts.document("guardians", "ja") and "Run by ____" in texts.document(
        "guardians", "en"
    )


def row(days: str, start: float, end: float, **more: object) -> Hours:
    return Hours(
        always=False, days=frozenset(int(day) for day in days), nth=frozenset(), month_days=frozenset(),
        start=int(start * 60), end=int(end * 60), channels=frozenset(), note="", note_ja="",
        **{"closed_on_holidays": False} | more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "ja", "en"),
    [
        ((row("01234", 9, 17, closed_on_holidays=True),), "平日9-17時", "Mon-Fri, not on holidays, 9:00-17:00"),
        ((row("01234", 9, 17),), "月-金9-17時", "Mon-Fri 9:00-17:00"),
        ((row("0123456", 16, 21),), "まいにち16-21時", "daily 16:00-21:00"),
        ((row("0123456", 17, 33),), "まいにち17時-つぎの日の9時", "daily 17:00-9:00 (next morning)"),
        ((row("5", 17, 40),), "土17時-つぎの日の16時", "Sat 17:00-16:00 (next day)"),
        ((row("56", 9.5, 12),), "土・日9:30-12:00", "Sat/Sun 9:30-12:00"),
        ((row("01234", 9, 12), row("01234", 13, 17)), "月-金9-12時、月-金13-17時", "Mon-Fri 9:00-12:00, Mon-Fri 13:00-17:00"),
    ],
)  # fmt: skip
def test_hours_are_short_and_plain(order, rows, ja, en):
    texts = Texts(replace(order, on_paper=(replace(order.on_paper[0], hours=rows),)), FOLDER)
    assert [texts.lines(language)[0].when for language in ("ja", "en")] == [ja, en]
    assert f"　{ja}" in texts.document("guardians", "ja") and f"　{en}" in texts.document("teachers", "en")


def test_hours_that_are_not_sure_are_not_on_paper(order):
    line = replace(order.on_paper[0], hours=(row("01234", 9, 17),), recheck=True)
    texts = Texts(replace(order, on_paper=(line,)), FOLDER)
    assert texts.lines("ja")[0].when == "" == hours.when(line, "en", texts.words("en"))


@pytest.mark.parametrize("name", ["poster", "cards", "clear-file"])
def test_hours_stand_on_what_is_printed(order, name):
    line = replace(order.on_paper[0], hours=(row("01234", 9, 17, closed_on_holidays=True),))
    made = archive.files(replace(order, on_paper=(line, *order.on_paper[1:])))
    assert "平日9-17時" in look(made[f"print/{name}.ja.pdf"]).bare.replace("へいじつ", "").replace(
        "じ）", "）"
    )


def test_the_children_read_of_calls_what_the_guardians_read(visitor):
    for language, told, untrue in (
        ("en", "one of them may call 119 or 110", "Nobody is told"),
        ("ja", "読む人が119や110に電話することがあります", "だれかに知らせることはありません。どこ"),
    ):
        page = visitor.open(f"/about/safety?lang={language}")
        assert told in page
        assert untrue not in page.replace("機械がだれかに知らせることはありません。", "")
