"""Folded texts in a real browser: a key opens what nobody has read yet, and answers it only then."""

import pytest

from hideout.store import care, staff
from tests.desk.browser import leave, settle, until

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def fold(page):
    name = page.inner_text(".who")
    who = page.site.store.now(staff.by_name, name)
    page.site.store.now(care.fold, who["id"], folded=True)


def test_a_key_opens_before_it_answers(page):
    fold(page)
    (post,) = leave(page, "heavy words", level=2)
    words = page.locator(f"#post-{post} .text")
    assert not words.is_visible() and not page.locator(f"#post-{post} form.approve").is_visible()
    page.keyboard.press("j")
    settle()
    page.keyboard.press("a")
    assert words.is_visible() and page.site.card(post)["open"] == 1
    settle()
    page.keyboard.press("a")
    until(page, done=1)
    assert page.site.card(post)["state"] == "published" and not page.problems


@pytest.mark.parametrize("page", [False], indirect=True)
def test_without_script_what_is_folded_cannot_be_put_up(page):
    fold(page)
    (post,) = leave(page, "heavy words", level=2)
    assert not page.locator(f"#post-{post} form.approve button").is_visible()
    page.click(f"#post-{post} summary >> nth=0")
    page.click(f"#post-{post} form.approve button")
    page.wait_for_load_state()
    assert page.site.card(post)["state"] == "published"


def test_the_bell_rings_on_an_open_page_without_reload(page):
    page.goto(f"{page.base}/desk/shift")
    from hideout.store import alarms

    post = page.site.post("somebody writes", level=3)
    who = page.site.store.now(staff.by_name, page.inner_text(".who"))["id"]
    page.site.store.now(lambda db: db.run("UPDATE posts SET escalated = 1 WHERE id = :id", {"id": post}))
    page.site.store.now(alarms.follow, post, who, 1)
    assert page.inner_text("#bell") == "Nobody waits for advice."
    before = page.locator("main h1").bounding_box()
    page.wait_for_selector("#bell .ringing", timeout=25_000)
    assert "Advice wanted now" in page.inner_text("#bell") and not page.problems
    assert page.locator("main h1").bounding_box() == before, "what somebody reads does not move"
