"""A cut takes words out and adds none; what then is up is, to the letter, an approved revision; undo makes it whole."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hideout.store import audit, posts
from moderation.desk.cutting import GAP, shortened
from tests.desk.test_decide import decide

TEXT = "きょう、みどり中のさくらさんと駅で泣いた。\nあしたもこわい。"
REST = "きょう、と駅で泣いた。\nあしたもこわい。"
SHOWN = f"きょう、{GAP}と駅で泣いた。\nあしたもこわい。"


@given(st.text(max_size=80), st.sets(st.integers(0, 79)))
def test_words_taken_out_leave_a_gap_and_the_rest_to_the_letter(text, out):
    if GAP in text:
        return
    rest = "".join(letter for place, letter in enumerate(text) if place not in out)
    shown = shortened(text, rest)
    assert shown is not None and shown.replace(GAP, "") == rest
    assert (GAP in shown) == bool(
        "".join(letter for place, letter in enumerate(text) if place in out and place < len(text)).strip()
    ) or rest == text


@given(
    st.text(alphabet="あいう ", max_size=20),
    st.text(alphabet="かきく", min_size=1, max_size=5),
    st.integers(0, 20),
)
def test_nothing_can_be_added(text, new, place):
    assert shortened(text, text[:place] + new + text[place:]) is None


def test_a_cut_is_put_up_shortened_and_marked(site):
    post = site.post(TEXT)
    client = site.member()
    page = client.get(f"/desk/posts/{post}").text
    assert f'action="/desk/posts/{post}/cut"' in page and TEXT in page
    answer = decide(client, post, "cut", site.seen(post) | {"cut.text": REST})
    assert answer.status_code == 303 and site.wall() == [SHOWN]
    (row,) = site.store.now(posts.page, "wall")
    assert row["body"]["cut"] == "yes" and site.card(post)["state"] == "published"
    assert next(entry["action"] for entry in site.store.now(audit.recent)) == "cut"
    assert not site.store.now(audit.verify, site.store.secret)
    up = site.store.now(
        lambda db: db.one(
            "SELECT p.body, r.body AS revision, r.cut_of, d.verdict FROM published p JOIN revisions r ON r.id = p.revision"
            " JOIN decisions d ON d.id = p.decision AND d.revision = r.id WHERE p.post = :post",
            {"post": post},
        )
    )
    assert up["body"] == up["revision"] and up["cut_of"] and up["verdict"] == "approve"
    assert "shortened by a reader" in client.get(f"/desk/posts/{post}").text


def test_undoing_a_cut_brings_the_whole_text_back(site):
    post = site.post(TEXT)
    client = site.member()
    before = site.card(post)
    decide(client, post, "cut", site.seen(post) | {"cut.text": REST})
    assert decide(client, post, "undo", {}).status_code == 303
    card = site.card(post)
    assert site.wall() == [] and card["revision"] == before["revision"] and card["body"]["text"] == TEXT
    decide(client, post, "approve", site.seen(post))
    assert site.wall() == [TEXT]


def test_a_slip_on_the_wall_can_be_cut_when_it_was_reported(site):
    post = site.post(TEXT)
    client = site.member()
    decide(client, post, "approve", site.seen(post))
    site.store.now(posts.report, post, "identifies", 0, hide=True)
    decide(client, post, "cut", site.seen(post) | {"cut.text": REST})
    assert site.wall() == [SHOWN] and site.card(post)["open"] == 0


def test_the_name_can_be_left_out(site):
    post = site.post("tea", name="sakura_k")
    decide(site.member(), post, "cut", site.seen(post) | {"cut.text": "tea", "nameless": "yes"})
    (row,) = site.store.now(posts.page, "wall")
    assert row["body"]["name"] == "" and row["body"]["text"] == "tea"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"cut.text": TEXT}, "Nothing is taken out yet"),
        ({}, "Nothing is taken out yet"),
        ({"cut.text": ""}, "Nothing would be left"),
        ({"cut.text": " 。 "}, ""),
        ({"cut.text": REST + "!"}, "never added"),
        ({"cut.name": ""}, "Nothing is taken out yet"),
    ],
)
def test_a_cut_that_is_none_comes_back_with_the_words(site, fields, words):
    post = site.post(TEXT)
    answer = decide(site.member(), post, "cut", site.seen(post, view="card") | fields)
    if words:
        assert answer.status_code == 422 and words in answer.text
        assert fields.get("cut.text", "") in answer.text and site.wall() == []


def test_a_cut_is_made_once_and_on_what_was_seen(site):
    post = site.post(TEXT)
    sora, umi = site.member("sora"), site.member("umi")
    seen = site.seen(post) | {"cut.text": REST}
    for bent in ({"revision": "0" * 18}, {"round": "7"}, {"round": "x"}):
        assert decide(sora, post, "cut", seen | bent).status_code == 409
    decide(umi, post, "decline", site.seen(post, reason="names"))
    assert decide(sora, post, "cut", seen).status_code == 409 and site.wall() == []
    rows = site.store.now(lambda db: db.rows("SELECT body FROM revisions WHERE post = :post", {"post": post}))
    assert [json.loads(row["body"])["text"] for row in rows] == [TEXT]


def test_an_urgent_post_is_cut_only_with_the_tick_and_an_escalated_one_by_who_leads(site):
    post = site.post(TEXT, level=3)
    reader, lead = site.member("reader"), site.member("lead", "lead")
    fields = {"cut.text": REST}
    assert decide(reader, post, "cut", site.seen(post) | fields).status_code == 422
    decide(reader, post, "escalate", site.seen(post))
    assert decide(reader, post, "cut", site.seen(post, confirm="yes") | fields).status_code == 403
    assert decide(lead, post, "cut", site.seen(post, confirm="yes") | fields).status_code == 303
    assert site.wall() == [SHOWN]


def test_another_reader_cannot_cut_what_is_being_read(site):
    post = site.post(TEXT)
    sora, umi = site.member("sora"), site.member("umi")
    sora.post("/desk/next", data={})
    assert decide(umi, post, "cut", site.seen(post) | {"cut.text": REST}).status_code == 409
    assert site.wall() == []


def test_what_is_chosen_from_a_list_is_not_cut(site):
    body = {"when": "dawn at the river", "what": "tea with Sakura", "name": "", "avatar": "mole"}
    post = site.post("", board="paths", body=body, fold="x")
    decide(site.member(), post, "cut", site.seen(post) | {"cut.when": body["when"], "cut.what": "tea with "})
    (row,) = site.store.now(posts.page, "paths")
    assert row["body"]["when"] == body["when"] and row["body"]["what"].startswith("tea with")
    assert GAP in row["body"]["what"]
