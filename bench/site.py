"""Servers to measure: the house and the bare page, filled with rows, and a load that counts what came back."""

import contextlib
import http.client
import os
import re
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import bare
from hideout.store import open_store, staff
from hideout.store.posts import canonical
from hideout.store.views import HEADSTART

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a load gave: requests per second, median and 99th percentile in milliseconds, statuses."""

    rate: float
    p50: float
    p99: float
    statuses: dict[int, int]

    def __str__(self) -> str:
        return f"{self.rate:8.0f}/s  p50 {self.p50:7.2f} ms  p99 {self.p99:7.2f} ms  {self.statuses}"


@contextmanager
def running(command: list[str], port: int, path: str, **environ: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends; it has answered once when the block begins."""
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environ, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with contextlib.suppress(OSError):
                if get(port, path)[0] == 200:
                    break
            time.sleep(0.02)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


@contextmanager
def house(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the house on a filled folder, with limits switched off."""
    command = [sys.executable, "-m", "hideout.cli", "--data", str(folder), "serve", "--port", str(port)]
    with running(command, port, "/healthz", HIDEOUT_LIMITS="0", HIDEOUT_DESK_SECOND_FACTOR="off") as process:
        yield process


@contextmanager
def bare_page(path: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the bare page."""
    command = [
        sys.executable, "-m", "uvicorn", "bench.bare:app", "--port", str(port), "--no-access-log", "--log-level", "warning",
    ]  # fmt: skip
    with running(command, port, "/board", BARE_DB=str(path)) as process:
        yield process


def fill(folder: Path, published: int, waiting: int = 0) -> str:
    """Fill a store with posts, rightly decided; return the name of the reader."""
    store = open_store(folder)
    reader = store.now(staff.add, "bench", "admin", 1)
    assert reader is not None
    store.now(staff.activate, reader)
    store.close()
    base = sqlite3.connect(folder / "hideout.db", isolation_level=None)
    base.execute("PRAGMA synchronous=OFF")
    base.execute("BEGIN")
    for number in range(published + waiting):
        shown = number < published
        body = canonical(
            {"avatar": "mole", "name": "ゆき", "text": f"{number} きょうは雪がふって、しずかだった。"}
        )
        base.execute(
            "INSERT INTO posts (id, board, receipt, state, revision, round, level, open, language, fold, arrived, decided,"
            " kin, since, due) VALUES (?, 'murmurs', ?, ?, ?, ?, ?, ?, 'ja', ?, ?, ?, ?, ?, ?)",
            (f"p{number:08}", f"r{number}", "published" if shown else "waiting", f"v{number}", int(shown),
             number % 3 if not shown else 0, int(not shown), f"f{number}", number, number if shown else None,
             f"f{number}", number, number - HEADSTART[number % 3]),
        )  # fmt: skip
        heard = '{"order": ["text"], "labels": {"text": "What you feel"}, "findings": [], "flags": [], "level": 0, "now": false, "categories": []}'
        base.execute(
            "INSERT INTO revisions (id, post, body, heard) VALUES (?, ?, ?, ?)",
            (f"v{number}", f"p{number:08}", body, heard),
        )
        if shown:
            base.execute(
                "INSERT INTO decisions (id, revision, round, verdict, staff, at) VALUES (?, ?, 0, 'approve', ?, ?)",
                (f"d{number}", f"v{number}", reader, number),
            )
            base.execute(
                "INSERT INTO published (post, board, revision, body, decision, heavy, shown) VALUES (?, 'murmurs', ?, ?, ?, 0, ?)",
                (f"p{number:08}", f"v{number}", body, f"d{number}", number),
            )
    base.execute("COMMIT")
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    return "bench"


def free_port() -> int:
    """Return a port that nobody listens on; others may run benches on the same machine."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def get(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
    """Fetch one page over a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Language": "ja"} | (headers or {}))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def load(
    port: int, ask: Callable[[http.client.HTTPConnection, int], int], *, workers: int, seconds: float
) -> Load:
    """Let workers ask over kept connections for some seconds; `ask` returns a status."""
    spans: list[float] = []
    statuses: dict[int, int] = {}
    lock = threading.Lock()
    end = time.monotonic() + seconds

    def work(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        mine: list[float] = []
        seen: dict[int, int] = {}
        count = 0
        while time.monotonic() < end:
            began = time.perf_counter()
            status = ask(connection, number * 1_000_000 + count)
            mine.append(time.perf_counter() - began)
            seen[status] = seen.get(status, 0) + 1
            count += 1
        connection.close()
        with lock:
            spans.extend(mine)
            for status, times in seen.items():
                statuses[status] = statuses.get(status, 0) + times

    began = time.monotonic()
    threads = [threading.Thread(target=work, args=(number,)) for number in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    spans.sort()
    return Load(
        rate=len(spans) / took,
        p50=statistics.median(spans) * 1000,
        p99=spans[int(len(spans) * 0.99)] * 1000,
        statuses=statuses,
    )


def reading(path: str) -> Callable[[http.client.HTTPConnection, int], int]:
    """Return an ask that fetches a page."""

    def ask(connection: http.client.HTTPConnection, number: int) -> int:
        connection.request("GET", path, headers={"Accept-Language": "ja"})
        answer = connection.getresponse()
        answer.read()
        return answer.status

    return ask


def hidden(page: bytes, name: str) -> str:
    """Return a hidden field's value."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page.decode())
    assert found
    return found[1]


def median_of(rounds: list[Load]) -> Load:
    """Return the round with the median rate."""
    return sorted(rounds, key=lambda one: one.rate)[len(rounds) // 2]


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder that goes when the bench is over."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def bare_rows(path: Path, rows: int) -> Path:
    """Return the file of a filled bare page."""
    bare.prepare(str(path), rows)
    return path
