"""An answer shows at once: the desk says so beside the undo, and an author learns that another answer was taken back."""

import pytest

from hideout.store import posts, second
from tests.desk.browser import leave, settle, until
from tests.desk.test_decide import HTMX, decide
from tests.desk.test_second import appealed, receipt, rules, take
from tests.desk.test_urgency import BROWSER

SAID = {
    "approve": "it is on the wall already",
    "decline": "its author can read the answer already",
    "change": "its author can read the answer already",
    "unpublish": "it is off the wall already, and its author can read why",
}


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("act", SAID)
def test_the_undo_says_what_can_be_seen_meanwhile(site, act, headers):
    client, post = site.member(), site.post("words")
    if act == "unpublish":
        decide(site.member("umi"), post, "approve", site.seen(post))
    answer = decide(client, post, act, site.seen(post, reason="names"), **headers)
    bar = answer.text if act != "unpublish" and headers else client.get("/desk").text
    assert SAID[act] in bar.split('class="done"')[1].split("</form>")[0]
    # What it says is so.
    state = site.store.now(posts.status, receipt(site, post))["state"]
    assert state == {"approve": "published", "unpublish": "unpublished"}.get(act, "declined")
    assert bool(site.wall()) == (act == "approve")


def test_asking_for_advice_shows_nobody_anything(site):
    client, post = site.member(), site.post("words")
    decide(client, post, "escalate", site.seen(post))
    bar = client.get("/desk").text.split('class="done"')[1].split("</form>")[0]
    assert "already" not in bar


@pytest.mark.parametrize("act", ["approve", "decline", "change", "escalate"])
def test_an_author_is_told_that_an_answer_was_taken_back(site, act):
    client, post = site.member(), site.post("words")
    undone = lambda: site.store.now(posts.status, receipt(site, post))["undone"]  # noqa: E731
    assert not undone()
    decide(client, post, act, site.seen(post, reason="names"))
    assert not undone()
    decide(client, post, "undo", {})
    # That advice was asked for never showed, so nothing is said of it.
    assert bool(undone()) == (act != "escalate")
    decide(client, post, "approve", site.seen(post))
    assert not undone()


@pytest.mark.parametrize(
    ("sent", "decided", "then"),
    [
        ({"verdict": "approve"}, "Decided: put up", "It is on the wall now."),
        ({"verdict": "decline", "reason": "names"}, "Decided: not put up", "They cannot ask a second time."),
        (
            {"verdict": "decline", "reason": "names", "do": "change"},
            "Decided: asked for a change",
            "can send other words",
        ),
    ],
)
def test_after_an_appeal_the_line_says_what_was_decided(site, sent, decided, then):
    rules(site, sample=0, sample_new=0)
    sora, umi = site.member("sora"), site.member("umi")
    post = appealed(site, sora)
    reading = take(umi)
    assert umi.post(f"/desk/second/{reading}", data=sent).status_code == 303
    line = umi.get("/desk/second").text.split('class="done"')[1].split("</div>")[0]
    assert decided in line and then in line and "You would" not in line
    assert site.card(post)["state"] == ("published" if sent["verdict"] == "approve" else "declined")
    assert site.store.now(second.appealed, post)["answer"] == sent["verdict"]


def test_a_second_reading_that_decides_nothing_still_says_what_one_would_do(site):
    rules(site, sample=100, sample_new=100)
    sora, umi = site.member("sora"), site.member("umi")
    post = site.post("words")
    decide(sora, post, "approve", site.seen(post))
    reading = take(umi)
    umi.post(f"/desk/second/{reading}", data={"verdict": "approve"})
    line = umi.get("/desk/second").text.split('class="done"')[1].split("</div>")[0]
    assert "You would put it up" in line and "Decided" not in line


class TestByHand:
    pytestmark = BROWSER

    @pytest.mark.parametrize("page", [True, False], indirect=True)
    def test_it_stands_where_the_undo_is(self, page):
        (post,) = leave(page, "one")
        if page.script:
            page.keyboard.press("j")
            settle()
            page.keyboard.press("a")
            until(page, done=1)
        else:
            page.click(f"#post-{post} form.approve button")
            page.wait_for_url("**/desk*")
        assert SAID["approve"] in page.inner_text(f"#done-{post}")
        assert page.site.card(post)["state"] == "published" and not page.problems
