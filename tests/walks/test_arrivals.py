"""How a real browser arrives: by a bookmark, through the worker, by links; the counts after the server stopped."""

import signal
import sqlite3

import pytest

from tests.process.conftest import Server


@pytest.fixture
def site(tmp_path):
    """Return a server that can be stopped, so that it puts its sums away."""
    server = Server(tmp_path, HIDEOUT_LIMITS="0", HIDEOUT_EXIT_URL="http://127.0.0.1:9/weather")
    server.run("district", "add", "yuki", "--name-ja", "ゆき市", "--name-en", "Snow City", "--pupils", "900")
    yield server.start()
    server.stop(signal.SIGKILL)


def sums(site) -> dict[str, int]:
    assert site.stop() == 0
    base = sqlite3.connect(site.folder / "data" / "hideout.db")
    rows = base.execute("SELECT district, kind, SUM(count) FROM tallies GROUP BY district, kind").fetchall()
    base.close()
    assert {district for district, _, _ in rows} <= {"yuki"}
    return {kind: count for _, kind, count in rows}


def test_a_walk_by_links_is_one_arrival_also_through_the_worker(open_browser, site):
    page = open_browser()
    page.goto("/d/yuki/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.locator('main a[href="/d/yuki/house"]').click()
    page.wait_for_url("**/house")
    page.locator('main a[href="/d/yuki/rooms/weather"]').click()
    page.wait_for_url("**/weather")
    page.locator("a.way-to-people").click()
    page.wait_for_url("**/help")
    # A bookmark, tapped while the worker stands between.
    page.goto("about:blank")
    page.goto("/d/yuki/")
    found = sums(site)
    assert found["arrivals"] == 2 and found["help"] == 1, found


def test_without_script_the_same(open_browser, site):
    page = open_browser(script=False)
    page.goto("/d/yuki/")
    page.locator('main a[href="/d/yuki/house"]').click()
    page.locator('main a[href="/d/yuki/rooms/nook"]').click()
    page.wait_for_url("**/nook")
    found = sums(site)
    assert found == {"arrivals": 1, "rooms": 1}, found
