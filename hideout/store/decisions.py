"""Decisions: the queue, the fenced lease of a claim, and what a named person decided, once."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from hideout.clock import MINUTE
from hideout.store import posts
from hideout.store.engine import Db, Row

LEASE = 10 * MINUTE
UNDO = MINUTE
PAGE = 50
_CARD = (
    "SELECT p.id, p.board, p.state, p.open, p.revision, p.round, p.level, p.urgent, p.escalated, p.reported, p.language,"
    " p.arrived, p.claimed_by, p.lease_until, p.lease_no, p.fold, r.body, r.heard, s.name AS claimer"
    " FROM posts p JOIN revisions r ON r.id = p.revision LEFT JOIN staff s ON s.id = p.claimed_by"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a staff member wants done with the revision and round that they saw."""

    post: str
    revision: str
    round: int
    staff: str
    verdict: str
    reason: str = ""
    note: str = ""


# Of open posts with the same text on the same board only the gravest, then oldest, stands in the queue.
_FIRST_OF_ITS_TEXT = (
    "NOT EXISTS (SELECT 1 FROM posts q WHERE q.open = 1 AND q.fold = p.fold AND q.fold <> '' AND q.board = p.board"
    " AND q.id <> p.id AND (q.urgent > p.urgent OR (q.urgent = p.urgent AND (q.level > p.level OR (q.level = p.level"
    " AND (q.arrived < p.arrived OR (q.arrived = p.arrived AND q.id < p.id)))))))"
)


def queue(db: Db, after: str = "", limit: int = PAGE) -> list[Row]:
    """Return open posts, gravest first, then oldest, below the post `after`; at most `limit` + 1 rows.

    Copies of a text stand behind the first of them: a row's `same` says how many posts it stands for.
    """
    start = (
        db.one("SELECT urgent, level, arrived, id FROM posts WHERE id = :after", {"after": after})
        if after
        else None
    )
    where = (
        "AND (p.urgent < :urgent OR (p.urgent = :urgent AND (p.level < :level OR (p.level = :level"
        " AND (p.arrived > :arrived OR (p.arrived = :arrived AND p.id > :id))))))"
        if start
        else ""
    )
    found = db.rows(
        f"{_CARD} WHERE p.open = 1 AND {_FIRST_OF_ITS_TEXT} {where} ORDER BY p.urgent DESC, p.level DESC, p.arrived, p.id LIMIT :limit",
        {"limit": limit + 1} | (start or {}),
    )
    return [_card(db, row) for row in found]


def card(db: Db, post: str) -> Row | None:
    """Return one post as the desk shows it, open or not."""
    row = db.one(f"{_CARD} WHERE p.id = :post", {"post": post})
    return _card(db, row) if row else None


def counts(db: Db) -> Row:
    """Return how many posts are open, per level and in all (for staff only, never on a visitor's path)."""
    rows = db.rows("SELECT level, COUNT(*) AS posts FROM posts WHERE open = 1 GROUP BY level")
    by_level = {row["level"]: row["posts"] for row in rows}
    return {"all": sum(by_level.values()), "levels": by_level}


def claim(
    db: Db,
    staff: str,
    at: int,
    post: str = "",
    *,
    skipped: Sequence[str] = (),
    escalated: bool = True,
    most: int = 3,
) -> str | None:
    """Claim the next free post (or the one named) in one statement; return its id, or None if there is none.

    The next one is never in `skipped`, nor an escalated one unless `escalated`, nor above level `most`; copies wait behind the first.
    """
    if post:
        wanted = "p.id = :post"
    else:
        apart = "".join(f" AND p.id <> :skipped{n}" for n in range(len(skipped)))
        wanted = (
            f"{_FIRST_OF_ITS_TEXT}{apart}{'' if escalated else ' AND p.escalated = 0'} AND p.level <= :most"
        )
    row = db.one(
        "UPDATE posts SET claimed_by = :staff, lease_until = :until, lease_no = lease_no + 1 WHERE id ="
        f" (SELECT p.id FROM posts p WHERE p.open = 1 AND {wanted} AND (p.claimed_by IS NULL OR p.claimed_by = :staff"
        " OR p.lease_until < :at) ORDER BY p.urgent DESC, p.level DESC, p.arrived, p.id LIMIT 1) RETURNING id",
        {"staff": staff, "until": at + LEASE, "at": at, "post": post, "most": most}
        | {f"skipped{n}": id for n, id in enumerate(skipped)},
    )
    return row["id"] if row else None


def release(db: Db, staff: str, post: str = "") -> None:
    """Let go of a claim of a staff member, or of all of theirs."""
    wanted = "AND id = :post" if post else ""
    db.run(
        "UPDATE posts SET claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1"
        f" WHERE claimed_by = :staff {wanted}",
        {"staff": staff, "post": post},
    )


def decide(db: Db, choice: Choice, at: int) -> bool:
    """Decide once: False when the post was decided, changed or claimed by somebody else meanwhile.

    One guarded UPDATE picks the winner; UNIQUE (revision, round) would stop a second decision even without it.
    """
    state = {
        "approve": "published",
        "decline": "declined",
        "unpublish": "unpublished",
        "escalate": "waiting",
    }[choice.verdict]
    guard = "state = 'published'" if choice.verdict == "unpublish" else "open = 1"
    changed = db.one(
        "UPDATE posts SET state = CASE WHEN :verdict = 'escalate' THEN state ELSE :state END,"
        " open = CASE WHEN :verdict = 'escalate' THEN 1 ELSE 0 END,"
        " escalated = CASE WHEN :verdict = 'escalate' THEN 1 ELSE escalated END,"
        " reported = CASE WHEN :verdict = 'escalate' THEN reported ELSE 0 END,"
        " decided = COALESCE(decided, :at), round = round + 1,"
        " claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1"
        f" WHERE id = :post AND revision = :revision AND round = :round AND {guard}"
        " AND (claimed_by IS NULL OR claimed_by = :staff OR lease_until < :at) RETURNING board, level",
        _values(choice) | {"state": state, "at": at},
    )
    if changed is None:
        return False
    decision = _record(db, choice, at)
    if choice.verdict != "escalate":
        db.run("DELETE FROM published WHERE post = :post", {"post": choice.post})
        posts.changed(db, changed["board"])
    if choice.verdict == "approve":
        db.run(
            "INSERT INTO published (post, board, revision, body, decision, heavy, shown)"
            " SELECT :post, :board, id, body, :decision, :heavy, :at FROM revisions WHERE id = :revision",
            {
                "post": choice.post,
                "board": changed["board"],
                "decision": decision,
                "heavy": int(changed["level"] >= 2),
                "at": at,
                "revision": choice.revision,
            },
        )
    return True


def copies(db: Db, post: str) -> list[Row]:
    """Return the other open posts with the same text on the same board: post, revision, round."""
    return db.rows(
        "SELECT c.id AS post, c.revision, c.round FROM posts p JOIN posts c ON c.fold = p.fold AND c.board = p.board"
        " AND c.open = 1 AND c.escalated = 0 AND c.id <> p.id WHERE p.id = :post AND p.fold <> '' ORDER BY c.arrived, c.id",
        {"post": post},
    )


def together(db: Db, post: str, staff: str) -> list[str]:
    """Return the ids of posts that this person decided in one act with `post`: same text, verdict and second."""
    rows = db.rows(
        "SELECT c.id FROM posts p JOIN decisions d ON d.revision = p.revision AND d.round = p.round - 1"
        " JOIN posts c ON c.fold = p.fold AND c.board = p.board AND c.id <> p.id"
        " JOIN decisions e ON e.revision = c.revision AND e.round = c.round - 1"
        " WHERE p.id = :post AND p.fold <> '' AND d.staff = :staff AND e.staff = d.staff AND e.verdict = d.verdict"
        " AND e.at = d.at ORDER BY c.id",
        {"post": post, "staff": staff},
    )
    return [row["id"] for row in rows]


def undo(db: Db, post: str, staff: str, at: int) -> bool:
    """Take back one's own last decision within a minute; the post waits again."""
    last = db.one(
        "SELECT d.revision, d.verdict, p.round, p.board FROM posts p JOIN decisions d"
        " ON d.revision = p.revision AND d.round = p.round - 1"
        " WHERE p.id = :post AND p.state <> 'withdrawn' AND d.staff = :staff AND d.at >= :since"
        " AND d.verdict <> 'undo'",
        {"post": post, "staff": staff, "since": at - UNDO},
    )
    if last is None:
        return False
    if last["verdict"] == "escalate":
        # Asking for advice changed nothing that shows, so taking it back changes nothing either.
        db.run(
            "UPDATE posts SET round = round + 1, lease_no = lease_no + 1, escalated = 0,"
            " decided = CASE WHEN round = 1 THEN NULL ELSE decided END WHERE id = :post",
            {"post": post},
        )
    else:
        db.run("DELETE FROM published WHERE post = :post", {"post": post})
        posts.changed(db, last["board"])
        db.run(
            "UPDATE posts SET state = 'waiting', open = 1, round = round + 1, lease_no = lease_no + 1,"
            " decided = CASE WHEN round = 1 THEN NULL ELSE decided END WHERE id = :post",
            {"post": post},
        )
    _record(
        db, Choice(post=post, revision=last["revision"], round=last["round"], staff=staff, verdict="undo"), at
    )
    return True


def recent(db: Db, staff: str, since: int) -> list[Row]:
    """Return this person's acts since a moment that they may still undo, newest first.

    Rows: post, board, verdict, at, posts, reported. Copies that were decided in one act are one row; `posts` says how many.
    """
    return db.rows(
        "SELECT MIN(p.id) AS post, p.board, d.verdict, d.at, COUNT(*) AS posts,"
        " MAX(CASE WHEN EXISTS (SELECT 1 FROM reports q WHERE q.post = p.id) THEN 1 ELSE 0 END) AS reported"
        " FROM decisions d JOIN posts p ON p.revision = d.revision AND p.round = d.round + 1"
        " WHERE d.staff = :staff AND d.at >= :since"
        " AND d.verdict <> 'undo' AND p.state <> 'withdrawn'"
        " GROUP BY CASE WHEN p.fold = '' THEN p.id ELSE p.fold END, p.board, d.verdict, d.at"
        " ORDER BY d.at DESC, post LIMIT 5",
        {"staff": staff, "since": since},
    )


def last(db: Db, post: str) -> Row | None:
    """Return the last decision about a post with the name of who made it."""
    return db.one(
        "SELECT d.verdict, d.reason, d.note, d.at, s.name AS staff FROM posts p JOIN decisions d"
        " ON d.revision = p.revision AND d.round = p.round - 1 JOIN staff s ON s.id = d.staff WHERE p.id = :post",
        {"post": post},
    )


def arrived(db: Db, since: int) -> Row:
    """Return how many open posts came, or were reported, after a moment: posts, and how many of them are urgent."""
    row = db.one(
        "SELECT COUNT(*) AS posts, SUM(CASE WHEN urgent = 1 OR level = 3 THEN 1 ELSE 0 END) AS urgent FROM posts p"
        " WHERE open = 1 AND (arrived > :since"
        " OR EXISTS (SELECT 1 FROM reports q WHERE q.post = p.id AND q.at > :since))",
        {"since": since},
    )
    return {"posts": row["posts"], "urgent": row["urgent"] or 0} if row else {"posts": 0, "urgent": 0}


def reasons(db: Db, first: int, last: int) -> list[Row]:
    """Return the reasons that were given from one moment to another: post, verdict, at, reason."""
    return db.rows(
        "SELECT r.post, d.verdict, d.at, d.reason FROM decisions d JOIN revisions r ON r.id = d.revision"
        " WHERE d.at BETWEEN :first AND :last AND d.reason <> ''",
        {"first": first, "last": last},
    )


def _record(db: Db, choice: Choice, at: int) -> str:
    decision = secrets.token_hex(9)
    db.run(
        "INSERT INTO decisions (id, revision, round, verdict, reason, note, staff, at)"
        " VALUES (:id, :revision, :round, :verdict, :reason, :note, :staff, :at)",
        _values(choice) | {"id": decision, "at": at},
    )
    return decision


def _values(choice: Choice) -> dict[str, str | int]:
    return {name: getattr(choice, name) for name in Choice.__slots__}


def _card(db: Db, row: Row) -> Row:
    same = db.one(
        "SELECT COUNT(*) AS posts FROM posts WHERE open = 1 AND fold = :fold AND fold <> '' AND board = :board"
        " AND id <> :id",
        {"fold": row["fold"], "board": row["board"], "id": row["id"]},
    )
    reports = (
        db.rows("SELECT reason FROM reports WHERE post = :id ORDER BY at DESC", row)
        if row["reported"]
        else []
    )
    return row | {
        "reports": [report["reason"] for report in reports][: row["reported"]],
        "body": json.loads(row["body"] or "{}"),
        "heard": json.loads(row["heard"]),
        "same": 1 + (same["posts"] if same else 0),
    }
