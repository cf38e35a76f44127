"""A page of posts is decided by keyboard alone, in all the ways there are, without one lost focus."""

import pytest

from hideout.store import decisions
from tests.desk.browser import advise, leave, settle, until

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def answer(page, post, way):
    """Give one answer with keys, and return the state that it leads to."""
    if way == "up":
        page.keyboard.press("a")
        return "published"
    if way == "advice":
        advise(page)
        return "waiting"
    page.keyboard.press({"method": "1", "other": "0"}.get(way, "3"))
    if way == "change":
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
    if way == "other":
        page.keyboard.type("a, r, e: words of one's own")
    page.keyboard.press("Control+Enter" if way == "other" else "Enter")
    return "declined"


def test_a_page_is_decided_by_keyboard_without_one_lost_focus(page):
    ways = ("up", "method", "change", "advice", "other") * 4
    made = leave(page, *(f"post {n}" for n in range(len(ways))))
    page.keyboard.press("j")
    for place, (post, way) in enumerate(zip(made, ways, strict=True)):
        until(page, current=f"post-{post}", focus=f"post-{post}", cards=len(made) - place)
        settle()
        wanted = answer(page, post, way)
        # What was asked about and what is done leave the list alike; the next one has the focus.
        until(page, cards=len(made) - place - 1)
        assert page.site.card(post)["state"] == wanted, (place, way)
    until(page, cards=0, said="the last one", focus="H1")
    notes = [page.site.store.now(decisions.last, post)["note"] for post in made[4::5]]
    assert notes == ["a, r, e: words of one's own"] * 4 and not page.problems


def test_at_the_end_of_a_page_the_keyboard_stands_on_the_way_on(page, monkeypatch):
    monkeypatch.setattr(decisions, "PAGE", 2)
    made = leave(page, *(f"post {n}" for n in range(3)))
    page.keyboard.press("j")
    for post, left in zip(made[:2], (1, 0), strict=True):
        until(page, current=f"post-{post}", focus=f"post-{post}")
        settle()
        page.keyboard.press("a")
        until(page, cards=left)
    page.wait_for_function("document.activeElement.rel === 'next'")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("j")
    until(page, current=f"post-{made[2]}", focus=f"post-{made[2]}")
    settle()
    page.keyboard.press("a")
    until(page, cards=0, focus="H1")
    assert [page.site.card(post)["state"] for post in made] == ["published"] * 3 and not page.problems
