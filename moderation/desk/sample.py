"""The sample: which decisions somebody else reads blind; drawn by a key, so that nobody can tell beforehand."""

import hashlib
import hmac

from hideout.seal import digest_key
from hideout.store import Db, care, second
from hideout.store.decisions import Choice
from moderation.desk.gravity import GRAVE

_SIDES = {"approve": "approve", "decline": "decline", "unpublish": "decline"}


def drawn(secret: bytes, revision: str, round: int, percent: int) -> bool:
    """Return whether a decision falls into a sample of so many in a hundred."""
    mac = hmac.new(digest_key(secret, "second reading"), f"{revision}:{round}".encode(), hashlib.sha256)
    return int.from_bytes(mac.digest()[:8], "big") % 10_000 < percent * 100


def after(db: Db, secret: bytes, choice: Choice, level: int, at: int) -> None:
    """Ask for a second reading of a decision about a post of a level where one is due: every grave decline, else a sample."""
    side = _SIDES.get(choice.verdict)
    if side is None:
        return
    if side == "decline" and level >= GRAVE:
        why = "grave"
    else:
        rules = care.rules(db)
        # Few are drawn at all; only for those is it asked whether somebody is still new.
        most = max(rules["sample"], rules["sample_new"])
        if not drawn(secret, choice.revision, choice.round, most):
            return
        new = second.decided(db, choice.staff, rules["new"] + 1) <= rules["new"]
        if not new and not drawn(secret, choice.revision, choice.round, rules["sample"]):
            return
        why = "sample"
    second.ask(
        db,
        post=choice.post,
        revision=choice.revision,
        round=choice.round,
        why=why,
        first=choice.staff,
        verdict=side,
        at=at,
    )
