"""When the phone is lost: recovery codes, each once; and an admin who takes the second lock off."""

import re

import pytest

from hideout.clock import now
from hideout.store import audit, factors, staff
from moderation import staffing
from moderation.desk import entry, recovery, totp
from tests.desk.site import Site
from tests.desk.test_door import PASSWORD, accept, knock, said
from tests.desk.test_second_factor import CODE, SET_UP, early, enrol, key_in, send, shown, site

__all__ = ["early", "site"]


def codes_in(page):
    return re.findall(r"<li><code>([a-z2-9-]+)</code>", page.text)


def codes_of(site, client):
    """Return the new codes that somebody who is in lets be made."""
    return codes_in(client.post("/desk/account/recovery", data={"password": PASSWORD}))


def recover(client, code):
    return client.post(CODE, data={"recovery": code})


def test_ten_codes_are_shown_once_and_kept_hashed(site):
    client = site.visitor()
    accept(site, client)
    codes = codes_in(send(client, shown(key_in(client.get(SET_UP))), SET_UP))
    assert len(set(codes)) == recovery.COUNT and all(
        re.fullmatch(r"(\w{4}-){2}\w{4}", code) for code in codes
    )
    assert not codes_in(client.get("/desk/account")) and "10 are left" in client.get("/desk/account").text
    site.store.engine.checkpoint()
    for path in site.store.folder.iterdir():
        held = path.read_bytes()
        assert not any(code.encode() in held or code.replace("-", "").encode() in held for code in codes)


def test_each_code_opens_once_however_it_is_typed(site):
    client, _ = enrol(site)
    codes = codes_of(site, client)
    for code, typed in zip(
        codes, (codes[0], codes[1].upper(), f" {codes[2].replace('-', ' ')} "), strict=False
    ):
        lost = site.visitor()
        knock(lost, "sora", PASSWORD)
        answer = recover(lost, typed)
        assert answer.headers["location"] == "/desk/account" and lost.get("/desk").status_code == 200
        again = site.visitor()
        knock(again, "sora", PASSWORD)
        refused = recover(again, code)
        assert refused.status_code == 422 and "used before" in said(refused)
        assert again.get("/desk").status_code == 303
    assert "7 are left" in client.get("/desk/account").text
    acts = [row["action"] for row in site.store.now(audit.recent)]
    assert acts.count("recovery") == 3 and not site.store.now(audit.verify, site.store.secret)


def test_new_codes_end_the_old_ones_and_want_the_password(site):
    client, _ = enrol(site)
    old = codes_of(site, client)
    refused = client.post("/desk/account/recovery", data={"password": "wrong"})
    assert refused.status_code == 422 and not codes_in(refused) and "not your password" in said(refused)
    new = codes_of(site, client)
    lost = site.visitor()
    knock(lost, "sora", PASSWORD)
    assert recover(lost, old[0]).status_code == 422
    assert recover(lost, new[0]).status_code == 303


def test_nobodys_code_opens_another_account(site):
    codes = codes_of(site, enrol(site)[0])
    enrol(site, "umi")
    umi = site.visitor()
    knock(umi, "umi", PASSWORD)
    assert [recover(umi, code).status_code for code in (codes[0], "", "-", "aaaa-aaaa-aaaa")] == [422] * 4
    assert recover(site.visitor(), codes[0]).status_code == 403


@pytest.mark.parametrize("how", ["by_code", "by_recovery", "first_code"])
def test_a_sign_in_that_ended_meanwhile_uses_nothing_up(site, early, how):
    """Two windows, one sign-in: the slower one comes in by nothing, and its code is still good afterwards."""
    client, key = enrol(site)
    codes, pen = codes_of(site, client), site.pen()
    kind = entry.SET_UP if how == "first_code" else entry.CODE
    half = site.store.now(factors.begin_half, pen.staff, kind, pen.at)
    assert site.store.now(factors.end_half, half, kind, pen.at)
    sealed = totp.new(pen.secret, pen.staff)
    if how == "first_code":
        site.store.now(factors.prepare, pen.staff, sealed, pen.at)
    fitting = {
        "by_code": shown(key),
        "by_recovery": codes[0],
        "first_code": shown(totp.opened(pen.secret, pen.staff, sealed)),
    }
    before = site.store.now(lambda db: db.rows("SELECT * FROM authenticators ORDER BY confirmed"))
    acts = len(site.store.now(audit.recent))
    assert site.store.now(getattr(entry, how), pen, half, fitting[how]) is None
    assert site.store.now(lambda db: db.rows("SELECT * FROM authenticators ORDER BY confirmed")) == before
    assert site.store.now(factors.codes_left, pen.staff) == recovery.COUNT
    assert len(site.store.now(audit.recent)) == acts
    lost = site.visitor()
    knock(lost, "sora", PASSWORD)
    assert (recover(lost, codes[0]) if how == "by_recovery" else send(lost, shown(key))).status_code == 303


def test_nobody_finishes_the_sign_in_of_another(site):
    enrol(site)
    umi, _ = enrol(site, "umi")
    codes, pen = codes_of(site, umi), site.pen("umi")
    sora = site.store.now(factors.begin_half, site.pen("sora").staff, entry.CODE, pen.at)
    assert site.store.now(entry.by_recovery, pen, sora, codes[0]) is None
    assert site.store.now(factors.codes_left, pen.staff) == recovery.COUNT


def test_tries_of_recovery_codes_are_counted_too(tmp_path):
    with Site(tmp_path / "data", factor="required", limits=1) as site:
        enrol(site)
        client = site.visitor()
        knock(client, "sora", PASSWORD)
        assert [recover(client, "aaaa-aaaa-aaaa").status_code for _ in range(8)][-1] == 429


def test_without_an_app_there_are_no_codes(tmp_path):
    with Site(tmp_path / "data", factor="optional") as site:
        client = site.visitor()
        accept(site, client)
        answer = client.post("/desk/account/recovery", data={"password": PASSWORD})
        assert answer.status_code == 409 and not codes_in(answer) and said(answer)


def test_another_phone_leaves_the_codes_in_the_drawer_good(site):
    client, _ = enrol(site)
    codes = codes_of(site, client)
    client.post("/desk/account/authenticator", data={"password": PASSWORD})
    key = key_in(client.get("/desk/account/authenticator"))
    assert send(client, shown(key), "/desk/account/authenticator/first").status_code == 303
    lost = site.visitor()
    knock(lost, "sora", PASSWORD)
    assert recover(lost, codes[0]).status_code == 303


@pytest.mark.parametrize("where", ["desk", "terminal"])
def test_an_admin_takes_a_second_lock_off(site, where):
    admin, _ = enrol(site, "mori", "admin")
    sora, key = enrol(site)
    codes = codes_of(site, sora)
    id = site.store.now(staff.by_name, "sora")["id"]
    halfway = site.visitor()
    knock(halfway, "sora", PASSWORD)
    if where == "desk":
        assert admin.post(f"/desk/people/{id}/lock", data={}).status_code == 303
    else:
        staffing.reset_factor(site.store, " Sora".lower(), now())
    assert sora.get("/desk").status_code == 303 and send(halfway, shown(key)).status_code == 403
    assert site.store.now(factors.authenticator, id) is None and not site.store.now(factors.codes_left, id)
    again = site.visitor()
    assert knock(again, "sora", PASSWORD).headers["location"] == SET_UP
    new = key_in(again.get(SET_UP))
    assert new != key and send(again, shown(new), SET_UP).status_code == 200
    assert recover(halfway, codes[0]).status_code == 403
    entry = next(row for row in site.store.now(audit.recent) if row["action"] == "factor")
    assert (entry["staff"], entry["about"]) == ("mori" if where == "desk" else "operator", "sora")
    assert "<td>sora</td>" in admin.get("/desk/log").text


def test_only_admins_see_the_people_and_their_locks(site):
    lead, _ = enrol(site, "lea", "lead")
    id = site.store.now(staff.by_name, "lea")["id"]
    assert lead.get("/desk/people").status_code == 403 and "/desk/people" not in lead.get("/desk").text
    assert lead.post(f"/desk/people/{id}/lock", data={}).status_code == 403
    admin, _ = enrol(site, "mori", "admin")
    assert admin.post("/desk/people/nobody/lock", data={}).status_code == 404
    page = admin.get("/desk/people").text
    assert "lea" in page and "10 recovery codes" in page
    assert "Take the second lock off" in admin.get(f"/desk/people/{id}").text


def test_the_terminal_knows_no_strangers(site):
    with pytest.raises(staffing.NotPossible):
        staffing.reset_factor(site.store, "nobody", now())
