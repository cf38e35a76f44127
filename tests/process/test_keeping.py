"""Forgetting, backups and restoring, beside a running server and without one."""

from tests.conftest import words_of
from tests.process.test_server import leave, stored


def test_purge_beside_a_live_server_empties_the_files(server):
    server.start()
    with server.client() as client:
        answer = leave(client, "purple-marker-words")
        words = words_of(client.get(answer.headers["location"]).text)
        client.post("/post-status", data={"code": words, "do": "withdraw"})
    done = server.run("purge")
    assert done.returncode == 0, done.stderr
    assert b"withdrawn" in done.stdout
    for path in (server.folder / "data").glob("hideout.db*"):
        assert b"purple-marker-words" not in path.read_bytes(), path


def test_a_restored_backup_does_not_bring_back_what_was_taken_back(server):
    server.start()
    with server.client() as client:
        words = words_of(client.get(leave(client, "taken-back-words").headers["location"]).text)
        leave(client, "words that stay")
        assert server.run("backup", "copy.db").returncode == 0
        client.post("/post-status", data={"code": words, "do": "withdraw"})
    server.stop()
    assert server.run("restore", "copy.db").returncode == 0
    kept = " ".join(stored(server))
    assert "words that stay" in kept and "taken-back-words" not in kept
    assert b"taken-back-words" not in (server.folder / "data" / "hideout.db").read_bytes()


def test_backup_beside_a_live_server_and_restore(server):
    server.start()
    with server.client() as client:
        leave(client, "before the backup")
        assert server.run("backup", "copy.db").returncode == 0
        leave(client, "after the backup")
    assert server.run("restore", "copy.db").returncode == 1
    server.stop()
    assert server.run("restore", "copy.db").returncode == 0
    server.start()
    assert len(stored(server)) == 1
    (server.folder / "junk.db").write_bytes(b"junk" * 2000)
    server.stop()
    assert server.run("restore", "junk.db").returncode == 1
    assert len(stored(server)) == 1
