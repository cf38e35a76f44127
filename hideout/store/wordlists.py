"""Word lists: what a site adds to the shipped ones, every version kept with who changed it."""

from hideout.store import audit
from hideout.store.engine import Db, Row


def save(db: Db, secret: bytes, language: str, name: str, body: str, *, staff: str, at: int) -> int:
    """Keep a new version of the lines a site adds to one list; return its number, counted from 1 over all lists."""
    row = db.one("SELECT COALESCE(MAX(version), 0) + 1 AS version FROM wordlists")
    version = int(row["version"]) if row else 1
    db.run(
        "INSERT INTO wordlists (version, language, name, body, staff, at)"
        " VALUES (:version, :language, :name, :body, :staff, :at)",
        {"version": version, "language": language, "name": name, "body": body, "staff": staff, "at": at},
    )
    audit.append(db, secret, at=at, staff=staff, action="words", subject=f"{language}/{name}", detail=body)
    return version


def newest(db: Db) -> list[Row]:
    """Return the newest version of every list: version, language, name, body, staff, at."""
    return db.rows(
        "SELECT version, language, name, body, staff, at FROM wordlists WHERE version IN"
        " (SELECT MAX(version) FROM wordlists GROUP BY language, name) ORDER BY language, name"
    )


def version(db: Db) -> int:
    """Return the number of the newest change, 0 when there is none."""
    row = db.one("SELECT COALESCE(MAX(version), 0) AS version FROM wordlists")
    return int(row["version"]) if row else 0
