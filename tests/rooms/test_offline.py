"""The page that stays without a network: the district's own lines first, nothing that is only true for an hour."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hideout.clock import now
from hideout.store import districts
from tests.test_districts import LOCAL


@pytest.fixture
def inside(app, store, config, visitor):
    store.now(districts.save, "yuki", "ゆき市", "Snow City", timezone="Pacific/Kiritimati")
    app.state.districts.fill(store.now(districts.everything))
    (config.folder / "helplines").mkdir()
    (config.folder / "helplines" / "yuki.toml").write_text(LOCAL, "utf-8")
    return visitor


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_the_districts_lines_come_first_and_every_line_has_its_number(inside, language):
    page = inside.open(f"/d/yuki/offline?lang={language}")
    card = page.split('class="card-help', 1)[1]
    numbers = re.findall(r'href="tel:([^"]+)"', card)
    assert numbers[0] == "0120000111" and len(set(numbers)) >= 4
    assert 'href="tel:119"' in page and 'href="tel:110"' in page
    assert "0120-000-111" not in inside.open(f"/offline?lang={language}")


def test_it_claims_nothing_that_holds_for_an_hour_only(inside, monkeypatch):
    for hours in (0, 6, 12, 18):
        monkeypatch.setenv("HIDEOUT_CLOCK", str(hours * 3600))
        page = inside.open("/d/yuki/offline?lang=en")
        assert "Open now" not in page and "Closed now" not in page
        assert "Day and night" in page


def test_it_says_when_it_was_last_checked_where_the_district_is(inside):
    today = datetime.fromtimestamp(now(), ZoneInfo("Pacific/Kiritimati")).strftime("%Y-%m-%d")
    assert f"Last checked: {today}" in inside.open("/d/yuki/offline?lang=en")


def test_each_entrance_has_its_worker_and_page_and_a_closed_one_keeps_them(inside, app, store):
    assert inside.client.get("/d/yuki/sw.js").headers["content-type"].startswith("text/javascript")
    store.now(districts.disable, "yuki")
    app.state.districts.fill(store.now(districts.everything))
    assert "ゆき市 こども電話" in inside.open("/d/yuki/offline")


def test_a_line_with_times_says_them_for_nobody_can_ask_who_is_open(inside, app, config):
    times = 'hours = [ { days = ["mon", "fri"], from = "09:00", to = "17:30" }, { days = ["sat"], from = "22:00", to = "02:00" } ]'
    text = LOCAL.replace("hours = [ { always = true } ]", times)
    (config.folder / "helplines" / "yuki.toml").write_text(text, "utf-8")
    app.state.local_helplines.renew("yuki")
    page = inside.open("/d/yuki/offline?lang=en")
    assert "Mon · Fri 9:00–17:30" in page and "Sat from 22:00 until 2:00 the next morning" in page
    assert "月 · 金 9:00–17:30" in inside.open("/d/yuki/offline?lang=ja")
    assert "<rt>げつ</rt>" in inside.open("/d/yuki/offline?lang=ja_Hira")
    assert "9:00–17:30" not in inside.open("/d/yuki/help?lang=en")
    (config.folder / "helplines" / "yuki.toml").write_text(
        text.replace('confidence = "confirmed"', 'confidence = "confirmed"\nrecheck = true'), "utf-8"
    )
    app.state.local_helplines.renew("yuki")
    assert "17:30" not in inside.open("/d/yuki/offline?lang=en")


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "from 17:00 until 9:00 the next morning"), ("ja", "17:00から次の日の朝9:00まで"), ("ja_Hira", "17:00から つぎの日の 朝9:00まで")],
)  # fmt: skip
def test_hours_over_midnight_leave_no_doubt(inside, app, config, language, told):
    times = 'hours = [ { days = ["mon", "fri"], from = "17:00", to = "09:00" } ]'
    file = config.folder / "helplines" / "yuki.toml"
    file.write_text(LOCAL.replace("hours = [ { always = true } ]", times), "utf-8")
    app.state.local_helplines.renew("yuki")
    page = inside.open(f"/d/yuki/offline?lang={language}")
    assert told in re.sub(r"<rt>.*?</rt>|<[^>]+>", "", page)
