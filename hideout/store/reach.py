"""Reach: how readers reach those who lead outside the desk; for staff only, and gone with the account."""

from hideout.store.engine import Db, Row
from hideout.store.staff import HERE, IDLE, READERS


def put(db: Db, staff: str, reach: str) -> bool:
    """Keep how somebody who leads is reached, empty for not at all; False for those who do not lead."""
    return bool(
        db.run(
            f"UPDATE staff SET reach = :reach WHERE id = :staff AND id IN ({READERS}) AND role <> 'reader'",
            {"staff": staff, "reach": reach},
        )
    )


def of(db: Db, staff: str) -> str:
    """Return how somebody said they are reached."""
    row = db.one("SELECT reach FROM staff WHERE id = :staff", {"staff": staff})
    return row["reach"] if row else ""


def here(db: Db, staff: str, at: int) -> bool:
    """Return whether somebody else than this person leads the desk and is signed in at a moment."""
    found = db.one(
        f"SELECT 1 FROM staff WHERE id IN ({READERS}) AND role <> 'reader' AND id <> :staff AND id IN ({HERE}) LIMIT 1",
        {"staff": staff, "at": at, "idle": at - IDLE},
    )
    return found is not None


def leads(db: Db) -> list[Row]:
    """Return who leads the desk and can be asked now, those who can be reached first: name, reach."""
    return db.rows(
        f"SELECT name, reach FROM staff WHERE id IN ({READERS}) AND role <> 'reader'"
        " ORDER BY CASE WHEN reach = '' THEN 1 ELSE 0 END, name"
    )
