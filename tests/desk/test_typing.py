"""Typing beside the keys, in a real browser: while a panel is open, letters and digits are words and never answers."""

import pytest

from hideout.store import decisions
from tests.desk.browser import leave, rested, settle, until

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
WORDS = "a r 1 u e s p x 5 thank you"


def alone(page, post):
    page.goto(f"{page.base}/desk/posts/{post}")
    page.wait_for_selector("[data-one]")
    rested()


@pytest.mark.parametrize("tabs", [0, 1, 2])
@pytest.mark.parametrize("urgent", [True, False])
def test_a_note_that_is_typed_right_after_the_reason_is_a_note(page, urgent, tabs):
    first, _ = leave(page, "a voice says go", "another", level=3 if urgent else 0, urgent=urgent)
    alone(page, first)
    page.keyboard.press("r")
    until(page, focus=f"reason-{first}")
    page.keyboard.press("8")
    until(page, focus=f"note-{first}")
    for _ in range(tabs):
        page.keyboard.press("Tab")
    settle()
    page.keyboard.type(WORDS)
    until(page, focus=f"note-{first}")
    assert page.input_value(f"#note-{first}").endswith(WORDS)
    assert page.input_value(f"#reason-{first}") == "unsafe"
    card = page.site.card(first)
    assert card["open"] == 1 and card["round"] == 0 and not page.query_selector("[name=confirm]:checked")
    assert not page.is_visible("#begun") and not page.problems


def test_letters_on_the_reasons_choose_and_send_nothing(page):
    first, _ = leave(page, "one", "two")
    alone(page, first)
    page.keyboard.press("r")
    until(page, focus=f"reason-{first}")
    settle()
    page.keyboard.type("arigatou")
    page.keyboard.press("Escape")
    until(page, focus=f"post-{first}")
    assert page.input_value(f"#reason-{first}") == "" and page.site.card(first)["round"] == 0


def test_nothing_is_taken_back_while_a_panel_is_open(page):
    first, second, _ = leave(page, "one", "two", "three")
    alone(page, first)
    page.keyboard.press("a")
    page.wait_for_url(f"**/desk/posts/{second}*")
    rested()
    page.keyboard.press("r")
    until(page, focus=f"reason-{second}")
    page.evaluate(f"document.getElementById('post-{second}').focus()")
    for key in "uuasex":
        page.keyboard.press(key)
    page.wait_for_selector("#noted:has-text('Esc closes it')")
    assert page.site.card(first)["state"] == "published" and page.site.card(second)["round"] == 0
    page.keyboard.press("Escape")
    settle()
    page.keyboard.press("u")
    page.wait_for_url(f"**/desk/posts/{first}*")
    assert page.site.card(first)["open"] == 1 and not page.problems


def test_typing_at_a_call_for_advice_lands_in_its_question(page):
    (first,) = leave(page, "one")
    alone(page, first)
    page.keyboard.press("e")
    page.wait_for_function("document.activeElement.name === 'urgency'")
    settle()
    page.keyboard.type(WORDS)
    assert page.input_value(f"#ask-{first}") == WORDS and page.site.card(first)["escalated"] == 0


def test_e_on_what_is_asked_about_already_says_so(page):
    (first,) = leave(page, "one", level=3)
    page.site.store.now(lambda db: db.run("UPDATE posts SET escalated = 1 WHERE id = :id", {"id": first}))
    alone(page, first)
    page.keyboard.press("e")
    page.wait_for_selector("#noted:has-text('asked for on this one already')")


def test_the_question_about_what_was_begun_stands_on_the_way_back(page):
    (first,) = leave(page, "one")
    alone(page, first)
    page.keyboard.press("3")
    until(page, focus=f"note-{first}")
    page.keyboard.type("and words of mine")
    page.keyboard.press("Escape")
    settle()
    page.keyboard.press("a")
    page.wait_for_selector("#begun[open]")
    assert page.evaluate("document.activeElement.value") == ""
    # The bright button leads back to what is written: nothing is sent or thrown away by it, and each other says what it does.
    assert page.inner_text("#begun .button:not(.quiet)") == "Back to it"
    assert page.locator("#begun .button.quiet").all_inner_texts() == [
        "“Put it up” all the same; what I began is thrown away",
        "Send the note I began: “Do not put it up”",
    ]
    page.keyboard.press("Space")
    page.wait_for_selector("#begun:not([open])", state="attached")
    page.wait_for_selector(f"#note-{first}")
    assert page.site.card(first)["round"] == 0


def test_reason_0_says_that_it_needs_words_and_a_on_an_urgent_one_says_why(page):
    (first,) = leave(page, "one", level=3)
    alone(page, first)
    page.keyboard.press("0")
    until(page, focus=f"note-{first}", said="Please write a note")
    page.keyboard.press("Enter")
    page.wait_for_selector("#noted:has-text('please write a note')")
    page.keyboard.press("Escape")
    settle()
    page.keyboard.press("a")
    page.wait_for_selector("#noted:has-text('tick the box first')")
    assert page.site.card(first)["round"] == 0
    page.keyboard.press("0")
    page.keyboard.type("words of my own")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".field-error")
    page.check("[name=sure]")
    rested()
    page.click("form.decline > button:not(.ask)")
    page.wait_for_url("**/desk*")
    assert page.site.store.now(decisions.last, first)["note"] == "words of my own"


@pytest.mark.parametrize(("key", "state"), [("a", "published"), ("e", "waiting")])
def test_a_reason_that_was_only_looked_at_stands_in_nobodys_way(page, key, state):
    (first,) = leave(page, "one")
    alone(page, first)
    page.keyboard.press("8")
    until(page, focus=f"note-{first}")
    page.keyboard.press("Escape")
    assert page.input_value(f"#reason-{first}") == page.input_value(f"#note-{first}") == ""
    settle()
    page.keyboard.press(key)
    if key == "e":
        page.wait_for_selector("[name=urgency]:focus")
        page.keyboard.press("Enter")
    page.wait_for_url(f"{page.base}/desk")
    card = page.site.card(first)
    assert (card["state"], card["escalated"]) == (state, int(key == "e")) and not page.problems


def test_letters_on_a_chosen_reason_never_reach_the_note(page):
    (first,) = leave(page, "one", level=3, urgent=True)
    alone(page, first)
    page.keyboard.press("8")
    until(page, focus=f"note-{first}")
    note = page.input_value(f"#note-{first}")
    page.focus(f"#reason-{first}")
    settle()
    page.keyboard.type("areuspx")
    page.wait_for_selector("#noted:has-text('Esc closes it')")
    assert page.input_value(f"#note-{first}") == note and page.input_value(f"#reason-{first}") == "unsafe"
    assert page.evaluate("document.activeElement.name") == "reason" and page.site.card(first)["round"] == 0


def test_an_urgent_decline_for_another_reason_is_sent_without_leaving_the_keys(page):
    (first,) = leave(page, "one", level=3, urgent=True)
    alone(page, first)
    page.keyboard.press("5")
    until(page, focus=f"note-{first}")
    note = page.input_value(f"#note-{first}")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=sure]:focus")
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    page.wait_for_selector("#noted:has-text('tick the box first')")
    assert page.input_value(f"#note-{first}") == note and page.site.card(first)["round"] == 0
    page.keyboard.press("Space")
    rested()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{page.base}/desk")
    assert page.site.card(first)["state"] == "declined"
