"""Districts: school districts with their own entrance and helplines."""

from hideout.store.engine import Db, Row


def save(db: Db, code: str, name_ja: str, name_en: str, *, lamp: str = "", is_open: bool = True) -> None:
    """Add a district, or change the one with this code; `lamp` is off, script, model, or empty for what the site has."""
    db.run(
        "INSERT INTO districts (code, name_ja, name_en, lamp, open) VALUES (:code, :name_ja, :name_en, :lamp, :open)"
        " ON CONFLICT (code) DO UPDATE SET name_ja = excluded.name_ja, name_en = excluded.name_en,"
        " lamp = excluded.lamp, open = excluded.open",
        {"code": code, "name_ja": name_ja, "name_en": name_en, "lamp": lamp, "open": int(is_open)},
    )


def disable(db: Db, code: str) -> bool:
    """Close a district's entrance; False if there is none."""
    return bool(db.run("UPDATE districts SET open = 0 WHERE code = :code", {"code": code}))


def everything(db: Db) -> list[Row]:
    """Return all districts: code, name_ja, name_en, lamp, open."""
    return db.rows("SELECT code, name_ja, name_en, lamp, open FROM districts ORDER BY code")
