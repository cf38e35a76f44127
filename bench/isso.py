"""Isso 0.14 in the same run: held, approved, public, and the page of the queue with 1,000 and with 10,000 waiting."""

from __future__ import annotations

import http.client
import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from bench import deciding, site
from hideout.seal import OnceTokens
from hideout.store import open_store

WANTED = ("isso==0.14.*", "gunicorn==27.*")
# Fewer than a page of the board, so that each is on the page that is fetched after it.
POSTS = 18
SIZES = (1_000, 10_000)
_PASSWORD = "bench"
_SETTINGS = """[general]
dbpath = {folder}/comments.db
host = http://127.0.0.1:{port}
[admin]
enabled = true
password = {password}
[moderation]
enabled = true
purge-after = 3650d
[server]
listen = http://127.0.0.1:{port}
[guard]
enabled = false
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Medians in milliseconds: a post until it is held, its approval, the page that then shows it, the page of the queue."""

    held: float
    approved: float
    public: float
    queue: float

    @property
    def whole(self) -> float:
        """From the post to the page that shows it, without the reading."""
        return self.held + self.approved + self.public


def installed() -> tuple[Path | None, str]:
    """Return the Python that has Isso, in an environment of the bench's own, or why there is none."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hideout-bench" / "isso-0.14"
    python = cache / "bin" / "python"
    if not (cache / "ready").is_file():
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(cache)],
            [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *WANTED],
        ):
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=600)
            except (OSError, subprocess.TimeoutExpired) as error:
                return None, str(error)
            if done.returncode:
                return None, (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        (cache / "ready").touch()
    return python, ""


@contextmanager
def running(python: Path, folder: Path, port: int, waiting: int) -> Iterator[None]:
    """Run Isso as its manual says, with gunicorn's four workers, on a base with so many comments that wait."""
    folder.mkdir()
    settings = folder / "isso.cfg"
    settings.write_text(_SETTINGS.format(folder=folder, port=port, password=_PASSWORD), "utf-8")
    command = [str(python), "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "-w", "4", "isso.run"]
    environ = {"ISSO_SETTINGS": str(settings)}
    with site.running(command, port, "/admin/", **environ):
        base = sqlite3.connect(folder / "comments.db")
        base.execute("INSERT INTO threads (uri, title) VALUES ('/other', 'other')")
        thread = base.execute("SELECT id FROM threads").fetchone()[0]
        began = time.time() - 2 * waiting
        base.executemany(
            "INSERT INTO comments (tid, created, mode, remote_addr, text, author, voters) VALUES (?, ?, 2, '127.0.0.0', ?, ?, ?)",
            ((thread, began + n, _text(n), "ゆき", b"\0" * 256) for n in range(waiting)),
        )
        base.commit()
        base.close()
        yield


def _text(number: int) -> str:
    return f"{number} きょうは雪がふって、しずかだった。"


def ask(port: int, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, str]:
    """Return status, body and cookie of one request over a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(
        method,
        path,
        body.encode() if body or method == "POST" else None,
        {"Origin": f"http://127.0.0.1:{port}", "Accept-Language": "ja"} | named,
    )
    answer = connection.getresponse()
    told = answer.status, answer.read().decode(), (answer.getheader("Set-Cookie") or "").partition(";")[0]
    connection.close()
    return told


def timed(step: Callable[[], tuple[int, str, str]], *wanted: int) -> tuple[float, str]:
    """Return milliseconds and body of a step; anything but the wanted statuses ends the bench."""
    began = time.perf_counter()
    status, body, _ = step()
    took = (time.perf_counter() - began) * 1000
    assert status in wanted, (status, body[:300])
    return took, body


def of_isso(port: int) -> Course:
    """Measure Isso."""
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    cookie = ask(port, "POST", "/login/", urlencode({"password": _PASSWORD}), **form)[2]
    assert cookie.startswith("admin-session="), cookie

    def post(n: int) -> Callable[[], tuple[int, str, str]]:
        sent = json.dumps({"text": f"bench {n}.", "author": "ゆき", "title": "wall"})
        return lambda: ask(port, "POST", "/new?uri=/wall", sent, Content_Type="application/json")

    posted = [timed(post(n), 202) for n in range(POSTS)]
    pages = [timed(lambda: ask(port, "GET", "/admin/?mode=2", Cookie=cookie), 200) for _ in range(POSTS)]
    keys = dict(re.findall(r"validate_com\((\d+), '([^']+)'", pages[-1][1]))
    approved, public = [], []
    for n, (_, answer) in enumerate(posted):
        number = json.loads(answer)["id"]
        path = f"/id/{number}/activate/{keys[str(number)]}"
        approved.append(timed(lambda path=path: ask(port, "POST", path), 200)[0])
        took, shown = timed(lambda: ask(port, "GET", "/?uri=/wall"), 200)
        assert f"bench {n}." in shown
        public.append(took)
    return Course(
        held=statistics.median(took for took, _ in posted),
        approved=statistics.median(approved),
        public=statistics.median(public),
        queue=statistics.median(took for took, _ in pages),
    )


def of_house(folder: Path, port: int) -> Course:
    """Measure the house."""
    cookie = deciding.enter(folder, port, "bench")
    store = open_store(folder)
    once = OnceTokens(store.secret)
    store.close()
    form = {"Content_Type": "application/x-www-form-urlencoded"}

    def post(n: int) -> Callable[[], tuple[int, str, str]]:
        sent = urlencode({"once": once.issue(), "text": f"bench {n}。"})
        return lambda: ask(port, "POST", "/rooms/murmurs/posts", sent, **form)

    held = [timed(post(n), 303)[0] for n in range(POSTS)]
    pages = [timed(lambda: ask(port, "GET", "/desk", Cookie=cookie), 200)[0] for _ in range(POSTS)]
    base = sqlite3.connect(f"file:{folder / 'hideout.db'}?mode=ro", uri=True)
    rows = base.execute(
        "SELECT p.id, p.revision, r.body FROM posts p JOIN revisions r ON r.id = p.revision WHERE r.body LIKE '%bench %'"
    ).fetchall()
    base.close()
    assert len(rows) == POSTS
    approved, public = [], []
    for id, revision, body in rows:
        sent = urlencode({"revision": revision, "round": "0", "view": "list"})
        path = f"/desk/posts/{id}/approve"
        approved.append(
            timed(lambda path=path, sent=sent: ask(port, "POST", path, sent, Cookie=cookie, **form), 303)[0]
        )
        took, shown = timed(lambda: ask(port, "GET", "/rooms/murmurs"), 200)
        assert json.loads(body)["text"] in shown
        public.append(took)
    return Course(
        held=statistics.median(held),
        approved=statistics.median(approved),
        public=statistics.median(public),
        queue=statistics.median(pages),
    )


def main() -> None:
    """Print both courses and their ratios; without Isso, say so and print the house alone."""
    python, why = installed()
    if python is None:
        print(f"Isso 0.14 could not be installed, so nothing is compared with it: {why}")
    queues: dict[int, float] = {}
    with site.folder() as made:
        for waiting in SIZES:
            port = site.free_port()
            site.fill(made / f"house{waiting}", 0, waiting)
            with site.house(made / f"house{waiting}", port):
                house = of_house(made / f"house{waiting}", port)
            queues[waiting] = house.queue
            told = {"house": house}
            if python is not None:
                port = site.free_port()
                with running(python, made / f"isso{waiting}", port, waiting):
                    told["Isso"] = of_isso(port)
            for name, one in told.items():
                print(
                    f"{waiting:6,} waiting, {name:5}: held {one.held:6.1f} ms, approved {one.approved:6.1f} ms,"
                    f" public {one.public:6.1f} ms; page of the queue {one.queue:7.1f} ms"
                )
            if "Isso" in told:
                peer = told["Isso"]
                print(
                    f"{waiting:6,} waiting, Isso of the house: held to public {peer.whole / house.whole:.1f}x,"
                    f" approving {peer.approved / house.approved:.1f}x, page of the queue {peer.queue / house.queue:.1f}x"
                )
    print(f"page of the queue, 10,000 of 1,000 waiting: {queues[10_000] / queues[1_000]:.2f} (goal ≤ 1.3)")


if __name__ == "__main__":
    main()
