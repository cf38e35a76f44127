"""Hearings: what was heard in posts that still wait, put in order anew when the listener has learnt other words."""

import json
from collections.abc import Mapping
from typing import Any

from hideout.store.engine import Db, Row
from hideout.store.views import grounds, noticed, place


def waiting(db: Db, after: str, limit: int) -> list[Row]:
    """Return open posts by id, above the id `after`: id, revision, level, urgent, body and heard (dicts)."""
    rows = db.rows(
        "SELECT p.id, p.revision, p.level, p.urgent, r.body, r.heard FROM posts p JOIN revisions r ON r.id = p.revision"
        " WHERE p.open = 1 AND p.id > :after AND r.body <> '' ORDER BY p.id LIMIT :limit",
        {"after": after, "limit": limit},
    )
    return [row | {"body": json.loads(row["body"]), "heard": json.loads(row["heard"])} for row in rows]


def put(db: Db, post: str, revision: str, heard: Mapping[str, Any]) -> bool:
    """Set what is heard in a post and where it stands now; False when it was answered or changed meanwhile."""
    row = db.one(
        "SELECT since, reported, urgency FROM posts WHERE id = :post AND revision = :revision AND open = 1",
        {"post": post, "revision": revision},
    )
    if row is None:
        return False
    level, urgent = int(heard["level"]), bool(heard["now"])
    weight, reported = len(grounds(level, heard)), bool(row["reported"])
    order = place(
        level, row["since"], urgent=urgent, weight=weight, reported=reported, urgency=row["urgency"]
    )
    db.run(
        "UPDATE posts SET level = :level, urgent = :urgent, noted = :noted, weight = :weight, band = :band, due = :due WHERE id = :post",
        order
        | {
            "post": post,
            "level": level,
            "urgent": int(urgent),
            "noted": noticed(level, heard),
            "weight": weight,
        },
    )
    db.run(
        "UPDATE revisions SET heard = :heard WHERE id = :revision",
        {"revision": revision, "heard": json.dumps(heard, ensure_ascii=False)},
    )
    return True
