"""Worn: heavy texts bring the offer of a break forward, it says why, and it never stands in the way."""

import pytest

from hideout.clock import MINUTE
from hideout.store import care
from moderation.desk import shift
from tests.desk.test_care import move, read, rules

HEAVY = "You have read much that is heavy"
LONG = "You have been reading for a good while"
RULES = dict(care.RULES)


@pytest.mark.parametrize(
    ("levels", "minutes"),
    [({0: 40}, 0), ({1: 40}, 0), ({2: 10}, 10), ({3: 10}, 40), ({0: 5, 2: 3, 3: 2}, 11), ({}, 0)],
)
def test_texts_weigh_by_their_level(levels, minutes):
    assert shift.weight(levels, RULES) == minutes
    assert shift.weight(levels, RULES | {"weigh_1": 0, "weigh_2": 0, "weigh_3": 0}) == 0


def test_a_break_comes_earlier_by_so_many_minutes_and_never_where_none_is_wanted():
    start = 1000 * MINUTE
    found = shift.Shift(began=start, rested=start)
    for weight, minutes in ((0, 50), (40, 10), (60, 0)):
        due = start + minutes * MINUTE
        assert found.break_due(due, 50, weight) and not found.break_due(due - 1, 50, min(weight, 50))
    assert not found.break_due(start + 90 * MINUTE, 0, 60)
    put_off = shift.Shift(began=start, rested=start, asked=start)
    assert not put_off.break_due(start + 14 * MINUTE, 50, 99) and put_off.break_due(
        start + 15 * MINUTE, 50, 99
    )


def test_ten_urgent_texts_tire_sooner_than_forty_light_ones(site):
    sora, umi = site.member("sora"), site.member("umi")
    read(site, sora, *[3] * 10)
    read(site, umi, *[0] * 40)
    assert "Take a break" not in sora.get("/desk").text
    move(site, 11 * MINUTE)
    page, waits = sora.get("/desk").text, site.post("waits")
    assert HEAVY in page and LONG not in page and ">Later<" in page
    assert HEAVY not in umi.get("/desk").text and "Take a break" not in umi.get("/desk").text
    # It is an offer: whoever reads on reads on.
    assert sora.post("/desk/next", data={}).headers["location"].startswith(f"/desk/posts/{waits}")
    sora.post("/desk/shift/break", data={"do": "later"})
    assert HEAVY not in sora.get("/desk").text
    move(site, 40 * MINUTE)
    assert LONG in sora.get("/desk").text and HEAVY not in sora.get("/desk").text


def test_after_a_break_what_was_read_before_weighs_no_more(site):
    client = site.member()
    read(site, client, *[3] * 11)
    move(site, 20 * MINUTE)
    assert HEAVY in client.get("/desk").text
    for do in ("begin", "end"):
        client.post("/desk/shift/break", data={"do": do})
    move(site, 10 * MINUTE)
    assert HEAVY not in client.get("/desk").text
    read(site, client, 3)
    assert HEAVY not in client.get("/desk").text


def test_it_is_said_when_a_break_comes_and_what_a_team_wants_otherwise(site):
    lead, client = site.member("mori", "lead"), site.member()
    assert "A break is offered after 50 minutes, sooner after heavy texts." in client.get("/desk/shift").text
    page = lead.get("/desk/care").text
    assert "It is only an offer." in page and 'name="weigh_3" inputmode="numeric" value="4"' in page
    rules(site, weigh_2=0, weigh_3=0)
    assert "A break is offered after 50 minutes. You" in client.get("/desk/shift").text
    read(site, client, *[3] * 12)
    move(site, 45 * MINUTE)
    assert "Take a break" not in client.get("/desk").text
    rules(site, every=0)
    assert "A break is offered" not in client.get("/desk/shift").text
    assert HEAVY not in client.get("/desk").text
