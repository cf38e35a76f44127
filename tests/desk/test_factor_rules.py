"""Whom the second lock is asked of, what stands for the password only, and another app in the place of the first."""

from hideout.clock import MINUTE, now
from moderation import staffing
from tests.desk.site import Site
from tests.desk.test_door import PASSWORD, accept, knock
from tests.desk.test_second_factor import CODE, early, enrol, key_in, later, send, shown, site

__all__ = ["early", "site"]


def test_a_link_stands_for_the_password_only(site):
    enrol(site)
    token = staffing.sign_in_link(site.store, "sora", now())
    assert site.visitor().post(f"/desk/enter/{token}", data={}).headers["location"] == CODE
    invitation = staffing.reset(site.store, "sora", now())
    new = {"password": PASSWORD + "!", "again": PASSWORD + "!"}
    answer = site.visitor().post(f"/desk/invitation/{invitation}", data=new)
    assert answer.headers["location"] == CODE


def test_where_it_is_optional_only_those_are_asked_who_set_it_up(tmp_path):
    with Site(tmp_path / "data", factor="optional") as site:
        client = site.visitor()
        assert accept(site, client).headers["location"] == "/desk/welcome"
        assert client.post("/desk/account/authenticator", data={"password": "wrong"}).status_code == 422
        assert client.get("/desk/account/authenticator").headers["location"] == "/desk/account"
        path = "/desk/account/authenticator"
        assert client.post(path, data={"password": PASSWORD}).headers["location"] == path
        # Nothing is locked before the app has shown that it works.
        assert knock(site.visitor(), "sora", PASSWORD).headers["location"] == "/desk"
        key = key_in(client.get(path))
        assert send(client, "000000", f"{path}/first").status_code == 422
        assert "Recovery codes" in send(client, shown(key), f"{path}/first").text
        assert knock(site.visitor(), "sora", PASSWORD).headers["location"] == CODE


def test_another_app_takes_the_place_of_the_first(site):
    here, key = enrol(site)
    elsewhere = site.visitor()
    knock(elsewhere, "sora", PASSWORD)
    assert send(elsewhere, shown(key)).status_code == 303
    path = "/desk/account/authenticator"
    here.post(path, data={"password": PASSWORD})
    new = key_in(here.get(path))
    assert new != key and elsewhere.get("/desk").status_code == 200
    assert send(here, shown(new), f"{path}/first").status_code == 303
    assert elsewhere.get("/desk").status_code == 303 and here.get("/desk").status_code == 200
    client = site.visitor()
    knock(client, "sora", PASSWORD)
    assert send(client, shown(key, 1)).status_code == 422
    assert send(client, shown(new, 1)).status_code == 303


def test_a_set_up_that_was_left_lying_is_nobodys(site, monkeypatch):
    client, key = enrol(site)
    path = "/desk/account/authenticator"
    client.post(path, data={"password": PASSWORD})
    new = key_in(client.get(path))
    later(monkeypatch, 11 * MINUTE)
    assert client.get(path).headers["location"] == "/desk/account"
    assert send(client, shown(new), f"{path}/first").status_code == 303
    again = site.visitor()
    knock(again, "sora", PASSWORD)
    assert send(again, shown(new)).status_code == 422 and send(again, shown(key)).status_code == 303


def test_where_it_is_off_nobody_is_asked(tmp_path):
    with Site(tmp_path / "data", factor="off") as site:
        client = site.visitor()
        accept(site, client)
        assert "second lock" not in client.get("/desk/account").text
