"""An invitation is copied with one press, in a real browser; without script, or where nothing is copied, it can be marked."""

import asyncio
import dataclasses
from concurrent.futures import ThreadPoolExecutor

import pytest

from hideout.clock import now
from hideout.store import factors, staff
from moderation.desk import passwords, totp
from tests.desk.test_door import PASSWORD

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
    page.wait_for_selector(".to-copy [role=status]:has-text('Copied.')")
    assert page.evaluate("navigator.clipboard.readText()") == link and "/desk/invitation/" in link
    assert not page.problems


def test_where_nothing_can_be_copied_the_link_is_marked(page):
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;"
    )
    link = invite(page, "kai")
    page.click(".copy")
    page.wait_for_selector(".to-copy [role=status]:has-text('copy it by hand')")
    assert page.evaluate("getSelection().toString()").strip() == link


@pytest.mark.parametrize("page", [False], indirect=True)
def test_without_script_there_is_no_button_that_does_nothing(page):
    invite(page, "nagi")
    assert page.locator(".copy").count() == 0


def codes(page):
    """Let new recovery codes be made for whoever is signed in."""
    store = page.site.store
    me = store.now(
        lambda db: db.one("SELECT id FROM staff WHERE name LIKE 'reader %' ORDER BY since DESC, name DESC")
    )["id"]
    # The browser's driver has a loop in this thread.
    with ThreadPoolExecutor(1) as apart:
        hashed = apart.submit(lambda: asyncio.run(passwords.make(PASSWORD))).result()
    store.now(lambda db: db.run("UPDATE staff SET password = ? WHERE id = ?", (hashed, me)))
    store.now(factors.prepare, me, totp.new(store.secret, me), now())
    store.now(factors.confirm, me, 1)
    page.goto(f"{page.base}/desk/account")
    form = page.locator("form[action$='/recovery']")
    form.evaluate("form => { const fold = form.closest('details'); if (fold) fold.open = true; }")
    form.locator("input[type=password]").fill(PASSWORD)
    form.locator("button").click()
    page.wait_for_selector("ul.codes")
    return page.locator("ul.codes code").all_inner_texts()


def test_recovery_codes_are_copied_and_printed_with_one_press(page, monkeypatch):
    config = dataclasses.replace(page.site.config, desk_second_factor="optional")
    monkeypatch.setattr(page.site.app.state, "config", config)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("window.print = () => { document.title = 'printed'; };")
    made = codes(page)
    page.get_by_role("button", name="Copy the codes").click()
    page.wait_for_selector(".to-copy [role=status]:has-text('Copied.')")
    assert page.evaluate("navigator.clipboard.readText()").split() == made and len(made) == 10
    page.get_by_role("button", name="Print this page").click()
    page.wait_for_function("document.title === 'printed'")
    page.emulate_media(media="print")
    assert page.locator(".codes").is_visible() and not page.locator(".copy").first.is_visible()
    assert not page.problems
