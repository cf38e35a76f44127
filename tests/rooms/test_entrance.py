"""The cover, the house, name and animal, the reading helps, the way out."""

import re

import pytest

from moderation.triage import screen
from moderation.verdict import Outcome
from rooms import ROOMS
from rooms.entrance.name import _names
from tests.conftest import hidden


def test_the_cover_is_neutral_and_has_three_quiet_choices(visitor):
    page = visitor.open("/")
    title = re.search(r"<title>(.*?)</title>", page)[1]
    assert title == "ひとやすみ"
    for path in ("/rooms/nook", "/rooms/lamp", "/help", "/house"):
        assert f'href="{path}"' in page


def test_the_house_has_nine_rooms_and_each_opens(visitor):
    page = visitor.open("/house")
    for room in ROOMS:
        assert f'href="/rooms/{room.slug}"' in page
        visitor.open(f"/rooms/{room.slug}")


@pytest.mark.parametrize("path", ["/", "/house", "/rooms/lamp", "/rooms/people", "/help", "/rooms/murmurs"])
def test_titles_tell_nothing(visitor, path):
    for language in ("ja", "en"):
        title = re.search(r"<title>(.*?)</title>", visitor.open(f"{path}?lang={language}"))[1]
        assert title in ("ひとやすみ", "A short break")


def test_a_name_is_kept_for_two_hours_and_goes_with_the_post(visitor, store, monkeypatch):
    from hideout.store import decisions

    answer = visitor.post("/name", {"name": "こもれび", "avatar": "frog", "back": "/rooms/murmurs"})
    assert answer.status_code == 303 and answer.headers["location"] == "/rooms/murmurs"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "samesite=lax" in cookie.lower() and "Max-Age=7200" in cookie
    assert "こもれび" not in cookie
    visitor.leave("雪")
    body = store.now(decisions.queue)[0]["body"]
    assert (body["name"], body["avatar"]) == ("こもれび", "frog")
    monkeypatch.setenv("HIDEOUT_CLOCK", "7300")
    assert "こもれび" not in visitor.open("/rooms/murmurs")


def test_a_refused_name_comes_back_with_a_reason_and_others(visitor):
    answer = visitor.post("/name", {"name": "自殺志願", "avatar": "frog", "back": "/house"})
    assert answer.status_code == 422 and "set-cookie" not in answer.headers
    assert 'value="自殺志願"' in answer.text
    assert len(re.findall(r'name="suggested"', answer.text)) == 4
    assert re.search(r'value="frog" checked', answer.text)


@pytest.mark.parametrize("name", ["", "   "])
def test_no_name_is_a_name_too(visitor, name):
    assert visitor.post("/name", {"name": name, "avatar": "owl"}).status_code == 303


def test_a_bent_visitor_cookie_is_nobody(visitor):
    visitor.client.cookies.set("visitor", "bent")
    visitor.open("/rooms/murmurs")


def test_every_suggested_name_passes_the_filter():
    for language in ("ja", "en"):
        names = _names(language)
        assert len(names) >= 30
        refused = [name for name in names if screen("name", name).outcome is Outcome.REFUSE]
        assert not refused


def test_reading_helps_are_remembered_for_the_session(visitor):
    answer = visitor.post("/look", {"back": "/house", "large": "on"})
    assert answer.headers["location"] == "/house"
    assert "max-age" not in answer.headers["set-cookie"].lower()
    assert re.search(r'<html[^>]*class="[^"]*\blarge\b', visitor.open("/house"))
    readings = visitor.post("/look", {"back": "/house", "furigana": "on"})
    assert readings.headers["location"] == "/house?lang=ja_Hira"
    assert "<rt>" in visitor.open("/house?lang=ja_Hira")
    visitor.post("/look?lang=ja_Hira", {"back": "/house", "furigana": "off"})
    assert "<rt>" not in visitor.open("/house?lang=ja_Hira")


def test_leaving_drops_every_cookie_and_closes_the_way_back(visitor, config):
    visitor.post("/name", {"name": "こもれび", "avatar": "frog"})
    visitor.post("/look", {"back": "/house", "large": "on"})
    answer = visitor.client.get("/leave", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == config.exit_url
    assert dict(visitor.client.cookies) == {"left": "1"}
    for path in ("/house", "/rooms/murmurs", "/name", "/about", "/post-status", "/d/x/house"):
        inside = visitor.client.get(path, follow_redirects=False)
        assert inside.status_code == 303 and inside.headers["location"] == config.exit_url
    for path in ("/", "/help", "/offline"):
        assert visitor.client.get(path, follow_redirects=False).status_code == 200
    come_in = re.search(r'<form[^>]*action="/come-in"', visitor.open("/"))
    assert come_in
    assert visitor.post("/come-in", {}).headers["location"] == "/house"
    assert visitor.client.get("/house", follow_redirects=False).status_code == 200


def test_forgetting_clears_and_tells_the_truth(visitor):
    visitor.post("/name", {"name": "こもれび", "avatar": "frog"})
    answer = visitor.client.get("/forget")
    assert "Clear-Site-Data" in answer.headers and "履歴" in answer.text
    assert "visitor" not in visitor.client.cookies


def test_cookies_are_host_bound_and_secure_over_https(tmp_path):
    from starlette.testclient import TestClient

    from hideout.app import build
    from hideout.config import load
    from hideout.store import open_store

    config = load({"data": str(tmp_path), "public_url": "https://refuge.example.jp"}, environ={})
    store = open_store(config.folder)
    client = TestClient(build(config, store), base_url="https://refuge.example.jp")
    headers = {"origin": "https://refuge.example.jp"}
    answer = client.post(
        "/name", data={"name": "こもれび", "avatar": "frog"}, headers=headers, follow_redirects=False
    )
    cookie = answer.headers["set-cookie"]
    assert (
        cookie.startswith("__Host-visitor=")
        and "Secure" in cookie
        and "Path=/" in cookie
        and "Domain" not in cookie
    )
    assert client.get("/house", headers={"host": "127.0.0.9"}).status_code == 400
    store.close()


def test_the_offline_page_holds_numbers(visitor):
    page = visitor.open("/offline")
    assert len(re.findall(r'href="tel:', page)) >= 3


def test_choosing_a_name_from_a_board_brings_the_words_along(visitor):
    page = visitor.open("/rooms/murmurs")
    words = {"once": hidden(page, "once"), "text": "一行め\n\n二行め <b>"}
    names = visitor.post("/name", words | {"from": "murmurs"})
    assert names.status_code == 200 and "一行め\n\n二行め &lt;b&gt;" in names.text
    refused = visitor.post(
        "/name", {"from": "murmurs", "text": words["text"], "name": "自殺志願", "avatar": "owl"}
    )
    assert (
        refused.status_code == 422
        and "一行め\n\n二行め" in refused.text
        and 'class="card-help' in refused.text
    )
    board = visitor.post(
        "/name", {"from": "murmurs", "text": words["text"], "name": "こもれび", "avatar": "owl"}
    )
    assert (
        board.status_code == 200
        and "一行め\n\n二行め &lt;b&gt;</textarea>" in board.text
        and "こもれび" in board.text
    )
    assert "set-cookie" in board.headers
    sent = {"once": hidden(board.text, "once"), "text": words["text"]}
    assert visitor.post("/rooms/murmurs/posts", sent).status_code == 303
