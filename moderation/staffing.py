"""Staff from the command line: inviting, resetting, closing accounts; each act has its entry in the log."""

from hideout.clock import now
from hideout.store import Db, Store, audit, districts, staff
from hideout.store.audit import OPERATOR
from hideout.text import one_line

ROLES = ("reader", "lead", "admin")
# Below them all: sees one district's record and figures, and no post.
VIEWER = "viewer"
_LONGEST = 40


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
    if not 0 < len(plain) <= _LONGEST or plain == OPERATOR:
        raise NotPossible(f"a name of 1 to {_LONGEST} characters is needed")
    return store.now(_invite, store.secret, plain, role, at, district)


def reset(store: Store, name: str, at: int) -> str:
    """End a password and every session at once; return the token of a new invitation. Raises NotPossible."""
    return store.now(_reset, store.secret, one_line(name), at)


def disable(store: Store, name: str) -> bool:
    """Close an account at once: sessions, links and claims end, decisions stay. False if there is no such account."""
    return store.now(_disable, store.secret, one_line(name), now())


def sign_in_link(store: Store, name: str, at: int) -> str:
    """Return the token of `/desk/enter/<token>`, good once within 15 minutes; an invited account becomes active.

    Raises NotPossible if there is no such account, or if it was closed.
    """
    return store.now(_sign_in_link, store.secret, one_line(name), at)


def _invite(db: Db, secret: bytes, name: str, role: str, at: int, district: str) -> str:
    # The tables know three roles; a district beside one of them takes it away.
    id = staff.add(db, name, ROLES[0] if role == VIEWER else role, at, district)
    if id is None:
        raise NotPossible(f"the name {name!r} is taken")
    _enter(db, secret, "invite", id, at, role)
    return staff.link(db, id, "invitation", at)


def _reset(db: Db, secret: bytes, name: str, at: int) -> str:
    id = _open_account(db, name)
    staff.forget_password(db, id)
    _enter(db, secret, "reset", id, at)
    return staff.link(db, id, "invitation", at)


def _disable(db: Db, secret: bytes, name: str, at: int) -> bool:
    found = staff.by_name(db, name)
    if found is None or not staff.disable(db, name):
        return False
    _enter(db, secret, "disable", found["id"], at)
    return True


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


def _enter(db: Db, secret: bytes, action: str, subject: str, at: int, detail: str = "") -> None:
    audit.append(db, secret, at=at, staff=OPERATOR, action=action, subject=subject, detail=detail)
