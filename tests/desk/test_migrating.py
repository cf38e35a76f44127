"""A house that was open before the queue had its order: what waits keeps its place, what was decided stays decided."""

import sqlite3

from sqlite_utils import Database

from hideout.clock import DAY, HOUR, now
from hideout.store import decisions, open_store, schema


def test_posts_from_before_get_their_place(tmp_path):
    at = now()
    old = Database(sqlite3.connect(tmp_path / "hideout.db", isolation_level=None))
    schema.migrations.apply(old, stop_before="0004_queue")
    rows = (
        ("light", 0, 0, at - DAY - HOUR),
        ("heavy", 2, 0, at),
        ("urgent", 3, 0, at),
        ("now", 3, 1, at),
        ("young", 0, 0, at),
        ("young again", 0, 0, at + 1),
    )
    for id, level, urgent, arrived in rows:
        old.execute(
            "INSERT INTO posts (id, board, receipt, state, revision, level, urgent, open, language, fold, arrived)"
            " VALUES (?, 'murmurs', ?, 'waiting', ?, ?, ?, 1, 'ja', ?, ?)",
            (id, id, f"r {id}", level, urgent, id.removesuffix(" again"), arrived),
        )
        old.execute(
            "INSERT INTO revisions (id, post, body, heard) VALUES (?, ?, ?, '{}')",
            (f"r {id}", id, '{"text":"x"}'),
        )
    old.close()
    store = open_store(tmp_path)
    try:
        found = store.now(decisions.queue)
        assert [row["id"] for row in found] == ["now", "urgent", "light", "heavy", "young"]
        assert [row["same"] for row in found] == [1, 1, 1, 1, 2] and all(row["since"] for row in found)
    finally:
        store.close()
