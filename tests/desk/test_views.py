"""Views of the queue: which posts each shows, why one is first, and what is set aside and comes back."""

import re

import pytest

from hideout.clock import DAY, HOUR, MINUTE, now
from hideout.store import audit, claims, decisions, posts, views
from tests.desk.test_decide import decide
from tests.desk.test_queue import shown, texts


def later(monkeypatch, seconds):
    monkeypatch.setenv("HIDEOUT_CLOCK", str(seconds))


def test_each_view_shows_its_own(site):
    made = {
        name: site.post(name) for name in ("free", "escalated", "parked", "passed", "skipped", "reported")
    }
    heavy = site.post("heavy", level=2)
    other = site.post(
        "", board="paths", body={"when": "dawn", "what": "tea", "name": "", "avatar": "mole"}, fold="x"
    )
    sora, umi = site.member("sora"), site.member("umi")
    decide(sora, made["escalated"], "escalate", site.seen(made["escalated"]))
    sora.post(f"/desk/posts/{made['parked']}/park", data={})
    sora.post(f"/desk/posts/{made['passed']}/pass", data={"to": site.pen("umi").staff})
    sora.post(f"/desk/posts/{made['skipped']}/skip", data={})
    decide(sora, made["reported"], "approve", site.seen(made["reported"]))
    site.store.now(posts.report, made["reported"], "hurts", now(), hide=False)
    # Going on after each of these has claimed something; signing out lets go of it.
    site.store.now(claims.release, site.pen("sora").staff)

    def seen(who, query):
        return {
            texts_of(who.get(f"/desk?{query}").text)[post] for post in shown(who.get(f"/desk?{query}").text)
        }

    def texts_of(page):
        return dict(zip(shown(page), [text for text in texts(page) if text != "dawn"], strict=True))

    every = {"free", "heavy", "reported", "tea"}
    # What advice was asked for on stands in a view of its own, but before those who can give it.
    assert seen(sora, "") == every and seen(umi, "") == every | {"passed", "skipped"}
    assert "escalated" in seen(site.member("mori", "lead"), "")
    assert seen(umi, "show=escalated") == {"escalated"} and seen(umi, "show=parked") == {"parked"}
    assert seen(umi, "show=reported") == {"reported"} and seen(umi, "show=mine") == {"passed"}
    assert seen(sora, "show=mine") == {"parked"} and seen(sora, "show=skipped") == {"skipped"}
    assert seen(umi, "level=2") == {"heavy"} and shown(umi.get("/desk?room=paths").text) == [other]
    assert shown(umi.get("/desk?room=wall&level=2").text) == [heavy]
    for bent in ("show=nothing", "level=9", "room=' OR 1=1", "show=%00"):
        assert umi.get(f"/desk?{bent}").status_code == 200


def test_reading_one_at_a_time_stays_in_its_view(site):
    site.post("light")
    first, second = (site.post(f"heavy {n}", level=2, at=now() - 9 + n) for n in range(2))
    client = site.member()
    answer = client.post("/desk/next", data={"level": "2"})
    assert answer.headers["location"] == f"/desk/posts/{first}?level=2"
    page = client.get(answer.headers["location"]).text
    assert 'name="level" value="2"' in page
    answer = decide(client, first, "approve", site.seen(first, view="card", level="2"))
    assert answer.headers["location"] == f"/desk/posts/{second}?level=2"
    answer = decide(client, second, "approve", site.seen(second, view="card", level="2"))
    assert answer.headers["location"] == "/desk?level=2"


def test_a_view_pages_on_within_itself(site):
    made = {site.post(f"light {n}", at=now() - n) for n in range(60)}
    for n in range(5):
        site.post(f"heavy {n}", level=2)
    client = site.member()
    first = client.get("/desk?level=0").text
    following = re.search(r'<a [^>]*rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    assert set(shown(first)) | set(shown(client.get(following).text)) == made


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"level": 3, "urgent": True}, "may be happening now"),
        ({"level": 3}, "life and death"),
        ({"level": 2}, "up to 24 hours earlier"),
        ({"level": 1}, "up to 6 hours earlier"),
        ({}, "its turn"),
        ({"at": now() - 2 * DAY}, "waited for so long"),
    ],
)
def test_a_card_says_why_it_stands_where_it_stands(site, more, words):
    post = site.post("words", **more)
    client = site.member()
    assert words in client.get("/desk").text and words in client.get(f"/desk/posts/{post}").text


def test_what_waits_grows_older_than_what_is_heavier_but_never_than_danger(site):
    at = now()
    old = site.post("light and old", at=at - DAY - HOUR)
    heavy = site.post("heavy", level=2, at=at)
    concern = site.post("concern", level=1, at=at - 17 * HOUR)
    urgent = site.post("urgent", level=3, at=at)
    young = site.post("light and young", at=at - HOUR)
    assert shown(site.member().get("/desk").text) == [urgent, old, heavy, concern, young]


def test_nothing_starves_while_heavier_ones_keep_coming(site):
    at = now()
    light = site.post("light", at=at)
    pen = site.member("sora") and site.pen("sora")
    for hour in range(72):
        site.post(f"heavy {hour}", level=2, at=at + hour * HOUR)
        taken = site.store.now(claims.claim, pen.staff, at + hour * HOUR)
        if taken == light:
            break
        card = site.card(taken)
        choice = decisions.Choice(
            post=taken, revision=card["revision"], round=card["round"], staff=pen.staff, verdict="approve"
        )
        # Another heavy one comes for each that is read, so there is never none.
        site.post(f"again {hour}", level=2, at=at + hour * HOUR)
        assert site.store.now(decisions.decide, choice, at + hour * HOUR)
    # Two came before each that was read: what came within a day of it is read first, nothing later is.
    assert taken == light and hour <= 50


def test_a_reported_slip_waits_from_its_report_on(site):
    post = site.post("was up for long", at=now() - 40 * DAY)
    client = site.member()
    decide(client, post, "approve", site.seen(post))
    site.store.now(posts.report, post, "hurts", now(), hide=False)
    page = client.get("/desk?show=reported").text
    assert "was reported just now" in page and "somebody said something about it" in page


def test_a_skipped_post_stays_away_from_who_skipped_it_until_it_comes_back(site, monkeypatch):
    post = site.post("too much today")
    sora, umi = site.member("sora"), site.member("umi")
    sora.post("/desk/next", data={})
    sora.post(f"/desk/posts/{post}/skip", data={})
    # A new round, without the address that remembered it.
    assert sora.post("/desk/next", data={}).headers["location"] == "/desk"
    assert shown(sora.get("/desk").text) == [] and "times left to others: 1" in umi.get("/desk").text
    assert umi.post("/desk/next", data={}).headers["location"] == f"/desk/posts/{post}"
    umi.post(f"/desk/posts/{post}/skip", data={})
    assert [row["action"] for row in site.store.now(audit.recent)][:2] == ["skip", "skip"]
    later(monkeypatch, views.SKIPPED + MINUTE)
    assert site.store.now(claims.claim, site.pen("sora").staff, now()) == post


def test_a_parked_post_is_handed_to_nobody_until_it_is_taken_up_or_a_day_is_over(site, monkeypatch):
    post = site.post("may this be said?")
    sora, umi = site.member("sora"), site.member("umi")
    sora.post("/desk/next", data={})
    assert sora.post(f"/desk/posts/{post}/park", data={}).headers["location"] == "/desk?did=park"
    assert umi.post("/desk/next", data={}).headers["location"] == "/desk"
    page = umi.get("/desk?show=parked").text
    assert "sora waits for advice" in page and f"/desk/posts/{post}/approve" in page
    assert "came just now" in page and site.store.now(views.tally, site.pen("sora").staff, now())["mine"] == 1
    umi.post(f"/desk/posts/{post}/extend", data={})
    assert site.card(post)["parked"] is None and site.card(post)["claimer"] == "umi"
    assert sora.post(f"/desk/posts/{post}/park", data={}).status_code == 409
    umi.post(f"/desk/posts/{post}/park", data={})
    later(monkeypatch, views.PARKED + MINUTE)
    assert site.store.now(claims.claim, site.pen("sora").staff, now()) == post


def test_a_post_is_passed_to_a_colleague_by_name(site, monkeypatch):
    post = site.post("for somebody who knows the school")
    sora, umi, mai = site.member("sora"), site.member("umi"), site.member("mai")
    sora.post("/desk/next", data={})
    page = sora.get(f"/desk/posts/{post}").text
    choices = dict(re.findall(r'<option value="([0-9a-f]+)">(\w+)</option>', page))
    assert set(choices.values()) == {"umi", "mai"}
    assert sora.post(f"/desk/posts/{post}/pass", data={}).status_code == 422
    assert sora.post(f"/desk/posts/{post}/pass", data={"to": "nobody"}).status_code == 422
    assert sora.post(f"/desk/posts/{post}/pass", data={"to": site.pen("sora").staff}).status_code == 422
    umi.post(f"/desk/posts/{post}/skip", data={})
    to = next(id for id, name in choices.items() if name == "umi")
    assert sora.post(f"/desk/posts/{post}/pass", data={"to": to}).headers["location"] == "/desk?did=pass"
    assert mai.post("/desk/next", data={}).headers["location"] == "/desk"
    assert "passed to umi" in umi.get("/desk?show=mine").text
    assert umi.post("/desk/next", data={}).headers["location"] == f"/desk/posts/{post}"
    acts = [(row["action"], row["staff"]) for row in site.store.now(audit.recent)]
    assert ("pass", "sora") in acts


def test_what_was_passed_on_and_not_taken_is_anybodys_again(site, monkeypatch):
    post = site.post("passed")
    sora, _, _ = site.member("sora"), site.member("umi"), site.member("mai")
    sora.post(f"/desk/posts/{post}/pass", data={"to": site.pen("umi").staff})
    later(monkeypatch, views.PASSED + MINUTE)
    assert site.store.now(claims.claim, site.pen("mai").staff, now()) == post


def test_holding_has_an_end(site, monkeypatch):
    post = site.post("held on and on")
    client = site.member()
    client.post("/desk/next", data={})
    for minute in range(5, 50, 5):
        later(monkeypatch, minute * MINUTE)
        assert client.post(f"/desk/posts/{post}/extend", data={}).status_code == 303
    until = site.card(post)["lease_until"]
    later(monkeypatch, 52 * MINUTE)
    answer = client.post(f"/desk/posts/{post}/extend", data={})
    assert answer.status_code == 409 and "held this one for an hour" in answer.text
    assert site.card(post)["lease_until"] == until
    site.member("umi")
    later(monkeypatch, 60 * MINUTE)
    assert site.store.now(claims.claim, site.pen("umi").staff, now()) == post


@pytest.mark.parametrize("act", ["decline", "change"])
def test_a_lease_that_ends_while_somebody_types_loses_no_word(site, monkeypatch, act):
    post = site.post("long to answer")
    sora, umi = site.member("sora"), site.member("umi")
    sora.post("/desk/next", data={})
    fields = site.seen(post, view="card", reason="names", note="words that took twelve minutes")
    later(monkeypatch, 12 * MINUTE)
    umi.post("/desk/next", data={})
    answer = decide(sora, post, act, fields)
    assert answer.status_code == 409 and "words that took twelve minutes" in answer.text
    assert site.card(post)["open"] == 1 and site.card(post)["claimer"] == "umi"
    umi.post(f"/desk/posts/{post}/skip", data={})
    assert decide(sora, post, act, fields).status_code == 303
    # Nobody had it in between: the same form still counts.
    other = site.post("nobody else came")
    sora.post(f"/desk/posts/{other}/extend", data={})
    later(monkeypatch, 30 * MINUTE)
    assert decide(sora, other, act, site.seen(other, reason="names")).status_code == 303


def test_a_clock_that_leaps_back_locks_nobody_out(site, monkeypatch):
    later(monkeypatch, 3 * HOUR)
    post = site.post("claimed in the future")
    sora = site.member("sora")
    sora.post("/desk/next", data={})
    later(monkeypatch, 0)
    assert decide(sora, post, "approve", site.seen(post)).status_code == 303 and site.wall()


@pytest.mark.parametrize("act", ["park", "pass", "skip", "extend", "change", "cut"])
def test_what_nobody_signed_in_for_is_turned_away(site, act):
    post = site.post("waits")
    before = site.card(post)
    assert site.visitor().post(f"/desk/posts/{post}/{act}", data={"to": "x"}).status_code in (303, 403)
    assert site.card(post) == before


@pytest.mark.parametrize("act", ["park", "pass"])
def test_what_is_closed_or_led_is_not_set_aside(site, act):
    closed, led = site.post("closed"), site.post("led")
    client = site.member()
    to = site.member("umi") and site.pen("umi").staff
    decide(client, closed, "decline", site.seen(closed, reason="ad"))
    decide(client, led, "escalate", site.seen(led))
    assert client.post(f"/desk/posts/{closed}/{act}", data={"to": to}).status_code == 409
    assert client.post(f"/desk/posts/{led}/{act}", data={"to": to}).status_code == 403
    assert client.post(f"/desk/posts/{'0' * 18}/{act}", data={"to": to}).status_code == 404


def test_a_closed_account_holds_nothing_for_itself(site):
    post = site.post("passed to somebody who left")
    sora = site.member("sora")
    site.member("umi")
    sora.post(f"/desk/posts/{post}/pass", data={"to": site.pen("umi").staff})
    from moderation import staffing

    assert staffing.disable(site.store, "umi")
    assert site.store.now(claims.claim, site.pen("sora").staff, now()) == post


def test_the_counts_come_without_a_reload(site):
    made = [site.post(f"post {n}", at=now() - 90) for n in range(3)]
    client = site.member()
    since = {"since": str(now() - 60), "count": "3"}
    assert client.get("/desk/arrivals", params=since, headers={"hx-request": "true"}).status_code == 204
    umi = site.member("umi")
    decide(umi, made[0], "approve", site.seen(made[0]))
    answer = client.get("/desk/arrivals", params=since, headers={"hx-request": "true"})
    assert 'hx-swap-oob="true">2 wait to be read' in answer.text and "new ones" not in answer.text
