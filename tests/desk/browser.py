"""The desk as a browser meets it: served on a port, with somebody who has signed in."""

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.responses import Response
from starlette.routing import Route

from hideout.clock import now
from moderation import staffing
from moderation.desk import pace
from tests.desk.site import Site
from tests.walks.conftest import FLAGS

CHROMIUM = shutil.which("chromium")
STATE = """() => ({
  current: document.querySelector('.current')?.id ?? '',
  focus: document.activeElement.id || document.activeElement.tagName,
  said: document.getElementById('said').textContent,
  count: document.getElementById('count')?.textContent ?? '',
  done: document.querySelectorAll('.done').length,
  cards: document.querySelectorAll('.queue-card').length,
})"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    """Return a desk that is served on a port, and its address."""
    with served(tmp_path_factory.mktemp("desk") / "data") as (site, port):
        yield site, f"http://127.0.0.1:{port}"


@contextmanager
def served(folder: Path, **config: Any) -> Iterator[tuple[Site, int]]:
    """Serve a desk until the block ends; give it and its port."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Site(folder, **config) as site:

        async def static(request):
            asset = site.app.state.web.assets.get(request.path_params["name"])
            return Response(asset.body, media_type=asset.type)

        site.app.router.routes.append(Route("/static/{digest}/{name:path}", static))
        server = uvicorn.Server(uvicorn.Config(site.app, port=port, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield site, port
        finally:
            server.should_exit = True
            thread.join(10)


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def clear(site: Site) -> None:
    """Empty the queue between tests."""
    site.store.now(lambda db: db.run("UPDATE posts SET open = 0"))
    site.store.now(lambda db: db.run("UPDATE decisions SET at = at - 100"))


@pytest.fixture
def page(desk, chromium, request):
    """Return a page of somebody who has signed in; its `problems` must stay empty."""
    site, base = desk
    clear(site)
    name = f"reader {time.time_ns()}"
    staffing.invite(site.store, name, "lead", now())
    token = staffing.sign_in_link(site.store, name, now())
    script = getattr(request, "param", True)
    context = chromium.new_context(
        locale="en-GB", java_script_enabled=script, viewport={"width": 1366, "height": 768}
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{base}/desk/enter/{token}")
    page.click("main button")
    page.wait_for_url(f"{base}/desk/welcome")
    page.goto(f"{base}/desk")
    page.site, page.base, page.problems, page.script = site, base, problems, script
    yield page
    context.close()


def leave(page, *texts, **more):
    made = [
        page.site.post(f"{text} {time.time_ns()}", at=now() - 1000 + n, **more)
        for n, text in enumerate(texts)
    ]
    page.goto(f"{page.base}/desk")
    return made


def until(page, **wanted):
    """Wait until the page is in a state; the last one seen is what the error shows."""
    from playwright.sync_api import Error

    deadline = time.monotonic() + 20
    state: dict[str, Any] = {}
    while True:
        try:
            # Unlike a bare evaluation this one ends, also on a page that is just going.
            state = page.wait_for_function(STATE, timeout=20_000).json_value()
        except Error:
            assert time.monotonic() < deadline, json.dumps(state) + json.dumps(wanted)
            continue
        if all(
            value in state[key] if key == "said" else state[key] == value for key, value in wanted.items()
        ):
            return state
        assert time.monotonic() < deadline, json.dumps(state) + json.dumps(wanted)
        time.sleep(0.03)


def advise(page):
    """Ask for advice with keys, as soon as the card proposes."""
    page.keyboard.press("e")
    page.wait_for_function("document.activeElement.name === 'urgency'")
    page.keyboard.press("Enter")


def settle():
    """Wait as long as a key is not yet meant for a card that has just come up."""
    time.sleep(0.45)


class Stopwatch:
    """The stopwatches that tell haste, the page's and the server's: they stand still until a test lets time pass.

    However long a busy machine takes between two presses, the second one comes at once.
    """

    def __init__(self, page, monkeypatch):
        self.page, self.at = page, 1000.0
        monkeypatch.setattr(pace, "time", self)
        if page.script:
            page.add_init_script(
                "{ let at = 1e6; performance.now = () => at; addEventListener('pass', (e) => { at += e.detail; }); }"
            )

    def monotonic(self):
        return self.at

    def rest(self, seconds=1.1):
        """Let so many seconds pass."""
        self.at += seconds
        if self.page.script:
            self.page.evaluate(
                "s => { dispatchEvent(new CustomEvent('pass', { detail: 1000 * s })) }", seconds
            )


def rested():
    """Wait as long as a press is not yet meant for what has just come up."""
    time.sleep(1.1)
