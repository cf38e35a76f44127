"""Counting: only sums, only what was answered well, nothing of who asked."""

import asyncio
import re
import sqlite3
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hideout.clock import now
from hideout.districts.counting import PARTS
from hideout.store import StoreBusy, districts, tallies
from hideout.store.tallies import Cell
from tests.conftest import ORIGIN, hidden


@pytest.fixture
def inside(app, store, visitor):
    store.now(districts.save, "yuki", "ゆき市", "Snow City")
    store.now(districts.save, "umi", "うみ市", "Sea City", timezone="America/New_York")
    app.state.districts.fill(store.now(districts.everything))
    return visitor


@pytest.fixture
def counted(app, store):
    """Return a function that puts the sums away and gives those of a district, (kind, name) -> count."""

    def counted(code: str = "yuki") -> dict[tuple[str, str], int]:
        asyncio.run(app.state.counts.put_away(store))
        base = sqlite3.connect(store.folder / "hideout.db")
        rows = base.execute("SELECT kind, name, count FROM tallies WHERE district = ?", (code,)).fetchall()
        base.close()
        return {(kind, name): count for kind, name, count in rows}

    return counted


def arrivals(sums: dict[tuple[str, str], int]) -> int:
    return sum(count for (kind, _), count in sums.items() if kind == "arrivals")


def go(visitor, path: str, before: str = "", **headers: str):
    more = {"referer": ORIGIN + before} if before else {}
    return visitor.client.get(path, headers=more | headers, follow_redirects=False)


def test_a_walk_is_one_arrival_and_each_room_once(inside, counted):
    go(inside, "/d/yuki/")
    go(inside, "/d/yuki/house", "/d/yuki/")
    go(inside, "/d/yuki/rooms/nook", "/d/yuki/house")
    go(inside, "/d/yuki/rooms/nook?lang=en", "/d/yuki/rooms/nook")
    go(inside, "/d/yuki/rooms/murmurs", "/d/yuki/house")
    go(inside, "/d/yuki/rooms/murmurs?after=x", "/d/yuki/rooms/murmurs")
    go(inside, "/d/yuki/help", "/d/yuki/rooms/murmurs")
    sums = counted()
    assert arrivals(sums) == 1
    assert sums | {("arrivals", part): 0 for part in PARTS} == {("arrivals", part): 0 for part in PARTS} | {
        ("rooms", "nook"): 1, ("rooms", "murmurs"): 1, ("help", "opened"): 1,
    }  # fmt: skip
    assert counted("") == {} and counted("umi") == {}


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/d/yuki/offline", {}),
        ("/d/yuki/check", {}),
        ("/d/yuki/leave", {}),
        ("/d/yuki/nothing-here", {}),
        ("/d/yuki/manifest.webmanifest", {}),
        ("/d/yuki/house", {"sec-purpose": "prefetch;prerender"}),
        ("/desk", {}),
    ],
)
def test_what_is_no_arrival(inside, counted, path, headers):
    go(inside, path, **headers)
    assert arrivals(counted()) == arrivals(counted("")) == 0


def test_a_link_from_another_site_or_a_bent_referer_is_an_arrival(inside, counted):
    go(inside, "/d/yuki/", referer="https://city.example.jp/")
    go(inside, "/d/yuki/", referer="http://[")
    go(inside, "/d/yuki/", referer="http://localhost.evil.example/")
    assert arrivals(counted()) == 3


@pytest.mark.parametrize(
    ("hour", "part"), [(4, "night"), (5, "early"), (8, "day"), (16, "evening"), (21, "night")]
)
def test_the_part_of_the_day_is_that_of_the_district(inside, counted, monkeypatch, hour, part):
    local = datetime.fromtimestamp(now(), ZoneInfo("America/New_York"))
    wanted = local.replace(hour=hour, minute=30, fold=0)
    monkeypatch.setenv("HIDEOUT_CLOCK", str(int(wanted.timestamp() - local.timestamp())))
    go(inside, "/d/umi/")
    assert counted("umi") == {("arrivals", part): 1}


def test_posts_and_ticks_are_counted_in_the_district_they_came_through(inside, counted):
    page = inside.open("/d/yuki/rooms/murmurs")
    inside.post("/d/yuki/rooms/murmurs/posts", {"once": hidden(page, "once"), "text": "雪"})
    inside.post("/d/yuki/rooms/murmurs/posts", {"once": hidden(page, "once"), "text": ""})
    page = inside.open("/d/yuki/rooms/lamp")
    end = inside.post("/d/yuki/rooms/lamp/end", {"seal": hidden(page, "seal")}).text
    inside.post("/d/yuki/rooms/lamp/leaving", {"once": hidden(end, "once"), "glad": "0", "easy": "2"})
    sums = counted()
    assert (sums["posts", "received"], sums["leaving glad", "0"], sums["leaving easy", "2"]) == (1, 1, 1)


def test_no_table_column_or_cookie_of_the_counting_tells_who(inside, counted, store):
    answer = go(
        inside, "/d/yuki/", **{"user-agent": "a-very-special-browser", "x-forwarded-for": "203.0.113.9"}
    )
    assert "set-cookie" not in answer.headers and counted()
    base = sqlite3.connect(store.folder / "hideout.db")
    columns = [row[1] for row in base.execute("PRAGMA table_info(tallies)")]
    base.close()
    assert columns == ["district", "month", "kind", "name", "count"]
    kept = b"".join(path.read_bytes() for path in store.folder.glob("hideout.db*"))
    assert b"special-browser" not in kept and b"203.0.113.9" not in kept
    assert Cell._fields == ("district", "month", "kind", "name")


def test_while_the_store_is_busy_the_sums_stay_in_memory(inside, app, counted, monkeypatch):
    go(inside, "/d/yuki/")

    class Busy:
        async def write(self, *_: object) -> None:
            raise StoreBusy

    asyncio.run(app.state.counts.put_away(Busy()))
    go(inside, "/d/yuki/")
    assert arrivals(counted()) == 2 and arrivals(counted()) == 2


def test_a_thousand_arrivals_are_a_few_rows(app, inside, counted, store):
    for _ in range(1000):
        app.state.counts.arrive(app.state.districts.get("yuki"))
    sums = counted()
    assert arrivals(sums) == 1000 and len(sums) <= 2
    assert store.now(tallies.months) and re.fullmatch(r"20\d{4}", str(store.now(tallies.months)[0]))
