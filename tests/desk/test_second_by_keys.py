"""A second reading by keys and by ear: an urgent one rests no key, heavy words are folded there too, each card is heard whole."""

import re
import time

import pytest
from playwright.sync_api import expect

from hideout.store import care
from tests.desk.browser import leave, rested
from tests.desk.test_decide import decide
from tests.desk.test_second import appealed, rules
from tests.desk.test_urgency import BROWSER

FOLDED = "details.folded-text"


@pytest.fixture
def first(page):
    """Return a colleague whose answers are read again; only what is urgent, or asked for by an author, is."""
    rules(page.site, sample=0, sample_new=0)
    page.site.store.now(lambda db: db.run("DELETE FROM second_reads"))
    return page.site.member(f"umi {time.time_ns()}")


def declined(page, first, text, **more):
    post = page.site.post(text, **more)
    decide(first, post, "decline", page.site.seen(post, reason="unsafe"))
    return post


def begin(page):
    """Go to the next second reading, as somebody does by hand."""
    page.goto(f"{page.base}/desk/second")
    page.click("main form button")
    page.wait_for_url("**/desk/second/*")
    rested()


def wishes(page, folded):
    who = page.evaluate("document.querySelector('.who').textContent").strip()
    page.site.store.now(care.fold, page.site.pen(who).staff, folded=folded)


class TestByKeys:
    pytestmark = BROWSER

    def test_no_key_rests_on_an_urgent_one_that_nobody_touched(self, page, first):
        declined(page, first, "urgent words", level=3)
        begin(page)
        page.keyboard.press("a")
        page.wait_for_function("document.activeElement.name === 'confirm'")
        page.keyboard.press("8")
        page.wait_for_function("document.querySelector('select[name=reason]').value === 'unsafe'")
        assert "keys rest" not in page.inner_text("#noted")

    def test_what_was_decided_is_taken_back_by_a_key_from_an_urgent_one(self, page, first):
        asked = appealed(page.site, first)
        declined(page, first, "urgent words", level=3)
        begin(page)
        before = page.url
        page.keyboard.press("a")
        page.wait_for_url(lambda url: url != before)
        assert page.site.card(asked)["state"] == "published"
        expect(page.locator("#did")).to_contain_text("Decided: put up")
        page.keyboard.press("u")
        page.wait_for_url(lambda url: "/second/" not in url or url == before)
        assert page.site.card(asked)["state"] == "declined" and not page.problems

    @pytest.mark.parametrize(("level", "key"), [(3, "8"), (3, "a"), (3, "e"), (2, "a")])
    def test_words_are_opened_before_they_are_answered(self, page, first, level, key):
        wishes(page, True)
        if level == 3:
            declined(page, first, "urgent words", level=3)
        else:
            appealed(page.site, first, level=2)
        begin(page)
        assert page.locator(f"{FOLDED}:not([open])").count() == 1
        assert not page.locator("form.approve").is_visible()
        page.keyboard.press(key)
        page.wait_for_selector(f"{FOLDED}[open]")
        rested()
        assert page.locator("form.approve").is_visible() and "/desk/second/" in page.url
        assert not page.locator("select[name=reason]").is_visible()

    def test_nothing_is_folded_for_who_did_not_ask_for_it(self, page, first):
        declined(page, first, "urgent words", level=3)
        begin(page)
        assert not page.locator(FOLDED).count() and page.locator(".text").first.is_visible()


class TestByEar:
    pytestmark = BROWSER

    def heard(self, page, selector):
        """Return the name and the description of a part as a screen reader has them."""
        return expect(page.locator(selector))

    def test_a_card_is_heard_with_its_words_and_without_its_box(self, page):
        one, _ = leave(page, "the snow was quiet", "another")
        card = self.heard(page, f"#post-{one}")
        words = page.inner_text(f"#post-{one} .text")
        card.to_have_accessible_description(words)
        assert "Tick" not in page.inner_text(f"#about-{one}")
        self.heard(page, f"#post-{one} .pick input").to_have_accessible_description(words)

    def test_words_that_are_folded_are_not_read_out(self, page):
        wishes(page, True)
        (one,) = leave(page, "heavy words", level=2)
        self.heard(page, f"#post-{one}").to_have_accessible_description("")
        wishes(page, False)
        page.goto(f"{page.base}/desk/posts/{one}")
        self.heard(page, f"#post-{one}").to_have_accessible_description(page.inner_text(".text"))

    def test_a_second_reading_is_heard_too(self, page, first):
        declined(page, first, "urgent words", level=3)
        begin(page)
        card = self.heard(page, "article.queue-card")
        card.to_have_accessible_description(page.inner_text(".text"))
        card.to_have_accessible_name(re.compile("Urgent Wall"))
