"""The way out: by link and by keyboard, with and without script, and Back does not return."""

import pytest
from playwright.sync_api import expect

EXIT = "http://127.0.0.1:9/weather"


@pytest.fixture
def walked(open_browser):
    """Return a maker of pages that have walked through the house, with the exit answered here."""

    def walk(script: bool):
        page = open_browser(script=script)
        page.context.route(
            "http://127.0.0.1:9/**",
            lambda route: route.fulfill(body="<title>weather</title>sunny", content_type="text/html"),
        )
        for path in ("/", "/house", "/rooms/murmurs", "/rooms/lamp"):
            page.goto(path)
        return page

    return walk


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_after_leaving_back_leads_out_too(walked, script):
    page = walked(script)
    page.locator(".way-out").click()
    expect(page).to_have_url(EXIT)
    session = page.context.new_cdp_session(page)
    entries = session.send("Page.getNavigationHistory")["entries"]
    inside = [
        entry for entry in entries if entry["url"].endswith(("/house", "/rooms/murmurs", "/rooms/lamp"))
    ]
    assert inside
    for entry in inside:
        session.send("Page.navigateToHistoryEntry", {"entryId": entry["id"]})
        expect(page).to_have_url(EXIT)


def test_shift_three_times_leaves(walked):
    page = walked(True)
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_url(EXIT)


def test_writing_capital_letters_does_not_leave(walked):
    page = walked(True)
    page.locator("#words").focus()
    for letter in ("A", "B", "C", "D"):
        page.keyboard.press(f"Shift+{letter}")
    assert page.url.endswith("/rooms/lamp")


@pytest.mark.parametrize("path", ["/", "/house", "/rooms/murmurs", "/rooms/lamp", "/help", "/about/privacy"])
def test_both_ways_stay_in_view_at_every_scroll(open_browser, path):
    page = open_browser(size={"width": 360, "height": 640})
    page.goto(path)
    height = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, max(1, height - 600), 400):
        page.evaluate("top => window.scrollTo(0, top)", top)
        boxes = [page.locator(name).bounding_box() for name in (".way-out", ".way-to-people")]
        for box in boxes:
            assert box and box["y"] >= -1 and box["y"] + box["height"] <= 641 and box["height"] >= 44
        out, people = boxes
        apart = max(people["x"] - (out["x"] + out["width"]), out["x"] - (people["x"] + people["width"]))
        above = max(people["y"] - (out["y"] + out["height"]), out["y"] - (people["y"] + people["height"]))
        assert max(apart, above) >= 40, "a frightened thumb must not hit the wrong one"


def test_without_a_network_the_offline_page_has_numbers(open_browser, site):
    page = open_browser()
    page.goto("/house")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        "caches.has('offline').then(there => there && caches.open('offline').then(c => c.match('/offline')).then(Boolean))"
    )
    page.context.set_offline(True)
    page.goto("/rooms/ways")
    assert page.locator('a[href^="tel:"]').count() >= 3
    page.context.set_offline(False)


def test_nothing_is_seen_while_the_next_page_comes_and_other_tabs_leave_too(open_browser):
    page = open_browser()
    page.context.route(
        "http://127.0.0.1:9/**", lambda route: route.fulfill(body="sunny", content_type="text/html")
    )
    other = page.context.new_page()
    other.goto("/rooms/lamp")
    page.goto("/rooms/murmurs")
    page.fill("#f-text", "my words")
    leave = "() => { document.querySelector('.way-out').click(); return [getComputedStyle(document.body).display, document.title.trim()] }"
    assert page.evaluate(leave) == ["none", ""]
    expect(page).to_have_url(EXIT)
    expect(other).to_have_url(EXIT)


@pytest.mark.parametrize(
    "size",
    [(360, 740), (360, 640), (390, 844), (810, 1080), (768, 1024), (1080, 810), (1366, 768)],
    ids=lambda size: f"{size[0]}x{size[1]}",
)
@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_the_first_view_has_nothing_to_press_below_the_way_to_people(open_browser, size, language):
    page = open_browser(size={"width": size[0], "height": size[1]})
    page.goto(f"/?lang={language}")
    covered = page.evaluate(
        """() => {
            const over = document.querySelector(".way-to-people"), fixed = over.getBoundingClientRect();
            return [...document.querySelectorAll("main a, main button, .foot button, .foot a")].filter((one) => {
                const box = one.getBoundingClientRect();
                return box.left < fixed.right && box.right > fixed.left && box.top < fixed.bottom && box.bottom > fixed.top;
            }).map((one) => one.textContent.trim());
        }"""
    )
    assert covered == []
