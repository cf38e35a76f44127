"""A board: what is up there, in which order, and that it never shows a time or three heavy slips together."""

import re

import pytest

from hideout.clock import DAY, now
from hideout.store import decisions, posts
from rooms.board import spaced
from tests.test_promise import arrive, choose
from tests.test_promise import reader as add_reader


@pytest.fixture
def wall(store):
    who = add_reader(store)
    for number in range(45):
        card = arrive(store, f"slip-{number:02}", f"r{number}")
        store.now(decisions.decide, choose(card, who, "approve"), now() - (45 - number))
    return who


def test_older_ones_are_reached_by_rel_next(visitor, wall):
    path, seen = "/rooms/murmurs", []
    while path:
        page = visitor.open(path)
        seen += re.findall(r"slip-\d\d", page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = following[1].replace("&amp;", "&") if following else ""
    assert seen == [f"slip-{number:02}" for number in reversed(range(45))]


def test_an_unknown_place_in_the_list_shows_the_newest(visitor, wall):
    assert "slip-44" in visitor.open("/rooms/murmurs?after=nothing")


def test_slips_show_an_age_and_no_time(visitor, store):
    who = add_reader(store)
    for number, days in enumerate((0, 3, 30)):
        card = arrive(store, f"text {number}", f"r{number}")
        store.now(decisions.decide, choose(card, who, "approve"), now() - days * DAY)
    page = visitor.open("/rooms/murmurs")
    assert [page.count(word) for word in (">きょう<", ">今週<", ">すこし前<")] == [1, 1, 1]
    assert not re.search(r"\d\d:\d\d|20\d\d-", page)


def test_a_decision_shows_at_once_although_pages_are_kept(visitor, store, wall):
    assert "slip-44" in visitor.open("/rooms/murmurs")
    store.now(posts.withdraw, "r44")
    assert "slip-44" not in visitor.open("/rooms/murmurs")


def heavy(pattern: str) -> list[dict]:
    return [{"post": str(place), "heavy": sign == "h"} for place, sign in enumerate(pattern)]


@pytest.mark.parametrize(
    "pattern", ["", "l", "hhh", "hhhl", "hhhhhh", "lhhhhlhl", "hlhlhl", "hhlhhlhhl", "lllhhhhhhhl"]
)
def test_never_three_heavy_slips_together(pattern):
    shown, held = spaced(heavy(pattern))
    signs = "".join("h" if slip["heavy"] else "l" for slip in shown)
    assert "hhh" not in signs
    assert sorted(slip["post"] for slip in shown + held) == sorted(
        str(place) for place in range(len(pattern))
    )
    assert all(slip["heavy"] for slip in held)


def test_a_report_that_identifies_takes_the_slip_down(visitor, store, wall):
    page = visitor.open("/rooms/murmurs")
    post = re.search(r'name="post" value="([^"]+)"', page)[1]
    kept = visitor.post("/report", {"post": post, "reason": "hurts"})
    assert kept.status_code == 200 and "slip-44" in visitor.open("/rooms/murmurs")
    gone = visitor.post("/report", {"post": post, "reason": "identifies"})
    assert gone.status_code == 200 and "slip-44" not in visitor.open("/rooms/murmurs")
    assert store.now(decisions.queue)[0]["id"] == post


def test_pages_say_how_long_reading_takes(visitor, store, monkeypatch):
    day, night = 3 * 3600, 15 * 3600  # seconds after midnight UTC: noon and midnight in Japan
    for moment, words in ((day, "はっきり言えません"), (night, "きょうの7時から、また読みます")):
        monkeypatch.setenv("HIDEOUT_CLOCK", "0")
        monkeypatch.setenv("HIDEOUT_CLOCK", str((moment - now()) % DAY))
        assert words in visitor.open("/rooms/murmurs")
