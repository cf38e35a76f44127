"""The check from a school's tablet: what the server knows of it, with and without script, and that nothing is kept."""

import re
import sqlite3

import pytest

from hideout.store import districts
from rooms.check import WORDS
from tests.conftest import ORIGIN, hidden


@pytest.fixture
def inside(app, store, visitor):
    store.now(districts.save, "yuki", "ゆき市", "Snow City", exit_url="https://www.example.jp/weather")
    app.state.districts.fill(store.now(districts.everything))
    return visitor


def states(page: str) -> dict[str, str]:
    found = re.findall(r'check-step is-(\w+)" data-step="(\w+)"', page)
    return {step: state for state, step in found}


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_before_anything_was_tried_only_the_page_is_known_to_work(inside, language):
    page = inside.open(f"/d/yuki/check?lang={language}")
    found = states(page)
    assert found.pop("page") == "ok" and set(found.values()) == {"wait"} and len(found) == 9
    assert "https://www.example.jp/weather" in page and "yuki" in page
    assert "set-cookie" not in inside.client.get("/d/yuki/check").headers


def test_form_and_cookie_are_tried_without_script_and_the_cookie_goes_again(inside):
    page = inside.open("/d/yuki/check")
    sent = inside.post("/d/yuki/check", {"words": hidden(page, "words")})
    assert sent.status_code == 303 and sent.headers["location"] == "/d/yuki/check?sent=same"
    after = inside.client.get(sent.headers["location"])
    assert states(after.text)["form"] == states(after.text)["cookie"] == "ok"
    assert 'check=""' in after.headers["set-cookie"] and not inside.client.cookies
    assert states(inside.open("/d/yuki/check?sent=same"))["cookie"] == "bad"


@pytest.mark.parametrize("words", ["", WORDS.replace("雪", "**"), WORDS + " "])
def test_letters_that_changed_on_the_way_are_told(inside, words):
    sent = inside.post("/d/yuki/check", {"words": words})
    assert states(inside.open(sent.headers["location"]))["form"] == "bad"


def test_a_form_that_is_none_is_told_too(inside):
    headers = {"origin": ORIGIN, "content-type": "text/plain"}
    sent = inside.client.post("/d/yuki/check", content=b"x", headers=headers, follow_redirects=False)
    assert sent.headers["location"].endswith("sent=changed")


def test_nothing_of_a_check_is_stored(inside, store):
    def kept() -> dict[str, int]:
        base = sqlite3.connect(store.folder / "hideout.db")
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counts = {name: base.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in names}
        base.close()
        return counts

    before = kept()
    sent = inside.post("/d/yuki/check", {"words": WORDS})
    for path in (sent.headers["location"], "/d/yuki/check/stream", "/d/yuki/check/sample"):
        inside.client.get(path)
    assert kept() == before


def test_the_words_that_are_sent_raise_no_alarm(app):
    from moderation.triage import screen

    assert screen("post", WORDS).level == 0 and not screen("post", WORDS).flags
