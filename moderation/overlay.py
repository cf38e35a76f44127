"""What a site adds to the word lists: checked before it is kept, and taken up by a running server."""

from __future__ import annotations

import logging

from hideout.store import Store, wordlists
from moderation import words
from moderation.words import BrokenList

_log = logging.getLogger(__name__)


def save(store: Store, language: str, name: str, body: str, *, staff: str, at: int) -> int:
    """Keep a new version of what is added to one list and return its number; BrokenList names a line that is wrong."""
    words.check(language, name, body)
    return store.now(wordlists.save, store.secret, language, name, body, staff=staff, at=at)


async def refresh(store: Store, known: int) -> int:
    """Take up what was added since version `known`; return the newest version. What is broken is named and left out."""
    newest = await store.read(wordlists.version)
    if newest == known:
        return known
    good: dict[tuple[str, str], str] = {}
    for row in await store.read(wordlists.newest):
        try:
            words.check(row["language"], row["name"], row["body"])
        except BrokenList as error:
            _log.error("an added word list is left out: %s", error)
        else:
            good[row["language"], row["name"]] = row["body"]
    words.add(good)
    return newest
