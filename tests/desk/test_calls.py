"""Calls: what may be happening now is announced on every open page, who asks learns who sees it, and both can speak."""

import re

import pytest

from hideout.clock import now
from hideout.store import alarms, audit, counsel, duties, posts
from tests.desk.browser import leave
from tests.desk.test_decide import HTMX, decide
from tests.desk.test_queue import shown
from tests.desk.test_urgency import BROWSER


def escalate(site, client, post, **more):
    headers = more.pop("headers", {})
    return decide(client, post, "escalate", site.seen(post, **({"urgency": "now"} | more)), **headers)


def test_what_is_heard_as_happening_now_rings_apart_from_calls(site):
    client = site.member()
    page = client.get("/desk/help").text
    assert "Heard as happening now" not in page
    rung = re.search(r'name="rung" value="([^"]+)"', page)[1]
    assert client.get(f"/desk/bell/count?rung={rung}").status_code == 204
    post = site.post("it is happening", level=3, urgent=True)
    told = client.get(f"/desk/bell/count?rung={rung}", headers=HTMX)
    assert "Heard as happening now, and read by nobody yet: 1" in told.text and "Advice" not in told.text
    rung = re.search(r'name="rung" value="([^"]+)"', told.text)[1]
    assert client.get(f"/desk/bell/count?rung={rung}", headers=HTMX).status_code == 204
    assert post in shown(client.get("/desk?level=3").text)
    escalate(site, client, post)
    told = client.get(f"/desk/bell/count?rung={rung}", headers=HTMX).text
    assert "Heard as" not in told and "Advice wanted now: 1." in told


def test_one_gone_and_one_come_is_told_and_what_is_being_read_is_not(site):
    client, umi = site.member(), site.member("umi")
    first = site.post("one", level=3, urgent=True, at=now() - 60)
    before = client.get("/desk/bell/count", headers=HTMX).text
    rung = re.search(r'name="rung" value="([^"]+)"', before)[1]
    decide(umi, first, "decline", site.seen(first, reason="unsafe"))
    site.post("two", level=3, urgent=True)
    assert client.get(f"/desk/bell/count?rung={rung}", headers=HTMX).status_code == 200
    umi.post("/desk/next", data={})
    assert "Heard as" not in client.get("/desk/bell/count", headers=HTMX).text


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_who_asks_learns_who_sees_it(site, headers):
    client, mori = site.member(), site.member("mori", "lead")
    post = site.post("words")
    answer = escalate(site, client, post, headers=headers)
    page = answer.text if headers else client.get("/desk").text
    assert "Nobody is on call now; nobody else knows yet." in page
    assert (
        "No message goes out" in page
        and '/desk/runbook"' in page
        and "No way to reach those who lead" in page
    )
    for day in range(7):
        site.store.now(duties.add, site.pen("mori").staff, day, 0, 1440)
    assert mori and "On call now: <strong>mori</strong>." in client.get("/desk").text


def test_a_question_goes_with_the_call_and_the_answer_comes_back(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    post = site.post("words")
    escalate(site, sora, post, ask="Is this a plan or a wish?")
    page = mori.get(f"/desk/posts/{post}").text
    assert "sora asks:" in page and "Is this a plan or a wish?" in page
    assert sora.post(f"/desk/posts/{post}/counsel", data={"ask": "me too"}).status_code == 403
    assert mori.post(f"/desk/posts/{post}/counsel", data={"ask": " "}).status_code == 422
    assert mori.post(f"/desk/posts/{post}/counsel", data={"ask": "A wish; reason 8."}).status_code == 303
    assert "mori answers:" in sora.get(f"/desk/posts/{post}").text
    acts = [row["action"] for row in site.store.now(audit.recent)]
    assert acts.count("counsel") == 2 and not site.store.now(audit.verify, site.store.secret)


def test_what_was_parked_with_a_question_comes_back_with_its_answer(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    post = site.post("words")
    assert decide(sora, post, "park", {"ask": "あ" * 401}).status_code == 422
    assert decide(sora, post, "park", {"ask": "May this stand?"}).status_code == 303
    assert shown(sora.get("/desk").text) == []
    mori.post(f"/desk/posts/{post}/counsel", data={"ask": "Yes."})
    assert shown(sora.get("/desk").text) == [post] and shown(sora.get("/desk?show=mine").text) == [post]
    assert site.card(post)["passed_to"] == "sora"


def test_what_was_said_beside_a_text_goes_with_it(site):
    sora = site.member("sora")
    post = site.post("words")
    escalate(site, sora, post, ask="The child says so and so")
    receipt = site.store.now(lambda db: db.one("SELECT receipt FROM posts WHERE id = :id", {"id": post}))
    site.store.now(posts.withdraw, receipt["receipt"])
    assert site.store.now(counsel.about, post) == []


def test_an_urgent_call_is_closed_with_what_was_done_and_can_be_taken_back(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    post, calm = site.post("words"), site.post("others")
    escalate(site, sora, post)
    escalate(site, sora, calm, urgency="later")
    urgent, later = (row["id"] for row in site.store.now(alarms.standing))
    answer = mori.post(f"/desk/bell/{urgent}/handled", data={"kind": "other", "outcome": " "})
    assert answer.status_code == 422 and "choose or write what was done" in answer.text
    assert mori.post(f"/desk/bell/{later}/handled", data={"kind": "other"}).status_code == 303
    assert (
        mori.post(f"/desk/bell/{urgent}/handled", data={"kind": "other", "step": "called"}).status_code == 303
    )
    page = mori.get("/desk/bell").text
    assert "Called the police" in page and f"/desk/bell/{urgent}/recall" in page
    assert f"/desk/bell/{urgent}/recall" not in sora.get("/desk/bell").text
    assert mori.post(f"/desk/bell/{urgent}/recall", data={}).status_code == 303
    assert [row["id"] for row in site.store.now(alarms.standing)] == [urgent]
    mori.post(f"/desk/bell/{urgent}/handled", data={"kind": "other", "outcome": "called, 21:10"})
    site.store.now(lambda db: db.run("UPDATE alarms SET handled_at = handled_at - 120"))
    late = mori.post(f"/desk/bell/{urgent}/recall", data={})
    assert late.status_code == 409 and "a minute has passed" in late.text


def test_a_note_half_written_comes_back_when_a_lead_was_asked_meanwhile(site):
    sora, umi = site.member("sora"), site.member("umi")
    post = site.post("words")
    seen = site.seen(post, reason="names", note="my long words")
    escalate(site, umi, post)
    answer = decide(sora, post, "decline", seen)
    assert answer.status_code == 403 and "my long words" in answer.text


class TestByHand:
    pytestmark = BROWSER

    def test_it_is_announced_on_an_open_page(self, page):
        leave(page, "calm")
        page.goto(f"{page.base}/desk/runbook")
        page.site.post("it is happening", level=3, urgent=True)
        page.wait_for_selector("#bell .ringing", timeout=25_000)
        assert "Heard as happening now" in page.inner_text("#bell[role=status]") and not page.problems
