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


@pytest.mark.parametrize("scripted", [True, False])
def test_the_card_stands_open_when_it_comes_and_whenever_the_lamp_speaks_of_it(visitor, scripted):
    page = visitor.open("/rooms/lamp")
    for words in ("お父さん酔っぱらってる", "今日もどなってる", "わたしがわるいのかな"):
        page = say(visitor, page, words, **({"hx-request": "true"} if scripted else {})).text
        if scripted:
            page = visitor.post(
                "/rooms/lamp/answer", {"seal": hidden(page, "seal")}, **{"hx-request": "true"}
            ).text
        if words != "今日もどなってる":
            assert 'class="card-help' in page and '<details class="folded">' not in page, words
    assert re.search("悪くありません|した人の責任", page)
