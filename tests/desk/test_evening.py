"""A whole evening alone at the desk: what receipts, breaks, the end of a shift and one's own burdens say then."""

import pytest

from hideout.clock import HOUR, now
from hideout.store import views
from moderation import staffing
from moderation.desk.gravity import LEVELS, URGENT_NOW, WITH_CARE
from tests.desk.browser import leave, rested, until
from tests.desk.test_decide import decide

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def test_what_stays_with_somebody_is_not_shown_again_among_what_they_left(site):
    sora = site.member()
    stays, left = site.post("it stays with me"), site.post("left to others")
    sora.post(f"/desk/posts/{stays}/stays", data={"words": ""})
    decide(sora, left, "skip", site.seen(left))
    page = sora.get("/desk?show=skipped").text
    assert f'id="post-{left}"' in page and f'id="post-{stays}"' not in page
    pen = site.pen("sora")
    assert site.store.now(views.tally, pen.staff, pen.at)["skipped"] == 1
    assert 'Left to others <span class="many">1</span>' in page


def test_a_receipt_for_several_names_no_single_room_and_no_single_text(site):
    sora = site.member()
    made = [site.post("one"), site.post("two", board="paths", body={"when": "two", "what": "", "name": ""})]
    ticked = {f"pick.{post}": f"{site.card(post)['revision']}.0" for post in made}
    assert sora.post("/desk/together", data=ticked | {"verdict": "approve"}).status_code == 303
    done = sora.get("/desk").text.split('class="done"')[1].split("</li>")[0]
    assert "(2 together)" in done and "Wall" not in done and "Paths" not in done and "stays" not in done
    single = site.post("alone")
    decide(sora, single, "approve", site.seen(single))
    assert "What I answered just now stays with me" in sora.get("/desk").text


def test_answering_together_without_a_reason_leads_to_the_reasons(page):
    (first,) = leave(page, "one")
    page.check(f"#post-{first} .pick input")
    page.click("#together [value=decline]")
    page.wait_for_url("**/desk/together")
    assert page.evaluate("document.activeElement.id") == "reason-together"
    assert page.get_attribute("#reason-together", "aria-invalid") == "true" and page.site.card(first)["open"]


def test_the_second_of_two_windows_says_that_it_was_oneself(site):
    sora = site.member()
    post = site.post("one")
    seen = site.seen(post, reason="ad")
    assert decide(sora, post, "decline", seen).status_code == 303
    standard = "This leads somewhere else or advertises something. We do not put that up here."
    again = decide(sora, post, "decline", seen | {"note": standard})
    assert again.status_code == 409 and "yourself already, in another window" in again.text
    assert "What you had written" not in again.text
    own = decide(sora, post, "decline", seen | {"note": "words of my own"})
    assert "What you had written" in own.text and "words of my own" in own.text


def test_an_urgent_text_that_came_hours_ago_says_what_that_means(site):
    sora = site.member()
    old = site.post("somebody look at me", level=3, urgent=True, at=now() - 13 * HOUR)
    fresh = site.post("just now", level=3, urgent=True)
    assert "It came some time ago" in sora.get(f"/desk/posts/{old}").text
    assert "It came some time ago" not in sora.get(f"/desk/posts/{fresh}").text


def test_a_claim_that_is_over_says_nothing_of_being_yours(page):
    (first,) = leave(page, "one")
    page.click(".desk-head button")
    page.wait_for_url(f"**/desk/posts/{first}*")
    page.site.store.now(lambda db: db.run("UPDATE posts SET lease_until = :at", {"at": now() + 1}))
    page.reload()
    page.wait_for_selector(".lease p:has-text('The time is over')")
    assert not page.is_visible(".flag.mine") and "Yours until" not in page.inner_text(".lease")
    rested()
    page.click(".extend")
    until(page, said="Yours until")
    assert page.is_visible(".flag.mine") and not page.problems


def test_the_end_warns_whoever_cannot_come_back_and_says_goodbye(site):
    sora = site.member()
    assert "come in again only with a new link" in sora.get("/desk/shift/end").text
    out = sora.post("/desk/shift/end")
    assert out.headers["location"].endswith("did=bye")
    assert "Thank you for reading. Rest well." in site.visitor().get(out.headers["location"]).text
    site.store.now(lambda db: db.run("UPDATE staff SET password = 'x'"))
    back = site.visitor()
    back.post(f"/desk/enter/{staffing.sign_in_link(site.store, 'sora', now())}", data={})
    assert "keyless" not in back.get("/desk/shift/end").text


def test_a_break_and_an_end_with_calls_standing_say_what_is_so(site):
    mori = site.member("mori", "lead")
    assert "have not read anything yet" in mori.get("/desk/shift").text
    post = site.post("grave", level=3, urgent=True)
    decide(mori, post, "escalate", site.seen(post, urgency="now"))
    end = mori.get("/desk/shift/end").text
    assert (
        "Nobody is on call, so nobody at the desk hears it" in end
        and "Once you have signed out, nobody" not in end
    )
    mori.post("/desk/shift/break", data={"do": "begin"})
    rest = mori.get("/desk/shift").text
    assert (
        "nothing waits for you alone" not in rest and "then rest all the same" in rest and "no limit" in rest
    )


def test_who_leads_alone_is_not_told_of_themselves(site):
    mori = site.member("mori", "lead")
    post = site.post("heavy")
    assert "You lead this desk alone" in mori.post(f"/desk/posts/{post}/stays", data={"words": ""}).text
    assert "Texts that stayed with" not in mori.get("/desk").text
    tani = site.member("tani", "lead")
    assert "Texts that stayed with" in tani.get("/desk").text
    assert "You lead this desk alone" not in mori.post(f"/desk/posts/{post}/stays", data={}).text


def test_what_is_shown_of_a_text_keeps_its_marks_apart_and_says_that_it_goes_on(site):
    sora = site.member()
    post = site.post("「いつまで休むの」って\nあとは長い")
    decide(sora, post, "approve", site.seen(post))
    assert "<q>『いつまで休むの』って…</q>" in sora.get("/desk").text


def test_whoever_comes_by_a_link_for_the_first_time_is_welcomed_once(site):
    staffing.invite(site.store, "umi", "reader", now())
    places = []
    for _ in range(2):
        client = site.visitor()
        answer = client.post(f"/desk/enter/{staffing.sign_in_link(site.store, 'umi', now())}", data={})
        places.append(answer.headers["location"])
    assert places == ["/desk/welcome", "/desk"]


def test_the_guide_explains_every_weight_that_a_card_can_bear(site):
    page = site.member().get("/desk/help").text.split('class="reasons weights"')[1].split("</dl>")[0]
    for words in (URGENT_NOW, WITH_CARE, *LEVELS):
        assert f">{words}</span>" in page
    assert page.count("<dd>") == 6


def test_what_authors_and_readers_read_is_plain_english(site):
    sora = site.member()
    assert "gets hurt do not go on the wall" in sora.get("/desk/help").text
    post = site.post("heavy", level=2)
    decide(sora, post, "skip", site.seen(post))
    page = sora.get(f"/desk/posts/{post}").text
    assert "times left to others: 1" in page and "With reason 8 they read the note" in page
    assert "You have been reading since" in sora.get("/desk/shift").text
