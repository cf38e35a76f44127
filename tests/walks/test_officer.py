"""A district officer's whole way: the record, what it lacks, a look as a child, the check, and the first month's figures."""

import json
import signal
import zipfile

import pytest
from playwright.sync_api import expect

from hideout.clock import DAY, month_of, now
from tests.desk.test_lines import WORDS
from tests.process.conftest import Server
from tests.test_districts import LOCAL
from tests.walks.test_access import problems

PASSWORD = "snow falls on twelve roofs"


@pytest.fixture
def site(tmp_path):
    """Return a server of this test's own."""
    server = Server(
        tmp_path, HIDEOUT_LIMITS="0", HIDEOUT_EXIT_URL="http://127.0.0.1:9/weather", LANG="ja_JP.UTF-8"
    )
    yield server.start()
    server.stop(signal.SIGKILL)


def command(site, *words: str, status: int = 0) -> str:
    done = site.run(*words)
    assert done.returncode == status, done.stderr.decode()
    return (done.stdout + done.stderr).decode()


def test_from_an_empty_house_to_the_first_report(open_browser, site):
    add = ("district", "add", "yuki", "--name-ja", "ゆき市", "--name-en", "Snow City")
    assert "https://" in command(site, *add, "--exit-url", "http://example.jp/", status=2)
    command(site, *add, "--prefecture", "宮崎", "--pupils", "4200", "--filter-notice", "yes")
    told = command(site, "district", "check", "yuki", status=1)
    assert "地区の相談窓口がありません" in told and "出口" in told
    (site.folder / "lines.toml").write_text(LOCAL, "utf-8")
    command(
        site, "district", "edit", "yuki", "--helplines", "lines.toml", "--exit-url", "https://www.example.jp/"
    )
    assert command(site, "district", "check", "yuki") == ""
    link = command(site, "staff", "add", "officer", "--role", "viewer", "--district", "yuki").strip()

    page = open_browser(size={"width": 1100, "height": 900})
    page.goto("/desk" + link.partition("/desk")[2])
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main button").click()
    expect(page).to_have_url(f"{site.url}/desk/districts/yuki")
    expect(page.locator("main")).to_contain_text("足りないものはありません")
    assert not problems(page)
    page.get_by_role("link", name="入口").click()
    expect(page.locator("h1")).to_be_visible()
    page.goto("/desk/districts/yuki")
    page.get_by_role("link", name="タブレットで試す").click()
    page.locator("main form button").click()
    expect(page.locator('[data-step="form"]')).to_have_class("check-step is-ok")

    this = month_of(now(), "Asia/Tokyo")
    month = f"{this // 100}-{this % 100:02}"
    page.goto(f"/desk/months/district/yuki?month={month}")
    expect(page.locator("[role=alert]")).to_contain_text("まだ終わっていません")
    children = site.client()
    for _ in range(23):
        assert children.get("/d/yuki/").status_code == 200
    assert site.stop() == 0
    site.environ["HIDEOUT_CLOCK"] = str(40 * DAY)
    told = json.loads(command(site, "district", "report", "yuki", "--month", month))
    assert told["total"] in (20, 25) and told["posts"] == {"received": 0}
    assert "1か月" in command(site, "district", "report", "yuki", "--month", f"{month}..{month}", status=2)
    sheet = site.run("district", "report", "yuki", "--month", month, "--csv").stdout
    assert sheet.startswith(b"\xef\xbb\xbf") and "来た数" in sheet.decode("utf-8-sig")


def test_an_officer_needs_no_command_but_the_invitation(open_browser, site):
    link = command(site, "staff", "add", "mio", "--role", "admin").strip()
    page = open_browser(size={"width": 1366, "height": 768}, script=False)
    page.goto("/desk" + link.partition("/desk")[2])
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main button").click()
    page.goto("/desk/districts")
    page.get_by_role("link", name="地区を加える").click()
    for name, words in (
        ("code", "yuki"),
        ("name_ja", "ゆき市"),
        ("name_en", "Snow City"),
        ("pupils", "4200"),
    ):
        page.fill(f"#{name}", words)
    page.fill("#exit_url", "https://www.example.jp/")
    page.select_option("#prefecture", label="宮崎県")
    page.get_by_role("button", name="この内容で保存する").click()
    expect(page.locator("main")).to_contain_text("地区の相談窓口がありません")
    child = open_browser()
    child.goto("/d/yuki/help")
    expect(child.locator("main")).not_to_contain_text("ゆき市 教育相談室")
    child.goto("/d/yuki/offline")
    for number in ("0120-000-222", "0120-000-333"):
        page.goto("/desk/districts/yuki")
        if page.get_by_role("link", name="ゆき市 教育相談室").count():
            page.get_by_role("link", name="ゆき市 教育相談室").click()
        else:
            page.get_by_role("link", name="地区の相談窓口を加える").click()
        for name in ("name", "name_en", "summary_ja", "summary_en", "source0-url", "source0-date"):
            page.fill(f"#{name}", WORDS[name])
        page.fill("#way0-value", number)
        page.select_option("#time0-form", "always")
        page.get_by_role("button", name="この窓口を保存する").click()
        expect(page.locator("main")).to_contain_text("足りないものはありません")
        for path in ("/d/yuki/help", "/d/yuki/offline", "/d/yuki/rooms/people"):
            lines = child.locator("main")
            # The page that is kept is renewed behind the visit before.
            for _ in range(40):
                child.goto(path)
                if number in lines.inner_text():
                    break
                child.wait_for_timeout(250)
            expect(lines).to_contain_text("ゆき市 教育相談室")
            expect(lines).to_contain_text(number)
    with page.expect_download() as kit:
        page.get_by_role("link", name="配布キットをダウンロード").click()
    with zipfile.ZipFile(kit.value.path()) as packed:
        assert "city.example.jp" not in packed.read("hosts.txt").decode()
        assert "0120-000-333" in packed.read("letters/guardians.ja.txt").decode("utf-8-sig")
    page.get_by_role("link", name="数字", exact=True).click()
    expect(page.locator("main")).to_contain_text("まだ数字はありません")
