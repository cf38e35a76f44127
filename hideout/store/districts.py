"""Districts: school districts with their own entrance and helplines."""

import json
from collections.abc import Iterable
from typing import Any

from hideout.store import audit
from hideout.store.audit import Pen
from hideout.store.engine import Db, Row

# Column -> what stands there when nothing is said; dates are "YYYY-MM-DD" or empty, hours are of the local day.
COLUMNS: dict[str, str | int] = {
    "lamp": "",
    "prefecture": "",
    "timezone": "Asia/Tokyo",
    "languages": "",
    "tone": "older",
    "furigana": 0,
    "exit_url": "",
    "filter_notice": 0,
    "desk_from": 0,
    "desk_to": 0,
    "opens": "",
    "closes": "",
    "pupils": 0,
}
_ALL = ("code", "name_ja", "name_en", *COLUMNS, "open")
_SAVE = (
    f"INSERT INTO districts ({', '.join(_ALL)}, changed)"
    f" VALUES ({', '.join(':' + name for name in _ALL)}, (SELECT COALESCE(MAX(changed), 0) + 1 FROM districts))"
    " ON CONFLICT (code) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in (*_ALL[1:], "changed"))
)


def save(db: Db, /, code: str, name_ja: str, name_en: str, *, is_open: bool = True, **more: Any) -> None:
    """Add a district, or change the one with this code; `more` are columns of COLUMNS, the rest take what stands there."""
    db.run(
        _SAVE,
        COLUMNS | more | {"code": code, "name_ja": name_ja, "name_en": name_en, "open": int(is_open)},
    )


def save_all(db: Db, rows: Iterable[Row]) -> None:
    """Add or change many districts in one commit; each row holds every column of `everything`."""
    for row in rows:
        db.run(_SAVE, row)


def keep(db: Db, pen: Pen, rows: Iterable[Row], action: str, new: str = "") -> int:
    """Keep those of the rows that change something, each with its entry in the log (`new` for one that was not there).

    Return how many.
    """
    before = {row["code"]: row for row in everything(db)}
    changed = [row for row in rows if before.get(row["code"]) != row]
    for row in changed:
        db.run(_SAVE, row)
        named = action if row["code"] in before else new or action
        audit.enter(db, pen, named, row["code"], json.dumps(row, ensure_ascii=False, sort_keys=True))
    return len(changed)


def disable(db: Db, code: str) -> bool:
    """Close a district's entrance; False if there is none."""
    return bool(
        db.run(
            "UPDATE districts SET open = 0, changed = (SELECT MAX(changed) + 1 FROM districts) WHERE code = :code",
            {"code": code},
        )
    )


def everything(db: Db) -> list[Row]:
    """Return all districts with every column, by code."""
    return db.rows(f"SELECT {', '.join(_ALL)} FROM districts ORDER BY code")


def by_code(db: Db, code: str) -> Row | None:
    """Return a district with every column, or None."""
    return db.one(f"SELECT {', '.join(_ALL)} FROM districts WHERE code = :code", {"code": code})


def version(db: Db) -> int:
    """Return the number that grows whenever a district is added or changed."""
    row = db.one("SELECT COALESCE(MAX(changed), 0) AS version FROM districts")
    return row["version"] if row else 0
