"""Daily keys of what is sealed; destroyed when the longest talk is over, so that nobody can reopen one."""

import secrets

from hideout.clock import DAY
from hideout.store.engine import Db


def of_day(db: Db, day: int) -> bytes:
    """Return the key of a day, making it the first time it is asked for."""
    db.run(
        "INSERT INTO keys (day, key) VALUES (:day, :key) ON CONFLICT (day) DO NOTHING",
        {"day": day, "key": secrets.token_hex(32)},
    )
    row = db.one("SELECT key FROM keys WHERE day = :day", {"day": day})
    assert row is not None
    return bytes.fromhex(row["key"])


def known(db: Db) -> dict[int, bytes]:
    """Return every key that still exists, by day."""
    return {row["day"]: bytes.fromhex(row["key"]) for row in db.rows("SELECT day, key FROM keys")}


def destroy(db: Db, at: int, days: int) -> int:
    """Destroy keys older than `days` days; return how many."""
    return db.run("DELETE FROM keys WHERE day < :day", {"day": at // DAY - days})
