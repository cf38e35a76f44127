"""The second factor of staff: authenticators, recovery codes, and sign-ins that are half done."""

import secrets
from collections.abc import Iterable

from hideout.clock import MINUTE
from hideout.store.engine import Db, Row
from hideout.store.staff import digest, end_all

HALF = 10 * MINUTE


def authenticator(db: Db, staff: str) -> Row | None:
    """Return somebody's authenticator (sealed, step, at), or None."""
    return db.one(
        "SELECT sealed, step, at FROM authenticators WHERE staff = :staff AND confirmed = 1", {"staff": staff}
    )


def prepared(db: Db, staff: str, at: int) -> Row | None:
    """Return the authenticator that somebody is setting up (sealed), for as long as a half sign-in lasts; or None."""
    return db.one(
        "SELECT sealed FROM authenticators WHERE staff = :staff AND confirmed = 0 AND at >= :since",
        {"staff": staff, "since": at - HALF},
    )


def prepare(db: Db, staff: str, sealed: str, at: int) -> None:
    """Keep an authenticator that is being set up; an earlier one that was never confirmed goes."""
    db.run(
        "INSERT INTO authenticators (staff, confirmed, sealed, at) VALUES (:staff, 0, :sealed, :at)"
        " ON CONFLICT (staff, confirmed) DO UPDATE SET sealed = excluded.sealed, at = excluded.at",
        {"staff": staff, "sealed": sealed, "at": at},
    )


def confirm(db: Db, staff: str, step: int) -> None:
    """Put the authenticator that was set up in the place of the one before; the code of this time step is used."""
    db.run("DELETE FROM authenticators WHERE staff = :staff AND confirmed = 1", {"staff": staff})
    db.run(
        "UPDATE authenticators SET confirmed = 1, step = :step WHERE staff = :staff AND confirmed = 0",
        {"staff": staff, "step": step},
    )


def use(db: Db, staff: str, step: int) -> bool:
    """Use up the code of a time step, and every one before it; False when it was used already."""
    return bool(
        db.run(
            "UPDATE authenticators SET step = :step WHERE staff = :staff AND confirmed = 1 AND step < :step",
            {"staff": staff, "step": step},
        )
    )


def put_codes(db: Db, staff: str, digests: Iterable[str]) -> None:
    """Keep the digests of new recovery codes; those from before count no more."""
    db.run("DELETE FROM recovery_codes WHERE staff = :staff", {"staff": staff})
    for one in digests:
        db.run(
            "INSERT INTO recovery_codes (digest, staff) VALUES (:digest, :staff)",
            {"digest": one, "staff": staff},
        )


def use_code(db: Db, staff: str, digest: str) -> bool:
    """Use up a recovery code; of two who try at once only one gets True."""
    return bool(
        db.run(
            "DELETE FROM recovery_codes WHERE digest = :digest AND staff = :staff",
            {"digest": digest, "staff": staff},
        )
    )


def codes_left(db: Db, staff: str) -> int:
    """Return how many recovery codes somebody has left."""
    row = db.one("SELECT count(*) AS n FROM recovery_codes WHERE staff = :staff", {"staff": staff})
    return row["n"] if row else 0


def roster(db: Db, at: int) -> list[Row]:
    """Return all staff, those who left last: id, name, role, state, district; what locks each account.

    That is app (since when, or None), codes (how many are left), passkeys (how many); and until, when an invitation
    that is still good runs out (or None).
    """
    return db.rows(
        "SELECT s.id, s.name, s.role, s.state, s.district, a.at AS app,"
        " (SELECT count(*) FROM recovery_codes r WHERE r.staff = s.id) AS codes,"
        " (SELECT count(*) FROM passkeys p WHERE p.staff = s.id) AS passkeys,"
        " (SELECT MAX(i.until) FROM invitations i"
        "   WHERE i.staff = s.id AND i.kind = 'invitation' AND i.until >= :at) AS until"
        " FROM staff s LEFT JOIN authenticators a ON a.staff = s.id AND a.confirmed = 1"
        " ORDER BY CASE s.state WHEN 'disabled' THEN 1 ELSE 0 END, s.name",
        {"at": at},
    )


def forget(db: Db, staff: str) -> None:
    """Take everything of somebody's second factor away; every session and half sign-in ends."""
    for table in ("authenticators", "recovery_codes", "passkeys"):
        db.run(f"DELETE FROM {table} WHERE staff = :staff", {"staff": staff})
    end_all(db, staff)


def begin_half(db: Db, staff: str | None, kind: str, at: int) -> str:
    """Begin a half sign-in (or half a new passkey) and return its token; only its digest is kept.

    `kind` is what is still to come: "code", "set-up", "passkey" (of nobody yet) or "new passkey".
    """
    token = secrets.token_urlsafe(32)
    db.run("DELETE FROM half_sign_ins WHERE until < :at", {"at": at})
    db.run(
        "INSERT INTO half_sign_ins (digest, staff, kind, until) VALUES (:digest, :staff, :kind, :until)",
        {"digest": digest(token), "staff": staff, "kind": kind, "until": at + HALF},
    )
    return token


def half(db: Db, token: str, kind: str, at: int) -> Row | None:
    """Return whose half sign-in a token is (id, name), if it still counts."""
    return db.one(
        "SELECT s.id, s.name FROM half_sign_ins h JOIN staff s ON s.id = h.staff"
        " WHERE h.digest = :digest AND h.kind = :kind AND h.until >= :at AND s.state = 'active'",
        {"digest": digest(token), "kind": kind, "at": at},
    )


def end_half(db: Db, token: str, kind: str, at: int) -> bool:
    """End a half sign-in that still counts; of two who try at once only one gets True."""
    return bool(
        db.run(
            "DELETE FROM half_sign_ins WHERE digest = :digest AND kind = :kind AND until >= :at",
            {"digest": digest(token), "kind": kind, "at": at},
        )
    )
