"""Several answered together, and refused: the mistake is in sight, the keyboard stands where it can be mended, nothing is lost."""

import pytest

from hideout.clock import now
from tests.desk.browser import leave
from tests.desk.test_together import ticked

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
IN_SIGHT = """() => {
  const own = document.getElementById('problem').getBoundingClientRect();
  const there = document.elementFromPoint(own.left + own.width / 2, own.top + own.height / 2);
  const focus = document.activeElement, at = focus.getBoundingClientRect();
  return own.top >= 0 && own.bottom <= innerHeight && document.getElementById('problem').contains(there)
    && at.top >= 0 && at.bottom <= innerHeight
    && (focus.id === 'problem' || focus.getAttribute('aria-describedby') === 'problem') ? focus.name || focus.id : '';
}"""


@pytest.mark.parametrize("page", [True, False], indirect=True)
@pytest.mark.parametrize("size", [(390, 844), (810, 1080), (1366, 768)])
@pytest.mark.parametrize(
    ("picks", "verdict", "reason", "note", "at"),
    [
        (3, "decline", "", "my words", "reason"),
        (0, "decline", "ad", "my words", "problem"),
        (0, "approve", "", "", "problem"),
        (2, "decline", "other", "", "note"),
        (2, "approve", "ad", "my words", "all_the_same"),
    ],
)
def test_what_is_wrong_is_in_sight_and_focused_and_nothing_is_lost(
    page, size, picks, verdict, reason, note, at
):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    posts = leave(page, *["one", "two", "three", "four", "five", "six", "seven", "eight"])
    for post in posts[:picks]:
        page.check(f"#post-{post} .pick input")
    if note:
        page.click("#together details summary")
        page.fill("#together textarea", note)
    if reason:
        page.select_option("#reason-together", reason)
    page.click(f"#together [value={verdict}]")
    page.wait_for_url("**/desk/together")
    page.wait_for_selector("#problem")
    assert page.evaluate(IN_SIGHT) == at
    assert page.locator(".pick input:checked").count() == picks
    assert page.input_value("#together textarea") == note and page.input_value("#reason-together") == reason
    assert page.locator("#together textarea").is_visible() == bool(note or at == "note")
    assert [page.site.card(post)["open"] for post in posts] == [1] * 8


@pytest.mark.parametrize("page", [True, False], indirect=True)
def test_those_left_out_are_named_in_sight(page):
    light, heavy = leave(page, "light"), leave(page, "heavy", level=2)
    for post in (*light, *heavy):
        page.check(f"#post-{post} .pick input")
    page.click("#together [value=approve]")
    page.wait_for_selector("#problem li")
    assert page.evaluate(IN_SIGHT) == "problem"


def test_ticks_stay_though_others_came_before_them(site):
    client = site.member()
    posts = [site.post(f"post {n}", at=now() - 100 + n) for n in range(50)]
    fields = ticked(client.get("/desk").text, posts[-1])
    for n in range(3):
        site.post(f"heavier {n}", level=2)
    answer = client.post("/desk/together", data=fields | {"verdict": "decline"})
    assert answer.status_code == 422 and f'checked name="pick.{posts[-1]}"' in answer.text
    assert answer.text.count('<li class="queue-card"') == 51
