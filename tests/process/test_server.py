"""The server as a process: start, stop, kill, a full disk, a locked file, slow and broken visitors."""

import concurrent.futures
import resource
import signal
import socket
import sqlite3
import time

import pytest

from tests.conftest import hidden


def leave(client, text: str, retry: bool = False):
    once = hidden(client.get("/rooms/murmurs").text, "once")
    return client.post("/rooms/murmurs/posts", data={"once": once, "text": text})


def stored(server) -> list[str]:
    base = sqlite3.connect(server.folder / "data" / "hideout.db")
    try:
        return [row[0] for row in base.execute("SELECT body FROM revisions")]
    finally:
        base.close()


def test_acknowledged_posts_survive_kill(server):
    acknowledged: list[str] = []

    def flood(number: int) -> None:
        with server.client() as client:
            for count in range(200):
                text = f"post-{number}-{count}-end"
                try:
                    if leave(client, text).status_code == 303:
                        acknowledged.append(text)
                except Exception:
                    return

    for attempt in range(2):
        server.start()
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            running = [pool.submit(flood, attempt * 10 + number) for number in range(4)]
            # In the midst of it, however slow the machine is just now.
            until, before = time.monotonic() + 30, len(acknowledged)
            while len(acknowledged) < before + 20 and time.monotonic() < until:
                time.sleep(0.02)
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
            for one in running:
                one.result()
    kept = " ".join(stored(server))
    assert len(acknowledged) > 20
    assert [text for text in acknowledged if text not in kept] == []
    base = sqlite3.connect(server.folder / "data" / "hideout.db")
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    base.close()
    server.start()


def test_a_second_server_is_refused_with_words(server):
    server.start()
    second = server.run("serve", "--port", str(server.port + 1))
    assert second.returncode == 1 and b"another hideout serves" in second.stderr
    assert server.client().get("/healthz").status_code == 200


def test_a_graceful_stop_answers_what_it_began(server):
    server.start()
    with socket.create_connection(("127.0.0.1", server.port)) as slow:
        body = b"text=snow&once=x"
        head = (
            f"POST /rooms/murmurs/posts HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.url}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        slow.sendall(head.encode() + body[:4])
        time.sleep(0.4)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.4)
        slow.sendall(body[4:])
        slow.settimeout(10)
        answer = b""
        while piece := slow.recv(65536):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 422") and b"snow" in answer
    assert server.process.wait(20) == 0


def test_a_full_disk_is_told_and_reading_goes_on(server):
    server.start()
    with server.client() as client:
        assert leave(client, "fits").status_code == 303
    server.stop()
    size = (server.folder / "data" / "hideout.db").stat().st_size

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = size + 150_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    server.start(preexec=small_disk)
    with server.client() as client:
        statuses = []
        for number in range(400):
            answer = leave(client, f"{number} " + "long words " * 30)
            statuses.append(answer.status_code)
            if answer.status_code == 503:
                assert f"{number} long words" in answer.text
                break
        assert statuses[-1] == 503 and 303 in statuses
        assert client.get("/rooms/murmurs").status_code == 200
        assert client.get("/help").status_code == 200
        acknowledged = statuses.count(303)
        resource.prlimit(
            server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        )
        assert leave(client, "room again").status_code == 303
    server.stop()
    assert len(stored(server)) == 1 + acknowledged + 1


def test_a_locked_store_is_busy_and_pages_are_read(server):
    server.start()
    other = sqlite3.connect(server.folder / "data" / "hideout.db", isolation_level=None)
    with server.client() as client, concurrent.futures.ThreadPoolExecutor(1) as pool:
        # The first post of a server loads the lists of names.
        assert leave(client, "before").status_code == 303
        other.execute("BEGIN IMMEDIATE")
        writing = pool.submit(lambda: leave(server.client(), "while locked"))
        # Whatever waited for the lock would be answered busy: it is held until all have come.
        for path in ("/help", "/rooms/murmurs", "/house"):
            assert client.get(path).status_code == 200
        answer = writing.result()
        assert answer.status_code == 503 and "while locked" in answer.text and answer.headers["retry-after"]
        other.execute("ROLLBACK")
        other.close()
        assert leave(client, "unlocked").status_code == 303


def test_slow_bodies_are_cut_and_pages_are_read(server):
    server.start()
    head = (
        f"POST /rooms/murmurs/posts HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.url}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\ntext="
    )
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(50)]
    began = time.monotonic()
    for connection in slow:
        connection.sendall(head.encode())
    with server.client() as client:
        while time.monotonic() - began < 4:
            # Every one of the fifty is still open.
            assert client.get("/house").status_code == 200
            for connection in slow:
                connection.sendall(b"a")
            time.sleep(0.5)
    slow[0].settimeout(40)
    answer = b""
    try:
        while piece := slow[0].recv(65536):
            answer += piece
    except ConnectionResetError:
        pass
    assert answer.startswith(b"HTTP/1.1 408") and time.monotonic() - began < 40
    for connection in slow:
        connection.close()


def test_a_ruined_store_is_refused_and_left_as_it_is(server):
    server.start()
    server.stop()
    path = server.folder / "data" / "hideout.db"
    ruined = b"this is no database" * 500
    path.write_bytes(ruined)
    done = server.run("serve", "--port", str(server.port))
    assert done.returncode == 1 and b"cannot be opened" in done.stderr
    assert path.read_bytes() == ruined


def test_no_word_address_or_agent_stands_in_a_log_or_a_file(server):
    server.start()
    marks = {
        name: f"mark-{name}-1234567"
        for name in ("agent", "query", "referer", "forwarded", "password", "name", "talk")
    }
    with server.client() as client:
        headers = {
            "user-agent": marks["agent"],
            "referer": f"{server.url}/{marks['referer']}",
            "x-forwarded-for": marks["forwarded"],
        }
        client.get(f"/house?x={marks['query']}", headers=headers)
        client.get("/nothing", headers=headers)
        client.post(
            "/desk/sign-in", data={"name": marks["name"], "password": marks["password"]}, headers=headers
        )
        seal = hidden(client.get("/rooms/lamp").text, "seal")
        client.post("/rooms/lamp/say", data={"seal": seal, "words": marks["talk"]}, headers=headers)
        leave(client, "a post may stand in the store only")
    server.stop()
    kept = b"".join(path.read_bytes() for path in server.folder.rglob("*") if path.is_file())
    for name, mark in marks.items():
        assert mark.encode() not in kept, name
    assert b"127.0.0.1" not in (server.folder / "data" / "hideout.db").read_bytes()
    assert b"a post may stand" not in server.log.read_bytes()


def test_a_start_in_an_empty_folder_makes_its_store(server):
    began = time.monotonic()
    server.environ.pop("HIDEOUT_DATA")
    server.start()
    assert (server.folder / "data" / "hideout.db").is_file()
    assert time.monotonic() - began < 20
    assert (server.folder / "data" / "secret").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "broken",
    [b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET  HTTP/9\r\n\r\n"],
)
def test_broken_requests_get_4xx_and_the_house_stands(server, broken):
    server.start()
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(broken)
        connection.settimeout(5)
        answer = connection.recv(4096)
    assert answer.startswith(b"HTTP/1.1 4")
    assert server.client().get("/house").status_code == 200


def test_heads_that_drip_or_never_end_are_cut(server):
    server.start()
    dripping = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(100)]
    for connection in dripping:
        connection.sendall(b"GET /house HTTP/1.1\r\nHost: 127.0.0.1\r\n")
    with socket.create_connection(("127.0.0.1", server.port)) as endless:
        endless.sendall(b"GET /house HTTP/1.1\r\n" + b"X-Long: " + b"a" * 60_000 + b"\r\n")
        try:
            for _ in range(40):
                endless.sendall(b"X-More: " + b"a" * 60_000 + b"\r\n")
                time.sleep(0.01)
            answer = endless.recv(4096)
        except ConnectionError:
            answer = b"HTTP/1.1 400"
    assert answer.startswith(b"HTTP/1.1 400")
    with server.client() as client:
        assert client.get("/house").status_code == 200
    dripping[0].settimeout(25)
    assert dripping[0].recv(100) == b""
    for connection in dripping:
        connection.close()


def test_what_is_no_request_gets_the_headers_too(server):
    server.start()
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(b"\x00\x01 nonsense\r\n\r\n")
        answer = connection.recv(4096)
    assert b"Content-Security-Policy" in answer and b"nosniff" in answer and b"uvicorn" not in answer
