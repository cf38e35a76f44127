"""Figures: how much came, waited and was decided, as sums and percentiles; nothing about one person."""

from dataclasses import dataclass
from typing import Literal

from hideout.clock import DAY, HOUR
from hideout.store.engine import Db, Row, Values

Part = Literal["", "board", "day", "hour"]
_PARTS: dict[Part, str] = {
    "": "''",
    "board": "board",
    "day": f"(at + :offset) / {DAY}",
    "hour": f"(at + :offset) / {HOUR} % 24",
}
_STOOD = "NOT EXISTS (SELECT 1 FROM decisions e WHERE e.revision = d.revision AND e.round = d.round + 1 AND e.verdict = 'undo')"
_WAITS = (
    "SELECT decided - arrived AS span, board, decided AS at, '' AS staff FROM posts WHERE decided >= :since"
)
_HANDLINGS = (
    "SELECT d.at - d.opened AS span, p.board, d.at, d.staff FROM decisions d JOIN revisions r ON r.id = d.revision"
    f" JOIN posts p ON p.id = r.post WHERE d.at >= :since AND d.opened IS NOT NULL AND {_STOOD}"
)
_CALLS = "SELECT handled_at - at AS span, '' AS board, handled_at AS at, '' AS staff FROM alarms WHERE handled_at >= :since"
_OPEN = "SELECT arrived FROM posts WHERE open = 1 AND reported = 0"
_NOTHING: Row = {"posts": 0, "people": 0, "median": None, "p90": None}
_FEWEST = 5
# Nine of ten can be told from ten on; of fewer than five that wait, the oldest would tell when somebody wrote.
_ENOUGH, _MANY = 10, 5
_WEEK = 7 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How long reading takes: median and p90 of a week and the age of the oldest, in seconds; None where there are too few."""

    median: int | None
    p90: int | None
    oldest: int | None


def waiting(db: Db, at: int) -> Waiting:
    """Return how long posts wait for a first answer these days; meant to be kept for a minute by the caller."""
    found, first = waits(db, at - _WEEK), db.rows(f"{_OPEN} ORDER BY arrived LIMIT {_MANY}")
    enough = found["posts"] >= _ENOUGH
    return Waiting(
        median=found["median"] if enough else None,
        p90=found["p90"] if enough else None,
        oldest=at - first[0]["arrived"] if len(first) >= _MANY else None,
    )


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
        f" WHERE d.at >= :since AND d.verdict <> 'undo' AND {_STOOD}"
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


def waits(db: Db, since: int) -> Row:
    """Return how long posts that got their first answer since a moment had waited: posts, median, p90 (seconds or None)."""
    return _spread(db, _WAITS, "", {"since": since}).get("", _NOTHING)


def waits_by(db: Db, part: Part, since: int, offset: int) -> dict[str | int, Row]:
    """Return the same by board, or by day or hour of the answer in local time."""
    return _spread(db, _WAITS, part, {"since": since, "offset": offset})


def handlings(db: Db, since: int) -> Row:
    """Return how long readings took from the claim to the answer, since a moment: posts, median, p90 (seconds or None).

    Only what was read card by card counts. Few readings, or those of one person, have no median: it would be theirs.
    """
    return _of_many(_spread(db, _HANDLINGS, "", {"since": since})).get("", _NOTHING)


def handlings_by(db: Db, part: Part, since: int, offset: int) -> dict[str | int, Row]:
    """Return the same by board, or by day or hour of the answer in local time."""
    return _of_many(_spread(db, _HANDLINGS, part, {"since": since, "offset": offset}))


def calls(db: Db, since: int) -> Row:
    """Return how long calls for advice took until somebody had handled them: posts, median, p90 (seconds or None)."""
    return _spread(db, _CALLS, "", {"since": since}).get("", _NOTHING)


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
    row = db.one(f"{_OPEN} ORDER BY arrived LIMIT 1")
    return row["arrived"] if row else None


def _spread(db: Db, spans: str, part: Part, values: Values) -> dict[str | int, Row]:
    """Return median and 90th percentile of each part: the smallest values that so many of them do not exceed."""
    rows = db.rows(
        f"WITH placed AS (SELECT {_PARTS[part]} AS part, span, staff, ROW_NUMBER() OVER (PARTITION BY {_PARTS[part]}"
        f" ORDER BY span) AS place, COUNT(*) OVER (PARTITION BY {_PARTS[part]}) AS posts FROM ({spans}) AS spans)"
        " SELECT part, MAX(posts) AS posts, COUNT(DISTINCT staff) AS people,"
        " MIN(CASE WHEN place * 100 >= posts * 50 THEN span END) AS median,"
        " MIN(CASE WHEN place * 100 >= posts * 90 THEN span END) AS p90 FROM placed GROUP BY part",
        values,
    )
    return {row.pop("part"): row for row in rows}


def _of_many(found: dict[str | int, Row]) -> dict[str | int, Row]:
    """Leave out median and percentile wherever they would tell how fast one person reads."""
    return {
        part: row if row["posts"] >= _FEWEST and row["people"] > 1 else row | {"median": None, "p90": None}
        for part, row in found.items()
    }
