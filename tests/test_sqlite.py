"""SQLite: what it has to do on a disk, beyond what every engine does."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from hideout.clock import DAY, now
from hideout.config import RETENTION
from hideout.store import (
    Store,
    StoreBusy,
    StoreInUse,
    decisions,
    open_store,
    posts,
    retention,
    schema,
    shifts,
    staff,
    undoing,
    views,
)
from hideout.store.sqlite import damage
from tests.test_promise import arrive, choose, reader


def test_a_locked_file_is_busy_and_reads_go_on(store, monkeypatch):
    store.engine._writer.conn.execute("PRAGMA busy_timeout=100")
    other = sqlite3.connect(Path(store.folder) / "hideout.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def both():
        with pytest.raises(StoreBusy):
            await store.write(staff.add, "late", "reader", 1)
        return await store.read(staff.everyone)

    assert asyncio.run(both()) == []
    other.execute("ROLLBACK")
    other.close()
    assert asyncio.run(store.write(staff.add, "late", "reader", 1))


def test_a_second_server_is_refused_and_a_command_is_not(store):
    with pytest.raises(StoreInUse):
        open_store(store.folder, serving=True)
    beside = open_store(store.folder)
    assert not beside.alone()
    beside.now(staff.add, "from a command", "reader", 1)
    beside.close()
    assert [row["name"] for row in store.now(staff.everyone)] == ["from a command"]


def test_purged_words_are_in_no_file(store):
    marked = "とてもめずらしい合言葉 purple-marker-words"
    card, who = arrive(store, marked), reader(store)
    store.now(
        decisions.decide,
        choose(card, who, "decline", reason="other", note="note-marker-words"),
        now() - 400 * DAY,
    )

    def found(word: str) -> bool:
        return any(word.encode() in path.read_bytes() for path in Path(store.folder).glob("hideout.db*"))

    assert found("purple-marker-words") and found("note-marker-words")
    erased = store.now(retention.purge, store.secret, RETENTION, now())
    assert erased["declined"] == 1 and erased["decision_notes"] == 1
    assert store.engine.checkpoint()
    assert not found("purple-marker-words") and not found("note-marker-words") and not found("合言葉")
    assert store.now(posts.status, "r1")["state"] == "declined"


def test_a_withdrawn_post_leaves_nothing(store):
    card, who = arrive(store, "gone-words"), reader(store)
    store.now(decisions.decide, choose(card, who, "approve"), now())
    assert store.now(posts.withdraw, "r1")
    assert not store.now(posts.withdraw, "r1")
    assert store.now(posts.page, "murmurs") == []
    store.engine.checkpoint()
    assert not any(b"gone-words" in path.read_bytes() for path in Path(store.folder).glob("hideout.db*"))
    assert not store.now(undoing.undo, card["id"], who, now())


def test_a_backup_is_whole_and_never_overwrites(store, tmp_path):
    arrive(store)
    target = tmp_path / "copy.db"
    store.backup(target)
    assert damage(target) == ""
    with pytest.raises(FileExistsError):
        store.backup(target)


def test_migrations_run_once_and_keep_data(tmp_path):
    first = open_store(tmp_path)
    arrive(first)
    first.close()
    again = open_store(tmp_path)
    assert schema.pending(again.engine._writer.utils) == []
    assert again.now(decisions.queue)[0]["body"]["text"] == "words"
    again.close()


def test_a_failing_migration_leaves_everything_as_it_was(tmp_path):
    store: Store = open_store(tmp_path)
    arrive(store)
    later = Migrations("hideout")

    def breaks(db):
        db.conn.execute("ALTER TABLE posts ADD COLUMN later TEXT")
        db.conn.execute("CREATE TABLE broken (")

    later(name="9999_breaks")(breaks)
    with pytest.raises(Exception, match=r"incomplete|syntax"):
        later.apply(store.engine._writer.utils)
    assert "later" not in {column.name for column in store.engine._writer.utils["posts"].columns}
    assert store.now(decisions.queue)[0]["body"]["text"] == "words"
    store.close()


def plans(store, ask, *args):
    """Return how SQLite goes about each statement of a function of a noun."""
    asked: list[str] = []
    conn = store.engine._writer.conn
    conn.set_trace_callback(asked.append)
    store.now(ask, *args)
    conn.set_trace_callback(None)
    found = [text for text in asked if text.startswith("SELECT")]
    return [" / ".join(row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {text}")) for text in found]


def test_a_shift_is_found_without_walking_a_day_of_answers(store):
    first, *_ = plans(store, shifts.acts, "somebody", 1)
    assert "audit_marks" in first


def test_the_few_of_a_view_are_counted_past_the_many(store):
    told = plans(store, views.tally, "somebody", now())
    for index in ("posts_escalated", "posts_set_aside", "posts_reported"):
        assert any(index in plan for plan in told), told
