"""Passkeys of staff: public keys only; what signs never leaves the device."""

import secrets

from hideout.store.engine import Db, Row


def add(db: Db, staff: str, name: str, credential: str, key: str, count: int, at: int) -> bool:
    """Keep a passkey; False when this one is known already."""
    return bool(
        db.run(
            "INSERT INTO passkeys (id, staff, name, credential, key, count, since)"
            " VALUES (:id, :staff, :name, :credential, :key, :count, :at) ON CONFLICT (credential) DO NOTHING",
            {
                "id": secrets.token_hex(6),
                "staff": staff,
                "name": name,
                "credential": credential,
                "key": key,
                "count": count,
                "at": at,
            },
        )
    )


def of_staff(db: Db, staff: str) -> list[Row]:
    """Return somebody's passkeys, the oldest first: id, name, credential, since, used (None: never)."""
    return db.rows(
        "SELECT id, name, credential, since, used FROM passkeys WHERE staff = :staff ORDER BY since, id",
        {"staff": staff},
    )


def by_credential(db: Db, credential: str) -> Row | None:
    """Return a passkey (id, staff, key, count) by what the device calls it."""
    return db.one(
        "SELECT id, staff, key, count FROM passkeys WHERE credential = :credential",
        {"credential": credential},
    )


def use(db: Db, id: str, before: int, count: int, at: int) -> bool:
    """Note that a passkey signed for the `count`th time; False when it has signed since it was `before`, or is gone."""
    return bool(
        db.run(
            "UPDATE passkeys SET count = :count, used = :at WHERE id = :id AND count = :before",
            {"id": id, "before": before, "count": count, "at": at},
        )
    )


def remove(db: Db, staff: str, id: str) -> bool:
    """Take one of somebody's own passkeys away."""
    return bool(db.run("DELETE FROM passkeys WHERE id = :id AND staff = :staff", {"id": id, "staff": staff}))
