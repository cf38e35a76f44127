"""Nodes that share a database: what one takes in another shows, what two decide at once is decided once."""

import re
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from hideout.clock import now
from hideout.store import audit, decisions, open_store, posts
from moderation import staffing
from tests.conftest import hidden
from tests.postgres import server as postgresql
from tests.process.conftest import Server
from tests.process.test_server import leave
from tests.test_promise import arrive


class Nodes:
    """Two servers, each with a folder of its own and the same secret, on one database."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.database = folder, database
        self.nodes: list[Server] = []
        for name in ("one", "two"):
            (folder / name / "data").mkdir(parents=True)
            self.nodes.append(Server(folder / name, HIDEOUT_DATABASE=database, HIDEOUT_LIMITS="0"))
        self.store = open_store(folder / "one" / "data", database=database)
        shutil.copy(folder / "one" / "data" / "secret", folder / "two" / "data" / "secret")

    def reader(self, node: int, name: str) -> httpx2.Client:
        """Return somebody who has come in at a node."""
        staffing.invite(self.store, name, "reader", now())
        token = staffing.sign_in_link(self.store, name, now())
        client = self.nodes[node].client()
        assert client.post(f"/desk/enter/{token}", data={}).status_code == 303
        return client

    def ask(self, sql: str) -> list[dict]:
        """Return rows of the database."""
        return self.store.now(lambda db: db.rows(sql))


@pytest.fixture
def nodes(tmp_path: Path, database: str) -> Iterator[Nodes]:
    nodes = Nodes(tmp_path, database)
    yield nodes
    nodes.store.close()
    for node in nodes.nodes:
        if hasattr(node, "process"):
            node.stop(signal.SIGKILL)


def read_all(client: httpx2.Client) -> int:
    """Put up one post after another, as the pages offer them, until none is left; return how many."""
    done, answer = 0, client.post("/desk/next", data={})
    while (place := answer.headers["location"]).startswith("/desk/posts/"):
        page = client.get(place).text
        sent = {name: hidden(page, name) for name in ("revision", "round")} | {"view": "card"}
        answer = client.post(f"{place.partition('?')[0]}/approve", data=sent)
        assert answer.status_code == 303, answer.status_code
        done += 1
    return done


def test_what_comes_in_at_one_is_read_and_shown_at_the_other(nodes):
    one, two = (node.start() for node in nodes.nodes)
    kept = leave(one.client(), "words at the first")
    assert kept.status_code == 303 and two.client().get(kept.headers["location"]).status_code == 200
    reader = nodes.reader(1, "Hana")
    assert "words at the first" in reader.get("/desk").text
    assert "words at the first" not in one.client().get("/rooms/murmurs").text
    assert read_all(reader) == 1
    assert "words at the first" in one.client().get("/rooms/murmurs").text
    # A session counts on every node: it is in the store.
    there = one.client()
    there.cookies.update(reader.cookies)
    assert there.get("/desk").status_code == 200
    # A form that one made is taken by the other, once.
    once = hidden(one.client().get("/rooms/murmurs").text, "once")
    sent = [
        node.client().post("/rooms/murmurs/posts", data={"once": once, "text": "twice"})
        for node in (two, one)
    ]
    assert [answer.status_code for answer in sent] == [303, 303]
    assert nodes.ask("SELECT COUNT(*) AS n FROM posts") == [{"n": 2}]


def test_readers_of_two_nodes_decide_everything_once(nodes):
    for node in nodes.nodes:
        node.start()
    for number in range(40):
        arrive(nodes.store, f"text {number}", f"r{number}")
    readers = [nodes.reader(number % 2, f"reader {number}") for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(read_all, readers))
    assert sum(done) == 40
    assert nodes.ask("SELECT COUNT(*) AS n, COUNT(DISTINCT revision) AS m FROM decisions") == [
        {"n": 40, "m": 40}
    ]
    assert nodes.ask("SELECT COUNT(*) AS n FROM published") == [{"n": 40}]
    assert not nodes.store.now(audit.verify, nodes.store.secret)
    assert nodes.store.now(decisions.counts)["all"] == 0 and len(nodes.store.now(posts.page, "murmurs")) == 21


def test_commands_work_beside_the_nodes_and_leave_copies_to_the_database(nodes):
    node = nodes.nodes[0].start()
    assert node.run("staff", "add", "Hana").returncode == 0
    assert b"Hana" in node.run("staff", "list").stdout
    assert node.run("audit", "verify").returncode == 0
    assert node.run("purge").returncode == 0
    done = node.run("backup", "copy.db")
    assert done.returncode == 1 and b"pg_dump" in done.stderr and not (node.folder / "copy.db").exists()
    (node.folder / "copy.db").write_bytes(b"")
    done = node.run("restore", "copy.db")
    assert done.returncode == 1 and b"pg_restore" in done.stderr


def test_a_database_that_is_away_is_said_and_comes_back(tmp_path):
    where = postgresql.programs()
    if where is None:
        pytest.skip(postgresql.ABSENT)
    with postgresql.running(where) as database:
        node = Server(tmp_path, HIDEOUT_DATABASE=database.url(database.database()))
        try:
            node.start()
            client = node.client()
            assert leave(client, "before").status_code == 303
            database.stop()
            assert client.get("/readyz").status_code == 503
            assert client.get("/help").status_code == 200
            late = node.run("staff", "list")
            assert late.returncode == 1 and b"does not answer" in late.stderr
            database.start()
            assert client.get("/readyz").status_code == 200
            assert leave(client, "after").status_code == 303
        finally:
            node.stop(signal.SIGKILL)


def test_an_address_of_another_kind_is_refused_and_none_is_shown(tmp_path):
    site = Server(tmp_path, HIDEOUT_DATABASE="mysql://house:very-secret@example/house")
    done = site.run("check")
    assert done.returncode == 2 and b"postgresql://" in done.stderr and b"very-secret" not in done.stderr
    site.environ["HIDEOUT_DATABASE"] = "postgresql://house:very-secret@127.0.0.1:1/house"
    done = site.run("init")
    assert done.returncode == 1 and b"very-secret" not in done.stdout + done.stderr
    assert not re.search(rb"Traceback", done.stderr)
    site.environ["HIDEOUT_DATABASE"] = "postgresql://house:very-secret@127.0.0.1:1/house?no_such_word=1"
    done = site.run("init")
    assert done.returncode == 1 and b"does not answer" in done.stderr and b"very-secret" not in done.stderr
