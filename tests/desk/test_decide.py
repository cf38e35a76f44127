"""Deciding: once, on what was seen, by somebody who may; with an undo, and an entry in the log."""

import re
import sqlite3

import pytest

from hideout.clock import MINUTE
from hideout.language import Voices
from hideout.store import audit, decisions, posts
from moderation.desk.notes import REASONS, note_for, own_words

HTMX = {"hx-request": "true"}


def decide(client, post, act, fields, **headers):
    return client.post(f"/desk/posts/{post}/{act}", data=fields, headers=headers)


def log(site):
    return [(row["action"], row["subject"], row["staff"]) for row in site.store.now(audit.recent)]


def last(site, post):
    return site.store.now(decisions.last, post)


def test_approving_puts_up_exactly_what_was_seen(site):
    post = site.post("two\nlines ✿ <b>")
    client = site.member()
    assert decide(client, post, "approve", site.seen(post)).headers["location"] == "/desk"
    assert site.wall() == ["two\nlines ✿ <b>"]
    assert log(site)[0] == ("approve", post, "sora") and not site.store.now(audit.verify, site.store.secret)


@pytest.mark.parametrize("reason", [reason.code for reason in REASONS])
def test_each_reason_declines(site, reason):
    post = site.post("not for the wall")
    note = "only about this one" if reason == "other" else ""
    answer = decide(site.member(), post, "decline", site.seen(post, reason=reason, note=note))
    assert answer.status_code == 303
    assert site.wall() == [] and site.card(post)["state"] == "declined"
    assert (last(site, post)["reason"], last(site, post)["note"]) == (reason, note)


@pytest.mark.parametrize(
    "fields",
    [{}, {"reason": ""}, {"reason": "mood"}, {"reason": "other", "note": "あ" * 601}, {"reason": "other"}],
)
def test_a_decline_without_a_reason_or_with_a_long_note_comes_back_whole(site, fields):
    post = site.post("waits")
    answer = decide(site.member(), post, "decline", site.seen(post) | fields)
    assert answer.status_code == 422 and site.card(post)["open"] == 1
    assert 'class="field-error"' in answer.text and fields.get("note", "") in answer.text
    assert '<details class="declining" open>' in answer.text


def test_a_note_is_cleaned_and_kept(site):
    post = site.post("waits")
    note = " Please leave out\r\n\r\n\r\nthe \u202ename\u200b. <b>"
    decide(site.member(), post, "decline", site.seen(post, reason="names", note=note))
    assert last(site, post)["note"] == "Please leave out\n\nthe name. <b>"


@pytest.mark.parametrize("code", ["ja", "ja_Hira", "en"])
def test_an_untouched_template_is_kept_as_the_reason_alone(site, code):
    template = Voices().of(code, furigana=False).plain(note_for("contact"))
    post = site.post("waits")
    fields = site.seen(post, reason="contact", note="\r\n" + template.replace(" ", "\r\n") + "  ")
    decide(site.member(), post, "decline", fields)
    assert last(site, post)["note"] == ""


def test_an_edited_template_is_kept():
    voices = [Voices().of("en", furigana=False)]
    edited = note_for("names") + " Thank you."
    assert (
        own_words("names", edited, voices) == edited and own_words("names", note_for("names"), voices) == ""
    )


def test_a_second_decision_is_refused_and_says_whose_stands(site):
    post = site.post("declined first")
    seen = site.seen(post)
    decide(site.member("umi"), post, "decline", seen | {"reason": "ad"})
    answer = decide(site.member("sora"), post, "approve", seen)
    assert (
        answer.status_code == 409
        and "There was an answer already (umi, " in answer.text
        and "declined first" in answer.text
    )
    assert site.wall() == [] and site.card(post)["state"] == "declined"
    assert f"/desk/posts/{post}/approve" not in answer.text


@pytest.mark.parametrize(
    "bent",
    [
        {"revision": "0" * 18},
        {"revision": ""},
        {"round": "1"},
        {"round": "-1"},
        {"round": "x"},
        {"round": "９"},
        {"round": "9" * 40},
    ],
)
def test_what_was_not_seen_cannot_be_decided(site, bent):
    post = site.post("as it is now")
    answer = decide(site.member(), post, "approve", site.seen(post) | bent)
    assert answer.status_code == 409 and "as it is now" in answer.text
    assert site.card(post)["open"] == 1 and site.wall() == []


def test_forms_without_fields_decide_nothing(site):
    post = site.post("waits")
    client = site.member()
    for act in ("approve", "decline", "escalate"):
        assert decide(client, post, act, {}).status_code in (409, 415, 422)
    assert site.card(post)["round"] == 0


def test_the_old_form_counts_no_more_after_an_undo(site):
    post = site.post("there and back")
    client, seen = site.member(), site.seen(post)
    decide(client, post, "approve", seen)
    decide(client, post, "undo", {})
    assert decide(client, post, "approve", seen).status_code == 409
    assert decide(client, post, "approve", site.seen(post)).status_code == 303 and site.wall() == [
        "there and back"
    ]


def test_what_another_is_reading_is_left_to_them(site):
    post = site.post("being read")
    sora, umi = site.member("sora"), site.member("umi")
    sora.post("/desk/next", data={})
    assert decide(umi, post, "approve", site.seen(post)).status_code == 409
    assert decide(sora, post, "approve", site.seen(post, view="card")).headers["location"] == "/desk"


def test_an_author_who_takes_it_back_is_faster(site):
    post = site.post("taken back")
    seen = site.seen(post)
    receipt = site.store.now(lambda db: db.one("SELECT receipt FROM posts WHERE id = :id", {"id": post}))[
        "receipt"
    ]
    site.store.now(posts.withdraw, receipt)
    answer = decide(site.member(), post, "approve", seen)
    assert answer.status_code == 409 and "took it back" in answer.text and "taken back" not in answer.text
    assert site.wall() == []


@pytest.mark.parametrize("act", ["approve", "decline", "escalate", "unpublish", "undo", "extend"])
def test_a_post_that_never_was_is_not_here(site, act):
    client = site.member()
    assert decide(client, "0" * 18, act, {"reason": "other", "round": "0"}).status_code == 404
    assert client.get("/desk/posts/" + "0" * 18).status_code == 404


def test_undo_takes_it_off_the_wall_again(site):
    post = site.post("up and down")
    client = site.member()
    decide(client, post, "approve", site.seen(post))
    page = client.get("/desk").text
    assert f'id="done-{post}"' in page and f'id="post-{post}"' not in page and site.wall() == ["up and down"]
    assert decide(client, post, "undo", {"view": "list"}).headers["location"] == "/desk?did=undo"
    assert site.wall() == [] and site.card(post)["open"] == 1
    assert [entry[0] for entry in log(site)][:2] == ["undo", "approve"]


def test_undo_is_for_oneself_and_for_a_minute(site, monkeypatch):
    post = site.post("stays")
    sora, umi = site.member("sora"), site.member("umi")
    decide(sora, post, "approve", site.seen(post))
    assert decide(umi, post, "undo", {}).status_code == 409
    monkeypatch.setenv("HIDEOUT_CLOCK", str(MINUTE + 5))
    assert decide(sora, post, "undo", {}).status_code == 409
    assert site.wall() == ["stays"] and f"/desk/posts/{post}/undo" not in sora.get("/desk").text


def test_advice_waits_for_somebody_who_leads(site):
    post = site.post("hard to say")
    reader, lead = site.member("reader"), site.member("lead", "lead")
    decide(reader, post, "escalate", site.seen(post))
    assert decide(reader, post, "approve", site.seen(post)).status_code == 403 and site.wall() == []
    assert decide(lead, post, "approve", site.seen(post)).status_code == 303 and site.wall() == [
        "hard to say"
    ]


def test_advice_can_be_unasked(site):
    post = site.post("hard to say")
    client = site.member()
    decide(client, post, "escalate", site.seen(post))
    assert decide(client, post, "undo", {}).status_code == 303
    card = site.card(post)
    assert (card["escalated"], card["open"], card["state"]) == (0, 1, "waiting")
    assert decide(client, post, "approve", site.seen(post)).status_code == 303


def test_unasking_advice_leaves_a_reported_post_where_it_is(site):
    post = site.post("is up")
    client = site.member()
    decide(client, post, "approve", site.seen(post))
    site.store.now(posts.report, post, "hurts", 0, hide=False)
    assert "still on the wall" in client.get("/desk").text
    decide(client, post, "escalate", site.seen(post))
    assert decide(client, post, "undo", {}).status_code == 303
    assert site.wall() == ["is up"] and site.card(post)["open"] == 1


def test_taking_down_needs_a_reason_and_is_undone_onto_the_wall(site):
    post = site.post("seen again")
    client = site.member()
    decide(client, post, "approve", site.seen(post))
    assert "Take it down" in client.get(f"/desk/posts/{post}").text
    assert decide(client, post, "unpublish", site.seen(post)).status_code == 422 and site.wall() == [
        "seen again"
    ]
    assert decide(client, post, "unpublish", site.seen(post, reason="names")).status_code == 303
    assert site.wall() == [] and site.card(post)["state"] == "unpublished"
    decide(client, post, "undo", {})
    card = site.card(post)
    assert site.wall() == ["seen again"] and card["state"] == "published" and not card["open"]
    assert decide(client, post, "unpublish", site.seen(post, reason="names")).status_code == 303


def test_one_answer_for_every_copy_and_one_undo(site):
    made = [site.post("copy, copy") for _ in range(4)]
    other = site.post("something else")
    client = site.member()
    seen = site.seen(made[0], reason="ad", copies="yes")
    assert ">Answer all 4 with the same text<" in re.sub(r"> ", ">", client.get("/desk").text).replace(
        "\n", ""
    )
    decide(client, made[0], "decline", seen)
    assert [site.card(post)["state"] for post in made] == ["declined"] * 4 and site.card(other)["open"] == 1
    assert [entry[0] for entry in log(site)][:4] == ["decline"] * 4
    decide(client, made[0], "undo", {})
    assert [site.card(post)["open"] for post in made] == [1] * 4


def test_copies_are_never_put_up_unseen(site):
    made = [site.post("copy, copy", name=f"name {n}") for n in range(3)]
    decide(site.member(), made[0], "approve", site.seen(made[0], copies="yes"))
    assert site.wall() == ["copy, copy"] and [site.card(post)["open"] for post in made] == [0, 1, 1]


def test_htmx_gets_the_very_part_of_the_page(site):
    first, second = site.post("first", level=1), site.post("second")
    client = site.member()
    part = decide(client, first, "approve", site.seen(first), **HTMX)
    assert part.status_code == 200 and part.text.lstrip().startswith(f'<li class="done" id="done-{first}"')
    done = re.search(r'<li class="done".*?</li>', part.text, re.S)[0]
    assert re.sub(r'data-left="\d+"', "", done) in re.sub(r'data-left="\d+"', "", client.get("/desk").text)
    assert '<p id="count" class="desk-count" hx-swap-oob="true">1 wait' in part.text
    back = decide(client, first, "undo", {"view": "list"}, **HTMX)
    assert (
        back.text.lstrip().startswith(f'<li class="queue-card" id="post-{first}"') and ">2 wait" in back.text
    )
    card = back.text.partition('<p id="count"')[0].strip()
    told = '<p class="notice" role="status">Your answer is taken back. It waits to be read again.</p>'
    assert told in card and card.replace(told, "") in client.get("/desk").text
    stale = decide(client, second, "approve", site.seen(second, round="7"), **HTMX)
    assert stale.status_code == 409 and stale.text.lstrip().startswith('<li class="queue-card"')
    assert 'role="alert"' in stale.text and "<html" not in stale.text


def test_card_by_card_goes_on_to_the_next(site):
    first, second = site.post("first", level=2), site.post("second")
    client = site.member()
    client.post("/desk/next", data={})
    answer = decide(client, first, "approve", site.seen(first, view="card"))
    assert answer.headers["location"] == f"/desk/posts/{second}"
    assert f"/desk/posts/{first}/undo" in client.get(f"/desk/posts/{second}").text
    back = decide(client, first, "undo", {"view": "card"})
    assert (
        back.headers["location"] == f"/desk/posts/{first}?did=undo" and site.card(first)["claimer"] == "sora"
    )


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_store_that_cannot_write_says_so_and_keeps_the_row(site, headers):
    post = site.post("waits")
    client, seen = site.member(), site.seen(post)
    other = sqlite3.connect(site.store.folder / "hideout.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = decide(client, post, "approve", seen, **headers)
        assert client.get("/desk").status_code == 200
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
    assert answer.headers.get("hx-reswap") == ("none" if headers else None) and bool(answer.text) == (
        not headers
    )
    assert decide(client, post, "approve", seen).status_code == 303
