"""Escalation: the bell, who is on call, what was done, the runbook, and the messages that hold no text."""

import asyncio
import email
import email.policy
import hashlib
import hmac
import json
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hideout.clock import now
from hideout.config import BadConfig, load
from hideout.store import alarms, audit, care, chores, duties, posts, runbook
from moderation import staffing
from moderation.desk import messenger, oncall
from moderation.desk.runbook import KINDS
from tests.desk.channels import hook, mailbox
from tests.desk.site import Site
from tests.desk.test_decide import decide

TOKYO = ZoneInfo("Asia/Tokyo")


def rings(site):
    found = site.store.now(alarms.bell)
    return {name: found[name] for name in ("posts", "urgent", "today")}


def escalate(site, client, text="somebody writes", **more):
    post = site.post(text, **more)
    assert decide(client, post, "escalate", site.seen(post)).status_code == 303
    return post


def test_a_call_for_advice_rings_on_every_desk_until_it_is_answered(site):
    reader, other, lead = site.member("sora"), site.member("umi"), site.member("mori", "lead")
    post = escalate(site, reader, level=3, urgent=True)
    for client in (reader, other, lead):
        for path in ("/desk", "/desk/shift", "/desk/help"):
            assert "Advice wanted now: 1." in client.get(path).text
        part = client.get("/desk/bell/count", headers={"hx-request": "true"})
        assert part.status_code == 200 and "Advice wanted now: 1." in part.text
        own = post if client is reader else ""
        again = client.get(
            "/desk/bell/count", params={"rung": f"1.1.0.0.0.1.0.{own}"}, headers={"hx-request": "true"}
        )
        assert again.status_code == 204
    assert (
        f"/desk/posts/{post}" in lead.get("/desk/bell").text and "sora asks" in other.get("/desk/bell").text
    )
    decide(lead, post, "decline", site.seen(post, reason="unsafe"))
    assert "Advice is wanted:" not in other.get("/desk").text
    assert "handled by mori" in other.get("/desk/bell").text
    assert not site.store.now(audit.verify, site.store.secret)


def test_taking_back_moves_the_bell_with_it(site):
    reader, lead = site.member("sora"), site.member("mori", "lead")
    post = escalate(site, reader)
    decide(reader, post, "undo", {})
    assert rings(site)["posts"] == 0
    decide(reader, post, "escalate", site.seen(post))
    assert rings(site)["posts"] == 1
    decide(lead, post, "decline", site.seen(post, reason="ad"))
    assert rings(site)["posts"] == 0
    decide(lead, post, "undo", {})
    assert rings(site)["posts"] == 1
    assert len(site.store.now(lambda db: db.rows("SELECT id FROM alarms"))) == 1


def test_a_post_that_its_author_took_back_rings_no_more(site):
    reader = site.member()
    post = escalate(site, reader)
    receipt = site.store.now(lambda db: db.one("SELECT receipt FROM posts WHERE id = :id", {"id": post}))
    site.store.now(posts.withdraw, receipt["receipt"])
    assert rings(site)["posts"] == 0 and "taken back by its author" in reader.get("/desk/bell").text


def test_what_was_done_is_noted_by_those_who_lead(site):
    reader, lead = site.member("sora"), site.member("mori", "lead")
    escalate(site, reader, "secret words")
    alarm = site.store.now(alarms.standing)[0]["id"]
    path = f"/desk/bell/{alarm}/handled"
    said = {"kind": "abuse", "outcome": "called 189 at 14:20"}
    assert reader.post(path, data=said).status_code == 403
    for wrong in ({"kind": "joke"}, {"kind": ""}, {"outcome": "x" * 601}):
        answer = lead.post(path, data=said | wrong)
        assert answer.status_code == 422 and (said | wrong)["outcome"] in answer.text
    assert rings(site)["posts"] == 1
    assert lead.post(path, data=said).status_code == 303
    page = lead.get("/desk/bell").text
    assert "handled by mori" in page and "called 189 at 14:20" in page and rings(site)["posts"] == 0
    assert "secret words" not in page and lead.post("/desk/bell/none/handled", data=said).status_code == 404
    assert "handled" in [row["action"] for row in site.store.now(audit.recent)]
    rows = site.store.now(lambda db: db.rows("SELECT * FROM audit"))
    assert not any("189" in str(row["subject"]) + row["action"] for row in rows)


WEEK = [
    {"name": "sora", "day": 0, "start": 9 * 60, "minutes": 8 * 60, "present": 1},
    {"name": "umi", "day": 0, "start": 16 * 60, "minutes": 4 * 60, "present": 1},
    {"name": "mori", "day": 6, "start": 22 * 60, "minutes": 10 * 60, "present": 0},
]


@pytest.mark.parametrize(
    ("when", "here", "comes"),
    [
        ("2026-11-23 08:59", [], ("sora", 0, "09:00")),
        ("2026-11-23 09:00", [("sora", "17:00")], ("umi", 0, "16:00")),
        ("2026-11-23 16:30", [("umi", "20:00"), ("sora", "17:00")], ("mori", 6, "22:00")),
        ("2026-11-23 20:00", [], ("mori", 6, "22:00")),
        ("2026-11-22 23:00", [("mori", "08:00")], ("sora", 0, "09:00")),
        ("2026-11-23 07:59", [("mori", "08:00")], ("sora", 0, "09:00")),
        ("2026-11-23 08:00", [], ("sora", 0, "09:00")),
    ],
)
def test_who_is_on_call(when, here, comes):
    at = int(datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=TOKYO).timestamp())
    found = oncall.on_call(WEEK, at, TOKYO)
    assert [(one.name, one.until) for one in found] == here
    assert all(one.here == (one.name != "mori") for one in found)
    found = oncall.next_call(WEEK, at, TOKYO)
    assert (found["name"], found["day"], found["time"]) == comes
    assert oncall.on_call([], at, TOKYO) == [] and oncall.next_call([], at, TOKYO) is None


def test_those_who_lead_write_the_rota(site):
    lead, reader = site.member("mori", "lead"), site.member("sora")
    who = site.pen("sora").staff
    hours = {"who": who, "day": "6", "start": "22:00", "end": "06:30"}
    assert reader.post("/desk/rota", data=hours).status_code == 403
    wrong = ({"who": "nobody"}, {"day": "7"}, {"start": "25:00"}, {"end": "6:3"}, {"start": "１：00"})
    for bent in wrong:
        assert lead.post("/desk/rota", data=hours | bent).status_code == 422
    assert lead.post("/desk/rota", data=hours).status_code == 303
    (duty,) = site.store.now(duties.week)
    assert (duty["day"], duty["start"], duty["minutes"]) == (6, 22 * 60, 8 * 60 + 30)
    assert "22:00–06:30" in reader.get("/desk/rota").text
    assert lead.post("/desk/rota", data=hours | {"start": "00:00", "end": "00:00"}).status_code == 303
    for _ in range(2):
        assert lead.post(f"/desk/rota/{duty['id']}/remove", data={}).status_code == 303
    assert len(site.store.now(duties.week)) == 1
    assert [row["action"] for row in site.store.now(audit.recent)].count("rota") == 3


@pytest.mark.parametrize("kind", KINDS)
def test_the_runbook_is_there_from_the_first_day(site, kind):
    client = site.member()
    page = client.get(f"/desk/runbook/{kind}").text
    assert "110" in page and "<li>" in page and "**" not in page and "Rewrite" not in page
    assert "189" in client.get("/desk/runbook/abuse", headers={"accept-language": "ja"}).text
    assert client.get("/desk/runbook/none").status_code == 404


def test_those_who_lead_rewrite_the_runbook_and_old_versions_stay(site):
    lead, reader = site.member("mori", "lead"), site.member("sora")
    path = "/desk/runbook/danger"
    body = "**Call** <script>x</script>\n\n- first\n- [second](http://example.org)"
    assert reader.post(path, data={"body": body, "known": "0"}).status_code == 403
    assert lead.post(path, data={"body": body, "known": "0"}).status_code == 303
    page = reader.get(path).text
    assert "<strong>Call</strong>" in page and "<script>x" not in page and "<li>first</li>" in page
    assert 'href="http://example.org"' not in page
    late = lead.post(path, data={"body": "mine", "known": "0"})
    assert late.status_code == 409 and ">\nmine</textarea>" in late.text
    assert lead.post(path, data={"body": "second", "known": "1"}).status_code == 303
    assert "second" in reader.get(path).text
    assert "<strong>Call</strong>" in lead.get(f"{path}?version=1").text
    for empty in ("", " \n ", "- x\n" * 900):
        assert lead.post(path, data={"body": empty, "known": "2"}).status_code == 422
    assert lead.get(f"{path}?version=9").status_code == 404
    assert site.store.now(runbook.page, "danger")["version"] == 2
    assert [row["action"] for row in site.store.now(audit.recent)].count("runbook") == 2


def look(site, speaker, at):
    asyncio.run(speaker.look(site.store, at))


def test_hook_and_mailbox_get_counts_and_a_link_and_never_a_text(tmp_path):
    with hook() as (address, came, _), mailbox() as (port, mails):
        settings = {
            "alarm_webhook": address,
            "alarm_secret": "a key",
            "alarm_mail": ("lead@example.org", "second@example.org"),
            "mail_from": "desk@example.org",
            "smtp_host": "127.0.0.1",
            "smtp_port": port,
            "smtp_security": "none",
            "public_url": "https://den.example.org",
        }
        with Site(tmp_path / "data", **settings, hosts=("127.0.0.1",)) as site:
            speaker = messenger.Messenger(site.config)
            look(site, speaker, now() + 1)
            assert not came and not mails
            staffing.invite(site.store, "sora", "reader", now())
            for n in range(2):
                post = site.post(f"words of a child {n}", level=3 * n, urgent=bool(n))
                site.store.now(
                    lambda db, post=post: db.run(
                        "UPDATE posts SET escalated = 1 WHERE id = :id", {"id": post}
                    )
                )
                site.store.now(alarms.follow, post, site.pen().staff, now())
            site.store.now(care.stays, site.pen().staff, post, "my own words", now())
            look(site, speaker, now())
            assert not came, "a second that is not over may bring another call"
            look(site, speaker, now() + 1)
            look(site, messenger.Messenger(site.config), now() + 2)
    assert len(came) == len(mails) == 1, "told once, also by a process that started anew"
    headers, body = came[0]
    told = json.loads(body)
    counts = {"waiting": 2, "urgent": 1, "stays": 1, "link": "https://den.example.org/desk/bell"}
    assert {key: told[key] for key in counts} == counts
    signed = hmac.new(b"a key", body, hashlib.sha256).hexdigest()
    assert headers["x-hideout-signature"] == f"sha256={signed}"
    mail = mails[0]["data"]
    text = email.message_from_string(mail, policy=email.policy.default).get_content()
    assert "lead@example.org" in mails[0]["to"] and "second@example.org" in mails[0]["to"]
    assert "https://den.example.org/desk/bell" in text
    for sent in (body.decode(), text, mail):
        assert "words" not in sent and "sora" not in sent and post not in sent


def test_what_a_channel_refused_is_told_later(tmp_path, monkeypatch):
    with hook(500) as (address, came, answers), Site(tmp_path / "data", alarm_webhook=address) as site:
        escalate(site, site.member())
        speaker, at = messenger.Messenger(site.config), now() + 1
        look(site, speaker, at)
        look(site, speaker, at)
        assert len(came) == 1 and site.store.now(chores.last, "told hook") is None
        answers[0] = 204
        monkeypatch.setattr(messenger.time, "monotonic", lambda: time.perf_counter() + 1e9)
        look(site, speaker, at)
        look(site, speaker, at)
        assert len(came) == 2 and site.store.now(chores.last, "told hook") is not None


def test_a_trial_says_which_channel_works(tmp_path):
    with hook(404) as (address, _, _), mailbox() as (port, mails):
        mail = {
            "alarm_mail": ("lead@example.org",),
            "mail_from": "desk@example.org",
            "smtp_host": "127.0.0.1",
        }
        settings = mail | {"smtp_port": port, "smtp_security": "none", "alarm_webhook": address}
        with Site(tmp_path / "data", **settings) as site:
            page = site.member("mori", "lead").post("/desk/rota/trial", data={}).text
            assert site.member("sora").post("/desk/rota/trial", data={}).status_code == 403
    assert "It did not arrive (status 404)." in page and "It was taken." in page and len(mails) == 1


@pytest.mark.parametrize(
    "settings",
    [
        {"alarm_webhook": "http://example.org/hook"},
        {"alarm_webhook": "ftp://127.0.0.1/hook"},
        {"alarm_mail": "lead@example.org"},
        {
            "alarm_mail": "a@example.org",
            "mail_from": "b@example.org",
            "smtp_host": "mail.example.org",
            "smtp_security": "none",
        },
        {"smtp_security": "perhaps"},
    ],
)
def test_a_channel_that_would_leak_is_refused(settings):
    with pytest.raises(BadConfig):
        load(settings, environ={})
