"""The desk in a real browser: keys, focus, what is announced, and the same by hand without script."""

import time

import pytest

from hideout.clock import now
from hideout.store import staff
from moderation import staffing
from tests.desk.browser import advise, leave, rested, settle, until

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def test_reading_with_keys_alone(page):
    first, second, third = leave(page, "one", "two", "three")
    page.keyboard.press("j")
    until(page, current=f"post-{first}", focus=f"post-{first}")
    settle()
    page.keyboard.press("a")
    until(page, current=f"post-{second}", focus=f"post-{second}", done=1, cards=2, said="Put up")
    assert page.site.card(first)["state"] == "published"
    page.keyboard.press("2")
    until(page, said="Urges or invites")
    page.keyboard.press("Enter")
    until(page, current=f"post-{third}", done=2, cards=1, count="1 wait to be read.")
    page.keyboard.press("u")
    until(page, current=f"post-{second}", done=1, cards=2, count="2 wait to be read.")
    settle()
    advise(page)
    until(page, done=2, said="Advice asked for")
    assert page.site.card(second)["escalated"] == 1 and page.site.card(first)["state"] == "published"
    assert not page.problems


def test_a_key_pressed_twice_answers_one_card(page):
    first, second = leave(page, "one", "two")
    page.keyboard.press("j")
    settle()
    # All five at once, and once more in the very moment in which the next card comes up: no machine is too slow for that.
    press = "() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))"
    page.evaluate(
        f"""id => {{
          const press = {press};
          document.addEventListener("focusin", (event) => {{ if (event.target.id === id) press(); }});
          for (let n = 0; n < 5; n += 1) press();
        }}""",
        f"post-{second}",
    )
    until(page, current=f"post-{second}", done=1)
    time.sleep(0.2)
    assert page.site.card(first)["state"] == "published" and page.site.card(second)["open"] == 1


def test_keys_rest_while_somebody_writes_or_composes(page):
    (first,) = leave(page, "one")
    page.keyboard.press("j")
    settle()
    page.keyboard.press("r")
    until(page, focus=f"reason-{first}")
    page.keyboard.press("Tab")
    page.keyboard.type("a great reason, sure: 7 ?")
    assert page.input_value(f"#note-{first}") == "a great reason, sure: 7 ?"
    assert page.site.card(first)["open"] == 1 and not page.evaluate("document.getElementById('keys').open")
    page.evaluate(f"document.getElementById('post-{first}').focus()")
    settle()
    composing = "new KeyboardEvent('keydown', {key: 'a', isComposing: true, bubbles: true})"
    page.evaluate(f"document.activeElement.dispatchEvent({composing})")
    page.keyboard.press("Control+a")
    time.sleep(0.2)
    assert page.site.card(first)["open"] == 1


def test_a_reason_brings_its_note_and_never_overwrites_words(page):
    (first,) = leave(page, "one", language="ja_Hira")
    page.keyboard.press("j")
    page.keyboard.press("4")
    hira = page.input_value(f"#note-{first}")
    assert "れんらくさき" in hira and "{" not in hira
    page.keyboard.press("Escape")
    page.keyboard.press("7")
    assert "せんでん" in page.input_value(f"#note-{first}")
    page.fill(f"#note-{first}", "my own words")
    page.select_option(f"#reason-{first}", "other")
    assert page.input_value(f"#note-{first}") == "my own words"


def test_somebody_faster_is_shown_in_the_row(page):
    first, _ = leave(page, "one", "two")
    staffing.invite(page.site.store, f"umi {first}", "reader", now())
    umi = page.site.store.now(staff.by_name, f"umi {first}")["id"]
    seen = page.site.card(first)
    page.site.store.now(
        lambda db: db.run(
            "UPDATE posts SET claimed_by = :umi, lease_until = :until WHERE id = :id",
            {"umi": umi, "until": now() + 60, "id": seen["id"]},
        )
    )
    page.keyboard.press("j")
    settle()
    page.keyboard.press("a")
    until(page, said="Somebody was faster", current=f"post-{first}", cards=2)
    assert page.site.card(first)["open"] == 1
    # A 409 is an answer like any other to the page; only the network's own line stands in the console.
    assert all("409" in problem for problem in page.problems)


def test_what_does_not_arrive_leaves_the_row_and_can_be_sent_again(page):
    first, _ = leave(page, "one", "two")
    page.route("**/approve", lambda route: route.abort())
    page.keyboard.press("j")
    settle()
    page.keyboard.press("a")
    until(page, said="did not arrive", cards=2, current=f"post-{first}")
    assert page.inner_text(f"#post-{first} > .notice") and page.site.card(first)["open"] == 1
    page.unroute("**/approve")
    page.keyboard.press("a")
    until(page, done=1)
    assert page.site.card(first)["state"] == "published"


def test_a_refusal_without_a_part_leaves_the_row_too(page):
    (first,) = leave(page, "one")
    page.route("**/approve", lambda route: route.fulfill(status=503, headers={"HX-Reswap": "none"}, body=""))
    page.click(f"#post-{first} form.approve button")
    until(page, said="did not arrive", cards=1)


def test_card_by_card_with_skip_and_countdown(page):
    first, second = leave(page, "one", "two")
    page.click(".desk-head button")
    page.wait_for_url(f"**/desk/posts/{first}")
    until(page, current=f"post-{first}")
    assert page.inner_text(".countdown") == "about 10 min left"
    rested()
    page.keyboard.press("s")
    page.wait_for_url(f"**/desk/posts/{second}?skipped={first}")
    rested()
    page.keyboard.press("a")
    page.wait_for_url("**/desk")
    assert page.site.card(second)["state"] == "published" and page.site.card(first)["open"] == 1
    assert not page.problems


def test_several_are_ticked_and_answered_with_keys(page):
    first, second, third = leave(page, "one", "two", "three")
    page.keyboard.press("j")
    page.keyboard.press("x")
    until(page, said="Ticked. 1 are ticked now.", focus=f"post-{first}")
    page.keyboard.press("j")
    page.keyboard.press("x")
    until(page, said="2 are ticked now.", current=f"post-{second}")
    page.keyboard.press("x")
    until(page, said="Not ticked any more. 1")
    page.keyboard.press("x")
    page.select_option("#reason-together", "ad")
    page.focus("#reason-together")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".done")
    states = [page.site.card(post)["state"] for post in (first, second, third)]
    assert states == ["declined", "declined", "waiting"] and not page.problems
    # The answer is a page of its own: keys count once its script has run.
    page.wait_for_load_state()
    page.keyboard.press("u")
    until(page, done=0)
    page.goto(f"{page.base}/desk")
    assert [page.site.card(post)["open"] for post in (first, second, third)] == [1, 1, 1]


def test_a_card_is_parked_with_a_key_and_asked_to_be_changed(page):
    first, second = leave(page, "one", "two")
    staffing.invite(page.site.store, f"mai {first}", "reader", now())
    staffing.sign_in_link(page.site.store, f"mai {first}", now())
    page.click(".desk-head button")
    page.wait_for_url(f"**/desk/posts/{first}")
    rested()
    page.keyboard.press("p")
    page.wait_for_function("document.activeElement.name === 'ask'")
    assert not page.site.card(first)["parked"]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/posts/{second}*")
    assert page.site.card(first)["parked"] and page.site.card(first)["open"] == 1
    rested()
    page.keyboard.press("3")
    page.click("button.ask")
    page.wait_for_url("**/desk")
    assert page.site.card(second)["changeable"] == 1 and not page.problems


def test_asking_for_a_change_from_the_list_goes_on_to_the_next(page):
    first, second = leave(page, "one", "two")
    page.keyboard.press("j")
    page.keyboard.press("3")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, current=f"post-{second}", done=1, cards=1, said="Asked for a change")
    assert page.site.card(first)["changeable"] == 1 and not page.problems


def test_the_keys_are_shown_and_close_again(page):
    leave(page, "one")
    page.keyboard.press("?")
    assert page.evaluate("document.getElementById('keys').open")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('keys').open")


@pytest.mark.parametrize("page", [False], indirect=True)
def test_everything_works_without_script(page):
    first, second = leave(page, "one", "two")
    page.click(f"#post-{first} form.approve button")
    page.wait_for_url("**/desk")
    # Answers of one second have no order between them; a little later the first is the earlier one.
    page.site.store.now(lambda db: db.run("UPDATE decisions SET at = at - 5"))
    page.click(f"#post-{second} .declining > summary")
    page.select_option(f"#reason-{second}", "ad")
    page.click(f"#post-{second} form.decline button")
    page.wait_for_url("**/desk")
    assert page.site.card(first)["state"] == "published" and page.site.card(second)["state"] == "declined"
    page.click(".earlier summary")
    page.click(f"#done-{first} button")
    page.wait_for_url("**/desk?did=undo")
    assert page.site.card(first)["open"] == 1


@pytest.mark.parametrize("size", [(1366, 768), (810, 1080), (360, 740)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_full_desk_is_accessible_and_never_wider_than_the_screen(page, size, scheme):
    from axe_playwright_python.sync_playwright import Axe

    heard = {"flags": ["contact"], "findings": [{"reason": "Bullying", "spans": [[0, 3]]}]}
    leave(page, *(f"word {'long' * 30 if n == 2 else ''}" for n in range(4)), level=2, heard=heard)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)
    for path in (
        "/desk",
        f"/desk/posts/{page.site.store.now(lambda db: db.one('SELECT id FROM posts WHERE open = 1'))['id']}",
        "/desk/help",
        "/desk/notes",
        "/desk/languages",
        "/desk?show=mine&level=2",
        "/desk/log",
        "/desk/boards",
        "/desk/helplines",
    ):
        page.goto(page.base + path)
        for summary in page.query_selector_all("details.declining summary")[:1]:
            summary.click()
        found = Axe().run(page)
        assert not found.response["violations"], (path, found.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_bar_counts_what_is_ticked_and_its_buttons_differ(page):
    first, second = leave(page, "one", "two", level=0)[0], leave(page, "heavy", level=2)[0]
    page.check(f"#post-{first} .pick input")
    assert page.inner_text("#ticked") == "1 ticked"
    page.check(f"#post-{second} .pick input")
    assert page.inner_text("#ticked") == "2 ticked · 1 of them are put up only one by one"
    for width in (1280, 810, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for verdict in ("approve", "decline"):
            tall = page.evaluate(
                "v => { const b = document.querySelector(`#together [value=${v}]`); const r = document.createRange();"
                " r.selectNodeContents(b); return [r.getBoundingClientRect().height, parseFloat(getComputedStyle(b).lineHeight)]; }",
                verdict,
            )
            assert tall[0] < 1.5 * tall[1], (width, verdict, tall)
    looks = "v => { const s = getComputedStyle(document.querySelector(`#together [value=${v}]`)); return s.backgroundColor; }"
    assert page.evaluate(looks, "approve") != page.evaluate(looks, "decline")
    page.uncheck(f"#post-{second} .pick input")
    page.click("#together [value=approve]")
    page.wait_for_selector(".done")
    assert page.site.card(first)["state"] == "published" and page.inner_text("#ticked") == ""


def test_r_then_a_digit_then_enter_sends(page):
    first, second = leave(page, "one", "two")
    page.keyboard.press("j")
    settle()
    page.keyboard.press("r")
    until(page, focus=f"reason-{first}")
    page.keyboard.press("Escape")
    until(page, focus=f"post-{first}")
    page.keyboard.press("r")
    page.keyboard.press("7")
    page.keyboard.press("Enter")
    until(page, current=f"post-{second}", done=1)
    assert page.site.card(first)["state"] == "declined" and not page.problems
