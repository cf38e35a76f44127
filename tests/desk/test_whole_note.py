"""The box of a note shows the whole note, in a real browser: as it is filled, as it is written, and as it comes back."""

import re

import pytest

from tests.desk.browser import leave

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
OLD = """{
  const supports = CSS.supports.bind(CSS);
  CSS.supports = (...asked) => asked[0] !== 'field-sizing' && supports(...asked);
  addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('textarea { field-sizing: fixed !important; }');
    document.adoptedStyleSheets = [sheet];
  });
}"""
HIDDEN = "part => { const box = document.querySelector(part); return box.scrollHeight - box.clientHeight; }"
LONG = "書いてくれてありがとう。ここには、だれかがわかるところがありました。" * 16


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize("size", [(390, 844), (810, 1080), (1366, 768)])
@pytest.mark.parametrize("alone", [False, True])
def test_a_note_is_whole_as_it_is_filled_and_written(page, old, size, alone):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    if old:
        page.add_init_script(OLD)
    (first,) = leave(page, "one")
    if alone:
        page.goto(f"{page.base}/desk/posts/{first}")
    note = f"#note-{first}"
    page.click(f"#post-{first} .declining:not(.cutting) > summary")
    page.select_option(f"#reason-{first}", "method")
    assert page.input_value(note) and page.evaluate(HIDDEN, note) <= 1
    empty = page.locator(note).bounding_box()["height"]
    page.click(note)
    page.keyboard.insert_text("\n\n" + "more words of mine. " * 40)
    assert page.evaluate(HIDDEN, note) <= 1 and page.locator(note).bounding_box()["height"] > empty + 100
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") and not page.problems


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("level", [0, 2, 3])
def test_a_note_that_a_key_brings_is_in_sight_with_the_text_it_answers(page, level, alone):
    page.set_viewport_size({"width": 810, "height": 1080})
    # A note of some length, as each reason has in Japanese.
    (first,) = leave(page, "one", level=level, language="ja", heard={"flags": ["contact"]})
    if alone:
        page.goto(f"{page.base}/desk/posts/{first}")
    page.keyboard.press("j")
    page.wait_for_function("document.activeElement.matches('.queue-card')")
    page.keyboard.press("8")
    page.wait_for_function("document.activeElement.matches('textarea')")
    seen = page.evaluate(
        """id => { const card = document.getElementById(`post-${id}`), edge = (part) => card.querySelector(part).getBoundingClientRect();
          return [edge(".text").top, edge("form.decline").bottom - innerHeight]; }""",
        first,
    )
    assert seen[0] >= -1 and seen[1] <= 1, seen


@pytest.mark.parametrize("page", [False], indirect=True)
@pytest.mark.parametrize("where", ["alone", "list", "together"])
def test_without_script_a_note_that_comes_back_is_whole(page, where):
    page.set_viewport_size({"width": 390, "height": 844})
    (first,) = leave(page, "one")
    if where == "alone":
        page.goto(f"{page.base}/desk/posts/{first}")
    note = "#together textarea" if where == "together" else f"#note-{first}"
    if where == "together":
        page.check(".pick input")
        page.click("#together details summary")
    else:
        page.click(f"#post-{first} .declining:not(.cutting) > summary")
    page.fill(note, LONG)
    page.click(
        "#together [value=decline]"
        if where == "together"
        else f"#post-{first} form.decline > button:not(.ask)"
    )
    page.wait_for_selector("[role=alert]")
    assert page.input_value(note) == LONG and page.evaluate(HIDDEN, note) <= 1


def test_a_browser_that_knows_nothing_of_it_is_given_rows_enough(site):
    client = site.member("mori", "lead")
    post = site.post("words " * 60)
    page = client.post(f"/desk/posts/{post}/decline", data=site.seen(post, note=LONG)).text
    assert int(re.search(rf'id="note-{post}" name="note" rows="(\d+)"', page)[1]) >= len(LONG) // 17
    card = client.get(f"/desk/posts/{post}").text
    assert int(re.search(rf'id="cut-text-{post}" name="cut.text" rows="(\d+)"', card)[1]) >= 360 // 34
    assert f'id="note-{post}" name="note" rows="4"' in card
    rows = [int(n) for n in re.findall(r'name="body" rows="(\d+)"', client.get("/desk/notes").text)]
    assert rows and min(rows) >= 3
