"""Staff from the command line, and what is kept of passwords and links."""

import pytest

from hideout.clock import now
from hideout.store import audit
from moderation import staffing
from tests.desk.test_door import PASSWORD, accept, knock


def test_passwords_and_tokens_are_nowhere_in_the_files(site):
    client = site.visitor()
    accept(site, client)
    token = client.cookies["desk"]
    site.store.engine.checkpoint()
    for path in site.store.folder.iterdir():
        held = path.read_bytes()
        assert PASSWORD.encode() not in held and token.encode() not in held


def test_staff_from_the_command_line(site):
    store, at = site.store, now()
    staffing.invite(store, "  Ｓｏｒａ\u200b ", "reader", at)
    for name, role in (("Ｓｏｒａ", "lead"), ("", "reader"), ("x" * 41, "reader"), ("mori", "owner")):
        with pytest.raises(staffing.NotPossible):
            staffing.invite(store, name, role, at)
    with pytest.raises(staffing.NotPossible):
        staffing.reset(store, "nobody", at)
    assert staffing.disable(store, "nobody") is False
    assert staffing.disable(store, "Ｓｏｒａ") is True
    with pytest.raises(staffing.NotPossible):
        staffing.sign_in_link(store, "Ｓｏｒａ", at)
    assert [row["action"] for row in store.now(audit.recent)] == ["disable", "invite"]
    assert not store.now(audit.verify, store.secret)


def test_a_reset_ends_password_and_sessions_at_once(site):
    client = site.visitor()
    accept(site, client)
    token = staffing.reset(site.store, "sora", now())
    assert client.get("/desk").status_code == 303
    assert knock(site.visitor(), "sora", PASSWORD).status_code == 422
    new = PASSWORD + " and snow"
    assert (
        site.visitor().post(f"/desk/invitation/{token}", data={"password": new, "again": new}).status_code
        == 303
    )
    assert knock(site.visitor(), "sora", new).status_code == 303
