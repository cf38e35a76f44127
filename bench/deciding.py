"""Deciding: eight readers at once before 100,000 waiting posts, beside the bare desk; the next card and the list, too."""

import http.client
import shutil
import socket
import sqlite3
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from bench import site
from hideout.clock import now
from hideout.store import audit, open_store, staff
from moderation import staffing

WAITING = 100_000
READERS = 8
ROUNDS = 3
SECONDS = 5.0


@dataclass(slots=True)
class Line:
    """A kept connection that posts forms with as little work as can be, so that the servers are what is measured."""

    port: int
    cookie: str = ""
    buffer: bytes = b""
    wire: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        self.wire = socket.create_connection(("127.0.0.1", self.port), 30)
        self.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Return the status and where the answer leads."""
        body = urlencode(fields).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nOrigin: http://127.0.0.1:{self.port}\r\n"
            f"Cookie: {self.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self.wire.sendall(head.encode() + body)
        while b"\r\n\r\n" not in self.buffer:
            self._more()
        told, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        lines = told.decode("latin-1").split("\r\n")
        named = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])
        }
        length = int(named.get("content-length", "0"))
        while len(self.buffer) < length:
            self._more()
        self.buffer = self.buffer[length:]
        return int(lines[0].split()[1]), named.get("location", "")

    def _more(self) -> None:
        got = self.wire.recv(65536)
        if not got:
            raise ConnectionError("the server hung up")
        self.buffer += got


@dataclass(slots=True)
class Tally:
    """What the readers of one round did: posts they claimed, posts they decided, seconds of each decision."""

    claimed: list[str] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    spans: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


def enter(folder: Path, port: int, name: str) -> str:
    """Sign somebody in over HTTP and return their cookie."""
    store = open_store(folder)
    token = staffing.sign_in_link(store, name, now())
    store.close()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"/desk/enter/{token}", "", headers)
    answer = connection.getresponse()
    answer.read()
    cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    assert cookie, answer.status
    connection.close()
    return cookie


def invite(folder: Path, names: list[str]) -> list[str]:
    """Make readers and return their ids."""
    store = open_store(folder)
    for name in names:
        staffing.invite(store, name, "reader", now())
        staffing.sign_in_link(store, name, now())
    found = [store.now(staff.by_name, name) for name in names]
    store.close()
    return [str(row["id"]) for row in found if row]


def work(line: Line, tally: Tally, end: float, more: dict[str, str]) -> None:
    """Claim and put up one post after another until the time is over; the last one stays claimed."""
    status, place = line.post("/desk/next", **more)
    while place.startswith("/desk/posts/"):
        post = place.removeprefix("/desk/posts/").partition("?")[0]
        tally.claimed.append(post)
        if time.monotonic() >= end:
            return
        began = time.perf_counter()
        status, place = line.post(
            f"/desk/posts/{post}/approve", revision=f"v{int(post[1:])}", round="0", view="card", **more
        )
        tally.spans.append(time.perf_counter() - began)
        tally.statuses[status] += 1
        if status == 303:
            tally.decided.append(post)


def together(lines: list[Line], ids: list[str]) -> tuple[Tally, float]:
    """Let every reader decide at once; return what all did and how many pairs of claim and decision a second that is."""
    tallies = [Tally() for _ in lines]
    began = time.monotonic()
    threads = [
        threading.Thread(target=work, args=(line, tally, began + SECONDS, {"staff": id}))
        for line, tally, id in zip(lines, tallies, ids, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    whole = Tally()
    for tally in tallies:
        whole.claimed += tally.claimed
        whole.decided += tally.decided
        whole.spans += tally.spans
        whole.statuses += tally.statuses
    return whole, len(whole.decided) / took


def doubles(folder: Path, rounds: list[Tally]) -> tuple[int, int]:
    """Return how many posts were claimed twice in one round, and how many decisions are too many; the log must hold."""
    claims = sum(len(one.claimed) - len(set(one.claimed)) for one in rounds)
    decided = [post for one in rounds for post in one.decided]
    base = sqlite3.connect(folder / "hideout.db")
    made, posts = base.execute("SELECT COUNT(*), COUNT(DISTINCT revision) FROM decisions").fetchone()
    base.close()
    assert made == len(decided), (made, len(decided))
    store = open_store(folder)
    assert not store.now(audit.verify, store.secret)
    store.close()
    return claims, (made - posts) + (len(decided) - len(set(decided)))


def timed(ask: Callable[[], tuple[int, bytes]], times: int = 40) -> tuple[float, float]:
    """Return median and 95th percentile, in milliseconds, of one request after another."""
    spans = []
    for _ in range(times):
        began = time.perf_counter()
        status, _body = ask()
        assert status == 200, status
        spans.append((time.perf_counter() - began) * 1000)
    return statistics.median(spans), sorted(spans)[int(times * 0.95)]


def main() -> None:
    """Print rates, ratios, and times with 100,000 waiting."""
    names, house, bare = [f"reader {n}" for n in range(READERS)], site.free_port(), site.free_port()
    with site.folder() as made:
        site.fill(made / "desk", 0, WAITING)
        ids = invite(made / "desk", names)
        shutil.copytree(made / "desk", made / "bare")
        command = [
            sys.executable, "-m", "uvicorn", "bench.bare_desk:app", "--port", str(bare), "--no-access-log",
            "--log-level", "warning",
        ]  # fmt: skip
        with (
            site.house(made / "desk", house),
            site.running(command, bare, "/healthz", BARE_DB=str(made / "bare" / "hideout.db")),
        ):
            cookies = [enter(made / "desk", house, name) for name in names]
            rounds: dict[str, list[tuple[Tally, float]]] = {"bare": [], "desk": []}
            for _ in range(ROUNDS):
                rounds["bare"].append(together([Line(bare) for _ in names], ids))
                rounds["desk"].append(together([Line(house, cookie) for cookie in cookies], ids))
            ratios = [
                mine / limit for (_, mine), (_, limit) in zip(rounds["desk"], rounds["bare"], strict=True)
            ]
            for name, found in rounds.items():
                spans = sorted(span for tally, _ in found for span in tally.spans)
                rates = ", ".join(f"{rate:.0f}" for _, rate in found)
                print(
                    f"{name}: claim and decide {rates} a second, p50 {1000 * statistics.median(spans):.1f} ms,"
                    f" p95 {1000 * spans[int(len(spans) * 0.95)]:.1f} ms,"
                    f" {dict(sum((tally.statuses for tally, _ in found), Counter()))}"
                )
            print(
                f"claim and decide over HTTP, of the bare desk: {statistics.median(ratios):.2f} (goal ≥ 0.60)"
                f" [{', '.join(f'{ratio:.2f}' for ratio in ratios)}]"
            )
            claims, decisions = doubles(made / "desk", [tally for tally, _ in rounds["desk"]])
            print(f"double claims {claims}, double decisions {decisions} (goal 0 and 0)")
            line, cookie = Line(house, cookies[0]), {"Cookie": cookies[0]}

            def next_card() -> tuple[int, bytes]:
                place = line.post("/desk/next")[1]
                return site.get(house, place, cookie)

            for what, ask, goal in (
                ("the next card (claim and page)", next_card, 30),
                ("the list page", lambda: site.get(house, "/desk", cookie), 100),
                ("the list page of one level", lambda: site.get(house, "/desk?level=0", cookie), 100),
                (
                    "the list page of what is parked",
                    lambda: site.get(house, "/desk?show=parked", cookie),
                    100,
                ),
            ):
                middle, late = timed(ask)
                print(f"{what}, {WAITING:,} waiting: {middle:.1f} ms, p95 {late:.1f} (goal ≤ {goal})")


if __name__ == "__main__":
    main()
