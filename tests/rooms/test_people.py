"""People to talk to: the help page and the room hold the same data as every card."""

import re

import pytest

from rooms.people import NEEDS


def test_help_needs_no_script_and_is_never_one_number_only(visitor):
    page = visitor.open("/help")
    assert "<script" not in re.sub(r'<script src="[^"]*leave.js" defer></script>', "", page)
    assert len(set(re.findall(r'href="(tel:[^"]+)"', page))) >= 10
    assert page.index("tel:119") < page.index("card-help")


@pytest.mark.parametrize("need", list(NEEDS))
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_need_finds_people(visitor, need, language):
    answer = visitor.post(f"/rooms/people?lang={language}", {"need": need})
    assert answer.status_code == 200
    found = answer.text.split('id="found"')[1]
    assert found.count('<li class="line') >= 2


def test_choices_are_not_in_the_address(visitor):
    assert 'method="post"' in visitor.open("/rooms/people")


def test_only_open_lines_say_that_they_are_open(visitor):
    answer = visitor.post("/rooms/people", {"need": "die", "open": "1"})
    found = answer.text.split('id="found"')[1].split('class="card-help')[0]
    assert found.count('<li class="line') == found.count("いま開いています") > 0


def test_an_unknown_need_is_refused_kindly(visitor):
    assert visitor.post("/rooms/people", {"need": "<script>"}).status_code == 422


def test_numbers_are_visible_beside_every_telephone_link(visitor):
    for link, label in re.findall(r'href="tel:([^"]+)"[^>]*>([^<]+)<', visitor.open("/help")):
        digits = re.sub(r"\D", "", link.replace("%23", ""))
        assert digits in re.sub(r"\D", "", label)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_open_lines_stand_before_closed_ones_at_every_hour(person, monkeypatch, language):
    visitor = person(language)
    for hour in range(0, 7 * 24, 5):
        monkeypatch.setenv("HIDEOUT_CLOCK", str(hour * 3600))
        page = visitor.open("/help")
        lists = re.findall(r'<ul class="lines[^"]*">(.*?)</ul>', page, re.S)
        assert len(lists) > 5
        for one in lists:
            shut = [
                "chip shut" in line
                for line in one.split('<li class="line')[1:]
                if "emergency" not in line[:20]
            ]
            assert shut == sorted(shut), hour
