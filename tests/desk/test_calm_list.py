"""The list as it meets the eye, in a real browser: little before the first text, long texts folded, and nothing put up unread."""

import pytest

from moderation.desk.extent import BESIDE, PHONE, folded, lines
from tests.desk.browser import leave, settle, until

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
LONG = "今日のことを書きます。朝おきたら体が重くて、布団から出られなかった。" * 12
BOX = "id => { const r = document.querySelector(`#post-${id} .text`).getBoundingClientRect(); return [r.top, r.bottom, r.height]; }"


@pytest.mark.parametrize("page", [True, False], indirect=True)
@pytest.mark.parametrize(("size", "many"), [((390, 844), 1), ((810, 1080), 2), ((1366, 768), 1)])
@pytest.mark.parametrize("urgent", [True, False])
def test_the_first_texts_are_in_sight_without_scrolling(page, size, many, urgent):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    posts = leave(page, "one " * 30, "two " * 30, "three", level=3 if urgent else 2, urgent=urgent)
    for post in posts[:many]:
        top, bottom, _ = page.evaluate(BOX, post)
        assert top > 0 and bottom <= size[1], (top, bottom)
    assert page.evaluate(BOX, posts[0])[0] < 500
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # Nothing of what was folded is gone.
    page.click(".filter > summary")
    page.select_option("#of-level", "3")
    page.click(".filter button")
    page.wait_for_url("**/desk?**level=3**")
    assert page.locator(".queue-card").count() == (3 if urgent else 0)


def test_what_came_meanwhile_is_said_where_no_room_was_kept_empty(page):
    leave(page, "one")
    assert page.is_visible(".calm-words")
    top = page.locator(".queue-card").bounding_box()
    page.site.post("another")
    page.evaluate(
        """async () => {
          const came = await fetch('/desk/arrivals?since=1&count=0', { headers: { 'HX-Request': 'true' } });
          document.getElementById('arrived').innerHTML = await came.text();
        }"""
    )
    page.wait_for_selector("#arrived a")
    assert not page.is_visible(".calm-words") and page.locator(".queue-card").bounding_box() == top


@pytest.mark.parametrize("page", [True, False], indirect=True)
@pytest.mark.parametrize("size", [(390, 844), (810, 1080), (1366, 768)])
def test_a_long_text_begins_in_the_list_and_is_opened_before_it_is_put_up(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    first, short = leave(page, LONG, "short")
    card = page.locator(f"#post-{first}")
    assert page.evaluate(BOX, first)[2] < 240 and page.evaluate(BOX, short)[2] < 80
    assert not card.locator("form.approve button").is_visible() and not card.locator(".pick").is_visible()
    assert card.locator(".declining > summary").is_visible()
    assert page.locator(f"#post-{short} form.approve button").is_visible()
    card.locator(".whole > summary").click()
    assert page.evaluate(BOX, first)[2] > 240
    card.locator(".pick input").check()
    card.locator(".whole > summary").click()
    assert card.locator(".pick input").is_visible(), "what is ticked stays in sight"
    card.locator(".whole > summary").click()
    card.locator("form.approve button").click()
    page.wait_for_selector(".done")
    assert page.site.card(first)["state"] == "published"


def test_keys_open_a_long_text_before_they_answer_or_tick(page):
    first, _ = leave(page, LONG, "short")
    page.keyboard.press("j")
    settle()
    page.keyboard.press("x")
    assert page.locator(".pick input:checked").count() == 0
    assert page.get_attribute(f"#post-{first} .whole", "open") is not None
    page.keyboard.press("x")
    assert page.locator(".pick input:checked").count() == 1
    page.keyboard.press("x")
    page.keyboard.press("a")
    until(page, done=1)
    assert page.site.card(first)["state"] == "published" and not page.problems


def test_what_comes_back_with_a_mistake_in_it_stays_open_and_an_urgent_text_is_never_folded(site):
    client = site.member()
    long, grave = site.post(LONG), site.post(LONG + "!", level=3)
    page = client.get("/desk").text
    assert page.count('<details class="whole everywhere">') == 1
    assert "whole" not in page.split(f'id="post-{grave}"')[1].split('id="post-')[0]
    sent = site.seen(long, note="words")
    back = client.post(f"/desk/posts/{long}/decline", data=sent, headers={"hx-request": "true"}).text
    assert '<details class="whole everywhere" open>' in back
    assert (
        "whole" not in client.get(f"/desk/posts/{long}").text.split('<ol class="queue"')[1].split("</ol>")[0]
    )


def test_what_is_said_of_every_card_alike_is_folded_in_the_list(page):
    (first,) = leave(page, "heavy", level=2)
    words = page.locator(f"#post-{first} :text('Nobody here can reach whoever wrote this')")
    assert not words.is_visible()
    page.click(f"#post-{first} .remarks summary")
    assert words.is_visible()
    page.goto(f"{page.base}/desk/posts/{first}")
    assert words.is_visible()


def test_three_hundred_that_wait_are_a_page_one_can_walk_through(page):
    page.set_viewport_size({"width": 390, "height": 844})
    leave(page, *[LONG] * 10)
    heights = page.evaluate("[...document.querySelectorAll('.queue-card')].map((card) => card.offsetHeight)")
    assert max(heights) < 580, heights


def test_lines_are_counted_by_how_wide_letters_are():
    assert lines("") == 0 and lines("あ" * 17) == 1 and lines("あ" * 18) == 2 and lines("a" * 34) == 1
    assert lines("a\n\nb") == 3 and lines("あ" * 34, BESIDE) == 1
    assert folded("あ" * (PHONE * 9)) == "" and folded("あ" * (PHONE * 9 + 1)) == "phone"
    assert folded("あ" * (BESIDE * 6 + 1)) == "everywhere" == folded("\n".join("abcdefg"))
