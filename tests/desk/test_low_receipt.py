"""The line after a decision is low on every screen, says what was done, and its undo is in view."""

import pytest

from tests.desk.browser import leave, rested

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
# Width, height, and how high the line may be: one row of buttons, and below it at most what a call has to say.
SIZES = [(1366, 768, 60, 100), (1024, 768, 60, 100), (810, 1080, 60, 96), (360, 740, 76, 100)]
LINES = """line => [...line.querySelectorAll('.told, .who-sees')].filter((part) => part.checkVisibility())
  .map((part) => Math.round(part.clientHeight / parseFloat(getComputedStyle(part).lineHeight))).reduce((sum, one) => sum + one, 0)"""


def speak(page, language):
    page.request.post(f"{page.base}/desk/language", form={"lang": language}, headers={"origin": page.base})


def answer(page, post, act):
    card = page.locator(f"#post-{post}")
    if act == "decline":
        card.locator(".declining > summary").click()
        card.locator("select[name=reason]").select_option("urging")
        card.locator(".decline button:not(.ask)").last.click()
    elif act == "approve":
        card.locator("form.approve button").click()
    else:
        card.locator(".asking > summary").click()
        card.locator(f"button[value={act}]").click()
    page.wait_for_selector(f"#done-{post}[data-newest]")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(("width", "height", "most", "with_call"), SIZES)
@pytest.mark.parametrize("act", ["approve", "decline", "today"])
def test_the_line_is_low_and_takes_back(page, width, height, most, with_call, act, language):
    page.set_viewport_size({"width": width, "height": height})
    speak(page, language)
    post, _ = leave(page, "きょうは雪がきれいで、帰り道に猫がいた one", "two")
    answer(page, post, act)
    line = page.locator(f"#done-{post}")
    page.wait_for_function(
        "([id, most]) => document.getElementById(id).offsetHeight <= most",
        arg=[f"done-{post}", with_call if act == "today" else most],
    )
    assert line.evaluate(LINES) <= (3 if width < 400 else 4)
    undo, box = line.locator("form button").bounding_box(), line.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= height + 1
    assert undo["x"] >= box["x"] and undo["x"] + undo["width"] <= box["x"] + box["width"]
    assert undo["y"] >= box["y"] - 1 and undo["y"] + undo["height"] <= box["y"] + box["height"] + 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") and not page.problems
    rested()
    line.locator("form button").click()
    page.wait_for_selector(f"#post-{post}")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("width", [810, 1366])
def test_what_nobody_else_knows_is_told_whole_and_low(page, width, language):
    page.set_viewport_size({"width": width, "height": 900})
    speak(page, language)
    post, _ = leave(page, "one", "two")
    answer(page, post, "now")
    page.wait_for_selector(".done[data-alone] .read-on")
    page.wait_for_function("id => document.getElementById(id).offsetHeight <= 96", arg=f"done-{post}")
    sees = page.locator(f"#done-{post} .who-sees")
    assert sees.evaluate("part => part.scrollHeight <= part.clientHeight + 1")
    for part in ("strong", ".besides", "a >> nth=0", "a >> nth=1"):
        assert sees.locator(part).is_visible()
