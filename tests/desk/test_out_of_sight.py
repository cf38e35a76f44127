"""What nobody may lose sight of: reported among alike, what stays with somebody, what was taken down, what was noticed."""

import pytest

from hideout.clock import now
from hideout.store import audit, figures, posts, shifts
from moderation.desk.ledger import next_card
from tests.desk.test_decide import decide, last
from tests.desk.test_queue import shown
from tests.desk.test_together import WAVE, alike


def reported(site, client, text, *, hide=False, **more):
    """Leave a post that hangs on the wall, and report it."""
    post = alike(site, text, **more)
    assert decide(client, post, "approve", site.seen(post, confirm="yes")).status_code == 303
    assert site.store.now(posts.report, post, "hurts", now(), hide=hide) == ("hidden" if hide else "kept")
    return post


@pytest.mark.parametrize("hide", [False, True])
def test_a_reported_post_stands_in_its_tab_and_in_the_list_whatever_is_alike(site, hide):
    client = site.member()
    earlier = alike(site, WAVE.format(500), level=2, at=now() - 900)
    wall = reported(site, client, WAVE.format(700), at=now() - 800, hide=hide)
    assert site.card(wall)["kin"] == 1
    assert shown(client.get("/desk?show=reported").text) == [wall]
    assert set(shown(client.get("/desk").text)) == {earlier, wall}
    assert site.store.now(next_card, site.pen(), escalated=False) in (earlier, wall)


def test_nothing_plain_waits_behind_what_was_set_aside_or_weighs_otherwise(site):
    sora, umi = site.member("sora"), site.member("umi")
    first, other = alike(site, WAVE.format(500), level=2, at=now() - 900), alike(site, WAVE.format(700))
    assert shown(umi.get("/desk").text) == [first]
    assert shown(umi.get("/desk?level=0").text) == [other]
    decide(sora, first, "park", {})
    assert shown(umi.get("/desk").text) == [other] and shown(umi.get("/desk?show=parked").text) == [first]


def test_what_stays_with_somebody_does_not_come_back_to_them(site):
    sora, umi = site.member("sora"), site.member("umi")
    post = site.post("heavy words", level=2)
    assert sora.post("/desk/next", data={}).headers["location"] == f"/desk/posts/{post}"
    sora.post(f"/desk/posts/{post}/stays", data={"words": ""})
    assert sora.post("/desk/next", data={}).headers["location"] == "/desk"
    assert umi.post("/desk/next", data={}).headers["location"] == f"/desk/posts/{post}"


@pytest.mark.parametrize("show", ["", "reported"])
def test_what_was_left_to_others_is_not_handed_out_in_any_view(site, show):
    client = site.member()
    post = reported(site, client, "words")
    decide(client, post, "skip", {"view": "card", "show": show})
    assert site.store.now(holds_next, site.pen(), show) is None
    assert site.store.now(holds_next, site.pen(), "skipped") == post


def holds_next(db, pen, show):
    from hideout.store.views import View

    return next_card(db, pen, escalated=False, view=View(name=show))


def test_the_page_of_a_shift_shows_what_was_written_and_nothing_else(site):
    client = site.member()
    post = site.post("call me at school")
    seen = site.seen(post) | {"cut.text": "call me"}
    assert decide(client, post, "cut", seen).status_code == 303
    page = client.get("/desk/shift").text
    assert "<p>call me［…］</p>" in page and "yes</p>" not in page


@pytest.mark.parametrize("hide", [False, True])
def test_a_take_down_is_called_one_in_store_log_and_figures(site, hide):
    client = site.member()
    post = reported(site, client, "words", hide=hide)
    assert decide(client, post, "decline", site.seen(post, reason="names")).status_code == 303
    assert site.card(post)["state"] == "unpublished" and last(site, post)["verdict"] == "unpublish"
    assert next(row["action"] for row in site.store.now(audit.recent)) == "unpublish"
    assert {row["verdict"] for row in site.store.now(figures.decided, 0, 0)} == {"approve", "unpublish"}
    assert site.store.now(shifts.answers, site.pen().staff, 0)["unpublish"] == 1
    assert "Taken down" in client.get("/desk").text and site.wall() == []
    assert decide(client, post, "undo", {}).status_code == 303 and site.card(post)["open"] == 1


def test_one_undo_takes_back_what_was_declined_and_taken_down_together(site):
    client = site.member()
    wall, waits = reported(site, client, "one"), site.post("two")
    fields = {
        f"pick.{post}": f"{site.card(post)['revision']}.{site.card(post)['round']}" for post in (wall, waits)
    }
    answer = client.post("/desk/together", data=fields | {"verdict": "decline", "reason": "ad"})
    assert answer.status_code == 303
    assert [site.card(post)["state"] for post in (wall, waits)] == ["unpublished", "declined"]
    decide(client, waits, "undo", {})
    assert [site.card(post)["open"] for post in (wall, waits)] == [1, 1]


def test_what_was_noticed_has_a_filter_of_its_own(site):
    heard = {
        "flags": ["contact"],
        "findings": [{"level": 0, "flag": "contact", "reason": "A way to reach somebody"}],
    }
    plain, care, heavy = site.post("plain"), site.post("care", heard=heard), site.post("heavy", level=2)
    client = site.member()
    page = client.get("/desk?level=0").text
    assert shown(page) == [plain] and shown(client.get("/desk?level=noted").text) == [care]
    assert 'value="0" selected>Nothing noticed (1)' in page and 'value="noted">Read with care (1)' in page
    assert shown(client.get("/desk?level=2").text) == [heavy]


def test_what_can_be_undone_says_which_one_it_was(site):
    client = site.member()
    for text, level in (("a short one", 0), ("a light one that goes on and on", 1), ("heavy words", 2)):
        post = site.post(text, level=level)
        decide(client, post, "approve", site.seen(post))
    page = client.get("/desk").text
    assert "<q>a short one</q>" in page and "<q>a light one that…</q>" in page and "heavy words" not in page
