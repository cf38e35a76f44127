"""What somebody typed is never lost: not to a dead line, not to whoever was faster; and each act says what it did."""

import time

import pytest
from playwright.sync_api import Error, expect

from hideout.clock import now
from moderation import staffing
from tests.desk.browser import leave, rested, settle, until

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
HTMX = {"hx-request": "true"}
WORDS = "Thank you. The name in it could be recognised."


def cut(page):
    page.context.set_offline(True)


def mend(page):
    page.context.set_offline(False)


def write_note(page, post):
    page.click(f"#post-{post} details.declining > summary")
    page.select_option(f"#reason-{post}", "names")
    page.fill(f"#note-{post}", WORDS)


@pytest.mark.parametrize("alone", [False, True])
def test_a_dead_line_keeps_the_note_and_says_so(page, alone):
    (first,) = leave(page, "one")
    if alone:
        page.click(".desk-head button")
        page.wait_for_url("**/desk/posts/*")
        rested()
    write_note(page, first)
    cut(page)
    page.click(f"#post-{first} form.decline > button:not(.ask)")
    page.wait_for_selector(f"#post-{first} > .notice:has-text('did not arrive')")
    assert page.input_value(f"#note-{first}") == WORDS and page.site.card(first)["open"] == 1
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    mend(page)
    page.click(f"#post-{first} form.decline > button:not(.ask)")
    page.wait_for_selector(".done")
    assert page.site.card(first)["state"] == "declined"


@pytest.mark.parametrize("page", [False], indirect=True)
def test_without_script_the_browser_brings_the_words_back(page):
    """The browser's own page of regret comes; going back, it gives the form back as it was."""
    (first,) = leave(page, "one")
    page.goto(f"{page.base}/desk/posts/{first}")
    write_note(page, first)
    cut(page)
    page.click(f"#post-{first} form.decline > button:not(.ask)", no_wait_after=True)
    with pytest.raises(Error, match="DISCONNECTED"):
        page.wait_for_url("chrome-error://**")
    mend(page)
    page.go_back()
    expect(page.locator(f"#note-{first}")).to_have_value(WORDS)
    assert page.site.card(first)["open"] == 1


def test_a_dead_line_keeps_ticks_and_what_is_written_on_other_pages(page):
    first, second = leave(page, "one", "two")
    page.check(f"#post-{first} .pick input")
    page.check(f"#post-{second} .pick input")
    page.select_option("#reason-together", "ad")
    cut(page)
    page.click("#together [value=decline]")
    page.wait_for_selector("#noted:has-text('did not arrive')")
    assert page.locator(".pick input:checked").count() == 2
    mend(page)
    page.click("#together [value=decline]")
    page.wait_for_selector(".done")
    assert {page.site.card(post)["state"] for post in (first, second)} == {"declined"}
    page.goto(f"{page.base}/desk/posts/{first}/stays")
    page.fill("#words", WORDS)
    cut(page)
    page.click("main form button")
    page.wait_for_selector("#noted:has-text('did not arrive')")
    assert page.input_value("#words") == WORDS
    mend(page)
    page.click("main form button")
    page.wait_for_selector("main [role=status]:has-text('Thank you')")


@pytest.mark.parametrize("page", [True, False], indirect=True)
def test_ticks_stay_when_the_reason_is_missing(page):
    first, second, third = leave(page, "one", "two", "three")
    page.check(f"#post-{first} .pick input")
    page.check(f"#post-{third} .pick input")
    page.click("#together [value=decline]")
    page.wait_for_selector(".notice:has-text('choose a reason')")
    assert page.is_checked(f"#post-{first} .pick input") and page.is_checked(f"#post-{third} .pick input")
    assert not page.is_checked(f"#post-{second} .pick input")


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("view", ["list", "card"])
@pytest.mark.parametrize("lead", [False, True])
def test_the_note_comes_back_when_somebody_else_was_faster(site, headers, view, lead):
    post = site.post("two hands")
    sora, umi = site.member("sora", "lead" if lead else "reader"), site.member("umi", "lead")
    seen = site.seen(post, view=view)
    umi.post(f"/desk/posts/{post}/decline", data=site.seen(post, reason="ad"))
    answer = sora.post(
        f"/desk/posts/{post}/decline", data=seen | {"reason": "names", "note": WORDS}, headers=headers
    )
    assert answer.status_code == 409 and WORDS in answer.text and "What you had written" in answer.text
    assert ("<html" in answer.text) == (not headers)
    if view == "card":
        assert "Go on to the next one" in answer.text


def test_the_note_comes_back_when_advice_was_asked_meanwhile(site):
    post = site.post("hard to say")
    reader, lead = site.member("reader"), site.member("lead", "lead")
    seen = site.seen(post, view="card")
    lead.post(f"/desk/posts/{post}/escalate", data=site.seen(post))
    for act, words in (
        ("decline", {"reason": "names", "note": WORDS}),
        ("park", {"ask": WORDS}),
        ("cut", {"cut.text": "hard"}),
    ):
        answer = reader.post(f"/desk/posts/{post}/{act}", data=seen | words, headers=HTMX)
        assert answer.status_code == 403 and "What you had written" in answer.text, act
        assert next(iter(reversed(words.values()))) in answer.text.split("What you had written")[1]


def test_a_question_and_a_cut_come_back_from_a_second_step(site):
    post = site.post("urgent words stay", level=3)
    client = site.member("lead", "lead")
    seen = site.seen(post, view="card")
    answer = client.post(f"/desk/posts/{post}/escalate", data=seen | {"urgency": "soon", "ask": WORDS})
    assert answer.status_code == 422 and answer.text.count(WORDS) >= 1
    answer = client.post(f"/desk/posts/{post}/cut", data=seen | {"cut.text": "urgent words"})
    assert answer.status_code == 422 and "\nurgent words</textarea>" in answer.text
    assert "only after the tick" in answer.text.split('<form class="cut"')[1]


def test_each_act_says_what_it_did(page):
    first, second = leave(page, "one", "two")
    staffing.invite(page.site.store, f"umi {time.time_ns()}", "lead", now())
    page.click(".desk-head button")
    page.wait_for_url(f"**/desk/posts/{first}*")
    rested()
    page.keyboard.press("s")
    page.wait_for_url(f"**/desk/posts/{second}*")
    page.wait_for_selector("#did:has-text('left it to others')")
    assert "did=" not in page.url
    rested()
    page.keyboard.press("a")
    page.wait_for_url("**/desk")
    page.click(f"#done-{second} button")
    page.wait_for_selector(f"#post-{second} > .notice[role=status]:has-text('taken back')")
    until(page, said="taken back")
    page.reload()
    assert page.locator("#did").count() == 0 and not page.problems


def test_a_press_that_comes_too_soon_is_not_swallowed_silently(page):
    leave(page, "one", "two")
    page.click(".desk-head button")
    page.wait_for_url("**/desk/posts/*")
    page.evaluate("document.querySelector('form.approve').requestSubmit()")
    page.wait_for_selector("#noted:has-text('Not counted')")
    settle()
    assert page.site.store.now(lambda db: db.one("SELECT COUNT(*) AS n FROM posts WHERE open = 1"))["n"] == 2


@pytest.mark.parametrize("act", ["skip", "park", "undo", "pass"])
def test_the_line_is_there_without_script(site, act):
    post = site.post("one")
    client, _ = site.member("sora"), site.member("umi")
    if act == "undo":
        client.post(f"/desk/posts/{post}/approve", data=site.seen(post))
    else:
        client.post("/desk/next", data={})
    answer = client.post(f"/desk/posts/{post}/{act}", data={"to": site.pen("umi").staff})
    assert answer.headers["location"].endswith(f"did={act}")
    assert '<p class="did" id="did" role="status">' in client.get(answer.headers["location"]).text
    assert 'id="did"' not in client.get("/desk?did=nonsense").text


@pytest.mark.parametrize("alone", [False, True])
def test_what_is_missing_is_said_beside_the_field_by_the_desk_itself(page, alone):
    (first,) = leave(page, "one", level=3)
    if alone:
        page.goto(f"{page.base}/desk/posts/{first}")
        rested()
    page.click(f"#post-{first} details.declining > summary")
    page.fill(f"#note-{first}", WORDS)
    page.click(f"#post-{first} form.decline > button:not(.ask)")
    page.wait_for_selector(f"#problem-{first}:has-text('Please choose a reason.')")
    until(page, focus=f"reason-{first}", said="Please choose a reason.")
    assert page.input_value(f"#note-{first}") == WORDS
    rested()
    page.click(f"#post-{first} form.approve button")
    page.click("#begun button[value=all-the-same]")
    page.wait_for_selector(f"#confirm-{first}:has-text('only after the tick')")
    page.wait_for_function("document.activeElement.name === 'confirm'")
    assert page.site.card(first)["round"] == 0


def test_two_presses_send_a_plain_form_once(page):
    (first,) = leave(page, "one")
    page.goto(f"{page.base}/desk/posts/{first}/stays")
    page.fill("#words", WORDS)
    page.evaluate(
        "() => { const f = document.querySelector('#words').form; f.requestSubmit(); f.requestSubmit(); }"
    )
    page.wait_for_selector("main [role=status]:has-text('Thank you')")
    told = page.site.store.now(
        lambda db: db.one("SELECT COUNT(*) AS n FROM burdens WHERE post = :post", {"post": first})
    )
    assert told["n"] == 1 and not page.problems
