"""The log of the desk: every act is in it, without words."""

import csv
import io
import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hideout.clock import DAY, now
from hideout.store import audit
from hideout.store.decisions import Choice
from moderation.desk import ledger
from moderation.desk import log as desk_log
from tests.desk.test_decide import decide, log


def test_every_act_is_in_the_log_without_words(site):
    post = site.post("secret words of a child")
    client = site.member("sora", "lead")
    decide(client, post, "escalate", site.seen(post))
    decide(client, post, "undo", {})
    decide(client, post, "decline", site.seen(post, reason="other", note="words of a note"))
    client.post("/desk/boards/wall/pause", data={})
    client.post("/desk/sign-out", data={})
    acts = [entry[0] for entry in log(site)][::-1]
    assert acts == ["invite", "sign-in link", "sign-in", "escalate", "undo", "decline", "pause", "sign-out"]
    rows = site.store.now(lambda db: db.rows("SELECT * FROM audit"))
    assert not any("words" in str(value) for row in rows for value in row.values())
    assert not site.store.now(audit.verify, site.store.secret)


def test_a_refused_decision_leaves_no_entry(site):
    post = site.post("waits")
    client = site.member()
    before = log(site)
    decide(client, post, "approve", site.seen(post, round="3"))
    decide(client, post, "undo", {})
    assert log(site) == before


def test_the_log_page_names_acts_and_pages_on(site):
    made = [site.post(f"post {n}") for n in range(110)]
    client = site.member("sora", "lead")
    for post in made:
        decide(client, post, "approve", site.seen(post))
    page = client.get("/desk/log").text
    assert page.count("put up</td>") == 100 and f'href="/desk/posts/{made[-1]}"' in page
    older = re.search(r'rel="next" href="([^"]+)"', page)[1]
    assert client.get(older).text.count("put up</td>") == 10
    seq, seal = site.store.now(audit.head)
    assert f"Last entry: {seq}" in page and seal in page
    for bent in ("x", "-1", "9" * 30, "１"):
        assert client.get("/desk/log", params={"before": bent}).status_code == 200


def rows_of(page):
    """Return the entries of the page as they are shown: who and what."""
    return re.findall(r"<tr><td>\d+</td><td><time>[^<]+</time></td><td>([^<]+)</td><td>([^<]+)", page)


@pytest.fixture
def busy(site):
    """Return a log of three days and two people."""
    lead, _ = site.member("sora", "lead"), site.member("umi")
    for day in (0, 1, 2):
        for name, verdict in (("sora", "approve"), ("umi", "decline")):
            pen = replace(site.pen(name), at=now() + day * DAY)
            post = site.post(f"secret {day} {verdict}")
            card = site.card(post)
            choice = Choice(
                post=post, revision=card["revision"], round=card["round"], staff=pen.staff, verdict=verdict,
                reason="ad" if verdict == "decline" else "",
            )  # fmt: skip
            assert site.store.now(ledger.decide, pen, choice)
    return site, lead


def day_of(site, days):
    return datetime.fromtimestamp(now() + days * DAY, ZoneInfo(site.config.timezone)).date().isoformat()


def test_the_log_is_searched_by_kind_person_and_time(busy):
    site, lead = busy
    search = lambda **wanted: rows_of(lead.get("/desk/log", params=wanted).text)  # noqa: E731
    umi = site.pen("umi").staff
    assert search(what="decline") == [("umi", "did not put up")] * 3
    assert (
        search(who=umi, what="approve") == [] and len(search(who=umi)) == len(search(what="", who=umi)) == 4
    )
    assert {name for name, _ in search(who=umi)} == {"umi"}
    acts = ("put up", "did not put up")
    assert len(search(since=day_of(site, 1))) == 4 and len(search(since=day_of(site, 2))) == 2
    assert len(search(since=day_of(site, 1), until=day_of(site, 1))) == 2
    assert sum(what in acts for _, what in search(until=day_of(site, 1))) == 4
    assert search(since=day_of(site, 4)) == [] and search(what="no such kind") == []
    assert "Nothing of this kind is in the log." in lead.get("/desk/log", params={"what": "pause"}).text
    # What was asked for stands in the form again; the operator's acts are found, too.
    page = lead.get("/desk/log", params={"what": "decline", "who": umi, "since": day_of(site, 1)}).text
    assert f'value="{umi}" selected' in page and f'value="{day_of(site, 1)}"' in page
    assert {what for _, what in search(who="operator")} == {
        "invited somebody",
        "made a sign-in link for somebody",
    }


@pytest.mark.parametrize("bent", ["2026-13-01", "yesterday", "９", "9999-12-31x", "'; --", "0000-00-00"])
def test_a_bent_day_is_said_kindly(busy, bent):
    _, lead = busy
    for name in ("since", "until"):
        answer = lead.get("/desk/log", params={name: bent})
        assert answer.status_code == 422 and "Please write days like" in answer.text
    assert lead.get("/desk/log", params={"until": "9999-12-31", "since": "0001-01-01"}).status_code in (
        200,
        422,
    )


def test_older_entries_keep_what_was_asked_for(site):
    lead = site.member("sora", "lead")
    for n in range(104):
        post = site.post(f"post {n}")
        decide(lead, post, "decline" if n % 52 else "approve", site.seen(post, reason="ad"))
    page = lead.get("/desk/log", params={"what": "decline"}).text
    older = re.search(r'rel="next" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert len(rows_of(page)) == 100 and rows_of(lead.get(older).text) == [("sora", "did not put up")] * 2


def test_the_log_is_taken_along_as_csv_and_that_is_an_entry(busy):
    site, lead = busy
    before, head = len(log(site)), site.store.now(audit.head)
    answer = lead.post("/desk/log/export", data={})
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == before + 1 and rows[0]["what"] == "export" and "secret" not in answer.text
    assert [int(row["number"]) for row in rows] == list(range(before + 1, 0, -1))
    assert (int(rows[1]["number"]), rows[1]["link"]) == head
    assert not site.store.now(audit.verify, site.store.secret)
    some = list(csv.DictReader(io.StringIO(lead.post("/desk/log/export", data={"what": "decline"}).text)))
    assert {(row["who"], row["what"]) for row in some} == {("umi", "decline")} and len(some) == 3
    assert lead.post("/desk/log/export", data={"since": "x"}).status_code == 303
    assert lead.get("/desk/log/export").status_code in (404, 405)
    assert site.member("mai").post("/desk/log/export", data={}).status_code == 403


def test_a_long_log_is_taken_along_whole(site, monkeypatch):
    monkeypatch.setattr(desk_log, "_CHUNK", 7)
    lead = site.member("=sora", "lead")
    for n in range(25):
        post = site.post(f"post {n}")
        decide(lead, post, "approve", site.seen(post))
    rows = list(csv.DictReader(io.StringIO(lead.post("/desk/log/export", data={}).text)))
    assert len(rows) == len({row["number"] for row in rows}) == len(log(site))
    assert rows[0]["who"] == "'=sora"
