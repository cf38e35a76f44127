"""Reports: small sums hidden, the rest rounded, months made once, nobody's figures in another's hands."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hideout.clock import DAY, month_of, now
from hideout.districts import figures, report
from hideout.districts.office import NotFit
from hideout.districts.record import Record
from hideout.language import Voices
from hideout.store import districts, tallies
from hideout.store.tallies import Cell
from hideout.tally import FEWEST, HIDDEN, five, rounded
from rooms import ROOMS
from rooms.lamp import leaving

ZONE = "Asia/Tokyo"
LAST = month_of(now() - 40 * DAY, ZONE)
ROOM = {room.slug: room.title for room in ROOMS}


def fill(store, code: str, month: int = LAST, **sums: int) -> None:
    cells = {Cell(code, month, *name.split("__")): count for name, count in sums.items()}
    store.now(tallies.add, cells)


@pytest.fixture
def land(store):
    """Two large districts and two small ones in one prefecture, a lone small one in another."""
    for code, pupils, prefecture in (
        ("yuki", 4000, "JP-01"), ("umi", 900, "JP-01"), ("tani", 80, "JP-01"), ("oka", 90, "JP-01"), ("shima", 40, "JP-47"),
    ):  # fmt: skip
        store.now(districts.save, code, f"{code}市", code.title(), pupils=pupils, prefecture=prefecture)
    return store


def made(store, scope: str, month: int = LAST):
    store.now(report.freeze_due, now(), ZONE)
    return store.now(report.told, scope, month, now(), ZONE)


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 40), max_size=8))
@settings(max_examples=300)
def test_no_small_sum_is_ever_told_and_every_other_is_a_five(sums):
    told = rounded(sums)
    for key, count in sums.items():
        assert told[key] == HIDDEN if 0 < count < FEWEST else told[key] == HIDDEN or told[key] % 5 == 0
        assert told[key] == HIDDEN or abs(told[key] - count) <= 2
    hidden = [key for key in told if told[key] == HIDDEN]
    assert len(hidden) != 1 or not [key for key, count in sums.items() if count and key not in hidden]


def test_a_single_sum_is_told_like_the_others():
    assert [five(n) for n in (0, 1, 9, 10, 12, 13, 997)] == [0, "*", "*", 10, 10, 15, 995]


def test_a_district_sees_its_own_rounded_sums_and_nothing_else(land):
    fill(
        land,
        "yuki",
        arrivals__day=1237,
        arrivals__night=41,
        rooms__nook=7,
        rooms__lamp=203,
        help__opened=58,
        posts__received=3,
    )
    fill(land, "umi", arrivals__day=555)
    told = made(land, report.of_district("yuki"))
    assert told["arrivals"] == {"early": 0, "day": 1235, "evening": 0, "night": 40} and told["total"] == 1280
    # With a total known the seven would be worked out: its neighbour goes with it.
    assert told["rooms"] == {"nook": "*", "lamp": "*"}
    assert told["posts"] == {"received": "*"} and told["help"] == {"opened": 60}
    assert "555" not in json.dumps(told) and "umi" not in json.dumps(told)


def test_small_districts_are_only_within_their_prefectures_sum(land):
    fill(land, "yuki", arrivals__day=100)
    fill(land, "tani", arrivals__day=12, arrivals__night=3)
    fill(land, "oka", arrivals__day=18, arrivals__night=4)
    for code in ("tani", "oka"):
        with pytest.raises(NotFit):
            made(land, report.of_district(code))
    told = made(land, report.of_prefecture("JP-01"))
    # 100 + 12 + 18; the seven of the night are too few to be in it, or they could be taken off again.
    assert told["arrivals"]["day"] == 130 and told["arrivals"]["night"] == 0


def test_a_lone_small_district_cannot_be_worked_out_of_its_prefecture(land):
    fill(land, "yuki", arrivals__day=100)
    fill(land, "tani", arrivals__day=50)
    fill(land, "shima", arrivals__day=60)
    assert made(land, report.of_prefecture("JP-01"))["arrivals"]["day"] == 100
    assert made(land, report.of_prefecture("JP-47"))["arrivals"]["day"] == 0
    assert made(land, report.SITE)["arrivals"]["day"] == 210


def test_a_month_is_made_once_and_its_sums_are_erased(land):
    fill(land, "yuki", arrivals__day=100)
    first = json.dumps(made(land, report.of_district("yuki")))
    assert land.now(tallies.of_month, LAST) == []
    fill(land, "yuki", arrivals__day=500)
    land.now(districts.save, "yuki", "ゆき市", "Yuki", pupils=10, prefecture="JP-02")
    assert json.dumps(made(land, report.of_district("yuki"))) == first


def test_a_month_that_is_not_over_is_not_told(land):
    this = month_of(now(), ZONE)
    fill(land, "yuki", month=this, arrivals__day=100)
    with pytest.raises(NotFit):
        made(land, report.of_district("yuki"), this)
    assert land.now(tallies.of_month, this) != []
    first = 20261101
    assert not report.is_over(202610, _at(first), ZONE) and report.is_over(202610, _at(first) + DAY, ZONE)


def _at(day: int) -> int:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    return int(datetime(day // 10000, day // 100 % 100, day % 100, 0, 1, tzinfo=ZoneInfo(ZONE)).timestamp())


@pytest.mark.parametrize(
    "said", ["2026-10..2026-11", "2026", "2026-13", "2026-10-01", "2026-10/2026-11", "", "last", "2026-1"]
)
def test_only_whole_months_can_be_asked_for(said):
    with pytest.raises(NotFit):
        report.month_in(said)


def test_the_sheet_is_a_csv_that_runs_nothing(land):
    land.now(districts.save, "evil", '=HYPERLINK("x")', "+1", pupils=4000)
    fill(land, "yuki", arrivals__day=1237, rooms__nook=70)
    land.now(
        tallies.add, {Cell("yuki", LAST, "leaving glad", "0"): 44, Cell("yuki", LAST, "leaving glad", "2"): 2}
    )
    told = made(land, report.of_district("yuki"))
    body = figures.sheet(told, ROOM, Voices().of("ja", furigana=False), '=HYPERLINK("x")')
    assert body.startswith(b"\xef\xbb\xbf") and b"\r\n" in body
    rows = body.decode("utf-8-sig").splitlines()
    assert all(not re.search(r'(^|,)"?[=+@-]', row) for row in rows)
    assert any(row.endswith(",1235") for row in rows) and any(row.endswith(",*") for row in rows)


def test_the_figures_call_things_as_the_rooms_do():
    assert figures.LEAVING == leaving.QUESTIONS and tuple(figures.ANSWERS.values()) == leaving.ANSWERS


def test_help_is_one_sum_and_crossed_with_nothing(land):
    fill(land, "yuki", help__opened=300, arrivals__day=400)
    told = made(land, report.of_district("yuki"))
    assert told["help"] == {"opened": 300}
    assert set(told) == {"arrivals", "rooms", "posts", "help", "leaving", "month", "total"}


def test_ten_million_events_are_told_from_a_few_rows(land):
    cells = {Cell(f"c{n:04}", LAST, "arrivals", "day"): 5555 for n in range(1800)}
    land.now(
        districts.save_all,
        [
            Record(
                code=f"c{n:04}", name_ja="x", name_en="x", prefecture=f"JP-{n % 47 + 1:02}", pupils=900
            ).row()
            for n in range(1800)
        ],
    )
    land.now(tallies.add, cells)
    told = made(land, report.SITE)
    assert (
        told["total"] == 1800 * 5555
        and len(land.now(tallies.frozen_months, report.of_district("c0000"))) == 1
    )


@pytest.mark.parametrize(
    "path",
    [
        "/desk/districts",
        "/desk/districts/yuki",
        "/desk/months",
        "/desk/months/district/yuki",
        "/desk/months/sheet?month=2026-10",
    ],
)
def test_nobody_but_an_admin_reaches_them(land, visitor, person, app, store, path):
    from moderation import staffing

    assert visitor.client.get(path, follow_redirects=False).status_code == 303
    for name, role in (("Mori", "reader"), ("Kawa", "lead")):
        staffing.invite(store, name, role, now())
        somebody = person()
        somebody.post(f"/desk/enter/{staffing.sign_in_link(store, name, now())}", {})
        assert somebody.client.get(path, follow_redirects=False).status_code == 403


def test_the_desk_shows_a_month_and_gives_it_as_a_sheet(land, reader):
    fill(land, "yuki", arrivals__day=1237, rooms__nook=70)
    land.now(report.freeze_due, now(), ZONE)
    page = reader.open("/desk/months/district/yuki?lang=ja")
    assert "1235" in page and "1237" not in page and "<svg" in page and "<table" in page
    sheet = reader.client.get(re.search(r'href="([^"]+sheet[^"]+)"', page)[1])
    assert sheet.headers["content-type"].startswith("text/csv") and b",1235" in sheet.content
    assert (
        "555"
        not in reader.open("/desk/months/district/umi?lang=ja").partition("<main")[2].partition("<script")[0]
    )
    for asked, status in (("2026-10..2026-11", 422), (report.written(month_of(now(), ZONE)), 200)):
        answer = reader.client.get("/desk/months/district/yuki", params={"month": asked})
        assert answer.status_code == status and 'role="alert"' in answer.text and asked in answer.text
    small = reader.open("/desk/months/district/tani?lang=ja")
    assert "500人より少ない" in small and 'href="/desk/months/prefecture/JP-01"' in small
    assert reader.client.get("/desk/months/district/none").status_code == 404
    assert reader.client.get("/desk/months/school/yuki").status_code == 404


def test_the_desk_lists_districts_and_says_what_is_lacking(land, reader):
    page = reader.open("/desk/districts?lang=ja")
    assert "yuki" in page and "北海道" in page
    one = reader.open("/desk/districts/yuki?lang=ja")
    assert 'href="/d/yuki/"' in one and "地区の相談窓口がありません" in one
    assert reader.client.get("/desk/districts/none").status_code == 404
