"""Standing: the answer that holds for a revision, which is the last one that nobody has taken back."""

from hideout.store.engine import Db, Row

# Asking for advice is no answer; what was taken back has the undoing as its next round.
_ANSWERS = (
    "FROM decisions o WHERE o.revision = {revision} AND o.verdict NOT IN ('escalate', 'undo') AND NOT EXISTS"
    " (SELECT 1 FROM decisions n WHERE n.revision = o.revision AND n.round = o.round + 1 AND n.verdict = 'undo')"
)
# The round of that answer; nothing where none stands.
ROUND = f"(SELECT MAX(o.round) {_ANSWERS})"


def before(db: Db, revision: str, round: int) -> Row | None:
    """Return the answer that stood for a revision before a round: id, verdict, asks, at; None where there was none."""
    return db.one(
        f"SELECT o.id, o.verdict, o.asks, o.at {_ANSWERS.format(revision=':revision')} AND o.round < :round"
        " ORDER BY o.round DESC LIMIT 1",
        {"revision": revision, "round": round},
    )
