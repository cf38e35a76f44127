"""Second readings: decisions that somebody else reads blind, and appeals of authors, read by somebody else too."""

import json
import secrets
from typing import Literal

from hideout.clock import DAY, MINUTE
from hideout.store.engine import Db, Row
from hideout.store.staff import READERS
from hideout.store.standing import ROUND

LEASE = 10 * MINUTE
APPEAL = 14 * DAY
# Nobody has answered since, or whatever was is taken back.
_SINCE = (
    "EXISTS (SELECT 1 FROM decisions d WHERE d.revision = s.revision"
    " AND d.round > s.round AND d.verdict NOT IN ('escalate', 'undo') AND NOT EXISTS (SELECT 1 FROM decisions e"
    " WHERE e.revision = d.revision AND e.round = d.round + 1 AND e.verdict = 'undo'))"
)
# A post that was answered lies before those who lead: a second reader differed, or asked for their advice.
_BEFORE_LEADS = (
    "EXISTS (SELECT 1 FROM posts o WHERE o.id = s.post AND o.open = 1 AND o.escalated = 1 AND o.reported = 0"
    " AND o.state <> 'waiting')"
)
# Two people read it differently, or the second asked for advice, and nobody has answered since.
_DIVIDED = (
    "SELECT s.first FROM second_reads s WHERE s.post = {post} AND s.why <> 'appeal' AND (s.read_at IS NULL AND"
    f" {_BEFORE_LEADS} OR s.read_at IS NOT NULL AND s.answer <> s.verdict) AND NOT {_SINCE}"
)
# So it stands, or its author asks for somebody else: whoever was first does not settle that.
CONTESTED = (
    "SELECT s.first FROM second_reads s WHERE s.post = {post} AND s.why = 'appeal' AND s.read_at IS NULL"
    " AND s.revision = (SELECT q.revision FROM posts q WHERE q.id = s.post) UNION ALL"
    f" {_DIVIDED}"
)
_NEXT = "CASE s.why WHEN 'appeal' THEN 0 WHEN 'grave' THEN 1 ELSE 2 END, s.at, s.id"
# On some of them somebody asked for advice: those who lead answer that on the post itself. What was answered anew since
# is read no more for the old answer.
_WAITS = (
    "s.read_at IS NULL AND s.first <> :staff AND NOT CASE WHEN s.why = 'appeal' THEN"
    " EXISTS (SELECT 1 FROM posts p WHERE p.id = s.post AND p.open = 1)"
    f" ELSE {_BEFORE_LEADS} OR {_SINCE} END"
)
_FREE = f"{_WAITS} AND (s.claimed_by IS NULL OR s.claimed_by = :staff OR s.lease_until < :at)"


def ask(db: Db, *, post: str, revision: str, round: int, why: str, first: str, verdict: str, at: int) -> None:
    """Ask for a second reading of a decision; `why` is sample or grave, `verdict` approve or decline."""
    db.run(
        "INSERT INTO second_reads (id, post, revision, round, why, first, verdict, at)"
        " VALUES (:id, :post, :revision, :round, :why, :first, :verdict, :at)",
        {
            "id": secrets.token_hex(9),
            "post": post,
            "revision": revision,
            "round": round,
            "why": why,
            "first": first,
            "verdict": verdict,
            "at": at,
        },
    )


def appeal(db: Db, receipt: str, words: str, at: int) -> Literal["kept", "before", "late", "none"]:
    """Keep an author's appeal against the last decline of their post: once, and within two weeks."""
    row = db.one(
        "SELECT p.id AS post, d.revision, d.round, d.staff AS first, d.at, p.open FROM posts p JOIN decisions d"
        f" ON d.revision = p.revision AND d.round = {ROUND.format(revision='p.revision')} AND d.verdict IN ('decline', 'unpublish')"
        " WHERE p.receipt = :receipt AND p.state IN ('declined', 'unpublished')",
        {"receipt": receipt},
    )
    if row is None:
        return "none"
    if db.one("SELECT 1 FROM second_reads WHERE post = :post AND why = 'appeal'", row):
        return "before"
    if at - row["at"] > APPEAL or row["open"]:
        return "late"
    db.run(
        "INSERT INTO second_reads (id, post, revision, round, why, first, verdict, words, at)"
        " VALUES (:id, :post, :revision, :round, 'appeal', :first, 'decline', :words, :now)",
        row | {"id": secrets.token_hex(9), "words": words, "now": at},
    )
    return "kept"


def appealed(db: Db, post: str) -> Row | None:
    """Return how the appeal about a post stands, or None: at, read_at, answer."""
    return db.one(
        "SELECT at, read_at, answer FROM second_reads WHERE post = :post AND why = 'appeal'", {"post": post}
    )


def waiting(db: Db, staff: str) -> Row:
    """Return how many readings wait that this person may do: posts, and how many of them are appeals."""
    row = db.one(
        "SELECT COUNT(*) AS posts, SUM(CASE WHEN s.why = 'appeal' THEN 1 ELSE 0 END) AS appeals FROM second_reads s"
        f" WHERE {_WAITS}",
        {"staff": staff},
    )
    return {"posts": row["posts"], "appeals": row["appeals"] or 0} if row else {"posts": 0, "appeals": 0}


def claim(db: Db, staff: str, at: int) -> str | None:
    """Claim the next reading in one statement, appeals first; never one's own decision. Return its id, or None."""
    row = db.one(
        "UPDATE second_reads SET claimed_by = :staff, lease_until = :until WHERE id ="
        f" (SELECT s.id FROM second_reads s WHERE {_FREE} ORDER BY {_NEXT} LIMIT 1) RETURNING id",
        {"staff": staff, "at": at, "until": at + LEASE},
    )
    return row["id"] if row else None


def release(db: Db, reading: str, staff: str, at: int) -> None:
    """Let go of a reading; it goes behind the others of its kind."""
    db.run(
        "UPDATE second_reads SET claimed_by = NULL, lease_until = NULL, at = :at"
        " WHERE id = :id AND claimed_by = :staff AND read_at IS NULL",
        {"id": reading, "staff": staff, "at": at},
    )


def hold(db: Db, reading: str, staff: str, at: int) -> None:
    """Note who holds a reading, so that what they do with it can be taken back."""
    db.run(
        "UPDATE second_reads SET claimed_by = :staff, lease_until = :until WHERE id = :id",
        {"id": reading, "staff": staff, "until": at + LEASE},
    )


def mine(db: Db, reading: str, staff: str, at: int) -> bool:
    """Return whether a reading waits that this person may do now."""
    row = db.one(
        f"SELECT 1 FROM second_reads s WHERE s.id = :id AND {_FREE}",
        {"id": reading, "staff": staff, "at": at},
    )
    return row is not None


def card(db: Db, reading: str, staff: str) -> Row | None:
    """Return a reading for whoever may do it: id, post, why, words, body and heard (dicts), read_at; nothing of the first answer."""
    row = db.one(
        "SELECT s.id, s.post, s.why, s.words, s.read_at, r.body, r.heard FROM second_reads s"
        " JOIN revisions r ON r.id = s.revision WHERE s.id = :id AND s.first <> :staff",
        {"id": reading, "staff": staff},
    )
    return row and row | {"body": json.loads(row["body"] or "{}"), "heard": json.loads(row["heard"])}


def answer(db: Db, reading: str, staff: str, at: int, *, verdict: str, reason: str) -> Row | None:
    """Answer a reading once; return it (post, why, verdict of the first), or None when somebody was faster or may not."""
    return db.one(
        "UPDATE second_reads SET second = :staff, answer = :verdict, reason = :reason, read_at = :at"
        f" WHERE id IN (SELECT s.id FROM second_reads s WHERE s.id = :id AND {_FREE}) RETURNING post, why, verdict",
        {"id": reading, "staff": staff, "at": at, "verdict": verdict, "reason": reason},
    )


def recent(db: Db, staff: str, since: int) -> list[Row]:
    """Return what this person has read a second time since a moment, newest first: id, post, why, answer, reason, asks, at, board, level, urgent, body (dict)."""
    rows = db.rows(
        "SELECT s.id, s.post, s.why, s.answer, s.reason, s.read_at AS at, p.board, p.level, p.urgent, r.body,"
        " CASE WHEN p.state = 'declined' THEN p.changeable ELSE 0 END AS asks"
        " FROM second_reads s JOIN posts p ON p.id = s.post JOIN revisions r ON r.id = s.revision"
        " WHERE s.second = :staff AND s.read_at >= :since ORDER BY s.read_at DESC, s.id LIMIT 3",
        {"staff": staff, "since": since},
    )
    return [row | {"body": json.loads(row["body"] or "{}")} for row in rows]


def take_back(db: Db, reading: str, staff: str, at: int, since: int) -> str | None:
    """Take back how one has read, within a minute, so that it waits again; an appeal is taken back as the answer it was.

    What two read differently closes again, unless somebody has answered it, reads it, or reported it. Return its post.
    """
    row = db.one(
        "UPDATE second_reads SET second = NULL, answer = '', reason = '', read_at = NULL, claimed_by = :staff,"
        " lease_until = :until WHERE id = :id AND why <> 'appeal' AND second = :staff AND read_at >= :since RETURNING post",
        {"id": reading, "staff": staff, "since": since, "until": at + LEASE},
    )
    if row is None:
        return None
    db.run(
        "UPDATE posts SET open = 0, escalated = 0 WHERE id = :post AND open = 1 AND escalated = 1 AND reported = 0"
        " AND state <> 'waiting' AND (claimed_by IS NULL OR lease_until < :at)"
        " AND NOT EXISTS (SELECT 1 FROM second_reads s WHERE s.post = posts.id AND s.id <> :id AND CASE WHEN s.why = 'appeal'"
        f" THEN s.read_at IS NULL ELSE s.read_at IS NOT NULL AND s.answer <> s.verdict AND NOT {_SINCE} END)",
        {"post": row["post"], "at": at, "id": reading},
    )
    post: str = row["post"]
    return post


def unsettle(db: Db, post: str, staff: str, answered: int, at: int) -> bool:
    """Let an appeal wait again whose answer of a moment is taken back, held by whoever takes it back; False if there is none."""
    row = db.one(
        "UPDATE second_reads SET second = NULL, answer = '', reason = '', read_at = NULL, claimed_by = :staff,"
        " lease_until = :until WHERE post = :post AND why = 'appeal' AND second = :staff AND read_at = :answered"
        " RETURNING id",
        {"post": post, "staff": staff, "answered": answered, "until": at + LEASE},
    )
    return row is not None


def asked_of(db: Db, post: str, staff: str, at: int) -> str | None:
    """Return the id of the appeal about a closed post that this person may answer now, or None."""
    row = db.one(
        f"SELECT s.id FROM second_reads s WHERE s.post = :post AND s.why = 'appeal' AND {_FREE}",
        {"post": post, "staff": staff, "at": at},
    )
    return row["id"] if row else None


def settle(db: Db, post: str, staff: str, at: int, *, verdict: str, reason: str) -> None:
    """Note that an appeal that waits was answered on the post itself, by somebody other than the first."""
    db.run(
        "UPDATE second_reads SET second = :staff, answer = :verdict, reason = :reason, read_at = :at"
        " WHERE post = :post AND why = 'appeal' AND read_at IS NULL AND first <> :staff",
        {"post": post, "staff": staff, "at": at, "verdict": verdict, "reason": reason},
    )


def differed(db: Db, post: str) -> bool:
    """Return whether two people read a post differently and nobody has settled it since."""
    row = db.one(
        "SELECT COUNT(*) AS reads FROM second_reads s WHERE s.post = :post AND s.why <> 'appeal' AND s.read_at IS NOT NULL"
        " AND s.answer <> s.verdict",
        {"post": post},
    )
    return bool(row and row["reads"]) and bool(db.rows(CONTESTED.format(post=":post"), {"post": post}))


def divided(db: Db, post: str) -> bool:
    """Return whether a second reader differed, or asked for advice, and nobody has settled it since."""
    return bool(db.rows(_DIVIDED.format(post=":post"), {"post": post}))


def forget(db: Db, post: str) -> None:
    """Drop readings of a decision that was taken back before anybody did them; an appeal stays."""
    db.run(
        "DELETE FROM second_reads WHERE post = :post AND read_at IS NULL AND why <> 'appeal'", {"post": post}
    )


def reopen(db: Db, post: str, *, escalated: bool) -> Row | None:
    """Open a post again as it stands, for a decision in the same write or by those who lead; revision and round."""
    return db.one(
        "UPDATE posts SET open = 1, escalated = :escalated WHERE id = :post AND state <> 'withdrawn'"
        " RETURNING revision, round",
        {"post": post, "escalated": int(escalated)},
    )


def barred(db: Db, post: str, staff: str, *, leads: bool) -> str:
    """Return why somebody may not answer an open post on which advice was asked for, or nothing.

    "own" when they were the first of two who read it differently, "led" when it is for those who lead; where nobody
    else leads than who was first, any other reader settles it ("own-reader" says so to the first), if there is one
    ("own-nobody").
    """
    row = db.one("SELECT 1 FROM posts WHERE id = :post AND open = 1 AND escalated = 1", {"post": post})
    if row is None:
        return ""
    first = [row["first"] for row in db.rows(CONTESTED.format(post=":post"), {"post": post})]
    others = db.rows(f"SELECT role FROM staff WHERE id IN ({READERS})" + _not_of(first), _ids(first))
    led = any(row["role"] != "reader" for row in others)
    if staff in first:
        return "own" if led else "own-reader" if others else "own-nobody"
    return "" if leads or (first and not led) else "led"


def _ids(first: list[str]) -> dict[str, str]:
    return {f"first{number}": id for number, id in enumerate(first)}


def _not_of(first: list[str]) -> str:
    return "".join(f" AND id <> :{name}" for name in _ids(first))


def pairs(db: Db, since: int) -> list[Row]:
    """Return every reading since a moment: first, second (names), why, verdict, answer, post, read_at, newest first."""
    return db.rows(
        "SELECT f.name AS first, s.name AS second, r.why, r.verdict, r.answer, r.post, r.read_at FROM second_reads r"
        " JOIN staff f ON f.id = r.first JOIN staff s ON s.id = r.second WHERE r.read_at >= :since"
        " ORDER BY r.read_at DESC, r.id",
        {"since": since},
    )


def decided(db: Db, staff: str, limit: int) -> int:
    """Return how many decisions somebody has made, counted up to `limit`."""
    row = db.one(
        "SELECT COUNT(*) AS made FROM (SELECT 1 FROM decisions WHERE staff = :staff LIMIT :limit) AS few",
        {"staff": staff, "limit": limit},
    )
    return row["made"] if row else 0
