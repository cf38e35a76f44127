"""Doubt: a reason that leaves its author without help is asked about once, where a life or somebody being hurt was heard."""

from collections.abc import Mapping

from hideout.language import N_
from hideout.store import Row
from hideout.store.views import grounds
from moderation.desk.gravity import grave

_EMERGENCY = N_(
    "This was heard as an emergency. Is this really the reason? If so, tick below and send it once more; else choose reason 8."
)
_HEAVY = N_(
    "This was heard as danger. Is this really the reason? If so, tick below and send it once more; else choose reason 8, which carries help."
)
_NAMES = N_(
    "This was heard as danger. The note of this reason only asks to leave out the name and send it again; reason 8 carries help. Is this really the reason? If so, tick below and send it once more."
)
_THREAT = N_(
    "This was heard as a threat to others. Is this really the reason? If so, tick below and send it once more; for a threat it is reason 5, and reason 8 where its author needs help, too."
)
# Reasons whose note leads to people; in an emergency what is sexual is said before that, and hides it.
_HELPS = frozenset({"unsafe", "method"})
_HELPS_LATER = _HELPS | {"sexual"}
# Whoever would die together, or calls others to something, urges them: that reason contradicts nothing that was heard.
_URGED = frozenset({"suicide", "goodbye", "self_harm", "overdose", "violence"})
# Reasons that say all there is to say where nothing else was heard.
_SAYS = {"attack": frozenset({"violence"}), "contact": frozenset({"grooming"})}


def question(row: Row, reason: str, sent: Mapping[str, str]) -> str:
    """Return what is asked about a reason before it counts (a msgid); nothing where it fits, or was ticked for this very one."""
    heard = _dangers(row)
    weighs = grave(row) or "life" in grounds(row["level"], row["heard"])
    if not weighs or _fits(reason, heard, grave(row)) or sent.get("sure") == reason:
        return ""
    if heard == _SAYS["attack"]:
        return _THREAT
    if reason == "names":
        return _NAMES
    return _EMERGENCY if grave(row) else _HEAVY


def _dangers(row: Row) -> frozenset[str]:
    found = row["heard"].get("findings", ())
    return frozenset(one["category"] for one in found if one.get("level", 0) >= 2 and one.get("category"))


def _fits(reason: str, heard: frozenset[str], emergency: bool) -> bool:
    if reason in (_HELPS if emergency else _HELPS_LATER):
        return True
    if reason == "urging":
        return not heard or bool(heard & _URGED)
    return bool(heard) and heard <= _SAYS.get(reason, frozenset())
