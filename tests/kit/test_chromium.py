"""A real Chromium loads the policy of a kit, says so on its own page, and shows the bookmark."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from hideout.districts.kit.order import Order
from tests.kit.conftest import URL
from tests.walks.conftest import FLAGS

# Debian's Chromium reads managed policies here and nowhere else.
MANAGED = Path("/etc/chromium/policies/managed")
NAME = f"hideout-kit-test-{os.getpid()}.json"

pytestmark = pytest.mark.skipif(
    not os.access(next(folder for folder in (MANAGED, *MANAGED.parents) if folder.exists()), os.W_OK),
    reason="managed policies can only be laid down by an administrator",
)


@pytest.fixture
def managed(kit: dict[str, bytes]) -> Iterator[Path]:
    """Lay the very file of the kit where an administrator would, and take it away again."""
    # One folder for the whole machine: tests that run beside this one wait for it.
    with (Path(tempfile.gettempdir()) / "hideout-managed-policy.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with _laid(kit["devices/chrome-policy.json"]) as file:
            yield file


@contextlib.contextmanager
def _laid(policy: bytes) -> Iterator[Path]:
    made = [folder for folder in (MANAGED, *MANAGED.parents) if not folder.exists()]
    MANAGED.mkdir(parents=True, exist_ok=True)
    file = MANAGED / NAME
    file.write_bytes(policy)
    # The kit's account may keep files to itself; a browser of another account must read this one.
    file.chmod(0o644)
    yield file
    file.unlink()
    for folder in made:
        # Whatever else lies there by now is not ours to take away.
        with contextlib.suppress(OSError):
            folder.rmdir()


def opened(folder: Path) -> Iterator[Page]:
    with sync_playwright() as playwright:
        path = os.environ.get("HIDEOUT_TEST_CHROMIUM") or shutil.which("chromium")
        context = playwright.chromium.launch_persistent_context(folder, executable_path=path, args=FLAGS)
        context.set_default_timeout(15_000)
        yield context.new_page()
        context.close()


@pytest.fixture
def browser(managed: Path, tmp_path: Path) -> Iterator[Page]:
    yield from opened(tmp_path / "profile")


def test_chromium_takes_the_policy_and_shows_the_bookmark(browser: Page, order: Order):
    browser.goto("chrome://policy")
    row = browser.locator(".policy.row", has_text="ManagedBookmarks").first
    row.wait_for()
    told = row.inner_text().split()
    assert "OK" in told and "Error" not in told and "Mandatory" in told, told
    browser.goto("chrome://bookmarks")
    tree = browser.evaluate("() => new Promise(tell => chrome.bookmarks.getTree(tell))")
    (folder,) = [one for one in tree[0]["children"] if one.get("unmodifiable") == "managed"]
    assert folder["title"] == "リンク"
    assert [(one["title"], one["url"]) for one in folder["children"]] == [(order.title_ja, URL)]
    browser.goto(f"chrome://bookmarks/?id={folder['id']}")
    browser.get_by_text(order.title_ja, exact=True).first.wait_for()


def test_chromium_does_say_so_when_a_policy_is_wrong(managed: Path, tmp_path: Path):
    managed.write_text('{"ManagedBookmarks": "no list"}')
    for page in opened(tmp_path / "profile"):
        page.goto("chrome://policy")
        row = page.locator(".policy.row", has_text="ManagedBookmarks").first
        row.wait_for()
        assert "Error" in row.inner_text()
