"""A house without its lamp speaks of no lamp, and counts its rooms truly."""

import re
from dataclasses import replace

import pytest

from hideout.store import districts
from rooms.weather.sky import WEATHERS
from tests.test_shield import PAGES

LAMP = re.compile(r"lamp|ランプ|\b(?:9|nine) rooms|(?<!\d)9つ|九つ", re.I)
# Two pages are about it: they say that it is not lit.
OF_THE_LAMP = ("/rooms/lamp", "/about/ai")


def words(page):
    """Return what is read on a page, links and labels included; pictures and addresses are not."""
    page = re.sub(r"<svg.*?</svg>|<script.*?</script>|<head>.*?</head>", "", page, flags=re.S)
    labels = re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', page)
    return " ".join([re.sub(r"<rt>.*?</rt>|<[^>]+>", "", page), *labels])


@pytest.fixture(params=["the site", "the district"])
def prefix(request, app, store, monkeypatch):
    """Return where pages without a lamp are: everywhere, or below a district that has it off."""
    if request.param == "the site":
        monkeypatch.setattr(app.state.web, "config", replace(app.state.web.config, lamp="off"))
        return ""
    store.now(districts.save, "yuki", "ゆき市", "Snow City", lamp="off")
    app.state.districts.fill(store.now(districts.everything))
    return "/d/yuki"


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_no_page_speaks_of_a_lamp(visitor, prefix, language):
    for path in (*PAGES, "/check"):
        if path in OF_THE_LAMP:
            continue
        visitor.client.cookies.clear()  # or the way out would stand before what comes after /forget
        page = visitor.open(f"{prefix}{path}?lang={language}")
        assert not LAMP.search(words(page)), (path, LAMP.search(words(page)))
        assert "/rooms/lamp" not in page and "/about/ai" not in page, path


def test_its_own_pages_say_that_it_is_not_lit(visitor, prefix):
    assert visitor.client.get(f"{prefix}/rooms/lamp?lang=en").status_code == 404
    page = words(visitor.open(f"{prefix}/about/ai?lang=en"))
    assert "not lit here" in page and "How it works" not in page and "card came up" not in page


def test_the_rooms_are_counted(visitor, prefix):
    assert "There are 8 rooms." in visitor.open(f"{prefix}/about?lang=en")
    assert "部屋は8つあります" in visitor.open(f"{prefix}/about?lang=ja")


def test_with_a_lamp_there_are_nine(visitor):
    assert "There are 9 rooms." in visitor.open("/about?lang=en") and "/about/ai" in visitor.open("/about")


def test_every_weather_still_has_two_small_things(visitor, prefix):
    for weather in WEATHERS:
        for turn in range(len(weather.answers)):
            page = visitor.post(
                f"{prefix}/rooms/weather?lang=en", {"mood": weather.slug, "turn": str(turn)}
            ).text
            things = page.split('class="weather-things"')[1].split("</ul>")[0]
            assert things.count("<li>") == 2 and not LAMP.search(words(things)), weather.slug
