"""What an attacker tried against the house, each as it has to end."""

import re
import sqlite3
import stat
import time

import pytest

from hideout import receipt
from hideout.clock import DAY, now
from hideout.config import RETENTION
from hideout.store import posts, retention
from hideout.text import clean
from tests.conftest import ORIGIN, hidden
from tests.test_promise import arrive


def test_a_name_of_any_length_is_answered_at_once(visitor):
    began = time.process_time()
    for _ in range(20):
        assert visitor.post("/name", {"name": "あ" * 4000, "avatar": "owl"}).status_code == 422
    assert time.process_time() - began < 5


def test_guessing_receipts_tells_nothing_once_it_is_too_fast(visitor, person):
    words = visitor.receipt("きょうは雪だった")
    wrong = [" ".join(receipt.words(number * 7919, "ja")) for number in range(60)]
    assert [visitor.post("/post-status", {"code": code}).status_code for code in wrong][-1] == 429
    assert visitor.post("/post-status", {"code": words, "do": "withdraw"}).status_code == 429
    elsewhere = person(address="203.0.113.9")
    assert "読む人のつくえの上" in elsewhere.post("/post-status", {"code": words}).text


def test_a_stolen_backup_opens_no_talk(store, tmp_path, app):
    target = tmp_path / "copy.db"
    store.backup(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copy = sqlite3.connect(target)
    assert copy.execute("SELECT COUNT(*) FROM keys").fetchone()[0] == 0
    copy.close()
    key = app.state.keyring.of_day(now() // DAY).hex().encode()
    assert key not in target.read_bytes()


def test_purged_words_are_gone_even_from_the_gaps_between_rows(store):
    for number in range(600):
        arrive(store, f"gap-marker-{number:04} " + "words " * (number % 40), f"r{number}")
        if number % 7:
            store.now(posts.withdraw, f"r{number}")
    for number in range(600):
        store.now(posts.withdraw, f"r{number}")
    store.now(retention.purge, store.secret, RETENTION, now())
    assert store.engine.checkpoint(rewrite=True)
    left = b"".join(path.read_bytes() for path in store.folder.glob("hideout.db*"))
    assert not re.findall(rb"gap-marker-\d{4}", left)


@pytest.mark.parametrize(
    "path", ["//evil.example/x", "/%5cevil.example", "/%09/evil.example", "/%0d%0a//evil.example"]
)
def test_no_path_turns_our_links_into_anothers(visitor, path):
    page = visitor.client.get(ORIGIN + path).text
    for link in re.findall(r'(?:href|action)="([^"]*)"', page):
        assert link.startswith(("/", "#", "https://", "tel:")) and not re.match(
            r"[/\\\s]{2}|/[\\\t]", link
        ), link


def test_more_fields_than_anybody_needs_still_get_help(visitor):
    assert visitor.client.get("/help?" + "a=1&" * 60).status_code == 200


@pytest.mark.parametrize("back", ["//[", "/日本", "[", "http://[::1"])
def test_odd_ways_back_lead_somewhere(visitor, back):
    assert visitor.client.get("/name", params={"back": back}).status_code == 200
    assert visitor.post("/look", {"back": back, "large": "on"}).status_code == 303


def test_hidden_rows_of_joiners_are_cut():
    assert clean("a🐻" + "\u200d\ufe0f" * 5000 + "b") == "a🐻\u200d\ufe0fb"
    assert clean("🐻‍❄️ 👩‍👩‍👧‍👦 ❤️‍🔥") == "🐻‍❄️ 👩‍👩‍👧‍👦 ❤️‍🔥"


def test_another_site_can_neither_close_the_rooms_nor_clear_the_worker(visitor):
    for path in ("/leave", "/forget"):
        answer = visitor.client.get(path, headers={"sec-fetch-site": "cross-site"}, follow_redirects=False)
        assert (
            "left=1" not in answer.headers.get("set-cookie", "") and "clear-site-data" not in answer.headers
        )


def test_a_form_in_an_old_tab_after_leaving_shows_nothing(visitor):
    once = hidden(visitor.open("/rooms/murmurs"), "once")
    visitor.client.get("/leave", follow_redirects=False)
    answer = visitor.post("/rooms/murmurs/posts", {"once": once, "text": "my words"})
    assert answer.status_code == 303 and answer.headers["location"] == "/"


def test_the_length_of_a_ticket_tells_nothing(visitor):
    texts = ("きょうは雪だった", "もう死にたい", "おとうさんに毎日たたかれる", "りすかしちゃった")
    assert len({len(visitor.leave(text).headers["location"]) for text in texts}) == 1


def test_a_clock_that_leaps_erases_nothing(server_folder_with_a_post):
    server, text = server_folder_with_a_post
    server.environ["HIDEOUT_CLOCK"] = str(400 * DAY)
    server.start()
    time.sleep(1.5)
    server.stop()
    base = sqlite3.connect(server.folder / "data" / "hideout.db")
    bodies = [row[0] for row in base.execute("SELECT body FROM revisions")]
    base.close()
    assert any(text in body for body in bodies)
    assert "clock" in server.log.read_text()


@pytest.fixture
def server_folder_with_a_post(tmp_path):
    from tests.process.conftest import Server

    server = Server(tmp_path).start()
    with server.client() as client:
        once = hidden(client.get("/rooms/murmurs").text, "once")
        client.post("/rooms/murmurs/posts", data={"once": once, "text": "a text to keep"})
    time.sleep(1)
    server.stop()
    base = sqlite3.connect(server.folder / "data" / "hideout.db", isolation_level=None)
    base.execute("UPDATE posts SET state = 'declined', open = 0, decided = arrived")
    base.close()
    yield server, "a text to keep"
    server.stop()
