"""The store: what every engine has to do."""

import asyncio
import threading

import pytest

from hideout.clock import DAY, now
from hideout.config import RETENTION
from hideout.store import (
    claims,
    decisions,
    posts,
    retention,
    staff,
    undoing,
)
from tests.test_promise import arrive, choose, reader


def test_pages_by_key_show_every_post_once(store):
    who = reader(store)
    for number in range(47):
        card = arrive(store, f"text {number}", f"r{number}")
        store.now(decisions.decide, choose(card, who, "approve"), now() + number // 5)
    seen: list[str] = []
    after = ""
    while True:
        rows = store.now(posts.page, "murmurs", after, 10)
        seen += [row["body"]["text"] for row in rows[:10]]
        if len(rows) <= 10:
            break
        after = rows[9]["post"]
    assert len(seen) == len(set(seen)) == 47


def test_the_same_form_sent_twice_is_one_post(store):
    arrive(store, "words", "r1")
    again = {
        "board": "murmurs",
        "receipt": "r1",
        "heard": {},
        "level": 0,
        "urgent": False,
        "language": "ja",
        "fold": "f",
        "at": now(),
    }
    same = posts.NewPost(body={"text": "words", "name": "", "avatar": "mole"}, **again)
    other = posts.NewPost(body={"text": "else", "name": "", "avatar": "mole"}, **again)
    assert store.now(posts.offer, same) == "same"
    assert store.now(posts.offer, other) == "other"
    assert store.now(decisions.counts)["all"] == 1


def test_the_queue_is_ordered_by_danger_then_age(store):
    for number, level in enumerate((0, 2, 3, 1, 2)):
        arrive(store, f"level {level}", f"r{number}", level=level)
    levels = [row["level"] for row in store.now(decisions.queue)]
    assert levels == [3, 2, 2, 1, 0]
    first = store.now(decisions.queue, "", 2)
    rest = store.now(decisions.queue, first[1]["id"])
    assert [row["level"] for row in first[:2] + rest] == levels


def test_many_claim_at_once_and_nobody_gets_the_same(store):
    for number in range(60):
        arrive(store, f"text {number}", f"r{number}")
    people = [reader(store, f"reader {number}") for number in range(6)]
    claimed: dict[str, list[str]] = {who: [] for who in people}

    def work(who: str) -> None:
        while (post := store.now(claims.claim, who, now())) is not None:
            claimed[who].append(post)
            card = store.now(decisions.card, post)
            assert store.now(decisions.decide, choose(card, who, "approve"), now())

    threads = [threading.Thread(target=work, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = [post for mine in claimed.values() for post in mine]
    assert len(every) == len(set(every)) == 60


def test_anothers_lease_holds_until_it_ends(store):
    card = arrive(store)
    first, second = reader(store, "first"), reader(store, "second")
    assert store.now(claims.claim, first, now()) == card["id"]
    assert store.now(claims.claim, second, now()) is None
    assert not store.now(decisions.decide, choose(card, second, "approve"), now())
    later = now() + claims.LEASE + 1
    assert store.now(claims.claim, second, later) == card["id"]
    assert not store.now(decisions.decide, choose(card, first, "approve"), later)
    assert store.now(decisions.decide, choose(card, second, "decline", reason="other"), later)


def test_a_decision_is_made_once(store):
    card, who = arrive(store), reader(store)
    assert store.now(decisions.decide, choose(card, who, "decline", reason="other"), now())
    assert not store.now(decisions.decide, choose(card, who, "approve"), now())
    assert store.now(posts.page, "murmurs") == []


def test_undo_brings_a_post_back_for_a_minute(store):
    card, who = arrive(store), reader(store)
    at = now()
    store.now(decisions.decide, choose(card, who, "approve"), at)
    assert not store.now(undoing.undo, card["id"], reader(store, "other"), at + 5)
    assert store.now(undoing.undo, card["id"], who, at + 5)
    assert store.now(posts.page, "murmurs") == []
    fresh = store.now(decisions.card, card["id"])
    assert fresh["state"] == "waiting" and fresh["round"] == 2
    store.now(decisions.decide, choose(fresh, who, "approve"), at + 10)
    assert not store.now(undoing.undo, card["id"], who, at + 10 + decisions.UNDO + 1)


def test_a_report_that_identifies_hides_at_once(store):
    card, who = arrive(store), reader(store)
    store.now(decisions.decide, choose(card, who, "approve"), now())
    assert store.now(posts.report, card["id"], "hurts", now(), hide=False) == "kept"
    assert len(store.now(posts.page, "murmurs")) == 1
    assert store.now(posts.report, card["id"], "identifies", now(), hide=True) == "hidden"
    assert store.now(posts.page, "murmurs") == []
    assert store.now(posts.report, card["id"], "hurts", now(), hide=False) == "gone"
    fresh = store.now(decisions.card, card["id"])
    assert store.now(decisions.decide, choose(fresh, who, "approve"), now())
    assert len(store.now(posts.page, "murmurs")) == 1
    assert store.now(posts.report, card["id"], "identifies", now(), hide=True) == "kept"
    assert len(store.now(posts.page, "murmurs")) == 1


def test_every_change_of_a_board_has_a_new_version(store):
    card, who = arrive(store), reader(store)
    seen = [store.now(posts.version, "murmurs")]
    steps = (
        lambda: store.now(decisions.decide, choose(card, who, "approve"), now()),
        lambda: store.now(undoing.undo, card["id"], who, now()),
        lambda: store.now(
            decisions.decide, choose(store.now(decisions.card, card["id"]), who, "approve"), now()
        ),
        lambda: store.now(posts.report, card["id"], "identifies", now(), hide=True),
        lambda: store.now(posts.withdraw, "r1"),
    )
    for step in steps:
        assert step()
        seen.append(store.now(posts.version, "murmurs"))
    assert len(set(seen)) == len(seen)


def test_one_failing_write_takes_nothing_from_the_others(store):
    def breaks(db):
        staff.add(db, "never", "reader", 1)
        raise ValueError("no")

    async def together():
        return await asyncio.gather(
            *(store.write(staff.add, f"name {n}", "reader", 1) for n in range(20)),
            store.write(breaks),
            *(store.write(staff.add, f"more {n}", "reader", 1) for n in range(20)),
            return_exceptions=True,
        )

    results = asyncio.run(together())
    assert sum(isinstance(result, str) for result in results) == 40
    assert sum(isinstance(result, ValueError) for result in results) == 1
    assert len(store.now(staff.everyone)) == 40


def test_who_stops_waiting_for_a_write_does_not_undo_it(store):
    async def leave():
        waiting = asyncio.create_task(store.write(staff.add, "left early", "reader", 1))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        return await store.write(staff.add, "came after", "reader", 1)

    assert asyncio.run(leave())
    assert [row["name"] for row in store.now(staff.everyone)] == ["came after", "left early"]


def test_waiting_posts_never_expire(store):
    arrive(store)
    store.now(retention.purge, store.secret, RETENTION, now() + 4000 * DAY)
    assert store.now(decisions.queue)[0]["body"]["text"] == "words"


def test_what_was_published_fades_after_its_days(store):
    card, who = arrive(store), reader(store)
    store.now(decisions.decide, choose(card, who, "approve"), now())
    store.now(retention.purge, store.secret, RETENTION, now() + 366 * DAY)
    assert store.now(posts.page, "murmurs") == []
    assert store.now(posts.status, "r1")["state"] == "faded"
