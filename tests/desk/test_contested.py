"""What two people read differently: whoever was first does not settle it, by no way around."""

import pytest

from hideout.clock import now
from hideout.store import audit, decisions, revisions, second, staff
from hideout.store.decisions import Choice
from moderation.desk import ledger
from tests.desk.test_decide import HTMX, decide
from tests.desk.test_second import rules, take

OWN = "You answered this one first"


def contested(site, first, other, *, verdict="approve"):
    """Return a post that `first` answered and `other` read differently."""
    rules(site, sample=100, sample_new=100)
    post = site.post("words with a name")
    assert decide(first, post, verdict, site.seen(post, reason="names")).status_code == 303
    answer = "decline" if verdict == "approve" else "approve"
    reading = take(other)
    assert (
        other.post(f"/desk/second/{reading}", data={"verdict": answer, "reason": "names"}).status_code == 303
    )
    card = site.card(post)
    assert card["open"] and card["escalated"]
    return post


def told(site, post):
    card = site.card(post)
    return card["state"], card["open"], card["round"], card["revision"], len(site.wall())


@pytest.fixture
def trio(site):
    return site.member("mori", "lead"), site.member("kawa", "lead"), site.member("sora")


@pytest.mark.parametrize("verdict", ["approve", "decline"])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_lead_does_not_settle_what_was_read_differently_from_them(site, trio, verdict, headers):
    mori, kawa, sora = trio
    post = contested(site, mori, sora, verdict=verdict)
    before = told(site, post)
    fields = {"reason": "names", "cut.text": "words with a", "confirm": "yes", "urgency": "later"}
    to = {"to": site.pen("kawa").staff}
    for act in ("approve", "decline", "change", "cut", "escalate", "park", "pass"):
        answer = mori.post(f"/desk/posts/{post}/{act}", data=site.seen(post) | fields | to, headers=headers)
        assert answer.status_code == 403 and OWN in answer.text, act
        assert told(site, post) == before, act
    if verdict == "approve":
        assert decide(mori, post, "unpublish", site.seen(post, reason="names"), **headers).status_code == 403
    together = {f"pick.{post}": f"{site.card(post)['revision']}.{site.card(post)['round']}"}
    assert mori.post("/desk/together", data=together | {"verdict": "approve"}).status_code == 409
    assert told(site, post) == before
    page = mori.get(f"/desk/posts/{post}").text
    assert OWN in page and "/approve" not in page and "/approve" in kawa.get(f"/desk/posts/{post}").text
    assert decide(kawa, post, "decline", site.seen(post, reason="names")).status_code == 303
    assert site.wall() == [] and not site.store.now(audit.verify, site.store.secret)


def test_it_is_not_handed_to_them_as_the_next_card(site, trio):
    mori, _, sora = trio
    post = contested(site, mori, sora)
    assert site.store.now(ledger.next_card, site.pen("mori"), escalated=True) is None
    assert site.store.now(ledger.next_card, site.pen("kawa"), escalated=True) == post


def test_the_store_itself_refuses_it(site, trio):
    mori, _, sora = trio
    post = contested(site, mori, sora)
    card, before = site.card(post), told(site, post)
    choice = Choice(
        post=post,
        revision=card["revision"],
        round=card["round"],
        staff=site.pen("mori").staff,
        verdict="approve",
    )
    assert not site.store.now(ledger.decide, site.pen("mori"), choice)
    assert not site.store.now(revisions.cut, choice, card["body"] | {"cut": "yes"}, {}, now())
    assert not site.store.now(decisions.decide, choice, now()) and told(site, post) == before


def test_no_way_around(site, trio):
    """Not after another asked how soon, not after an answer that was taken back, not by undoing one's own."""
    mori, kawa, sora = trio
    post = contested(site, mori, sora)
    assert decide(kawa, post, "escalate", site.seen(post, urgency="now")).status_code == 303
    assert decide(mori, post, "approve", site.seen(post)).status_code == 403
    decide(kawa, post, "undo", {})
    site.store.now(lambda db: db.run("UPDATE posts SET escalated = 1 WHERE id = :id", {"id": post}))
    assert decide(mori, post, "approve", site.seen(post)).status_code == 403
    decide(kawa, post, "decline", site.seen(post, reason="names"))
    assert decide(kawa, post, "undo", {}).status_code == 303
    assert decide(mori, post, "approve", site.seen(post, confirm="yes")).status_code == 403
    decide(kawa, post, "approve", site.seen(post))
    # Settled by a third person, it is a post like any other again.
    assert site.store.now(second.barred, post, site.pen("mori").staff, leads=True) == ""
    assert decide(mori, post, "unpublish", site.seen(post, reason="names")).status_code == 303


def test_undoing_ones_own_answer_does_not_open_the_way(site, trio):
    mori, _, sora = trio
    post = contested(site, mori, sora)
    decide(mori, post, "undo", {})
    assert decide(mori, post, "decline", site.seen(post, reason="ad")).status_code == 403


def test_where_nobody_else_leads_another_reader_settles_it(site):
    mori, sora, umi = site.member("mori", "lead"), site.member("sora"), site.member("umi")
    post = contested(site, mori, sora)
    assert decide(mori, post, "approve", site.seen(post)).status_code == 403
    assert "/approve" in umi.get(f"/desk/posts/{post}").text
    other = site.post("another")
    decide(sora, other, "escalate", site.seen(other))
    assert decide(umi, other, "approve", site.seen(other)).status_code == 403, "only what is contested"
    assert decide(umi, post, "decline", site.seen(post, reason="names")).status_code == 303


def test_a_lead_who_is_gone_does_not_stand_in_the_way(site, trio):
    mori, _, sora = trio
    umi = site.member("umi")
    post = contested(site, mori, sora)
    assert decide(umi, post, "approve", site.seen(post)).status_code == 403
    site.store.now(staff.disable, "kawa")
    assert decide(umi, post, "approve", site.seen(post)).status_code == 303
