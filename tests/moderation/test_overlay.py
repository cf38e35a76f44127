"""What a site adds to the lists is checked, heard at once, kept in every version, and can be taken back."""

import asyncio

import pytest

from hideout.clock import now
from hideout.store import open_store, wordlists
from moderation import overlay, words
from moderation.triage import screen
from moderation.words import BrokenList


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path)
    yield opened
    opened.close()
    words.add({})


def _save(store, body, language="ja", name="wish"):
    return overlay.save(store, language, name, body, staff="Aoi", at=now())


def test_an_added_line_is_heard_and_can_be_taken_back(store):
    line = "青い傘の国へ行く"
    assert screen("chat", line).level == 0
    assert _save(store, "# ours\n青い傘の国\n") == 1
    known = asyncio.run(overlay.refresh(store, 0))
    assert known == 1
    assert screen("chat", line).level == 2
    assert _save(store, "") == 2
    assert asyncio.run(overlay.refresh(store, known)) == 2
    assert screen("chat", line).level == 0


def test_a_shipped_line_can_be_taken_out(store):
    entry = next(entry.source for entry in words.lexicon("ja", "wish").entries)
    _save(store, f"! {entry}\n")
    asyncio.run(overlay.refresh(store, 0))
    assert entry not in {found.source for found in words.lexicon("ja", "wish").entries}


def test_a_broken_line_is_named_and_nothing_is_kept(store):
    with pytest.raises(BrokenList, match=r"overlay of ja/wish:2: .*brackets"):
        _save(store, "ねこ\nいぬ(とり\n")
    with pytest.raises(BrokenList, match="no such list"):
        _save(store, "ねこ", name="nothing")
    assert store.now(wordlists.newest) == []


def test_every_version_stays_with_who_wrote_it(store):
    _save(store, "ねこ")
    _save(store, "いぬ")
    rows = store.now(wordlists.newest)
    assert [(row["version"], row["body"], row["staff"]) for row in rows] == [(2, "いぬ", "Aoi")]
