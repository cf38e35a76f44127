"""Every page for everybody: axe (WCAG 2.2 AA), big targets, nothing cut off, both settings, readings."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.test_shield import PAGES
from tests.walks.conftest import PHONE, TABLET

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def problems(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["ja", "ja_Hira"])
def test_axe_finds_nothing(open_browser, dark, language):
    page = open_browser(dark=dark)
    found = {}
    for path in PAGES:
        page.goto(f"{path}?lang={language}")
        if wrong := problems(page):
            found[path] = wrong
        if path == "/forget":
            page.context.clear_cookies()
    assert not found


def test_axe_finds_nothing_in_answers(open_browser):
    page = open_browser()
    page.goto("/rooms/lamp")
    page.fill("#words", "もう死にたい")
    page.locator("#say button:not([name])").click()
    page.locator(".card-help").wait_for()
    assert not problems(page)
    page.goto("/rooms/murmurs")
    page.fill("#f-text", "死にたいと思った")
    page.locator(".post-form button:not([name])").click()
    page.locator(".receipt-words").wait_for()
    assert not problems(page)
    page.goto("/rooms/cellar")
    assert not problems(page)


@pytest.mark.parametrize(
    "size", [PHONE, TABLET, {"width": 1366, "height": 768}], ids=["phone", "tablet", "laptop"]
)
@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_nothing_is_wider_than_the_screen(open_browser, size, language):
    page = open_browser(size=size)
    wide = {}
    for path in PAGES:
        page.goto(f"{path}?lang={language}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            wide[path] = width
        if path == "/forget":
            page.context.clear_cookies()
    assert not wide


def test_targets_are_big_enough(open_browser):
    page = open_browser(size=PHONE)
    small = {}
    for path in PAGES:
        page.goto(path)
        sizes = page.eval_on_selector_all(
            "main a.button, main button, .way-out, .way-to-people, main nav a, main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main select, main textarea, summary",
            "all => all.filter(e => e.offsetParent !== null).map(e => [e.textContent.trim().slice(0, 20), e.getBoundingClientRect().width, e.getBoundingClientRect().height])",
        )
        low = [one for one in sizes if one[2] < 44 or one[1] < 44]
        if low:
            small[path] = low[:4]
        if path == "/forget":
            page.context.clear_cookies()
    assert not small


def test_nothing_moves_when_asked(open_browser):
    page = open_browser()
    page.emulate_media(reduced_motion="reduce")
    for path in ("/", "/house", "/rooms/nook", "/rooms/weather"):
        page.goto(path)
        running = page.evaluate(
            "document.getAnimations().filter(a => a.playState === 'running' && a.effect.getComputedTiming().duration > 1).length"
        )
        assert running == 0, path


@pytest.mark.parametrize("path", ["/", "/house", "/rooms/murmurs", "/rooms/lamp", "/rooms/people"])
def test_everything_is_reached_by_tab_and_shows_it(open_browser, path):
    page = open_browser()
    page.goto(path)
    seen: list[str] = []
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "() => { const e = document.activeElement; if (!e || e === document.body) return '';"
            " const s = getComputedStyle(e); const shown = s.outlineStyle !== 'none' || s.boxShadow !== 'none';"
            " return (shown ? '' : 'UNSEEN ') + e.tagName + ' ' + (e.getAttribute('href') || e.name || e.className); }"
        )
        if not here:
            break
        seen.append(here)
    assert len(seen) > 8
    assert not [one for one in seen if one.startswith("UNSEEN")]


def test_no_page_breaks_its_own_policy(open_browser):
    page = open_browser()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PAGES:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        if path == "/forget":
            page.context.clear_cookies()
    assert not said


def test_a_first_visit_is_light(open_browser):
    page = open_browser()
    sizes: list[int] = []
    page.on(
        "requestfinished",
        lambda request: sizes.append(
            sum(request.sizes()[k] for k in ("responseBodySize", "responseHeadersSize"))
        ),
    )
    page.goto("/", wait_until="networkidle")
    assert len(sizes) <= 8 and sum(sizes) <= 60_000, (len(sizes), sum(sizes))
