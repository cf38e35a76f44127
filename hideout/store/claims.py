"""Claims: the fenced lease of whoever reads a post, for ten minutes at a time."""

from collections.abc import Sequence

from hideout.clock import MINUTE
from hideout.store import second
from hideout.store.engine import Db
from hideout.store.views import NOT_ASKED, NOT_SKIPPED, ORDER, View

LEASE = 10 * MINUTE
# The longest that somebody may go on holding one post; then it is parked, passed on, or free for others.
HOLD = 60 * MINUTE
# Nobody settles by themselves what somebody else read differently from them.
_NEXT_NOT_OWN = f"(p.escalated = 0 OR :staff NOT IN ({second.CONTESTED.format(post='p.id')}))"


def claim(
    db: Db,
    staff: str,
    at: int,
    post: str = "",
    *,
    skipped: Sequence[str] = (),
    escalated: bool = True,
    view: View | None = None,
    most: int = 3,
    own: bool = True,
) -> str | None:
    """Claim the next free post (or the one named) in one statement; return its id, or None if there is none.

    The next one is never in `skipped`, nor an escalated one unless `escalated`, nor one on which this person
    waits for advice themselves unless `own`, nor above level `most`; what is alike waits behind the first.
    Naming the one that is held already holds it longer, up to an hour in all. What was set aside is taken up again.
    """
    view = view or View()
    free = (
        "(p.claimed_by IS NULL OR p.lease_until < :at"
        " OR (p.claimed_by = :staff AND COALESCE(p.held_from, :at) > :longest))"
    )
    if post:
        first = f"SELECT p.id FROM posts p WHERE p.id = :post AND p.open = 1 AND {free}"
    else:
        apart = "".join(f" AND p.id <> :skipped{n}" for n in range(len(skipped)))
        # What somebody left to others stays with the others, whichever view they read in; only asked for does it come back.
        left = "" if view.name in ("mine", "skipped") else f" AND {NOT_SKIPPED}"
        plain = "" if escalated else " AND p.escalated = 0"
        plain += "" if own else f" AND {NOT_ASKED}"
        wanted = f"{view.where()}{left} AND {view.first()}{apart}{plain} AND {free} AND {_NEXT_NOT_OWN}"
        first = _first(wanted, most) if view.turn() == ORDER else _called(wanted, most, view.turn())
    row = db.one(
        "UPDATE posts SET held_from = CASE WHEN claimed_by = :staff AND lease_until >= :at THEN COALESCE(held_from, :at)"
        " ELSE :at END, opened = CASE WHEN claimed_by = :staff THEN COALESCE(opened, :at) ELSE :at END,"
        " claimed_by = :staff, lease_until = :until, lease_no = lease_no + 1,"
        f" parked = NULL, parked_by = NULL, passed = NULL, passed_to = NULL, passed_by = NULL WHERE id = ({first}) RETURNING id",
        view.values(staff, at)
        | {"until": at + LEASE, "longest": at - HOLD + LEASE, "post": post}
        | {f"skipped{n}": id for n, id in enumerate(skipped)},
    )
    return row["id"] if row else None


def _first(wanted: str, most: int) -> str:
    """Return the query for the first post of a condition, up to a level; above none, the order itself is walked."""
    if most >= 3:
        return f"SELECT p.id FROM posts p WHERE {wanted} ORDER BY {ORDER} LIMIT 1"
    # The first of each level, then the first of those: thousands of heavier ones before it are never walked.
    heads = " UNION ALL ".join(
        f"SELECT id, band, due FROM (SELECT p.id, p.band, p.due FROM posts p WHERE {wanted} AND p.level = {level}"
        f" ORDER BY {ORDER} LIMIT 1) AS level{level}"
        for level in range(most + 1)
    )
    return f"SELECT p.id FROM ({heads}) AS p ORDER BY {ORDER} LIMIT 1"


def _called(wanted: str, most: int, order: str) -> str:
    """Return the query for the first post of a condition, up to a level, in an order of its own; calls are few."""
    return f"SELECT p.id FROM posts p WHERE {wanted} AND p.level <= {most} ORDER BY {order} LIMIT 1"


def release(db: Db, staff: str, post: str = "") -> None:
    """Let go of a claim of a staff member, or of all of theirs."""
    wanted = "AND id = :post" if post else ""
    db.run(
        "UPDATE posts SET claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1"
        f" WHERE claimed_by = :staff {wanted}",
        {"staff": staff, "post": post},
    )


def let_go(db: Db, post: str, staff: str) -> bool:
    """End the claim that anybody but this staff member has on an open post; return whether there was one."""
    ended = (
        "UPDATE posts SET claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1"
        " WHERE id = :post AND open = 1 AND claimed_by IS NOT NULL AND claimed_by <> :staff"
    )
    return bool(db.run(ended, {"post": post, "staff": staff}))
