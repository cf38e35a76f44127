"""What was stored long ago: a slip with an animal, or a kind, that is no more takes no wall with it."""

import pytest

from hideout.clock import now
from hideout.store import decisions, posts
from hideout.store.posts import NewPost
from tests.test_promise import choose, reader


@pytest.mark.parametrize("avatar", ["unicorn", "", "../mole", None])
@pytest.mark.parametrize("board", ["murmurs", "ways", "shelf"])
def test_a_wall_stands_whatever_a_slip_holds(visitor, store, avatar, board):
    words = {
        "text": "still here",
        "what": "still here",
        "title": "still here",
        "why": "still here",
        "kind": "gone",
        "place": "gone",
    }
    body = words | {"name": ""} | ({} if avatar is None else {"avatar": avatar})
    new = NewPost(
        board=board, receipt="r1", body=body, heard={"order": ["text"]}, level=0, urgent=False, language="ja",
        fold="x", at=now(),
    )  # fmt: skip
    assert store.now(posts.offer, new) == "kept"
    card = store.now(decisions.card, store.now(posts.status, "r1")["id"])
    assert store.now(decisions.decide, choose(card, reader(store), "approve"), now())
    page = visitor.open(f"/rooms/{board}")
    assert 'href="#avatars-mole"' in page and 'id="avatars-mole"' in page
