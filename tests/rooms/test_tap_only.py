"""Nobody must type to be helped: ready-made lines in the lamp's room, and something to tap in every room."""

import re

import pytest

from hideout.store import districts
from moderation.course import Course, hear
from rooms import ROOMS
from rooms.lamp.picks import FEELINGS, PICKS
from tests.conftest import hidden


def pick(visitor, page: str, key: str, **more: str) -> str:
    answer = visitor.post("/rooms/lamp/say", {"seal": hidden(page, "seal"), "words": "", "pick": key} | more)
    assert answer.status_code == 200, answer.text
    return answer.text


def lines(page: str, who: str) -> list[str]:
    said = re.findall(rf'<li class="turn {who}">(.*?)</li>', page, re.S)
    return [re.sub(r"<[^>]+>", "", re.sub(r"<rt>.*?</rt>", "", one)) for one in said]


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_a_whole_talk_without_a_letter_typed(person, language):
    child = person()
    page = child.open(f"/rooms/lamp?lang={language}")
    for key in ("tired", "yes", "unsure", "stay"):
        answered = len(lines(page, "lamp"))
        answer = child.post(
            f"/rooms/lamp/say?lang={language}", {"seal": hidden(page, "seal"), "words": "", "pick": key}
        )
        page = answer.text
        assert answer.status_code == 200 and len(lines(page, "lamp")) > answered
    assert len(lines(page, "visitor")) == 4


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_what_is_heavy_is_heard_from_a_tap_as_from_words(app, language):
    voice = app.state.web.voices.of(language, furigana=False)
    heard = {key: hear(Course(), voice.plain(line))[1].level for key, line in PICKS.items()}
    assert heard["gone"] == 2 and heard["hurt"] == 2, heard
    assert (
        max(heard[key] for key in ("tired", "angry", "school", "home", "yes", "no", "unsure", "stay")) <= 1
    ), heard


def offered(page: str) -> set[str]:
    return set(re.findall(r'name="pick" value="(\w+)"', page))


def test_answers_to_tap_stand_open_where_a_filter_reads(visitor, store, app):
    store.now(districts.save, "yuki", "ゆき市", "Snow City", filter_notice=1)
    app.state.districts.fill(store.now(districts.everything))
    for path, is_open in (("/d/yuki/rooms/lamp", True), ("/rooms/lamp", False)):
        page = visitor.open(path)
        answer = visitor.post(path + "/say", {"seal": hidden(page, "seal"), "words": "つかれた"})
        assert ('<details class="picks" open>' in answer.text) is is_open


def test_the_heavy_line_brings_the_card(visitor):
    page = pick(visitor, visitor.open("/rooms/lamp"), "gone")
    assert 'class="card-help' in page


def test_words_in_the_box_stay_there_when_a_line_is_tapped(visitor):
    page = pick(visitor, visitor.open("/rooms/lamp"), "sad", words="まだ とちゅう")
    assert "まだ とちゅう</textarea>" in page and "まだ とちゅう" not in lines(page, "visitor")[0]


def test_an_unknown_pick_is_no_line(visitor):
    page = visitor.open("/rooms/lamp")
    answer = visitor.post("/rooms/lamp/say", {"seal": hidden(page, "seal"), "words": "", "pick": "../x"})
    assert answer.status_code == 422


def test_what_the_form_sends_for_a_tap_tells_a_filter_nothing():
    assert all(re.fullmatch(r"[a-z]+", key) for key in PICKS) and len(FEELINGS) >= 10
    assert not {"die", "suicide", "kill"} & set(PICKS)


def test_every_room_has_something_to_do_without_typing(visitor):
    for room in ROOMS:
        page = visitor.open(f"/rooms/{room.slug}").split("<main", 1)[1].split("</main>")[0]
        assert re.search(
            r'<button|<a class="button|<details|type="range"|type="radio"|href="/rooms/workshop/', page
        ), room.slug


def offers(page: str) -> list[str]:
    """Return what may be tapped first, without what stands folded below it."""
    return re.findall(
        r'name="pick" value="(\w+)"',
        page.split('class="picks"')[1].split('class="picks-more"')[0].split("<form")[0],
    )


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_what_can_be_tapped_fits_what_was_asked(app, language):
    from companion.lines import lines_of
    from companion.rehearsal import begin
    from rooms.lamp.picks import BARRIERS, FEELINGS, HOURS, NEXT, PERSONS, REPLIES, SINCE, offered

    talk = begin(language)
    assert offered(talk, language) == (FEELINGS, {})
    talk = talk.visitor("…", Course())
    for section, wanted in (
        ("two.death.ask", REPLIES),
        ("two.now", REPLIES),
        ("two.tell", PERSONS),
        ("method.ask", SINCE),
        ("bullying.ask", SINCE),
        ("barrier.ask", BARRIERS),
        ("smalltalk.ack", NEXT),
        ("sad.ask", NEXT),
    ):
        first = offered(talk.lamp((lines_of(language)[section][0],)), language)[0]
        assert set(wanted) <= set(first) and len(first) < len(FEELINGS), section
    assert HOURS.keys() != SINCE.keys()
    grave = talk.heard(Course(level=2)).lamp((lines_of(language)["smalltalk.ack"][0],))
    assert offered(grave, language)[0] == BARRIERS


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_a_tapped_answer_raises_no_card_by_itself(app, language):
    voice = app.state.web.voices.of(language, furigana=False)
    mild = set(PICKS) - {"gone", "hurt"}
    heard = {key: hear(Course(), voice.plain(PICKS[key]))[1].level for key in mild}
    assert max(heard.values()) <= 1, heard


def test_the_buttons_change_with_the_talk_and_lead_somewhere(visitor):
    first = visitor.open("/rooms/lamp")
    told = pick(visitor, first, "hurt")
    assert offers(first) != offers(told) and len(offers(told)) < len(offers(first))
    story = pick(visitor, first, "story")
    assert max(len(line) for line in lines(story, "lamp")) > 40
    assert "なぞなぞ" in " ".join(lines(pick(visitor, first, "riddle"), "lamp"))
