"""The first promise: nothing appears before a person said yes, whatever is written into the tables."""

import pytest

from hideout.clock import now
from hideout.store import Store, decisions, posts, staff
from hideout.store.decisions import Choice
from hideout.store.posts import NewPost, canonical
from tests.raw import REFUSED


def arrive(store: Store, text: str = "words", receipt: str = "r1", level: int = 0) -> dict:
    post = NewPost(
        board="murmurs", receipt=receipt, body={"text": text, "name": "", "avatar": "mole"}, heard={"order": ["text"]},
        level=level, urgent=False, language="ja", fold=receipt, at=now(),
    )  # fmt: skip
    assert store.now(posts.offer, post) == "kept"
    status = store.now(posts.status, receipt)
    card = store.now(decisions.card, status["id"])
    assert card is not None
    return card


def reader(store: Store, name: str = "Hana") -> str:
    found = store.now(staff.add, name, "reader", now())
    assert found
    return found


def choose(card: dict, who: str, verdict: str, **more: str) -> Choice:
    return Choice(
        post=card["id"], revision=card["revision"], round=card["round"], staff=who, verdict=verdict, **more
    )


PUBLISH = (
    "INSERT INTO published (post, board, revision, body, decision, verdict, heavy, shown)"
    " VALUES (:post, 'murmurs', :revision, :body, :decision, :verdict, 0, 1)"
)


def row(card: dict, **more: str) -> dict:
    return {
        "post": card["id"],
        "revision": card["revision"],
        "body": canonical(card["body"]),
        "verdict": "approve",
    } | more


def test_an_approved_text_can_be_shown(store, raw):
    card, who = arrive(store), reader(store)
    assert store.now(decisions.decide, choose(card, who, "approve"), now())
    assert [p["body"]["text"] for p in store.now(posts.page, "murmurs")] == ["words"]


def test_no_row_without_a_decision(store, raw):
    card = arrive(store)
    with pytest.raises(REFUSED):
        raw.execute(PUBLISH, row(card, decision="none"))


def test_no_row_with_a_declining_decision(store, raw):
    card, who = arrive(store), reader(store)
    store.now(decisions.decide, choose(card, who, "decline", reason="other"), now())
    decision = raw.execute("SELECT id FROM decisions")[0]["id"]
    for verdict in ("approve", "decline"):
        with pytest.raises(REFUSED):
            raw.execute(PUBLISH, row(card, decision=decision, verdict=verdict))


def test_no_row_with_the_decision_about_another_post(store, raw):
    first, second, who = arrive(store), arrive(store, "others", "r2"), reader(store)
    store.now(decisions.decide, choose(first, who, "approve"), now())
    decision = raw.execute("SELECT id FROM decisions")[0]["id"]
    raw.execute("DELETE FROM published")
    with pytest.raises(REFUSED):
        raw.execute(PUBLISH, row(second, decision=decision))
    with pytest.raises(REFUSED):
        raw.execute(PUBLISH, row(second, decision=decision, revision=first["revision"]))


def test_a_shown_text_cannot_be_changed(store, raw):
    card, who = arrive(store), reader(store)
    store.now(decisions.decide, choose(card, who, "approve"), now())
    for statement in (
        "UPDATE published SET body = 'other words'",
        "UPDATE revisions SET body = 'other words'",
        "DELETE FROM decisions",
        "UPDATE decisions SET verdict = 'decline', reason = 'other'",
        "DELETE FROM staff",
    ):
        with pytest.raises(REFUSED):
            raw.execute(statement)
    assert [p["body"]["text"] for p in store.now(posts.page, "murmurs")] == ["words"]


def test_no_decision_by_nobody(store, raw):
    card = arrive(store)
    for who in ("", "a machine"):
        with pytest.raises(REFUSED):
            store.now(decisions.decide, choose(card, who, "approve"), now())
    assert store.now(posts.page, "murmurs") == []


def test_a_decline_needs_a_reason(store, raw):
    card, who = arrive(store), reader(store)
    with pytest.raises(REFUSED):
        store.now(decisions.decide, choose(card, who, "decline"), now())
    assert store.now(posts.status, "r1")["state"] == "waiting"


def test_one_round_has_one_decision(store, raw):
    card, who = arrive(store), reader(store)
    store.now(decisions.decide, choose(card, who, "escalate"), now())
    with pytest.raises(REFUSED):
        raw.execute(
            "INSERT INTO decisions (id, revision, round, verdict, staff, at) VALUES ('x', :revision, 0, 'approve', :who, 1)",
            {"revision": card["revision"], "who": who},
        )
