"""Undoing: one's own last decision is taken back within a minute, and the post stands as it stood before it."""

from hideout.store import posts, second, standing
from hideout.store.decisions import UNDO, Choice, record
from hideout.store.engine import Db, Row

_STATES = {"decline": "declined", "unpublish": "unpublished"}


def undo(db: Db, post: str, staff: str, at: int, *, late: bool = False) -> bool:
    """Take back one's own last decision within a minute, or `late` as well; False where it is too late, or something came of it meanwhile.

    What waited waits again, whole if it had been cut. What hung on the wall hangs there again, and what somebody
    reported is reported still. What two read differently, or an author asked about, is off the wall for the old reason,
    and waits for the same people as before.
    """
    last = _last(db, post, staff, 0 if late else at - UNDO)
    if last is None or _moved_on(db, post, last):
        return False
    if last["verdict"] == "escalate":
        _unask(db, post, last)
    else:
        db.run("DELETE FROM published WHERE post = :post", {"post": post})
        posts.changed(db, last["board"])
        before = standing.before(db, last["back"], last["round_of"])
        if before and before["verdict"] == "approve" and last["hung"]:
            _hang(db, post, last, before)
        elif before and before["verdict"] in _STATES:
            _keep_back(db, post, last, before, staff, at)
        else:
            _wait(db, post, last, "waiting", 0, 1)
    record(
        db, Choice(post=post, revision=last["revision"], round=last["round"], staff=staff, verdict="undo"), at
    )
    return True


def _last(db: Db, post: str, staff: str, since: int) -> Row | None:
    # Only the very answer that made the cut goes back behind it: what came later was about the shortened text.
    return db.one(
        "SELECT d.revision, d.verdict, d.staff, d.hung, d.reported, d.at, d.round AS round_of, p.round, p.board, p.open, p.escalated,"
        " CASE WHEN r.cut_of IS NULL OR EXISTS (SELECT 1 FROM decisions e WHERE e.revision = d.revision AND e.round < d.round)"
        " THEN d.revision ELSE r.cut_of END AS back FROM posts p"
        " JOIN decisions d ON d.revision = p.revision AND d.round = p.round - 1 JOIN revisions r ON r.id = p.revision"
        " WHERE p.id = :post AND p.state <> 'withdrawn' AND d.staff = :staff AND d.at >= :since"
        " AND d.verdict <> 'undo'",
        {"post": post, "staff": staff, "since": since},
    )


def _moved_on(db: Db, post: str, last: Row) -> bool:
    """Return whether others have taken it up since: a second reader differed, or its author asked for one."""
    if last["verdict"] == "escalate":
        return False
    asked = db.one(
        "SELECT 1 FROM second_reads WHERE post = :post AND why = 'appeal' AND read_at IS NULL AND round = :round_of"
        " AND revision = :revision",
        {"post": post, "round_of": last["round_of"], "revision": last["revision"]},
    )
    return asked is not None or bool(last["open"] and last["escalated"])


def _unask(db: Db, post: str, last: Row) -> None:
    """Take back that advice was asked for: nothing that shows changed by it. What waited for advice before waits on."""
    known = {
        "post": post,
        "revision": last["revision"],
        "at": last["at"],
        "round": last["round_of"],
        "staff": last["staff"],
    }
    # Asked before, by an entry of its own; or by a reader of an appeal, which is no answer and has none.
    asked = db.one(
        "SELECT 1 FROM decisions d WHERE d.revision = :revision AND d.verdict = 'escalate' AND d.round < :round"
        f" AND d.round > COALESCE({standing.ROUND.format(revision=':revision')}, -1) AND NOT EXISTS"
        " (SELECT 1 FROM decisions n WHERE n.revision = d.revision AND n.round = d.round + 1 AND n.verdict = 'undo')"
        " UNION ALL SELECT 1 FROM alarms a JOIN second_reads s ON s.post = a.post AND s.why = 'appeal' AND s.read_at IS NULL"
        " WHERE a.post = :post AND a.handled_at IS NULL AND (a.at < :at OR a.raised_by <> :staff)",
        known,
    ) or db.one(second.CONTESTED.format(post=":post"), {"post": post})
    db.run(
        "UPDATE posts SET round = round + 1, lease_no = lease_no + 1, escalated = :escalated,"
        " decided = CASE WHEN round = 1 THEN NULL ELSE decided END WHERE id = :post",
        {"post": post, "escalated": int(asked is not None)},
    )


def _hang(db: Db, post: str, last: Row, approved: Row) -> None:
    """Put it back where it hung, under the approval that it had; reported in this minute too, it is to be read again."""
    db.run(
        "UPDATE posts SET state = 'published', revision = :back, changeable = 0, round = round + 1,"
        " open = CASE WHEN reported > 0 THEN 1 ELSE :open END, reported = reported + :reported, lease_no = lease_no + 1"
        " WHERE id = :post",
        {"post": post, "back": last["back"], "open": int(last["hung"] == 2), "reported": last["reported"]},
    )
    db.run(
        "INSERT INTO published (post, board, revision, body, decision, heavy, shown)"
        " SELECT p.id, p.board, r.id, r.body, :decision, CASE WHEN p.level >= 2 THEN 1 ELSE 0 END, :at"
        " FROM posts p JOIN revisions r ON r.id = p.revision WHERE p.id = :post",
        {"post": post, "decision": approved["id"], "at": approved["at"]},
    )


def _keep_back(db: Db, post: str, last: Row, before: Row, staff: str, at: int) -> None:
    """Put it back off the wall, as it was when it was read once more.

    An appeal waits again, never for who was first: with the second readings, or with those who lead where it lay before them.
    """
    appeal = second.unsettle(db, post, staff, last["at"], at)
    leads = bool(last["escalated"])
    _wait(db, post, last, _STATES[before["verdict"]], before["asks"], int(leads or not appeal))


def _wait(db: Db, post: str, last: Row, state: str, asks: int, open: int) -> None:
    db.run(
        "UPDATE posts SET state = :state, open = :open, round = round + 1, lease_no = lease_no + 1, changeable = :asks,"
        " revision = :back, reported = reported + :reported, decided = CASE WHEN round = 1 THEN NULL ELSE decided END"
        " WHERE id = :post",
        {"post": post, "state": state, "open": open, "asks": asks}
        | {"back": last["back"], "reported": last["reported"]},
    )
