"""Decisions: the queue, and what a named person decided, once."""

import json
import secrets
from dataclasses import dataclass

from hideout.clock import MINUTE
from hideout.store import posts, second
from hideout.store import standing as standing_answer
from hideout.store.claims import HOLD
from hideout.store.engine import Db, Row
from hideout.store.staff import READERS
from hideout.store.views import CALLED, ORDER, View

UNDO = MINUTE
# From the list one reads on from one's answer before; whoever has answered nothing for longer was away, or read something else.
_APART = 5 * MINUTE
_STATES = {"approve": "published", "decline": "declined", "unpublish": "unpublished", "escalate": "waiting"}
# Nobody settles by themselves what somebody else read differently from them.
NOT_OWN = f":staff NOT IN ({second.CONTESTED.format(post='posts.id')})"
PAGE = 50
# The call for advice that nobody has handled yet.
_CALL = "FROM alarms y WHERE y.post = p.id AND y.handled_at IS NULL AND p.open = 1 AND p.escalated = 1 ORDER BY y.at LIMIT 1"
_CARD = (
    "SELECT p.id, p.board, p.state, p.open, p.revision, p.round, p.level, p.urgent, p.escalated, p.reported, p.language,"
    " p.arrived, p.since, p.band, p.due, p.tongue, p.changeable, p.claimed_by, p.lease_until, p.lease_no, p.held_from,"
    " p.parked, p.passed, p.fold, p.kin, p.urgency, (SELECT MAX(c.urgency) FROM alarms c WHERE c.post = p.id AND c.at ="
    " (SELECT MAX(d.at) FROM alarms d WHERE d.post = p.id)) AS called,"
    " (SELECT COUNT(*) FROM counsel k WHERE k.post = p.id AND k.answer = 1) AS advised,"
    " p.noted, p.weight, r.body, r.heard, r.cut_of, s.name AS claimer, t.name AS passed_to, u.name AS parked_by,"
    " CASE WHEN p.open = 1 THEN p.aside ELSE '' END AS aside, p.aside_at, v.name AS aside_by, w.name AS aside_to,"
    " (SELECT k.words FROM counsel k WHERE k.post = p.id AND k.staff = p.aside_by AND k.answer = 0"
    " AND k.at = p.aside_at ORDER BY k.id LIMIT 1) AS aside_words,"
    f" (SELECT n.name FROM staff n WHERE n.id = (SELECT y.raised_by {_CALL})) AS asked_by, (SELECT y.at {_CALL}) AS asked_at,"
    " (SELECT k.words FROM counsel k WHERE k.post = p.id AND k.answer = 0 AND k.words <> ''"
    f" AND k.staff = (SELECT y.raised_by {_CALL}) ORDER BY k.at DESC, k.id LIMIT 1) AS asked_words,"
    " (SELECT COUNT(*) FROM skips k WHERE k.post = p.id) AS skips"
    " FROM posts p JOIN revisions r ON r.id = p.revision LEFT JOIN staff s ON s.id = p.claimed_by"
    f" LEFT JOIN staff t ON t.id = p.passed_to AND t.id IN ({READERS}) LEFT JOIN staff u ON u.id = p.parked_by"
    " LEFT JOIN staff v ON v.id = p.aside_by LEFT JOIN staff w ON w.id = p.aside_to"
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
    # Whether a decline asks for other words.
    asks: int = 0
    # What joins decisions that are made and undone together, and whether this is one of such.
    act: str = ""
    several: bool = False


def queue(
    db: Db, after: str = "", limit: int = PAGE, *, view: View | None = None, staff: str = "", at: int = 0
) -> list[Row]:
    """Return open posts in the order of reading, below the post `after`; at most `limit` + 1 rows.

    Without a `view` all of them, else what it shows to somebody at a moment. Posts that are alike stand behind the
    first of them: a row's `same` says how many have its very text, `kin` how many more are alike.
    """
    start = (
        db.one(
            f"SELECT p.band, p.due, p.since, p.id, {CALLED} AS called FROM posts p WHERE p.id = :after",
            {"after": after},
        )
        if after
        else None
    )
    shown, first = (view.where(), view.first()) if view else ("p.open = 1", View().first())
    order, below = (view or View()).sorting()
    wanted = f"{shown} AND {first}" + (f" AND ({below})" if start else "")
    if order != ORDER:
        # Sorted by itself first: of thousands that wait only those on the page are made into cards.
        wanted = f"p.id IN (SELECT p.id FROM posts p WHERE {wanted} ORDER BY {order} LIMIT :limit)"
    found = db.rows(
        f"{_CARD} WHERE {wanted} ORDER BY {order} LIMIT :limit",
        {"limit": limit + 1} | (view.values(staff, at) if view else {}) | (start or {}),
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


def standing(db: Db, post: str) -> Row | None:
    """Return what has to be known of a post before it is answered: board, state, open, level, urgent, escalated, reported."""
    return db.one(
        "SELECT board, state, open, level, urgent, escalated, reported FROM posts WHERE id = :post",
        {"post": post},
    )


def decide(db: Db, choice: Choice, at: int) -> Row | None:
    """Decide once: None when the post was decided, changed or claimed by somebody else meanwhile.

    Else a row: board, level, escalated (as it is now), body (the words that were decided, as they are kept). When the
    reading began is noted where it was claimed, at most an hour ago: what lay longer was not read all the while; on the
    list one reads on from one's answer before.
    One guarded UPDATE picks the winner; UNIQUE (revision, round) would stop a second decision even without it.
    """
    state = _STATES[choice.verdict]
    # What somebody reported may have left the wall until it is read: taking it down then is taking it down all the same.
    down = "(state = 'published' OR (open = 1 AND reported > 0))"
    guard = down if choice.verdict == "unpublish" else "open = 1"
    before = db.one(
        "SELECT reported, claimed_by, CASE WHEN EXISTS (SELECT 1 FROM published WHERE post = :post)"
        " THEN 1 + open ELSE 0 END AS hung FROM posts WHERE id = :post",
        {"post": choice.post},
    )
    changed = db.one(
        "UPDATE posts SET state = CASE WHEN :verdict = 'escalate' THEN state ELSE :state END,"
        " open = CASE WHEN :verdict = 'escalate' THEN 1 ELSE 0 END,"
        " escalated = CASE WHEN :verdict = 'escalate' THEN 1 ELSE escalated END,"
        " reported = CASE WHEN :verdict = 'escalate' THEN reported ELSE 0 END,"
        " decided = COALESCE(decided, :at), round = round + 1, changeable = :asks,"
        " parked = NULL, parked_by = NULL, passed = NULL, passed_to = NULL, passed_by = NULL,"
        " aside = CASE WHEN :verdict = 'escalate' THEN aside ELSE '' END,"
        " opened = CASE WHEN claimed_by = :staff AND opened >= :longest THEN opened ELSE NULL END,"
        " claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1"
        f" WHERE id = :post AND revision = :revision AND round = :round AND {guard}"
        f" AND (claimed_by IS NULL OR claimed_by = :staff OR lease_until < :at) AND {NOT_OWN}"
        " RETURNING board, level, escalated, opened,"
        " (SELECT r.body FROM revisions r WHERE r.id = posts.revision) AS body",
        _values(choice) | {"state": state, "at": at, "longest": at - HOLD},
    )
    if changed is None:
        return None
    assert before is not None
    opened = changed["opened"]
    if before["claimed_by"] is None and not choice.several:
        opened = _read_on_from(db, choice.staff, at)
    decision = record(db, choice, at, opened, hung=before["hung"], reported=before["reported"])
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
    return changed


def _read_on_from(db: Db, staff: str, at: int) -> int | None:
    """Return when this person last decided something, if that is not too long ago to have read on from there."""
    row = db.one(
        "SELECT MAX(at) AS at FROM decisions WHERE staff = :staff AND at >= :since AND at <= :at",
        {"staff": staff, "since": at - _APART, "at": at},
    )
    return row["at"] if row else None


def last(db: Db, post: str) -> Row | None:
    """Return the last decision about a post with the name of who made it; of a closed one, the answer that stands."""
    return db.one(
        "SELECT d.verdict, d.reason, d.note, d.at, d.asks, s.name AS staff FROM posts p JOIN decisions d"
        " ON d.revision = p.revision AND d.round = COALESCE(CASE WHEN p.open = 0 THEN"
        f" {standing_answer.ROUND.format(revision='p.revision')} END, p.round - 1)"
        " JOIN staff s ON s.id = d.staff WHERE p.id = :post",
        {"post": post},
    )


def record(
    db: Db, choice: Choice, at: int, opened: int | None = None, *, hung: int = 0, reported: int = 0
) -> str:
    """Enter a decision and return its id; what becomes of the post is not its matter."""
    decision = secrets.token_hex(9)
    db.run(
        "INSERT INTO decisions (id, revision, round, verdict, reason, note, staff, at, asks, act, opened, hung, reported)"
        " VALUES (:id, :revision, :round, :verdict, :reason, :note, :staff, :at, :asks, :act, :opened, :hung, :reported)",
        _values(choice)
        | {"id": decision, "at": at, "act": choice.act or decision, "opened": opened}
        | {"hung": int(hung), "reported": reported},
    )
    return decision


def _values(choice: Choice) -> dict[str, str | int]:
    return {name: getattr(choice, name) for name in Choice.__slots__}


def _card(db: Db, row: Row) -> Row:
    alike = db.one(
        "SELECT COUNT(*) AS posts, SUM(CASE WHEN fold = :fold THEN 1 ELSE 0 END) AS same FROM posts"
        " WHERE open = 1 AND kin = :kin AND kin <> '' AND id <> :id",
        row,
    )
    assert alike is not None
    same = alike["same"] or 0
    closed = db.one("SELECT COUNT(*) AS posts FROM posts WHERE open = 0 AND fold = :fold AND fold <> ''", row)
    reports = (
        db.rows("SELECT reason FROM reports WHERE post = :id ORDER BY at DESC", row)
        if row["reported"]
        else []
    )
    return row | {
        "reports": [report["reason"] for report in reports][: row["reported"]],
        "body": json.loads(row["body"] or "{}"),
        "heard": json.loads(row["heard"]),
        "same": 1 + same,
        "kin": alike["posts"] - same,
        "before": closed["posts"] if closed and row["open"] else 0,
    }
