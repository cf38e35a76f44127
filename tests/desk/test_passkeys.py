"""Passkeys: made under one's account, they open the desk without password and code; whatever does not hold is refused."""

import json
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from hideout.clock import MINUTE, now
from hideout.store import audit, passkeys, staff
from moderation import staffing
from moderation.desk import ceremony
from tests.desk.device import PRESENT, Device
from tests.desk.site import Site
from tests.desk.test_door import PASSWORD, accept, said

HERE = "http://localhost"
ASK, ANSWER, MINE = "/desk/sign-in/passkey", "/desk/sign-in/passkey/answer", "/desk/account/passkeys"


@pytest.fixture
def site(tmp_path):
    """Return a desk where passkeys are offered."""
    with Site(tmp_path / "data", factor="optional") as running:
        yield running


def somebody(site, base=HERE):
    return TestClient(
        site.app,
        base_url=base,
        headers={"origin": base, "accept-language": "en"},
        follow_redirects=False,
    )


def options_in(page):
    return json.loads(unescape(re.search(r'data-options="([^"]+)"', page.text)[1]))


def reader(site, name="sora"):
    """Return somebody with a password who is in."""
    client = somebody(site)
    assert accept(site, client, name).status_code == 303
    return client


def made(client, device, name="my phone"):
    """Let a device make a passkey, and return the answer of the desk."""
    options = options_in(client.post(MINE, data={"password": PASSWORD, "name": name}))
    return client.post(f"{MINE}/made", data={"answer": device.make(options), "name": name})


def signed(client, device):
    return client.post(ANSWER, data={"answer": device.sign(options_in(client.post(ASK, data={})))})


def test_a_passkey_opens_the_desk(site):
    owner, device = reader(site), Device(HERE)
    options = options_in(owner.post(MINE, data={"password": PASSWORD, "name": "my phone"}))
    assert options["attestation"] == "none" and options["rp"]["id"] == "localhost"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "required"
    answer = owner.post(f"{MINE}/made", data={"answer": device.make(options), "name": "my phone"})
    assert answer.headers["location"] == "/desk/account"
    assert "my phone" in owner.get("/desk/account").text
    client = somebody(site)
    asked = options_in(client.post(ASK, data={}))
    assert asked["userVerification"] == "required" and not asked.get("allowCredentials")
    come = client.post(ANSWER, data={"answer": device.sign(asked)})
    assert come.headers["location"] == "/desk" and client.get("/desk").status_code == 200
    assert "sora" in client.get("/desk/account").text and "last used" in client.get("/desk/account").text
    acts = [row["action"] for row in site.store.now(audit.recent)]
    assert acts[:2] == ["sign-in", "passkey"] and not site.store.now(audit.verify, site.store.secret)


def lie_count(device):
    device.count = 0


def lie_origin(device):
    device.origin = "http://localhost.elsewhere.example"


def lie_unverified(device):
    device.flags = PRESENT


def lie_absent(device):
    device.flags = 0


def lie_challenge(device):
    device.challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


def lie_key(device):
    device.key = Device(HERE).key


def lie_stranger(device):
    device.id = b"nobody's"


LIES = [lie_count, lie_origin, lie_unverified, lie_absent, lie_challenge, lie_key, lie_stranger]


@pytest.mark.parametrize("lie", LIES)
def test_what_does_not_hold_is_refused_in_the_same_words(site, lie):
    owner, device = reader(site), Device(HERE)
    device.count = 5
    assert made(owner, device).status_code == 303
    lie(device)
    client = somebody(site)
    answer = signed(client, device)
    assert answer.status_code == 422 and "opens nothing here" in said(answer)
    assert client.get("/desk").status_code == 303 and "desk=" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("lie", [lie_origin, lie_unverified, lie_absent, lie_challenge])
def test_a_passkey_that_does_not_hold_is_not_kept(site, lie):
    owner, device = reader(site), Device(HERE)
    lie(device)
    answer = made(owner, device)
    assert answer.status_code == 422 and "was not made" in said(answer)
    assert not site.store.now(passkeys.of_staff, site.pen().staff)


@pytest.mark.parametrize(
    "answer",
    ["", "{", "[]", "null", '{"id": 3}', '{"id": "AA", "rawId": "AA", "response": {}, "type": "public-key"}'],
)
def test_bent_answers_are_refused(site, answer):
    owner, device = reader(site), Device(HERE)
    made(owner, device)
    owner.post(MINE, data={"password": PASSWORD, "name": "x"})
    assert owner.post(f"{MINE}/made", data={"answer": answer}).status_code == 422
    client = somebody(site)
    client.post(ASK, data={})
    assert client.post(ANSWER, data={"answer": answer}).status_code == 422
    # A known passkey with nonsense around it is no better.
    whole = json.loads(device.sign(options_in(client.post(ASK, data={}))))
    for part in whole["response"]:
        for bent in ("", "AA", "!", whole["response"][part][:-9], 3):
            client.post(ASK, data={})
            sent = whole | {"response": whole["response"] | {part: bent}}
            assert client.post(ANSWER, data={"answer": json.dumps(sent)}).status_code == 422


def test_an_answer_counts_once_and_only_where_it_was_asked(site):
    owner, device = reader(site), Device(HERE)
    made(owner, device)
    client, thief = somebody(site), somebody(site)
    answer = device.sign(options_in(client.post(ASK, data={})))
    half = client.cookies["desk-half"]
    thief.post(ASK, data={})
    assert thief.post(ANSWER, data={"answer": answer}).status_code == 422
    assert somebody(site).post(ANSWER, data={"answer": answer}).status_code == 422
    assert client.post(ANSWER, data={"answer": answer}).status_code == 303
    again = somebody(site).post(ANSWER, data={"answer": answer}, headers={"cookie": f"desk-half={half}"})
    assert again.status_code == 422


def test_a_device_that_never_counts_may_sign_often(site):
    owner, device = reader(site), Device(HERE)
    device.count = -1
    assert made(owner, device).status_code == 303
    for _ in range(3):
        device.count = -1
        assert signed(somebody(site), device).status_code == 303


def test_an_answer_that_took_too_long_is_refused(site, monkeypatch):
    owner, device = reader(site), Device(HERE)
    made(owner, device)
    client = somebody(site)
    answer = device.sign(options_in(client.post(ASK, data={})))
    monkeypatch.setenv("HIDEOUT_CLOCK", str(11 * MINUTE))
    assert client.post(ANSWER, data={"answer": answer}).status_code == 422


def test_making_and_taking_away_want_the_password(site):
    owner, device = reader(site), Device(HERE)
    for path in (MINE, f"{MINE}/remove"):
        refused = owner.post(path, data={"password": "wrong", "key": "x", "name": "x"})
        assert refused.status_code == 422 and "not your password" in said(refused)
    made(owner, device)
    umi = reader(site, "umi")
    key = site.store.now(passkeys.of_staff, site.pen().staff)[0]["id"]
    umi.post(f"{MINE}/remove", data={"password": PASSWORD, "key": key})
    assert signed(somebody(site), device).status_code == 303
    assert owner.post(f"{MINE}/remove", data={"password": PASSWORD, "key": key}).status_code == 303
    assert signed(somebody(site), device).status_code == 422
    acts = [row["action"] for row in site.store.now(audit.recent)]
    assert acts.count("passkey gone") == 1


def test_nobody_keeps_a_passkey_that_was_asked_for_another(site):
    sora, umi, device = reader(site), reader(site, "umi"), Device(HERE)
    options = options_in(sora.post(MINE, data={"password": PASSWORD, "name": "x"}))
    answer = {"answer": device.make(options), "name": "x"}
    cookies = f"desk={umi.cookies['desk']}; desk-half={sora.cookies['desk-half']}"
    assert somebody(site).post(f"{MINE}/made", data=answer, headers={"cookie": cookies}).status_code == 422
    assert sora.post(f"{MINE}/made", data=answer).status_code == 303
    assert made(umi, device).status_code == 422


def test_a_known_device_is_left_out_and_ten_are_enough(site):
    owner = reader(site)
    devices = [Device(HERE) for _ in range(10)]
    for device in devices:
        assert made(owner, device).status_code == 303
    assert owner.post(MINE, data={"password": PASSWORD}).status_code == 409
    key = site.store.now(passkeys.of_staff, site.pen().staff)[0]["id"]
    owner.post(f"{MINE}/remove", data={"password": PASSWORD, "key": key})
    left_out = options_in(owner.post(MINE, data={"password": PASSWORD}))["excludeCredentials"]
    assert len(left_out) == 9


@pytest.mark.parametrize("how", ["disable", "reset_factor"])
def test_with_the_lock_or_the_account_its_passkeys_go(site, how):
    owner, device = reader(site), Device(HERE)
    made(owner, device)
    id = site.pen().staff
    if how == "disable":
        staffing.disable(site.store, "sora")
    else:
        staffing.reset_factor(site.store, "sora", now())
    assert signed(somebody(site), device).status_code == 422
    assert not site.store.now(passkeys.of_staff, id) and owner.get("/desk").status_code == 303


def test_a_changed_password_leaves_no_door_to_an_account_that_waits(site):
    owner, device = reader(site), Device(HERE)
    made(owner, device)
    staffing.reset(site.store, "sora", now())
    assert site.store.now(staff.by_name, "sora")["state"] == "invited"
    assert signed(somebody(site), device).status_code == 422


def test_where_browsers_make_none_none_are_offered(site, tmp_path):
    client = site.visitor()
    accept(site, client)
    assert client.post(ASK, data={}).status_code == client.post(MINE, data={}).status_code == 404
    assert "passkey" not in site.visitor().get("/desk/sign-in").text
    assert "Passkeys" not in client.get("/desk/account").text
    assert "data-passkeys hidden" in somebody(site).get("/desk/sign-in").text
    with Site(tmp_path / "off") as off:
        assert somebody(off).post(ASK, data={}).status_code == 404


def test_asking_is_slowed_by_network(tmp_path):
    with Site(tmp_path / "data", factor="optional", limits=1) as site:
        client = somebody(site)
        assert [client.post(ASK, data={}).status_code for _ in range(11)] == [200] * 10 + [429]


def test_behind_https_a_passkey_belongs_to_the_public_host():
    where = ceremony.place("https://den.example", "The Den")
    assert (where.host, where.origin) == ("den.example", "https://den.example")
    assert ceremony.place("http://192.0.2.7:8000", "x") is ceremony.place("http://[::1]:8000", "x") is None
