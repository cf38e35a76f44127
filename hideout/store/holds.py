"""Holds: leaving a post to others, passing it to a colleague by name, parking it while somebody waits for advice."""

from hideout.store.engine import Db, Row
from hideout.store.staff import READERS

# Nobody's act may move what somebody else is reading at this moment.
_AT_HAND = "id = :post AND open = 1 AND (claimed_by IS NULL OR claimed_by = :staff OR lease_until < :at)"
_LET_GO = "claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1"


def skip(db: Db, post: str, staff: str, at: int) -> bool:
    """Leave a post to others: it does not come to this person for some hours; False if it is not open."""
    if db.one("SELECT 1 FROM posts WHERE id = :post AND open = 1", {"post": post}) is None:
        return False
    db.run(
        "INSERT INTO skips (post, staff, at) VALUES (:post, :staff, :at)"
        " ON CONFLICT (post, staff) DO UPDATE SET at = excluded.at",
        {"post": post, "staff": staff, "at": at},
    )
    return True


def park(db: Db, post: str, staff: str, at: int) -> bool:
    """Set a post aside while somebody asks around; False if another reads it. After a day it comes back by itself."""
    return bool(
        db.run(
            f"UPDATE posts SET parked = :at, parked_by = :staff, passed = NULL, passed_to = NULL, {_LET_GO}"
            f" WHERE {_AT_HAND}",
            {"post": post, "staff": staff, "at": at},
        )
    )


def pass_on(db: Db, post: str, staff: str, to: str, at: int) -> bool:
    """Give a post to a colleague, by id; False if another reads it, or the colleague cannot. After half a day it is anybody's again."""
    if not db.run(
        f"UPDATE posts SET passed = :at, passed_to = :to, parked = NULL, parked_by = NULL, {_LET_GO} WHERE {_AT_HAND}"
        f" AND :to IN ({READERS})",
        {"post": post, "staff": staff, "to": to, "at": at},
    ):
        return False
    # Who left it to others before is asked by name now.
    db.run("DELETE FROM skips WHERE post = :post AND staff = :to", {"post": post, "to": to})
    return True


def colleagues(db: Db, staff: str) -> list[Row]:
    """Return everybody else who can read now: id and name."""
    return db.rows(
        f"SELECT id, name FROM staff WHERE id IN ({READERS}) AND id <> :staff ORDER BY name",
        {"staff": staff},
    )
