"""The first promise for what the team writes: nothing unread is up, whatever is written into the tables."""

import re
from pathlib import Path

import pytest

from hideout.clock import DAY, HOUR, now
from hideout.store import Store, pieces, shelves
from tests.desk.pieces import STATES, Author, somebody
from tests.raw import REFUSED

PUT = (
    "INSERT INTO pieces_up (piece, kind, revision, language, board, week, title, body, reading, verdict, starts, ends)"
    " VALUES (:piece, :kind, :revision, :language, :board, :week, :title, :body, :reading, :verdict, 1, NULL)"
)


@pytest.fixture
def author(store: Store) -> Author:
    return Author(store)


def row(author: Author, piece: str, **more: object) -> dict[str, object]:
    """Return what a row of `pieces_up` would hold for the newest words of a piece."""
    found = author.row(piece)
    reading = author.store.now(lambda db: db.one("SELECT id FROM piece_readings ORDER BY at DESC LIMIT 1"))
    words = {name: found[name] for name in ("kind", "revision", "language", "board", "week", "title", "body")}
    return (
        {"piece": piece, "reading": reading["id"] if reading else "none", "verdict": "approve"} | words | more
    )


@pytest.mark.parametrize("state", ["draft", "returned", "offered"])
def test_no_row_for_words_that_nobody_approved(author, raw, state):
    piece = author.put(state)
    for verdict in ("approve", "return"):
        with pytest.raises(REFUSED):
            raw.execute(PUT, row(author, piece, verdict=verdict))


def test_a_row_for_words_that_were_approved_stands(author, raw):
    piece = author.put("read")
    raw.execute(PUT, row(author, piece))
    assert author.store.now(shelves.one, "story", piece, now())["body"] == "words"


@pytest.mark.parametrize(
    "other",
    [
        {"body": "other words"}, {"title": "another title"}, {"language": "en"}, {"kind": "answer"},
        {"kind": "prompt", "board": "murmurs", "week": 20260105}, {"board": "murmurs"}, {"reading": "none"},
    ],
)  # fmt: skip
def test_no_row_that_differs_by_a_letter_from_what_was_read(author, raw, other):
    piece = author.put("read")
    with pytest.raises(REFUSED):
        raw.execute(PUT, row(author, piece, **other))


def test_no_row_with_the_approval_of_other_words(author, raw):
    first, second = author.put("read"), author.put("draft", "unread words")
    approved = row(author, first)["reading"]
    with pytest.raises(REFUSED):
        raw.execute(PUT, row(author, second, reading=approved))
    author.save(first, body="newer words")
    with pytest.raises(REFUSED):
        raw.execute(PUT, row(author, first, reading=approved))


def test_nobody_approves_their_own_words_not_even_in_the_tables(author, raw):
    piece = author.put("offered")
    revision, writer, reader = author.row(piece)["revision"], author.writer, author.reader
    add = "INSERT INTO piece_readings (id, revision, writer, reader, verdict, at) VALUES ('x', :revision, :writer, :reader, 'approve', 1)"
    # By the writer; by the writer under another's name for the writer; by nobody.
    for claimed, who in ((writer, writer), (reader, writer), (writer, "a machine"), (writer, "")):
        with pytest.raises(REFUSED):
            raw.execute(add, {"revision": revision, "writer": claimed, "reader": who})
    raw.execute(add, {"revision": revision, "writer": writer, "reader": reader})


def test_what_is_up_and_who_read_it_cannot_be_changed(author, raw):
    piece = author.put("up")
    for statement in (
        "UPDATE pieces_up SET body = 'other words'",
        "UPDATE pieces_up SET verdict = 'return'",
        "UPDATE piece_revisions SET body = 'other words'",
        "UPDATE piece_readings SET verdict = 'return', words = 'no'",
        "UPDATE piece_readings SET reader = writer",
        "DELETE FROM piece_readings",
        "DELETE FROM piece_revisions",
        "DELETE FROM pieces",
        "DELETE FROM staff",
    ):
        with pytest.raises(REFUSED):
            raw.execute(statement)
    assert author.store.now(shelves.one, "story", piece, now())["body"] == "words"


@pytest.mark.parametrize("state", STATES)
def test_the_statement_that_puts_up_takes_only_what_was_read(author, state):
    piece = author.put(state)
    # Also with the revision that once was approved, or that is up.
    every = author.store.now(
        lambda db: db.rows("SELECT id FROM piece_revisions WHERE piece = :p", {"p": piece})
    )
    for revision in (one["id"] for one in every):
        done = author.store.now(pieces.put_up, piece, revision, now(), starts=now(), ends=None)
        newest = revision == author.row(piece)["revision"]
        assert done == (newest and state in ("read", "coming", "up", "over"))


def test_whoever_wrote_any_of_it_is_no_second_pair_of_eyes(store):
    author = Author(store)
    piece, colleague = author.put("draft"), somebody(store)
    Author(store, colleague, author.reader).save(piece, body="words, mended")
    author.offered(piece)
    revision = author.row(piece)["revision"]
    for who in (author.writer, colleague):
        assert not store.now(pieces.read, piece, revision, who, now(), verdict="approve")
        assert store.now(pieces.to_read, who) == 0
    assert store.now(pieces.to_read, author.reader) == 1
    assert store.now(pieces.read, piece, revision, author.reader, now(), verdict="approve")


def test_an_approval_is_for_the_words_that_were_seen(author):
    piece = author.put("offered")
    seen = author.row(piece)["revision"]
    author.save(piece, body="changed while it was being read")
    author.offered(piece)
    assert not author.store.now(pieces.read, piece, seen, author.reader, now(), verdict="approve")
    assert author.row(piece)["state"] == "offered"


def test_what_is_offered_is_what_was_seen(author):
    piece = author.put("draft")
    seen = author.row(piece)["revision"]
    author.save(piece, body="somebody else writes on")
    assert not author.store.now(pieces.offer, piece, seen, now())
    assert author.row(piece)["state"] == "draft"


def test_the_same_words_kept_again_change_nothing_and_cost_no_approval(author):
    piece = author.put("read")
    revision = author.row(piece)["revision"]
    assert author.save(piece, body="words") == "same" and author.row(piece)["revision"] == revision
    assert author.show(piece, now())
    # What was taken back begins anew, even with the same words.
    assert author.store.now(pieces.withdraw, piece, now())
    assert author.save(piece, body="words") == "kept" and author.row(piece)["state"] == "draft"


def test_a_board_asks_one_thing_a_week_in_each_language(author):
    first, second = (author.put("read", f"prompt {n}", kind="prompt") for n in range(2))
    english = author.put("read", "a prompt", kind="prompt", language="en")
    assert author.show(first, 0) and not author.show(second, 0) and author.show(english, 0)
    assert author.store.now(pieces.taken, second)
    author.store.now(pieces.withdraw, first, now())
    assert author.show(second, 0)


def test_what_can_be_seen_is_only_a_matter_of_the_clock(author):
    at = now()
    piece = author.put("read")
    assert author.show(piece, at + HOUR, at + DAY)

    def seen(moment: int) -> bool:
        one = author.store.now(shelves.one, "story", piece, moment)
        page = author.store.now(shelves.page, "story", ("ja",), moment)
        assert (one is not None) == (len(page) == 1)
        return one is not None

    # Forwards and backwards, however far a clock leaps: the same moment shows the same.
    for moment, shown in (
        (at, False), (at + HOUR - 1, False), (at + HOUR, True), (at + DAY - 1, True), (at + DAY, False),
        (at + 400 * DAY, False), (at + HOUR, True), (0, False), (at + 2 * HOUR, True),
    ):  # fmt: skip
        assert seen(moment) == shown, moment - at


def test_pages_by_key_show_every_piece_once_and_stay_in_one_language(author):
    for number in range(23):
        author.put("up", f"words {number}")
    author.put("up", "easy words", language="ja_Hira")
    found, after = [], ""
    while True:
        rows = author.store.now(shelves.page, "story", ("ja",), now(), after, 10)
        found += [row["body"] for row in rows[:10]]
        if len(rows) <= 10:
            break
        after = rows[9]["piece"]
    assert len(found) == len(set(found)) == 23
    easy = author.store.now(shelves.page, "story", ("ja_Hira", "ja"), now())
    assert [row["body"] for row in easy] == ["easy words"]
    assert author.store.now(shelves.page, "story", ("en",), now()) == []
    assert author.store.now(shelves.page, "answer", ("ja",), now()) == []


def test_one_file_says_what_can_be_seen_and_the_rooms_ask_no_other():
    root = Path(shelves.__file__).parents[2]
    asks = {
        path.relative_to(root).as_posix()
        for package in ("hideout", "rooms", "companion", "moderation")
        for path in (root / package).rglob("*.py")
        if "pieces_up" in path.read_text("utf-8")
    }
    assert asks == {"hideout/store/pieces.py", "hideout/store/shelves.py"}
    for path in (root / "rooms").rglob("*.py"):
        assert "pieces" not in "".join(
            re.findall(r"from hideout\.store import ([^\n]+)", path.read_text("utf-8"))
        )
