"""A passkey in a real browser: Chromium with a device of its own making (the virtual authenticator of its protocol)."""

import re
import time

import pyotp
import pytest
from playwright.sync_api import expect

from hideout.clock import now
from hideout.store import passkeys, staff
from moderation import staffing
from tests.desk.browser import served
from tests.desk.test_door import PASSWORD
from tests.walks.test_access import problems

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Return a desk as it is shipped, and its address by name, as passkeys need it."""
    with served(tmp_path_factory.mktemp("house") / "data", factor="required") as (site, port):
        yield site, f"http://localhost:{port}"


def visit(chromium, house, *, script=True, locale="en-GB", size=(810, 1080)):
    context = chromium.new_context(
        locale=locale,
        base_url=house[1],
        java_script_enabled=script,
        viewport={"width": size[0], "height": size[1]},
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.wrong = []
    page.on("console", lambda said: page.wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    return page


def newcomer(site, page):
    """Come in for the first time and return one's name."""
    name = f"reader {time.time_ns()}"
    page.goto(f"/desk/invitation/{staffing.invite(site.store, name, 'reader', now())}")
    page.locator("#password").fill(PASSWORD)
    page.locator("#again").fill(PASSWORD)
    page.locator("main button").click()
    key = page.locator(".key").inner_text().replace(" ", "")
    page.locator("#code").fill(pyotp.TOTP(key).now())
    page.locator("main button").click()
    page.get_by_role("link", name="I have put them away").click()
    return name


def leave(page):
    """Sign out by the page that thanks on the way."""
    page.get_by_role("link", name="Finish for today").click()
    expect(page.locator("h1")).to_have_text("Thank you for reading today.")
    page.get_by_role("button", name="Only sign out").click()


def test_a_passkey_is_made_opens_the_desk_and_is_taken_away(chromium, house):
    site, base = house
    page = visit(chromium, house)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    id = device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
    name = newcomer(site, page)

    page.goto("/desk/account")
    assert not problems(page)
    page.get_by_text("Make a passkey on this device").click()
    page.locator("#passkey-name").fill("the tablet")
    page.locator("#password-passkey").fill(PASSWORD)
    page.get_by_role("button", name="Make a passkey").click()
    expect(page).to_have_url(f"{base}/desk/account")
    expect(page.locator("main")).to_contain_text("the tablet")
    held = device.send("WebAuthn.getCredentials", {"authenticatorId": id})["credentials"]
    assert len(held) == 1 and held[0]["isResidentCredential"] and held[0]["rpId"] == "localhost"

    leave(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(f"{base}/desk")
    expect(page.locator(".who")).to_have_text(name)
    assert not page.wrong

    leave(page)
    device.send("WebAuthn.setUserVerified", {"authenticatorId": id, "isUserVerified": False})
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("[data-failed]")).to_be_visible()
    assert not problems(page) and page.locator("main button").evaluate("it => it === document.activeElement")
    device.send("WebAuthn.setUserVerified", {"authenticatorId": id, "isUserVerified": True})
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}/desk")

    page.goto("/desk/account")
    page.get_by_text("Take a passkey away").click()
    page.get_by_label(re.compile("the tablet")).check()
    page.locator("#password-gone").fill(PASSWORD)
    page.get_by_role("button", name="Take away").click()
    expect(page.locator("main")).not_to_contain_text("the tablet")
    leave(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("[role=alert]")).to_contain_text("opens nothing here")
    assert not site.store.now(passkeys.of_staff, site.store.now(staff.by_name, name)["id"])
    page.context.close()


def test_without_script_password_and_code_stay(chromium, house):
    page = visit(chromium, house, script=False, size=(360, 740))
    newcomer(house[0], page)
    page.goto("/desk/account")
    expect(page.get_by_text("Make a passkey on this device")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    leave(page)
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    expect(page.locator("#password")).to_be_visible()
    page.context.close()
