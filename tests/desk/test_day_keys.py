"""A day with keys, in a real browser: nothing begun is thrown away, receipts are in sight, undo always works at once."""

import itertools

import pytest

from hideout.store import decisions
from tests.desk.browser import leave, rested, settle, until
from tests.desk.test_haste import comes

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
SIZES = [(1366, 768), (810, 1080)]


def one_by_one(page, post):
    page.click(".desk-head button")
    page.wait_for_url(f"**/desk/posts/{post}*")
    rested()


def in_sight(page, selector):
    """Return whether all of a part of the page is to be seen, and nothing lies over its middle."""
    return page.evaluate(
        """s => { const part = document.querySelector(s); const box = part.getBoundingClientRect();
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return box.top >= 0 && box.bottom <= innerHeight && part.contains(top); }""",
        selector,
    )


def test_a_during_a_cut_asks_and_does_what_was_begun(page):
    (first,) = leave(page, "tea with Aki")
    page.goto(f"{page.base}/desk/posts/{first}")
    rested()
    page.click(".cutting > summary")
    page.fill(f"#cut-text-{first}", "tea with")
    page.keyboard.press("Escape")
    until(page, focus=f"post-{first}")
    page.keyboard.press("a")
    page.wait_for_selector("#begun[open]")
    assert (
        "Send the cut I began: “Put the rest up”" in page.inner_text("#begun")
        and page.site.card(first)["open"] == 1
    )
    page.keyboard.press("Escape")
    page.wait_for_selector("#begun:not([open])", state="attached")
    assert page.site.card(first)["open"] == 1 and page.input_value(f"#cut-text-{first}") == "tea with"
    page.click("form.approve button")
    page.click("#begun button[value=go-on]")
    page.wait_for_url("**/desk*")
    comes(page, first, state="published")
    assert page.site.wall()[0].startswith("tea with［…］") and not page.problems


@pytest.mark.parametrize("alone", [True, False])
def test_a_over_a_note_asks_and_can_be_meant(page, alone):
    first, second = leave(page, "one", "two")
    if alone:
        one_by_one(page, first)
    else:
        page.keyboard.press("j")
        settle()
    page.keyboard.press("7")
    until(page, focus=f"note-{first}")
    page.keyboard.type("and words of mine")
    page.keyboard.press("Escape")
    until(page, focus=f"post-{first}")
    page.keyboard.press("a")
    page.wait_for_selector("#begun[open]")
    assert page.site.card(first)["open"] == 1
    page.click("#begun button[value=all-the-same]")
    comes(page, first, state="published")
    # A browser that is just going to the next page cannot be closed.
    until(page, current=f"post-{second}")


@pytest.mark.parametrize("size", SIZES)
def test_that_nobody_else_knows_is_in_sight_and_said_before_reading_goes_on(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    first, second = leave(page, "long words\n" * 30, "other words\n" * 30, level=3, urgent=True)
    one_by_one(page, first)
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/posts/{second}*")
    until(page, focus=f"done-{first}", said="Nobody is on call now; nobody else knows yet.")
    assert in_sight(page, f"#done-{first}") and in_sight(page, f"#done-{first} .who-sees")
    rested()
    page.keyboard.press("a")
    until(page, focus=f"post-{second}")
    assert page.site.card(second)["round"] == 0
    page.click(".read-on")
    until(page, focus=f"post-{second}")
    assert in_sight(page, f"#done-{first}") and not page.problems


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("alone", [True, False])
def test_the_receipt_is_in_sight_after_every_answer(page, size, alone):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    made = leave(page, *(f"words {n}\n" * 25 for n in range(3)), level=3)
    if alone:
        one_by_one(page, made[0])
    else:
        page.keyboard.press("j")
        settle()
    for post, following in itertools.pairwise(made):
        page.keyboard.press("8")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#done-{post}[data-newest]")
        until(page, current=f"post-{following}")
        assert in_sight(page, f"#done-{post}") and "Not put up" in page.inner_text(f"#done-{post}")
        rested()


def test_r_on_an_urgent_card_keeps_its_text_in_sight(page):
    (first,) = leave(page, "urgent words\n" * 3, level=3, urgent=True)
    one_by_one(page, first)
    page.keyboard.press("r")
    until(page, focus=f"reason-{first}")
    assert in_sight(page, f"#reason-{first}") and in_sight(page, ".queue-card .text")


def test_u_works_at_once_and_takes_back_what_was_done_last(page):
    first, second = leave(page, "one", "two")
    one_by_one(page, first)
    page.keyboard.press("s")
    page.wait_for_url(f"**/desk/posts/{second}*")
    page.keyboard.press("u")
    page.wait_for_url(f"**/desk/posts/{first}*")
    assert page.site.card(first)["claimer"] and not page.site.card(first)["skips"]
    page.keyboard.press("u")
    page.wait_for_selector("#noted:has-text('nothing to undo')")
    assert not page.problems


def test_a_key_that_came_too_soon_says_so(page):
    (first,) = leave(page, "one")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector("#noted:has-text('Not counted')")
    assert page.site.card(first)["open"] == 1


def test_a_second_reading_by_the_same_keys(page):
    from hideout.clock import now
    from hideout.store import second, staff
    from moderation import staffing

    (first,) = leave(page, "read twice")
    card = page.site.card(first)
    name = f"other {first}"
    staffing.invite(page.site.store, name, "reader", now())
    other = page.site.store.now(staff.by_name, name)["id"]
    choice = decisions.Choice(
        post=first, revision=card["revision"], round=0, staff=other, verdict="decline", reason="ad"
    )
    page.site.store.now(decisions.decide, choice, now())
    page.site.store.now(lambda db: db.run("DELETE FROM second_reads"))
    page.site.store.now(
        lambda db: second.ask(
            db,
            post=first,
            revision=card["revision"],
            round=0,
            why="sample",
            first=other,
            verdict="decline",
            at=1,
        )
    )
    page.goto(f"{page.base}/desk/second")
    page.click(".desk-head button")
    page.wait_for_url("**/desk/second/*")
    page.keyboard.press("a")
    page.wait_for_selector("#noted:has-text('Not counted')")
    rested()
    page.keyboard.press("7")
    page.keyboard.press("Enter")
    page.wait_for_selector(".done:has-text('You would not put it up')")
    page.keyboard.press("u")
    page.wait_for_selector(".queue-card:has-text('read twice')")
    assert not page.problems
