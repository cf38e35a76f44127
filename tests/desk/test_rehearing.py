"""Rehearing: words that were published reach what waits; what takes danger away is asked about once."""

import asyncio

import pytest

from hideout.store import decisions, wordlists
from moderation import overlay, words
from moderation.desk.rehearing import rehear
from moderation.hearing import hear_post
from tests.desk.test_decide import decide
from tests.desk.test_queue import shown


@pytest.fixture(autouse=True)
def restored():
    yield
    words.add({})


def heard_post(site, text):
    verdict, heard = hear_post({"text": text}, {"text": "What you feel"})
    return site.post(text, level=verdict.level, urgent=verdict.now, heard=heard)


def test_what_waits_is_heard_with_the_new_words_and_stands_where_it_belongs(site):
    lead = site.member("mori", "lead")
    first = heard_post(site, "きょうはゆずの木のしたに行く。")
    other = heard_post(site, "きょうは雨だった。")
    gone = heard_post(site, "ゆずの木のした、きれいだった。")
    decide(lead, gone, "approve", site.seen(gone))
    assert site.card(first)["level"] == 0
    sent = {"do": "publish", "body": "ゆずの木のした", "known": "0"}
    assert lead.post("/desk/words/ja/plan", data=sent).status_code == 303
    assert asyncio.run(overlay.refresh(site.store, 0)) == 1
    assert asyncio.run(rehear(site.store)) == 1
    card = site.card(first)
    assert card["level"] == 3 and card["band"] == 1 and card["heard"]["findings"]
    assert site.store.now(decisions.counts)["levels"] == {0: 1, 3: 1}
    assert shown(lead.get("/desk").text) == [first, other] and site.card(gone)["level"] == 0
    assert asyncio.run(rehear(site.store)) == 0


def test_what_takes_danger_away_is_asked_about_once_with_numbers(site):
    lead = site.member("mori", "lead")
    heard_post(site, "もう死にたい")
    sent = {"do": "publish", "body": "- 死にたい", "known": "0"}
    answer = lead.post("/desk/words/ja/wish", data=sent)
    assert answer.status_code == 422 and "takes away what is heard as danger" in answer.text
    assert "of the last 1." in answer.text and 'name="sure"' in answer.text
    assert site.store.now(wordlists.version) == 0
    assert lead.post("/desk/words/ja/wish", data=sent | {"sure": "yes"}).status_code == 303
    assert site.store.now(wordlists.version) == 1


def test_what_is_not_grave_is_published_at_once(site):
    lead = site.member("mori", "lead")
    sent = {"do": "publish", "body": "- ゆずの木", "known": "0"}
    assert lead.post("/desk/words/ja/distress", data=sent).status_code == 303
