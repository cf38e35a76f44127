"""Among heavy posts the gravest come first, say why, and nothing starves behind them."""

import json
import re

import pytest

from hideout.clock import HOUR, now
from hideout.store import alarms, decisions, hearings, holds, posts
from hideout.store.views import GRAVER, HEADSTART, ORDER, View, grounds

WISH = {
    "level": 2,
    "category": "suicide",
    "flag": "risk",
    "reason": "A wish to die or to be gone",
    "spans": [],
}
FEAR = {"level": 1, "category": "bullying", "flag": None, "reason": "Bullying", "spans": []}
FOOD = {
    "level": 2,
    "category": "eating",
    "flag": "risk",
    "reason": "Dangerous eating or not eating",
    "spans": [],
}


def order(site):
    return [row["id"] for row in site.store.now(decisions.queue)]


@pytest.mark.parametrize(
    ("level", "heard", "found"),
    [
        (2, {}, ()),
        (2, {"findings": [FOOD]}, ()),
        (2, {"findings": [WISH]}, ("life",)),
        (2, {"findings": [FOOD, FEAR]}, ("several",)),
        (2, {"findings": [WISH, FEAR], "flags": ["method"]}, ("life", "way", "several")),
        (1, {"findings": [FEAR], "flags": ["method"]}, ()),
        (3, {"findings": [WISH], "flags": ["method"]}, ()),
    ],
)
def test_what_makes_a_heavy_post_graver(level, heard, found):
    assert grounds(level, heard) == found


def test_the_gravest_of_the_heavy_ones_come_first_and_say_why(site):
    plain = site.post("plain", level=2, at=now() - 20 * HOUR)
    food = site.post("food", level=2, at=now() - 15 * HOUR, heard={"findings": [FOOD, FEAR]})
    worst = site.post("worst", level=2, heard={"findings": [WISH, FEAR], "flags": ["method"]})
    danger = site.post("danger", level=3)
    assert order(site) == [danger, worst, food, plain]
    page = site.member().get("/desk?level=2").text
    places = [page.find(f'id="post-{post}"') for post in (worst, food, plain)]
    assert places == sorted(places)
    card = page.split(f'id="post-{worst}"')[1].split('id="post-')[0]
    why = card.split('class="why">')[1].split("</p>")[0]
    assert "One of the graver heavy ones" in card and "48 hours" in card
    assert "a way" in why and "life" in why and "more than one thing" in why
    assert "graver" not in page.split(f'id="post-{plain}"')[1].split("</li>")[0]


def test_no_heavy_post_starves_behind_graver_ones(site):
    """However many graver ones keep coming, an old one stands before all that come a day later."""
    old = site.post("old", level=2, at=now() - 3 * GRAVER - 60)
    for n in range(5):
        site.post(f"fresh {n}", level=2, heard={"findings": [WISH, FEAR], "flags": ["method"]})
    assert order(site)[0] == old


def test_the_weight_stays_with_a_post_that_is_led_reported_or_heard_anew(site):
    post = site.post("heavy", level=2, heard={"findings": [WISH], "flags": ["method"]})
    site.member()
    ahead = HEADSTART[2] + 2 * GRAVER
    since = site.card(post)["since"]
    site.store.now(lambda db: db.run("UPDATE posts SET escalated = 1"))
    site.store.now(alarms.follow, post, site.pen().staff, now(), alarms.TODAY)
    assert (site.card(post)["band"], site.card(post)["due"]) == (1, since - ahead)
    row = site.card(post)
    heard = row["heard"] | {"flags": []}
    assert site.store.now(hearings.put, post, row["revision"], heard)
    assert site.card(post)["weight"] == 1 and site.card(post)["due"] == since - HEADSTART[2] - GRAVER
    site.store.now(lambda db: db.run("UPDATE posts SET state = 'published', open = 0, urgency = 0"))
    site.store.now(posts.report, post, "hurts", now(), hide=False)
    assert site.card(post)["due"] == site.card(post)["since"] - HEADSTART[2] - GRAVER


def test_the_order_is_read_from_its_index(site):
    """The head of the queue is found by the index of the order: nothing is sorted, whatever the weights."""
    plan = site.store.now(
        lambda db: db.rows(
            "EXPLAIN QUERY PLAN SELECT p.id FROM posts p WHERE p.open = 1 ORDER BY p.band DESC, p.due, p.id LIMIT 1"
        )
    )
    told = json.dumps(plan)
    assert "posts_next" in told and "B-TREE" not in told


@pytest.mark.parametrize("view", [View(level=2), View(level=0, noted=0), View(level=1, board="wall"), View()])
def test_no_view_of_the_queue_walks_all_that_weighs_the_same(site, view):
    """Whatever is asked for, the order comes from an index, and those that are alike are found by theirs."""
    site.member()
    sql = f"SELECT p.id FROM posts p WHERE {view.where()} AND {view.first()} ORDER BY {ORDER} LIMIT 51"
    values = view.values(site.pen().staff, now())
    plan = [row["detail"] for row in site.store.now(lambda db: db.rows(f"EXPLAIN QUERY PLAN {sql}", values))]
    (alike,) = [step for step in plan if step.startswith(("SEARCH q", "SCAN q"))]
    (order,) = [step for step in plan if step.startswith(("SEARCH p", "SCAN p"))]
    assert "posts_kin" in alike and re.search("posts_(next|level|board)", order), plan
    assert not any("B-TREE" in step for step in plan)


@pytest.mark.parametrize("query", holds.STANDING.values(), ids=holds.STANDING)
def test_what_one_has_set_aside_is_found_without_walking_the_queue(site, query):
    """Every card asks for it: one person's acts are looked up by the person, not among all that waits."""
    values = {"staff": "s1", "since": 0, "at": now(), "post": "p1"}
    plan = [
        row["detail"] for row in site.store.now(lambda db: db.rows(f"EXPLAIN QUERY PLAN {query}", values))
    ]
    assert not any(step.startswith("SCAN") or "(open=" in step for step in plan), plan
