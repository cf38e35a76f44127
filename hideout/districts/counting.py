"""Counting without knowing anybody: sums in memory, added to the month's about once an hour; no cookie, no address.

Somebody arrives when a page is asked for and the browser names no page of this house as where it came from. Nothing
links two requests; whoever comes twice is two arrivals. See docs/counting.md.
"""

import re
from collections import Counter
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hideout.clock import now
from hideout.store import Store, StoreBusy, tallies
from hideout.store.tallies import Cell
from hideout.web import District

# Part of the day -> the local hours at which it begins and ends; the night goes over midnight.
PARTS = {"early": (5, 8), "day": (8, 16), "evening": (16, 21), "night": (21, 5)}
_ROOM = re.compile(r"/rooms/([a-z]+)")
_POSTED = re.compile(r"/rooms/[a-z]+/posts")
_HELP = ("/help", "/rooms/people")
# Not doors of the house: what the tablet asks for by itself, grown-ups at work, the ways out.
_NO_DOOR = ("/offline", "/check", "/forget", "/leave", "/desk")


class Counts:
    """The sums of this process since they were last put away."""

    def __init__(self, timezone: str) -> None:
        self._timezone = timezone
        self._sums: Counter[Cell] = Counter()

    def add(self, district: District | None, kind: str, name: str) -> None:
        """Count one of a kind in a district (None, or a closed one, for the plain house), in the month it is there."""
        local = self._local(district)
        self._sums[
            Cell(
                district.code if district and not district.closed else "",
                local.year * 100 + local.month,
                kind,
                name,
            )
        ] += 1

    def arrive(self, district: District | None) -> None:
        """Count one arrival, by the part of the day where the district is."""
        hour = self._local(district).hour
        part = next((part for part, (begin, end) in PARTS.items() if begin <= hour < end), "night")
        self.add(district, "arrivals", part)

    async def put_away(self, store: Store) -> None:
        """Add the sums to those of the store and begin anew; while the store is busy they stay here."""
        sums, self._sums = self._sums, Counter()
        if not sums:
            return
        try:
            await store.write(tallies.add, sums)
        except StoreBusy:
            self._sums += sums

    def _local(self, district: District | None) -> datetime:
        zone = district.timezone if district and district.timezone else self._timezone
        return datetime.fromtimestamp(now(), ZoneInfo(zone))


class Counting:
    """ASGI middleware below the entrance: counts what was answered well, and keeps nothing of who asked."""

    def __init__(self, app: ASGIApp, counts: Counts) -> None:
        self.app = app
        self.counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "POST"):
            await self.app(scope, receive, send)
            return
        path, district = scope["path"], scope.get("hideout.district")

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._count(path, district, scope, message)
            await send(message)

        await self.app(scope, receive, counted)

    def _count(self, path: str, district: District | None, scope: Scope, message: Message) -> None:
        if scope["method"] == "POST":
            if message["status"] == 303 and _POSTED.fullmatch(path):
                self.counts.add(district, "posts", "received")
            return
        answered = Headers(raw=message["headers"]).get("content-type", "")
        asked = Headers(scope=scope)
        if message["status"] != 200 or not answered.startswith("text/html") or _by_itself(asked):
            return
        before = _page_before(asked)
        if before is None and not path.startswith(_NO_DOOR):
            self.counts.arrive(district)
        if (before is not None and before.endswith(path)) or scope["query_string"].startswith(b"after="):
            # The same page in another language, or its next leaf, is no second visit.
            return
        if path in _HELP:
            self.counts.add(district, "help", "opened")
        elif room := _ROOM.fullmatch(path):
            self.counts.add(district, "rooms", room[1])


def _by_itself(asked: Headers) -> bool:
    """Whether a page was fetched ahead, or as a part of another one."""
    ahead = "prefetch" in (asked.get("sec-purpose") or asked.get("purpose") or "")
    return ahead or asked.get("hx-request") == "true"


def _page_before(asked: Headers) -> str | None:
    """Return the path of our own page that a request came from, or None when it came from elsewhere."""
    try:
        parts = urlsplit(asked.get("referer", ""))
    except ValueError:
        return None
    return parts.path if parts.netloc and parts.netloc == asked.get("host") else None
