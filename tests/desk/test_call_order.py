"""Whoever reads calls one at a time reads them in the order in which they are listed: a call, not its text, decides."""

from urllib.parse import parse_qs, urlparse

import pytest

from hideout.clock import now
from moderation.desk import ledger
from tests.desk.test_calls import escalate
from tests.desk.test_care import read, rules
from tests.desk.test_queue import shown


def called(site, reader):
    """Leave texts on which advice is wanted, so that the order of reading would be another one."""
    wanted = (
        ("heavy, later", 2, False, "later"), ("urgent, later", 3, False, "later"), ("light, now", 0, False, "now"),
        ("now, today", 3, True, "today"), ("answered", 3, False, "now"), ("light, today", 0, False, "today"),
    )  # fmt: skip
    made = {}
    for n, (words, level, urgent, how) in enumerate(wanted):
        made[words] = site.post(words, level=level, urgent=urgent, at=now() - 600 + n)
        escalate(site, reader, made[words], urgency=how)
    return made


def one_by_one(client):
    """Return the posts that are handed out from the view of calls, each left to others after it was read."""
    answer, found = client.post("/desk/next", data={"show": "escalated"}), []
    while (to := urlparse(answer.headers["location"])).path.startswith("/desk/posts/"):
        found.append(to.path.split("/")[-1])
        assert parse_qs(to.query)["show"] == ["escalated"]
        answer = client.post(f"{to.path}/skip", data={"show": "escalated", "view": "card"})
    return found


@pytest.mark.parametrize("tired", [False, True])
def test_calls_are_handed_out_as_they_are_listed(site, tired):
    rules(site, light=2 if tired else 0)
    reader, lead = site.member("sora"), site.member("mori", "lead")
    made = called(site, reader)
    lead.post(f"/desk/posts/{made['answered']}/counsel", data={"ask": "so would I"})
    if tired:
        read(site, lead, 2, 2)
    listed = shown(lead.get("/desk?show=escalated").text)
    assert listed[0] == made["light, now"] and listed[-1] == made["answered"] and len(listed) == 6
    assert one_by_one(lead) == listed


def test_a_cap_still_keeps_the_gravest_from_whoever_read_enough(site):
    rules(site, cap_3=1)
    reader, lead = site.member("sora"), site.member("mori", "lead")
    made = called(site, reader)
    read(site, lead, 3)
    lighter = [made["light, now"], made["light, today"], made["heavy, later"]]
    assert one_by_one(lead) == lighter


def test_elsewhere_the_most_urgent_still_comes_first(site):
    reader = site.member("sora")
    site.member("mori", "lead")
    called(site, reader)
    light, heavy = site.post("light", at=now() - 900), site.post("heavy", level=2)
    lead = site.pen("mori")
    first = site.store.now(ledger.next_card, lead, escalated=True)
    assert site.card(first)["urgency"] == 2 or site.card(first)["urgent"]
    assert one_by_one(reader) == []
    assert {light, heavy} & {first} == set()
