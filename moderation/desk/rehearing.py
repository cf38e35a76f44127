"""Rehearing: when the word lists have changed, what waits is heard once more, so that its order follows."""

import asyncio
from typing import Any

from hideout.store import Row, Store, hearings
from moderation.hearing import hear_post

# So many at a time, and in all: whoever publishes a line must not stop the house.
_STEP, MOST = 40, 4000


async def rehear(store: Store) -> int:
    """Hear the posts that wait once more, beside everything else; return how many are heard otherwise now."""
    after, read, changed = "", 0, 0
    while read < MOST:
        rows = await store.work(hearings.waiting, after, _STEP)
        if not rows:
            break
        after, read = rows[-1]["id"], read + len(rows)
        for row, heard in zip(rows, await asyncio.to_thread(_hear, rows), strict=True):
            if heard != row["heard"] and await store.write(hearings.put, row["id"], row["revision"], heard):
                changed += 1
    return changed


def _hear(rows: list[Row]) -> list[dict[str, Any]]:
    found = []
    for row in rows:
        order = [name for name in row["heard"].get("order", ()) if name in row["body"]]
        labels = dict.fromkeys(order, "") | row["heard"].get("labels", {})
        found.append(hear_post({name: row["body"][name] for name in order}, labels)[1])
    return found
