"""Local helplines at the desk in a browser: by keyboard alone, without script, on a phone, and for a reader of screens."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe

from hideout.clock import now
from hideout.districts import lines
from hideout.store import districts
from moderation import staffing
from tests.desk.test_lines import WORDS
from tests.walks.conftest import PHONE, TABLET
from tests.walks.test_access import RULES


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_an_officer_adds_a_line_with_the_keyboard(desk, chromium, size):
    site, base = desk
    code, name = f"yuki-{time.time_ns()}", f"admin {time.time_ns()}"
    site.store.now(districts.save, code, "ゆき市", "Snow City", prefecture="JP-45")
    staffing.invite(site.store, name, "admin", now())
    context = chromium.new_context(
        locale="ja-JP", viewport=size, color_scheme="dark", java_script_enabled=False
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{base}/desk/enter/{staffing.sign_in_link(site.store, name, now())}")
    page.click("main button")
    page.goto(f"{base}/desk/districts/{code}")
    page.get_by_role("link", name="地区の相談窓口を加える").press("Enter")
    for field_name in ("name", "name_en", "summary_ja", "summary_en", "source0-url", "source0-date"):
        page.fill(f"#{field_name}", WORDS[field_name])
    page.fill("#way0-value", "市役所")
    for day in ("mon", "tue"):
        page.check(f"[name=time0-{day}]")
    page.fill("#time0-from", "9:00")
    page.fill("#time0-to", "17:00")
    with page.expect_navigation():
        page.get_by_role("button", name="この窓口を保存する").press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.get_by_role("link", name="つながり方").press("Enter")
    page.fill("#way0-value", "0120-000-222")
    page.fill("#time0-from", "09:00")
    page.get_by_role("button", name="この窓口を保存する").press("Enter")
    page.wait_for_url(f"{base}/desk/districts/{code}")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.get_by_text("0120-000-222").is_visible()
    page.get_by_role("link", name="ゆき市 教育相談室").press("Enter")
    page.locator(".line-gone summary").press("Enter")
    page.get_by_role("button", name="はい、消します").press("Enter")
    page.wait_for_url(f"{base}/desk/districts/{code}")
    assert not page.get_by_text("0120-000-222").count()
    context.close()
    assert lines.kept(site.config, code) == {}


def test_the_leaf_holds_for_a_reader_of_screens(desk, chromium):
    site, base = desk
    code, name = f"yuki-{time.time_ns()}", f"admin {time.time_ns()}"
    site.store.now(districts.save, code, "ゆき市", "Snow City")
    staffing.invite(site.store, name, "admin", now())
    context = chromium.new_context(locale="ja-JP", viewport=TABLET)
    page = context.new_page()
    page.goto(f"{base}/desk/enter/{staffing.sign_in_link(site.store, name, now())}")
    page.click("main button")
    page.goto(f"{base}/desk/districts/{code}/lines")
    assert not Axe().run(page, options=RULES).response["violations"]
    page.get_by_role("button", name="この窓口を保存する").click()
    page.wait_for_selector("[role=alert]")
    assert not Axe().run(page, options=RULES).response["violations"]
    context.close()
