"""Posts are handed to people who can read them, and to nobody else; the rota knows only them."""

import pytest

from hideout.clock import now
from hideout.store import claims, decisions, districts, duties, holds, staff, tongues
from hideout.store.views import View
from moderation import staffing


@pytest.fixture
def beside(site):
    """Return a desk with a lead, a reader, and an officer of a district who has come in."""
    site.lead, site.sora = site.member("mori", "lead"), site.member("sora")
    site.store.now(districts.save, "yuki", "雪市", "Yuki")
    staffing.invite(site.store, "officer", "viewer", now(), "yuki")
    site.officer = site.visitor()
    site.officer.post(f"/desk/enter/{staffing.sign_in_link(site.store, 'officer', now())}", data={})
    return site


def id_of(site, name):
    return site.pen(name).staff


def _set_aside_for(db, given):
    db.run("UPDATE posts SET passed = :at, passed_to = :to WHERE id = :post", given)


def waiting(site, post, name):
    """Return whether a post stands in somebody's list, and is the next one that comes to them."""
    who = id_of(site, name)
    rows = site.store.now(decisions.queue, view=View(), staff=who, at=now())
    claimed = site.store.now(claims.claim, who, now())
    if claimed:
        site.store.now(claims.release, who)
    return post in [row["id"] for row in rows] and claimed == post


def test_only_who_can_read_is_offered_and_taken_as_a_receiver(beside):
    post, officer = beside.post("a slip"), id_of(beside, "officer")
    page = beside.lead.get(f"/desk/posts/{post}").text
    assert id_of(beside, "sora") in page and officer not in page
    answer = beside.lead.post(f"/desk/posts/{post}/pass", data=beside.seen(post, to=officer))
    assert answer.status_code == 422 and beside.card(post)["passed"] is None
    # The very statement refuses, too: between the look and the write an account may have been closed.
    assert not beside.store.now(holds.pass_on, post, id_of(beside, "mori"), officer, now())
    assert beside.officer.get(f"/desk/posts/{post}").status_code == 403
    assert (
        beside.lead.post(
            f"/desk/posts/{post}/pass", data=beside.seen(post, to=id_of(beside, "sora"))
        ).status_code
        == 303
    )


def test_what_lies_with_somebody_who_cannot_read_is_in_the_queue_again(beside):
    """As it was left by an earlier version, or by somebody whose account waits for a new password."""
    post, mori = beside.post("a slip"), id_of(beside, "mori")
    for name in ("officer", "sora"):
        given = {"at": now(), "to": id_of(beside, name), "post": post}
        beside.store.now(_set_aside_for, given)
        if name == "sora":
            assert not waiting(beside, post, "mori")
            staffing.reset(beside.store, "sora", now())
        assert waiting(beside, post, "mori"), name
        assert beside.card(post)["passed_to"] is None
        assert post in beside.lead.get("/desk").text
    beside.member("kumo")
    assert beside.store.now(holds.pass_on, post, mori, id_of(beside, "kumo"), now())
    staffing.disable(beside.store, "kumo")
    assert waiting(beside, post, "mori")


def test_the_rota_holds_only_people_who_can_read(beside):
    officer = id_of(beside, "officer")
    assert officer not in beside.lead.get("/desk/rota").text
    sent = {"who": officer, "day": "0", "start": "18:00", "end": "20:00"}
    assert beside.lead.post("/desk/rota", data=sent).status_code == 422
    beside.store.now(duties.add, officer, 0, 0, 24 * 60)
    assert beside.store.now(duties.week) == [] and "officer" not in beside.lead.get("/desk/rota").text
    assert beside.lead.post("/desk/rota", data=sent | {"who": id_of(beside, "sora")}).status_code == 303
    assert [row["name"] for row in beside.store.now(duties.week)] == ["sora"]


def test_the_languages_of_an_officer_are_nobodys_to_read(beside):
    beside.store.now(tongues.choose, id_of(beside, "officer"), frozenset({"vi"}))
    assert "vi" not in beside.store.now(tongues.of_all)
    assert [row["name"] for row in beside.store.now(staff.readers)] == ["mori", "sora"]
    assert beside.store.now(holds.colleagues, id_of(beside, "mori"), "", now()) == [
        {"id": id_of(beside, "sora"), "name": "sora", "here": 1}
    ]
