"""Where a life, or somebody being hurt, was heard, a reason that carries no help is asked about once, on heavy posts as on urgent ones."""

import pytest

from hideout.store import decisions
from moderation.hearing import hear_post
from tests.desk.browser import leave, rested, settle, until
from tests.desk.test_decide import HTMX, decide, last
from tests.desk.test_second import rules, take
from tests.desk.test_urgency import BROWSER

KICKED = "弟のそうた(かえで小4年)が父にけられて足があざだらけ"
WORRIED = "友だちの田中が死にたいって言ってる"
TOUCHED = "田中先生にさわられる"
WISH = "もう死にたい"
PACT = "いっしょに死んでくれる人いませんか"
THREAT = "あした学校のみんなをころす"
BOTH = "あした学校のみんなをころす。父になぐられる"
LURED = "知らない人にはだかの写真をおくれって言われた"
NAMED = "かえで小4年のたなかそうたです"


def heard(site, text):
    verdict, found = hear_post({"text": text}, {"text": "What you feel"})
    return site.post(text, level=verdict.level, urgent=verdict.now, heard=found)


def tick(answer):
    return answer.text.partition('name="sure" value="')[2].partition('"')[0]


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("text", [KICKED, WORRIED, TOUCHED, WISH, LURED])
def test_a_heavy_one_with_a_name_in_it_is_asked_about_once(site, text, headers):
    post, client = heard(site, text), site.member()
    assert site.card(post)["level"] == 2
    fields = site.seen(post, reason="names")
    for act in ("decline", "change"):
        answer = decide(client, post, act, fields, **headers)
        assert answer.status_code == 422 and site.card(post)["open"]
        assert "reason 8 carries help" in answer.text and tick(answer) == "names"
    assert decide(client, post, "decline", fields | {"sure": "names"}).status_code == 303
    assert last(site, post)["reason"] == "names"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *((text, reason) for text in (KICKED, WISH) for reason in ("ad", "attack", "contact", "unreadable")),
        (KICKED, "urging"),
        (THREAT, "names"),
        (BOTH, "attack"),
        (PACT, "contact"),
    ],
)
def test_a_reason_that_leaves_somebody_without_help_is_asked_about(site, text, reason):
    post = heard(site, text)
    answer = decide(site.member(), post, "decline", site.seen(post, reason=reason))
    assert answer.status_code == 422 and tick(answer) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *((text, reason) for text in (KICKED, WISH, PACT, THREAT) for reason in ("unsafe", "method")),
        *((text, "urging") for text in (WISH, PACT, THREAT)),
        (THREAT, "attack"),
        (LURED, "contact"),
        (TOUCHED, "sexual"),
        (NAMED, "names"),
        ("いじめられてつらい", "names"),
    ],
)
def test_what_fits_is_not_and_nothing_is_where_none_of_that_was_heard(site, text, reason):
    post = heard(site, text)
    assert decide(site.member(), post, "decline", site.seen(post, reason=reason)).status_code == 303


def test_of_a_threat_no_question_says_that_only_reason_8_is_left(site):
    post = heard(site, THREAT)
    page = decide(site.member(), post, "decline", site.seen(post, reason="names")).text
    assert "for a threat it is reason 5" in page and "else choose reason 8" not in page


def test_an_appeal_asks_as_well(site):
    rules(site, sample=0, sample_new=0)
    sora, umi = site.member("sora"), site.member("umi")
    post = heard(site, KICKED)
    decide(sora, post, "decline", site.seen(post, reason="unsafe"))
    rules(site, sample=100, sample_new=100)
    other = heard(site, KICKED + "。")
    decide(sora, other, "decline", site.seen(other, reason="unsafe"))
    site.store.now(lambda db: db.run("UPDATE second_reads SET why = 'appeal'"))
    sent = {"verdict": "decline", "reason": "names"}
    reading = take(umi)
    answer = umi.post(f"/desk/second/{reading}", data=sent)
    assert answer.status_code == 422 and "reason 8 carries help" in answer.text
    assert umi.post(f"/desk/second/{reading}", data=sent | {"sure": "names"}).status_code == 303


def test_no_answer_for_several_goes_past_the_question(site):
    hurt, light, kin = heard(site, KICKED), heard(site, NAMED), heard(site, WISH)
    client = site.member()
    pick = {f"pick.{post}": f"{site.card(post)['revision']}.0" for post in (hurt, light)}
    answer = client.post("/desk/together", data=pick | {"reason": "names"})
    assert answer.status_code == 409 and "danger was heard in it" in answer.text
    assert site.card(hurt)["open"] and not site.card(light)["open"]
    first = site.post("light")
    also = {f"also.{kin}": f"{site.card(kin)['revision']}.0"}
    answer = decide(client, first, "decline", site.seen(first, reason="names") | also)
    assert answer.status_code == 422 and tick(answer) == "names" and site.card(first)["open"]
    assert client.post("/desk/together", data=pick | {"reason": "unsafe"}).status_code in (303, 409)
    assert not site.card(hurt)["open"]


class TestByHand:
    pytestmark = BROWSER

    def ask(self, page, text, key):
        verdict, found = hear_post({"text": text}, {"text": "What you feel"})
        (post,) = leave(page, text, level=verdict.level, urgent=verdict.now, heard=found)
        page.goto(f"{page.base}/desk/posts/{post}")
        rested()
        page.keyboard.press(key)
        until(page, focus=f"note-{post}")
        page.keyboard.press("Enter")
        page.wait_for_selector("[name=sure]:focus")
        return post

    def in_sight(self, page, post):
        box = page.locator(f"#post-{post} .text").bounding_box()
        return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]

    def test_a_heavy_one_is_ticked_and_sent_without_leaving_the_keys(self, page):
        post = self.ask(page, KICKED, "3")
        page.keyboard.press("Enter")
        page.wait_for_selector("#noted:has-text('tick the box first')")
        page.keyboard.press("Space")
        rested()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{page.base}/desk")
        assert page.site.store.now(decisions.last, post)["reason"] == "names"

    def test_a_reason_that_fits_needs_no_tick_after_the_question(self, page):
        post = self.ask(page, PACT, "4")
        page.focus(f"#reason-{post}")
        page.keyboard.press("2")
        until(page, focus=f"note-{post}")
        assert not page.is_visible("[name=sure]") and not page.is_visible(f"#problem-{post}")
        rested()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{page.base}/desk")
        assert page.site.store.now(decisions.last, post)["reason"] == "urging"

    def test_a_tick_for_one_reason_never_stands_for_another(self, page):
        post = self.ask(page, KICKED, "3")
        page.keyboard.press("Space")
        page.focus(f"#reason-{post}")
        page.keyboard.press("7")
        until(page, focus=f"note-{post}")
        rested()
        page.keyboard.press("Enter")
        page.wait_for_selector("[name=sure][value=ad]:focus")
        assert not page.is_checked("[name=sure]") and page.site.card(post)["open"]
        page.focus(f"#reason-{post}")
        page.keyboard.press("3")
        page.focus(f"#reason-{post}")
        page.keyboard.press("7")
        assert page.is_visible("[name=sure]") and not page.is_checked("[name=sure]")

    def test_the_text_is_in_sight_beside_the_question_and_after_esc(self, page):
        page.set_viewport_size({"width": 800, "height": 420})
        verdict, found = hear_post({"text": KICKED}, {"text": "What you feel"})
        post, *_ = leave(page, *[KICKED] * 4, level=verdict.level, heard=found)
        page.focus(f"#post-{post}")
        settle()
        page.keyboard.press("3")
        until(page, focus=f"note-{post}")
        page.keyboard.press("Enter")
        page.wait_for_selector("[name=sure]:focus")
        settle()
        assert self.in_sight(page, post)
        page.focus(f"#decline-{post} > button")
        page.evaluate(
            f"document.querySelector('#decline-{post} > button').scrollIntoView({{block: 'start'}})"
        )
        assert not self.in_sight(page, post)
        page.keyboard.press("Escape")
        settle()
        assert self.in_sight(page, post)
