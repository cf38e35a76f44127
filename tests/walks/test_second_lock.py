"""The first day at the desk as it is shipped: invitation, password, the app, the desk; with and without script."""

import io
import signal

import pyotp
import pytest
from PIL import Image
from playwright.sync_api import expect

from hideout.clock import now
from tests.kit.eyes import decoded
from tests.process.conftest import Server
from tests.walks.conftest import PHONE, TABLET
from tests.walks.test_access import problems

PASSWORD = "snow falls on twelve roofs"


@pytest.fixture
def site(tmp_path):
    """Return a server of this test's own, which asks for a second factor, as every house does."""
    server = Server(tmp_path, HIDEOUT_LIMITS="0", HIDEOUT_DESK_SECOND_FACTOR="required")
    yield server.start()
    server.stop(signal.SIGKILL)


def invited(site, page, name="hana", role="lead"):
    """Go from the invitation to where the app is set up."""
    link = site.run("staff", "add", name, "--role", role).stdout.decode().strip()
    page.goto("/desk" + link.partition("/desk")[2])
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main button").click()
    expect(page).to_have_url(f"{site.url}/desk/sign-in/set-up")


def scanned(page):
    """Return the address that a camera reads from the page."""
    found = decoded(Image.open(io.BytesIO(page.locator(".qr-frame").screenshot())))
    assert len(found) == 1, "no camera can read this"
    return found[0]


@pytest.mark.parametrize(
    ("script", "size", "dark"), [(False, TABLET, False), (True, PHONE, True), (False, PHONE, True)]
)
def test_from_the_invitation_to_the_desk(open_browser, site, script, size, dark):
    page = open_browser(script=script, size=size, dark=dark)
    invited(site, page)
    assert not script or not problems(page)
    app = pyotp.parse_uri(scanned(page))
    assert app.name == "hana" and app.issuer == "ねぐら"
    assert app.secret == page.locator(".key").inner_text().replace(" ", "")
    page.locator("#code").fill("12 34")
    page.locator("main button").click()
    expect(page.locator("[role=alert]")).to_contain_text("コードが合わない")
    page.locator("#code").fill(app.now())
    page.keyboard.press("Enter")
    codes = page.locator(".codes code")
    expect(codes).to_have_count(10)
    lost = codes.nth(3).inner_text()
    assert not script or not problems(page)
    page.get_by_role("link", name="しまいました").click()
    # The first page of a new reader comes once.
    expect(page).to_have_url(f"{site.url}/desk/welcome")

    leave(page)
    page.locator("#name").fill("hana")
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/desk/sign-in/code")
    assert not script or not problems(page)
    # The code of this half minute was used a moment ago; the next one counts already.
    page.locator("#code").fill(app.at(now(), counter_offset=1))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/desk")

    leave(page)
    page.locator("#name").fill("hana")
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_text("スマホが手もとにないとき").click()
    page.locator("#recovery").fill(lost.upper().replace("-", " "))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/desk/account")
    expect(page.locator("main")).to_contain_text("残りは9こ")
    assert not script or not problems(page)


def leave(page) -> None:
    """Finish for today, by way of the thanks."""
    page.locator("a.last").click()
    page.locator(".leaving button").first.click()


@pytest.mark.parametrize(("size", "dark"), [(TABLET, False), (PHONE, True)])
def test_an_admin_invites_somebody_from_the_desk(open_browser, site, size, dark):
    page = open_browser(size=size, dark=dark)
    invited(site, page, "mori", "admin")
    page.locator("#code").fill(pyotp.TOTP(page.locator(".key").inner_text().replace(" ", "")).now())
    page.keyboard.press("Enter")
    expect(page.locator(".codes code")).to_have_count(10)
    for path in ("/desk/account", "/desk/people"):
        page.goto(path)
        assert not problems(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.locator("#name").fill("sora")
    page.keyboard.press("Enter")
    link = page.locator(".key").inner_text()
    assert not problems(page)
    newcomer = open_browser(script=False)
    newcomer.goto("/desk" + link.partition("/desk")[2])
    expect(newcomer.locator("h1")).to_contain_text("sora")
    page.get_by_role("link", name="sora").click()
    page.get_by_text("アカウントを閉じる").click()
    assert not problems(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.get_by_role("button", name="完全に閉じる").click()
    expect(page.locator("main")).to_contain_text("閉じています")
    newcomer.reload()
    expect(newcomer.locator("[role=alert]")).to_be_visible()
