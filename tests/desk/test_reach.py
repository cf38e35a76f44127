"""How those who lead are reached outside the desk: where nobody hears a call and in the runbook, never for visitors, never in a log."""

import logging

import pytest

from hideout.clock import now
from hideout.store import audit, reach
from moderation import staffing
from tests.desk.test_calls import escalate
from tests.desk.test_decide import HTMX

LINE = "090-0000-1111"
PLACES = ("/desk/bell", "/desk/runbook", "/desk/runbook/danger", "/desk/runbook/threat")


def save(client, line):
    return client.post("/desk/account/reach", data={"reach": line})


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_it_stands_where_nobody_hears_a_call_and_in_the_runbook(site, headers):
    sora, mori, tani = site.member("sora"), site.member("mori", "lead"), site.member("tani", "admin")
    assert save(mori, LINE).status_code == 303 and save(tani, "").status_code == 303
    answer = escalate(site, sora, site.post("words"), headers=headers)
    bar = answer.text if headers else sora.get("/desk").text
    # Whoever gave no way to be reached is not named as one to ask there.
    assert f"who leads: mori {LINE}." in bar
    for path in PLACES:
        assert f"mori {LINE}" in sora.get(path).text and f"{LINE}, tani" not in sora.get(path).text, path
    assert f'value="{LINE}"' in mori.get("/desk/account").text


@pytest.mark.parametrize("line", ["mori@example.org", "+81 90 0000 1111", "03-0000-0000（夜も）"])
def test_a_number_or_an_address_is_kept_and_taken_away_again(site, line):
    mori = site.member("mori", "lead")
    assert save(mori, line).status_code == 303 and line in mori.get("/desk/runbook").text
    assert save(mori, "").status_code == 303 and line not in mori.get("/desk/runbook").text


@pytest.mark.parametrize("line", ["call me", "x" * 100 + "@example.org", "a@b", "@@@", "<b>1</b>", "#9110"])
def test_anything_else_comes_back_and_changes_nothing(site, line):
    mori = site.member("mori", "lead")
    save(mori, LINE)
    answer = save(mori, line)
    assert answer.status_code == 422 and "Nothing was changed" in answer.text
    assert site.store.now(reach.of, site.pen("mori").staff) == LINE


def test_only_those_who_lead_have_one(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    assert save(sora, LINE).status_code == 403 and 'name="reach"' not in sora.get("/desk/account").text
    save(mori, LINE)
    staffing.invite(site.store, "boss", "admin", now())
    by = (site.store.secret, site.pen("boss").staff, "mori")
    site.store.now(staffing.promote, *by, "reader", now())
    assert LINE not in sora.get("/desk/runbook").text
    site.store.now(staffing.close, *by, now())
    assert site.store.now(reach.of, site.pen("mori").staff) == ""


def test_no_visitor_and_no_log_ever_sees_it(site, caplog):
    caplog.set_level(logging.DEBUG)
    mori = site.member("mori", "lead")
    save(mori, LINE)
    save(mori, "not a number " + LINE + "@")
    visitor = site.visitor()
    for path in (*PLACES, "/desk", "/desk/account", "/desk/sign-in"):
        answer = visitor.get(path)
        assert LINE not in answer.text and (answer.status_code == 303 or path == "/desk/sign-in")
    assert visitor.post("/desk/account/reach", data={"reach": LINE}).status_code == 403
    assert LINE not in caplog.text
    rows = site.store.now(lambda db: db.rows("SELECT * FROM audit"))
    assert LINE not in str(rows)
    # Not even a digest of it: whoever has the key could try every number.
    site.store.now(lambda db: db.run("DELETE FROM audit WHERE action <> 'reach'"))
    empty = audit._mac(site.store.secret, "audit detail", "")
    assert [row["digest"] for row in site.store.now(lambda db: db.rows("SELECT digest FROM audit"))] == [
        empty
    ]
    assert "changed how they are reached outside the desk" in mori.get("/desk/log").text
