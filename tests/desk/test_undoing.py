"""Taking an answer back: in every state a post can be in, and for every answer, all stands as it stood before."""

import pytest

from hideout.clock import now
from hideout.store import alarms, audit, posts, second
from tests.desk.test_contested import contested
from tests.desk.test_decide import decide
from tests.desk.test_second import appealed, receipt, rules, take

ANSWERS = ("approve", "decline", "change", "cut", "escalate")


def everything(site, post):
    """Return all that a person can notice of a post: its author, a visitor, and everybody at the desk."""
    card, told = site.card(post), site.store.now(posts.status, receipt(site, post))
    people = {
        row["id"]: row["name"] for row in site.store.now(lambda db: db.rows("SELECT id, name FROM staff"))
    }
    asked = site.store.now(second.appealed, post)
    return {
        "card": {
            name: card[name]
            for name in ("state", "open", "escalated", "reported", "changeable", "cut_of", "body")
        },
        "author": {name: told[name] for name in ("state", "reason", "note", "changeable", "cut", "body")},
        "appeal": asked and (asked["read_at"], asked["answer"]),
        "wall": site.wall(),
        "waits": {name: site.store.now(second.waiting, id) for id, name in people.items()},
        "barred": {
            name: site.store.now(second.barred, post, id, leads=name in ("mori", "kawa"))
            for id, name in people.items()
        },
        "differs": site.store.now(second.differed, post),
        "calls": [(row["post"], row["urgency"]) for row in site.store.now(alarms.standing, now())],
    }


def fresh(site, people):
    return site.post("some words"), people["sora"]


def grave(site, people):
    return site.post("some words", level=3, urgent=True), people["sora"]


def asked_about(site, people):
    post = site.post("some words")
    decide(people["umi"], post, "escalate", site.seen(post, urgency="today"))
    return post, people["mori"]


def up(site, people):
    post = site.post("some words")
    decide(people["umi"], post, "approve", site.seen(post))
    return post, people["sora"]


def reported(site, people, hide=True):
    post, reader = up(site, people)
    assert site.store.now(posts.report, post, "hurts", now(), hide=hide) in ("hidden", "kept")
    return post, reader


def reported_and_up(site, people):
    return reported(site, people, hide=False)


def shortened_and_reported(site, people):
    post = site.post("some words")
    decide(people["umi"], post, "cut", site.seen(post) | {"cut.text": "some"})
    assert site.wall() == ["some［…］"]
    assert site.store.now(posts.report, post, "hurts", now(), hide=True) == "hidden"
    return post, people["sora"]


def an_appeal_before_those_who_lead(site, people):
    post = appealed(site, people["sora"], "some words")
    people["umi"].post(f"/desk/second/{take(people['umi'])}", data={"verdict": "escalate", "ask": "and you?"})
    return post, people["mori"]


def two_differ(site, people):
    return contested(site, people["mori"], people["sora"], verdict="decline"), people["kawa"]


def two_differ_and_it_hangs(site, people):
    return contested(site, people["mori"], people["sora"], verdict="approve"), people["kawa"]


STATES = (
    *(fresh, grave, asked_about, reported, reported_and_up, shortened_and_reported),
    *(an_appeal_before_those_who_lead, two_differ, two_differ_and_it_hangs),
)


@pytest.fixture
def people(site):
    rules(site, sample=0, sample_new=0)
    roles = {"sora": "reader", "umi": "reader", "mori": "lead", "kawa": "lead"}
    return {name: site.member(name, role) for name, role in roles.items()}


def answer(site, client, post, act):
    extra = {"cut.text": "me"} if act == "cut" else {"reason": "attack", "note": "a second note"}
    sent = site.seen(post, confirm="yes", sure="attack", urgency="later", **extra)
    return decide(client, post, act, sent)


@pytest.mark.parametrize("act", ANSWERS)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_what_is_taken_back_stands_as_before(site, people, state, act):
    post, client = state(site, people)
    before, others = everything(site, post), len(site.wall())
    assert answer(site, client, post, act).status_code == 303
    assert everything(site, post) != before or act == "escalate"
    assert decide(client, post, "undo", {}).status_code == 303
    after = everything(site, post)
    if act == "escalate" and before["calls"]:
        # How soon it was wanted the second time is what stays of it.
        before["calls"] = after["calls"] = [row for row, _ in after["calls"]]
    assert after == before
    assert len(site.wall()) == others and not site.store.now(audit.verify, site.store.secret)
    # And it can be answered again like the first time.
    assert answer(site, client, post, act).status_code == 303


def test_what_hung_hangs_again(site, people):
    post, client = up(site, people)
    before = everything(site, post)
    assert decide(client, post, "unpublish", site.seen(post, reason="attack")).status_code == 303
    assert decide(client, post, "undo", {}).status_code == 303
    assert everything(site, post) == before


@pytest.mark.parametrize("level", [0, 3])
@pytest.mark.parametrize("sent", [{"verdict": "approve"}, {"do": "change"}, {}], ids=["up", "change", "down"])
@pytest.mark.parametrize("first", ["decline", "unpublish"])
def test_an_appeal_waits_again_for_the_same_people(site, people, first, sent, level):
    if first == "decline":
        post = appealed(site, people["sora"], "some words", level=level, urgent=level == 3)
        site.store.now(lambda db: db.run("DELETE FROM second_reads WHERE why <> 'appeal'"))
    else:
        post = site.post("some words", level=level)
        decide(people["umi"], post, "approve", site.seen(post, confirm="yes"))
        decide(
            people["sora"],
            post,
            "unpublish",
            site.seen(post, reason="attack", sure="attack", note="the first note"),
        )
        site.store.now(lambda db: db.run("DELETE FROM second_reads"))
        assert site.store.now(second.appeal, receipt(site, post), "why?", now()) == "kept"
    before = everything(site, post)
    kawa = people["kawa"]
    reading = take(kawa)
    given = {
        "verdict": "decline",
        "reason": "names",
        "sure": "names",
        "note": "a second note",
        "confirm": "yes",
    } | sent
    assert kawa.post(f"/desk/second/{reading}", data=given).status_code == 303
    assert everything(site, post) != before
    led = decide(kawa, post, "undo", {})
    assert led.headers["location"].startswith(f"/desk/second/{reading}"), "back where it was answered"
    assert everything(site, post) == before
    # Whoever was first gets it neither as a reading nor as a card, and cannot settle it by its address.
    assert take(people["sora"]) is None
    assert decide(people["sora"], post, "approve", site.seen(post, confirm="yes")).status_code == 409
    assert kawa.post(f"/desk/second/{reading}", data=given).status_code == 303
    assert site.store.now(second.appealed, post)["answer"] == given["verdict"]


def test_an_appeal_that_was_cut_waits_again_whole(site, people):
    post = appealed(site, people["sora"], "some words")
    before, umi = everything(site, post), people["umi"]
    reading = take(umi)
    umi.post(f"/desk/second/{reading}", data={"verdict": "cut"})
    assert decide(umi, post, "cut", site.seen(post) | {"cut.text": "words"}).status_code == 303
    assert site.wall()
    assert f"/desk/second/{reading}" in decide(umi, post, "undo", {}).headers["location"]
    assert everything(site, post) == before


def test_whoever_was_first_is_too_late_once_its_author_asks_or_another_differs(site, people):
    post = appealed(site, people["sora"], "some words")
    before = everything(site, post)
    assert decide(people["sora"], post, "undo", {}).status_code == 409 and everything(site, post) == before
    other = contested(site, people["mori"], people["sora"], verdict="approve")
    before = everything(site, other)
    assert decide(people["mori"], other, "undo", {}).status_code == 409 and everything(site, other) == before


def test_a_report_of_this_very_minute_is_not_lost(site, people):
    for hide in (True, False):
        post, _ = up(site, people)
        site.store.now(posts.report, post, "danger", now(), hide=hide)
        assert decide(people["umi"], post, "undo", {}).status_code == 303
        assert site.card(post)["reported"] == 1 and site.card(post)["open"]
