"""Revisions: other words from the author who was asked for them, and a cut that a reader makes in order to approve it."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hideout.store import decisions
from hideout.store.decisions import Choice
from hideout.store.engine import Db
from hideout.store.posts import NewPost, canonical, kin_of
from hideout.store.views import grounds, noticed, place


def change(db: Db, new: NewPost) -> bool:
    """Put other words in the place of those that were declined, so that they wait; False unless they were asked for.

    The post keeps its id, its receipt and its past; what is decided next is the new revision.
    """
    revision, weight = secrets.token_hex(9), len(grounds(new.level, new.heard))
    found = db.one(
        "UPDATE posts SET state = 'waiting', open = 1, changeable = 0, escalated = 0, urgency = 0, revision = :revision,"
        " level = :level, urgent = :urgent, noted = :noted, weight = :weight, fold = :fold, kin = :kin, tongue = :tongue, since = :at, band = :band,"
        " due = :due, lease_no = lease_no + 1 WHERE receipt = :receipt AND state = 'declined' AND changeable = 1"
        " RETURNING id",
        place(new.level, new.at, urgent=new.urgent, weight=weight)
        | {
            "revision": revision,
            "level": new.level,
            "urgent": int(new.urgent),
            "noted": noticed(new.level, new.heard),
            "weight": weight,
            "fold": new.fold,
            "kin": kin_of(db, new),
            "tongue": new.tongue,
            "at": new.at,
            "receipt": new.receipt,
        },
    )
    if found is None:
        return False
    _add(db, revision, found["id"], new.body, new.heard)
    return True


def cut(db: Db, choice: Choice, body: dict[str, str], heard: Mapping[str, Any], at: int) -> bool:
    """Approve a shortened text: a revision of its own, to the letter what then is published; False if somebody was faster."""
    revision = secrets.token_hex(9)
    before = db.one(
        "SELECT 1 FROM posts WHERE id = :post AND revision = :revision AND round = :round AND open = 1"
        f" AND (claimed_by IS NULL OR claimed_by = :staff OR lease_until < :at) AND {decisions.NOT_OWN}",
        {
            "post": choice.post,
            "revision": choice.revision,
            "round": choice.round,
            "staff": choice.staff,
            "at": at,
        },
    )
    if before is None:
        return False
    _add(db, revision, choice.post, body, heard, cut_of=choice.revision)
    db.run(
        "UPDATE posts SET revision = :revision WHERE id = :post",
        {"post": choice.post, "revision": revision},
    )
    return decisions.decide(db, replace(choice, revision=revision), at) is not None


def _add(
    db: Db,
    revision: str,
    post: str,
    body: dict[str, str],
    heard: Mapping[str, Any],
    cut_of: str | None = None,
) -> None:
    db.run(
        "INSERT INTO revisions (id, post, body, heard, cut_of) VALUES (:id, :post, :body, :heard, :cut_of)",
        {
            "id": revision,
            "post": post,
            "body": canonical(body),
            "heard": json.dumps(heard, ensure_ascii=False),
            "cut_of": cut_of,
        },
    )
