"""Word lists: what a site adds to the shipped ones, every version kept with who changed it."""

import json

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


def versions(db: Db, language: str, name: str, limit: int = 30) -> list[Row]:
    """Return the versions of one list, newest first: version, body, at, name (of whoever published it)."""
    return db.rows(
        "SELECT w.version, w.body, w.at, COALESCE(s.name, w.staff) AS name FROM wordlists w"
        " LEFT JOIN staff s ON s.id = w.staff WHERE w.language = :language AND w.name = :list"
        " ORDER BY w.version DESC LIMIT :limit",
        {"language": language, "list": name, "limit": limit},
    )


def before(db: Db, language: str, name: str) -> str:
    """Return the body of the version before the newest of a list; empty when there was none."""
    found = versions(db, language, name, 2)
    return found[1]["body"] if len(found) == 2 else ""


def came(db: Db, limit: int) -> list[Row]:
    """Return the newest posts whose words are still there: post, body (dict), order (field names that were heard)."""
    rows = db.rows(
        "SELECT p.id AS post, r.body, r.heard FROM posts p JOIN revisions r ON r.id = p.revision"
        " WHERE r.body <> '' ORDER BY p.arrived DESC, p.id LIMIT :limit",
        {"limit": limit},
    )
    return [
        {
            "post": row["post"],
            "body": json.loads(row["body"]),
            "order": json.loads(row["heard"]).get("order", []),
        }
        for row in rows
    ]


def version(db: Db) -> int:
    """Return the number of the newest change, 0 when there is none."""
    row = db.one("SELECT COALESCE(MAX(version), 0) AS version FROM wordlists")
    return int(row["version"]) if row else 0
