"""Duties: who is on call at which hours of the week."""

import secrets

from hideout.store.engine import Db, Row
from hideout.store.staff import IDLE


def add(db: Db, staff: str, day: int, start: int, minutes: int) -> str:
    """Add hours of one weekday (0 is Monday): from minute `start` of the day, for so many minutes; return their id."""
    duty = secrets.token_hex(6)
    db.run(
        "INSERT INTO duties (id, staff, day, start, minutes) VALUES (:id, :staff, :day, :start, :minutes)",
        {"id": duty, "staff": staff, "day": day, "start": start, "minutes": minutes},
    )
    return duty


def remove(db: Db, duty: str) -> bool:
    """Remove hours; False if they are gone already."""
    return db.run("DELETE FROM duties WHERE id = :id", {"id": duty}) > 0


def week(db: Db, at: int = 0) -> list[Row]:
    """Return the hours of everybody whose account is for reading: id, staff, name, role, day, start, minutes.

    `present` says whether they are signed in at a moment: with a session that neither ended nor lies idle.
    """
    return db.rows(
        "SELECT d.id, d.staff, s.name, s.role, d.day, d.start, d.minutes, CASE WHEN EXISTS (SELECT 1 FROM sessions e"
        " WHERE e.staff = d.staff AND e.until >= :at AND e.seen >= :idle) THEN 1 ELSE 0 END AS present"
        " FROM duties d JOIN staff s ON s.id = d.staff"
        " WHERE s.state <> 'disabled' AND s.district = '' ORDER BY d.day, d.start, s.name",
        {"at": at, "idle": at - IDLE},
    )
