"""Figures: how much came, waited and was decided, as sums and percentiles; nothing about one person."""

from hideout.clock import DAY, HOUR
from hideout.store.engine import Db, Row, Values


def received(db: Db, since: int, offset: int) -> list[Row]:
    """Return how many posts came, by day and hour: day (days since 1970 in local time), hour 0..23, posts."""
    return db.rows(
        f"SELECT (arrived + :offset) / {DAY} AS day, (arrived + :offset) / {HOUR} % 24 AS hour, COUNT(*) AS posts"
        " FROM posts WHERE arrived >= :since GROUP BY 1, 2 ORDER BY 1, 2",
        {"since": since, "offset": offset},
    )


def decided(db: Db, since: int, offset: int) -> list[Row]:
    """Return how many decisions stood, by day, verdict and reason: day, verdict, reason, posts; undone ones are left out."""
    return db.rows(
        f"SELECT (d.at + :offset) / {DAY} AS day, d.verdict, d.reason, COUNT(*) AS posts FROM decisions d"
        " WHERE d.at >= :since AND d.verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM decisions e"
        " WHERE e.revision = d.revision AND e.round = d.round + 1 AND e.verdict = 'undo')"
        " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        {"since": since, "offset": offset},
    )


def boards(db: Db, since: int) -> list[Row]:
    """Return by board: board, received, waiting."""
    return db.rows(
        "SELECT board, SUM(CASE WHEN arrived >= :since THEN 1 ELSE 0 END) AS received, SUM(open) AS waiting"
        " FROM posts WHERE arrived >= :since OR open = 1 GROUP BY board ORDER BY board",
        {"since": since},
    )


def waits(db: Db, since: int, board: str = "") -> Row:
    """Return how long posts that got their first answer since a moment had waited: posts, median, p90 (seconds or None)."""
    where = "decided >= :since" + (" AND board = :board" if board else "")
    values: Values = {"since": since, "board": board}
    return _percentiles(db, f"SELECT decided - arrived AS span FROM posts WHERE {where}", values)


def calls(db: Db, since: int) -> Row:
    """Return how long calls for advice took until somebody had handled them: posts, median, p90 (seconds or None)."""
    return _percentiles(
        db, "SELECT handled_at - at AS span FROM alarms WHERE handled_at >= :since", {"since": since}
    )


def acts(db: Db, since: int) -> dict[str, int]:
    """Return how often readers left a post to others, took a break, or said that one stays with them."""
    rows = db.rows(
        "SELECT action, COUNT(*) AS times FROM audit WHERE at >= :since"
        " AND action IN ('skip', 'break', 'break-later', 'stays') GROUP BY action",
        {"since": since},
    )
    return {row["action"]: row["times"] for row in rows}


def exposure(db: Db, since: int) -> dict[int, int]:
    """Return how many texts of each level were before somebody, each counted once for each reader."""
    rows = db.rows(
        "SELECT level, COUNT(*) AS texts FROM exposures WHERE at >= :since GROUP BY level",
        {"since": since},
    )
    return {row["level"]: row["texts"] for row in rows}


def oldest(db: Db) -> int | None:
    """Return when the oldest post that still waits for its first answer came, or None."""
    row = db.one("SELECT arrived FROM posts WHERE open = 1 AND reported = 0 ORDER BY arrived LIMIT 1")
    return row["arrived"] if row else None


def _percentiles(db: Db, spans: str, values: Values) -> Row:
    row = db.one(f"SELECT COUNT(*) AS posts FROM ({spans}) AS counted", values)
    posts = row["posts"] if row else 0

    def at(share: float) -> int | None:
        # The smallest value that so many of them do not exceed.
        place = max(0, -(-posts * round(share * 100) // 100) - 1)
        found = db.one(f"{spans} ORDER BY span LIMIT 1 OFFSET :place", {**values, "place": place})
        return found["span"] if found else None

    return {"posts": posts, "median": at(0.5), "p90": at(0.9)}
