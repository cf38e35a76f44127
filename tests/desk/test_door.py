"""The door of the desk: who gets in, how, and what everybody else sees."""

import re
import statistics
import time

import pytest
from starlette.testclient import TestClient

from hideout.clock import now
from hideout.store import audit, staff
from moderation import staffing
from moderation.desk import ROUTES
from tests.desk.site import BASE, ORIGIN, Site

PASSWORD = "a quiet sentence about tea"
OPEN = {
    "/desk/sign-in",
    "/desk/sign-in/code",
    "/desk/sign-in/set-up",
    "/desk/sign-in/passkey",
    "/desk/sign-in/passkey/answer",
    "/desk/sign-out",
    "/desk/invitation/{token}",
    "/desk/enter/{token}",
}
GUARDED = [route for route in ROUTES if route.path not in OPEN]


def address(route):
    filled = route.path.replace("{post}", "abc").replace("{board}", "wall").replace("{act}", "pause")
    return filled.replace("{token}", "abc")


def accept(site, client, name="sora", role="reader", password=PASSWORD, again=None):
    token = staffing.invite(site.store, name, role, now())
    return client.post(f"/desk/invitation/{token}", data={"password": password, "again": again or password})


def knock(client, name, password):
    return client.post("/desk/sign-in", data={"name": name, "password": password})


def said(page):
    found = re.search(r'role="alert"[^>]*>([^<]+)<', page.text)
    return found[1] if found else ""


@pytest.mark.parametrize("route", GUARDED, ids=lambda route: f"{min(route.methods)} {route.path}")
def test_nobody_else_sees_or_changes_anything(site, route):
    if "POST" in route.methods:
        assert site.visitor().post(address(route), data={}).status_code == 403
    else:
        for method in ("GET", "HEAD"):
            answer = site.visitor().request(method, address(route))
            assert (answer.status_code, answer.headers["location"]) == (303, "/desk/sign-in")


def test_an_htmx_form_of_somebody_signed_out_leads_to_the_door(site):
    answer = site.visitor().post("/desk/posts/abc/approve", data={}, headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (403, "/desk/sign-in")


@pytest.mark.parametrize(
    "path", ["/desk/", "//desk", "/DESK", "/desk/..;/desk", "/desk%2f", "/desk/posts/", "/desk//log"]
)
def test_bent_addresses_do_not_open_the_desk(site, path):
    site.post("nobody may see this")
    answer = site.visitor().get(path)
    assert answer.status_code in (303, 307, 400, 404) and "nobody may see this" not in answer.text


def test_an_invitation_sets_a_password_once(site):
    token = staffing.invite(site.store, "sora", "reader", now())
    path = f"/desk/invitation/{token}"
    for _ in range(2):
        assert "12 characters" in site.visitor().get(path).text
    newcomer = site.visitor()
    both = {"password": PASSWORD, "again": PASSWORD}
    assert newcomer.post(path, data=both).status_code == 303
    assert newcomer.get("/desk").status_code == 200
    assert site.visitor().post(path, data=both).status_code == 404
    assert site.visitor().get(path).status_code == 404
    assert knock(site.visitor(), "sora", PASSWORD).status_code == 303
    assert [row["action"] for row in site.store.now(audit.recent)] == [
        "sign-in",
        "sign-in",
        "accept",
        "invite",
    ]


@pytest.mark.parametrize(
    ("password", "again"),
    [
        ("tea rain 12", "tea rain 12"),
        (PASSWORD, PASSWORD + "."),
        ("sorasora-sorasora", None),
        ("abababababab", None),
        ("a1" * 200, None),
    ],
)
def test_a_weak_password_comes_back_with_the_form_and_spends_nothing(site, password, again):
    token = staffing.invite(site.store, "sora", "reader", now())
    client = site.visitor()
    answer = client.post(f"/desk/invitation/{token}", data={"password": password, "again": again or password})
    assert answer.status_code == 422 and said(answer) and "set-cookie" not in answer.headers
    assert password not in answer.text
    assert client.get(f"/desk/invitation/{token}").status_code == 200


def test_an_old_invitation_is_dead(site, monkeypatch):
    token = staffing.invite(site.store, "sora", "reader", now())
    monkeypatch.setenv("HIDEOUT_CLOCK", str(staff.INVITATION + 1))
    answer = site.visitor().post(f"/desk/invitation/{token}", data={"password": PASSWORD, "again": PASSWORD})
    assert answer.status_code == 404


def test_a_sign_in_link_survives_previews_and_works_once(site):
    staffing.invite(site.store, "sora", "admin", now())
    path = f"/desk/enter/{staffing.sign_in_link(site.store, 'sora', now())}"
    for method in ("GET", "HEAD", "GET"):
        preview = site.visitor().request(method, path)
        assert preview.status_code == 200 and "set-cookie" not in preview.headers
    client = site.visitor()
    assert client.post(path, data={}).headers["location"] == "/desk/welcome"
    assert client.get("/desk").status_code == 200
    assert site.visitor().post(path, data={}).status_code == 404


def test_the_cookie_is_for_this_host_and_no_script(site):
    staffing.invite(site.store, "sora", "reader", now())
    token = staffing.sign_in_link(site.store, "sora", now())
    cookie = site.visitor().post(f"/desk/enter/{token}", data={}).headers["set-cookie"].lower()
    assert (
        cookie.startswith("desk=")
        and "httponly" in cookie
        and "samesite=strict" in cookie
        and "path=/" in cookie
    )
    assert "max-age=43200" in cookie and "domain" not in cookie


def test_over_https_the_cookie_is_bound_to_the_host(tmp_path):
    with Site(tmp_path / "data", public_url="https://den.example") as site:
        staffing.invite(site.store, "sora", "reader", now())
        token = staffing.sign_in_link(site.store, "sora", now())
        base = "https://den.example"
        client = TestClient(site.app, base_url=base, headers={"origin": base}, follow_redirects=False)
        cookie = client.post(f"/desk/enter/{token}", data={}).headers["set-cookie"]
        assert cookie.startswith("__Host-desk=") and "secure" in cookie.lower()


def test_a_planted_cookie_is_never_taken_over(site):
    accept(site, site.visitor())
    client = site.visitor()
    client.cookies.set("desk", "planted", domain="127.0.0.1")
    assert client.get("/desk").status_code == 303
    answer = knock(client, "sora", PASSWORD)
    token = re.match(r"desk=([^;]+)", answer.headers["set-cookie"])[1]
    assert token != "planted" and len(token) > 40
    assert site.visitor().get("/desk", headers={"cookie": "desk=planted"}).status_code == 303


def test_signing_in_again_ends_the_session_this_browser_had(site):
    client = site.visitor()
    accept(site, client)
    before = client.cookies["desk"]
    knock(client, "sora", PASSWORD)
    assert client.cookies["desk"] != before
    assert site.visitor().get("/desk", headers={"cookie": f"desk={before}"}).status_code == 303


def test_signing_out_kills_the_cookie_in_the_store(site):
    client = site.member()
    kept = client.cookies["desk"]
    assert client.get("/desk").status_code == 200
    assert client.post("/desk/sign-out", data={}).headers["location"] == "/desk/sign-in"
    assert site.visitor().get("/desk", headers={"cookie": f"desk={kept}"}).status_code == 303


@pytest.mark.parametrize(
    "cookie", ["desk=", "desk=\xff\xfe", "desk=" + "x" * 5000, "desk=a; desk=b", "desk;;;=;"]
)
def test_bent_cookies_are_nobody(site, cookie):
    assert site.visitor().get("/desk", headers={"cookie": cookie.encode("latin-1")}).status_code == 303


def test_idle_sessions_end_and_used_ones_stay(site, monkeypatch):
    client = site.member()
    for minutes in (40, 80, 120):
        monkeypatch.setenv("HIDEOUT_CLOCK", str(minutes * 60))
        assert client.get("/desk").status_code == 200
    monkeypatch.setenv("HIDEOUT_CLOCK", str((120 + 46) * 60))
    assert client.get("/desk").status_code == 303


def test_a_session_ends_after_twelve_hours_however_busy(site, monkeypatch):
    client = site.member()
    for minutes in range(40, 12 * 60, 40):
        monkeypatch.setenv("HIDEOUT_CLOCK", str(minutes * 60))
        assert client.get("/desk/help").status_code == 200
    monkeypatch.setenv("HIDEOUT_CLOCK", str(12 * 3600 + 60))
    assert client.get("/desk/help").status_code == 303


def test_unknown_known_and_closed_get_the_same_words(site):
    accept(site, site.visitor())
    accept(site, site.visitor(), "gone")
    staffing.disable(site.store, "gone")
    staffing.invite(site.store, "new", "reader", now())
    answers = [knock(site.visitor(), name, "a wrong password") for name in ("sora", "nobody", "gone", "new")]
    answers.append(knock(site.visitor(), "sora", "x" * 257))
    assert {answer.status_code for answer in answers} == {422}
    assert len({said(answer) for answer in answers}) == 1 and said(answers[0])
    assert not any("set-cookie" in answer.headers for answer in answers)


def test_an_unknown_name_costs_the_same_time(site):
    accept(site, site.visitor())

    def took(name):
        # Time of the processor, all threads together: a busy machine must not look like a difference.
        start = time.process_time()
        knock(site.visitor(), name, "a wrong password")
        return time.process_time() - start

    pairs = [(took("sora"), took("nobody")) for _ in range(5)]
    known, unknown = (statistics.median(column) for column in zip(*pairs, strict=True))
    assert abs(known - unknown) < max(0.06, 0.4 * known)


def test_a_closed_account_is_out_at_once(site):
    client = site.member()
    assert staffing.disable(site.store, "sora")
    assert client.get("/desk").status_code == 303
    assert client.post("/desk/next", data={}).status_code == 403


def test_guessing_is_slowed_by_address_and_by_account_but_never_for_good(tmp_path):
    with Site(tmp_path / "data", limits=1) as site:
        accept(site, site.visitor())

        def client(number):
            return TestClient(
                site.app,
                base_url=BASE,
                headers=ORIGIN,
                follow_redirects=False,
                client=(f"192.0.2.{number}", 1),
            )

        one = client(1)
        by_address = [knock(one, f"name{n}", "x" * 300).status_code for n in range(14)]
        assert by_address[:10] == [422] * 10 and by_address[-1] == 429
        one_network = [knock(client(9), "victim", "x" * 300).status_code for _ in range(9)]
        assert one_network == [422] * 8 + [429]
        by_account = [knock(client(10 + n), "victim", "x" * 300) for n in range(40)]
        assert [answer.status_code for answer in by_account][:20] == [422] * 20
        last = by_account[-1]
        assert last.status_code == 429 and 1 <= int(last.headers["retry-after"]) <= 61
        assert knock(client(99), "sora", PASSWORD).status_code == 303
        # Strangers can slow a name down, not lock it out: a link still opens.
        link = staffing.sign_in_link(site.store, "sora", now())
        assert client(1).post(f"/desk/enter/{link}", data={}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "null"},
        {"origin": "https://elsewhere.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {},
    ],
)
def test_a_cookie_alone_changes_nothing(site, headers):
    post = site.post("still waits")
    cookie = {"cookie": f"desk={site.member().cookies['desk']}"}
    stranger = TestClient(site.app, base_url=BASE, headers=headers | cookie, follow_redirects=False)
    assert stranger.post(f"/desk/posts/{post}/approve", data=site.seen(post)).status_code == 403
    assert site.card(post)["state"] == "waiting"


def test_roles_are_kept_apart(site):
    reader, lead = site.member("reader", "reader"), site.member("lead", "lead")
    for path in ("/desk/log", "/desk/boards"):
        assert reader.get(path).status_code == 403
        assert lead.get(path).status_code == 200
        assert path not in reader.get("/desk").text
    assert reader.post("/desk/boards/wall/pause", data={}).status_code == 403
    assert lead.post("/desk/boards/wall/pause", data={}).status_code == 303
    assert "Writing is closed" in lead.get("/desk/boards").text
    assert lead.post("/desk/boards/nook/pause", data={}).status_code == 404
    assert lead.post("/desk/boards/wall/burn", data={}).status_code == 404
    assert lead.post("/desk/boards/wall/open", data={}).status_code == 303
    assert "Writing is closed" not in lead.get("/desk/boards").text
