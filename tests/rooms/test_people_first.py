"""People to talk to come first on every page about a heavy slip, whatever a reader answered and whatever became of it."""

import pytest

from hideout.clock import now
from hideout.store import decisions, staff
from hideout.store.decisions import Choice
from moderation import staffing
from tests.conftest import words_of

NOW = "さっき薬をたくさんのんだ。もう死ぬと思う。"
HEAVY = "もう死にたい。毎日そう思ってる。"


def told(visitor, code, **more):
    return visitor.post("/post-status", {"code": code} | more).text


def decline(store, reason, verdict="decline", asks=0):
    if store.now(staff.by_name, "Sora") is None:
        staffing.invite(store, "Sora", "reader", now())
    row = store.now(lambda db: db.one("SELECT id, revision, round FROM posts ORDER BY arrived DESC LIMIT 1"))
    choice = Choice(
        post=row["id"],
        revision=row["revision"],
        round=row["round"],
        staff=store.now(staff.by_name, "Sora")["id"],
        verdict=verdict,
        reason=reason,
        asks=asks,
    )
    assert store.now(decisions.decide, choice, now())


def first(page):
    assert 'class="card-help' in page and page.index("card-help") < page.index('class="standing')


@pytest.mark.parametrize("text", [NOW, HEAVY])
def test_the_card_of_a_receipt_says_nothing_but_people(visitor, text):
    page = visitor.open(visitor.leave(text).headers["location"])
    card = page[page.index('class="card-help') : page.index('class="receipt"')]
    words = words_of(page).split()
    assert not any(word in card for word in words) and "(&#39;" not in page


@pytest.mark.parametrize("reason", ["ad", "unreadable", "other", "unsafe"])
def test_an_emergency_keeps_its_numbers_whatever_the_reason(visitor, store, reason):
    words = visitor.receipt(NOW)
    page = told(visitor, words)
    first(page)
    assert "119" in page and "card-help now" in page
    decline(store, reason)
    page = told(visitor, words)
    first(page)
    assert "119" in page and "110" in page and "card-help now" in page
    page = told(visitor, words, do="appeal", words="ありがとう")
    first(page)
    assert "card-help now" in page
    page = told(visitor, words, do="withdraw")
    first(page)


def test_a_heavy_one_keeps_people_also_on_the_wall(visitor, store):
    words = visitor.receipt(HEAVY)
    decline(store, "", "approve")
    page = told(visitor, words)
    first(page)
    assert "card-help now" not in page


def test_what_the_listener_missed_and_a_reader_did_not(visitor, store):
    words = visitor.receipt("ねこの話を書きました。")
    assert "card-help" not in told(visitor, words)
    decline(store, "unsafe", asks=1)
    first(told(visitor, words))
    changed = told(visitor, words, do="change", **{"new.text": "きょうは雨です。"})
    first(changed)
    assert "state-waiting" in changed
