"""An appeal is read with what the listener hears, and may be cut, changed or taken to those who lead; a difference says so."""

import pytest

from hideout.store import alarms, audit, second
from tests.desk.test_contested import contested
from tests.desk.test_decide import decide, last
from tests.desk.test_second import appealed, rules, take


@pytest.fixture
def asked(site):
    rules(site, sample=0, sample_new=0)
    sora, umi, mori = site.member("sora"), site.member("umi"), site.member("mori", "lead")
    post = appealed(site, sora, "find me at our school", words="ほんとは死にたい。")
    return site, sora, umi, mori, post, take(umi)


def test_what_the_author_adds_is_marked(asked):
    _, _, umi, _, _, reading = asked
    page = umi.get(f"/desk/second/{reading}").text
    added = page[page.index("What the author adds") :]
    assert '<mark class="mark">' in added and 'class="band level-2"' in added


def test_it_can_be_taken_to_those_who_lead(asked):
    site, sora, umi, mori, post, reading = asked
    sent = {"verdict": "escalate", "ask": "Is this a wish?"}
    assert umi.post(f"/desk/second/{reading}", data=sent).status_code == 303
    card = site.card(post)
    assert card["open"] and card["escalated"] and site.store.now(alarms.bell)["today"] == 1
    assert "Is this a wish?" in mori.get(f"/desk/posts/{post}").text
    # It waits for them alone, and whoever was first still does not settle it.
    assert take(site.member("yuki")) is None
    assert decide(sora, post, "approve", site.seen(post)).status_code == 403
    assert decide(mori, post, "approve", site.seen(post)).status_code == 303
    assert site.store.now(second.appealed, post)["answer"] == "approve"
    assert not site.store.now(audit.verify, site.store.secret)


def test_a_lead_who_was_first_does_not_settle_it(site):
    rules(site, sample=0, sample_new=0)
    mori, kawa, umi = site.member("mori", "lead"), site.member("kawa", "lead"), site.member("umi")
    post = appealed(site, mori)
    reading = take(umi)
    umi.post(f"/desk/second/{reading}", data={"verdict": "escalate"})
    assert decide(mori, post, "approve", site.seen(post)).status_code == 403
    assert decide(kawa, post, "decline", site.seen(post, reason="names")).status_code == 303


def test_it_can_be_cut(asked):
    site, _, umi, _, post, reading = asked
    answer = umi.post(f"/desk/second/{reading}", data={"verdict": "cut"})
    assert answer.headers["location"] == f"/desk/posts/{post}"
    sent = site.seen(post) | {"cut.text": "find me"}
    assert decide(umi, post, "cut", sent).status_code == 303
    assert site.wall() == ["find me［…］"] and site.store.now(second.appealed, post)["answer"] == "approve"


def test_its_author_can_be_asked_for_other_words(asked):
    site, _, umi, _, post, reading = asked
    sent = {"verdict": "decline", "reason": "names", "do": "change"}
    assert umi.post(f"/desk/second/{reading}", data=sent).status_code == 303
    assert site.card(post)["changeable"] and last(site, post)["asks"]


@pytest.mark.parametrize(("verdict", "rank"), [("approve", alarms.NOW), ("decline", alarms.LATER)])
def test_a_difference_says_so_and_hurries_when_it_hangs_on_the_wall(site, verdict, rank):
    mori, kawa, sora = site.member("mori", "lead"), site.member("kawa", "lead"), site.member("sora")
    post = contested(site, mori, sora, verdict=verdict)
    page = kawa.get(f"/desk/posts/{post}").text
    hangs = verdict == "approve"
    assert "two readers differ" in page and site.card(post)["urgency"] == rank
    assert ("still on the wall" in page) == hangs and ("it is not on the wall" in page) != hangs
    assert ("Leave it up" in page and "Take it down" in page) == hangs
