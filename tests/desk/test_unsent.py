"""What is written on a page without cards is not lost on leaving it: words for the lists, notes, pages of the runbook."""

import pytest

from tests.desk.browser import leave

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
LEAVING = {
    "link": "document.querySelector('.desk-nav a').click()",
    "reload": "location.reload()",
    "language": "document.querySelector('.speak').requestSubmit(document.querySelector('.speak button'))",
}


def questions(page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    return asked


def go(page, way):
    """Try to leave the page, and return once the browser has asked."""
    # The page's words stand there before its scripts have run.
    page.wait_for_load_state()
    with page.expect_event("dialog"):
        page.evaluate(f"setTimeout(() => {{ {LEAVING.get(way, way)} }}, 10)")
    # What would be lost by a refused question is lost by now.
    page.wait_for_timeout(100)


@pytest.mark.parametrize("way", LEAVING)
@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/desk/words/ja/wish", "#line"),
        ("/desk/words/ja/wish", "#body"),
        ("/desk/notes", "#word-ad"),
        ("/desk/runbook/danger", "#body"),
    ],
)
def test_words_begun_are_not_lost_without_a_word(page, way, path, field):
    page.goto(page.base + path)
    asked = questions(page)
    page.locator(".folded summary").first.click() if "runbook" in path else None
    page.click(field)
    page.keyboard.type("begun")
    go(page, way)
    assert asked == ["beforeunload"] and page.url.endswith(path)
    assert "begun" in page.input_value(field) and not page.problems


def test_a_draft_of_words_asks_until_it_is_published_and_sending_it_asks_nothing(page):
    page.goto(f"{page.base}/desk/words/ja/wish")
    asked = questions(page)
    page.fill("#line", "ゆきだるまの朝")
    page.click("[value=add]")
    page.wait_for_selector("text=a draft; nothing is published yet")
    assert not asked
    go(page, "link")
    assert asked == ["beforeunload"] and "ゆきだるまの朝" in page.input_value("#body")
    page.click("[value=publish]")
    page.wait_for_selector("h2:has-text('Versions')")
    page.wait_for_load_state()
    page.evaluate(LEAVING["link"])
    page.wait_for_url(f"{page.base}/desk")
    assert asked == ["beforeunload"] and not page.problems


def test_a_note_that_came_back_with_a_mistake_is_not_lost_either(page):
    (first,) = leave(page, "one")
    asked = questions(page)
    page.click(f"#post-{first} .declining > summary")
    page.fill(f"#note-{first}", "words of mine")
    page.click(f"#post-{first} form.decline > button:not(.ask)")
    page.wait_for_selector(f"#problem-{first}")
    go(page, "reload")
    assert asked == ["beforeunload"] and page.input_value(f"#note-{first}") == "words of mine"


def test_of_two_notes_the_one_that_is_not_kept_is_asked_about(page):
    page.goto(f"{page.base}/desk/notes")
    asked = questions(page)
    page.fill("#word-ad", "one")
    page.fill("#word-names", "two")
    go(page, "document.querySelector('#word-ad').form.querySelector('button').click()")
    assert asked == ["beforeunload"] and page.input_value("#word-names") == "two"
