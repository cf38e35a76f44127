"""The help of keys names those for heavy and folded texts, and they do what it says."""

import re

import pytest

from tests.desk.browser import leave, settle, until
from tests.desk.test_folded import fold

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
OPENS = "opens it; pressed once more, it counts"
OPEN = "id => document.querySelector(`#post-${id} .folded-text`).open"


def keys_of(page):
    """Return what a page says of keys: key and words."""
    return re.findall(r"<dt><kbd>([^<]+)</kbd></dt><dd>([^<]+)</dd>", page)


def test_every_help_names_the_keys_for_what_is_folded(site):
    client = site.member()
    post = site.post("waits")
    for path, first in (("/desk", "a, e, x"), ("/desk/help", "a, e, x"), (f"/desk/posts/{post}", "a, e")):
        told = keys_of(client.get(path).text)
        assert any(key == first and OPENS in words for key, words in told), path
        assert ("r, 0 … 9", "where an urgent text is folded: opens it first, too") in told
        assert ("a, Space, a", "an urgent one: to the box, tick it, put it up") in told


@pytest.mark.parametrize("key", ["a", "e", "x", "r", "3"])
def test_a_key_on_a_folded_text_does_what_the_help_says(page, key):
    fold(page)
    heavy, grave = leave(page, "heavy words", "grave words")[0], None
    page.site.store.now(lambda db: db.run("UPDATE posts SET level = 2 WHERE id = :id", {"id": heavy}))
    if key in "r3":
        (grave,) = leave(page, "grave words", level=3)
    page.goto(f"{page.base}/desk")
    post = grave or heavy
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    assert OPENS in page.inner_text("#keys")
    page.keyboard.press("Escape")
    page.wait_for_selector("#keys", state="hidden")
    page.evaluate("id => document.getElementById(`post-${id}`).focus()", post)
    until(page, current=f"post-{post}")
    settle()
    page.keyboard.press(key)
    page.wait_for_function(OPEN, arg=post)
    assert page.site.card(post)["open"] == 1 and not page.problems


def test_an_urgent_one_is_put_up_by_three_keys(page):
    (post,) = leave(page, "urgent words", level=3)
    page.keyboard.press("j")
    until(page, current=f"post-{post}")
    settle()
    page.keyboard.press("a")
    page.wait_for_function("document.activeElement.name === 'confirm'")
    page.keyboard.press("Space")
    page.wait_for_function("document.activeElement.checked")
    page.keyboard.press("a")
    until(page, done=1)
    assert page.site.card(post)["state"] == "published" and not page.problems
