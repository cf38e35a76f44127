"""A real browser in front of a real server: tablets, phones, with and without script."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.process.conftest import Server

TABLET = {"width": 810, "height": 1080}
PHONE = {"width": 360, "height": 740}
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

# A machine may be busy; what never comes fails all the same.
expect.set_options(timeout=20_000)


# One driver at a time stands in a thread: the modules of the desk start one of their own, in whatever order they come.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = os.environ.get("HIDEOUT_TEST_CHROMIUM") or shutil.which("chromium")
        # Without this, pages never enter the back-forward cache and the tests of the way out would be blind.
        quiet = ["--disable-back-forward-cache"]
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS, ignore_default_args=quiet)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(
        tmp_path_factory.mktemp("site"), HIDEOUT_LIMITS="0", HIDEOUT_EXIT_URL="http://127.0.0.1:9/weather"
    )
    server.start("--demo")
    yield server
    server.stop(signal.SIGKILL)


@pytest.fixture
def open_browser(browser: Browser, site: Server) -> Iterator[Callable[..., Page]]:
    """Return a maker of pages, each in a browser profile of its own; anything fetched elsewhere fails the test."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []

    def make(
        *, size: dict[str, int] = TABLET, script: bool = True, dark: bool = False, locale: str = "ja-JP"
    ) -> Page:
        context = browser.new_context(
            viewport=size, java_script_enabled=script, locale=locale, color_scheme="dark" if dark else "light",
            base_url=site.url, has_touch=True,
        )  # fmt: skip
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda request: strangers.append(request.url) if not ours(request.url, site.url) else None,
        )
        return page

    yield make
    for context in contexts:
        context.close()
    assert not strangers, strangers


def ours(url: str, base: str) -> bool:
    return url.startswith((base, "data:", "blob:", "about:", "http://127.0.0.1:9/weather"))


@pytest.fixture
def page(open_browser: Callable[..., Page]) -> Page:
    return open_browser()
