"""What was parked or passed on says so on list and card: by whom, when and why, until somebody answers it."""

import time

import pytest

from hideout.clock import DAY, now
from hideout.store import audit
from tests.desk.browser import leave, rested
from tests.desk.test_decide import decide
from tests.desk.test_urgency import BROWSER


def sign(page, post):
    """Return what the card of a post says of being set aside, on a list or alone; nothing where it says nothing."""
    card = page.split(f'id="post-{post}"')[1]
    return (
        card.split('class="flag handed">')[1].split("</li>")[0]
        if "flag handed" in card.split("<form")[0]
        else ""
    )


@pytest.mark.parametrize("why", ["Is this a plan, or a song?", ""])
@pytest.mark.parametrize("act", ["park", "pass"])
def test_by_whom_when_and_why(site, act, why):
    sora, umi = site.member("sora"), site.member("umi")
    post = site.post("words")
    sent = {"ask": why} | ({"to": site.pen("umi").staff} if act == "pass" else {})
    assert decide(sora, post, act, sent).status_code == 303
    said = "sora parked it at" if act == "park" else "sora passed it to umi at"
    listed = f"/desk?show={'parked' if act == 'park' else 'mine'}"
    for client in (sora, umi):
        found = sign(client.get(f"/desk/posts/{post}").text, post)
        assert said in found and (why in found if why else "without a word why" in found)
    assert said in sign((sora if act == "park" else umi).get(listed).text, post)
    # Taken up again it still says so: whoever reads it now has to know.
    umi.post(f"/desk/posts/{post}/extend", data={})
    assert site.card(post)["parked"] is None and said in sign(umi.get("/desk?show=mine").text, post)
    decide(umi, post, "approve", site.seen(post))
    assert not sign(umi.get(f"/desk/posts/{post}").text, post)
    assert not site.store.now(audit.verify, site.store.secret)


def test_what_is_taken_back_was_never_set_aside(site):
    sora, post = site.member("sora"), site.post("words")
    decide(sora, post, "park", {"ask": "why"})
    decide(sora, post, "undo", {})
    assert not sign(sora.get(f"/desk/posts/{post}").text, post)


def test_advice_that_is_asked_for_later_leaves_the_sign(site):
    sora, umi = site.member("sora"), site.member("umi")
    post = site.post("words")
    decide(sora, post, "park", {"ask": "a plan?"})
    decide(umi, post, "escalate", site.seen(post))
    assert "sora parked it at" in sign(umi.get(f"/desk/posts/{post}").text, post)


def test_a_colleague_is_told_beside_every_page_until_they_take_it_up(site):
    sora, umi = site.member("sora"), site.member("umi")
    said = "Passed to you by colleagues: 1"
    post = site.post("words")
    assert said not in umi.get("/desk/help").text
    decide(sora, post, "pass", {"to": site.pen("umi").staff, "ask": ""})
    assert said in umi.get("/desk/help").text and said not in sora.get("/desk/help").text
    umi.post(f"/desk/posts/{post}/extend", data={})
    assert said not in umi.get("/desk/help").text
    other = site.post("others")
    decide(sora, other, "pass", {"to": site.pen("umi").staff, "ask": ""})
    site.store.now(lambda db: db.run("UPDATE posts SET passed = :at", {"at": now() - DAY}))
    assert said not in umi.get("/desk/help").text


class TestByHand:
    pytestmark = BROWSER

    @pytest.mark.parametrize("page", [True, False], indirect=True)
    @pytest.mark.parametrize("dark", [False, True])
    def test_the_sign_is_seen_on_a_tablet(self, page, dark):
        (post,) = leave(page, "one")
        # Parking and passing on are offered where there is a colleague.
        page.site.member(f"umi {time.time_ns()}")
        page.set_viewport_size({"width": 810, "height": 1080})
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.goto(f"{page.base}/desk/posts/{post}")
        page.click(".set-aside summary")
        page.fill(".set-aside input[name=ask]", "a plan or a song?")
        rested()
        page.click(".set-aside form.park button")
        page.wait_for_url(lambda url: "/posts/" not in url)
        page.goto(f"{page.base}/desk?show=parked")
        found = page.locator(f"#post-{post} .handed")
        assert found.is_visible() and "a plan or a song?" in found.inner_text() and not page.problems
        box = found.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 810
