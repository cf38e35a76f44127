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


def test_each_entrance_has_its_worker_and_a_closed_one_leads_to_the_plain_page(inside, app, store):
    assert inside.client.get("/d/yuki/sw.js").headers["content-type"].startswith("text/javascript")
    store.now(districts.disable, "yuki")
    app.state.districts.fill(store.now(districts.everything))
    answer = inside.client.get("/d/yuki/offline", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/offline")
