"""Leaving a card with words begun, and setting one aside with nobody else at the desk, in a real browser."""

import pytest

from hideout.store import decisions
from tests.desk.browser import leave, rested, until

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def alone(page, post):
    page.goto(f"{page.base}/desk/posts/{post}")
    page.wait_for_selector("[data-one]")
    rested()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    return asked


@pytest.mark.parametrize("way", ["link", "reload"])
def test_a_note_half_written_is_not_lost_without_a_word(page, way):
    first, _ = leave(page, "one", "two")
    asked = alone(page, first)
    page.keyboard.press("r")
    page.keyboard.press("8")
    until(page, focus=f"note-{first}")
    page.keyboard.type(" and these words")
    if way == "link":
        page.click(".desk-head a", no_wait_after=True)
    else:
        page.evaluate("setTimeout(() => location.reload(), 10)")
    # Time in which the browser is listened to: its question comes while the test waits.
    page.wait_for_timeout(600)
    assert asked == ["beforeunload"] and page.url.endswith(first)
    assert page.input_value(f"#note-{first}").endswith("and these words") and not page.problems


def test_what_is_sent_or_was_never_begun_leaves_without_a_question(page):
    first, second, _ = leave(page, "one", "two", "three")
    asked = alone(page, first)
    page.keyboard.press("8")
    page.keyboard.type("words of mine")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**/desk/posts/{second}*")
    assert page.site.store.now(decisions.last, first)["note"].endswith("words of mine")
    rested()
    page.keyboard.press("8")
    until(page, focus=f"note-{second}")
    page.click(".desk-head a")
    page.wait_for_url("**/desk")
    assert not asked and not page.problems


def test_alone_at_the_desk_one_may_park(site):
    mori = site.member("mori", "lead")
    post = site.post("words")
    page = mori.get(f"/desk/posts/{post}").text
    assert 'class="park"' in page and 'class="pass"' not in page and "needs a second person" in page
    assert mori.post(f"/desk/posts/{post}/park", data=site.seen(post)).status_code == 303
    assert site.card(post)["parked"]
