"""Nothing waits for somebody who went home: what was passed to them comes back, and what is urgent at once."""

import re

import pytest

from hideout.clock import HOUR, now
from hideout.store import audit, claims
from tests.desk.test_decide import decide


def passed(site, post, to, by="sora"):
    """Pass a post to somebody by name, as the card offers it."""
    return decide(site.clients[by], post, "pass", {"to": site.pen(to).staff, "ask": "for you"})


def offered(site, who, post):
    """Return to whom a card offers to pass its post."""
    page = site.clients[who].get(f"/desk/posts/{post}").text
    select = page.split('<select id="to"')[1].split("</select>")[0] if '<select id="to"' in page else ""
    return [
        re.sub(r"\s+", " ", words).strip() for words in re.findall(r"<option[^>]*>(.*?)</option>", select)
    ][1:]


@pytest.fixture
def desk(site):
    site.clients = {name: site.member(name) for name in ("sora", "umi")}
    site.clients |= {name: site.member(name, "lead") for name in ("mori", "tani")}
    return site


def gets(site, who):
    """Return the post that comes to somebody next, or None; it is let go of again."""
    pen = site.pen(who)
    found = site.store.now(claims.claim, pen.staff, now())
    site.store.now(claims.release, pen.staff)
    return found


def idle(site, who):
    """Let somebody walk away from a desk that stays open."""
    gone = {"who": site.pen(who).staff, "gone": HOUR}
    site.store.now(lambda db: db.run("UPDATE sessions SET seen = seen - :gone WHERE staff = :who", gone))


@pytest.mark.parametrize("how", ["sign-out", "idle"])
@pytest.mark.parametrize("heavy", [{"level": 0}, {"level": 2}, {"level": 3}, {"level": 3, "urgent": True}])
def test_what_is_urgent_lies_with_nobody_who_is_not_at_the_desk(desk, heavy, how):
    post = desk.post("words", **heavy)
    assert passed(desk, post, "umi").status_code == 303
    assert gets(desk, "mori") is None
    if how == "idle":
        idle(desk, "umi")
    else:
        desk.clients["umi"].post("/desk/sign-out", data={})
    assert gets(desk, "mori") == (post if heavy["level"] == 3 else None)


def test_a_shift_that_is_over_gives_back_what_was_passed(desk):
    light, other = desk.post("words"), desk.post("different")
    passed(desk, light, "umi")
    passed(desk, other, "mori")
    assert "for everybody again once your shift is over: 1" in desk.clients["umi"].get("/desk/shift/end").text
    desk.clients["umi"].post("/desk/shift/end", data={})
    # What was passed to somebody else stays theirs; by whom and why it was passed stays beside it.
    assert gets(desk, "tani") == light and gets(desk, "mori") in (light, other)
    page = desk.clients["tani"].get(f"/desk/posts/{light}").text
    assert "sora passed it to umi at" in page and "for you" in page
    assert not desk.store.now(audit.verify, desk.store.secret)


def test_who_is_not_at_the_desk_is_named_so_and_last(desk):
    post = desk.post("words")
    idle(desk, "mori")
    assert offered(desk, "sora", post) == ["tani", "umi", "mori (not at the desk now)"]


def test_what_waits_for_those_who_lead_is_passed_to_them_only(desk):
    post = desk.post("words", level=2)
    decide(desk.clients["sora"], post, "escalate", desk.seen(post))
    assert offered(desk, "mori", post) == ["tani"]
    assert passed(desk, post, "umi", by="mori").status_code == 422
    assert desk.card(post)["passed_to"] is None
    assert passed(desk, post, "tani", by="mori").status_code == 303
    assert desk.card(post)["passed_to"] == "tani"


def test_who_leads_alone_is_told_why_it_is_passed_to_nobody(desk):
    post = desk.post("words", level=2)
    decide(desk.clients["sora"], post, "escalate", desk.seen(post))
    desk.store.now(lambda db: db.run("UPDATE staff SET state = 'disabled' WHERE name = 'tani'"))
    assert "passed only to those who lead" in desk.clients["mori"].get(f"/desk/posts/{post}").text
