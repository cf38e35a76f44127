"""Care for those who read: the team's rules, what a reader likes better, and texts that stayed with somebody."""

import secrets
from collections.abc import Mapping

from hideout.store.engine import Db, Row

# How many posts of a level (or above it) one shift hands out, 0 for no end; after how many heavy ones in a row a light
# one comes, 0 for never; after how many minutes a break is offered, 0 for never, how many minutes more each text of a
# level counts for that (heavy words tire sooner than a clock tells), and how long a break is.
# How many decisions in a hundred somebody else reads blind, how many of those of a new reader, and until which decision
# somebody is new.
RULES: Mapping[str, int] = {
    "cap_1": 0,
    "cap_2": 60,
    "cap_3": 12,
    "light": 4,
    "every": 50,
    "weigh_1": 0,
    "weigh_2": 1,
    "weigh_3": 4,
    "length": 10,
    "sample": 5,
    "sample_new": 20,
    "new": 100,
}


def rules(db: Db) -> dict[str, int]:
    """Return the team's rules: RULES with what leads changed."""
    changed = {row["name"]: row["value"] for row in db.rows("SELECT name, value FROM care_rules")}
    return {name: changed.get(name, value) for name, value in RULES.items()}


def set_rules(db: Db, wanted: Mapping[str, int]) -> None:
    """Change rules."""
    for name, value in wanted.items():
        db.run(
            "INSERT INTO care_rules (name, value) VALUES (:name, :value)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            {"name": name, "value": value},
        )


def folds(db: Db, staff: str) -> bool:
    """Return whether a reader wants heavy texts folded until they open them."""
    row = db.one("SELECT folded FROM habits WHERE staff = :staff", {"staff": staff})
    return row is not None and bool(row["folded"])


def fold(db: Db, staff: str, *, folded: bool) -> None:
    """Note whether a reader wants heavy texts folded."""
    db.run(
        "INSERT INTO habits (staff, folded) VALUES (:staff, :folded)"
        " ON CONFLICT (staff) DO UPDATE SET folded = excluded.folded",
        {"staff": staff, "folded": int(folded)},
    )


def stays(db: Db, staff: str, post: str, words: str, at: int) -> str:
    """Note that a text stays with somebody, with what they want to say about it; return its id."""
    burden = secrets.token_hex(9)
    db.run(
        "INSERT INTO burdens (id, staff, post, words, at) VALUES (:id, :staff, :post, :words, :at)",
        {"id": burden, "staff": staff, "post": post, "words": words, "at": at},
    )
    return burden


def burdens(db: Db, limit: int = 50) -> list[Row]:
    """Return texts that stayed with somebody, those nobody has spoken about first.

    Rows: id, post, board, level, words, at, name (whose), met_by (name or None), met_at.
    """
    return db.rows(
        "SELECT b.id, b.post, p.board, p.level, b.words, b.at, s.name, m.name AS met_by, b.met_at FROM burdens b"
        " JOIN posts p ON p.id = b.post JOIN staff s ON s.id = b.staff LEFT JOIN staff m ON m.id = b.met_by"
        " ORDER BY CASE WHEN b.met_at IS NULL THEN 0 ELSE 1 END, b.at DESC, b.id LIMIT :limit",
        {"limit": limit},
    )


def lonely(db: Db, reader: str = "") -> int:
    """Return how many such texts nobody has spoken about yet; those of `reader` are for others to speak about."""
    row = db.one(
        "SELECT COUNT(*) AS open FROM burdens WHERE met_at IS NULL AND staff <> :reader", {"reader": reader}
    )
    return row["open"] if row else 0


def meet(db: Db, burden: str, staff: str, at: int) -> str | None:
    """Note that somebody has spoken about it; return the post, or None if that was noted before."""
    row = db.one(
        "UPDATE burdens SET met_by = :staff, met_at = :at, words = '' WHERE id = :id AND met_at IS NULL"
        " RETURNING post",
        {"id": burden, "staff": staff, "at": at},
    )
    return row["post"] if row else None
