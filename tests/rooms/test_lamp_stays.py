"""A talk with the lamp stays: through another look or language, through a look at people, and with the numbers in sight."""

import re

import pytest

from tests.conftest import hidden
from tests.rooms.test_lamp import say


def test_a_look_carries_the_talk_and_the_words_in_the_box(visitor):
    page = say(visitor, visitor.open("/rooms/lamp"), "もう死にたい").text
    sent = {"seal": hidden(page, "seal"), "words": "まだ", "furigana": "on"}
    answer = visitor.post("/rooms/lamp/look", sent)
    assert answer.status_code == 200 and "look" in answer.headers["set-cookie"]
    assert "もう死にたい" in answer.text and "まだ</textarea>" in answer.text and "<rt>" in answer.text
    assert 'class="card-help' in answer.text and "lang=ja_Hira" in answer.text
    language = visitor.post("/rooms/lamp/look", {"seal": hidden(page, "seal"), "lang": "en"})
    assert "set-cookie" not in language.headers and 'lang="en"' in language.text


def test_a_look_in_the_middle_of_an_answer_still_brings_it(visitor):
    part = say(visitor, visitor.open("/rooms/lamp"), "つかれた", **{"hx-request": "true"}).text
    page = visitor.post("/rooms/lamp/look", {"seal": hidden(part, "seal"), "large": "on"}).text
    assert 'id="pending"' in page and "Show the answer" not in page and "noscript" in page


@pytest.mark.parametrize("step", ["say", "answer", "end", "look", "people", "note", "note/look", "leaving"])
def test_an_address_of_a_form_leads_into_the_room(visitor, step):
    answer = visitor.client.get(f"/rooms/lamp/{step}", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"].endswith("/rooms/lamp")


def test_the_people_hold_the_talk_in_the_way_back(visitor):
    page = say(visitor, visitor.open("/rooms/lamp"), "お父さんになぐられる").text
    people = visitor.post("/rooms/lamp/people", {"seal": hidden(page, "seal"), "words": "まだ"}).text
    assert "189" in people and "お父さん" not in people
    back = visitor.post("/rooms/lamp/look", {"seal": hidden(people, "seal"), "words": "まだ"}).text
    assert "お父さんになぐられる" in back and "まだ</textarea>" in back


@pytest.mark.parametrize("line", ["うん", "カレーを食べた", "わからない"])
def test_after_a_grave_line_a_plain_one_leaves_the_numbers_in_sight(visitor, line):
    page = say(visitor, say(visitor, visitor.open("/rooms/lamp"), "お父さんになぐられる").text, line).text
    assert '<details class="folded">' not in page and 'class="card-help' in page


def test_a_folded_card_keeps_its_first_way_in_sight(visitor):
    page = visitor.open("/rooms/lamp")
    for words in ("腕を切ってる", "電話とかしたくない。カードもいらない"):
        page = say(visitor, page, words).text
    assert re.search(r'</details>\s*<a class="button channel first-way" href="(tel:|https:)', page)


def test_the_lamps_words_stand_above_the_heading_of_the_people(visitor):
    page = say(visitor, visitor.open("/rooms/lamp"), "もう死にたい").text
    card = page.split('class="card-help', 1)[1]
    assert card.index('class="turn lamp"') < card.index('id="card-title"') < card.index("tel:")
    latest = page.split('id="latest"', 1)[1]
    assert latest.index("もう死にたい") < latest.index('class="card-help')
