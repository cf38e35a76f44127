"""What was asked stands on the card itself, on a list as well, before the answers; nobody's words are put in another's mouth."""

import re

import pytest

from hideout.clock import HOUR, now
from tests.desk.test_calls import escalate
from tests.desk.test_decide import decide


def said(page, post):
    """Return what a card says of the call, and whether that comes before the first form that answers."""
    card = page.split(f'id="post-{post}"')[1].split('<div class="decide">')[0]
    found = re.search(r'<li class="flag asked">(.*?)</li>', card)
    return found[1] if found else ""


@pytest.mark.parametrize("ask", ["May I ring the school?", ""])
def test_who_asks_since_when_and_what_is_on_list_and_card(site, ask):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    post, other = site.post("words", level=2), site.post("others")
    escalate(site, sora, post, ask=ask)
    for path in ("/desk", "/desk?show=escalated", f"/desk/posts/{post}"):
        found = said(mori.get(path).text, post)
        assert re.search(r"sora asks since \d\d:\d\d", found) and (
            ask in found if ask else "<q>" not in found
        )
    assert not said(mori.get("/desk").text, other)
    decide(mori, post, "decline", site.seen(post, reason="unsafe"))
    assert not said(mori.get(f"/desk/posts/{post}").text, post)


def test_a_word_to_a_colleague_is_no_question_of_who_called(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    tani = site.member("tani", "lead")
    post = site.post("words", level=2)
    escalate(site, sora, post)
    decide(mori, post, "pass", {"to": site.pen("tani").staff, "ask": "please take it"})
    bell = tani.get("/desk/bell").text
    assert "mori asks:" in bell and "sora asks:" not in bell and "please take it" in bell
    assert "please take it" not in said(tani.get(f"/desk/posts/{post}").text, post)


def test_the_question_of_who_called_goes_before_others(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    site.member("tani", "lead")
    post = site.post("words", level=2)
    escalate(site, sora, post, ask="Is this a plan?")
    decide(mori, post, "pass", {"to": site.pen("tani").staff, "ask": "please take it"})
    bell = mori.get("/desk/bell").text
    assert "Is this a plan?" in bell and "please take it" not in bell


@pytest.mark.parametrize("called", [True, False])
def test_whoever_answers_a_call_is_not_told_to_ask_for_advice(site, called):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    post = site.post("words", level=3, urgent=True, at=now() - 8 * HOUR)
    if called:
        escalate(site, sora, post)
    page = mori.get(f"/desk/posts/{post}").text
    assert "It came some time ago." in page and ("ask for advice if you are not sure" in page) != called
