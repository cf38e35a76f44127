"""On call is who is on the rota and signed in; a call that nobody had heard is quiet again on every desk once somebody has."""

import re
import time

import pytest

from hideout.clock import HOUR, now
from hideout.store import alarms, duties, staff
from tests.desk.browser import Stopwatch, leave, settle, until
from tests.desk.test_calls import escalate
from tests.desk.test_decide import HTMX, decide
from tests.desk.test_urgency import BROWSER

AWAY = "On the rota now, but not signed in:"


def always(site, name):
    """Put somebody on call for the whole week."""
    for day in range(7):
        site.store.now(duties.add, site.pen(name).staff, day, 0, 1440)


def rung(part):
    return re.search(r'name="rung" value="([^"]*)"', part)[1]


def line(page):
    """Return the line that says what was done."""
    return page.split('<li class="done"')[1].split("</li>")[0]


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("gone", ["signed out", "idle", "over", "here"])
def test_who_went_home_is_not_on_call(site, gone, headers):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    always(site, "mori")
    who = site.pen("mori").staff
    if gone == "signed out":
        mori.post("/desk/sign-out", data={})
    elif gone == "idle":
        site.store.now(
            lambda db: db.run("UPDATE sessions SET seen = seen - 3600 WHERE staff = :who", {"who": who})
        )
    elif gone == "over":
        site.store.now(
            lambda db: db.run(
                "UPDATE sessions SET until = :at WHERE staff = :who", {"who": who, "at": now() - 1}
            )
        )
    answer = escalate(site, sora, site.post("words"), headers=headers)
    bar = line(answer.text if headers else sora.get("/desk").text)
    if gone == "here":
        assert "On call now: <strong>mori</strong>." in bar
        assert AWAY not in bar and "nobody else knows" not in bar and "data-alone" not in bar
    else:
        assert f"{AWAY} mori." in bar and "data-alone" in bar and "On call now:" not in bar
        assert "Nobody who is on call is signed in; nobody else knows yet." in bar
    bell = sora.get("/desk/bell").text
    assert ("Nobody is on call." in bell) == (gone != "here")
    for page in (bell, sora.get("/desk/rota").text):
        assert (AWAY in page) == ("They hear no bell." in page) == (gone != "here")


def test_one_who_is_there_is_enough(site):
    sora = site.member("sora")
    for name in ("mori", "tani"):
        site.member(name, "lead")
        always(site, name)
    site.store.now(staff.end_all, site.pen("tani").staff)
    escalate(site, sora, site.post("words"))
    page = sora.get("/desk/bell").text
    assert "Nobody is on call." not in page and AWAY in page and "They hear no bell." not in page


def test_whoever_leaves_last_is_told_that_a_call_stands(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    always(site, "mori")
    calm, last = "You may leave it here.", "Once you have signed out, nobody who is on call hears it."
    assert calm in mori.get("/desk/shift/end").text
    escalate(site, sora, site.post("words"))
    page = mori.get("/desk/shift/end").text
    assert last in page and calm not in page
    site.member("tani", "lead")
    always(site, "tani")
    page = mori.get("/desk/shift/end").text
    assert last not in page and "Others who are on call hear it." in page


@pytest.mark.parametrize("way", ["answered", "decided", "read", "handled", "undone"])
def test_a_call_that_was_heard_is_alone_no_more(site, way):
    sora, umi, mori = site.member("sora"), site.member("umi"), site.member("mori", "lead")
    post = site.post("words")
    escalate(site, sora, post)
    asks = lambda who, seen="": who.get(f"/desk/bell/count?rung={seen}", headers=HTMX)  # noqa: E731
    first = {who: asks(who).text for who in (sora, umi)}
    assert all("Nobody is on call." in part for part in first.values())
    assert f'data-unheard="{post}"' in first[sora] and 'data-unheard=""' in first[umi]
    if way == "answered":
        mori.post(f"/desk/posts/{post}/counsel", data={"ask": "A wish; reason 8."})
    elif way == "decided":
        decide(mori, post, "decline", site.seen(post, reason="unsafe"))
    elif way == "read":
        mori.post(f"/desk/posts/{post}/extend", data={})
    elif way == "handled":
        alarm = site.store.now(alarms.standing)[0]["id"]
        mori.post(f"/desk/bell/{alarm}/handled", data={"kind": "other", "step": "called"})
    else:
        decide(sora, post, "undo", {})
    for who in (sora, umi):
        now_so = asks(who, rung(first[who]))
        assert now_so.status_code == 200 and "Nobody is on call." not in now_so.text
        assert 'data-unheard=""' in now_so.text
    page = sora.get("/desk").text
    assert "nobody else knows" not in page
    assert way in ("decided", "undone") or "data-alone" not in line(page)


def test_a_hold_that_ran_out_makes_it_alone_again(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    post = site.post("words")
    escalate(site, sora, post)
    mori.post(f"/desk/posts/{post}/extend", data={})
    assert site.store.now(alarms.unheard, now()) == []
    assert [row["post"] for row in site.store.now(alarms.unheard, now() + HOUR)] == [post]


@pytest.mark.parametrize("urgency", ["today", "later"])
def test_a_call_that_nobody_heard_is_not_said_to_be_heard(site, urgency):
    sora = site.member("sora")
    post = site.post("words")
    decide(sora, post, "escalate", site.seen(post, urgency=urgency))
    page = sora.get("/desk").text
    assert "Somebody has heard it" not in page and "nobody else knows yet" in page


class TestByHand:
    pytestmark = BROWSER

    @pytest.mark.parametrize("stands", [True, False])
    def test_the_notice_leaves_the_open_desk_by_itself(self, page, monkeypatch, stands):
        """With the keyboard on it, or after one went on: it goes, says so, and no key meant for it answers a card."""
        watch = Stopwatch(page, monkeypatch)
        first, second = leave(page, "one", "two", level=1)
        mori = page.site.member(f"mori {time.time_ns()}", "lead")
        page.keyboard.press("j")
        watch.rest()
        page.keyboard.press("e")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        until(page, done=1, focus=f"done-{first}")
        assert page.locator(".done[data-alone]").count() == 1
        if not stands:
            page.keyboard.press("j")
        mori.post(f"/desk/posts/{first}/counsel", data={"ask": "A wish."})
        # The bell asks by itself every twenty seconds; a test need not wait for that.
        page.evaluate("document.querySelector('.done[data-alone]').dataset.asked = 0")
        page.evaluate("document.querySelector('form.bell').dispatchEvent(new Event('ask'))")
        page.wait_for_selector(".done[data-alone]", state="detached")
        page.wait_for_selector("#noted:has-text('Somebody has heard your call')")
        page.keyboard.press("a")
        page.wait_for_selector("#noted:has-text('Not counted')")
        assert page.site.card(second)["round"] == 0
        assert "nobody else knows" not in page.inner_text("main")
        watch.rest()
        page.keyboard.press("a")
        until(page, done=2)
        assert page.site.card(second)["state"] == "published" and not page.problems

    def test_what_nobody_heard_stays(self, page):
        (first, _) = leave(page, "one", "two", level=1)
        page.keyboard.press("j")
        settle()
        page.keyboard.press("e")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        until(page, done=1, focus=f"done-{first}")
        page.evaluate("document.querySelector('.done[data-alone]').dataset.asked = 0")
        page.evaluate("document.querySelector('form.bell').dispatchEvent(new Event('ask'))")
        page.wait_for_selector(".done[data-rang]")
        assert page.locator(".done[data-alone]").count() == 1 and not page.problems
