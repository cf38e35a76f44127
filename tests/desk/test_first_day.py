"""What somebody new at the desk meets: urgent posts, reports, conflicts, arrivals, and a log that can be read."""

import re
from types import SimpleNamespace

import pytest

from hideout.clock import MINUTE, now
from hideout.store import posts, staff, views
from moderation.desk import pace
from tests.desk.test_decide import HTMX, decide


def row(page, post):
    """Return the part of a page that is one card."""
    page = page[page.index(f'id="post-{post}"') :]
    return page[: page.index("</li>\n", page.index('class="decide"'))]


@pytest.mark.parametrize("act", ["approve", "escalate", "decline", "skip"])
def test_what_comes_with_the_page_itself_is_not_counted(site, act, monkeypatch):
    # The stopwatch stands still: however long this machine takes, the answer comes with the page.
    monkeypatch.setattr(pace, "time", SimpleNamespace(monotonic=lambda: 1000.0))
    post = site.post("not read yet")
    client = site.member()
    client.post("/desk/next", data={})
    seen = re.search(r'name="seen" value="(\d+)"', client.get(f"/desk/posts/{post}").text)[1]
    fields = site.seen(post, view="card", seen=seen, reason="names", note="my words")
    answer = decide(client, post, act, fields)
    assert answer.status_code == 422 and "came with the page itself" in answer.text
    assert "not read yet" in answer.text and site.card(post)["round"] == 0
    assert act != "decline" or "my words" in answer.text
    later = str(int(seen) - int(pace.SHORTEST * 1000))
    assert decide(client, post, act, fields | {"seen": later}).status_code == 303


@pytest.mark.parametrize("bent", ["", "x", "9" * 30, "１", "-5", "9" * 15])
def test_a_bent_moment_stops_nobody(site, bent):
    post = site.post("read")
    assert decide(site.member(), post, "approve", site.seen(post, view="card", seen=bent)).status_code == 303


def test_the_list_knows_no_haste(site):
    post = site.post("read")
    fields = site.seen(post, seen=pace.stamp())
    assert 'name="seen"' not in site.member().get("/desk").text
    assert decide(site.member("umi"), post, "approve", fields).status_code == 303


@pytest.mark.parametrize(("level", "urgent"), [(3, False), (3, True), (0, True)])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_an_urgent_post_is_put_up_only_with_a_tick(site, level, urgent, headers):
    post = site.post("a goodbye", level=level, urgent=urgent)
    client = site.member()
    card = row(client.get("/desk").text, post)
    assert card.index("/escalate") < card.index("/approve") and 'name="confirm" value="yes" required' in card
    assert "Nobody here can reach whoever wrote this." in card
    for confirm in ({}, {"confirm": ""}, {"confirm": "no"}):
        answer = decide(client, post, "approve", site.seen(post) | confirm, **headers)
        assert answer.status_code == 422 and "only after the tick" in answer.text
        assert site.wall() == [] and site.card(post)["round"] == 0
    answer = decide(client, post, "approve", site.seen(post, confirm="yes"), **headers)
    assert answer.status_code in (200, 303) and site.wall() == ["a goodbye"]


def test_a_heavy_post_needs_no_tick(site):
    post = site.post("heavy", level=2)
    assert 'name="confirm"' not in site.member().get("/desk").text
    assert decide(site.member("umi"), post, "approve", site.seen(post)).status_code == 303


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("danger", "worried about who wrote it"),
        ("hurts", "it hurts to read"),
        ("identifies", "shows who somebody is"),
    ],
)
def test_a_card_says_what_a_report_said_and_where_the_slip_is(site, said, words):
    post = site.post("is up")
    client = site.member()
    decide(client, post, "approve", site.seen(post))
    site.store.now(posts.report, post, said, now(), hide=said == "identifies")
    card = row(client.get("/desk").text, post)
    assert words in card and "reported 1 times" in card
    hidden = said == "identifies"
    assert ("off the wall until it is read" in card) == hidden and ("still on the wall" in card) != hidden
    assert ("Leave it up" in card) != hidden and ("Take it down" in card) != hidden
    assert ("Put it up again" in card) == hidden and ("Do not put it up" in card) == hidden
    decide(client, post, "approve", site.seen(post))
    assert words not in client.get(f"/desk/posts/{post}").text and site.wall() == ["is up"]


def test_only_the_reports_since_the_last_reading_count(site):
    post = site.post("is up")
    client = site.member()
    decide(client, post, "approve", site.seen(post))
    site.store.now(posts.report, post, "hurts", now() - 50, hide=False)
    decide(client, post, "approve", site.seen(post))
    site.store.now(posts.report, post, "danger", now(), hide=False)
    assert site.card(post)["reports"] == ["danger"]


def test_a_flagged_post_without_weight_is_to_be_read_with_care(site):
    flagged = site.post("flagged", heard={"flags": ["link"]})
    plain = site.post("plain")
    page = site.member().get("/desk").text
    assert "Read with care" in row(page, flagged) and "Nothing noticed" not in row(page, flagged)
    assert "Nothing noticed" in row(page, plain) and "Read with care" not in row(page, plain)


def test_the_same_thing_is_said_once(site):
    finding = {"reason": "A way or a place to reach somebody", "flag": "contact", "spans": []}
    danger = {"reason": "Bullying", "flag": "risk", "spans": []}
    heard = {"flags": ["risk", "contact", "ad"], "findings": [finding, danger]}
    site.post("flagged", level=1, heard=heard)
    page = site.member().get("/desk").text
    assert finding["reason"] in page and ">A way to reach somebody<" not in page
    assert "Whoever wrote this may be in danger" in page and ">Advertising<" in page


@pytest.mark.parametrize("note", ["", "  ", "template"])
def test_something_else_needs_words_of_ones_own(site, note):
    from moderation.desk.notes import note_for

    post = site.post("waits")
    fields = site.seen(post, reason="other", note=note_for("other") if note == "template" else note)
    answer = decide(site.member(), post, "decline", fields)
    assert answer.status_code == 422 and "please write a note" in answer.text and site.card(post)["open"] == 1


def test_a_second_press_hears_that_it_was_oneself_and_when(site):
    post = site.post("once")
    client, seen = site.member(), site.seen(post)
    decide(client, post, "escalate", seen)
    answer = decide(client, post, "escalate", seen)
    assert answer.status_code in (403, 409)
    other = site.post("twice")
    seen = site.seen(other)
    decide(client, other, "approve", seen)
    answer = decide(client, other, "approve", seen)
    assert answer.status_code == 409 and re.search(
        r"yourself already, in another window \(\d\d:\d\d\)", answer.text
    )


def test_the_words_of_a_note_come_back_from_extending(site):
    post = site.post("held")
    client = site.member()
    client.post("/desk/next", data={})
    fields = site.seen(post, view="card", reason="ad", note="half a sen")
    answer = client.post(f"/desk/posts/{post}/extend", data=fields)
    assert answer.status_code == 200 and "half a sen</textarea>" in answer.text
    assert '<details class="declining" open>' in answer.text
    part = client.post(f"/desk/posts/{post}/extend", data=fields, headers=HTMX)
    assert part.status_code == 200 and part.text.lstrip().startswith('<div class="lease" id="lease"')
    umi = site.member("umi").post(f"/desk/posts/{post}/extend", data=fields, headers=HTMX)
    assert umi.status_code == 409 and "Somebody else is reading this" in umi.text and "<html" not in umi.text


def test_the_address_of_an_act_leads_back_to_the_post(site):
    post = site.post("here")
    client = site.member()
    answer = client.get(f"/desk/posts/{post}/approve")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/desk/posts/{post}")
    assert client.get("/desk/posts/%2e%2e%5cx/approve").status_code == 404


def test_arrivals_are_said_once_and_urgent_ones_first(site):
    site.post("old", at=now() - 90)
    client, since = site.member(), now() - 60
    ask = {"since": str(since)}
    assert client.get("/desk/arrivals", params=ask, headers=HTMX).status_code == 204
    site.post("new"), site.post("urgent", level=3)
    answer = client.get("/desk/arrivals", params=ask, headers=HTMX)
    text = re.sub(r"<[^>]+>", "", answer.text)
    assert text.index("Urgent ones: 1") < text.index("2 new ones") and "<html" not in answer.text
    assert client.get("/desk/arrivals", params=ask | {"told": "2.1.3"}, headers=HTMX).status_code == 204
    assert client.get("/desk/arrivals", params={"since": "x"}, headers=HTMX).status_code == 204


def test_a_reported_slip_counts_as_come(site):
    post = site.post("old", at=now() - 900)
    client = site.member()
    decide(client, post, "approve", site.seen(post))
    site.store.now(posts.report, post, "danger", now(), hide=False)
    assert site.store.now(views.arrived, now() - 60)["posts"] == 1


def test_asking_for_arrivals_keeps_no_session_alive(site, monkeypatch):
    client = site.member()
    for minutes in range(0, staff.IDLE // MINUTE + 10, 5):
        monkeypatch.setenv("HIDEOUT_CLOCK", str(minutes * MINUTE))
        answer = client.get("/desk/arrivals", params={"since": "0"}, headers=HTMX)
        assert answer.status_code == 204 and not answer.text
    assert client.get("/desk").headers["location"] == "/desk/sign-in"


def test_the_log_names_boards_and_reasons(site):
    post = site.post("words")
    client = site.member("sora", "lead")
    decide(client, post, "decline", site.seen(post, reason="names"))
    client.post("/desk/boards/wall/pause", data={})
    page = client.get("/desk/log").text
    assert '<a href="/desk/boards">Wall</a></td>' in page and ">wall<" not in page
    assert "Shows who somebody is" in page
    assert re.search(r"<details[^>]*><summary>Last entry", page)


def test_the_guide_speaks_of_violence_at_home(site):
    page = site.member().get("/desk/help").text
    assert "violence at home" in page and "189" in page and "110" in page
