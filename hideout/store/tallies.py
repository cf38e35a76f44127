"""Tallies: sums of a month by district and kind, nobody's; and the snapshots made of them when the month is over."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from hideout.store.engine import Db, Row


class Cell(NamedTuple):
    """What is counted together: district code (empty for the plain house), month YYYYMM, kind, name."""

    district: str
    month: int
    kind: str
    name: str


def add(db: Db, sums: Mapping[Cell, int]) -> None:
    """Add sums to those that are there."""
    for cell, count in sums.items():
        db.run(
            "INSERT INTO tallies (district, month, kind, name, count) VALUES (:district, :month, :kind, :name, :count)"
            " ON CONFLICT (month, district, kind, name) DO UPDATE SET count = tallies.count + excluded.count",
            cell._asdict() | {"count": count},
        )


def of_month(db: Db, month: int) -> list[Row]:
    """Return district, kind, name and count of a month."""
    return db.rows(
        "SELECT district, kind, name, count FROM tallies WHERE month = :month ORDER BY district, kind, name",
        {"month": month},
    )


def months(db: Db) -> list[int]:
    """Return the months that have sums and no snapshots yet, oldest first."""
    found = db.rows(
        "SELECT DISTINCT month FROM tallies WHERE NOT EXISTS"
        " (SELECT 1 FROM snapshots WHERE snapshots.month = tallies.month) ORDER BY month"
    )
    return [row["month"] for row in found]


def freeze(db: Db, month: int, bodies: Mapping[str, Any], at: int) -> None:
    """Keep what is told of a month for good, scope -> body, and erase the sums that it was made of."""
    for scope, body in bodies.items():
        db.run(
            "INSERT INTO snapshots (month, scope, body, at) VALUES (:month, :scope, :body, :at)",
            {
                "month": month,
                "scope": scope,
                "body": json.dumps(body, ensure_ascii=False, sort_keys=True),
                "at": at,
            },
        )
    db.run("DELETE FROM tallies WHERE month = :month", {"month": month})


def drop_late(db: Db) -> int:
    """Erase sums of months that have their snapshots; return how many rows."""
    return db.run("DELETE FROM tallies WHERE month IN (SELECT month FROM snapshots)")


def told(db: Db, month: int, scope: str) -> dict[str, Any] | None:
    """Return what is told of a month in a scope, or None."""
    row = db.one(
        "SELECT body FROM snapshots WHERE month = :month AND scope = :scope", {"month": month, "scope": scope}
    )
    return json.loads(row["body"]) if row else None


def frozen_months(db: Db, scope: str) -> list[int]:
    """Return the months of which something is told in a scope, newest first."""
    rows = db.rows("SELECT month FROM snapshots WHERE scope = :scope ORDER BY month DESC", {"scope": scope})
    return [row["month"] for row in rows]


def approved(db: Db, begin: int, end: int) -> int:
    """Return how many posts were put up from one moment until another (unix seconds)."""
    row = db.one(
        "SELECT COUNT(*) AS count FROM decisions WHERE verdict = 'approve' AND at >= :begin AND at < :end",
        {"begin": begin, "end": end},
    )
    return row["count"] if row else 0
