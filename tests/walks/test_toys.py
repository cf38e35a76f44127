"""The quiet rooms under fingers and keys: a pen that rubs out, no box around what was touched, words that fit."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

SVG_TOYS = {"colour": ".patch >> nth=5", "pebbles": ".pebble >> nth=3", "kaleidoscope": "[data-kaleidoscope]"}
INK = """() => {
    const board = document.querySelector("[data-doodle]");
    const dots = board.getContext("2d").getImageData(0, 0, board.width, board.height).data;
    return dots.filter((part, at) => at % 4 === 3 && part > 100).length;
}"""


@pytest.fixture
def tablet(browser: Browser, site: Any) -> Iterator[Page]:
    """Return a page on a tablet without a mouse."""
    context = browser.new_context(
        viewport={"width": 810, "height": 1080},
        is_mobile=True,
        has_touch=True,
        base_url=site.url,
        locale="ja-JP",
    )
    yield context.new_page()
    context.close()


def draw(page: Page, *, down: float) -> None:
    """Draw one level line across the paper, so far down (0 to 1)."""
    box = page.locator("[data-doodle]").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * down)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * down, steps=5)
    page.mouse.up()


def test_the_eraser_takes_ink_away_and_one_step_brings_it_back(page: Page, site: Any) -> None:
    page.goto("/rooms/workshop/doodle")
    undo = page.locator("[data-undo]")
    expect(undo).to_have_attribute("aria-disabled", "true")
    page.locator("[value=k-ink]").check(force=True)
    draw(page, down=0.3)
    first = page.evaluate(INK)
    assert first > 0
    page.locator("[value=eraser]").check(force=True)
    draw(page, down=0.3)
    assert page.evaluate(INK) < first / 4
    undo.click()
    assert page.evaluate(INK) == first
    expect(undo).to_have_attribute("aria-disabled", "true")
    page.locator("[data-clear]").click()
    assert page.evaluate(INK) == 0
    undo.click()
    assert page.evaluate(INK) == first


def outline(page: Page, part: str) -> str:
    style: str = page.locator(part).evaluate("part => getComputedStyle(part).outlineStyle")
    return style


@pytest.mark.parametrize("toy", SVG_TOYS)
def test_a_finger_leaves_no_box_around_what_it_touched(tablet: Page, toy: str) -> None:
    tablet.goto(f"/rooms/workshop/{toy}")
    tablet.locator(SVG_TOYS[toy]).tap()
    assert tablet.locator(":focus").count() == 1
    assert outline(tablet, ":focus") == "none"


def test_a_keyboard_sees_which_part_it_is_on(page: Page, site: Any) -> None:
    page.goto("/rooms/workshop/colour")
    part = page.locator(".patch").nth(5)
    plain = part.evaluate("part => getComputedStyle(part).strokeWidth")
    part.tap()
    assert part.evaluate("part => getComputedStyle(part).strokeWidth") == plain
    page.keyboard.press("Space")
    assert part.evaluate("part => getComputedStyle(part).strokeWidth") != plain


def test_keys_are_told_only_where_there_is_a_mouse_too(browser: Browser, site: Any, tablet: Page) -> None:
    tablet.goto("/rooms/workshop/sand")
    expect(tablet.locator("#keys")).to_be_hidden()
    with browser.new_context(base_url=site.url) as context:
        desk = context.new_page()
        desk.goto("/rooms/workshop/sand")
        expect(desk.locator("#keys")).to_be_visible()


def test_the_words_under_the_light_say_what_it_does(page: Page, site: Any) -> None:
    page.goto("/rooms/nook")
    moving, resting = page.locator(".breath-moving"), page.locator(".breath-resting")
    expect(moving).to_be_visible()
    expect(resting).to_be_hidden()
    page.locator(".breath-still").check()
    expect(moving).to_be_hidden()
    expect(resting).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    page.locator(".breath-still").evaluate("box => { box.checked = false; }")
    expect(moving).to_be_hidden()
    expect(resting).to_be_visible()


@pytest.mark.parametrize(
    "path", ["nook", "letters", "weather", "workshop", "workshop/doodle", "workshop/fold"]
)
def test_what_is_touched_is_large_enough(tablet: Page, path: str) -> None:
    tablet.goto(f"/rooms/{path}")
    if path == "weather":
        tablet.locator("[value=rain]").tap()
        tablet.locator(".weather-things a").first.wait_for()
    targets = tablet.locator("main :is(a, button, summary, label.swatch, label.switch):visible").all()
    low = [(one.inner_text(), box) for one in targets if (box := one.bounding_box()) and box["height"] < 47.5]
    assert targets and not low
