"""Staff: inviting, resetting, closing accounts, from the command line or the desk; each act has its entry in the log."""

from hideout.clock import now
from hideout.store import Db, Store, audit, districts, factors, staff
from hideout.store.audit import OPERATOR
from hideout.text import one_line

ROLES = ("reader", "lead", "admin")
# Below them all: sees one district's record and figures, and no post.
VIEWER = "viewer"
LONGEST = 40


class NotPossible(Exception):
    """The act cannot be done; the message is an English sentence that says why."""


def invite(store: Store, name: str, role: str, at: int, district: str = "") -> str:
    """Add a staff member and return the token of `/desk/invitation/<token>`, good for three days.

    A viewer, and nobody else, belongs to a `district`. Raises NotPossible for an unknown role or district, a name that
    is empty, too long or taken.
    """
    plain = one_line(name)
    if role not in (VIEWER, *ROLES):
        raise NotPossible(f"{role!r} is no role; there are {', '.join((VIEWER, *ROLES))}")
    if (role == VIEWER) != bool(district):
        raise NotPossible("a viewer, and only a viewer, needs the code of a district")
    if district and store.now(districts.by_code, district) is None:
        raise NotPossible(f"there is no district {district!r}")
    if not is_name(plain):
        raise NotPossible(f"a name of 1 to {LONGEST} characters is needed")
    return store.now(admit, store.secret, OPERATOR, plain, role, at, district)


def reset(store: Store, name: str, at: int) -> str:
    """End a password and every session at once; return the token of a new invitation. Raises NotPossible."""
    return store.now(renew, store.secret, OPERATOR, one_line(name), at)


def reset_factor(store: Store, name: str, at: int) -> None:
    """Take off the second lock of somebody who lost phone and codes; every session ends. Raises NotPossible."""
    store.now(unlock, store.secret, OPERATOR, one_line(name), at)


def set_role(store: Store, name: str, role: str, at: int) -> None:
    """Give somebody another role than viewer. Raises NotPossible."""
    store.now(promote, store.secret, OPERATOR, one_line(name), role, at)


def disable(store: Store, name: str) -> bool:
    """Close an account at once: sessions, links and claims end, decisions stay. False if there is no such account."""
    return store.now(close, store.secret, OPERATOR, one_line(name), now())


def sign_in_link(store: Store, name: str, at: int) -> str:
    """Return the token of `/desk/enter/<token>`, good once within 15 minutes; an invited account becomes active.

    Raises NotPossible if there is no such account, or if it was closed.
    """
    return store.now(_sign_in_link, store.secret, one_line(name), at)


def is_name(name: str) -> bool:
    """Return whether somebody may be called so here."""
    return 0 < len(name) <= LONGEST and name != OPERATOR


def admit(db: Db, secret: bytes, by: str, name: str, role: str, at: int, district: str = "") -> str:
    """Add a staff member on behalf of `by` (an id); return the token of the invitation. Raises NotPossible if taken."""
    # The tables know three roles; a district beside one of them takes it away.
    id = staff.add(db, name, ROLES[0] if role == VIEWER else role, at, district)
    if id is None:
        raise NotPossible(f"the name {name!r} is taken")
    _enter(db, secret, "invite", id, at, role, by)
    return staff.link(db, id, "invitation", at)


def renew(db: Db, secret: bytes, by: str, name: str, at: int) -> str:
    """End a password and every session; return the token of a new invitation. Raises NotPossible."""
    id = _open_account(db, name)
    staff.forget_password(db, id)
    _enter(db, secret, "reset", id, at, by=by)
    return staff.link(db, id, "invitation", at)


def unlock(db: Db, secret: bytes, by: str, name: str, at: int) -> None:
    """Take off the second lock of an account; every session ends. Raises NotPossible."""
    id = _open_account(db, name)
    factors.forget(db, id)
    _enter(db, secret, "factor", id, at, by=by)


def sign_out(db: Db, secret: bytes, by: str, name: str, at: int) -> None:
    """End every session of an account, such as one left open on a lost tablet. Raises NotPossible."""
    id = _open_account(db, name)
    staff.end_all(db, id)
    _enter(db, secret, "signed out", id, at, by=by)


def close(db: Db, secret: bytes, by: str, name: str, at: int) -> bool:
    """Close an account; what it decided stays. False if there is no such account."""
    found = staff.by_name(db, name)
    if found is None or not staff.disable(db, name):
        return False
    _enter(db, secret, "disable", found["id"], at, by=by)
    return True


def promote(db: Db, secret: bytes, by: str, name: str, role: str, at: int) -> None:
    """Give somebody another of the three roles; it counts from the next page on. Raises NotPossible."""
    id = _open_account(db, name)
    if role not in ROLES or not staff.set_role(db, id, role):
        raise NotPossible(f"{name!r} cannot be {role!r}")
    _enter(db, secret, "role", id, at, role, by)


def _sign_in_link(db: Db, secret: bytes, name: str, at: int) -> str:
    id = _open_account(db, name)
    staff.activate(db, id)
    _enter(db, secret, "sign-in link", id, at)
    return staff.link(db, id, "sign-in", at)


def _open_account(db: Db, name: str) -> str:
    found = staff.by_name(db, name)
    if found is None:
        raise NotPossible(f"nobody here is called {name!r}")
    if found["state"] == "disabled":
        raise NotPossible(f"the account of {name!r} is closed; invite under another name")
    id: str = found["id"]
    return id


def _enter(
    db: Db, secret: bytes, action: str, subject: str, at: int, detail: str = "", by: str = OPERATOR
) -> None:
    audit.append(db, secret, at=at, staff=by, action=action, subject=subject, detail=detail)
