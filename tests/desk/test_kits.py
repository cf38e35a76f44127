"""Kits at the desk: admins download the very bytes that the command writes; others do not."""

import hashlib
import re
import time
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe

from hideout.clock import now
from hideout.districts.kit import archive, register
from hideout.store import districts
from moderation import staffing
from tests.test_districts import LOCAL
from tests.walks.conftest import PHONE, TABLET
from tests.walks.test_access import RULES


@pytest.fixture
def snow(site):
    site.store.now(districts.save, "yuki", "ゆき市", "Snow City")
    (site.config.folder / "helplines").mkdir()
    (site.config.folder / "helplines" / "yuki.toml").write_text(LOCAL, "utf-8")
    return site


def test_an_admin_downloads_the_very_kit(snow):
    client = snow.member("mio", "admin")
    page = client.get("/desk/kits").text
    assert (
        'href="/desk/kits/yuki"' in page
        and 'href="/d/yuki/"' in page
        and "lead to http://localhost:8000 " in page
    )
    assert "for trying out" in page and 'href="/desk/kits" aria-current="page"' in page
    answer = client.get("/desk/kits/yuki")
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == 'attachment; filename="kit-yuki.zip"'
    assert "no-store" in answer.headers["cache-control"]
    (order,) = register.orders(snow.config, snow.store.now(districts.everything), ["yuki"])
    assert order.on_paper[0].id == "yuki-city-line"
    assert hashlib.sha256(answer.content).digest() == hashlib.sha256(archive.pack(order)).digest()


@pytest.mark.parametrize("role", ["reader", "lead"])
def test_only_admins_see_kits(snow, role):
    client = snow.member("sora", role)
    assert "/desk/kits" not in client.get("/desk").text
    for path in ("/desk/kits", "/desk/kits/yuki"):
        assert client.get(path).status_code == 403
    assert snow.visitor().get("/desk/kits/yuki").status_code == 303


@pytest.mark.parametrize("code", ["nowhere", "..%2fyuki", "yuki.zip", "<b>"])
def test_an_unknown_district_is_a_refusal_that_says_so(snow, code):
    answer = snow.member("mio", "admin").get(f"/desk/kits/{code}")
    assert answer.status_code == 404 and "<b>" not in answer.text.replace("<body", "")


def test_a_closed_district_and_a_broken_file_are_refused(snow):
    client = snow.member("mio", "admin")
    snow.store.now(districts.disable, "yuki")
    answer = client.get("/desk/kits/yuki", headers={"accept-language": "ja"})
    assert answer.status_code == 409 and "地区 yuki は閉じています" in answer.text
    assert 'href="/desk/kits/yuki"' not in answer.text
    snow.store.now(districts.save, "yuki", "ゆき市", "Snow City")
    (snow.config.folder / "helplines" / "yuki.toml").write_text("[[helpline]]\nid = 3\n")
    answer = client.get("/desk/kits/yuki")
    assert answer.status_code == 409 and "yuki.toml" in answer.text


def test_many_districts_are_shown_a_hundred_at_a_time(snow):
    for number in range(130):
        snow.store.now(districts.save, f"city-{number:03}", "ゆき", "Snow")
    client = snow.member("mio", "admin")
    page = client.get("/desk/kits").text
    assert page.count('href="/desk/kits/city-') == 100
    (more,) = re.findall(r'rel="next" href="([^"]+)"', page)
    page = client.get(more).text
    assert (
        page.count('href="/desk/kits/city-') == 30
        and 'href="/desk/kits/yuki"' in page
        and 'rel="next"' not in page
    )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_an_officer_downloads_with_the_keyboard_alone(desk, chromium, size, dark):
    site, base = desk
    site.store.now(districts.save, "yuki", "ゆき市", "Snow City")
    name = f"admin {time.time_ns()}"
    staffing.invite(site.store, name, "admin", now())
    scheme = "dark" if dark else "light"
    context = chromium.new_context(locale="ja-JP", viewport=size, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{base}/desk/enter/{staffing.sign_in_link(site.store, name, now())}")
    page.click("main button")
    page.locator("details.more summary").press("Enter")
    page.get_by_role("link", name="配布キット").press("Enter")
    page.wait_for_url(f"{base}/desk/kits")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert not Axe().run(page, options=RULES).response["violations"]
    with page.expect_download() as download:
        page.get_by_role("link", name="ダウンロード yuki").press("Enter")
    assert download.value.suggested_filename == "kit-yuki.zip"
    with zipfile.ZipFile(download.value.path()) as kit:
        assert "どのファイルを、どこに入れるか" in kit.read("README.ja.txt").decode("utf-8-sig")
    context.close()
