"""One whole path for each person who uses the house, with and without script."""

import re
import sqlite3

import pytest
from playwright.sync_api import Page, expect

from hideout.clock import now
from hideout.store import open_store
from moderation import staffing
from rooms import ROOMS
from tests.walks.conftest import PHONE, TABLET, Server


@pytest.fixture
def desk(open_browser, site: Server) -> Page:
    """A reader at the desk, come in through a one-time link."""
    store = open_store(site.folder / "data")
    token = staffing.sign_in_link(store, "demo", now())
    store.close()
    page = open_browser(size={"width": 1366, "height": 768})
    page.goto(f"/desk/enter/{token}")
    page.locator("main form button").first.click()
    expect(page).to_have_url(re.compile("/desk(/welcome)?$"))
    page.goto("/desk")
    return page


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_a_child_walks_through_nine_rooms(open_browser, script, size):
    page = open_browser(script=script, size=size)
    page.goto("/")
    page.locator('a[href="/house"]').first.click()
    for room in ROOMS:
        page.goto("/house")
        page.locator(f'a[href="/rooms/{room.slug}"]').first.click()
        expect(page).to_have_url(re.compile(f"/rooms/{room.slug}$"))
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".way-out")).to_be_visible()
        expect(page.locator(".way-to-people")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_post_goes_from_the_child_to_the_wall(open_browser, desk, script):
    text = f"きょうは雪の音がしてた（{'あり' if script else 'なし'}）"
    child = open_browser(script=script)
    child.goto("/name")
    child.locator('label:has(input[value="frog"])').click()
    child.fill("#name", "こもれび")
    child.locator(".field + button").click()
    child.goto("/rooms/murmurs")
    child.fill("#f-text", text)
    child.locator(".post-form button:not([name])").click()
    expect(child.locator(".receipt-words")).to_be_visible()
    words = child.locator(".receipt-words").inner_text()
    assert len(words.split()) == 4
    child.goto("/rooms/murmurs")
    expect(child.get_by_text(text)).to_have_count(0)

    desk.goto("/desk")
    row = desk.locator(".queue-card", has_text=text)
    row.locator('form[action$="/approve"] button').click()
    expect(desk.locator(".queue-card", has_text=text).locator('form[action$="/approve"]')).to_have_count(0)

    child.goto("/rooms/murmurs")
    slip = child.locator(".slip", has_text=text)
    expect(slip).to_be_visible()
    expect(slip.locator(".name")).to_have_text("こもれび")
    child.goto("/post-status")
    child.fill("#code", words)
    child.locator("main form button").first.click()
    expect(child.locator(".state-published")).to_be_visible()
    child.locator('button[value="withdraw"]').click()
    expect(child.locator(".state-withdrawn")).to_be_visible()
    child.goto("/rooms/murmurs")
    expect(child.get_by_text(text)).to_have_count(0)


def test_a_declined_post_comes_back_with_a_kind_reason(open_browser, desk):
    text = "この紙は貼られません"
    child = open_browser(script=False)
    child.goto("/rooms/murmurs")
    child.fill("#f-text", text)
    child.locator(".post-form button:not([name])").click()
    words = child.locator(".receipt-words").inner_text()
    desk.goto("/desk")
    row = desk.locator(".queue-card", has_text=text)
    row.locator("details:has(select) summary").first.click()
    row.locator("select").first.select_option("contact")
    row.locator('form[action$="/decline"] button').first.click()
    expect(desk.locator(".queue-card", has_text=text).locator('form[action$="/decline"]')).to_have_count(0)
    child.goto("/post-status")
    child.fill("#code", words)
    child.locator("main form button").first.click()
    expect(child.locator(".state-declined .note")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_talk_with_the_lamp_brings_people(open_browser, script):
    page = open_browser(script=script)
    page.goto("/rooms/lamp")
    expect(page.locator(".label-machine")).to_be_visible()
    page.fill("#words", "きょうはつかれた")
    page.locator("#say button:not([name])").click()
    expect(page.locator(".turn.lamp:not(.pending)")).to_have_count(2)
    if script:
        expect(page.locator("#words")).to_have_value("")
    page.fill("#words", "もう死にたい")
    page.locator("#say button:not([name])").click()
    expect(page.locator(".card-help")).to_be_visible()
    assert page.locator('.card-help a[href^="tel:"]').count() >= 2
    expect(page.locator(".turn.lamp:not(.pending)")).to_have_count(3)
    expect(page.locator("#words")).to_be_enabled()
    expect(page.locator("#words")).to_be_editable()


def test_nothing_of_a_talk_stays_on_the_tablet(open_browser, site):
    page = open_browser()
    page.goto("/rooms/lamp")
    page.fill("#words", "とてもめずらしい合言葉")
    page.locator("#say button:not([name])").click()
    expect(page.locator(".turn.lamp:not(.pending)")).to_have_count(2)
    page.goto("/house")
    page.go_back()
    expect(page.get_by_text("とてもめずらしい合言葉")).to_have_count(0)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert kept == '[{},{},""]'
    caches = page.evaluate(
        "caches.keys().then(ks => Promise.all(ks.map(k => caches.open(k).then(c => c.keys())))).then(all => all.flat().map(r => new URL(r.url).pathname))"
    )
    assert set(caches) <= {"/offline"}
    base = sqlite3.connect(site.folder / "data" / "hideout.db")
    assert "合言葉" not in "".join(base.iterdump())
    base.close()


def test_the_desk_works_by_keyboard(open_browser, desk):
    texts = [f"鍵盤で読む {number}" for number in range(3)]
    child = open_browser(script=False)
    for text in texts:
        child.goto("/rooms/murmurs")
        child.fill("#f-text", text)
        child.locator(".post-form button:not([name])").click()
    desk.goto("/desk")
    before = desk.locator('form[action$="/approve"]').count()
    desk.keyboard.press("j")
    # A key pressed twice in haste must not answer the next card, so answers wait a moment.
    desk.wait_for_timeout(600)
    desk.keyboard.press("a")
    expect(desk.locator('form[action$="/approve"]')).to_have_count(before - 1)
    desk.keyboard.press("u")
    expect(desk.locator('form[action$="/approve"]')).to_have_count(before)
