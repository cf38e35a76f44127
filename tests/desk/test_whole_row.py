"""What is chosen from stands whole on a tablet: the views above the list, and the reasons beside a text."""

import pytest

from tests.desk.browser import leave
from tests.desk.test_low_receipt import answer, speak

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
OUTSIDE = """() => {
  const row = document.querySelector('.views');
  return [...row.querySelectorAll('a'), document.querySelector('.filter > summary')].filter((part) => {
    const box = part.getBoundingClientRect();
    return box.left < 0 || box.right > innerWidth || (row.contains(part) && box.right > row.getBoundingClientRect().right + 1);
  }).map((part) => part.textContent);
}"""
# As the browser draws them: the letters of each reason, and the room that a closed box has for them.
CUT = """select => {
  const style = getComputedStyle(select), pen = document.createElement('canvas').getContext('2d');
  pen.font = style.font;
  const arrow = 20, room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
  return [...select.options].filter((one) => pen.measureText(one.textContent.trim()).width > room).map((one) => one.textContent);
}"""
TOPS = "card => [...card.querySelectorAll('.decide .button, .decide summary')].filter((one) => !one.closest('.decline') && one.checkVisibility()).map((one) => [one.getBoundingClientRect().top - card.getBoundingClientRect().top, one.getBoundingClientRect().left])"


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("width", [768, 810, 1024, 1366])
def test_the_views_stand_whole_however_much_waits(page, width, language):
    page.set_viewport_size({"width": width, "height": 1080})
    speak(page, language)
    leave(page, "one")
    page.evaluate(
        "document.querySelectorAll('.views > a').forEach((one) => one.insertAdjacentHTML('beforeend', ' <span class=many>1024</span>'))"
    )
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_a_shade_says_that_there_are_more_views(page):
    page.set_viewport_size({"width": 390, "height": 844})
    leave(page, "one")
    shown = page.evaluate(
        "(row => [row.scrollWidth > row.clientWidth, getComputedStyle(row).backgroundImage])(document.querySelector('.views'))"
    )
    assert shown[0] and shown[1].count("linear-gradient") == 4


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("width", [768, 810, 1024, 1366])
def test_every_reason_stands_whole_and_no_button_moves_away(page, width, language):
    page.set_viewport_size({"width": width, "height": 1080})
    speak(page, language)
    post, grave = leave(page, "one", "two", level=3)
    for id in (post, grave):
        card = page.locator(f"#post-{id}")
        before = card.evaluate(TOPS)
        card.locator(".declining > summary").click()
        page.wait_for_function(f"document.querySelector('#post-{id} .declining').open")
        assert card.evaluate(TOPS) == before
        assert card.locator("select[name=reason]").evaluate(CUT) == []
    assert page.locator(".together select[name=reason]").evaluate(CUT) == []
    page.goto(f"{page.base}/desk/posts/{post}")
    page.click(".declining > summary")
    assert page.locator(".decline select[name=reason]").evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") and not page.problems


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("width", [768, 810, 360])
def test_every_call_of_the_bell_stands_whole(page, width, language):
    page.set_viewport_size({"width": width, "height": 1080})
    speak(page, language)
    leave(page, "one", level=3, urgent=True)
    first, _ = leave(page, "two", "three")
    answer(page, first, "now")
    page.goto(f"{page.base}/desk/bell")
    calls = "[...document.querySelectorAll('#bell a')].map((one) => [one.getBoundingClientRect().right, one.scrollWidth - one.clientWidth])"
    page.wait_for_function(f"{calls}.length > 1")
    assert all(right <= width and over <= 1 for right, over in page.evaluate(calls))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
