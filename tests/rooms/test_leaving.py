"""The end of a talk: a note to take along, three ticks, sums without anybody in them, and pages that say so."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hideout import commands
from hideout.clock import month_of, now
from hideout.store import leavings, referrals
from hideout.tally import FEWEST, HIDDEN, veiled
from tests.conftest import hidden

MARK = "とてもめずらしい合言葉"


def say(visitor, page: str, words: str, **headers: str) -> str:
    return visitor.post("/rooms/lamp/say", {"seal": hidden(page, "seal"), "words": words}, **headers).text


def end(visitor, *lines: str) -> str:
    page = visitor.open("/rooms/lamp")
    for line in lines:
        page = say(visitor, page, line)
    return visitor.post("/rooms/lamp/end", {"seal": hidden(page, "seal")}).text


def field(page: str, name: str) -> str:
    return re.search(rf'name="{name}"[^>]*>(.*?)</textarea>', page, re.S)[1]


def this_year() -> int:
    return month_of(now(), "Asia/Tokyo") // 100


def test_the_note_names_what_was_heavy_and_holds_people_and_not_the_talk(visitor):
    page = end(visitor, "学校がつらい", f"{MARK}、ねむれない")
    assert "学校" in field(page, "heavy") and "眠れ" in field(page, "heavy")
    assert field(page, "people").count("\n") >= 1 and re.search(r"\d{2,}", field(page, "people"))
    assert field(page, "first") and MARK not in page


def test_after_danger_the_way_to_people_is_on_it(visitor):
    page = end(visitor, "もう死にたい")
    assert 'class="notice"' in page and "安全" in field(page, "first")


def test_a_guess_that_was_denied_is_not_written_down(visitor):
    guess = "no its my own phone. im asking if a person reads this"
    page = end(visitor, guess, "no im safe", "つかれた")
    assert "死" not in field(page, "heavy") and "安全" not in field(page, "first")
    assert 'class="notice"' not in page and field(page, "people")
    assert 'class="notice"' in end(visitor, guess)


def test_in_easy_japanese_the_note_can_be_read_by_whoever_reads_kana(person):
    visitor = person("ja_Hira")
    page = visitor.open("/rooms/lamp?lang=ja_Hira")
    for line in ("ママにたたかれる", "しにたい"):
        page = visitor.post(
            "/rooms/lamp/say?lang=ja_Hira", {"seal": hidden(page, "seal"), "words": line}
        ).text
        assert not re.search("[一-龠]|<rt>", re.search(r'id="first-words">(.*?)</q>', page)[1])
    page = visitor.post("/rooms/lamp/end?lang=ja_Hira", {"seal": hidden(page, "seal")}).text
    for name in ("heavy", "first", "people"):
        assert field(page, name) and not re.search("[一-龠]", field(page, name)), name
    sent = {"heavy": "x", "helped": "", "first": "y", "people": "z"}
    saved = visitor.post("/rooms/lamp/note?lang=ja_Hira", sent).text
    assert not re.search("[一-龠]", saved)


def test_a_talk_that_is_lost_is_told_so(visitor):
    answer = visitor.post("/rooms/lamp/end", {"seal": "bent"})
    assert answer.status_code == 200 and "メモ" in answer.text and 'id="words"' in answer.text


def test_the_note_comes_back_as_a_file_and_is_nowhere_else(visitor, store):
    answer = visitor.post("/rooms/lamp/note", {"heavy": f"{MARK} <b>", "helped": "絵", "people": "x"})
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"] == 'attachment; filename="memo.txt"'
    assert f"{MARK} <b>" in answer.text and answer.text.startswith("\ufeff")
    for path in Path(store.folder).iterdir():
        assert MARK.encode() not in path.read_bytes()


def test_ticks_are_counted_once_and_only_known_ones(visitor, store):
    page = end(visitor, "つかれた")
    sent = {"once": hidden(page, "once"), "glad": "0", "again": "2", "easy": "7", "name": "3"}
    for _ in range(2):
        assert visitor.post("/rooms/lamp/leaving", sent).status_code == 200
    visitor.post("/rooms/lamp/leaving", {"glad": "0", "once": "made up"})
    rows = store.now(leavings.of_year, this_year())
    assert [(row["question"], row["answer"], row["count"]) for row in rows] == [
        ("again", 2, 1),
        ("glad", 0, 1),
    ]


@pytest.mark.parametrize("script", [True, False])
def test_a_card_is_counted_when_it_comes_up_and_when_it_gets_graver(visitor, store, script):
    headers = {"hx-request": "true"} if script else {}
    page = say(visitor, visitor.open("/rooms/lamp"), "もう死にたい", **headers)
    page = say(visitor, page, "しにたい", **headers)
    assert [row["count"] for row in store.now(referrals.of_year, this_year())] == [1]
    say(visitor, page, "今夜、死ぬ。準備もした", **headers)
    rows = store.now(referrals.of_year, this_year())
    assert sorted((row["level"], row["count"]) for row in rows) == [(2, 1), (3, 1)]
    assert set(rows[0]) == {"month", "category", "level", "count"}


def test_ordinary_talk_is_not_counted(visitor, store):
    say(visitor, visitor.open("/rooms/lamp"), "きょうはカレーだった")
    assert store.now(referrals.of_year, this_year()) == []


def test_small_sums_are_hidden_and_not_to_be_worked_out():
    assert veiled({"a": 4, "b": 7, "c": 90}) == {"a": HIDDEN, "b": HIDDEN, "c": 90}
    assert veiled({"a": 4, "b": 50, "c": 90, "d": 0}) == {"a": HIDDEN, "b": HIDDEN, "c": 90, "d": 0}
    assert veiled({"a": FEWEST, "b": 90}) == {"a": FEWEST, "b": 90}
    assert veiled({"a": 3}) == {"a": HIDDEN}


def test_the_yearly_table_holds_sums_of_that_year_only(store):
    for _ in range(12):
        store.now(referrals.add, 202612, "suicide", 2)
    for _ in range(3):
        store.now(referrals.add, 202611, "abuse", 3)
    store.now(referrals.add, 202701, "abuse", 3)
    told = commands.companion_year(store, 2026)
    assert told["referrals"] == 15
    # With the total known, one hidden sum could be worked out: both are hidden.
    assert told["by_kind"] == {"abuse, level 3": HIDDEN, "suicide, level 2": HIDDEN}
    assert told["by_month"] == {"2026-11": HIDDEN, "2026-12": HIDDEN}
    assert commands.companion_year(store, 2025)["referrals"] == 0


def test_a_month_is_that_of_the_readers_time_zone():
    late = int(datetime(2026, 12, 31, 16, 0, tzinfo=UTC).timestamp())
    assert month_of(late, "Asia/Tokyo") == 202701 and month_of(late, "UTC") == 202612


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_the_pages_about_the_lamp_say_what_the_code_does(visitor, app, store, language):
    for _ in range(FEWEST + 2):
        store.now(referrals.add, this_year() * 100 + 1, "suicide", 2)
    page = visitor.open(f"/about/ai?lang={language}")
    assert str(FEWEST + 2) in page and "6" in page and "60" in page
    safety = visitor.open(f"/about/safety?lang={language}")
    steps = re.findall(r"<li><strong>.*?</li>", safety, re.S)
    card = {"en": "The card with people", "ja": "人のカード"}.get(language, "カードが すぐに")
    shown = [card in re.sub(r"<[^>]+>", "", re.sub(r"<rt>.*?</rt>", "", step)) for step in steps]
    assert shown == [False, False, True, True]


def test_the_page_names_where_a_model_runs(app, person, config):
    from dataclasses import replace

    app.state.config = app.state.web.config = replace(
        config, lamp="model", companion_base_url=("https://llm.example.org/v1",), companion_model=("m",)
    )
    page = person("en").open("/about/ai?lang=en")
    assert "llm.example.org" in page and "8 seconds" in page


@pytest.mark.parametrize(
    ("lines", "heavy", "first"),
    [
        (("いえにいれてもらえない", "さむい"), "家に入れてもらえません", "家に入れてもらえません"),
        (("写真をばらまくっておどされてる",), "写真のことで", "写真のことで、おどされています"),
        (("金ばもってこいって言われる", "もう2万わたした"), "お金", "お金"),
        (("薬をたくさんのんだ",), "薬をのみすぎました", "いますぐ助けて"),
        (("同じクラスの子にけられた",), "学校の人", "学校の人"),
        (("お母さんのごはんをつくってる", "お母さんが病気で", "学校いけてない"), "世話", "世話"),
        (("今までありがとう", "みんなにさよなら"), "死にたい", "安全だと思えません"),
    ],
)
def test_the_note_says_what_was_told_and_begins_with_it(visitor, lines, heavy, first):
    page = end(visitor, *lines)
    assert heavy in field(page, "heavy") and first in field(page, "first")


def test_after_danger_the_note_is_never_empty(visitor):
    page = end(visitor, "チクったら殺すって言われてるから先生には言いたくない")
    assert 'class="notice"' in page and field(page, "heavy")


@pytest.mark.parametrize(
    "lines",
    [
        ("ガチマッチで負けまくって死にたいw", "エンダードラゴンたおした"),
        ("カウンセラーの先生に話せた", "学校も1時間だけ行けた"),
    ],
)
def test_the_note_puts_no_feeling_into_a_childs_mouth(visitor, lines):
    page = end(visitor, *lines)
    assert not re.search("悲しい|つかれて|眠れ", field(page, "heavy"))


def test_a_line_called_by_its_number_is_not_named_twice(visitor):
    people = field(end(visitor, "お父さんにたたかれる"), "people")
    assert people.count("189") - people.count("0120-189") == 1


def test_hurt_by_others_at_school_the_childrens_line_of_the_schools_is_there(visitor):
    for line in ("同じクラスの子にけられた", "クラスの子に無視される"):
        assert "0120-0-78310" in field(end(visitor, line), "people")


def test_a_look_keeps_what_was_changed_on_the_note(visitor):
    page = end(visitor, "もう死にたい")
    sent = {"heavy": f"{MARK} <b>", "helped": "ねこ", "first": "", "people": "x", "danger": "1"}
    for change, seen in (({"large": "on"}, 'large"'), ({"lang": "en"}, 'lang="en"')):
        answer = visitor.post("/rooms/lamp/note/look", sent | change)
        assert answer.status_code == 200 and seen in answer.text[:200]
        assert f"{MARK} &lt;b&gt;</textarea>" in answer.text and 'class="notice"' in answer.text
    assert 'formaction="/rooms/lamp/note/look"' in page and "placeholder=" in page
