"""Advice asked for in a second reading, taken back within a minute: all stands as before, and the reading waits for oneself."""

import re

import pytest

from hideout.store import alarms, second
from tests.desk.test_decide import decide
from tests.desk.test_second import appealed, readings, rules, take

COLUMNS = ("state", "open", "escalated", "urgency", "reported", "revision")


def standing(site, post):
    card = site.card(post)
    return [card[name] for name in COLUMNS]


def begin(site, why):
    sora, umi = site.member("sora"), site.member("umi")
    if why == "appeal":
        return umi, appealed(site, sora)
    rules(site, sample=100, sample_new=100)
    post = site.post("words")
    decide(sora, post, "approve" if why == "sample" else "decline", site.seen(post, reason="ad"))
    return umi, post


@pytest.mark.parametrize("why", ["appeal", "sample", "declined"])
def test_advice_asked_for_in_a_second_reading_is_taken_back(site, why):
    umi, post = begin(site, why)
    before, wall = standing(site, post), site.wall()
    reading = take(umi)
    umi.post(f"/desk/second/{reading}", data={"verdict": "escalate", "urgency": "now", "ask": "may it?"})
    assert site.card(post)["escalated"] and site.store.now(alarms.bell)["posts"] == 1
    page = umi.get("/desk/second").text
    undo = re.search(r'action="(/desk/second/[0-9a-f]+/undo)"', page)
    assert "Advice asked for" in page and undo and undo[1] == f"/desk/second/{reading}/undo"
    back = umi.post(undo[1], data={})
    assert back.headers["location"] == f"/desk/second/{reading}"
    assert (
        standing(site, post) == before and site.wall() == wall and site.store.now(alarms.bell)["posts"] == 0
    )
    assert "/undo" not in umi.get("/desk/second").text
    # It waits for whoever took it back, and can be answered.
    assert take(umi) == reading
    assert umi.post(f"/desk/second/{reading}", data={"verdict": "approve"}).status_code == 303
    assert readings(site)[0]["answer"] == "approve"


def test_what_somebody_who_leads_has_taken_up_is_not_taken_back(site):
    umi, post = begin(site, "appeal")
    mori = site.member("mori", "lead")
    reading = take(umi)
    umi.post(f"/desk/second/{reading}", data={"verdict": "escalate"})
    mori.post("/desk/next", data={})
    answer = umi.post(f"/desk/second/{reading}/undo", data={})
    assert answer.status_code == 409 and "cannot be undone any more" in answer.text
    assert site.card(post)["escalated"] == 1


def test_after_a_minute_or_by_somebody_else_nothing_is_taken_back(site):
    umi, post = begin(site, "sample")
    kai = site.member("kai")
    reading = take(umi)
    umi.post(f"/desk/second/{reading}", data={"verdict": "escalate"})
    assert kai.post(f"/desk/second/{reading}/undo", data={}).status_code == 409
    site.store.now(lambda db: db.run("UPDATE alarms SET at = at - 61"))
    assert umi.post(f"/desk/second/{reading}/undo", data={}).status_code == 409
    assert site.card(post)["escalated"] == 1 and "/undo" not in umi.get("/desk/second").text


def test_what_was_reported_meanwhile_stays_open(site):
    umi, post = begin(site, "sample")
    reading = take(umi)
    umi.post(f"/desk/second/{reading}", data={"verdict": "escalate"})
    site.store.now(lambda db: db.run("UPDATE posts SET reported = 1 WHERE id = :id", {"id": post}))
    assert umi.post(f"/desk/second/{reading}/undo", data={}).status_code == 303
    assert site.card(post)["open"] == 1 and site.card(post)["escalated"] == 0
    assert not site.store.now(second.barred, post, site.pen("umi").staff, leads=False)
