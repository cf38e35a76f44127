"""The second lock: codes of an app, asked after the password, each good once."""

import asyncio
import os
import re
import time

import httpx2
import pyotp
import pytest

from hideout.clock import MINUTE, now
from hideout.store import audit, factors, open_store, retention, staff
from moderation import staffing
from moderation.desk import totp
from tests.desk.site import BASE, ORIGIN, Site
from tests.desk.test_door import PASSWORD, accept, knock, said

SET_UP, CODE = "/desk/sign-in/set-up", "/desk/sign-in/code"


@pytest.fixture(autouse=True)
def early(monkeypatch):
    """Let each test begin early in a time step, so that no step ends between an app and the door."""
    monkeypatch.setenv("HIDEOUT_CLOCK", str(31 - int(time.time()) % 30))


def later(monkeypatch, seconds):
    """Move the clock on."""
    monkeypatch.setenv("HIDEOUT_CLOCK", str(int(os.environ["HIDEOUT_CLOCK"]) + seconds))


@pytest.fixture
def site(tmp_path):
    """Return a desk as it is shipped."""
    with Site(tmp_path / "data", factor="required") as running:
        yield running


def key_in(page):
    return re.search(r'class="key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", "")


def shown(key, step=0):
    """Return the code that an app shows now, or some steps later."""
    return pyotp.TOTP(key).at(now(), counter_offset=step)


def send(client, code, path=CODE):
    return client.post(path, data={"code": code})


def enrol(site, name="sora", role="reader"):
    """Return somebody new who is in, and the key of their app."""
    client = site.visitor()
    assert accept(site, client, name, role).headers["location"] == SET_UP
    key = key_in(client.get(SET_UP))
    # The code before, so that the one of now is still to be used.
    assert "Recovery codes" in send(client, shown(key, -1), SET_UP).text
    return client, key


def test_an_invitation_leads_over_the_app_to_the_desk(site):
    client = site.visitor()
    assert accept(site, client).headers["location"] == SET_UP
    assert client.get("/desk").headers["location"] == "/desk/sign-in"
    page = client.get(SET_UP)
    key = key_in(page)
    assert f'href="otpauth://totp/The%20Den:sora?secret={key}&amp;issuer=The%20Den"' in page.text
    assert client.get(SET_UP).text == page.text
    wrong = send(client, "000000", SET_UP)
    assert wrong.status_code == 422 and said(wrong) and key_in(wrong) == key
    assert client.get("/desk").status_code == 303
    answer = send(client, shown(key), SET_UP)
    assert answer.status_code == 200 and 'href="/desk/welcome"' in answer.text
    assert client.get("/desk").status_code == 200
    assert site.visitor().post(SET_UP, data={"code": shown(key)}).status_code == 403
    acts = [row["action"] for row in site.store.now(audit.recent)]
    assert acts == ["sign-in", "recovery codes", "authenticator", "accept", "invite"]
    assert not site.store.now(audit.verify, site.store.secret)


def test_after_the_password_the_code_is_asked(site):
    _, key = enrol(site)
    client = site.visitor()
    answer = knock(client, "sora", PASSWORD)
    assert answer.headers["location"] == CODE
    cookies = answer.headers["set-cookie"].lower()
    assert "desk-half=" in cookies and "desk=" not in cookies.replace("desk-half=", "")
    assert "httponly" in cookies and "samesite=strict" in cookies
    assert client.get("/desk").headers["location"] == "/desk/sign-in"
    half = client.cookies["desk-half"]
    assert site.visitor().get("/desk", headers={"cookie": f"desk={half}"}).status_code == 303
    for wrong in ("", "12345", "1234567", "abcdef", "０", shown(key, 40), "\u0660" * 6):
        refused = send(client, wrong)
        assert refused.status_code == 422 and "desk=" not in refused.headers.get("set-cookie", "")
    assert 'autocomplete="one-time-code"' in client.get(CODE).text
    assert send(client, shown(key)).headers["location"] == "/desk"
    assert client.get("/desk").status_code == 200 and "desk-half" not in client.cookies


def test_a_code_is_good_once(site):
    _, key = enrol(site)
    first, second = site.visitor(), site.visitor()
    knock(first, "sora", PASSWORD), knock(second, "sora", PASSWORD)
    code = shown(key)
    assert send(first, code).status_code == 303
    assert send(second, code).status_code == 422
    assert send(second, shown(key, -1)).status_code == 422
    assert send(second, shown(key, 1)).status_code == 303


def test_of_many_who_send_one_code_at_once_one_comes_in(site):
    _, key = enrol(site)
    halves = []
    for _ in range(4):
        client = site.visitor()
        knock(client, "sora", PASSWORD)
        halves.append(client.cookies["desk-half"])

    async def race(cookies, code):
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(site.app), base_url=BASE, headers=ORIGIN
        ) as client:
            sent = {"data": {"code": code}}
            return await asyncio.gather(
                *(client.post(CODE, headers={"cookie": f"desk-half={one}"}, **sent) for one in cookies)
            )

    answers = asyncio.run(race(halves, shown(key)))
    assert sorted(answer.status_code for answer in answers) == [303, 422, 422, 422]
    left = [half for half, answer in zip(halves, answers, strict=True) if answer.status_code == 422]
    answers = asyncio.run(race(left[:1] * 4, shown(key, 1)))
    assert sorted(answer.status_code for answer in answers)[0] == 303
    assert sum(answer.status_code == 303 for answer in answers) == 1


@pytest.mark.parametrize(("drift", "status"), [(-2, 422), (-1, 303), (0, 303), (1, 303), (2, 422)])
def test_a_clock_may_be_one_step_off(site, monkeypatch, drift, status):
    _, key = enrol(site)
    later(monkeypatch, 300)
    client = site.visitor()
    knock(client, "sora", PASSWORD)
    # Two codes of a million are the same now and then; the step itself is what counts.
    step = totp.step_of(key, shown(key, drift), now())
    assert (step is None) == (status == 422)
    assert send(client, shown(key, drift)).status_code == status


def test_digits_may_be_wide_or_in_groups(site):
    _, key = enrol(site)
    client = site.visitor()
    knock(client, "sora", PASSWORD)
    code = shown(key)
    wide = (code[:3] + " " + code[3:]).translate({ord(str(n)): ord("０") + n for n in range(10)})
    assert send(client, wide).status_code == 303


def test_without_the_password_there_is_no_second_step(site):
    _, key = enrol(site)
    for name, password in (("sora", "a wrong password"), ("nobody", PASSWORD)):
        client = site.visitor()
        answer = knock(client, name, password)
        assert answer.status_code == 422 and "set-cookie" not in answer.headers
        assert send(client, shown(key)).status_code == 403
        assert client.get(CODE).headers["location"] == "/desk/sign-in"
    known, unknown = (knock(site.visitor(), name, "a wrong password") for name in ("sora", "nobody"))
    assert known.text.replace("sora", "") == unknown.text.replace("nobody", "")


def test_a_half_sign_in_closes_kindly_after_ten_minutes(site, monkeypatch):
    _, key = enrol(site)
    client = site.visitor()
    knock(client, "sora", PASSWORD)
    half = {"cookie": f"desk-half={client.cookies['desk-half']}"}
    later(monkeypatch, 11 * MINUTE)
    for answer in (
        site.visitor().post(CODE, data={"code": shown(key)}, headers=half),
        site.visitor().get(CODE, headers=half),
    ):
        assert answer.status_code == 403 and "Nothing is lost" in said(answer)
        assert 'action="/desk/sign-in"' in answer.text


def test_whoever_is_in_and_goes_back_is_still_in(site):
    client, key = enrol(site)
    for path in (SET_UP, CODE):
        assert client.get(path).headers["location"] == "/desk"
        assert send(client, shown(key), path).headers["location"] == "/desk"
    assert client.get("/desk").status_code == 200


def test_what_was_left_half_done_is_forgotten(site):
    enrol(site)
    knock(site.visitor(), "sora", PASSWORD)

    def left(db):
        return len(db.rows("SELECT digest FROM half_sign_ins"))

    assert site.store.now(left) == 1
    site.store.now(retention.purge, site.store.secret, site.config.retention, now() + 11 * MINUTE)
    assert site.store.now(left) == 0


def test_each_step_has_a_token_of_its_own_kind(site):
    enrol(site)
    coded, new = site.visitor(), site.visitor()
    knock(coded, "sora", PASSWORD)
    accept(site, new, "umi")
    assert coded.get(SET_UP).status_code == new.get(CODE).status_code == 403


def test_a_closed_account_does_not_come_in_halfway(site):
    _, key = enrol(site)
    client = site.visitor()
    knock(client, "sora", PASSWORD)
    sora = site.store.now(staff.by_name, "sora")["id"]
    staffing.disable(site.store, "sora")
    assert send(client, shown(key)).status_code == 403
    assert site.store.now(factors.authenticator, sora) is None


def test_codes_count_in_the_same_lock_out_as_passwords(tmp_path):
    with Site(tmp_path / "data", factor="required", limits=1) as site:
        _, key = enrol(site)
        client = site.visitor()
        assert knock(client, "sora", PASSWORD).headers["location"] == CODE
        answers = [send(client, "000000") for _ in range(9)]
        # One try went to the set-up, one to the password: eight in all from one network.
        assert [answer.status_code for answer in answers][:6] == [422] * 6
        last = answers[-1]
        assert last.status_code == 429 and 1 <= int(last.headers["retry-after"]) <= 61 and said(last)
        assert send(client, shown(key)).status_code == 429
        assert knock(client, "SORA", PASSWORD).status_code == 429
        elsewhere = accept(site, site.visitor(), "umi")
        assert elsewhere.status_code == 303


def test_what_an_app_knows_is_nowhere_in_the_files(site):
    client, key = enrol(site)
    site.store.engine.checkpoint()
    raw = pyotp.TOTP(key).byte_secret()
    for path in site.store.folder.iterdir():
        held = path.read_bytes()
        assert key.encode() not in held and raw not in held
    assert key not in client.get("/desk/account").text


def test_a_store_under_another_secret_opens_for_nobody(site, tmp_path):
    _, key = enrol(site)
    copied = tmp_path / "copied"
    copied.mkdir()
    site.store.backup(copied / "hideout.db")
    other = open_store(copied)
    assert other.secret != site.store.secret
    sora = other.now(staff.by_name, "sora")["id"]
    sealed = other.now(factors.authenticator, sora)["sealed"]
    other.close()
    assert totp.opened(site.store.secret, sora, sealed) == key
    assert totp.opened(other.secret, sora, sealed) is None
    assert totp.opened(site.store.secret, "another", sealed) is None
