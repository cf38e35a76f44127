"""What stays on a tablet: after clearing traces nothing but a mark of 15 minutes, after posting an address that opens nothing."""

import re

from playwright.sync_api import expect

from tests.walks.test_offline import KEPT, READY

WORKERS = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


def test_after_clearing_nothing_comes_back_by_itself(page):
    page.goto("/house")
    page.evaluate(READY)
    page.wait_for_function("caches.keys().then(names => names.length === 1)")
    page.goto("/forget", wait_until="networkidle")
    page.wait_for_timeout(1500)
    assert page.evaluate(WORKERS) == 0 and page.evaluate(KEPT) == []
    assert [cookie["name"] for cookie in page.context.cookies()] == ["left"]
    # What is not there any more is named, and so is what is.
    expect(page.locator("main")).to_contain_text("電話番号のページ")
    expect(page.locator("main")).to_contain_text("15分")


def test_the_history_of_a_tablet_does_not_open_a_slip(open_browser):
    child = open_browser(script=False)
    child.goto("/rooms/murmurs")
    child.fill("textarea", "きょうは雪だった。窓のところ。")
    child.locator(".post-form > button").click()
    words = child.locator(".receipt-words")
    expect(words).to_be_visible()
    said = words.inner_text()
    assert not re.search("ticket|[A-Za-z0-9_-]{20}", child.url)
    child.reload()
    assert words.inner_text() == said
    stranger = open_browser()
    stranger.goto(child.url)
    expect(stranger.locator(".receipt-words")).to_have_count(0)
    expect(stranger.locator("#code")).to_be_visible()
    child.goto("/post-status")
    expect(words).to_have_count(0)
