"""Haste in a real browser: a second press meets nothing new, urgent posts take two steps, words stay."""

import time

import pytest

from hideout.clock import now
from tests.desk.browser import Stopwatch, advise, leave, settle, until

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture
def stopwatch(page, monkeypatch):
    return Stopwatch(page, monkeypatch)


def press_twice(page, selector, gap):
    """Press where a button is, and once more at the same place."""
    box = page.locator(selector).first.bounding_box()
    place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(*place)
    time.sleep(gap)
    page.mouse.click(*place)
    page.wait_for_load_state()
    time.sleep(0.4)


def one_by_one(page, stopwatch):
    page.click(".desk-head button")
    page.wait_for_url("**/desk/posts/*")
    stopwatch.rest()


def comes(page, post, **wanted):
    """Wait until a post stands as wanted."""
    deadline = time.monotonic() + 20
    while {name: page.site.card(post)[name] for name in wanted} != wanted and time.monotonic() < deadline:
        time.sleep(0.03)
    assert {name: page.site.card(post)[name] for name in wanted} == wanted


@pytest.mark.parametrize("page", [True, False], indirect=True)
@pytest.mark.parametrize("gap", [0.08, 0.3, 0.6])
@pytest.mark.parametrize("act", ["approve", "escalate", "skip"])
def test_a_double_click_answers_one_card(page, stopwatch, act, gap):
    first, *others = leave(page, "one", "two", "three")
    one_by_one(page, stopwatch)
    if act == "escalate":
        page.click(".asking summary")
    press_twice(page, f"form.{act} button", gap)
    comes(page, first, round=0 if act == "skip" else 1)
    assert all(page.site.card(post)["round"] == 0 and page.site.card(post)["open"] == 1 for post in others)
    skips = page.site.store.now(lambda db: db.rows("SELECT subject FROM audit WHERE action = 'skip'"))
    assert not {row["subject"] for row in skips} & set(others)


@pytest.mark.parametrize("page", [False], indirect=True)
def test_without_script_the_card_comes_back_and_says_why(page, stopwatch):
    _, second, _ = leave(page, "one", "two", "three")
    one_by_one(page, stopwatch)
    page.click("form.approve button")
    page.wait_for_url(f"**/desk/posts/{second}")
    page.click("form.approve button")
    assert "came with the page itself" in page.inner_text(f"#post-{second} > .notice")
    assert page.site.card(second)["round"] == 0
    stopwatch.rest()
    page.click("form.approve button")
    comes(page, second, state="published")


@pytest.mark.parametrize("gap", [0.05, 0.15, 0.6])
def test_a_double_click_on_the_list_neither_takes_back_nor_puts_up_again(page, stopwatch, gap):
    first, second = leave(page, "one", "two")
    press_twice(page, f"#post-{first} form.approve button", gap)
    comes(page, first, state="published")
    assert page.site.card(second)["round"] == 0
    until(page, done=1)
    stopwatch.rest()
    press_twice(page, f"#done-{first} button", gap)
    comes(page, first, state="waiting")
    assert page.site.card(second)["round"] == 0
    page.wait_for_selector(f"#post-{first}")
    stopwatch.rest()
    page.click(f"#post-{first} form.approve button")
    until(page, done=1)


def test_no_key_alone_puts_an_urgent_post_up(page):
    (first,) = leave(page, "one", level=3, urgent=True)
    page.keyboard.press("j")
    settle()
    for _ in range(3):
        page.keyboard.press("a")
    assert page.evaluate("document.activeElement.name") == "confirm" and page.site.card(first)["open"] == 1
    assert page.locator(f"#post-{first} .decide form").first.get_attribute("class") == "escalate first"
    page.keyboard.press("Space")
    page.click(f"#post-{first} form.approve button")
    until(page, done=1)
    assert page.site.card(first)["state"] == "published" and not page.problems


@pytest.mark.parametrize("page", [True, False], indirect=True)
def test_ten_more_minutes_keep_what_was_being_written(page, stopwatch):
    (first,) = leave(page, "one")
    one_by_one(page, stopwatch)
    page.click("details.declining summary")
    page.select_option(f"#reason-{first}", "names")
    page.fill(f"#note-{first}", "half a sen")
    page.site.store.now(lambda db: db.run("UPDATE posts SET lease_until = :until", {"until": now() + 90}))
    page.click(".extend")
    deadline = time.monotonic() + 5
    while page.site.card(first)["lease_until"] < now() + 500 and time.monotonic() < deadline:
        time.sleep(0.05)
    page.wait_for_load_state()
    time.sleep(0.3)
    assert page.site.card(first)["lease_until"] > now() + 500
    assert page.input_value(f"#note-{first}") == "half a sen" and page.is_visible(f"#note-{first}")
    assert page.input_value(f"#reason-{first}") == "names"
    assert not page.problems
    assert page.site.card(first)["round"] == 0


def test_ten_more_minutes_start_the_countdown_again(page, stopwatch):
    (first,) = leave(page, "one")
    one_by_one(page, stopwatch)
    page.site.store.now(lambda db: db.run("UPDATE posts SET lease_until = :until", {"until": now() + 130}))
    page.reload()
    stopwatch.rest()
    assert page.inner_text(".countdown") == "about 3 min left"
    page.click(".extend")
    page.wait_for_selector(".countdown:text-is('about 10 min left')")
    assert page.site.card(first)["open"] == 1


def test_after_the_last_one_the_choice_stays_near(page):
    first, second, third = leave(page, "one", "two", "three")
    page.keyboard.press("k")
    until(page, current=f"post-{first}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    until(page, current=f"post-{third}")
    settle()
    advise(page)
    until(page, current=f"post-{second}", done=1, said="This was the last one on this page.")


def test_only_the_newest_answer_carries_the_key(page):
    first, second = leave(page, "one", "two")
    page.keyboard.press("j")
    for post in (first, second):
        settle()
        advise(page)
        page.wait_for_selector(f"#done-{post}")
    until(page, done=2)
    shown = (
        "[...document.querySelectorAll('.done')].filter(d => !d.querySelector('kbd').hidden).map(d => d.id)"
    )
    assert page.evaluate(shown) in ([f"done-{first}"], [f"done-{second}"])
    page.keyboard.press("u")
    page.wait_for_selector(f"#post-{second}")
    page.wait_for_selector(f"#done-{first} kbd:not([hidden])")


def test_what_has_come_is_said_without_moving_the_list(page):
    (first,) = leave(page, "one")
    page.clock.install()
    page.goto(f"{page.base}/desk")
    before = page.locator(f"#post-{first}").bounding_box()
    page.site.post("fresh", level=3, at=now() + 5)
    page.clock.fast_forward(31_000)
    page.wait_for_selector("#arrived a")
    assert page.inner_text("#arrived") == "Urgent ones: 1. 1 new ones have come. Show them"
    assert page.locator(f"#post-{first}").bounding_box() == before
    assert page.locator(".queue-card").count() == 1 and not page.problems


def test_on_an_urgent_card_the_keys_go_on_from_its_tick(page):
    (first,) = leave(page, "one", level=3)
    page.keyboard.press("j")
    settle()
    page.keyboard.press("a")
    page.wait_for_function("document.activeElement.name === 'confirm'")
    page.keyboard.press("r")
    until(page, focus=f"reason-{first}")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.wait_for_function("document.activeElement.name === 'urgency'")
    assert page.site.card(first)["round"] == 0
