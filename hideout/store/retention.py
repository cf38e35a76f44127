"""Forgetting: one table of days, one function that erases what is older."""

from collections.abc import Mapping

from hideout.clock import DAY
from hideout.store import audit, keys
from hideout.store.engine import Db

# How long readings took is told of ninety days at most.
_FIGURES = 90 * DAY
_GONE = "SELECT id FROM posts WHERE state = :state AND open = 0 AND COALESCE(decided, arrived) < :before"
# What an author asked to have read again does not expire unread.
_GONE += " AND id NOT IN (SELECT post FROM second_reads WHERE why = 'appeal' AND read_at IS NULL)"


def purge(db: Db, secret: bytes, retention: Mapping[str, int], at: int) -> dict[str, int]:
    """Erase what is older than the table allows; return how many rows of each kind. Waiting posts never expire.

    Words leave the files only with the checkpoint that has to follow.
    """

    def before(kind: str) -> int:
        return at - retention[kind] * DAY

    erased = {
        "published": _erase(db, "published", before("published")),
        "declined": _erase(db, "declined", before("declined"))
        + _erase(db, "unpublished", before("declined")),
        "withdrawn": _erase(db, "withdrawn", before("withdrawn")),
    }
    erased["decision_notes"] = db.run(
        "UPDATE decisions SET note = '' WHERE note <> '' AND at < :before",
        {"before": before("decision_notes")},
    )
    db.run(
        "UPDATE burdens SET words = '' WHERE words <> '' AND at < :before",
        {"before": before("decision_notes")},
    )
    db.run(
        "UPDATE counsel SET words = '' WHERE words <> '' AND at < :before",
        {"before": before("decision_notes")},
    )
    db.run(
        "UPDATE alarms SET outcome = '' WHERE outcome <> '' AND at < :before",
        {"before": before("decision_notes")},
    )
    db.run(
        "UPDATE second_reads SET words = '' WHERE words <> '' AND read_at < :before",
        {"before": before("decision_notes")},
    )
    db.run("DELETE FROM advised WHERE at < :before", {"before": before("decision_notes")})
    erased["reports"] = db.run("DELETE FROM reports WHERE at < :before", {"before": before("reports")})
    db.run(
        "UPDATE decisions SET opened = NULL WHERE opened IS NOT NULL AND at < :before",
        {"before": at - _FIGURES},
    )
    db.run("DELETE FROM exposures WHERE at < :before", {"before": before("decision_notes")})
    erased["audit"] = audit.cut(db, secret, before("audit"))
    erased["sessions"] = db.run("DELETE FROM sessions WHERE until < :at", {"at": at})
    db.run("UPDATE boards SET version = version + 1")
    for table in ("invitations", "half_sign_ins"):
        db.run(f"DELETE FROM {table} WHERE until < :at", {"at": at})
    db.run("DELETE FROM skips WHERE at < :before", {"before": at - DAY})
    db.run("DELETE FROM likenesses WHERE post IN (SELECT id FROM posts WHERE open = 0)")
    db.run("DELETE FROM chores WHERE done = 1")
    erased["talk_keys"] = keys.destroy(db, at, retention["talk_keys"])
    return erased


def _erase(db: Db, state: str, before: int) -> int:
    values = {"state": state, "before": before}
    db.run(f"DELETE FROM published WHERE post IN ({_GONE})", values)
    erased = db.run(
        f"UPDATE revisions SET body = '', heard = '{{}}' WHERE body <> '' AND post IN ({_GONE})", values
    )
    db.run(
        "UPDATE posts SET state = 'faded' WHERE state = 'published' AND open = 0"
        " AND NOT EXISTS (SELECT 1 FROM published WHERE published.post = posts.id)"
    )
    return erased
