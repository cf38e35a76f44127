"""Counting at the desk: a number says how many texts somebody finds where it stands, or why there are fewer."""

import re

from hideout.clock import now
from hideout.store import alarms
from tests.desk.test_decide import decide


def head(page):
    return re.sub(r"\s+", " ", page[page.index('id="count"') :].partition("</p>")[0].partition(">")[2])


def cards(page):
    return page.count('class="queue-card"')


def test_who_cannot_answer_what_waits_for_advice_is_not_promised_it(site):
    sora, umi, mori = site.member("sora"), site.member("umi"), site.member("mori", "lead")
    for n in range(3):
        post = site.post(f"urgent {n}", level=3)
        decide(sora, post, "escalate", site.seen(post, urgency="later"))
    site.post("one")
    page = umi.get("/desk").text
    assert head(page) == "1 wait to be read. Besides, 3 wait for those who lead." and cards(page) == 1
    assert "Urgent (" not in page, "the choice of weights offers nothing that is not there"
    page = mori.get("/desk").text
    assert head(page) == "4 wait to be read. Urgent ones: 3." and cards(page) == 4 and "Urgent (3)" in page


def test_what_is_alike_and_what_is_set_aside_is_said(site):
    sora, umi = site.member("sora"), site.member("umi")
    for _ in range(3):
        site.post("the very same text")
    left, parked = site.post("left to others"), site.post("parked")
    # In this order: who leaves a card to others is given the next one at once, which might be the one to be parked.
    assert umi.post(f"/desk/posts/{parked}/park", data={}).status_code == 303
    assert sora.post(f"/desk/posts/{left}/skip", data={}).status_code == 303
    page = sora.get("/desk").text
    assert "3 wait to be read. 2 of them are like another one, and come after it." in head(page)
    assert "Besides, 2 are parked, passed on, or left to others by you." in head(page) and cards(page) == 1
    bell = sora.get("/desk").text
    assert "Advice is wanted: 1" in bell and "(parked: 1)" in bell


def test_one_word_for_one_weight(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    post = site.post("now", level=3, urgent=True)
    decide(sora, post, "escalate", site.seen(post, urgency="today"))
    done = sora.get("/desk").text
    assert "Urgent, now" in done[done.index(f'id="done-{post}"') :].partition("</li>")[0]
    light = site.post("an address", heard={"flags": ["link"]})
    site.member("umi").post(f"/desk/posts/{light}/park", data={})
    (row,) = [row for row in site.store.now(alarms.standing, now()) if row["post"] == light]
    assert row["noted"] == 1
    bell = mori.get("/desk/bell").text
    assert "Read with care" in bell and ">Nothing noticed<" not in bell
