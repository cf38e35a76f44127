"""The lamp's room: works without script, says it is a machine, keeps nothing, and shows the card at once."""

import re
from pathlib import Path

import pytest

from tests.conftest import hidden


def say(visitor, page: str, words: str, **headers: str):
    return visitor.post("/rooms/lamp/say", {"seal": hidden(page, "seal"), "words": words}, **headers)


def spoken(page: str) -> list[str]:
    return re.findall(r'<li class="turn lamp">.*?</li>', page, re.S)


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_a_talk_without_script(person, language):
    visitor = person()
    page = visitor.open(f"/rooms/lamp?lang={language}")
    assert "label-machine" in page and len(spoken(page)) == 1
    answer = visitor.post(
        f"/rooms/lamp/say?lang={language}",
        {"seal": hidden(page, "seal"), "words": "つかれた" if language != "en" else "I am tired"},
    )
    assert answer.status_code == 200
    assert len(spoken(answer.text)) == 2 and "label-machine" in answer.text


def test_a_wish_to_die_brings_the_card_first(visitor):
    answer = say(visitor, visitor.open("/rooms/lamp"), "もう死にたい")
    page = answer.text
    assert page.index("もう死にたい") < page.index('class="card-help') < page.rindex('class="turn lamp"')
    assert len(set(re.findall(r'href="(tel:[^"]+)"', page.split("card-help")[1]))) >= 2
    later = say(visitor, page, "きょうのごはんはカレーだった")
    assert 'class="card-help' in later.text


def test_danger_now_puts_119_first(visitor):
    page = say(visitor, visitor.open("/rooms/lamp"), "さっき薬をたくさん飲んだ。もうすぐ死ぬ").text
    card = page.split('class="card-help now')[1]
    assert re.search(r'href="tel:(\d+)"', card)[1] == "119"


def test_with_script_the_card_comes_before_the_answer(visitor):
    part = say(visitor, visitor.open("/rooms/lamp"), "もう死にたい", **{"hx-request": "true"}).text
    assert "<html" not in part and 'class="card-help' in part and 'hx-post="/rooms/lamp/answer"' in part
    answer = visitor.post("/rooms/lamp/answer", {"seal": hidden(part, "seal")}, **{"hx-request": "true"})
    assert len(spoken(answer.text)) == 2 and "pending" not in answer.text


def test_a_bent_or_old_seal_restarts_gently_and_still_hears(visitor, monkeypatch):
    page = visitor.open("/rooms/lamp")
    for seal in ("bent", hidden(page, "seal")[:-4] + "AAAA", "あ"):
        answer = visitor.post("/rooms/lamp/say", {"seal": seal, "words": "もう死にたい"})
        assert answer.status_code == 200 and "忘れ" in answer.text and 'class="card-help' in answer.text
    monkeypatch.setenv("HIDEOUT_CLOCK", str(7 * 3600))
    assert "忘れ" in say(visitor, page, "つかれた").text


@pytest.mark.parametrize(
    ("words", "status"), [("", 422), (" \u200b ", 422), ("あ" * 1001, 422), ("あ" * 1000, 200)]
)
def test_lengths(visitor, words, status):
    answer = say(visitor, visitor.open("/rooms/lamp"), words)
    assert answer.status_code == status
    if len(words) > 1000:
        assert words in answer.text


def test_long_talks_stay_small(visitor):
    page = visitor.open("/rooms/lamp")
    for number in range(40):
        page = say(visitor, page, f"{number} " + "ながい話" * 100).text
    assert len(hidden(page, "seal")) < 60_000
    assert page.count('class="turn ') <= 33


def test_nothing_of_a_talk_is_on_the_disk(visitor, store):
    say(visitor, visitor.open("/rooms/lamp"), "とてもめずらしい合言葉")
    for path in Path(store.folder).iterdir():
        assert "とてもめずらしい合言葉".encode() not in path.read_bytes()


def test_markup_in_a_talk_is_only_text(visitor):
    answer = say(visitor, visitor.open("/rooms/lamp"), "<script>alert(1)</script> {漢字|<b>}")
    assert "<script>alert" not in answer.text and "&lt;script&gt;" in answer.text


def test_a_lamp_that_is_off_is_not_lit(app, visitor):
    from dataclasses import replace

    app.state.web.config = replace(app.state.config, lamp="off")
    assert visitor.client.get("/rooms/lamp").status_code == 404
    for path in ("/", "/house"):
        assert 'href="/rooms/lamp"' not in visitor.open(path)


def test_every_hour_a_machine_says_that_stopping_is_fine(visitor, monkeypatch):
    page = visitor.open("/rooms/lamp")
    assert "reminder" not in page
    monkeypatch.setenv("HIDEOUT_CLOCK", "3700")
    page = say(visitor, page, "つかれた").text
    assert 'class="notice reminder"' in page
    assert 'class="notice reminder"' not in say(visitor, page, "ねむい").text


def test_people_can_be_shown_without_losing_the_talk_or_the_words(visitor):
    page = say(visitor, visitor.open("/rooms/lamp"), "つかれた").text
    sent = {"seal": hidden(page, "seal"), "words": "まだ書いている", "do": "people"}
    answer = visitor.post("/rooms/lamp/say", sent).text
    assert 'class="card-help' in answer and "まだ書いている</textarea>" in answer and "つかれた" in answer
    assert answer.count('class="turn visitor"') == 1


def test_a_line_too_long_to_answer_is_heard_and_keeps_its_card(visitor):
    page = say(visitor, visitor.open("/rooms/lamp"), "もう死にたい。" + "あ" * 1000)
    assert page.status_code == 422 and 'class="card-help' in page.text and "もう死にたい" in page.text
    later = say(visitor, page.text, "きょうのごはんはカレーだった")
    assert 'class="card-help' in later.text


def test_who_was_hurt_at_home_keeps_those_people_and_is_not_sent_home(visitor):
    page = say(visitor, visitor.open("/rooms/lamp"), "お父さんになぐられる").text
    assert "189" in page.split("card-help")[1]
    page = say(visitor, page, "きょうのごはんはカレーだった").text
    assert "189" in page.split("card-help")[1] and "<details" in page
    page = say(visitor, page, "いま となりの部屋にいる。こわい、殺される").text
    card = page.split('class="card-help now')[1]
    assert "家の人" not in card.split("</section>")[0]
    note = visitor.post("/rooms/lamp/end", {"seal": hidden(page, "seal")}).text
    assert "189" in note or "110" in note


def test_a_lost_talk_shows_people_for_nobody_knows_how_grave_it_was(visitor):
    for path, sent in (("/rooms/lamp/say", {"words": "うん"}), ("/rooms/lamp/end", {})):
        answer = visitor.post(path, {"seal": "bent"} | sent)
        assert 'class="card-help' in answer.text


def test_people_asked_for_in_an_ordinary_talk_come_without_a_sentence_of_danger(visitor):
    page = visitor.open("/rooms/lamp")
    shown = visitor.post("/rooms/lamp/say", {"seal": hidden(page, "seal"), "words": "", "do": "people"}).text
    assert 'class="card-help' in shown and "first-words" not in shown
    assert 'id="first-words"' in say(visitor, shown, "もう死にたい").text


OPEN, FOLDED = True, False


@pytest.mark.parametrize(
    ("lines", "stands"),
    [
        # A true word, and one taken back at once, keep it open; a refusal folds it and never takes it away.
        (("もう消えたい", "うそだよ", "ほんとは冗談じゃなかった", "ランプって何色？"), OPEN),
        (("もう消えたい", "ごめん、やっぱり大丈夫。変なこと言った"), OPEN),
        (("もう消えたい", "電話しないよ", "もう寝ます。ありがとう"), OPEN),
        (("腕を切ってる", "電話とかしたくない。カードもいらない"), FOLDED),
        (
            ("腕を切ってる", "電話とかしたくない。カードもいらない", "どうせ夏になったら半袖でばれる"),
            FOLDED,
        ),
        # What sounds as if it were the gravest stands open, though it is a refusal.
        (("腕を切ってる", "電話とかしないから。そのカードもういい"), OPEN),
        (("腕を切ってる", "電話しない", "パパに見られたら、また怒鳴られて物投げられる"), OPEN),
    ],
)
def test_the_card_stands_open_or_folded_as_the_talk_asks(visitor, lines, stands):
    page = visitor.open("/rooms/lamp")
    for words in lines:
        page = say(visitor, page, words).text
    assert 'class="card-help' in page
    assert ('<details class="folded">' not in page) is stands


def test_violence_told_in_another_danger_brings_its_people_to_the_card(visitor):
    page = visitor.open("/rooms/lamp")
    for words in ("腕を切ってる", "電話しない", "さっきも物を投げられた。パパから部屋にかくれてる"):
        page = say(visitor, page, words).text
    assert "tel:189" in page or "tel:110" in page


@pytest.mark.parametrize("scripted", [True, False])
def test_the_card_stands_open_when_it_comes_and_whenever_the_lamp_speaks_of_it(visitor, scripted):
    page = visitor.open("/rooms/lamp")
    for words in ("お父さんにたたかれる", "今日もどなってる", "わたしがわるいのかな"):
        page = say(visitor, page, words, **({"hx-request": "true"} if scripted else {})).text
        if scripted:
            page = visitor.post(
                "/rooms/lamp/answer", {"seal": hidden(page, "seal")}, **{"hx-request": "true"}
            ).text
        if words != "今日もどなってる":
            assert 'class="card-help' in page and '<details class="folded">' not in page, words
    assert re.search("悪くありません|あなたのせいではありません|した人の責任", page)


@pytest.mark.parametrize("scripted", [True, False])
def test_a_card_that_was_denied_or_is_over_stays_folded_until_something_new_is_heard(person, scripted):
    def told(page: str, words: str) -> str:
        page = say(visitor, page, words, **({"hx-request": "true"} if scripted else {})).text
        if scripted:
            sent = {"seal": hidden(page, "seal")}
            page = visitor.post("/rooms/lamp/answer", sent, **{"hx-request": "true"}).text
        return page

    visitor = person("en")
    folded = '<details class="folded">'
    page = visitor.open("/rooms/lamp?lang=en")
    for words, open_ in (
        ("no its my own phone. im asking if a person reads this", True),
        ("no im in my room", False),
        ("thanks", False),
        ("i want to die", True),
    ):
        page = told(page, words)
        assert 'class="card-help' in page and (folded not in page) == open_, words
    page = visitor.open("/rooms/lamp?lang=en")
    page = told(page, "my friend wrote me something like goodbye and now he doesnt answer")
    assert 'class="card-help now' in page and folded not in page
    page = told(page, "they found him. hes ok. hes crying")
    assert 'class="card-help' in page and "card-help now" not in page and folded in page


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["my stepdad hit me again today"]),
        (
            "en",
            [
                "no its my own phone. im asking if a person reads this",
                "they said i have to leave the house. tonight",
            ],
        ),
        ("en", ["my dad says im a waste of space lol"]),
        ("ja", ["もう死にたい", "家から追い出された。公園で寝る"]),
    ],
)
def test_a_child_hit_or_put_out_sees_the_childs_line_first_and_the_police(person, language, lines):
    visitor = person(language)
    page = visitor.open(f"/rooms/lamp?lang={language}")
    for words in lines:
        page = say(visitor, page, words).text
    numbers = re.findall(r'href="tel:([^"]+)"', page.split('class="card-help')[1].split("</section>")[0])
    assert numbers[0] == "189" and "110" in numbers


@pytest.mark.parametrize("path", ["say", "answer"])
def test_who_comes_too_fast_keeps_the_talk_and_the_words(person, path):
    visitor = person("ja")
    page = say(visitor, visitor.open("/rooms/lamp"), "ねこの話をしたい", **{"hx-request": "true"}).text
    seal = {"seal": hidden(page, "seal")}
    for _ in range(700):
        answer = visitor.post(
            f"/rooms/lamp/{path}", {**seal, "words": "まだ話したい"}, **{"hx-request": "true"}
        )
        if answer.status_code == 429:
            break
    # The words themselves are still in the box beside this part of the page (assets/js/lamp.js).
    assert answer.status_code == 429 and 'id="turns"' in answer.text and 'name="seal"' in answer.text
    assert "ねこの話をしたい" in answer.text
    if path == "say":
        page = visitor.post("/rooms/lamp/say", {**seal, "words": "まだ話したい"})
        assert page.status_code == 429 and "まだ話したい" in page.text and 'name="words"' in page.text
