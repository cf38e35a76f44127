"""Where the hands are, they stay: after several were answered together, while a question is written, in the other language."""

import pytest

from tests.desk.browser import leave, settle, until

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def test_after_several_were_put_up_together_the_keyboard_stands_on_the_next_one(page):
    first, second, third = leave(page, "one", "two", "three", level=0)
    for post in (first, second):
        page.check(f"#post-{post} .pick input")
    page.focus("#together [value=approve]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".done")
    until(page, current=f"post-{third}", focus=f"post-{third}", said="Put up")
    settle()
    page.keyboard.press("a")
    until(page, cards=0)
    states = [page.site.card(post)["state"] for post in (first, second, third)]
    assert states == ["published"] * 3 and not page.problems


def test_a_question_is_sent_from_where_it_is_written(page):
    first, _ = leave(page, "one", "two")
    page.keyboard.press("j")
    settle()
    page.keyboard.press("e")
    page.focus(f"#ask-{first}")
    page.keyboard.type("May this stand")
    page.keyboard.press("Enter")
    page.keyboard.type("like that?")
    page.keyboard.press("Control+Enter")
    until(page, done=1, said="Advice asked for")
    card = page.site.card(first)
    assert card["escalated"] == 1 and not page.problems
    asked = page.site.store.now(lambda db: db.one("SELECT words FROM counsel WHERE post = ?", (first,)))
    assert asked["words"].splitlines() == ["May this stand", "like that?"]


@pytest.mark.parametrize("page", [True, False], indirect=True)
def test_the_other_language_keeps_the_page(page):
    for path in ("/desk/runbook/danger", "/desk/help"):
        page.goto(f"{page.base}{path}")
        page.click("details.more > summary")
        page.click("form.speak button")
        page.wait_for_url(f"{page.base}{path}")
        assert page.get_attribute("html", "lang") == "ja"
        page.click("details.more > summary")
        page.click("form.speak button")
        page.wait_for_selector("html[lang=en]")
    assert not page.problems
