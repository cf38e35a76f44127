"""A post's way: form, receipt, status, withdrawal; nothing typed is lost."""

import re

import pytest

from hideout.clock import DAY, now
from hideout.store import StoreBusy, decisions, posts
from tests.conftest import hidden, words_of


def waiting(store):
    return [row["body"] for row in store.now(decisions.queue)]


def test_a_post_is_received_and_shown_to_nobody(visitor, person, store):
    answer = visitor.leave("きょうは雪だった")
    assert answer.status_code == 303 and answer.headers["location"].startswith("/post-status?ticket=")
    assert [body["text"] for body in waiting(store)] == ["きょうは雪だった"]
    assert "きょうは雪だった" not in person().open("/rooms/murmurs")


def test_the_receipt_has_four_words_and_only_for_some_minutes(visitor, monkeypatch):
    location = visitor.leave("きょうは雪だった").headers["location"]
    assert len(words_of(visitor.open(location)).split()) == 4
    assert "receipt-words" not in visitor.open("/post-status")
    monkeypatch.setenv("HIDEOUT_CLOCK", "330")
    for address in (location, "/post-status?words=new"):
        assert "receipt-words" not in visitor.open(address)


def test_the_address_after_posting_opens_nothing(visitor, person):
    """A history keeps addresses: a fresh browser with it sees only the form; who posted may reload."""
    browser = {"sec-fetch-mode": "navigate"}
    location = visitor.leave("きょうは雪だった").headers["location"]
    hop = visitor.client.get(location, headers=browser, follow_redirects=False)
    assert hop.status_code == 303 and "ticket" not in hop.headers["location"]
    words = words_of(visitor.open(hop.headers["location"]))
    assert words_of(visitor.open(hop.headers["location"])) == words and len(words.split()) == 4
    for address in (location, hop.headers["location"]):
        assert "receipt-words" not in person().client.get(address, headers=browser).text
    # Back on the old address: the cookie leads on to the words while it lives, and leaving takes it.
    visitor.client.get("/leave", follow_redirects=False)
    visitor.post("/come-in", {})
    for address in (location, hop.headers["location"]):
        assert "receipt-words" not in visitor.open(address)


def test_a_tablet_without_cookies_sees_its_words_too_and_may_reload(visitor, person):
    location = visitor.leave("きょうは雪だった").headers["location"]
    bare = person()
    assert words_of(bare.open(location)) == words_of(bare.open(location))


def test_the_four_words_tell_how_it_stands(visitor, store):
    words = visitor.receipt("きょうは雪だった")
    page = visitor.post("/post-status", {"code": words}).text
    assert "読む人のつくえの上にあります" in page and "きょうは雪だった" not in page
    mixed = " ".join(words.split())
    assert visitor.post("/post-status", {"code": f"　{mixed.replace(' ', '、')} "}).status_code == 200


def test_an_english_visitor_gets_english_words(person):
    visitor = person("en")
    words = visitor.receipt("snow today")
    assert re.fullmatch(r"[a-z]+( [a-z]+){3}", words)
    assert visitor.post("/post-status", {"code": words.upper()}).status_code == 200


def test_a_post_can_be_taken_back(visitor, store):
    words = visitor.receipt("きょうは雪だった")
    answer = visitor.post("/post-status", {"code": words, "do": "withdraw"})
    assert "言葉は消しました" in answer.text
    assert waiting(store) == []


@pytest.mark.parametrize("code", ["", "a", "ことば ことば ことば", "x" * 5000, "one two three four five six"])
def test_unreadable_words_come_back(visitor, code):
    answer = visitor.post("/post-status", {"code": code})
    assert answer.status_code == 422 and "4つの言葉" in answer.text


def test_wrong_words_are_404_and_then_slow(visitor, app):
    from hideout import receipt

    seen = set()
    for number in range(60):
        typed = " ".join(receipt.words(number * 977, "ja"))
        answer = visitor.post("/post-status", {"code": typed})
        seen.add(answer.status_code)
        assert typed.split()[0] in answer.text
    assert seen == {404, 429}


def test_the_same_form_twice_is_one_post_with_one_receipt(visitor, store):
    once = hidden(visitor.open("/rooms/murmurs"), "once")
    first = visitor.post("/rooms/murmurs/posts", {"once": once, "text": "雪"})
    second = visitor.post("/rooms/murmurs/posts", {"once": once, "text": "雪"})
    assert words_of(visitor.open(first.headers["location"])) == words_of(
        visitor.open(second.headers["location"])
    )
    assert len(waiting(store)) == 1


def test_the_same_form_with_other_words_comes_back(visitor, store):
    once = hidden(visitor.open("/rooms/murmurs"), "once")
    visitor.post("/rooms/murmurs/posts", {"once": once, "text": "雪"})
    answer = visitor.post("/rooms/murmurs/posts", {"once": once, "text": "べつの言葉"})
    assert answer.status_code == 409 and "べつの言葉" in answer.text
    assert hidden(answer.text, "once") != once
    assert len(waiting(store)) == 1


def test_two_people_with_the_same_words_are_two_posts(person, store):
    for _ in range(2):
        assert person().leave("ねむい").status_code == 303
    assert store.now(decisions.counts)["all"] == 2
    assert [row["same"] for row in store.now(decisions.queue)] == [2]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 422),
        (" \n\u3000\u200b ", 422),
        ("あ" * 400, 303),
        ("あ" * 401, 422),
        ("あ\n" * 30, 422),
        ("\u202eさかさ", 303),
        ("🐻‍❄️", 303),
    ],
)
def test_limits(visitor, text, status):
    answer = visitor.leave(text)
    assert answer.status_code == status
    if status == 422 and text.strip():
        assert "うしろ" not in answer.text
        assert text.strip()[:5] in answer.text or not text.strip().isprintable()


def test_hidden_signs_are_taken_out(visitor, store):
    visitor.leave("a\u202eb\u200bc\u0007d e\u0301\u0301\u0301\u0301\u0301\u0301\u0301 🐻‍❄️")
    assert waiting(store)[0]["text"] == "abcd e\u0301\u0301\u0301\u0301 🐻‍❄️"


def test_markup_is_only_text(visitor, person, reader, store):
    text = "<img src=x onerror=alert(1)> {{ 7*7 }} <b>x</b> https://evil.example/"
    visitor.leave(text)
    card = store.now(decisions.queue)[0]
    reader.post(f"/desk/posts/{card['id']}/approve", {"revision": card["revision"], "round": "0"})
    for page in (person().open("/rooms/murmurs"), reader.open("/desk")):
        assert "<img src=x" not in page and 'href="https://evil' not in page
    assert "&lt;img src=x onerror=alert(1)&gt; {{ 7*7 }}" in person().open("/rooms/murmurs")


@pytest.mark.parametrize("token", ["", "x", "x.1.y", "a.b.c.d"])
def test_a_bent_or_missing_token_brings_the_words_back(visitor, token):
    answer = visitor.post("/rooms/murmurs/posts", {"once": token, "text": "だいじな言葉"})
    assert answer.status_code == 422 and "だいじな言葉" in answer.text
    again = visitor.post(
        "/rooms/murmurs/posts", {"once": hidden(answer.text, "once"), "text": "だいじな言葉"}
    )
    assert again.status_code == 303


def test_an_old_form_brings_the_words_back(visitor, monkeypatch):
    page = visitor.open("/rooms/murmurs")
    monkeypatch.setenv("HIDEOUT_CLOCK", str(DAY + 60))
    answer = visitor.post("/rooms/murmurs/posts", {"once": hidden(page, "once"), "text": "だいじな言葉"})
    assert answer.status_code == 422 and "だいじな言葉" in answer.text


def test_a_store_that_cannot_write_brings_the_words_back(visitor, app, monkeypatch):
    page = visitor.open("/rooms/murmurs")

    async def full(*args, **kwargs):
        raise StoreBusy

    monkeypatch.setattr(app.state.store, "write", full)
    answer = visitor.post("/rooms/murmurs/posts", {"once": hidden(page, "once"), "text": "だいじな言葉"})
    assert answer.status_code == 503 and "だいじな言葉" in answer.text


def test_a_wish_to_die_is_received_with_the_card_and_waits_on_top(visitor, store):
    for number in range(3):
        visitor.leave(f"ふつうの日 {number}")
    answer = visitor.leave("もう死にたい")
    assert answer.status_code == 303
    page = visitor.open(answer.headers["location"])
    assert 'class="card-help' in page and page.index("card-help") < page.index("receipt-words")
    assert len(re.findall(r'href="tel:', page)) >= 2
    assert waiting(store)[0]["text"] == "もう死にたい"


def test_a_shelf_takes_only_its_own_kinds(visitor, store):
    page = visitor.open("/rooms/shelf")
    sent = {"kind": "book", "title": "すきな本", "why": "しずかだから", "once": hidden(page, "once")}
    assert visitor.post("/rooms/shelf/posts", sent | {"kind": "weapon"}).status_code == 422
    assert visitor.post("/rooms/shelf/posts", sent).status_code == 303
    assert waiting(store)[0]["title"] == "すきな本"


def test_ways_may_leave_the_last_field_out(visitor, store):
    page = visitor.open("/rooms/ways")
    sent = {"when": "夜", "what": "毛布にくるまる", "after": "", "once": hidden(page, "once")}
    assert visitor.post("/rooms/ways/posts", sent | {"when": ""}).status_code == 422
    assert visitor.post("/rooms/ways/posts", sent).status_code == 303


def test_a_closed_board_is_read_only_and_keeps_the_words(visitor, store):
    from tests.test_promise import reader as add_reader

    page = visitor.open("/rooms/murmurs")
    store.now(posts.pause, "murmurs", add_reader(store), now(), closed=True)
    answer = visitor.post("/rooms/murmurs/posts", {"once": hidden(page, "once"), "text": "だいじな言葉"})
    assert answer.status_code == 503 and "だいじな言葉" in answer.text
    assert "お休みしています" in visitor.open("/rooms/murmurs")


def test_unknown_rooms_and_posts_are_404(visitor):
    assert visitor.post("/rooms/cellar/posts", {"text": "x"}).status_code == 404
    assert visitor.post("/report", {"post": "none", "reason": "hurts"}).status_code == 404
    assert visitor.post("/report", {"post": "none", "reason": "bored"}).status_code == 422
