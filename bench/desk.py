"""The desk: claim and decide on the store itself, and the queue page with 50 and with 10,000 waiting posts."""

import sqlite3
import statistics
import time

from bench import site
from hideout.clock import now
from hideout.store import decisions, open_store
from hideout.store import staff as staff_store
from hideout.store.decisions import Choice
from moderation import staffing

POSTS = 2_000


def bare_claims(path: str, rows: int) -> float:
    """Return bare claim-and-decide pairs a second: two statements, one FULL commit."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute(
        "CREATE TABLE bare (id INTEGER PRIMARY KEY, state TEXT, level INTEGER, at INTEGER, who TEXT)"
    )
    base.execute("CREATE INDEX bare_queue ON bare (state, level DESC, at)")
    base.executemany("INSERT INTO bare VALUES (?, 'waiting', 0, ?, NULL)", ((n, n) for n in range(rows)))
    began = time.perf_counter()
    for _ in range(rows):
        base.execute("BEGIN IMMEDIATE")
        claim = "UPDATE bare SET who = 'x' WHERE id = (SELECT id FROM bare WHERE state = 'waiting' ORDER BY level DESC, at LIMIT 1) RETURNING id"
        post = base.execute(claim).fetchone()[0]
        base.execute("UPDATE bare SET state = 'published' WHERE id = ?", (post,))
        base.execute("COMMIT")
    took = time.perf_counter() - began
    base.close()
    return rows / took


def main() -> None:
    """Print pairs a second and page times."""
    with site.folder() as made:
        limit = bare_claims(str(made / "bare.db"), POSTS)
        site.fill(made / "claims", 0, POSTS)
        store = open_store(made / "claims")
        reader = store.now(staff_store.by_name, "bench")
        assert reader is not None
        began = time.perf_counter()
        for _ in range(POSTS):
            post = store.now(decisions.claim, reader["id"], now())
            assert post is not None
            card = store.now(decisions.card, post)
            assert card is not None
            choice = Choice(
                post=post,
                revision=card["revision"],
                round=card["round"],
                staff=reader["id"],
                verdict="approve",
            )
            assert store.now(decisions.decide, choice, now())
        took = time.perf_counter() - began
        store.close()
        print(
            f"claim and decide: {POSTS / took:.0f}/s, bare pair in one commit {limit:.0f}/s, ratio {POSTS / took / limit:.2f}"
        )
        times = {}
        for place, waiting in enumerate((50, 10_000)):
            folder = made / f"queue{waiting}"
            site.fill(folder, 1000, waiting)
            times[waiting] = queue_page(folder, 8121 + place)
            print(f"queue page with {waiting} waiting: {times[waiting]:.2f} ms")
        print(f"10,000 of 50 waiting: {times[10_000] / times[50]:.2f} (goal ≤ 1.3)")


def queue_page(folder: site.Path, port: int) -> float:
    """Return the median milliseconds of the queue page for a signed-in reader."""
    import http.client

    with site.house(folder, port):
        store = open_store(folder)
        token = staffing.sign_in_link(store, "bench", now())
        store.close()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", f"/desk/enter/{token}", "", headers)
        answer = connection.getresponse()
        answer.read()
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        assert cookie, answer.status
        spans = []
        for _ in range(60):
            began = time.perf_counter()
            status, _body = site.get(port, "/desk", {"Cookie": cookie})
            assert status == 200, status
            spans.append(time.perf_counter() - began)
        return statistics.median(spans) * 1000


if __name__ == "__main__":
    main()
