"""What every engine has to do, said by the very tests that say it of SQLite; here `store` and `site` are in PostgreSQL."""

from typing import Any

import pytest

from tests import test_audit, test_pieces_promise, test_promise, test_store
from tests.desk import (
    test_bell,
    test_care,
    test_content,
    test_content_times,
    test_contested,
    test_cut,
    test_decide,
    test_figures,
    test_handling,
    test_log,
    test_second,
    test_together,
    test_urgency,
    test_views,
)

_FILES = (
    test_store, test_promise, test_pieces_promise, test_audit, test_bell, test_care, test_content, test_content_times, test_contested, test_cut,
    test_decide, test_figures, test_handling, test_log, test_second, test_together, test_urgency, test_views,
)  # fmt: skip
_FIXTURE = type(pytest.fixture(lambda: None))
# These hold a file of SQLite in their hands.
_ON_DISK = {
    "test_a_store_that_cannot_write_says_so_and_keeps_the_row",
    "test_migrations_run_once_and_keep_data",
}


def _told(file: Any) -> dict[str, Any]:
    return {
        name: found
        for name, found in vars(file).items()
        if (name.startswith("test_") or isinstance(found, _FIXTURE)) and name not in _ON_DISK
    }


for _file in _FILES:
    _same = _told(_file).keys() & {name for name in globals() if name.startswith("test_")}
    assert not _same, f"two tests have one name: {_same}"
    globals().update(_told(_file))


def test_the_schema_is_brought_up_once(store):
    names = store.now(
        lambda db: [row["name"] for row in db.rows("SELECT name FROM migrations ORDER BY name")]
    )
    assert names[0] == "0001_first" and len(names) == len(set(names))
    store.engine.migrate()
    assert store.now(lambda db: db.one("SELECT COUNT(*) AS n FROM migrations")) == {"n": len(names)}


def test_a_read_writes_nothing(store):
    import asyncio

    import psycopg

    async def write():
        await store.read(lambda db: db.run("DELETE FROM staff"))

    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        asyncio.run(write())


def test_a_value_is_never_a_statement(store):
    """Colons, per cents and quotes in values, and per cents in a statement, stay what they are."""
    odd = "a:name %s %(x)s '; DROP TABLE staff; -- \\ \" ?"
    told = store.now(lambda db: db.one("SELECT :odd AS odd, 17 % 5 AS rest, ':kept' AS kept", {"odd": odd}))
    assert told == {"odd": odd, "rest": 2, "kept": ":kept"}
