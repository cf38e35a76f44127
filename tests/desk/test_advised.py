"""Whoever asked for advice: they answer once it has come in words, and where nobody would hear them, with the reason that helps at once."""

import time

import pytest

from hideout.clock import HOUR, now
from hideout.store import alarms, audit, claims, second
from moderation import staffing
from tests.desk.browser import leave, rested, served, until
from tests.desk.site import Site
from tests.desk.test_calls import escalate
from tests.desk.test_contested import contested
from tests.desk.test_decide import HTMX, decide
from tests.desk.test_present import always
from tests.desk.test_queue import shown
from tests.desk.test_second import appealed, rules, take
from tests.desk.test_table import ACTS, CUT, FIELDS
from tests.desk.test_urgency import BROWSER

ALONE = "nobody who leads is on call now: you may answer it with reason 8, or take your call back"
NOW = "Whoever asked can answer it now, or you decide it yourself."


@pytest.fixture
def people(site):
    rules(site, sample=0, sample_new=0)
    return {"sora": site.member("sora"), "umi": site.member("umi"), "mori": site.member("mori", "lead")}


def say(client, post, words="Yes, please answer with reason 8."):
    answer = client.post(f"/desk/posts/{post}/counsel", data={"ask": words})
    return client.get(answer.headers["location"]).text


def asked(site, people, **more):
    post = site.post("words that are urgent", **({"level": 3, "urgent": True} | more))
    assert escalate(site, people["sora"], post, ask="May I answer with reason 8?").status_code == 303
    return post


def test_whoever_asked_answers_once_advice_has_come(site, people):
    always(site, "mori")
    post = asked(site, people)
    page = people["sora"].get(f"/desk/posts/{post}").text
    assert 'class="decline"' not in page and "Somebody who leads the desk answers it." in page
    assert NOW in say(people["mori"], post)
    page = people["sora"].get(f"/desk/posts/{post}").text
    assert 'class="decline"' in page and 'class="approve' in page and "advice has come" in page
    assert 'class="decline"' not in people["umi"].get(f"/desk/posts/{post}").text
    # It is still a call, for everybody, until it is decided.
    assert [row["post"] for row in site.store.now(alarms.standing, now())] == [post]
    assert shown(people["mori"].get("/desk?show=escalated").text) == [post]
    assert decide(people["sora"], post, "decline", site.seen(post, reason="unsafe")).status_code == 303
    assert site.card(post)["state"] == "declined" and not site.store.now(alarms.standing, now())
    # What weighs most is read by somebody else all the same.
    assert site.store.now(second.waiting, site.pen("mori").staff)["posts"] == 1
    assert not site.store.now(audit.verify, site.store.secret)


def test_an_answer_to_the_call_before_is_none_to_this_one(site, people):
    always(site, "mori")
    post = asked(site, people)
    say(people["mori"], post)
    assert decide(people["sora"], post, "undo", {}).status_code == 303
    site.store.now(lambda db: db.run("UPDATE counsel SET at = at - 5"))
    assert escalate(site, people["umi"], post).status_code == 303
    for name in ("sora", "umi"):
        answer = decide(people[name], post, "decline", site.seen(post, reason="unsafe"))
        assert answer.status_code == 403, name
    say(people["mori"], post)
    assert (
        decide(people["sora"], post, "decline", site.seen(post, reason="unsafe")).status_code,
        decide(people["umi"], post, "decline", site.seen(post, reason="unsafe")).status_code,
    ) == (403, 303)


def test_an_appeal_is_answered_by_who_asked_and_what_two_read_differently_is_not(site, people):
    kawa = site.member("kawa", "lead")
    post = appealed(site, people["sora"], "some words")
    umi = people["umi"]
    umi.post(f"/desk/second/{take(umi)}", data={"verdict": "escalate", "ask": "and you?"})
    assert decide(umi, post, "approve", site.seen(post)).status_code == 403
    assert NOW in say(people["mori"], post)
    assert decide(people["sora"], post, "approve", site.seen(post)).status_code == 403
    assert decide(umi, post, "approve", site.seen(post)).status_code == 303
    other = contested(site, people["sora"], umi, verdict="decline")
    page = say(kawa, other)
    assert "Your words stand beside the text now." in page and NOW not in page
    assert decide(umi, other, "approve", site.seen(other)).status_code == 403


def test_where_nobody_who_leads_would_hear_it_who_asked_can_still_help(site, people):
    always(site, "umi")
    post = asked(site, people)
    page = people["sora"].get(f"/desk/posts/{post}").text
    assert ALONE in page and "Take my call back" in page and 'value="unsafe" selected' in page
    assert 'value="names"' not in page.split('class="decide"')[1].split("</details>")[0]
    assert ALONE not in people["umi"].get(f"/desk/posts/{post}").text
    answer = decide(
        people["sora"], post, "decline", site.seen(post, reason="names", sure="names", note="my own words")
    )
    assert answer.status_code == 403 and ALONE in answer.text and "my own words" in answer.text
    assert decide(people["umi"], post, "decline", site.seen(post, reason="unsafe")).status_code == 403
    assert decide(people["sora"], post, "decline", site.seen(post, reason="unsafe")).status_code == 303
    # The call stays known: handled by that answer, and read a second time.
    (call,) = site.store.now(alarms.handled)
    assert (call["post"], call["handled_by"]) == (post, "sora")
    assert "handled by sora" in people["mori"].get("/desk/bell").text
    assert site.store.now(second.waiting, site.pen("mori").staff)["posts"] == 1


@pytest.mark.parametrize("heard", ["on call", "reads it"])
def test_where_somebody_who_leads_hears_it_it_is_theirs(site, people, heard):
    post = asked(site, people)
    if heard == "on call":
        always(site, "mori")
    else:
        site.store.now(claims.claim, site.pen("mori").staff, now(), post)
    page = people["sora"].get(f"/desk/posts/{post}").text
    assert ALONE not in page and 'class="uncall"' not in page
    answer = decide(people["sora"], post, "decline", site.seen(post, reason="unsafe"))
    assert answer.status_code == 403
    site.store.now(lambda db: db.run("UPDATE decisions SET at = at - 100"))
    assert decide(people["sora"], post, "undo", {}).status_code == 409


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_call_nobody_hears_is_taken_back_at_any_time(site, people, headers):
    post = asked(site, people)
    site.store.now(lambda db: db.run("UPDATE decisions SET at = at - :ago", {"ago": HOUR}))
    assert decide(people["umi"], post, "undo", {}).status_code == 409
    answer = decide(people["sora"], post, "undo", {"view": "list"}, **headers)
    page = answer.text if headers else people["sora"].get(answer.headers["location"]).text
    assert "Your call is taken back. It waits to be read again." in page
    assert site.card(post)["escalated"] == 0 and not site.store.now(alarms.standing, now())
    assert decide(people["umi"], post, "decline", site.seen(post, reason="unsafe")).status_code == 303
    assert not site.store.now(audit.verify, site.store.secret)


# What whoever asked may do with it -> the status of each act, and where it then stands.
MAY = {
    "heard": {"skip": 303, "extend": 409, "unpublish": 403, "undo": 409},
    "alone": {"skip": 303, "extend": 409, "unpublish": 403, "undo": 303},
    "advised": dict.fromkeys(ACTS, 303) | {"extend": 409, "unpublish": 409, "undo": 409},
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    with Site(tmp_path_factory.mktemp("asker") / "data") as site:
        site.people = {"sora": site.member("sora"), "mori": site.member("mori", "lead")}
        yield site


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", MAY)
def test_every_act_by_who_asked(whole, state, act):
    site, sora = whole, whole.people["sora"]
    post = site.post(CUT, fold="")
    escalate(site, sora, post)
    if state == "advised":
        say(whole.people["mori"], post)
    if state == "heard":
        site.store.now(claims.claim, site.pen("mori").staff, now(), post)
    site.store.now(lambda db: db.run("UPDATE decisions SET at = at - 100"))
    seen = site.seen(post) | FIELDS | {"to": site.pen("mori").staff}
    answer = decide(sora, post, act, seen)
    assert answer.status_code == MAY[state].get(act, 403)
    card = site.card(post)
    if act in ("approve", "decline", "change", "cut"):
        assert card["open"] == (state != "advised")
    if state == "alone" and act != "undo":
        assert decide(sora, post, "decline", site.seen(post, reason="unsafe")).status_code == 303


class TestByHand:
    pytestmark = BROWSER

    @pytest.mark.parametrize("state", ["alone", "advised"])
    def test_r_and_8_answer_it(self, tmp_path, chromium, state):
        with served(tmp_path / "data") as (site, port):
            staffing.invite(site.store, "kaede", "reader", now())
            token = staffing.sign_in_link(site.store, "kaede", now())
            mori = site.member("mori", "lead")
            page = chromium.new_page(locale="en-GB")
            page.goto(f"http://127.0.0.1:{port}/desk/enter/{token}")
            page.click("main button")
            page.wait_for_url("**/desk/welcome")
            page.site, page.base = site, f"http://127.0.0.1:{port}"
            (post,) = leave(page, "urgent", level=3, urgent=True)
            page.goto(f"{page.base}/desk/posts/{post}")
            rested()
            page.click("form.escalate button[value=now]")
            page.wait_for_selector(".done[data-alone]")
            if state == "advised":
                say(mori, post)
            page.goto(f"{page.base}/desk/posts/{post}")
            rested()
            page.keyboard.press("r")
            until(page, focus=f"reason-{post}")
            page.keyboard.press("8")
            until(page, focus=f"note-{post}")
            assert page.input_value(f"#note-{post}").startswith("人が読んで")
            page.keyboard.press("Enter")
            deadline = time.monotonic() + 20
            while site.card(post)["state"] != "declined":
                assert time.monotonic() < deadline
                time.sleep(0.05)
            page.close()
