"""Samples for a first look: posts that say that they are samples, a demo district, a demo reader."""

import tomllib
from pathlib import Path

from hideout.clock import DAY
from hideout.store import Store, decisions, districts, posts, staff
from hideout.store.decisions import Choice
from hideout.store.posts import NewPost
from moderation.hearing import fold, full_text, hear_post
from rooms import ROOMS

NAME = "demo"


def add(store: Store, path: Path, at: int) -> int:
    """Add every sample once; return how many were added."""
    with path.open("rb") as file:
        samples = tomllib.load(file)
    store.now(districts.save, NAME, samples["district"]["name_ja"], samples["district"]["name_en"])
    store.now(staff.add, NAME, "admin", at)
    reader = store.now(staff.by_name, NAME)
    assert reader is not None
    store.now(staff.activate, reader["id"])
    added = 0
    for place, sample in enumerate(samples["post"]):
        added += _add(store, sample, f"demo-{place}", reader["id"], at - sample.get("days", 0) * DAY)
    return added


def _add(store: Store, sample: dict[str, str], receipt: str, reader: str, at: int) -> int:
    fields = {
        key: value for key, value in sample.items() if key not in ("board", "name", "avatar", "days", "waits")
    }
    parts = [part for room in ROOMS if room.slug == sample["board"] for part in room.fields]
    chosen = {part.name for part in parts if part.choices}
    own = {name: words for name, words in fields.items() if name not in chosen}
    verdict, heard = hear_post(own, {part.name: part.label for part in parts})
    post = NewPost(
        board=sample["board"],
        receipt=receipt,
        body=fields | {"name": sample["name"], "avatar": sample["avatar"]},
        heard=heard,
        level=verdict.level,
        urgent=verdict.now,
        language="ja",
        fold=fold(store.secret, full_text(fields, heard["order"])),
        at=at,
    )
    if store.now(posts.offer, post) != "kept":
        return 0
    if not sample.get("waits"):
        status = store.now(posts.status, receipt)
        assert status is not None
        card = store.now(decisions.card, status["id"])
        assert card is not None
        choice = Choice(
            post=card["id"], revision=card["revision"], round=card["round"], staff=reader, verdict="approve"
        )
        store.now(decisions.decide, choice, at)
    return 1
