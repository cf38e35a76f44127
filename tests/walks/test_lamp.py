"""The lamp in a real browser, with a model that speaks slowly, and with a filter that holds what comes in pieces."""

import re
import signal
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.companion.fake_llm import FakeLLM
from tests.walks.conftest import PHONE, TABLET, Server


@pytest.fixture(scope="module")
def fake() -> Iterator[FakeLLM]:
    with FakeLLM() as server:
        yield server


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, fake: FakeLLM) -> Iterator[Server]:
    server = Server(
        tmp_path_factory.mktemp("lit"),
        HIDEOUT_LIMITS="0",
        HIDEOUT_LAMP="model",
        HIDEOUT_COMPANION_BASE_URL=fake.base_url,
        HIDEOUT_COMPANION_MODEL="canned",
    )
    server.start()
    yield server
    server.stop(signal.SIGKILL)


def say(page: Page, words: str) -> None:
    page.fill("#words", words)
    page.locator("#say button:not([name])").click()


def test_the_first_sentence_is_read_while_the_second_is_still_looked_for(page: Page, fake: FakeLLM) -> None:
    first, rest = fake.text.split("。")[:2]
    fake.mode = "paced"
    fake.gate.clear()
    page.goto("/rooms/lamp")
    say(page, "きょうは数学がむずかしかった")
    expect(page.locator("#turns .pending")).to_contain_text(first)
    assert rest not in page.locator("#turns").inner_text()
    fake.gate.set()
    expect(page.locator("#turns")).to_contain_text(rest)
    expect(page.locator("#turns .pending")).to_have_count(0)
    expect(page.locator("#words")).to_have_value("")
    fake.mode = "ok"
    say(page, "もう死にたい")
    expect(page.locator("#turns .card-help")).to_be_visible()
    expect(page.locator("#turns .turn.visitor")).to_have_count(2)


def test_a_new_line_does_not_wait_for_the_old_answer(page: Page, fake: FakeLLM) -> None:
    fake.mode = "paced"
    fake.gate.clear()
    page.goto("/rooms/lamp")
    say(page, "きょうは数学がむずかしかった")
    expect(page.locator("#turns .pending")).to_contain_text(fake.text.split("。")[0])
    say(page, "もう死にたい")
    expect(page.locator("#turns .card-help")).to_be_visible()
    fake.gate.set()
    fake.mode = "ok"
    expect(page.locator("#turns .pending")).to_have_count(0)
    expect(page.locator("#turns .turn.visitor")).to_have_count(2)


@pytest.mark.parametrize("how", ["held", "refused"])
def test_a_filter_that_holds_the_stream_still_lets_the_answer_through(
    page: Page, fake: FakeLLM, how: str
) -> None:
    fake.mode = "ok"
    held: list[Route] = []

    def filtered(route: Route) -> None:
        if route.request.headers.get("accept") != "text/event-stream":
            route.continue_()
        elif how == "held":
            held.append(route)
        else:
            route.fulfill(status=200, content_type="text/html", body="<p>checked</p>")

    page.route("**/rooms/lamp/answer", filtered)
    page.goto("/rooms/lamp")
    say(page, "きょうは数学がむずかしかった")
    # The page waits five seconds for a sign of life before it asks for the whole.
    answer = page.locator("#turns .turn.lamp").last
    expect(answer).to_contain_text(fake.text.split("。")[0], timeout=15_000)
    expect(page.locator("#turns .pending")).to_have_count(0)
    assert len(held) == (how == "held")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    ("language", "lines", "silent"),
    [
        ("en", ["nobody would miss me"], False),
        ("ja", ["さっき薬をたくさん飲んだ。もうすぐ死ぬ"], False),
        ("ja_Hira", ["どうせ もう もどらないし"], False),
        ("en", ["my stepdad hit me again today", "hes awake. i can hear him on the stairs"], True),
        ("ja_Hira", ["パパに たたかれる", "パパが おこって ドアの まえに いる。ころされる"], True),
    ],
)
def test_on_a_phone_the_words_and_the_first_number_are_seen_together(
    open_browser: Callable[..., Page], language: str, lines: list[str], silent: bool, script: bool
) -> None:
    page = open_browser(size=PHONE, script=script)
    page.goto(f"/rooms/lamp?lang={language}")
    for count, words in enumerate(lines, 1):
        say(page, words)
        expect(page.locator("#turns .turn.lamp:not(.pending)")).to_have_count(count + 1)
    card = page.locator("#latest .card-help")
    spoken = card.locator(".turn.lamp")
    number = card.locator("a.channel").first
    bar = page.locator(".way-to-people").bounding_box()
    words, way = spoken.bounding_box(), number.bounding_box()
    assert bar and words and way
    assert page.locator(".bar").bounding_box()["height"] <= words["y"] < way["y"]
    assert way["y"] + way["height"] <= bar["y"]
    if silent:
        # Whoever must be silent has every way in sight without a tap.
        for place in range(card.locator("a.channel").count()):
            expect(card.locator("a.channel").nth(place)).to_be_visible()
        assert card.locator("details").count() == 0


SIZES = pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_look_or_a_language_changes_and_the_talk_stays(
    open_browser: Callable[..., Page], script: bool
) -> None:
    page = open_browser(size=PHONE, script=script)
    page.goto("/rooms/lamp?lang=ja")
    say(page, "お父さんにたたかれる")
    expect(page.locator("#turns .turn.lamp:not(.pending)")).to_have_count(2)
    page.fill("#words", "まだ とちゅう")
    for name, value, seen in (
        ("furigana", "on", "html.furigana"),
        ("large", "on", "html.large"),
        ("calm", "on", "html.calm"),
        ("lang", "en", "html.lang-en"),
    ):
        page.locator(f'button[name="{name}"][value="{value}"]').click()
        expect(page.locator(seen)).to_have_count(1)
        expect(page.locator(".turn.visitor .words")).to_have_text("お父さんにたたかれる")
        expect(page.locator("#latest .card-help")).to_be_visible()
        expect(page.locator("#words")).to_have_value("まだ とちゅう")
        assert "seal" not in page.url and "%E" not in page.url
    # What the lamp had said is said again in the language of the page, and the talk goes on.
    assert not re.search("[ぁ-ん]", page.locator("#turns .turn.lamp").last.inner_text())
    say(page, "yes")
    expect(page.locator("#turns .turn.visitor")).to_have_count(2)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")
    assert "たたかれる" not in kept and len(kept) < 60


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("way", ["bar", "card"])
def test_who_looks_at_people_comes_back_to_the_talk(
    open_browser: Callable[..., Page], way: str, script: bool
) -> None:
    page = open_browser(size=PHONE, script=script)
    page.goto("/rooms/lamp?lang=ja")
    say(page, "もう死にたい")
    expect(page.locator("#turns .turn.lamp:not(.pending)")).to_have_count(2)
    more = "card-help a.leads-away" if script else "card-help noscript button, .card-help button[formaction]"
    page.locator(
        (".way-to-people" if script else ".people-key") if way == "bar" else f"#latest .{more}"
    ).first.click()
    expect(page.locator("#words:visible")).to_have_count(0)
    expect(page.locator('main:visible a[href^="tel:"]').first).to_be_visible()
    expect(page.locator(".way-out")).to_be_visible()
    if script:
        page.go_back()
    else:
        page.locator("main form button").first.click()
    expect(page.locator(".turn.visitor .words")).to_have_text("もう死にたい")
    expect(page.locator("#latest .card-help")).to_be_visible()
    say(page, "うん")
    expect(page.locator("#turns .turn.visitor")).to_have_count(2)


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_on_a_phone_the_box_is_there_at_once(open_browser: Callable[..., Page], language: str) -> None:
    page = open_browser(size=PHONE)
    page.goto(f"/rooms/lamp?lang={language}")
    box, floor = page.locator("#words").bounding_box(), page.locator(".way-to-people").bounding_box()
    assert box and floor and box["y"] + 100 <= floor["y"]
    assert page.locator(".label-machine").bounding_box()["y"] < box["y"]


@SIZES
@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_nothing_lies_under_the_way_to_people(
    open_browser: Callable[..., Page], size: dict[str, int], dark: bool
) -> None:
    page = open_browser(size=size, dark=dark)
    page.goto("/rooms/lamp?lang=ja_Hira")
    say(page, "パパに たたかれる")
    expect(page.locator("#turns .turn.lamp:not(.pending)")).to_have_count(2)
    assert covered(page, "#say button, #latest a, #words") == []
    page.locator('button[form="end"]').first.click()
    expect(page.locator("#note textarea").first).to_be_visible()
    assert covered(page, "#note textarea, #note button") == []


def covered(page: Page, what: str) -> list[str]:
    """Return what, at some scroll position, is seen above the page's lower edge and lies under something else there."""
    return page.evaluate(
        """what => {
          const found = [];
          const edge = innerHeight - parseFloat(getComputedStyle(document.querySelector('.bar'), '::after').height);
          const bar = document.querySelector('.bar').getBoundingClientRect().bottom;
          const key = document.querySelector('.way-to-people').getBoundingClientRect();
          if (key.top < edge - 1) found.push('the way to people stands above the edge');
          for (let top = 0; top < document.documentElement.scrollHeight; top += 60) {
            scrollTo(0, top);
            for (const one of document.querySelectorAll(what)) {
              const box = one.getBoundingClientRect();
              for (const x of [.1, .5, .9]) for (const y of [.2, .5, .8]) {
                const [left, high] = [box.left + box.width * x, box.top + box.height * y];
                if (!box.width || high <= bar + 2 || high >= edge - 2) continue;
                const there = document.elementFromPoint(left, high);
                if (!one.contains(there) && !there.contains(one)) found.push(one.outerHTML.slice(0, 60) + ' under ' + there.className);
              }
            }
          }
          return found;
        }""",
        what,
    )


def test_a_page_of_refusal_does_not_take_the_place_of_the_talk(page: Page) -> None:
    page.goto("/rooms/lamp?lang=ja")
    say(page, "つかれた")
    expect(page.locator("#turns .turn.lamp:not(.pending)")).to_have_count(2)
    page.route(
        "**/rooms/lamp/say*",
        lambda route: route.fulfill(
            status=503, content_type="text/html", body="<main><p>busy now</p></main>"
        ),
    )
    say(page, "まだある")
    expect(page.locator("#latest [role=alert]")).to_have_text("busy now")
    expect(page.locator(".turn.visitor .words")).to_have_text("つかれた")
    expect(page.locator("#words")).to_have_value("まだある")


def test_who_looks_at_people_comes_back_to_the_note(page: Page) -> None:
    page.goto("/rooms/lamp?lang=ja")
    say(page, "もう死にたい")
    expect(page.locator("#turns .turn.lamp:not(.pending)")).to_have_count(2)
    page.locator('button[form="end"]').first.click()
    page.fill("#note-helped", "ねこ")
    page.locator(".notice a").click()
    expect(page.locator("#note")).to_be_hidden()
    page.locator("main:visible > button").click()
    expect(page.locator("#note-helped")).to_have_value("ねこ")
    page.locator('button[name="large"]').click()
    expect(page.locator("html.large")).to_have_count(1)
    expect(page.locator("#note-helped")).to_have_value("ねこ")
