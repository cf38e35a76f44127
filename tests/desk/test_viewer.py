"""The role of a district: one record, one district's figures, and not a word that a child wrote."""

import pytest
from starlette.routing import Route

from hideout.clock import DAY, month_of, now
from hideout.districts import LocalFiles, report
from hideout.store import districts, tallies
from hideout.store.tallies import Cell
from moderation import staffing
from moderation.desk import ROUTES
from moderation.staffing import NotPossible
from tests.conftest import ORIGIN
from tests.desk.test_door import OPEN

LAST = month_of(now() - 40 * DAY, "Asia/Tokyo")
MONTHS = "/desk/months/{kind}/{name}"
OWN = {
    "/desk/districts/{code}",
    MONTHS,
    f"{MONTHS}/sheet",
    f"{MONTHS}/paper",
    "/desk/kits/{code}",
    "/desk/districts/{code}/lines",
    "/desk/districts/{code}/lines/{line}",
    "/desk/districts/{code}/lines/{line}/remove",
    "/desk/account",
    "/desk/account/sessions",
    "/desk/account/authenticator",
    "/desk/account/authenticator/first",
    "/desk/account/password",
    "/desk/account/recovery",
    "/desk/account/passkeys",
    "/desk/account/passkeys/made",
    "/desk/account/passkeys/remove",
}


@pytest.fixture
def land(store):
    for code, prefecture, count in (
        ("yuki", "JP-01", 1115),
        ("umi", "JP-01", 2225),
        ("shima", "JP-47", 3335),
    ):
        store.now(districts.save, code, f"{code}市", code.title(), pupils=900, prefecture=prefecture)
        store.now(tallies.add, {Cell(code, LAST, "arrivals", "day"): count})
    store.now(report.freeze_due, now(), "Asia/Tokyo")
    return store


@pytest.fixture
def officer(land, person):
    """Return a maker of officers who have signed in, each of one district."""

    def make(code: str):
        staffing.invite(land, f"officer of {code}", "viewer", now(), code)
        token = staffing.sign_in_link(land, f"officer of {code}", now())
        somebody = person()
        assert somebody.post(f"/desk/enter/{token}", {}).status_code == 303
        return somebody

    return make


def test_two_districts_never_see_each_others_figures(officer):
    for own, other, mine, theirs in (("yuki", "umi", "1115", "2225"), ("umi", "yuki", "2225", "1115")):
        somebody = officer(own)
        assert mine in somebody.open(f"/desk/months/district/{own}")
        assert (
            mine.encode()
            in somebody.client.get(f"/desk/months/district/{own}/sheet?month={report.written(LAST)}").content
        )
        for path in (
            f"/desk/months/district/{other}",
            f"/desk/months/district/{other}/sheet?month={report.written(LAST)}",
            f"/desk/months/district/{other}/paper?month={report.written(LAST)}",
            f"/desk/districts/{other}",
            f"/desk/months/district/{other.upper()}",
            f"/desk/months/district/../district/{other}",
        ):
            answer = somebody.client.get(path)
            assert answer.status_code in (403, 404) and theirs not in answer.text, path


def test_an_officer_has_kit_lines_and_preview_of_the_own_district_and_no_post(officer, land, config, visitor):
    from tests.desk.test_lines import WORDS

    visitor.leave("とてもめずらしい合言葉の紙")
    somebody = officer("yuki")
    page = somebody.open("/desk/districts/yuki")
    assert 'href="/desk/kits/yuki"' in page and 'href="/d/yuki/check"' in page and "/edit" not in page
    kit = somebody.client.get("/desk/kits/yuki")
    assert kit.status_code == 200 and kit.headers["content-type"] == "application/zip"
    kept = somebody.post("/desk/districts/yuki/lines", WORDS)
    assert kept.status_code == 303, kept.text
    assert "0120-000-222" in somebody.open("/desk/districts/yuki")
    lines = LocalFiles(config.folder / "helplines")
    assert len(lines.of("yuki")) == 1 and lines.of("umi") == ()
    line = f"/desk/districts/yuki/lines/{lines.of('yuki')[0].id}"
    assert line in page or line in somebody.open("/desk/districts/yuki")
    assert somebody.client.get(line).status_code == 200
    for path in (
        "/desk/kits/umi",
        "/desk/kits/nowhere",
        "/desk/districts/umi/lines",
        line.replace("yuki", "umi", 1),
    ):
        assert somebody.client.get(path).status_code == 404, path
    for path in (
        "/desk/districts/umi/lines",
        line.replace("/yuki/", "/umi/"),
        f"{line.replace('/yuki/', '/umi/')}/remove",
    ):
        assert somebody.post(path, WORDS).status_code == 404, path
    assert LocalFiles(config.folder / "helplines").of("umi") == ()
    land.now(districts.disable, "yuki")
    refused = somebody.client.get("/desk/kits/yuki")
    assert refused.status_code == 409 and "umi" not in refused.text and "合言葉" not in refused.text


def test_the_page_of_the_second_lock_says_what_lies_behind_it_for_whom(land, officer, reader):
    for somebody, theirs in ((officer("yuki"), "地区のキット"), (reader, "子どもたちの書いたことば")):
        answer = somebody.post("/desk/account/authenticator", {})
        page = somebody.open(answer.headers["location"]) if answer.status_code == 303 else answer.text
        assert theirs in page
        assert ("子どもたちの書いたことば" in page) is (somebody is reader)


def test_a_viewer_sees_the_own_prefecture_but_no_other_and_not_the_site(officer):
    somebody = officer("yuki")
    assert "3340" in somebody.open("/desk/months/prefecture/JP-01")
    for path in (
        "/desk/months/prefecture/JP-47",
        "/desk/months",
        "/desk/months/sheet?month=" + report.written(LAST),
        "/desk/months/paper?month=" + report.written(LAST),
    ):
        assert somebody.client.get(path).status_code == 404, path


@pytest.mark.parametrize(
    ("path", "method"),
    sorted(
        {
            (route.path, method)
            for route in ROUTES
            if isinstance(route, Route)
            for method in route.methods or ()
            if method != "HEAD"
        }
    ),
)
def test_everything_else_at_the_desk_is_closed_to_a_viewer(officer, visitor, land, path, method):
    if path in OWN | OPEN:
        return
    visitor.leave("とてもめずらしい合言葉の紙")
    from hideout.store import decisions

    post = land.now(decisions.queue)[0]["id"]
    somebody = officer("yuki")
    address = (
        path.replace("{post}", post)
        .replace("{act}", "pause")
        .replace("{board}", "murmurs")
        .replace("{code}", "umi")
    )
    answer = somebody.client.request(method, address, headers={"origin": ORIGIN}, follow_redirects=False)
    if path == "/desk/arrivals":
        asked = somebody.client.get(f"{address}?since=0", headers={"hx-request": "true"})
        assert (asked.status_code, asked.text, answer.status_code) == (204, "", 303)
    elif path == "/desk":
        assert answer.headers["location"] == "/desk/districts/yuki"
    else:
        assert answer.status_code in (403, 404, 405), (address, answer.status_code)
    assert "合言葉" not in answer.text


def test_after_signing_in_with_a_password_a_viewer_is_at_their_district(land, person):
    token = staffing.invite(land, "officer", "viewer", now(), "yuki")
    somebody = person()
    sent = somebody.post(
        f"/desk/invitation/{token}",
        {"password": "snow falls on twelve roofs", "again": "snow falls on twelve roofs"},
    )
    assert sent.status_code == 303, sent.text
    page = somebody.open("/desk")
    assert "yuki市" in page and 'href="/desk/months/district/yuki"' in page
    assert 'href="/desk/log"' not in page and 'href="/desk/helplines"' not in page


@pytest.mark.parametrize(
    ("role", "district"), [("viewer", ""), ("viewer", "nowhere"), ("reader", "yuki"), ("owner", "")]
)
def test_only_a_viewer_has_a_district_and_each_viewer_one(land, role, district):
    with pytest.raises(NotPossible):
        staffing.invite(land, "somebody", role, now(), district)


def test_a_viewer_is_nobody_who_reads(land, config, app):
    from hideout import commands

    staffing.invite(land, "officer", "viewer", now(), "yuki")
    staffing.sign_in_link(land, "officer", now())
    assert any("somebody who reads" in what for what in commands.missing_for_go_live(config, land))
