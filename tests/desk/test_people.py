"""The people of the desk: who may do what, invitations that run out, and an end that takes nothing of what was decided."""

import re
import sqlite3

import pytest
from starlette.testclient import TestClient

from hideout.clock import now
from hideout.store import audit, decisions, districts, staff
from moderation import staffing
from moderation.desk import ROUTES
from tests.desk.site import BASE, ORIGIN, Site
from tests.desk.test_decide import decide
from tests.desk.test_door import OPEN, PASSWORD, accept, address, knock, said

PEOPLE = "/desk/people"
BOTH = {"password": PASSWORD, "again": PASSWORD}
LEADS = (
    "/desk/account/reach",
    "/desk/bell/{alarm}/handled",
    "/desk/bell/{alarm}/recall",
    "/desk/notes/{draft}",
    "/desk/posts/{post}/counsel",
    "/desk/rota",
    "/desk/rota/trial",
    "/desk/rota/{duty}/remove",
    "/desk/runbook/{kind}",
    "/desk/words/{language}/{name}",
    "/desk/content/{piece}/edit",
    "/desk/content/{piece}/offer",
    "/desk/content/{piece}/up",
    "/desk/content/{piece}/withdraw",
    "/desk/log/export",
)
LEADS_SEE = (
    "/desk/content/new",
    "/desk/content/{piece}/edit",
    "/desk/second/agreement",
    "/desk/words",
    "/desk/words/{language}/{name}",
    "/desk/figures",
    "/desk/figures.csv",
    "/desk/care",
    "/desk/log",
    "/desk/boards",
)
ADMINS = (
    "/desk/people",
    "/desk/kits",
    "/desk/districts",
    "/desk/new-district",
    "/desk/many-districts",
    "/desk/months",
)


def id_of(site, name):
    return site.store.now(staff.by_name, name)["id"]


def link_in(page):
    return re.search(r'class="key">http://localhost:8000(/desk/invitation/[\w-]+)<', page.text)[1]


def needed(route):
    """Return the least role that a route of the desk is for."""
    post = "POST" in route.methods
    if route.path.startswith(ADMINS):
        return "admin"
    if post and route.path.startswith(("/desk/care", "/desk/boards")):
        return "lead"
    return "lead" if route.path in (LEADS if post else LEADS_SEE) else "reader"


@pytest.fixture(scope="module")
def everybody(tmp_path_factory):
    """Return one of each role, all signed in."""
    with Site(tmp_path_factory.mktemp("roles") / "data") as site:
        yield {role: site.member(role, role) for role in staffing.ROLES}


@pytest.mark.parametrize(
    "route",
    [
        route
        for route in ROUTES
        if route.path not in OPEN
        and route.path not in ("/desk/shift/end", "/desk/sign-out", "/desk/account/sessions")
    ],
    ids=lambda route: f"{min(route.methods)} {route.path}",
)
def test_each_page_is_for_its_role_and_those_above(everybody, route):
    least = staffing.ROLES.index(needed(route))
    for place, role in enumerate(staffing.ROLES):
        method = "POST" if "POST" in route.methods else "GET"
        sent = {"data": {"x": "y"}} if method == "POST" else {}
        answer = everybody[role].request(method, address(route), **sent)
        words = "This page is for admins" if role == "lead" else "belongs to those who lead"
        turned_away = answer.status_code == 403 and words in answer.text
        assert turned_away == (place < least), (role, answer.status_code)


def test_an_admin_invites_and_the_link_is_shown_once(site):
    admin = site.member("mori", "admin")
    answer = admin.post(PEOPLE, data={"name": " Ｓｏｒａ ", "role": "lead", "district": ""})
    path = link_in(answer)
    assert path not in admin.get(PEOPLE).text and "invited, not here yet" in admin.get(PEOPLE).text
    newcomer = site.visitor()
    assert newcomer.post(path, data=BOTH).status_code == 303
    assert newcomer.get("/desk/log").status_code == 200
    entry = next(
        row for row in site.store.now(audit.recent) if row["action"] == "invite" and row["about"] != "mori"
    )
    assert (entry["staff"], entry["about"]) == ("mori", "Ｓｏｒａ")
    assert not site.store.now(audit.verify, site.store.secret)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"name": "", "role": "reader"}, 422),
        ({"name": "x" * 41, "role": "reader"}, 422),
        ({"name": "operator", "role": "admin"}, 422),
        ({"name": "sora", "role": "owner"}, 422),
        ({"name": "sora", "role": "viewer"}, 422),
        ({"name": "sora", "role": "reader", "district": "yuki"}, 422),
        ({"name": "sora", "role": "viewer", "district": "nowhere"}, 422),
        ({"name": "mori", "role": "reader"}, 409),
    ],
)
def test_what_does_not_fit_comes_back_with_what_was_typed(site, fields, status):
    site.store.now(districts.save, "yuki", "ゆき市", "Snow City")
    admin = site.member("mori", "admin")
    answer = admin.post(PEOPLE, data=fields)
    assert answer.status_code == status and said(answer) and 'class="key"' not in answer.text
    assert f'value="{fields["name"]}"' in answer.text
    assert len(site.store.now(staff.everyone)) == 1


def test_a_viewer_is_invited_for_one_district(site):
    site.store.now(districts.save, "yuki", "ゆき市", "Snow City")
    admin = site.member("mori", "admin")
    path = link_in(admin.post(PEOPLE, data={"name": "officer", "role": "viewer", "district": "yuki"}))
    officer = site.visitor()
    officer.post(path, data=BOTH)
    assert officer.get("/desk").headers["location"] == "/desk/districts/yuki"
    assert officer.get("/desk/account").status_code == 200
    promoted = admin.post(f"{PEOPLE}/{id_of(site, 'officer')}/role", data={"role": "admin"})
    assert promoted.status_code == 409 and officer.get(PEOPLE).status_code == 403


def test_an_invitation_runs_out_and_another_takes_its_place(site, monkeypatch):
    admin = site.member("mori", "admin")
    first = link_in(admin.post(PEOPLE, data={"name": "sora", "role": "reader"}))
    sora = f"{PEOPLE}/{id_of(site, 'sora')}"
    second = link_in(admin.post(f"{sora}/link", data={}))
    assert site.visitor().get(first).status_code == 404 and site.visitor().get(second).status_code == 200
    monkeypatch.setenv("HIDEOUT_CLOCK", str(staff.INVITATION + 1))
    assert site.visitor().get(second).status_code == 404
    assert site.visitor().post(second, data=BOTH).status_code == 404
    token = staffing.sign_in_link(site.store, "mori", now())
    admin.post(f"/desk/enter/{token}", data={})
    assert "the invitation has run out" in admin.get(PEOPLE).text
    third = link_in(admin.post(f"{sora}/link", data={}))
    assert site.visitor().post(third, data=BOTH).status_code == 303


def test_a_role_counts_from_the_next_page_on(site):
    admin, sora = site.member("mori", "admin"), site.member("sora")
    path = f"{PEOPLE}/{id_of(site, 'sora')}/role"
    assert sora.get("/desk/log").status_code == 403
    assert admin.post(path, data={"role": "lead"}).status_code == 303
    assert sora.get("/desk/log").status_code == 200 and sora.get(PEOPLE).status_code == 403
    assert admin.post(path, data={"role": "reader"}).status_code == 303
    assert sora.get("/desk/log").status_code == 403
    for bent in ("", "viewer", "owner"):
        assert admin.post(path, data={"role": bent}).status_code == 409
    staffing.set_role(site.store, "sora", "admin", now())
    assert sora.get(PEOPLE).status_code == 200


def test_a_lost_password_ends_the_old_one_at_once(site):
    admin, sora = site.member("mori", "admin"), site.visitor()
    accept(site, sora)
    path = link_in(admin.post(f"{PEOPLE}/{id_of(site, 'sora')}/link", data={}))
    assert sora.get("/desk").status_code == 303
    assert knock(site.visitor(), "sora", PASSWORD).status_code == 422
    new = PASSWORD + " and snow"
    assert site.visitor().post(path, data={"password": new, "again": new}).status_code == 303


def test_a_lost_tablet_is_signed_out(site):
    admin, sora = site.member("mori", "admin"), site.visitor()
    accept(site, sora)
    assert admin.post(f"{PEOPLE}/{id_of(site, 'sora')}/sessions", data={}).status_code == 303
    assert sora.get("/desk").status_code == 303 and admin.get("/desk").status_code == 200
    assert knock(sora, "sora", PASSWORD).status_code == 303
    assert (site.store.now(audit.recent)[1]["action"]) == "signed out"


@pytest.mark.parametrize("act", ["role", "link", "sessions", "lock", "close"])
def test_nobody_does_it_to_themselves_or_to_who_is_gone(site, act):
    admin = site.member("mori", "admin")
    site.member("sora")
    own, sora = (f"{PEOPLE}/{id_of(site, name)}" for name in ("mori", "sora"))
    refused = admin.post(f"{own}/{act}", data={"role": "reader"})
    assert refused.status_code == 403 and "another admin can" in said(refused)
    assert admin.get(PEOPLE).status_code == 200
    assert admin.post(f"{PEOPLE}/nobody/{act}", data={}).status_code == 404
    assert admin.post(f"{sora}/close", data={}).status_code == 303
    if act != "close":
        assert admin.post(f"{sora}/{act}", data={"role": "lead"}).status_code == 409
    assert admin.post(f"{sora}/burn", data={}).status_code == 404
    assert "closed" in admin.get(sora).text and f'action="{sora}' not in admin.get(sora).text


def test_an_end_takes_nothing_of_what_was_decided(site):
    up, waits = site.post("is up"), site.post("still waits")
    admin, sora = site.member("mori", "admin"), site.member("sora")
    decide(sora, up, "approve", site.seen(up))
    sora.post("/desk/next", data={})
    assert site.card(waits)["claimed_by"] == id_of(site, "sora")
    before = site.store.now(lambda db: db.rows("SELECT * FROM decisions"))
    log = len(site.store.now(audit.recent))
    assert admin.post(f"{PEOPLE}/{id_of(site, 'sora')}/close", data={}).status_code == 303
    assert sora.get("/desk").status_code == 303 and site.card(waits)["claimed_by"] is None
    assert site.store.now(lambda db: db.rows("SELECT * FROM decisions")) == before
    assert site.wall() == ["is up"] and before[0]["staff"] == id_of(site, "sora")
    entries = site.store.now(audit.recent)
    assert len(entries) == log + 1
    assert (entries[0]["action"], entries[0]["staff"], entries[0]["about"]) == ("disable", "mori", "sora")
    assert any(row["action"] == "approve" and row["staff"] == "sora" for row in entries)
    assert "<td>sora</td>" in admin.get("/desk/log").text
    # The name is not given away again, and no row can be taken out from under a decision.
    assert admin.post(PEOPLE, data={"name": "sora", "role": "reader"}).status_code == 409
    with pytest.raises(sqlite3.IntegrityError):
        site.store.now(lambda db: db.run("DELETE FROM staff WHERE name = 'sora'"))
    assert site.store.now(decisions.card, up)["state"] == "published"


def test_locked_out_names_look_alike_whether_they_exist_or_not(tmp_path):
    with Site(tmp_path / "data", limits=1) as site:
        accept(site, site.visitor())
        told = {}
        for place, name in enumerate(("sora", "nobody")):
            client = TestClient(
                site.app,
                base_url=BASE,
                headers=ORIGIN,
                follow_redirects=False,
                client=(f"192.0.2.{place}", 1),
            )
            answers = [knock(client, name, "x" * 300) for _ in range(9)]
            told[name] = [(a.status_code, said(a), a.text.replace(name, "")) for a in answers]
        assert told["sora"] == told["nobody"]
        assert [status for status, *_ in told["sora"]] == [422] * 8 + [429]


def test_a_password_is_changed_with_the_old_one(site):
    here, elsewhere = site.visitor(), site.visitor()
    accept(site, here)
    knock(elsewhere, "sora", PASSWORD)
    new = "another sentence, about snow"
    path = "/desk/account/password"
    for fields in (
        {"password": "wrong", "new": new, "again": new},
        {"password": PASSWORD, "new": new, "again": new + "."},
        {"password": PASSWORD, "new": "short", "again": "short"},
    ):
        refused = here.post(path, data=fields)
        assert refused.status_code == 422 and said(refused) and new not in refused.text
    old = here.cookies["desk"]
    assert here.post(path, data={"password": PASSWORD, "new": new, "again": new}).status_code == 303
    assert here.get("/desk").status_code == 200 and here.cookies["desk"] != old
    assert elsewhere.get("/desk").status_code == 303
    assert knock(site.visitor(), "sora", PASSWORD).status_code == 422
    assert knock(site.visitor(), "sora", new).status_code == 303
    assert "password" in [row["action"] for row in site.store.now(audit.recent)]
