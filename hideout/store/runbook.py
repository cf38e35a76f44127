"""The runbook: what a team wrote down to do in each kind of case, every version kept."""

from hideout.store.engine import Db, Row


def page(db: Db, kind: str, version: int = 0) -> Row | None:
    """Return the newest (or the given) version of a page: kind, version, body, at, name; None if the team wrote none."""
    wanted = "AND r.version = :version" if version else ""
    return db.one(
        "SELECT r.kind, r.version, r.body, r.at, s.name FROM runbook r JOIN staff s ON s.id = r.staff"
        f" WHERE r.kind = :kind {wanted} ORDER BY r.version DESC LIMIT 1",
        {"kind": kind, "version": version},
    )


def versions(db: Db, kind: str) -> list[Row]:
    """Return the versions of a page, newest first: version, at, name."""
    return db.rows(
        "SELECT r.version, r.at, s.name FROM runbook r JOIN staff s ON s.id = r.staff WHERE r.kind = :kind"
        " ORDER BY r.version DESC LIMIT 30",
        {"kind": kind},
    )


def write(db: Db, kind: str, known: int, body: str, staff: str, at: int) -> bool:
    """Keep a new version after the version `known`; False when somebody else has written one meanwhile."""
    row = db.one(
        "INSERT INTO runbook (kind, version, body, staff, at) VALUES (:kind, :version, :body, :staff, :at)"
        " ON CONFLICT (kind, version) DO NOTHING RETURNING version",
        {"kind": kind, "version": known + 1, "body": body, "staff": staff, "at": at},
    )
    return row is not None
