"""What was heard as an emergency: answered one by one, opened, and asked about once when the reason does not fit."""

import pytest

from hideout.store import audit
from tests.desk.browser import leave, settle, until
from tests.desk.test_decide import HTMX, decide, last
from tests.desk.test_folded import fold
from tests.desk.test_second import rules, take
from tests.desk.test_together import WAVE, alike
from tests.desk.test_urgency import BROWSER

UNFIT = ("ad", "unreadable", "other", "names", "contact", "attack", "sexual")


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("reason", UNFIT)
def test_a_reason_that_does_not_fit_is_asked_about_once(site, reason, headers):
    post, client = site.post("goodbye", level=3, urgent=True), site.member()
    fields = site.seen(post, reason=reason, note="my words")
    answer = decide(client, post, "decline", fields, **headers)
    assert (
        answer.status_code == 422
        and "Is this really the reason?" in answer.text
        and "my words" in answer.text
    )
    assert f'name="sure" value="{reason}"' in answer.text and site.card(post)["open"]
    other = "ad" if reason != "ad" else "names"
    assert decide(client, post, "decline", fields | {"reason": other, "sure": reason}).status_code == 422
    assert decide(client, post, "decline", fields | {"sure": reason}).status_code == 303
    assert last(site, post)["reason"] == reason


@pytest.mark.parametrize(("level", "reason"), [(3, "unsafe"), (3, "method"), (3, "urging"), (2, "ad")])
def test_what_fits_or_is_lighter_is_not_asked_about(site, level, reason):
    post = site.post("words", level=level)
    assert decide(site.member(), post, "decline", site.seen(post, reason=reason)).status_code == 303


def test_asking_for_other_words_and_appeals_ask_as_well(site):
    rules(site, sample=0, sample_new=0)
    sora, umi = site.member("sora"), site.member("umi")
    post = site.post("goodbye", level=3)
    assert decide(sora, post, "change", site.seen(post, reason="ad")).status_code == 422
    decide(sora, post, "decline", site.seen(post, reason="unsafe"))
    site.store.now(lambda db: db.run("UPDATE second_reads SET why = 'appeal'"))
    reading = take(umi)
    sent = {"verdict": "decline", "reason": "ad"}
    answer = umi.post(f"/desk/second/{reading}", data=sent)
    assert answer.status_code == 422 and 'name="sure" value="ad"' in answer.text
    assert umi.post(f"/desk/second/{reading}", data=sent | {"sure": "ad"}).status_code == 303


@pytest.mark.parametrize("verdict", ["decline", "approve"])
def test_no_answer_for_several_reaches_one(site, verdict):
    grave, light = site.post("goodbye", level=3), site.post("light")
    client = site.member()
    fields = {f"pick.{post}": f"{site.card(post)['revision']}.0" for post in (grave, light)}
    answer = client.post(
        "/desk/together", data=fields | {"verdict": verdict, "reason": "ad" if verdict == "decline" else ""}
    )
    assert answer.status_code == 409 and "1 were answered together" in answer.text
    assert site.card(grave)["open"] and not site.card(light)["open"]
    assert next(row["subject"] for row in site.store.now(audit.recent)) == light


def test_neither_as_a_copy_nor_as_one_that_is_alike(site):
    client = site.member()
    light, grave = alike(site, WAVE.format(500)), alike(site, WAVE.format(700), level=3)
    same = alike(site, WAVE.format(500), level=3)
    page = client.get(f"/desk/posts/{light}").text
    assert f"also.{grave}" not in page and "(urgent: it is answered by itself)" in page
    also = {f"also.{grave}": f"{site.card(grave)['revision']}.0", "copies": "yes"}
    assert decide(client, light, "decline", site.seen(light, reason="ad") | also).status_code == 303
    assert [site.card(post)["open"] for post in (light, grave, same)] == [0, 1, 1]


class TestByHand:
    pytestmark = BROWSER

    def test_folded_it_can_neither_be_ticked_nor_declined(self, page):
        fold(page)
        (post,) = leave(page, "goodbye", level=3)
        assert not page.is_visible(f"#post-{post} .pick") and not page.is_visible(f"#post-{post} .declining")
        page.keyboard.press("j")
        settle()
        page.keyboard.press("8")
        page.wait_for_function("document.querySelector('.folded-text').open")
        assert page.site.card(post)["open"] and page.is_visible(f"#post-{post} .declining")
        page.keyboard.press("8")
        until(page, said="Reason: 8")
        page.keyboard.press("Enter")
        until(page, done=1)
        assert page.site.card(post)["state"] == "declined" and not page.problems
