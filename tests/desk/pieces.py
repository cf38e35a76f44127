"""Pieces for tests: somebody writes one and brings it to any of its states, straight in the store."""

import itertools
import re
import secrets

from hideout.clock import DAY, HOUR, now, span_of_week, week_of
from hideout.store import Store, pieces, staff
from hideout.store.pieces import Words

STATES = ("draft", "returned", "offered", "read", "coming", "up", "over", "edited", "again", "withdrawn")
_names = itertools.count()
STORY = {
    "kind": "story",
    "known": "",
    "language": "ja",
    "title": "{雪|ゆき}の朝",
    "body": "きょうは**白い**。",
}


def somebody(store: Store, name: str = "", role: str = "lead") -> str:
    """Return the id of a new member of the team."""
    id = store.now(staff.add, name or f"somebody {next(_names)}", role, now())
    assert id
    store.now(staff.activate, id)
    return id


class Author:
    """Somebody who writes, and somebody else who reads; `put` brings a new piece to a state."""

    def __init__(self, store: Store, writer: str = "", reader: str = "") -> None:
        self.store = store
        self.writer, self.reader = writer or somebody(store), reader or somebody(store, role="reader")

    def put(self, state: str, body: str = "words", *, kind: str = "story", **more) -> str:
        """Return the id of a new piece that has come to a state of STATES."""
        piece = secrets.token_hex(9)
        if kind == "prompt":
            more = {"board": "murmurs", "week": week_of(now(), "Asia/Tokyo")} | more
        words = {"language": "ja", "title": "" if kind == "prompt" else "a title", "body": body} | more
        self.save(piece, kind, **words)
        getattr(self, state)(piece)
        return piece

    def row(self, piece: str):
        """Return a piece as the store has it."""
        return self.store.now(pieces.one, piece)

    def save(self, piece: str, kind: str = "story", **words) -> str:
        """Write on a piece; what is not named stays as it was."""
        row = self.row(piece)
        before = {name: row[name] for name in Words.__slots__} if row else {}
        known, kind = (row["revision"], row["kind"]) if row else ("", kind)
        new = Words(**before | words)
        return self.store.now(pieces.save, piece, kind, known, new, {}, self.writer, now())

    def answer(self, piece: str, verdict: str, words: str = "") -> bool:
        """Answer the second reading of a piece."""
        seen = self.row(piece)["revision"]
        return self.store.now(pieces.read, piece, seen, self.reader, now(), verdict=verdict, words=words)

    def show(self, piece: str, starts: int, ends: int | None = None) -> bool:
        """Put a piece up between two moments; a prompt for its week."""
        row = self.row(piece)
        if row["kind"] == "prompt":
            starts, ends = span_of_week(row["week"], "Asia/Tokyo")
        return self.store.now(pieces.put_up, piece, row["revision"], now(), starts=starts, ends=ends)

    def draft(self, piece: str) -> None:
        pass

    def offered(self, piece: str) -> None:
        assert self.store.now(pieces.offer, piece, self.row(piece)["revision"], now())

    def returned(self, piece: str) -> None:
        self.offered(piece)
        assert self.answer(piece, "return", "please shorter")

    def read(self, piece: str) -> None:
        self.offered(piece)
        assert self.answer(piece, "approve")

    def coming(self, piece: str) -> None:
        self.read(piece)
        assert self.show(piece, now() + HOUR)

    def up(self, piece: str) -> None:
        self.read(piece)
        assert self.show(piece, now() - HOUR)

    def over(self, piece: str) -> None:
        self.read(piece)
        assert self.show(piece, now() - DAY, now() - HOUR)

    def edited(self, piece: str) -> None:
        self.up(piece)
        assert self.save(piece, body=self.row(piece)["body"] + " newer") == "kept"

    def again(self, piece: str) -> None:
        self.edited(piece)
        self.offered(piece)

    def withdrawn(self, piece: str) -> None:
        self.up(piece)
        assert self.store.now(pieces.withdraw, piece, now())


def fresh(client, kind="story"):
    """Return the address of a new form, as the page itself names it."""
    page = client.get(f"/desk/content/new?kind={kind}")
    assert page.status_code == 200
    return re.search(r'action="(/desk/content/[0-9a-f]{18}/edit)"', page.text)[1]


def write(client, action, **more):
    """Send the form of a story, or of whatever `more` makes of it."""
    return client.post(action, data=STORY | {"do": "save"} | more)


def known(text, name="known"):
    """Return a hidden field of a page."""
    return re.search(rf'name="{name}" value="([^"]*)"', text)[1]


def row_of(site, action):
    """Return the piece that a form is about."""
    return site.store.now(pieces.one, action.split("/")[3])
