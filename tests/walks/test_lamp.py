"""The lamp in a real browser, with a model that speaks slowly, and with a filter that holds what comes in pieces."""

import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.companion.fake_llm import FakeLLM
from tests.walks.conftest import Server


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
