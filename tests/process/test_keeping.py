"""Forgetting, backups and restoring, beside a running server and without one."""

import sqlite3
from pathlib import Path

from tests.conftest import words_of
from tests.process.test_server import leave, stored
from tests.test_helplines import ENTRY


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


def test_local_helplines_travel_with_a_backup_and_newer_ones_stay(server):
    (server.folder / "yuki.toml").write_text(ENTRY, "utf-8")
    made = ("--name-ja", "ゆき市", "--name-en", "Snow", "--helplines", "yuki.toml")
    assert server.run("district", "add", "yuki", *made).returncode == 0
    assert server.run("district", "add", "tsuki", *made).returncode == 0
    assert server.run("backup", "copy.db").returncode == 0
    kept = server.folder / "data" / "helplines"
    (kept / "yuki.toml").unlink()
    newer = ENTRY.replace("03-0000-0000", "03-0000-1111")
    (kept / "tsuki.toml").write_text(newer, "utf-8")
    assert server.run("restore", "copy.db").returncode == 0
    assert (kept / "yuki.toml").read_text("utf-8") == ENTRY
    assert (kept / "tsuki.toml").read_text("utf-8") == newer
    assert sorted(path.name for path in kept.iterdir()) == ["tsuki.toml", "yuki.toml"]
    server.start()
    with server.client() as client:
        assert "03-0000-0000" in client.get("/d/yuki/help").text
    assert server.run("audit", "verify").returncode == 0
    # What was restored can be copied and put back again.
    assert server.run("backup", "again.db").returncode == 0


def test_a_copy_from_elsewhere_cannot_write_outside_its_folder(server):
    assert server.run("backup", "copy.db").returncode == 0
    copy = sqlite3.connect(server.folder / "copy.db")
    copy.execute(
        "INSERT INTO luggage VALUES ('../../outside.toml', X'78'), ('/tmp/hideout-outside.toml', X'78')"
    )
    copy.commit()
    copy.close()
    assert server.run("restore", "copy.db").returncode == 0
    found = {path.name for path in (server.folder / "data" / "helplines").iterdir()}
    assert found == {"outside.toml", "hideout-outside.toml"}
    assert not list(server.folder.glob("*.toml")) and not Path("/tmp/hideout-outside.toml").exists()
