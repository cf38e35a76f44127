"""What is alike stands together, what is ticked is answered together, each as it was seen and each in the log."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hideout import likeness
from hideout.clock import now
from hideout.store import audit
from moderation.hearing import marks
from tests.desk.test_decide import decide, last
from tests.desk.test_queue import shown

KEY = b"k" * 32
WAVE = "もらえるギフト券はここから、いますぐ登録するだけで全員に{}円分をプレゼントしています"


def alike(site, text, **more):
    """Leave a post that is marked as the site marks them."""
    return site.post(text, marks=marks(site.store.secret, text), **more)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (WAVE.format(500), WAVE.format(1000), True),
        ("Nobody noticed that I was gone today.", "nobody noticed that I was gone today…", True),
        ("Nobody noticed that I was gone today.", "Nobody noticed that I was there today.", True),
        ("朝が来るのがこわい。また学校だ。", "猫がひざに乗ってきた。重い。うごけない。", False),
        ("つらい", "つらいな", False),
        ("", "", True),
    ],
)
def test_texts_are_alike_or_not(one, other, same):
    assert (likeness.likeness(one, other) >= likeness.LEAST) == same


@given(st.text(max_size=60))
def test_a_text_is_like_itself_and_its_marks_are_its_own(text):
    assert likeness.likeness(text, text) == 1
    assert (
        likeness.marks(KEY, text) == likeness.marks(KEY, text.upper().lower())
        or text.upper().lower() != text.lower()
    )
    assert len(likeness.marks(KEY, text)) in (0, 5)


def test_marks_depend_on_the_key():
    text = WAVE.format(500)
    assert not set(likeness.marks(KEY, text)) & set(likeness.marks(b"o" * 32, text))


def test_alike_texts_are_found_among_many(site):
    for n in range(300):
        alike(
            site,
            f"{n} きょうは{n * 7919 % 1009}のことを考えて、{n * 31 % 97}回ためいきをついた。"
            + chr(0x3042 + n % 80) * 9,
        )
    first = alike(site, WAVE.format(500))
    for yen in (700, 900, 1500, 3000, 5000):
        alike(site, WAVE.format(yen))
    # Which marks a text bears depends on the key of a site: now and then one of the five shares too few.
    assert 4 <= site.card(first)["kin"] <= 5 and site.card(first)["same"] == 1


def test_a_card_names_what_is_alike_and_answers_those_that_were_ticked(site):
    made = [
        alike(site, WAVE.format(yen), name=f"name {yen}", at=now() - 1000 + yen) for yen in (500, 700, 900)
    ]
    other = alike(site, "朝が来るのがこわい。また学校だ。")
    client = site.member()
    page = client.get("/desk").text
    assert set(shown(page)) == {made[0], other}
    card = page[page.index(f'id="post-{made[0]}"') :]
    assert "name 700" in card and WAVE.format(900) in card
    fields = dict(re.findall(r'name="(also\.[0-9a-f]+)" value="([0-9a-f.]+)"', page))
    assert set(fields) == {f"also.{post}" for post in made[1:]}
    fields.pop(f"also.{made[2]}")
    decide(client, made[0], "decline", site.seen(made[0], reason="ad") | fields)
    assert [site.card(post)["state"] for post in made] == ["declined", "declined", "waiting"]
    assert [(row["action"], row["subject"]) for row in site.store.now(audit.recent)][:2] == [
        ("decline", made[1]),
        ("decline", made[0]),
    ]
    assert "(2 together)" in client.get("/desk").text
    decide(client, made[0], "undo", {})
    assert [site.card(post)["open"] for post in made] == [1, 1, 1]


def test_a_card_says_how_often_its_text_came_before(site):
    client = site.member()
    for _ in range(2):
        post = alike(site, WAVE.format(500))
        decide(client, post, "decline", site.seen(post, reason="ad"))
    assert "times before" not in client.get(f"/desk/posts/{post}").text
    alike(site, WAVE.format(500))
    assert "came 2 times before" in client.get("/desk").text


def test_what_changed_since_it_was_named_is_not_answered_with_it(site):
    first, second = alike(site, WAVE.format(500), at=now() - 9), alike(site, WAVE.format(700))
    sora, umi = site.member("sora"), site.member("umi")
    seen = site.seen(second)
    decide(umi, second, "escalate", seen)
    also = {f"also.{second}": f"{seen['revision']}.{seen['round']}"}
    decide(sora, first, "decline", site.seen(first, reason="ad") | also)
    assert site.card(first)["state"] == "declined" and site.card(second)["open"] == 1


def test_alike_but_graver_comes_first_and_names_the_other(site):
    light, grave = alike(site, WAVE.format(500)), alike(site, WAVE.format(700), level=2)
    assert shown(site.member().get("/desk").text) == [grave] and site.card(light)["kin"] == 1


def ticked(page, *wanted):
    fields = dict(re.findall(r'name="(pick\.[0-9a-f]+)" value="([0-9a-f.]+)"', page))
    return {
        name: value for name, value in fields.items() if not wanted or name.removeprefix("pick.") in wanted
    }


def test_what_is_ticked_gets_one_reason_each_logged_and_one_undo(site):
    made = [site.post(f"post {n}", board=("wall", "paths")[n % 2], fold=f"f{n}") for n in range(5)]
    client = site.member()
    fields = ticked(client.get("/desk").text, *made[:4])
    answer = client.post(
        "/desk/together", data=fields | {"verdict": "decline", "reason": "unreadable", "note": ""}
    )
    assert answer.status_code == 303 and answer.headers["location"] == "/desk"
    assert [site.card(post)["state"] for post in made] == ["declined"] * 4 + ["waiting"]
    entries = [(row["action"], row["subject"]) for row in site.store.now(audit.recent)][:4]
    assert {entry[0] for entry in entries} == {"decline"} and {entry[1] for entry in entries} == set(made[:4])
    assert all(last(site, post)["reason"] == "unreadable" for post in made[:4])
    page = client.get("/desk").text
    assert "(4 together)" in page
    undo = re.search(r'action="/desk/posts/([0-9a-f]+)/undo"', page)[1]
    decide(client, undo, "undo", {})
    assert [site.card(post)["open"] for post in made] == [1] * 5


def left_out(page):
    """Return what is said of the posts that an answer did not reach: why, and the links to them."""
    notice = page.partition('id="problem"')[2].partition("</div>")[0]
    found = re.findall(r"<li>([^<]+):(.*?)</li>", notice)
    link = r'<a href="/desk/posts/([0-9a-f]+)">(.+?)</a>'
    return {why: re.findall(link, links) for why, links in found}


def test_what_is_left_out_is_grouped_named_only_where_it_is_light_and_stays_ticked(site):
    heavy = [site.post(f"heavy words {n}", level=2, at=now() - 9 + n) for n in range(3)]
    light, held, gone = (site.post(f"{what} and nothing else at all") for what in ("light", "held", "gone"))
    sora, umi = site.member("sora"), site.member("umi")
    fields = ticked(sora.get("/desk").text)
    umi.post(f"/desk/posts/{held}/extend", data={})
    decide(umi, gone, "decline", site.seen(gone, reason="ad"))
    answer = sora.post("/desk/together", data=fields | {"verdict": "approve"})
    assert "1 were answered together. 5 were left out" in answer.text and site.wall() == [
        "light and nothing else at all"
    ]
    told = left_out(answer.text)
    assert told["heavy: it is put up only by itself (3)"] == [
        (post, f"Wall {n + 1}") for n, post in enumerate(heavy)
    ]
    assert sorted(told["somebody was faster, or reads it just now (2)"]) == sorted(
        [(held, "<q>held and nothing…</q>"), (gone, "<q>gone and nothing…</q>")]
    )
    kept = re.findall(
        r'<input type="checkbox" form="together" checked[^>]* name="pick\.([0-9a-f]+)"', answer.text
    )
    assert kept == heavy and light not in kept


def test_ticked_posts_are_put_up_to_the_letter_but_heavy_ones_only_by_themselves(site):
    light, heavy, grave = site.post("light"), site.post("heavy", level=2), site.post("grave", level=3)
    client = site.member()
    page = client.get("/desk").text
    fields = ticked(page)
    assert set(fields) == {f"pick.{light}", f"pick.{heavy}"} and "data-heavy" in page
    fields |= {f"pick.{grave}": f"{site.card(grave)['revision']}.0"}
    answer = client.post("/desk/together", data=fields | {"verdict": "approve"})
    assert answer.status_code == 409 and "1 were answered together. 2 were left out" in answer.text
    assert left_out(answer.text) == {
        "heavy: it is put up only by itself (1)": [(heavy, "Wall 1")],
        "urgent: it is answered by itself (1)": [(grave, "Wall 1")],
    }
    assert site.wall() == ["light"] and shown(answer.text) == [grave, heavy]
    answer = client.post(
        "/desk/together", data=ticked(page, heavy) | {"verdict": "decline", "reason": "method"}
    )
    assert answer.status_code == 303 and site.card(heavy)["state"] == "declined"


def test_a_missing_reason_keeps_what_was_ticked(site):
    first, second = site.post("first"), site.post("second")
    client = site.member()
    fields = ticked(client.get("/desk").text, second)
    answer = client.post("/desk/together", data=fields | {"verdict": "decline", "note": "my words"})
    assert answer.status_code == 422 and "my words" in answer.text
    assert (
        f'checked name="pick.{second}"' in answer.text and f'checked name="pick.{first}"' not in answer.text
    )


@pytest.mark.parametrize(
    ("level", "flags", "loud"), [(0, [], True), (1, [], True), (0, ["contact"], False), (2, [], False)]
)
def test_putting_up_is_offered_loudly_only_where_nothing_weighs(site, level, flags, loud):
    post = site.post("words", level=level, heard={"flags": flags})
    page = site.member().get(f"/desk/posts/{post}").text
    button = page[page.index('aria-keyshortcuts="a"') - 40 :][:40]
    assert ("quiet" in button) != loud and ('class="approve first"' in page) == loud
    order = [page.index(f'<form class="{name}') for name in ("escalate", "decline", "approve")]
    assert (order == sorted(order)) == (level == 2) and ("With reason 8" in page) == (level == 2)
    client = site.member("umi")
    assert decide(client, post, "approve", site.seen(post)).status_code == 303


def test_what_somebody_else_was_faster_with_is_said_and_stays_theirs(site):
    first, second = site.post("first"), site.post("second")
    sora, umi = site.member("sora"), site.member("umi")
    fields = ticked(sora.get("/desk").text)
    decide(umi, first, "approve", site.seen(first))
    answer = sora.post("/desk/together", data=fields | {"verdict": "decline", "reason": "ad"})
    assert answer.status_code == 409 and site.wall() == ["first"]
    assert site.card(second)["state"] == "declined"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reason": "ad"}, "Nothing is ticked yet"),
        ({"pick": "yes", "reason": ""}, "choose a reason"),
        ({"pick": "yes", "reason": "other"}, "please write a note"),
        ({"pick": "yes", "reason": "ad", "note": "あ" * 601}, "longer than 600"),
    ],
)
def test_together_needs_ticks_a_reason_and_a_note_that_fits(site, fields, words):
    post = site.post("waits")
    client = site.member()
    sent = dict(fields)
    if sent.pop("pick", ""):
        sent |= ticked(client.get("/desk").text)
    answer = client.post("/desk/together", data=sent | {"verdict": "decline"})
    assert answer.status_code == 422 and words in answer.text and site.card(post)["open"] == 1
    assert sent.get("note", "") in answer.text


@pytest.mark.parametrize("bent", ["x", "0.0", ".", "a.b", "a.-1", "a." + "9" * 40, "a.９"])
def test_a_bent_tick_answers_nothing(site, bent):
    post = site.post("waits")
    answer = site.member().post(
        "/desk/together", data={f"pick.{post}": bent, "verdict": "decline", "reason": "ad"}
    )
    assert answer.status_code in (409, 422) and site.card(post)["open"] == 1


def test_readers_do_not_answer_together_what_waits_for_those_who_lead(site):
    post = site.post("led")
    reader, lead = site.member("reader"), site.member("lead", "lead")
    decide(reader, post, "escalate", site.seen(post))
    fields = {f"pick.{post}": f"{site.card(post)['revision']}.{site.card(post)['round']}", "reason": "ad"}
    assert reader.post("/desk/together", data=fields).status_code == 409 and site.card(post)["open"] == 1
    assert lead.post("/desk/together", data=fields).status_code == 303
    assert site.card(post)["state"] == "declined"


def test_a_whole_page_can_be_ticked(site):
    for n in range(50):
        site.post(f"post {n}")
    client = site.member()
    fields = ticked(client.get("/desk").text)
    assert len(fields) == 50
    answer = client.post("/desk/together", data=fields | {"verdict": "approve", "view": "list"})
    assert answer.status_code == 303 and shown(client.get("/desk").text) == []
