"""The line about what was done last, below a list: slim, its undo in reach, and never over what holds the focus."""

import pytest

from tests.desk.browser import leave, rested, settle, until

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
PHONE, TABLET = {"width": 390, "height": 844}, {"width": 810, "height": 1080}
COVERED = """() => {
  const line = document.querySelector('.done[data-newest]').getBoundingClientRect();
  const own = document.activeElement.getBoundingClientRect();
  return own.bottom > line.top && own.top < line.bottom;
}"""


@pytest.mark.parametrize("page", [True, False], indirect=True)
@pytest.mark.parametrize(("size", "most"), [(PHONE, 100), (TABLET, 66)])
@pytest.mark.parametrize("act", ["approve", "escalate"])
def test_the_line_below_a_list_is_slim_and_takes_back(page, size, most, act):
    page.set_viewport_size(size)
    first, _ = leave(page, "one", "two")
    if act == "escalate":
        page.click(f"#post-{first} .asking > summary")
    page.locator(f"#post-{first} form.{act} button").last.click()
    page.wait_for_selector(".done[data-newest]")
    line = page.locator(f"#done-{first}").bounding_box()
    assert line["height"] < most + (54 if act == "escalate" else 0), line
    assert abs(line["y"] + line["height"] - size["height"]) < 2
    assert page.is_visible(f"#done-{first} .stays a")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    rested()
    page.click(f"#done-{first} form button")
    page.wait_for_selector(f"#post-{first}")
    assert page.site.card(first)["round"] == 2 and not page.problems


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_the_line_is_never_over_what_holds_the_focus(page, size):
    page.set_viewport_size(size)
    posts = leave(page, *["one", "two", "three", "four", "five", "six", "seven"])
    page.keyboard.press("j")
    settle()
    page.keyboard.press("a")
    until(page, done=1)
    for _ in range(24):
        assert not page.evaluate(COVERED), page.evaluate("document.activeElement.outerHTML.slice(0, 90)")
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.done')"):
            page.keyboard.press("Tab")
    # Whatever stands at the edge when the line comes is brought above it.
    page.evaluate(
        """(id) => {
          const part = document.querySelector(`#post-${id} .declining summary`);
          part.focus({ preventScroll: true });
          scrollBy(0, part.getBoundingClientRect().bottom - innerHeight + 4);
        }""",
        posts[3],
    )
    page.evaluate("receipts.label()")
    assert not page.evaluate(COVERED) and not page.problems


@pytest.mark.parametrize("page", [True, False], indirect=True)
def test_what_nobody_else_knows_covers_a_third_of_a_phone_at_most(page):
    page.set_viewport_size(PHONE)
    first, _ = leave(page, "one", "two", level=3, urgent=True)
    page.click(f"#post-{first} button[value=now]")
    page.wait_for_selector(".done[data-alone]")
    line = page.locator(f"#done-{first}")
    assert line.bounding_box()["height"] < 844 / 3.2
    assert "nobody else knows yet" in line.inner_text() and line.locator("form button").is_visible()
    if page.script:
        page.click(".read-on")
        assert line.bounding_box()["height"] < 100 and line.locator(".stays a").is_visible()
