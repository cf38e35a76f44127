"""Districts: their entrance keeps everything inside; an unknown one leads to the plain house."""

import re
import time
from dataclasses import replace

import pytest

from hideout.clock import now
from hideout.districts import LocalFiles
from hideout.helplines import shipped
from hideout.store import districts
from tests.conftest import hidden
from tests.test_shield import PAGES

LOCAL = """
[meta]
country = "JP"
timezone = "Asia/Tokyo"
checked_on = 2026-11-21
compiled = "written for a test"

[[helpline]]
id = "yuki-city-line"
name = "ゆき市 こども電話"
name_en = "Snow City children's line"
kind = "helpline"
topics = ["any", "suicide"]
audience = ["children"]
channels = [ { type = "phone", value = "0120-000-111", free = true } ]
hours = [ { always = true } ]
languages = ["ja"]
region = "JP-01"
operator = "ゆき市"
summary_ja = "ゆき市の子どもの電話です。"
summary_en = "The children's line of Snow City."
source = [ { url = "https://example.jp/", date = "2026", by = "municipality", confirms = ["number", "hours"] } ]
confidence = "confirmed"
checked_on = 2026-11-21
"""


@pytest.fixture
def inside(app, store, config, visitor):
    store.now(districts.save, "yuki", "ゆき市", "Snow City")
    app.state.districts.fill(store.now(districts.everything))
    folder = config.folder / "helplines"
    folder.mkdir()
    (folder / "yuki.toml").write_text(LOCAL, "utf-8")
    return visitor


PATHS = (
    "/",
    "/house",
    "/rooms/murmurs",
    "/rooms/lamp",
    "/rooms/people",
    "/help",
    "/name",
    "/about",
    "/post-status",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_link_and_form_stays_inside(inside, path):
    page = inside.open(f"/d/yuki{path}?lang=en")
    links = re.findall(r'(?:href|action|hx-post)="(/[^"]*)"', page)
    assert links
    for link in links:
        assert link.startswith(("/d/yuki/", "/static/")), link
        if not link.startswith("/static/") and "lang=ja" not in link:
            assert "lang=en" in link, link


def test_a_post_stays_inside(inside):
    page = inside.open("/d/yuki/rooms/murmurs")
    answer = inside.post("/d/yuki/rooms/murmurs/posts", {"once": hidden(page, "once"), "text": "雪"})
    assert answer.status_code == 303 and answer.headers["location"].startswith("/d/yuki/post-status")


def test_local_helplines_come_first_and_are_marked(inside):
    page = inside.open("/d/yuki/help")
    assert "ゆき市 こども電話" in page and "地域の窓口" in page
    assert page.index("ゆき市 こども電話") < page.index("#いのちSOS")
    assert "ゆき市 こども電話" not in inside.open("/help")


def test_a_broken_local_file_keeps_the_last_good_version(inside, app, config):
    assert "ゆき市 こども電話" in inside.open("/d/yuki/help")
    (config.folder / "helplines" / "yuki.toml").write_text("this is [ no toml", "utf-8")
    assert "ゆき市 こども電話" in inside.open("/d/yuki/help")
    assert "yuki" in app.state.local_helplines.broken()


@pytest.mark.parametrize("code", ["nowhere", "YUKI", "a" * 80, "-", "yuki%00"])
def test_an_unknown_district_leads_to_the_plain_house(inside, code):
    answer = inside.client.get(f"/d/{code}/house", follow_redirects=False)
    assert answer.status_code in (303, 404)
    if answer.status_code == 303:
        assert answer.headers["location"] in ("/house", "/house?")
    sent = inside.post(f"/d/{code}/rooms/murmurs/posts", {"text": "x"})
    assert sent.status_code in (307, 404, 405)


@pytest.mark.parametrize("how", [{"is_open": False}, {"opens": "2999-12-01"}, {"closes": "2020-03-31"}])
def test_a_district_that_is_not_open_keeps_notice_lines_and_way_out_and_is_not_counted(
    inside, app, store, how
):
    """Its bookmarks and letters are out: what they promise stays true."""
    wishes = {"filter_notice": 1, "exit_url": "https://www.example.jp/weather", "furigana": 1, **how}
    store.now(districts.save, "yuki", "ゆき市", "Snow City", **wishes)
    app.state.districts.fill(store.now(districts.everything))
    app.state.counts._sums.clear()
    for path in ("/d/yuki/", "/d/yuki/house", "/d/yuki/check"):
        assert "/d/yuki/help" in inside.open(path)
    wall = inside.open("/d/yuki/rooms/murmurs?lang=en")
    assert "The school may see what you type here" in wall and 'href="/d/yuki/leave' in wall
    assert "ゆき市 こども電話" in inside.open("/d/yuki/help")
    assert "<rt>" in inside.open("/d/yuki/house") and "(yuki)" in inside.open("/d/yuki/check?lang=en")
    assert {cell.district for cell in app.state.counts._sums} == {""}
    left = inside.client.get("/d/yuki/leave", follow_redirects=False)
    assert left.headers["location"] == wishes["exit_url"]


def test_no_foreign_host_through_the_entrance(inside):
    for path in ("/d/none//evil.example", "/d/none///evil.example/x"):
        location = inside.client.get(path, follow_redirects=False).headers["location"]
        assert location.startswith("/") and not location.startswith("//")


def test_staff_and_machine_pages_have_no_district(inside):
    assert inside.client.get("/d/yuki/desk", follow_redirects=False).headers["location"] == "/desk"
    assert now() > 0


@pytest.mark.parametrize(
    ("site", "wanted", "lit"),
    [("script", "off", False), ("script", "", True), ("off", "script", False), ("model", "script", True)],
)
def test_a_district_may_have_less_of_the_lamp_than_the_site_and_never_more(
    inside, app, store, site, wanted, lit
):
    app.state.web.config = replace(app.state.config, lamp=site)
    store.now(districts.save, "yuki", "ゆき市", "Snow City", lamp=wanted)
    app.state.districts.fill(store.now(districts.everything))
    assert inside.client.get("/d/yuki/rooms/lamp").status_code == (200 if lit else 404)
    assert ('href="/d/yuki/rooms/lamp"' in inside.open("/d/yuki/house")) is lit
    district = app.state.districts.get("yuki")
    assert app.state.web.lamp(district) == min(site, wanted or site, key=("off", "script", "model").index)


@pytest.mark.parametrize("path", [*PAGES, "/check"])
def test_no_page_leads_out_of_the_district(inside, path):
    page = inside.open(f"/d/yuki{path}")
    links = re.findall(r'(?:href|action|formaction|hx-post|data-stream|data-sample)="(/[^"]*)"', page)
    assert links and not [link for link in links if not link.startswith(("/d/yuki/", "/static/"))]


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/look", {"large": "on", "back": "/house"}),
        ("/name", {"name": "こもれび", "avatar": "frog", "back": "/rooms/nook"}),
        ("/come-in", {}),
        ("/check", {"words": "x"}),
        ("/post-status", {"code": "no such words here"}),
        ("/report", {"post": "none"}),
        ("/rooms/people", {"need": "die"}),
        ("/rooms/lamp/say", {"words": "雪"}),
        ("/rooms/murmurs/posts", {"text": ""}),
    ],
)
def test_no_form_leads_out_of_the_district(inside, path, sent):
    answer = inside.post(f"/d/yuki{path}", sent)
    if answer.status_code == 303:
        assert answer.headers["location"].startswith("/d/yuki/")
    else:
        links = re.findall(r'(?:href|action)="(/[^"]*)"', answer.text)
        assert links and not [link for link in links if not link.startswith(("/d/yuki/", "/static/"))]


def test_a_districts_lines_are_joined_once_and_a_new_file_is_seen(config, monkeypatch):
    (config.folder / "helplines").mkdir(parents=True)
    files = LocalFiles(config.folder / "helplines")
    assert files.joined("yuki") is shipped() and files.of("yuki") == ()
    path = config.folder / "helplines" / "yuki.toml"
    path.write_text(LOCAL, "utf-8")
    clock = [time.monotonic() + 2]
    monkeypatch.setattr("hideout.districts.time.monotonic", lambda: clock[0])
    first = files.joined("yuki")
    assert first.all()[0].local and files.joined("yuki") is first
    path.write_text(LOCAL.replace("こども電話", "よるの電話"), "utf-8")
    assert files.joined("yuki") is first
    clock[0] += 2
    assert files.joined("yuki").all()[0].name == "ゆき市 よるの電話"
    path.unlink()
    clock[0] += 2
    assert files.joined("yuki") is shipped()
