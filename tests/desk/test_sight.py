"""What lies where on the desk, in a real browser: reasons close to the text, bars that hide nothing, boxes one can see."""

import pytest

from tests.desk.browser import advise, leave, rested

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
HEARD = {"findings": [{"reason": "Bullying", "spans": [[0, 3]]}]}
# How far the first of two parts ends above where the second begins.
GAP = """([one, other]) => {
  const [first, second] = [one, other].map((part) => [...document.querySelectorAll(part)].at(-1).getBoundingClientRect());
  return second.top - first.bottom;
}"""


def test_what_was_heard_stands_close_below_the_text_however_long_the_answers_are(page):
    body = {"when": "in the evening", "what": "a voice says go", "name": "cat", "avatar": "mole"}
    (first,) = leave(page, "x", level=3, urgent=True, board="paths", body=body, heard=HEARD)
    page.goto(f"{page.base}/desk/posts/{first}")
    page.evaluate("document.querySelector('.cutting').open = true")
    for part in (
        (".queue-card .text", ".queue-card > .flags:not(.state)"),
        (".queue-card > .flags:not(.state)", ".when"),
    ):
        assert 0 <= page.evaluate(GAP, list(part)) < 70, part
    assert page.evaluate("document.querySelector('.when').getBoundingClientRect().bottom") < 768


@pytest.mark.parametrize("size", [(1366, 768), (810, 1080)])
def test_the_line_that_nobody_else_knows_stands_before_the_text_and_hides_nothing(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    first, second = leave(page, "one", "two", level=3, urgent=True)
    page.goto(f"{page.base}/desk/posts/{first}")
    rested()
    advise(page)
    page.wait_for_url(f"**/desk/posts/{second}*")
    page.wait_for_selector(".read-on")
    low, high = page.evaluate(
        "() => { const r = document.querySelector('.done[data-alone]').getBoundingClientRect(); return [r.bottom, r.height]; }"
    )
    text = page.locator(f"#post-{second}").bounding_box()
    assert low <= text["y"] < size[1] and high < size[1] / 4.5


@pytest.mark.parametrize("size", [(1366, 768), (810, 1080)])
def test_a_call_says_what_it_is_about_before_its_buttons(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    (first,) = leave(page, "one", level=3, urgent=True)
    page.goto(f"{page.base}/desk/posts/{first}")
    rested()
    page.fill(f"#ask-{first}", "may this hang?")
    page.click("button[value=now]")
    page.wait_for_url("**/desk")
    page.goto(f"{page.base}/desk/bell")
    tops = page.evaluate(
        "['.about', '.counsel', '.decide'].map((part) => document.querySelector(`.call ${part}`).getBoundingClientRect().top)"
    )
    assert tops[0] < tops[1] and (tops[1] < tops[2] or size[0] > 992)


def test_a_box_to_tick_stands_out_in_the_dark_and_its_words_stay_beside_it(page):
    page.emulate_media(color_scheme="dark")
    (first,) = leave(page, "one", level=3)
    page.goto(f"{page.base}/desk/posts/{first}")
    box, label = page.evaluate(
        """() => {
          const box = document.querySelector('.approve [name=confirm]'), words = document.createRange();
          words.selectNodeContents(box.parentNode.lastChild);
          return [box.getBoundingClientRect().right, Math.min(...[...words.getClientRects()].filter((r) => r.width > 1).map((r) => r.left))];
        }"""
    )
    assert label > box
    look = "getComputedStyle(document.querySelector('.approve [name=confirm]')).backgroundColor"
    empty = page.evaluate(look)
    page.check(".approve [name=confirm]")
    assert page.evaluate(look) != empty


def test_the_button_beside_two_fields_stands_in_their_line(page):
    page.goto(f"{page.base}/desk/words/ja/wish")
    line, button = (
        page.evaluate("part => document.querySelector(part).getBoundingClientRect().bottom", part)
        for part in ("#line", ".rules > .button")
    )
    assert abs(line - button) < 3
    assert page.evaluate(GAP, [".shift-acts", ".shift-acts + .folded"]) > 10
