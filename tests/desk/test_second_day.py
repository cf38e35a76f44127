"""The second day at the desk: plain words for lists and errors, a kind way out, nothing covered, nothing first that weighs."""

import re

import pytest

from moderation import words
from moderation.desk.lists import TITLES, fault
from tests.desk.browser import leave
from tests.desk.pieces import fresh
from tests.desk.site import HERE
from tests.desk.test_second import appealed, rules

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
PAGES = HERE / "moderation" / "desk" / "pages"
SIZES = [(1280, 800), (810, 1080), (360, 740)]


def test_every_list_has_a_name_of_its_own():
    assert {name for _, name in words.lists()} <= TITLES.keys()
    assert len(set(TITLES.values())) == len(TITLES)


def test_lists_are_called_by_what_they_are_about(site):
    lead = site.member("mori", "lead")
    page = lead.get("/desk/words").text
    assert "About to die, or it has happened" in page and ">edge<" not in page and ">verge<" not in page
    for title in re.findall(r'href="/desk/words/ja/(\w+)"', page):
        assert title in TITLES
    one = lead.get("/desk/words/ja/plan").text
    assert "<h1>A plan to die" in one and "ja / plan" not in one
    words_ja = lead.get("/desk/words", headers={"accept-language": "ja"}).text
    assert "死ぬ計画" in words_ja and "Danger" not in words_ja


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("(((", "a bracket opens"),
        ("a|b)", "a bracket opens"),
        ("~~あ~い~う~え~お~か", "too many gaps"),
        ("(あ)?", "no word in it must occur"),
        ("{nonsense}だ", "is not known"),
        ("あ?", "behind a bracket"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_in_plain_words(site, line, said):
    lead = site.member("mori", "lead")
    form = {"known": "0", "do": "add", "body": "だいじょうぶなことば", "line": line, "kind": "hear"}
    page = lead.post("/desk/words/ja/plan", data=form)
    notice = page.text.split('id="problem">')[1].split("</p>")[0]
    assert page.status_code == 422 and said in notice and line.replace("'", "&#39;") in notice
    assert "overlay" not in notice and "&#39;(((" not in notice


def test_what_the_checker_says_anew_is_still_a_sentence():
    assert fault("somewhere:2: something new: 'x'", ["a", "x"]) == ("x", "it cannot be read.")
    assert fault("no number at all", []) == ("", "it cannot be read.")


def test_finishing_leads_through_the_thanks(site):
    post, client = site.post("a small snow"), site.member()
    client.post(f"/desk/posts/{post}/approve", data=site.seen(post))
    page = client.get("/desk").text
    assert 'href="/desk/shift/end"' in page and 'action="/desk/sign-out"' not in page
    page = client.get("/desk/shift/end").text
    assert "<h1>Thank you for reading today.</h1>" in page and "a small snow" in page
    assert client.get("/desk").status_code == 200, "looking ends nothing"
    assert client.post("/desk/shift/end", data={}).headers["location"] == "/desk/sign-in?did=bye"
    assert client.get("/desk").status_code == 303


def test_the_address_one_would_guess_leads_somewhere(site):
    for name, role, to in (("a", "admin", "people"), ("b", "lead", "rota"), ("c", "reader", "rota")):
        client = site.member(name, role)
        assert client.get("/desk/staff").headers["location"] == f"/desk/{to}"
        assert client.get(f"/desk/{to}").status_code == 200
        assert ('href="/desk/second/agreement"' in client.get("/desk").text) == (role != "reader")


def test_a_card_says_whom_its_answer_reaches(site):
    for name in ("one", "two", "three"):
        site.post("the very same", name=name, fold="same")
    page = site.member().get("/desk").text
    assert "Others that say the same, or nearly: 2." in page and "answers only this one" in page
    site.store.now(lambda db: db.run("UPDATE posts SET open = 0"))
    site.post("another")
    assert "or nearly:" not in site.member("umi").get("/desk").text


@pytest.mark.parametrize(
    ("level", "more", "loud"),
    [(0, {}, True), (0, {"heard": {"flags": ["contact"]}}, False), (2, {}, False), (3, {}, False)],
)
def test_an_appeal_offers_the_wall_loudly_only_where_nothing_weighs(site, level, more, loud):
    rules(site, sample=0, sample_new=0)
    sora, umi = site.member("sora"), site.member("umi")
    appealed(site, sora, words="please look again", level=level, **more)
    site.store.now(lambda db: db.run("DELETE FROM second_reads WHERE why <> 'appeal'"))
    page = umi.get(umi.post("/desk/second", data={}).headers["location"]).text
    approve = re.search(r'<form class="approve".*?</form>', page, re.S)
    assert ('<button class="button"' in approve[0]) == loud
    assert (approve.start() < page.index('<details class="declining"')) == loud


def test_what_an_author_adds_weighs_too(site):
    rules(site, sample=0, sample_new=0)
    sora, umi = site.member("sora"), site.member("umi")
    appealed(site, sora, words="ほんとは消えたい")
    page = umi.get(umi.post("/desk/second", data={}).headers["location"]).text
    assert '<button class="button quiet" type="submit">Put it up' in page


def test_no_form_of_the_desk_leaves_its_words_to_the_browser():
    """A browser speaks its own language in its bubbles; the desk answers beside the field in the reader's."""
    for path in sorted(PAGES.glob("*.html")):
        for form in re.findall(r"<form\b(?:[^>\"]|\"[^\"]*\")*>", path.read_text("utf-8")):
            assert "post" not in form or "novalidate" in form or "way(" in form, f"{path.name}: {form[:120]}"


EMPTY = (
    "/desk/people",
    "/desk/rota",
    "/desk/care",
    "/desk/runbook/life",
    "/desk/content/new",
    "/desk/account/password",
)


@pytest.mark.parametrize("path", EMPTY)
def test_an_empty_form_is_answered_by_the_desk(site, path):
    admin = site.member("mori", "admin")
    sent = {"x": ""}
    if path == "/desk/content/new":
        path, sent = fresh(admin), {"kind": "story", "language": "ja", "title": "", "body": "", "do": "save"}
    if path.endswith("/life"):
        path = re.search(r'href="(/desk/runbook/\w+)"', admin.get("/desk/runbook").text)[1]
    answer = admin.post(path, data=sent)
    assert answer.status_code == 422 and re.search(r'role="alert"', answer.text), path


def test_the_answer_to_a_form_does_not_claim_that_nobody_waits(site):
    post, reader, lead = site.post("hard"), site.member(), site.member("mori", "lead")
    reader.post(f"/desk/posts/{post}/escalate", data=site.seen(post))
    assert "Nobody waits" not in lead.get("/desk").text
    answer = lead.post("/desk/together", data={"verdict": "decline"})
    assert answer.status_code == 422 and "Nobody waits for advice" not in answer.text


def test_earlier_answers_are_folded(site):
    client = site.member()
    for n in range(3):
        post = site.post(f"text {n}")
        client.post(f"/desk/posts/{post}/approve", data=site.seen(post))
    page = client.get("/desk").text
    assert "Earlier answers that can still be undone: 2" in page and page.count('class="done"') == 3
    assert page.index('class="done"') < page.index('<li class="earlier">')


@pytest.mark.parametrize("size", SIZES)
def test_nothing_lies_over_anything(page, size):
    leave(page, *(f"text {n}" for n in range(8)))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    post = page.site.post("gone", at=1)
    reader = page.context.request
    seen = page.site.seen(post, reason="unsafe")
    assert reader.post(f"{page.base}/desk/posts/{post}/decline", form=seen, headers={"origin": page.base}).ok
    page.goto(f"{page.base}/desk/figures?days=7")
    assert page.evaluate(
        """() => { const boxes = [...document.querySelectorAll('.side-by-side > *')].map(e => {
             const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect(); });
           return boxes.every((a, n) => boxes.every((b, m) => n >= m || a.right <= b.left || b.right <= a.left
             || a.bottom <= b.top + 1 || b.bottom <= a.top + 1)); }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{page.base}/desk")
    if size[0] != 810:
        assert page.locator(".desk-nav").bounding_box()["height"] < 75, "the menu is one row"
    page.focus(".desk-nav summary")
    page.keyboard.press("Enter")
    for path in (
        "/desk/second",
        "/desk/runbook",
        "/desk/shift",
        "/desk/bell",
        "/desk/figures",
        "/desk/second/agreement",
    ):
        link = page.locator(f'.desk-nav a[href="{path}"]:visible')
        box = link.bounding_box()
        assert link.count() == 1 and box["x"] >= 0 and box["x"] + box["width"] <= size[0], path
    page.locator(".pick input").first.check()
    last = page.locator(".queue-card").nth(5).locator("form.approve button")
    last.focus()
    under = page.locator("#together").bounding_box()
    box = last.bounding_box()
    assert box["y"] + box["height"] <= under["y"] or box["y"] >= under["y"] + under["height"]


@pytest.mark.parametrize("size", SIZES)
def test_what_arrives_moves_nothing(page, size):
    (first,) = leave(page, "one")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.clock.install()
    page.goto(f"{page.base}/desk")
    before = page.locator(f"#post-{first}").bounding_box()
    urgent = page.site.post("now", level=3, urgent=True)
    page.site.store.now(
        lambda db: db.run("UPDATE posts SET since = since + 60 WHERE id = :id", {"id": urgent})
    )
    page.clock.fast_forward(31_000)
    page.wait_for_selector("#arrived a")
    page.wait_for_selector("#bell .ringing")
    assert page.locator(f"#post-{first}").bounding_box() == before and not page.problems
