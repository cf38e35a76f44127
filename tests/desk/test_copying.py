"""An invitation is copied with one press, in a real browser; without script, or where nothing is copied, it can be marked."""

import pytest

from hideout.store import staff

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def invite(page, name):
    page.site.store.now(lambda db: db.run("UPDATE staff SET role = 'admin'"))
    page.goto(f"{page.base}/desk/people")
    page.fill("#name", name)
    page.click("form.rules button")
    page.wait_for_selector(".to-copy code")
    assert page.site.store.now(staff.by_name, name)
    return page.inner_text(".to-copy code")


def test_one_press_copies_the_link_and_says_so(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = invite(page, "umi")
    page.click(".copy")
    page.wait_for_selector("#noted:has-text('Copied.')")
    assert page.evaluate("navigator.clipboard.readText()") == link and "/desk/invitation/" in link
    assert not page.problems


def test_where_nothing_can_be_copied_the_link_is_marked(page):
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;"
    )
    link = invite(page, "kai")
    page.click(".copy")
    page.wait_for_selector("#noted:has-text('copy it by hand')")
    assert page.evaluate("getSelection().toString()").strip() == link


@pytest.mark.parametrize("page", [False], indirect=True)
def test_without_script_there_is_no_button_that_does_nothing(page):
    invite(page, "nagi")
    assert page.locator(".copy").count() == 0
