"""A second reading has the helps of a first one: advice, what to do when, and saying that it stays with one."""

import pytest

from hideout.store import alarms, audit, second
from tests.desk.test_contested import contested
from tests.desk.test_decide import decide
from tests.desk.test_second import rules, take


@pytest.fixture
def read_again(site):
    rules(site, sample=0, sample_new=0)
    sora, umi, mori = site.member("sora"), site.member("umi"), site.member("mori", "lead")
    post = site.post("urgent words", level=3)
    decide(sora, post, "decline", site.seen(post, reason="unsafe"))
    return site, sora, umi, mori, post, take(umi)


def test_it_leads_to_the_runbook_and_to_whom_it_stays_with_and_stays_blind(read_again):
    _, _, umi, _, post, reading = read_again
    page = umi.get(f"/desk/second/{reading}").text
    assert "/desk/runbook/danger" in page and "Ask for advice" in page and post not in page
    led = umi.get(f"/desk/second/{reading}/stays")
    assert led.headers["location"] == f"/desk/posts/{post}/stays"
    assert umi.get(led.headers["location"]).status_code == 200


@pytest.mark.parametrize(("sent", "rank"), [({}, alarms.NOW), ({"urgency": "later"}, alarms.LATER)])
def test_advice_is_asked_for_and_given_by_somebody_else_than_the_first(read_again, sent, rank):
    site, sora, umi, mori, post, reading = read_again
    asked = umi.post(f"/desk/second/{reading}", data={"verdict": "escalate", "ask": "Is it a wish?"} | sent)
    assert asked.status_code == 303 and "did=advice" in asked.headers["location"]
    card = site.card(post)
    assert (card["open"], card["escalated"], card["state"], card["urgency"]) == (1, 1, "declined", rank)
    assert "Is it a wish?" in mori.get(f"/desk/posts/{post}").text
    # Nobody reads it blind any more, the first does not settle it, and its author is told nothing new.
    assert take(umi) is None and take(site.member("yuki")) is None
    assert decide(sora, post, "approve", site.seen(post, confirm="yes")).status_code == 403
    assert decide(mori, post, "decline", site.seen(post, reason="unsafe")).status_code == 303
    first = site.pen("sora").staff
    site.store.now(lambda db: db.run("DELETE FROM second_reads WHERE first <> :first", {"first": first}))
    assert take(umi) is None, "what was answered anew is not read for the old answer"
    assert decide(mori, post, "undo", {}).status_code == 303
    card = site.card(post)
    assert (
        card["open"]
        and card["escalated"]
        and decide(sora, post, "approve", site.seen(post)).status_code == 403
    )
    assert not site.store.now(audit.verify, site.store.secret)


def test_an_urgent_text_is_not_found_harmless_with_one_key(read_again):
    _, _, umi, _, _, reading = read_again
    assert umi.post(f"/desk/second/{reading}", data={"verdict": "approve"}).status_code == 422
    said = {"verdict": "approve", "confirm": "yes"}
    assert umi.post(f"/desk/second/{reading}", data=said).status_code == 303


def test_on_a_desk_of_two_it_is_said_who_settles_a_difference(site):
    mori, sora = site.member("mori", "lead"), site.member("sora")
    post = contested(site, mori, sora)
    page = mori.get(f"/desk/posts/{post}").text
    assert "any other reader may answer it now" in page
    assert "two readers differ" in mori.get("/desk/bell").text
    assert "/approve" in sora.get(f"/desk/posts/{post}").text
    kawa = site.member("kawa", "lead")
    assert "Another person who leads answers it now" in mori.get(f"/desk/posts/{post}").text
    assert decide(kawa, post, "approve", site.seen(post)).status_code == 303


def test_alone_at_the_desk_it_is_said_that_it_stays(site):
    mori, sora = site.member("mori", "lead"), site.member("sora")
    post = contested(site, mori, sora)
    site.store.now(lambda db: db.run("UPDATE staff SET state = 'disabled' WHERE name = 'sora'"))
    assert "Nobody else at the desk may answer it now" in mori.get(f"/desk/posts/{post}").text
    assert site.store.now(second.barred, post, site.pen("mori").staff, leads=True) == "own-nobody"
