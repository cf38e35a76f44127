"""Several urgent posts by keys: after a call that nobody hears none is passed, and what is told for a moment is in nobody's way."""

import time

import pytest

from hideout.clock import now
from tests.desk.browser import CHROMIUM, advise, leave, rested, settle, until
from tests.desk.test_calls import escalate
from tests.desk.test_day_keys import in_sight

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Debian's Chromium is not here")
PHONES = [(390, 844), (360, 740)]


def lies_over(page):
    """Return whether what is told for a moment lies over the way to take something back."""
    return page.evaluate(
        """() => { const [a, b] = ['#noted', '.done[data-newest] form button'].map(
            (s) => document.querySelector(s).getBoundingClientRect());
          return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right; }"""
    )


@pytest.mark.parametrize("key", ["j", "k"])
def test_the_first_step_from_the_notice_lands_on_the_next_card(page, key):
    first, second, third = leave(page, "one", "two", "three", level=3, urgent=True)
    page.keyboard.press("j")
    until(page, focus=f"post-{first}")
    settle()
    advise(page)
    until(page, focus=f"done-{first}")
    settle()
    page.keyboard.press(key)
    until(page, focus=f"post-{second}", current=f"post-{second}")
    page.keyboard.press("j")
    until(page, focus=f"post-{third}")
    assert page.site.card(second)["round"] == 0 and not page.problems


@pytest.mark.parametrize("size", [(1366, 768), *PHONES])
def test_what_is_told_goes_with_the_next_press_and_never_lies_over_undo(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    first, second, third = leave(page, "one", "two", "three", level=1)
    page.keyboard.press("j")
    settle()
    page.keyboard.press("a")
    until(page, focus=f"post-{second}")
    page.keyboard.press("p")
    page.wait_for_selector("#noted:has-text('Parking is done from the card itself')")
    assert not lies_over(page) and in_sight(page, f"#done-{first} form button")
    rested()
    page.keyboard.press("a")
    until(page, focus=f"post-{third}")
    assert page.inner_text("#noted") == ""
    page.keyboard.press("p")
    page.wait_for_selector("#noted:has-text('Parking is done from the card itself')")
    rested()
    # And with a press of a button it goes, too.
    page.click(f"#post-{third} form.approve button")
    page.wait_for_selector("#noted:empty", state="attached", timeout=2_000)
    assert not page.problems


# Whether a part is whole: nothing of it cut, or out of the window, and no more than three lines of words.
WHOLE = """(selector) => [...document.querySelectorAll(selector)].map((part) => {
  const box = part.getBoundingClientRect(), style = getComputedStyle(part);
  const words = box.height - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  return part.scrollWidth <= part.clientWidth + 1 && part.scrollHeight <= part.clientHeight + 1 && box.left >= 0
    && box.right <= innerWidth && box.bottom <= innerHeight && words <= 3 * parseFloat(style.lineHeight) + 6;
})"""


@pytest.mark.parametrize("size", PHONES)
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("alone", [True, False])
def test_on_a_phone_the_receipt_of_a_call_and_the_bell_are_whole(page, size, language, alone):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.set_extra_http_headers({"accept-language": language})
    first, second, _ = leave(page, "one", "two", "three", level=1)
    site = page.site
    grave = site.post(f"urgent {time.time_ns()}", level=3, urgent=True, at=now() - 2000)
    site.post(f"too {time.time_ns()}", level=3, urgent=True, at=now() - 2000)
    escalate(site, site.member(f"umi {time.time_ns()}"), grave)
    page.goto(f"{page.base}/desk/posts/{first}" if alone else f"{page.base}/desk")
    rested()
    page.click(f"#post-{first} .asking > summary")
    page.click(f"#post-{first} form.escalate button[value=today]")
    page.wait_for_selector(f"#done-{first}")
    page.wait_for_function(
        f"(() => {{ const found = ({WHOLE})('.who-sees'); return found.length === 1 && found[0]; }})()"
    )
    links = page.locator(".who-sees a")
    assert links.count() == 2
    for n, way in enumerate(("/desk/runbook", f"/desk/posts/{first}")):
        assert way in links.nth(n).get_attribute("href")
        assert in_sight(page, f".who-sees a:nth-of-type({n + 1})")
    assert in_sight(page, f"#done-{first} form button") and in_sight(page, f"#done-{first} .told")
    page.goto(f"{page.base}/desk/posts/{second}" if alone else f"{page.base}/desk")
    page.wait_for_function(
        f"(() => {{ const found = ({WHOLE})('#bell a'); return found.length && found.every(Boolean); }})()"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") and not page.problems
