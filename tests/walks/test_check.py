"""The check in a browser: straight through, and through filters that hold, change or forbid."""

import pytest
from playwright.sync_api import expect

from tests.walks.filter import Filter
from tests.walks.test_access import problems

SCRIPTED = ("clock", "stream", "storage", "offline", "rewriting")


def state(page, step: str):
    return page.locator(f'[data-step="{step}"]')


@pytest.fixture
def through(browser, site):
    """Return a maker of pages that reach the house through a filter."""
    opened = []

    def make(change=None):
        filter = Filter(site.url, *([change] if change else []))
        context = browser.new_context(base_url=filter.url, locale="ja-JP")
        opened.append((context, filter))
        return context.new_page()

    yield make
    for context, filter in opened:
        context.close()
        filter.close()


def begin(page) -> None:
    page.goto("/d/demo/check")
    page.locator("main form button").click()
    page.wait_for_url("**/check?sent=*")


def test_without_a_filter_everything_works_and_nothing_stays(page):
    begin(page)
    for step in ("page", "form", "cookie", *SCRIPTED):
        expect(state(page, step)).to_have_class("check-step is-ok", timeout=12_000)
    page.locator("[data-sound]").click()
    state(page, "sound").get_by_text("はい").click()
    expect(state(page, "sound")).to_have_class("check-step is-ok")
    state(page, "exit").get_by_text("いいえ").click()
    expect(state(page, "exit")).to_have_class("check-step is-bad")
    assert page.evaluate("caches.keys()") == ["offline"] and page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert not problems(page)


def test_without_script_form_and_cookie_are_tried_and_the_rest_is_explained(open_browser):
    page = open_browser(script=False)
    begin(page)
    for step in ("page", "form", "cookie"):
        expect(state(page, step)).to_have_class("check-step is-ok")
    for step in SCRIPTED:
        expect(state(page, step)).to_have_class("check-step is-wait")
    assert "スクリプトが使えないため" in page.content()


def test_a_filter_that_gathers_answers_is_seen(through):
    page = through()
    begin(page)
    expect(state(page, "stream")).to_have_class("check-step is-bad", timeout=15_000)
    expect(state(page, "rewriting")).to_have_class("check-step is-ok")


def test_a_filter_that_puts_something_into_pages_is_seen(through):
    def change(path, headers, body):
        if "text/html" in headers.get("content-type", ""):
            body = body.replace(b"</body>", b'<script src="http://127.0.0.1:9/watch.js"></script></body>')
        return headers, body

    page = through(change)
    begin(page)
    expect(state(page, "rewriting")).to_have_class("check-step is-bad", timeout=15_000)


def test_a_filter_that_takes_headers_or_cookies_away_is_seen(through):
    def change(path, headers, body):
        gone = ("content-security-policy", "set-cookie")
        return {name: value for name, value in headers.items() if name.lower() not in gone}, body

    page = through(change)
    begin(page)
    expect(state(page, "cookie")).to_have_class("check-step is-bad")
    expect(state(page, "rewriting")).to_have_class("check-step is-bad", timeout=15_000)


def test_a_wrong_clock_is_seen(page):
    page.clock.set_fixed_time("2020-01-01T00:00:00Z")
    begin(page)
    expect(state(page, "clock")).to_have_class("check-step is-bad", timeout=12_000)
