"""The list by weight: urgency can be seen, chosen and sorted by; and of what was reported it is said when."""

import re

import pytest

from hideout.clock import DAY, HOUR, MINUTE, now
from hideout.store import posts, views
from tests.desk.browser import leave
from tests.desk.test_decide import decide
from tests.desk.test_queue import shown

# What the browser's driver leaves open at the end is not ours.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def made(site):
    at = now()
    return {
        "old": site.post("old", at=at - 5 * HOUR),
        "heavy": site.post("heavy", level=2, at=at - 4 * HOUR),
        "urgent": site.post("urgent", level=3, at=at - 3 * HOUR),
        "now": site.post("now", level=3, urgent=True, at=at - 2 * HOUR),
        "new": site.post("new", at=at - HOUR),
    }


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", "now urgent heavy old new"),
        ("order=oldest", "old heavy urgent now new"),
        ("order=newest", "new now urgent heavy old"),
        ("level=3", "now urgent"),
        ("level=3&order=oldest", "urgent now"),
        ("level=now", "now"),
        ("level=0&order=newest", "new old"),
        ("order=nonsense", "now urgent heavy old new"),
    ],
)
def test_a_list_is_sorted_as_was_asked(site, query, wanted):
    found = made(site)
    assert shown(site.member().get(f"/desk?{query}").text) == [found[name] for name in wanted.split()]


@pytest.mark.parametrize("order", ["", "oldest", "newest"])
def test_a_long_list_goes_on_where_it_ended_in_every_order(site, order):
    found = [site.post(f"words {n}", level=n % 3, at=now() - n * MINUTE // 2) for n in range(120)]
    client, seen, path = site.member(), [], f"/desk?order={order}"
    while path:
        page = client.get(path).text
        seen += shown(page)
        following = re.search(r'<link rel="next" href="([^"]+)"', page)
        path = following[1].replace("&amp;", "&") if following else ""
        assert not following or (f"order={order}" in path) == bool(order)
    assert sorted(seen) == sorted(found) and len(seen) == len(set(seen))


def test_what_may_happen_now_is_counted_and_the_bell_leads_to_it(site):
    found = made(site)
    client = site.member("mori", "lead")
    page = client.get("/desk?level=now").text
    assert 'value="now" selected>Urgent, now (1)</option>' in page and 'value="3">Urgent (2)' in page
    assert "Urgent, now</span>" in page and 'href="/desk?level=now"' in page
    assert site.store.now(views.tally, site.pen("mori").staff, now())["urgent"] == 1
    # An answer leads back into the same order.
    decide(client, found["new"], "approve", site.seen(found["new"]))
    back = client.post("/desk/together", data={"order": "newest", "verdict": "approve"}).text
    assert re.search(r'<option value="newest" selected>', back)


def test_one_at_a_time_is_read_by_urgency_however_the_list_is_sorted(site):
    found = made(site)
    answer = site.member().post("/desk/next", data={"order": "newest"})
    assert answer.headers["location"].startswith(f"/desk/posts/{found['now']}")


def test_of_what_was_reported_it_is_said_when_not_that_it_just_came(site):
    post = site.post("hangs", at=now() - 2 * DAY)
    client = site.member()
    decide(client, post, "approve", site.seen(post))
    site.store.now(posts.report, post, "hurts", now(), hide=False)
    card = client.get("/desk").text.split(f'id="post-{post}"')[1]
    assert "was reported just now" in card and "came just now" not in card
    for ago, said in (
        (30 * MINUTE, "was reported about 30 minutes ago"),
        (3 * HOUR, "was reported about 3 hours ago"),
        (3 * DAY, "was reported 3 days ago"),
    ):
        site.store.now(lambda db, ago=ago: db.run("UPDATE posts SET since = :at", {"at": now() - ago}))
        assert (
            said in client.get("/desk").text and "waits" not in client.get("/desk").text.split(post)[1][:400]
        )


@pytest.mark.parametrize("page", [True, False], indirect=True)
def test_the_order_is_chosen_on_the_page(page):
    light, heavy = leave(page, "light")[0], leave(page, "heavy", level=2)[0]
    first = ".queue-card >> nth=0"
    assert page.get_attribute(first, "id") == f"post-{heavy}"
    page.click(".filter > summary")
    page.select_option("#in-order", "oldest")
    page.click(".filter button")
    page.wait_for_url("**order=oldest")
    # What was chosen stands on the fold, which lies closed before the first text.
    assert (
        not page.is_visible("#in-order")
        and page.inner_text(".chosen") == "The longest waiting first"
        and light
    )
    assert page.get_attribute(first, "id") in (f"post-{light}", f"post-{heavy}")
    page.click(".filter > summary")
    page.click("text=Show everything again")
    page.wait_for_url("**/desk")
    assert page.get_attribute(first, "id") == f"post-{heavy}" and page.locator(".chosen").count() == 0


def test_an_empty_view_says_that_others_wait_elsewhere(site):
    client = site.member()
    assert "Nothing waits here. You may rest." in client.get("/desk?show=mine").text
    site.post("waits")
    page = client.get("/desk?show=mine").text
    assert "Elsewhere 1 wait" in page and "You may rest" not in page
