"""Shifts: what one person did and read since they began, as the log tells it; nothing is kept twice."""

import json

from hideout.store.engine import Db, Row
from hideout.store.views import FREE, NOT_ASKED, View, set_aside

# What begins and ends shifts and breaks; whatever else somebody does only says that they are there.
_MARKS = "('sign-in', 'sign-out', 'shift-end', 'break', 'break-end', 'break-later')"


def acts(db: Db, staff: str, since: int) -> list[Row]:
    """Return what tells the shifts of somebody since a moment, in order: at, action.

    The marks, the act before each (a gap shows there) and the one after it (it ends a break), and the last of all.
    """
    mine = "staff = :staff AND at >= :since"
    values = {"staff": staff, "since": since}
    marks = db.rows(
        "SELECT m.seq, m.at, m.action,"
        f" (SELECT seq FROM audit WHERE {mine} AND at < m.at ORDER BY at DESC LIMIT 1) AS earlier,"
        f" (SELECT seq FROM audit WHERE {mine} AND at > m.at ORDER BY at LIMIT 1) AS later"
        f" FROM audit m WHERE m.staff = :staff AND m.at >= :since AND m.action IN {_MARKS} ORDER BY m.at, m.seq",
        values,
    )
    found = {mark["seq"]: mark for mark in marks}
    last = db.rows(f"SELECT seq, at, action FROM audit WHERE {mine} ORDER BY at DESC LIMIT 1", values)
    beside = {seq for mark in marks for seq in (mark["earlier"], mark["later"])} - {None, *found}
    known = db.rows(
        f"SELECT seq, at, action FROM audit WHERE seq IN ({', '.join(map(str, beside)) or 'NULL'})"
    )
    found |= {act["seq"]: act for act in (*known, *last)}
    return [{"at": act["at"], "action": act["action"]} for act in sorted(found.values(), key=_order)]


def marked(db: Db, staff: str, since: int) -> str:
    """Return what somebody last began or ended since a moment, shift or break; an empty text for nothing."""
    last = db.one(
        "SELECT action FROM audit WHERE staff = :staff AND at >= :since"
        f" AND action IN {_MARKS} ORDER BY at DESC, seq DESC LIMIT 1",
        {"staff": staff, "since": since},
    )
    return str(last["action"]) if last else ""


def _order(act: Row) -> tuple[int, int]:
    return act["at"], act["seq"]


def note(db: Db, staff: str, subject: str, at: int) -> None:
    """Note that a post was before somebody; a subject that is no post is passed over."""
    db.run(
        "INSERT INTO exposures (staff, post, level, at) SELECT s.id, p.id, p.level, :at FROM posts p"
        " JOIN staff s ON s.id = :staff WHERE p.id = :subject"
        " ON CONFLICT (staff, post) DO UPDATE SET at = excluded.at",
        {"staff": staff, "subject": subject, "at": at},
    )


def levels(db: Db, staff: str, since: int, least: int = 0) -> dict[int, int]:
    """Return how many different posts of each level, from `least` on, somebody had before them since a moment."""
    wanted = range(least, 4)
    # Level by level, so that an index leads to each and nothing older is walked.
    rows = db.rows(
        "SELECT level, COUNT(*) AS posts FROM exposures WHERE staff = :staff AND at >= :since"
        f" AND level IN ({', '.join(map(str, wanted))}) GROUP BY level",
        {"staff": staff, "since": since},
    )
    return dict.fromkeys(wanted, 0) | {row["level"]: row["posts"] for row in rows}


def latest(db: Db, staff: str, since: int, limit: int) -> list[int]:
    """Return the levels of the last posts that somebody had before them, newest first."""
    rows = db.rows(
        "SELECT level FROM exposures WHERE staff = :staff AND at >= :since ORDER BY at DESC LIMIT :limit",
        {"staff": staff, "since": since, "limit": limit},
    )
    return [row["level"] for row in rows]


def urgent_waits(db: Db, staff: str, at: int, *, leads: bool) -> bool:
    """Return whether one of the gravest posts waits for this person that nobody reads just now.

    What they set aside or asked for advice on does not; what others asked about waits for who `leads`.
    """
    wanted = "p.open = 1 AND p.level = 3 AND (p.claimed_by IS NULL OR p.lease_until < :at)"
    asked = NOT_ASKED if leads else "p.escalated = 0"
    found = db.one(
        f"SELECT 1 FROM posts p WHERE {wanted} AND {FREE} AND {asked} LIMIT 1", set_aside(staff, at)
    )
    return found is not None


def heavier_waits(
    db: Db, staff: str, at: int, post: str, view: View, *, most: int, leads: bool = False
) -> bool:
    """Return whether of what this person may be handed from a view, up to the level `most`, something heavier stands before a post."""
    before = "p.band > m.band OR (p.band = m.band AND (p.due < m.due OR (p.due = m.due AND p.id < m.id)))"
    asked = NOT_ASKED if leads else "p.escalated = 0"
    found = db.one(
        f"SELECT 1 FROM posts p JOIN posts m ON m.id = :post WHERE {view.where()} AND {asked} AND ({before})"
        " AND p.level > m.level AND p.level <= :most AND (p.claimed_by IS NULL OR p.lease_until < :at) LIMIT 1",
        view.values(staff, at) | {"post": post, "most": most},
    )
    return found is not None


def answers(db: Db, staff: str, since: int) -> dict[str, int]:
    """Return how many posts somebody answered since a moment, by verdict; what was undone does not count."""
    rows = db.rows(
        "SELECT d.verdict, COUNT(DISTINCT d.revision) AS posts FROM decisions d"
        " WHERE d.staff = :staff AND d.at >= :since AND d.verdict <> 'undo' AND NOT EXISTS"
        " (SELECT 1 FROM decisions e WHERE e.revision = d.revision AND e.round = d.round + 1 AND e.verdict = 'undo')"
        " GROUP BY d.verdict",
        {"staff": staff, "since": since},
    )
    return {row["verdict"]: row["posts"] for row in rows}


def hanging(db: Db, staff: str, since: int) -> dict[str, int]:
    """Return how many posts hang on a wall because this person put them up since a moment: heavy, light."""
    row = db.one(
        "SELECT COUNT(*) AS posts, COALESCE(SUM(CASE WHEN p.level <= 1 THEN 1 ELSE 0 END), 0) AS light"
        " FROM decisions d JOIN published b ON b.decision = d.id JOIN posts p ON p.id = b.post"
        " WHERE d.staff = :staff AND d.at >= :since",
        {"staff": staff, "since": since},
    )
    assert row is not None
    return {"heavy": row["posts"] - row["light"], "light": row["light"]}


def let_through(db: Db, staff: str, since: int, limit: int) -> list[Row]:
    """Return light posts that hang on a wall because this person put them up: post, board, body (dict), newest first."""
    rows = db.rows(
        "SELECT b.post, b.board, b.body FROM decisions d JOIN published b ON b.decision = d.id"
        " JOIN posts p ON p.id = b.post WHERE d.staff = :staff AND d.at >= :since AND p.level <= 1"
        " ORDER BY p.level, d.at DESC, b.post LIMIT :limit",
        {"staff": staff, "since": since, "limit": limit},
    )
    return [row | {"body": json.loads(row["body"])} for row in rows]
