"""Referrals: how often the card with people came up in talks with the lamp; a month, a kind and a level, nobody's."""

from hideout.store.engine import Db, Row


def add(db: Db, month: int, category: str, level: int) -> None:
    """Count one card; `month` is YYYYMM, `level` 2 or 3."""
    db.run(
        "INSERT INTO referrals (month, category, level, count) VALUES (:month, :category, :level, 1)"
        " ON CONFLICT (month, category, level) DO UPDATE SET count = referrals.count + 1",
        {"month": month, "category": category, "level": level},
    )


def of_year(db: Db, year: int) -> list[Row]:
    """Return month, category, level and count of a year, in this order."""
    return db.rows(
        "SELECT month, category, level, count FROM referrals WHERE month BETWEEN :first AND :last"
        " ORDER BY month, category, level",
        {"first": year * 100 + 1, "last": year * 100 + 12},
    )
