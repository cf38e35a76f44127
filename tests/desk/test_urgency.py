"""How soon advice is wanted: in the order of the queue and its words, on the bell, in the messages, with keys."""

import json
import re

import pytest

from hideout.clock import now
from hideout.store import alarms, audit, counsel, decisions
from hideout.store.views import View
from moderation.desk import messenger
from tests.desk.browser import leave, settle, until
from tests.desk.test_bell import rings
from tests.desk.test_decide import HTMX, decide
from tests.desk.test_queue import shown

BROWSER = [
    pytest.mark.xdist_group("desk browser"),
    # What the browser's driver leaves open at the end is not ours.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


def advise(site, client, post, soon, **headers):
    return decide(client, post, "escalate", site.seen(post) | ({"urgency": soon} if soon else {}), **headers)


def order(site, who):
    pen = site.pen(who)
    return [row["id"] for row in site.store.now(decisions.queue, staff=pen.staff, at=pen.at)]


def test_calls_stand_by_whether_they_wait_then_how_soon_then_how_heavy_then_how_long(site):
    reader, lead = site.member("sora"), site.member("mori", "lead")
    at = now() - 5000
    # (name, level, urgent, how soon, how old); each but the last would go before the others by the order of reading.
    calls = [
        ("an overdose just now", 3, True, "now", 10),
        ("the same, later", 3, True, "now", 20),
        ("light, now", 0, False, "now", 0),
        ("urgent, today", 3, True, "today", 0),
        ("heavy, today", 2, False, "today", 1),
        ("urgent, later", 3, True, "later", 2),
        ("answered, now", 3, True, "now", 0),
    ]
    made = {}
    for name, level, urgent, soon, age in reversed(calls):
        made[name] = site.post(name, level=level, urgent=urgent, at=at + age)
        assert advise(site, reader, made[name], soon).status_code == 303
        site.store.now(
            lambda db, post=made[name], age=age: db.run(
                "UPDATE alarms SET at = :at WHERE post = :post", {"post": post, "at": at + age}
            )
        )
    pen = site.pen("mori")
    site.store.now(counsel.say, made["answered, now"], pen.staff, "decline it", now(), answer=True)
    wanted = [made[name] for name, *_ in calls]
    assert shown(lead.get("/desk?show=escalated").text) == wanted
    assert (
        re.findall(r'<a class="button" href="/desk/posts/([0-9a-f]+)"', lead.get("/desk/bell").text) == wanted
    )
    view, paged, after = View(name="escalated"), [], ""
    while found := site.store.now(decisions.queue, after, 2, view=view, staff=pen.staff, at=pen.at)[:2]:
        paged += [row["id"] for row in found]
        after = paged[-1]
    assert paged == wanted


def test_what_is_wanted_now_goes_before_all_and_says_so(site):
    reader, lead = site.member("sora"), site.member("mori", "lead")
    at = now() - 500
    made = {name: site.post(name, at=at + n) for n, name in enumerate(("old", "later", "today", "now"))}
    heavy = site.post("heavy", level=2, at=at)
    urgent = site.post("urgent", level=3, at=at)
    for soon in ("later", "today", "now"):
        assert advise(site, reader, made[soon], soon).status_code == 303
    assert order(site, "mori") == [made["now"], urgent, made["today"], heavy, made["old"], made["later"]]
    page = lead.get("/desk").text
    said = [
        "Before everything else: somebody asked for advice, and wants it now.",
        "Before all that is lighter: it may be about life and death.",
        "Before all that is lighter: somebody asked for advice, and wants it today.",
    ]
    places = [page.index(words) for words in said]
    assert places == sorted(places)
    for words in ("advice is wanted now", "advice is wanted today", "advice is wanted when there is time"):
        assert page.count(f'<li class="flag">{words}</li>') == 1
    standing = [row["post"] for row in site.store.now(alarms.standing)]
    assert standing == [made["now"], made["today"], made["later"]]
    bell = lead.get("/desk/bell").text
    assert bell.index(made["now"]) < bell.index(made["today"]) < bell.index(made["later"])


def test_a_post_that_is_urgent_itself_keeps_its_own_words(site):
    reader = site.member("sora")
    post = site.post("goodbye", level=3, urgent=True)
    advise(site, reader, post, "later")
    card = site.card(post)
    assert (card["urgency"], card["band"]) == (0, 2)
    assert "Before everything else: it may be happening now." in reader.get(f"/desk/posts/{post}").text


@pytest.mark.parametrize(("level", "rank"), [(0, 1), (2, 1), (3, 2)])
def test_who_says_nothing_is_asked_for_what_fits(site, level, rank):
    reader = site.member("sora")
    post = site.post("words", level=level)
    first = reader.get(f"/desk/posts/{post}").text
    assert f'value="{"now" if rank == 2 else "today"}" aria-keyshortcuts' in first
    assert ('<details class="asking" open>' in first) == (rank == 2)
    assert advise(site, reader, post, "").status_code == 303
    assert site.card(post)["urgency"] == rank


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("soon", ["soon", "2", "now ", "x" * 5000])
def test_a_bent_urgency_changes_nothing(site, soon, headers):
    post = site.post("words")
    answer = advise(site, site.member(), post, soon, **headers)
    assert answer.status_code == 422 and "Please choose how soon" in answer.text
    assert site.card(post)["round"] == 0 and site.store.now(alarms.bell)["posts"] == 0


def test_taking_back_and_answering_put_it_where_it_was(site):
    reader, lead = site.member("sora"), site.member("mori", "lead")
    post = site.post("words", level=1)
    before = {name: site.card(post)[name] for name in ("band", "due", "urgency")}
    advise(site, reader, post, "now")
    assert site.card(post)["band"] == 2
    decide(reader, post, "undo", {})
    assert {name: site.card(post)[name] for name in before} == before
    advise(site, reader, post, "now")
    # Those who lead may find it less urgent; the alarm stays one.
    advise(site, lead, post, "later")
    assert site.card(post)["urgency"] == 0 and rings(site) == {
        "posts": 1,
        "urgent": 0,
        "today": 0,
    }
    advise(site, lead, post, "today")
    decide(lead, post, "decline", site.seen(post, reason="ad"))
    assert site.card(post)["urgency"] == 0
    decide(lead, post, "undo", {})
    assert site.card(post)["urgency"] == 1 and site.store.now(alarms.bell)["today"] == 1
    assert len(site.store.now(lambda db: db.rows("SELECT id FROM alarms"))) == 1
    assert not site.store.now(audit.verify, site.store.secret)


def test_bell_and_messages_count_by_urgency_and_tell_no_word(site):
    reader = site.member("sora")
    for n, soon in enumerate(("now", "today", "today", "later")):
        advise(site, reader, site.post(f"secret words {n}"), soon)
    page = reader.get("/desk").text
    assert "Advice wanted now: 1." in page and "Today: 2." in page and "Advice is wanted: 4 in all" in page
    told = site.store.now(messenger.message, site.config, now())
    body = json.loads(told.body())
    assert (body["waiting"], body["urgent"], body["today"]) == (4, 1, 2)
    assert "相談 4件（いますぐ 1件、きょう中 2件）" in told.line() and "secret" not in told.body().decode()
    assert told.line().endswith("/desk/bell")


class TestByHand:
    pytestmark = BROWSER

    @pytest.mark.parametrize(("steps", "rank"), [((), 1), (("Shift+Tab",), 2), (("Tab",), 0)])
    def test_by_keys(self, page, steps, rank):
        first, second = leave(page, "one", "two")
        page.keyboard.press("j")
        settle()
        page.keyboard.press("e")
        until(page, said="Ask for advice: Today. Enter sends it.", current=f"post-{first}")
        assert page.site.card(first)["round"] == 0
        for step in steps:
            page.keyboard.press(step)
        page.keyboard.press("Enter")
        # Where it is wanted now and nobody is on call, reading stops at the line that says so.
        focus = f"done-{first}" if rank == 2 else f"post-{second}"
        until(page, current=f"post-{second}", focus=focus, done=1)
        assert page.site.card(first)["urgency"] == rank and not page.problems

    @pytest.mark.parametrize("page", [False], indirect=True)
    def test_without_script(self, page):
        (first,) = leave(page, "one")
        page.click(f"#post-{first} .asking summary")
        page.click(f"#post-{first} .asking button[value=now]")
        page.wait_for_url("**/desk")
        assert page.site.card(first)["urgency"] == 2
