"""Where there is little room, in a real browser: after an answer the next text is in sight, and nothing lies over the buttons."""

import pytest

from tests.desk.browser import leave, rested

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
UNCOVERED = """(selector) => {
  const part = document.querySelector(selector);
  part.scrollIntoView({ block: 'center' });
  const box = part.getBoundingClientRect();
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return part.contains(there);
}"""


def first_of(page, width, height, *texts, **more):
    page.set_viewport_size({"width": width, "height": height})
    made = leave(page, *texts, **more)
    page.goto(f"{page.base}/desk/posts/{made[0]}")
    page.wait_for_selector("[data-one]")
    rested()
    return made


@pytest.mark.parametrize(("width", "height"), [(390, 844), (810, 1080), (1366, 768)])
def test_the_next_text_is_in_sight_after_an_answer_and_the_line_can_be_closed(page, width, height):
    first, second, _ = first_of(page, width, height, "one", "two", "three")
    page.keyboard.press("a")
    page.wait_for_url(f"**/desk/posts/{second}*")
    text = page.locator(f"#post-{second} .text").bounding_box()
    line = page.locator(f"#done-{first}").bounding_box()
    assert page.evaluate("scrollY") == 0
    assert text["y"] > 0 and text["y"] + text["height"] < line["y"] and line["height"] < 125
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click(f"#done-{first} .close")
    assert not page.is_visible(f"#done-{first}")
    rested()
    page.keyboard.press("u")
    page.wait_for_url(f"**/desk/posts/{first}*")
    assert page.site.card(first)["open"] == 1 and not page.problems


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768)])
def test_what_nobody_knows_yet_lies_over_no_button(page, width, height):
    _, second = first_of(page, width, height, "one", "two", level=3, urgent=True)
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/posts/{second}*")
    page.wait_for_selector(".done[data-alone]:focus")
    for part in ("form.approve button", ".declining summary", ".asking button", ".cutting summary"):
        assert page.evaluate(UNCOVERED, f"#post-{second} {part}"), part


def test_the_box_of_a_cut_is_free(page):
    first, second, _ = first_of(page, 1366, 768, "one", "two", "three")
    page.keyboard.press("a")
    page.wait_for_url(f"**/desk/posts/{second}*")
    page.click(".cutting summary")
    for part in (".cutting textarea", ".cutting button"):
        assert page.evaluate(UNCOVERED, f"#post-{second} {part}"), part
    assert page.evaluate(f"getComputedStyle(document.getElementById('done-{first}')).position") == "static"


def test_whoever_gave_no_way_is_not_named_as_to_be_asked_outside(site):
    mori, sora = site.member("mori", "lead"), site.member("sora")
    assert "No way to reach those who lead" in sora.get("/desk/bell").text
    assert "/desk/account" in mori.get("/desk/bell").text.partition("No way to reach")[2].partition("</p>")[0]
    site.store.now(lambda db: db.run("UPDATE staff SET reach = '000-111' WHERE name = 'mori'"))
    page = sora.get("/desk/bell").text
    assert "outside the desk, who leads: mori 000-111." in page and "No way to reach" not in page
