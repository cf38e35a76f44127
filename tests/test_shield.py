"""The shield: headers on everything, strangers kept out, big and slow things cut, nothing told."""

import pytest
from starlette.applications import Starlette

from hideout.shield import BODY, HEADERS
from tests.conftest import ORIGIN, hidden

PAGES = (
    "/", "/house", "/name", "/help", "/post-status", "/forget", "/offline", "/about", "/about/safety", "/about/privacy",
    "/about/ai", "/about/rules", "/rooms/nook", "/rooms/murmurs", "/rooms/ways", "/rooms/shelf", "/rooms/letters",
    "/rooms/lamp", "/rooms/weather", "/rooms/workshop", "/rooms/people", "/rooms/ways/stories", "/rooms/people/questions",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_every_page_stands_and_carries_both_ways(visitor, path, language):
    page = visitor.open(f"{path}?lang={language}")
    assert 'href="/leave' in page and 'href="/help' in page
    assert ("<rt>" in page) == (language == "ja_Hira")


@pytest.mark.parametrize(
    "path", [*PAGES, "/nothing-here", "/leave", "/healthz", "/desk", "/rooms/cellar", "/.git/config"]
)
def test_every_answer_wears_the_headers(visitor, path):
    answer = visitor.client.get(path, follow_redirects=False)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["cache-control"] in ("no-store", "no-cache")
    assert "server" not in answer.headers and "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", PAGES)
def test_reading_sets_no_cookie(visitor, path):
    if path != "/forget":
        assert "set-cookie" not in visitor.client.get(path).headers


def test_unknown_addresses_are_told_kindly_and_tell_nothing(visitor):
    for path in ("/nothing", "/rooms/cellar", "/desk/none", "/static/x/../../etc/passwd", "/docs", "/.env"):
        answer = visitor.client.get(path, follow_redirects=False)
        assert answer.status_code in (303, 404)
        assert "Traceback" not in answer.text and "starlette" not in answer.text.lower()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_405(visitor, method):
    assert visitor.client.request(method, "/house").status_code == 405


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost@evil.example", "local host", "localhost:80x", "[::1", "", "a b"]
)
def test_a_foreign_or_bent_host_is_refused(visitor, host):
    assert visitor.client.get("/house", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": ORIGIN},
    ],
)
def test_a_change_asked_for_by_another_site_is_refused(visitor, headers):
    once = hidden(visitor.open("/rooms/murmurs"), "once")
    answer = visitor.client.post("/rooms/murmurs/posts", data={"once": once, "text": "hi"}, headers=headers)
    assert answer.status_code == 403


def test_a_whole_url_length_and_header_limit(visitor):
    assert visitor.client.get("/house?x=" + "a" * 9000).status_code == 414
    assert visitor.client.get("/house", headers={"x-long": "a" * 30_000}).status_code == 431


@pytest.mark.parametrize(
    "kind", ["application/json", "multipart/form-data; boundary=x", "text/xml", "text/plain", ""]
)
def test_only_forms_are_taken(visitor, kind):
    headers = {"origin": ORIGIN, "content-type": kind}
    assert visitor.client.post("/rooms/murmurs/posts", content=b"text=hi", headers=headers).status_code == 415


@pytest.mark.parametrize(
    "body",
    [
        b"text=%FF%FE",
        b"text=\xff\xfe",
        b"text=a%00b",
        b"text=%ED%A0%80",
        "text=雪".encode("shift_jis"),
        b"&".join([b"a=b"] * 400),
    ],
)
def test_broken_bytes_are_400(visitor, body):
    headers = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded"}
    answer = visitor.client.post("/rooms/murmurs/posts", content=body, headers=headers)
    assert answer.status_code == 400
    assert "もう一度" in answer.text


def test_a_huge_body_is_413_declared_or_not(visitor):
    headers = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded"}
    whole = visitor.client.post("/rooms/murmurs/posts", content=b"text=" + b"a" * BODY, headers=headers)
    assert whole.status_code == 413 and whole.headers["connection"] == "close"
    pieces = (b"a" * 10_000 for _ in range(40))
    assert visitor.client.post("/rooms/murmurs/posts", content=pieces, headers=headers).status_code == 413


def test_an_error_of_ours_tells_nothing_and_logs_no_words(app: Starlette, visitor, caplog):
    async def broken(request):
        raise RuntimeError("secret words of a child")

    app.router.add_route("/broken", broken)
    answer = visitor.client.get("/broken")
    assert answer.status_code == 500 and "secret" not in answer.text
    assert "RuntimeError" in caplog.text and "secret words" not in caplog.text


def test_open_redirects_lead_home(visitor):
    for back in (
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:evil",
        "\n//x",
    ):
        answer = visitor.post("/look", {"back": back, "large": "on"})
        assert answer.status_code == 303 and answer.headers["location"].startswith("/house")


def test_static_files_live_for_ever_and_only_what_is_there(app: Starlette, visitor):
    url = app.state.web.assets.url("hideout.css")
    answer = visitor.client.get(url, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip" and answer.headers["content-type"].startswith(
        "text/css"
    )
    assert visitor.client.get(url + "x").status_code == 404
    assert visitor.client.get("/static/x/words/ja/names.txt").status_code == 404


def test_floods_are_slowed_and_a_class_is_not(person):
    school = person()
    page = school.open("/rooms/murmurs")
    statuses = [
        school.post("/rooms/murmurs/posts", {"once": hidden(page, "once"), "text": ""}).status_code
        for _ in range(35)
    ]
    assert set(statuses) == {422}
    statuses = [
        school.post("/rooms/murmurs/posts", {"once": "x", "text": "my words"}).status_code for _ in range(150)
    ]
    assert 429 in statuses
    last = school.post(
        "/rooms/murmurs/posts", {"once": "x", "text": "my words"}, **{"x-forwarded-for": "9.9.9.9"}
    )
    assert last.status_code == 429 and int(last.headers["retry-after"]) >= 1
    assert "my words" in last.text
    assert school.client.get("/help").status_code == 200
    other = person(address="203.0.113.9")
    assert other.leave("words from elsewhere").status_code == 303


def test_machines_get_bare_answers(visitor):
    assert visitor.client.get("/healthz").text == "ok"
    assert visitor.client.get("/readyz").text == "ready"
    manifest = visitor.client.get("/manifest.webmanifest").json()
    assert manifest["display"] == "browser" and "死" not in str(manifest)
    assert visitor.client.get("/.well-known/security.txt").status_code == 404


def test_metrics_are_off_and_then_for_this_machine_only(app: Starlette, person):
    from dataclasses import replace

    assert person().client.get("/metrics").status_code == 404
    app.state.config = replace(app.state.config, metrics=True)
    person().leave("雪")
    assert 'hideout_posts_waiting{level="0"} 1' in person().open("/metrics")
    assert person(address="203.0.113.9").client.get("/metrics").status_code == 404
