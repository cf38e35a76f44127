"""The page that a tablet keeps: one page of its own entrance, there with the server dead, renewed when it is old."""

import signal

import pytest

from tests.process.conftest import Server
from tests.test_districts import LOCAL

KEPT = "caches.keys().then(names => Promise.all(names.map(n => caches.open(n).then(c => c.keys()).then(all => all.map(r => n + ' ' + new URL(r.url).pathname)))).then(all => all.flat()))"
READY = "navigator.serviceWorker.ready.then(r => new URL(r.scope).pathname)"


@pytest.fixture
def site(tmp_path):
    """Return a server of this test's own, which may be killed."""
    server = Server(tmp_path, HIDEOUT_LIMITS="0", HIDEOUT_EXIT_URL="http://127.0.0.1:9/weather")
    assert (
        server.run("district", "add", "yuki", "--name-ja", "ゆき市", "--name-en", "Snow City").returncode == 0
    )
    (tmp_path / "lines.toml").write_text(LOCAL, "utf-8")
    assert server.run("district", "edit", "yuki", "--helplines", str(tmp_path / "lines.toml")).returncode == 0
    yield server.start()
    server.stop(signal.SIGKILL)


def test_exactly_one_page_is_kept_and_stands_with_the_server_dead(page, site):
    page.goto("/d/yuki/house")
    assert page.evaluate(READY) == "/d/yuki/"
    assert page.evaluate(KEPT) == ["offline /d/yuki/offline"]
    site.stop(signal.SIGKILL)
    page.goto("/d/yuki/rooms/ways")
    assert "0120-000-111" in page.content() and page.title() == "ひとやすみ"
    assert page.locator('a[href^="tel:"]').count() >= 5


def test_an_old_page_is_renewed_by_the_next_visit(page, site):
    page.goto("/d/yuki/house")
    page.evaluate(READY)
    page.evaluate(
        "caches.open('offline').then(c => c.put('/d/yuki/offline', new Response('old numbers',"
        " { headers: { Date: new Date(Date.now() - 7 * 3600000).toUTCString() } })))"
    )
    page.goto("/d/yuki/rooms/nook")
    text = "caches.match('/d/yuki/offline').then(r => r.text()).then(t => t.includes('0120-000-111'))"
    page.wait_for_function(text)


def test_a_fresh_page_is_left_alone(page, site):
    page.goto("/d/yuki/house")
    page.evaluate(READY)
    page.goto("/d/yuki/house")
    page.evaluate(
        "caches.open('offline').then(c => c.put('/d/yuki/offline', new Response('fresh', { headers: { Date: new Date().toUTCString() } })))"
    )
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto("/d/yuki/rooms/nook", wait_until="networkidle")
    assert not [url for url in asked if url.endswith("/offline")]
    assert page.evaluate("caches.match('/d/yuki/offline').then(r => r.text())") == "fresh"


def test_when_the_entrance_was_closed_the_plain_page_takes_its_place(page, site):
    page.goto("/d/yuki/house")
    page.evaluate(READY)
    page.goto("/d/yuki/house")
    assert site.run("district", "disable", "yuki").returncode == 0
    page.evaluate(
        "caches.open('offline').then(c => c.put('/d/yuki/offline', new Response('old', { headers: { Date: 'Thu, 01 Jan 1970 00:00:00 GMT' } })))"
    )
    page.goto("/d/yuki/rooms/nook")
    page.wait_for_function(
        "caches.match('/d/yuki/offline').then(r => r.text()).then(t => t.includes('tel:119') && t.includes('0120-000-111'))"
    )
    site.stop(signal.SIGKILL)
    page.goto("/d/yuki/")
    assert page.locator('a[href="tel:119"]').count() == 1
