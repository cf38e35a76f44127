"""Second eyes: what is read twice, by whom, that it is blind, and what comes of a difference."""

import re

import pytest

from hideout.clock import DAY, now
from hideout.config import RETENTION
from hideout.store import audit, care, posts, retention, second
from moderation.desk import agreement, sample
from moderation.desk.agreement import Agreement
from tests.desk.test_decide import decide
from tests.raw import REFUSED


def rules(site, **wanted):
    site.store.now(care.set_rules, wanted)


def readings(site):
    return site.store.now(lambda db: db.rows("SELECT * FROM second_reads ORDER BY at, id"))


def receipt(site, post):
    found = site.store.now(lambda db: db.one("SELECT receipt FROM posts WHERE id = :id", {"id": post}))
    return found["receipt"]


def take(client):
    """Claim the next reading; return its id, or None."""
    place = client.post("/desk/second", data={}).headers["location"]
    return place.removeprefix("/desk/second/") if place != "/desk/second" else None


def appealed(site, client, text="an author asks", words="it was a joke", **more):
    post = site.post(text, **more)
    decide(client, post, "decline", site.seen(post, reason="attack", sure="attack"))
    assert site.store.now(second.appeal, receipt(site, post), words, now()) == "kept"
    return post


def test_the_sample_is_as_large_as_wanted_and_nobody_can_tell_beforehand():
    secret = b"s" * 32
    for percent in (0, 5, 20, 100):
        found = sum(sample.drawn(secret, f"{n:x}", 0, percent) for n in range(4000))
        assert abs(found / 40 - percent) < 1.5
    one = [sample.drawn(secret, f"{n:x}", 0, 50) for n in range(60)]
    assert one != [sample.drawn(b"t" * 32, f"{n:x}", 0, 50) for n in range(60)]


def test_new_readers_are_read_more_often(site):
    rules(site, sample=0, sample_new=100, new=2)
    client = site.member()
    for n in range(4):
        post = site.post(f"post {n}")
        decide(client, post, "approve", site.seen(post))
    assert len(readings(site)) == 2


def test_every_urgent_decline_is_read_by_somebody_else(site):
    rules(site, sample=0, sample_new=0)
    sora, umi = site.member("sora"), site.member("umi")
    grave, light = site.post("urgent words", level=3), site.post("light words")
    for post in (grave, light):
        decide(sora, post, "decline", site.seen(post, reason="unsafe"))
    (row,) = readings(site)
    assert (row["why"], row["post"], row["verdict"]) == ("grave", grave, "decline")
    assert take(sora) is None and sora.get(f"/desk/second/{row['id']}").status_code == 404
    assert sora.post(f"/desk/second/{row['id']}", data={"verdict": "approve"}).status_code == 404
    assert take(umi) == row["id"]


def test_the_schema_lets_nobody_read_their_own(site):
    rules(site, sample=100, sample_new=100)
    client = site.member()
    post = site.post("words")
    decide(client, post, "approve", site.seen(post))
    with pytest.raises(REFUSED):
        site.store.now(
            lambda db: db.run("UPDATE second_reads SET second = first, read_at = 1, answer = 'approve'")
        )


def test_a_reading_is_blind_and_claimed_by_one(site):
    rules(site, sample=100, sample_new=100)
    sora, umi, yuki = site.member("sora"), site.member("umi"), site.member("yuki")
    post = site.post("words to be read")
    decide(sora, post, "decline", site.seen(post, reason="ad", note="a note by sora"))
    reading = take(umi)
    page = umi.get(f"/desk/second/{reading}").text
    assert "words to be read" in page
    for told in ("sora", "was not put up", "a note by sora", "declined", f"/desk/posts/{post}"):
        assert told not in page
    assert take(yuki) is None
    umi.post(f"/desk/second/{reading}/leave", data={})
    assert take(yuki) == reading


def test_alike_changes_nothing_and_a_difference_goes_to_those_who_lead(site):
    rules(site, sample=100, sample_new=100)
    sora, umi, lead = site.member("sora"), site.member("umi"), site.member("mori", "lead")
    alike, other = site.post("alike"), site.post("other")
    for post in (alike, other):
        decide(sora, post, "approve", site.seen(post))
    for _ in range(2):
        reading = take(umi)
        words = umi.get(f"/desk/second/{reading}").text.partition("<article")[2].partition("</article>")[0]
        verdict = "approve" if "alike" in words else "decline"
        bare = umi.post(f"/desk/second/{reading}", data={"verdict": verdict})
        if verdict == "decline":
            assert bare.status_code == 422
            bare = umi.post(f"/desk/second/{reading}", data={"verdict": verdict, "reason": "names"})
        assert bare.status_code == 303
    assert not site.card(alike)["open"]
    card = site.card(other)
    assert card["open"] and card["escalated"] and card["state"] == "published" and len(site.wall()) == 2
    assert "Advice wanted now: 1." in sora.get("/desk").text
    decide(lead, other, "decline", site.seen(other, reason="names"))
    assert site.wall() == ["alike"]
    assert not site.store.now(audit.verify, site.store.secret)


def test_what_was_taken_back_is_not_read_twice(site):
    rules(site, sample=100, sample_new=100)
    sora, umi = site.member("sora"), site.member("umi")
    post = site.post("words")
    decide(sora, post, "approve", site.seen(post))
    decide(sora, post, "undo", {})
    assert take(umi) is None


def test_an_appeal_is_decided_by_somebody_else(site):
    rules(site, sample=0, sample_new=0)
    sora, umi = site.member("sora"), site.member("umi")
    post = appealed(site, sora)
    assert "asks that somebody else reads" not in sora.get("/desk").text.replace("Authors ask", "")
    assert take(sora) is None
    assert "Authors ask that somebody else reads: 1" in umi.get("/desk").text
    reading = take(umi)
    assert "it was a joke" in umi.get(f"/desk/second/{reading}").text
    assert umi.post(f"/desk/second/{reading}", data={"verdict": "approve"}).status_code == 303
    assert site.wall() == ["an author asks"] and site.card(post)["state"] == "published"
    late = site.member("yuki").post(f"/desk/second/{reading}", data={"verdict": "decline", "reason": "ad"})
    assert late.status_code == 409 and site.wall() == ["an author asks"]
    acts = [row["action"] for row in site.store.now(audit.recent)]
    assert acts.count("second") == 1 and not site.store.now(audit.verify, site.store.secret)


def test_an_appeal_may_stay_declined_with_another_note(site):
    rules(site, sample=0, sample_new=0)
    sora, umi = site.member("sora"), site.member("umi")
    post = appealed(site, sora)
    reading = take(umi)
    for wrong in ({"reason": "other"}, {"reason": ""}, {"reason": "names", "note": "x" * 601}):
        answer = umi.post(f"/desk/second/{reading}", data={"verdict": "decline"} | wrong)
        assert answer.status_code == 422 and wrong.get("note", "") in answer.text
    said = {"verdict": "decline", "reason": "names", "note": "one name too many"}
    assert umi.post(f"/desk/second/{reading}", data=said).status_code == 303
    found = site.store.now(posts.status, receipt(site, post))
    assert (found["state"], found["reason"], found["note"]) == ("declined", "names", "one name too many")
    assert site.store.now(second.appeal, receipt(site, post), "", now()) == "before"
    assert take(site.member("yuki")) is None


def test_an_urgent_appeal_takes_the_second_step(site):
    rules(site, sample=0, sample_new=0)
    sora, umi = site.member("sora"), site.member("umi")
    appealed(site, sora, level=3, urgent=True)
    reading = take(umi)
    assert umi.post(f"/desk/second/{reading}", data={"verdict": "approve"}).status_code == 422
    assert not site.wall()
    assert (
        umi.post(f"/desk/second/{reading}", data={"verdict": "approve", "confirm": "yes"}).status_code == 303
    )
    assert len(site.wall()) == 1 and take(sora) is None


def test_when_one_may_appeal(site):
    rules(site, sample=0, sample_new=0)
    client = site.member()
    waits, up, down = (site.post(text) for text in ("waits", "up", "down"))
    decide(client, up, "approve", site.seen(up))
    decide(client, down, "decline", site.seen(down, reason="ad"))
    ask = lambda post, at: site.store.now(second.appeal, receipt(site, post), "", at)  # noqa: E731
    assert ask(waits, now()) == ask(up, now()) == "none"
    assert site.store.now(second.appeal, "nobody", "", now()) == "none"
    assert ask(down, now() + 15 * DAY) == "late"
    assert ask(down, now()) == "kept" and ask(down, now()) == "before"
    decide(client, up, "unpublish", site.seen(up, reason="ad"))
    assert ask(up, now()) == "kept"


def test_what_is_asked_for_does_not_expire_unread_and_words_go_with_the_post(site):
    rules(site, sample=0, sample_new=0)
    sora = site.member("sora")
    kept, back = appealed(site, sora, "kept words"), appealed(site, sora, "taken back", words="my words")
    site.store.now(posts.withdraw, receipt(site, back))
    assert "my words" not in str(readings(site)) and len(readings(site)) == 1
    at = now() + 40 * DAY
    site.store.now(retention.purge, site.store.secret, RETENTION, at)
    assert site.card(kept)["body"]["text"] == "kept words"
    umi = site.member("umi")
    umi.post(f"/desk/second/{take(umi)}", data={"verdict": "decline", "reason": "ad"})
    site.store.now(retention.purge, site.store.secret, RETENTION, at + 100 * DAY)
    assert not site.card(kept)["body"] and "it was a joke" not in str(readings(site))


ALWAYS = [("approve", "approve")]
DOUBTFUL = [("approve", "decline")]


@pytest.mark.parametrize(
    ("answers", "kappa"),
    [
        # A textbook table: 20 and 15 alike, 5 and 10 not: agreement 0.7, by chance 0.5.
        (
            [("approve", "approve")] * 20
            + [("approve", "decline")] * 5
            + [("decline", "approve")] * 10
            + [("decline", "decline")] * 15,
            0.4,
        ),
        ([("approve", "approve")] * 5 + [("decline", "decline")] * 5, 1.0),
        ([("approve", "decline")] * 5 + [("decline", "approve")] * 5, -1.0),
        (ALWAYS * 20, None),
        (ALWAYS * 9, None),
    ],
)
def test_kappa(answers, kappa):
    found = agreement.agreement(answers)
    assert found.kappa is None if kappa is None else found.kappa == pytest.approx(kappa)
    assert found.read == len(answers) and found.alike == sum(a == b for a, b in answers)


def test_pairs_are_the_same_whoever_read_first_and_appeals_are_apart():
    row = {"first": "umi", "second": "sora", "why": "sample", "verdict": "approve", "answer": "decline"}
    rows = [row, row | {"first": "sora", "second": "umi"}, row | {"why": "appeal"}]
    assert agreement.by_pair(rows) == {("sora", "umi"): Agreement(read=2, alike=0, kappa=None)}
    assert agreement.of_team(rows).read == 2
    assert agreement.overturned(rows, "appeal") == (1, 1) and agreement.overturned(rows, "grave") == (0, 0)


def test_those_who_lead_see_how_far_readers_agree(site):
    rules(site, sample=100, sample_new=100)
    sora, umi, lead = site.member("sora"), site.member("umi"), site.member("mori", "lead")
    for n in range(10):
        post = site.post(f"post {n}")
        decide(sora, post, "approve" if n < 5 else "decline", site.seen(post, reason="ad"))
    for _ in range(10):
        reading = take(umi)
        first = next(row["verdict"] for row in readings(site) if row["id"] == reading)
        assert umi.post(f"/desk/second/{reading}", data={"verdict": first, "reason": "ad"}).status_code == 303
    page = re.sub(r"\s+", " ", lead.get("/desk/second/agreement").text)
    assert '<th scope="row">sora · umi</th><td>10</td><td>10</td><td>1.00</td>' in page
    assert umi.get("/desk/second/agreement").status_code == 403
