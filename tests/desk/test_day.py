"""A whole day at the desk: receipts that say what happened, undo of everything, advice that comes back, alike across rooms."""

import re

import pytest

from hideout.clock import now
from hideout.store import alarms, counsel, decisions, posts
from moderation.desk import shift
from moderation.hearing import fold, marks
from tests.desk.test_decide import HTMX, decide
from tests.desk.test_queue import shown


def test_a_call_that_nobody_hears_says_so_on_every_page(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    post = site.post("grave words", level=3, urgent=True)
    part = decide(sora, post, "escalate", site.seen(post), **HTMX).text
    assert "Nobody is on call now; nobody else knows yet." in part and "data-alone" in part
    assert (
        "No way to reach those who lead" in part
        and "/desk/runbook/danger" in part
        and "grave words" not in part
    )
    for client in (sora, mori):
        assert "Nobody is on call." in client.get("/desk/help").text
    calm = site.post("calm words")
    assert "data-alone" not in decide(sora, calm, "escalate", site.seen(calm), **HTMX).text


def test_a_receipt_names_the_reason_and_the_words_of_the_author(site):
    client = site.member()
    post = site.post(
        "", board="paths", body={"when": "a rainy day", "what": "tea", "name": "", "avatar": "mole"}, fold="p"
    )
    part = decide(client, post, "decline", site.seen(post, reason="ad"), **HTMX).text
    assert "Advertising" in part and "<q>a rainy day</q>" in part and "data-newest" in part


def test_a_cut_is_called_a_cut(site):
    client = site.member()
    post = site.post("tea with Aki today")
    part = client.post(
        f"/desk/posts/{post}/cut", data=site.seen(post) | {"cut.text": "tea with today"}, headers=HTMX
    ).text
    assert "Put up without the words taken out" in part


@pytest.mark.parametrize("act", ["park", "pass", "skip"])
def test_what_was_set_aside_is_taken_back(site, act):
    sora = site.member()
    umi = site.member("umi") and site.pen("umi").staff
    post = site.post("words")
    sora.post("/desk/next", data={})
    sora.post(f"/desk/posts/{post}/{act}", data={"to": umi, "ask": "why?"})
    assert f'id="done-{post}"' in sora.get("/desk").text
    answer = decide(sora, post, "undo", {"view": "card"})
    assert answer.headers["location"] == f"/desk/posts/{post}?did=taken-up"
    card = site.card(post)
    assert card["claimer"] == "sora" and not (card["parked"] or card["passed_to"] or card["skips"])
    assert site.store.now(counsel.about, post) == []


def test_set_aside_is_taken_back_only_for_a_minute(site, monkeypatch):
    sora = site.member()
    post = site.post("words")
    sora.post(f"/desk/posts/{post}/park", data={})
    site.store.now(lambda db: db.run("UPDATE posts SET parked = parked - 100"))
    assert decide(sora, post, "undo", {}).status_code == 409 and site.card(post)["parked"]


def test_passing_on_takes_a_word_along(site):
    sora, umi = site.member("sora"), site.member("umi")
    post = site.post("words")
    sora.post(f"/desk/posts/{post}/pass", data={"to": site.pen("umi").staff, "ask": "you know this game"})
    assert "you know this game" in umi.get(f"/desk/posts/{post}").text


def test_what_was_taken_down_hangs_again(site):
    client = site.member()
    post = site.post("on the wall")
    decide(client, post, "approve", site.seen(post))
    was = site.store.now(posts.page, "wall")
    decide(client, post, "unpublish", site.seen(post, reason="names"))
    assert decide(client, post, "undo", {}).headers["location"] == "/desk?did=hung"
    assert site.store.now(posts.page, "wall") == was and shown(client.get("/desk").text) == []
    site.store.now(posts.report, post, "hurts", now(), hide=False)
    decide(client, post, "decline", site.seen(post, reason="names"))
    decide(client, post, "undo", {})
    # It stands as it stood: on the wall, and with the voice that asked for it to be read again.
    card = site.card(post)
    assert site.wall() == ["on the wall"] and card["open"] and card["reports"] == ["hurts"]


def test_a_parked_post_rings_for_those_who_can_advise_and_the_heaviest_stands_first(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    light, heavy = site.post("light words"), site.post("heavy words", level=2)
    sora.post(f"/desk/posts/{light}/park", data={"ask": "is this a name?"})
    sora.post(f"/desk/posts/{heavy}/park", data={})
    assert [row["post"] for row in site.store.now(alarms.standing)] == [heavy, light]
    assert site.store.now(alarms.bell)["posts"] == 2 and "Advice is wanted: 2" in mori.get("/desk").text
    page = mori.get("/desk/bell").text
    assert "is this a name?" in page and "light words" in page
    assert "<details" in page[page.index("Heavy") : page.index("heavy words")]


@pytest.mark.parametrize("how", ["answer", "decide"])
def test_whoever_asked_is_told_that_advice_came(site, how):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    post = site.post("words")
    decide(sora, post, "escalate", site.seen(post, ask="plan or wish?", urgency="now"))
    assert "Advice has come for you" not in sora.get("/desk").text
    if how == "answer":
        mori.post(f"/desk/posts/{post}/counsel", data={"ask": "a wish"})
    else:
        decide(mori, post, "decline", site.seen(post, reason="unsafe"))
    assert "Advice has come for you: 1" in sora.get("/desk").text
    assert "Advice has come for you" not in mori.get("/desk").text
    assert f"/desk/posts/{post}" in sora.get("/desk/bell").text.split('id="came"')[1]
    page = sora.get(f"/desk/posts/{post}").text
    assert (
        "advice has come" in page
        if how == "answer"
        else ("advice is wanted now" in page and "when there is time" not in page)
    )
    assert "Advice has come for you" not in sora.get("/desk").text


def test_what_a_reader_cannot_answer_stands_in_its_own_view(site):
    sora, umi, mori = site.member("sora"), site.member("umi"), site.member("mori", "lead")
    post, other = site.post("asked about", level=3), site.post("calm")
    decide(sora, post, "escalate", site.seen(post))
    assert shown(umi.get("/desk").text) == [other] and shown(umi.get("/desk?show=escalated").text) == [post]
    assert shown(mori.get("/desk").text) == [post, other]


def test_the_same_text_in_two_rooms_is_found(site):
    text = "come and join our club today, it is free"
    secret = site.store.secret
    first = site.post(text, fold=fold(secret, text), marks=marks(secret, text), at=now() - 60)
    body = {"when": text, "what": "", "name": "", "avatar": "mole"}
    second = site.post("", board="paths", body=body, fold=fold(secret, text), marks=marks(secret, text))
    client = site.member()
    page = client.get("/desk").text
    assert shown(page) == [first] and "the same text 2 times" in page and "· Paths" in page
    assert shown(client.get("/desk?room=paths").text) == [second]
    decide(client, first, "decline", site.seen(first, reason="ad", copies="yes"))
    assert site.card(second)["state"] == "declined"


@pytest.mark.parametrize("words", [{"reason": "ad"}, {"note": "half a note"}])
def test_together_nothing_is_put_up_over_a_begun_answer(site, words):
    client, post = site.member(), site.post("words")
    seen = site.seen(post)
    sent = {f"pick.{post}": f"{seen['revision']}.{seen['round']}", "verdict": "approve"} | words
    answer = client.post("/desk/together", data=sent)
    assert answer.status_code == 422 and site.wall() == [] and "throw away" in answer.text
    assert words.get("note", "") in answer.text
    assert client.post("/desk/together", data=sent | {"all_the_same": "yes"}).status_code == 303
    assert site.wall() == ["words"]


def test_reading_ends_a_break_and_says_so_and_a_proposal_does_not(site):
    client, post = site.member(), site.post("words")
    client.post("/desk/shift/break", data={"do": "begin"})
    client.post("/desk/notes", data={"language": "en", "reason": "ad", "note": "kind words", "do": "propose"})
    assert site.store.now(shift.current, site.pen().staff, now()).paused
    part = decide(client, post, "approve", site.seen(post), **HTMX).text
    assert "Your break ended with this." in part
    assert not site.store.now(shift.current, site.pen().staff, now()).paused


def test_a_second_reading_is_taken_back_within_a_minute(site):
    sora, umi = site.member("sora"), site.member("umi")
    post = site.post("words", level=3)
    decide(sora, post, "decline", site.seen(post, reason="ad", sure="ad"))
    place = umi.post("/desk/second", data={}).headers["location"]
    assert umi.post(place, data={"verdict": "approve", "confirm": "yes"}).status_code == 303
    assert site.card(post)["escalated"] and site.store.now(alarms.bell)["posts"] == 1
    page = umi.get("/desk/second").text
    assert "You would put it up" in page
    undo = re.search(r'action="([^"]+/undo)"', page)[1]
    assert sora.post(undo, data={}).status_code in (404, 409)
    assert umi.post(undo, data={}).headers["location"] == place
    card = site.card(post)
    assert not card["open"] and not card["escalated"] and site.store.now(alarms.bell)["posts"] == 0
    assert umi.post(place, data={"verdict": "decline", "reason": "ad"}).status_code == 303
    assert site.store.now(decisions.counts)["all"] == 0


def test_a_lead_is_told_whom_to_ask_for_what_admins_do(site):
    site.member("hana", "admin")
    page = site.member("mori", "lead").get("/desk/people")
    assert page.status_code == 403 and "admins" in page.text and "hana" in page.text


def test_who_comes_by_invitation_is_greeted_once(site):
    from moderation import staffing
    from tests.desk.test_door import PASSWORD

    site.member("mori", "lead")
    token = staffing.invite(site.store, "nao", "reader", now())
    client = site.visitor()
    both = {"password": PASSWORD, "again": PASSWORD}
    answer = client.post(f"/desk/invitation/{token}", data=both)
    assert answer.headers["location"] == "/desk/welcome"
    page = client.get("/desk/welcome").text
    assert "Welcome to the desk, nao." in page and "mori" in page and '/desk/next"' in page
    client.post("/desk/sign-out", data={})
    again = client.post("/desk/sign-in", data={"name": "nao", "password": PASSWORD})
    assert again.headers["location"] == "/desk"


def test_a_list_says_which_danger_it_would_no_longer_hear(site):
    client = site.member("mori", "lead")
    sent = {"body": "- 死にたい", "known": "0", "do": "try"}
    page = client.post("/desk/words/ja/core", data=sent).text
    assert "would not hear danger" in page and "<strong>死にたい</strong>" in page and 'name="sure"' in page
    assert client.post("/desk/words/ja/core", data=sent | {"do": "publish"}).status_code == 422


def test_the_language_of_the_desk_is_chosen_there(site):
    client = site.member()
    assert "To read" in client.get("/desk").text and 'value="ja"' in client.get("/desk").text
    assert client.post("/desk/language", data={"lang": "ja"}).status_code == 303
    assert '<html lang="ja"' in client.get("/desk").text and 'value="en"' in client.get("/desk/help").text
    client.post("/desk/language", data={"lang": "nonsense"})
    assert '<html lang="ja"' in client.get("/desk").text


def test_without_script_a_form_that_comes_back_keeps_the_bell(site):
    client = site.member()
    grave, post = site.post("grave", level=3, urgent=True), site.post("words")
    page = decide(client, post, "decline", site.seen(post))
    assert page.status_code == 422 and "Heard as happening now" in page.text and grave


def test_a_capital_letter_keeps_nobody_out(site):
    from moderation import staffing
    from tests.desk.test_door import PASSWORD

    token = staffing.invite(site.store, "nao", "reader", now())
    both = {"password": PASSWORD, "again": PASSWORD}
    site.visitor().post(f"/desk/invitation/{token}", data=both)
    assert site.visitor().post("/desk/sign-in", data={"name": "Nao", "password": PASSWORD}).status_code == 303


def test_only_those_who_advise_hold_what_asks_for_advice_and_whoever_leads_may_take_over(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    post, other = site.post("asks"), site.post("held")
    decide(sora, post, "escalate", site.seen(post))
    assert sora.post(f"/desk/posts/{post}/extend", data={}).status_code == 409
    assert "Hold it for me" not in sora.get(f"/desk/posts/{post}").text
    sora.post(f"/desk/posts/{other}/extend", data={})
    assert site.card(other)["claimer"] == "sora"
    assert "Take it over from sora" in mori.get(f"/desk/posts/{other}").text
    assert sora.post(f"/desk/posts/{post}/extend", data={"over": "1"}).status_code == 409
    mori.post(f"/desk/posts/{other}/extend", data={"over": "1"})
    assert site.card(other)["claimer"] == "mori"
