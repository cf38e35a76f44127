"""Staff: who reads, how they come in, and their sessions."""

import hashlib
import secrets

from hideout.clock import DAY, HOUR, MINUTE
from hideout.store.engine import Db, Row

INVITATION = 3 * DAY
SIGN_IN_LINK = 15 * MINUTE
SESSION = 12 * HOUR
IDLE = 45 * MINUTE
# As many letters of a digest as tell one session from another in a list.
_ID = 16
# Who can read posts now: an open account that belongs to no district.
READERS = "SELECT id FROM staff WHERE state = 'active' AND district = ''"
# Who is at the desk at a moment: signed in, with a session that neither ended nor lies idle.
HERE = "SELECT e.staff FROM sessions e WHERE e.until >= :at AND e.seen >= :idle"


def digest(token: str) -> str:
    """Return what is stored of a token that is itself random and long."""
    return hashlib.sha256(token.encode()).hexdigest()


def add(db: Db, name: str, role: str, at: int, district: str = "") -> str | None:
    """Add a staff member who has yet to accept; return the id, or None if the name is taken.

    With a `district` it is somebody who only sees that one's record and figures, whatever `role` says.
    """
    row = db.one(
        "INSERT INTO staff (id, name, role, state, since, district)"
        " VALUES (:id, :name, :role, 'invited', :at, :district) ON CONFLICT (name) DO NOTHING RETURNING id",
        {"id": secrets.token_hex(6), "name": name, "role": role, "at": at, "district": district},
    )
    return row["id"] if row else None


def everyone(db: Db) -> list[Row]:
    """Return all staff: id, name, role, state, since, district."""
    return db.rows("SELECT id, name, role, state, since, district FROM staff ORDER BY name")


def by_name(db: Db, name: str) -> Row | None:
    """Return a staff member with the password hash, or None."""
    return db.one("SELECT id, name, role, state, password FROM staff WHERE name = :name", {"name": name})


def password(db: Db, staff: str) -> str:
    """Return the password hash of an account, by its id; empty while it has none."""
    row = db.one("SELECT password FROM staff WHERE id = :staff", {"staff": staff})
    return row["password"] if row else ""


def readers(db: Db) -> list[Row]:
    """Return everybody whose account is for reading, also who has yet to accept: id and name."""
    return db.rows("SELECT id, name FROM staff WHERE state <> 'disabled' AND district = '' ORDER BY name")


def leads(db: Db, role: str = "") -> list[str]:
    """Return the names of those who lead the desk and can be asked now; with a role only of those who have it."""
    rows = db.rows(f"SELECT name, role FROM staff WHERE id IN ({READERS}) AND role <> 'reader' ORDER BY name")
    return [row["name"] for row in rows if not role or row["role"] == role]


def greet(db: Db, staff: str) -> bool:
    """Return whether somebody comes to the desk for the first time, and note that they were greeted."""
    return (
        db.run(
            "UPDATE staff SET greeted = 1 WHERE id = :staff AND greeted = 0 AND district = ''",
            {"staff": staff},
        )
        > 0
    )


def may_read(db: Db, staff: str) -> bool:
    """Return whether somebody, by id, can read posts now."""
    return (
        db.one(f"SELECT 1 FROM staff WHERE id = :staff AND id IN ({READERS})", {"staff": staff}) is not None
    )


def is_active(db: Db, staff: str) -> bool:
    """Return whether an account, by its id, may be used now."""
    return db.one("SELECT 1 FROM staff WHERE id = :staff AND state = 'active'", {"staff": staff}) is not None


def link(db: Db, staff: str, kind: str, at: int) -> str:
    """Return a new one-time token ("invitation" sets a password, "sign-in" opens a session); older ones die."""
    db.run("DELETE FROM invitations WHERE staff = :staff AND kind = :kind", {"staff": staff, "kind": kind})
    token = secrets.token_urlsafe(24)
    until = at + (INVITATION if kind == "invitation" else SIGN_IN_LINK)
    db.run(
        "INSERT INTO invitations (digest, staff, kind, until) VALUES (:digest, :staff, :kind, :until)",
        {"digest": digest(token), "staff": staff, "kind": kind, "until": until},
    )
    return token


def invited(db: Db, token: str, kind: str, at: int) -> Row | None:
    """Return the staff member a token is for, if it still counts."""
    return db.one(
        "SELECT s.id, s.name, s.role, s.state FROM invitations i JOIN staff s ON s.id = i.staff"
        " WHERE i.digest = :digest AND i.kind = :kind AND i.until >= :at AND s.state <> 'disabled'",
        {"digest": digest(token), "kind": kind, "at": at},
    )


def spend(db: Db, token: str, kind: str, at: int) -> Row | None:
    """Use a token up; of two who try at once only one gets the staff member."""
    who = invited(db, token, kind, at)
    if who is None or not db.run("DELETE FROM invitations WHERE digest = :digest", {"digest": digest(token)}):
        return None
    return who


def set_password(db: Db, staff: str, hashed: str) -> None:
    """Set a password hash, activate the account, and end every session it had."""
    db.run(
        "UPDATE staff SET password = :hashed, state = 'active' WHERE id = :staff AND state <> 'disabled'",
        {"hashed": hashed, "staff": staff},
    )
    end_all(db, staff)


def forget_password(db: Db, staff: str) -> None:
    """Take an account back to where it waits for a new password; every session it had ends."""
    db.run(
        "UPDATE staff SET password = '', state = 'invited' WHERE id = :staff AND state <> 'disabled'",
        {"staff": staff},
    )
    end_all(db, staff)


def activate(db: Db, staff: str) -> None:
    """Activate an account without a password (the first sign-in on one's own machine)."""
    db.run("UPDATE staff SET state = 'active' WHERE id = :staff AND state = 'invited'", {"staff": staff})


def set_role(db: Db, staff: str, role: str) -> bool:
    """Give somebody another role; False for those who belong to a district."""
    return bool(
        db.run(
            "UPDATE staff SET role = :role WHERE id = :staff AND district = ''",
            {"staff": staff, "role": role},
        )
    )


def disable(db: Db, name: str) -> bool:
    """Close an account at once: sessions, links, secrets and claims end; decisions stay."""
    row = db.one(
        "UPDATE staff SET state = 'disabled', password = '', reach = '' WHERE name = :name RETURNING id",
        {"name": name},
    )
    if row is None:
        return False
    end_all(db, row["id"])
    for table in ("invitations", "authenticators", "recovery_codes", "passkeys"):
        db.run(f"DELETE FROM {table} WHERE staff = :staff", {"staff": row["id"]})
    db.run(
        "UPDATE posts SET claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1 WHERE claimed_by = :staff",
        {"staff": row["id"]},
    )
    # What was set aside by or for somebody who is gone is anybody's again.
    db.run(
        "UPDATE posts SET passed = NULL, passed_to = NULL, passed_by = NULL WHERE passed_to = :staff",
        {"staff": row["id"]},
    )
    db.run("UPDATE posts SET parked = NULL, parked_by = NULL WHERE parked_by = :staff", {"staff": row["id"]})
    return True


def begin(db: Db, staff: str, at: int) -> str:
    """Begin a session and return its token; only its digest is kept."""
    token = secrets.token_urlsafe(32)
    db.run("DELETE FROM sessions WHERE until < :at", {"at": at})
    db.run(
        "INSERT INTO sessions (digest, staff, seen, until) VALUES (:digest, :staff, :at, :until)",
        {"digest": digest(token), "staff": staff, "at": at, "until": at + SESSION},
    )
    return token


def session(db: Db, token: str, at: int) -> Row | None:
    """Return who a session belongs to: id, name, role, district, seen; None when it ended, idled or was closed."""
    return db.one(
        "SELECT s.id, s.name, s.role, s.district, e.seen FROM sessions e JOIN staff s ON s.id = e.staff"
        " WHERE e.digest = :digest AND e.until >= :at AND e.seen >= :idle AND s.state = 'active'",
        {"digest": digest(token), "at": at, "idle": at - IDLE},
    )


def touch(db: Db, token: str, at: int) -> None:
    """Note that a session is in use."""
    db.run("UPDATE sessions SET seen = :at WHERE digest = :digest", {"digest": digest(token), "at": at})


def end(db: Db, token: str) -> None:
    """End one session."""
    db.run("DELETE FROM sessions WHERE digest = :digest", {"digest": digest(token)})


def end_all(db: Db, staff: str) -> None:
    """End every session of a staff member, and every sign-in that is half done."""
    for table in ("sessions", "half_sign_ins"):
        db.run(f"DELETE FROM {table} WHERE staff = :staff", {"staff": staff})


def sessions(db: Db, staff: str, token: str, at: int) -> list[Row]:
    """Return the open sessions of a staff member, the newest first: id, began, seen, here (whether `token` is its token)."""
    rows = db.rows(
        "SELECT digest, seen, until FROM sessions WHERE staff = :staff AND until >= :at AND seen >= :idle"
        " ORDER BY until DESC, digest",
        {"staff": staff, "at": at, "idle": at - IDLE},
    )
    here = digest(token)
    return [
        {
            "id": row["digest"][:_ID],
            "began": row["until"] - SESSION,
            "seen": row["seen"],
            "here": row["digest"] == here,
        }
        for row in rows
    ]


def end_one(db: Db, staff: str, id: str) -> bool:
    """End one of somebody's own sessions, by the id under which it is listed."""
    return bool(
        db.run(
            "DELETE FROM sessions WHERE staff = :staff AND substr(digest, 1, :size) = :id",
            {"staff": staff, "size": _ID, "id": id},
        )
    )


def end_others(db: Db, staff: str, token: str) -> int:
    """End every session of a staff member but the one of this token; return how many."""
    return db.run(
        "DELETE FROM sessions WHERE staff = :staff AND digest <> :digest",
        {"staff": staff, "digest": digest(token)},
    )
