"""One rule at every exit: whatever visitors can fetch shows published words and no others, in whatever state a post is."""

import json
import re
from itertools import product

import pytest
from starlette.routing import Route

from hideout import receipt as receipts
from hideout.clock import DAY, now, week_of
from hideout.config import RETENTION
from hideout.seal import digest_key
from hideout.store import audit, claims, decisions, districts, holds, posts, retention, revisions, undoing
from hideout.store.decisions import Choice
from hideout.store.posts import NewPost
from tests.desk.pieces import STATES as PIECE_STATES
from tests.desk.pieces import Author

STATES = (
    "waiting", "claimed", "escalated", "parked", "passed", "published", "declined", "asked", "changed", "unpublished",
    "hidden", "reported", "undone", "withdrawn", "faded", "cut",
)  # fmt: skip
UP = ("published", "reported", "cut")
PIECES_UP = ("up", "edited", "again")
KINDS = ("story", "answer", "prompt")
HTMX = {"hx-request": "true"}


def marker(state, what="words"):
    return f"qzq{state}{what}"


def placed(kind, state):
    """Return what else a piece says: a title for a shelf, for a prompt a board of its own beside the others up now."""
    if kind != "prompt":
        return {"title": marker(kind, state)}
    # A board asks one thing a week, so each prompt has its own, or a language of its own.
    up = {
        "up": ("murmurs", "ja"),
        "edited": ("ways", "ja"),
        "again": ("shelf", "ja"),
        "withdrawn": ("murmurs", "en"),
    }
    board, language = up.get(state, ("murmurs", "ja"))
    weeks = {"coming": 1, "over": -1}
    week = week_of(now() + weeks.get(state, 0) * 7 * DAY, "Asia/Tokyo")
    return {"board": board, "language": language, "week": week}


class House:
    """A store with a post, and a piece of each kind, in every state; each has words that stand nowhere else."""

    def __init__(self, store, who, colleague):
        self.store, self.who, self.colleague = store, who, colleague
        self.ids, self.codes = {}, {}
        for state in STATES:
            self.leave(state)
            getattr(self, state)(self.ids[state])
        author = Author(store, who, colleague)
        self.pieces = {
            (kind, state): author.put(state, f"{marker(kind, state)} words", kind=kind, **placed(kind, state))
            for kind in KINDS
            for state in PIECE_STATES
        }

    def leave(self, state):
        code = receipts.code(digest_key(self.store.secret, "receipt"), state)
        self.codes[state] = code
        body = {
            "text": f"{marker(state)} {marker(state, 'more')}",
            "name": marker(state, "name"),
            "avatar": "mole",
        }
        assert self.store.now(posts.offer, self.new(state, body)) == "kept"
        self.ids[state] = self.store.now(posts.status, receipts.stored(self.store.secret, code))["id"]

    def new(self, state, body):
        return NewPost(
            board="murmurs", receipt=receipts.stored(self.store.secret, self.codes[state]), body=body, heard={},
            level=0, urgent=False, language="ja", fold=state, at=now(),
        )  # fmt: skip

    def decide(self, post, verdict, **more):
        card = self.store.now(decisions.card, post)
        choice = Choice(
            post=post, revision=card["revision"], round=card["round"], staff=self.who, verdict=verdict, **more
        )
        assert self.store.now(decisions.decide, choice, now())
        return choice

    def waiting(self, post):
        pass

    def claimed(self, post):
        assert self.store.now(claims.claim, self.who, now(), post)

    def escalated(self, post):
        self.decide(post, "escalate")

    def parked(self, post):
        assert self.store.now(holds.park, post, self.who, now())

    def passed(self, post):
        assert self.store.now(holds.pass_on, post, self.who, self.colleague, now())

    def published(self, post):
        self.decide(post, "approve")

    def declined(self, post):
        self.decide(post, "decline", reason="other", note=marker("declined", "note"))

    def asked(self, post):
        self.decide(post, "decline", reason="names", asks=1)

    def changed(self, post):
        self.decide(post, "decline", reason="names", asks=1)
        body = {"text": marker("changed", "new"), "name": "", "avatar": "mole"}
        assert self.store.now(revisions.change, self.new("changed", body))

    def unpublished(self, post):
        self.published(post)
        self.decide(post, "unpublish", reason="names")

    def hidden(self, post):
        self.published(post)
        assert self.store.now(posts.report, post, "identifies", now(), hide=True) == "hidden"

    def reported(self, post):
        self.published(post)
        assert self.store.now(posts.report, post, "hurts", now(), hide=False) == "kept"

    def undone(self, post):
        self.published(post)
        assert self.store.now(undoing.undo, post, self.who, now())

    def withdrawn(self, post):
        self.published(post)
        assert self.store.now(posts.withdraw, receipts.stored(self.store.secret, self.codes["withdrawn"]))

    def faded(self, post):
        self.published(post)
        self.store.now(
            lambda db: db.run("UPDATE posts SET decided = 0, arrived = 0 WHERE id = :p", {"p": post})
        )
        self.store.now(retention.purge, self.store.secret, {**RETENTION, "published": 300}, now())

    def cut(self, post):
        card = self.store.now(decisions.card, post)
        choice = Choice(
            post=post, revision=card["revision"], round=card["round"], staff=self.who, verdict="approve"
        )
        body = card["body"] | {"text": marker("cut") + "［…］", "cut": "yes"}
        assert self.store.now(revisions.cut, choice, body, {}, now())


@pytest.fixture
def house(store, reader):
    from hideout.store import staff

    who = store.now(staff.by_name, "Hana")["id"]
    colleague = store.now(staff.add, "Umi", "reader", now())
    store.now(staff.activate, colleague)
    return House(store, who, colleague)


def addresses(app, pieces=()):
    """Return every address of a visitor that can be fetched without words of one's own, from the routes themselves."""
    from rooms.workshop.toys import TOYS

    found = []
    for route in app.routes:
        if isinstance(route, Route) and "GET" in (route.methods or ()) and not route.path.startswith("/desk"):
            if "{" not in route.path:
                found.append(route.path)
            elif route.path == "/rooms/workshop/{toy}":
                found += [f"/rooms/workshop/{toy.slug}" for toy in TOYS]
            elif route.path == "/rooms/ways/stories/{piece}":
                found += [f"/rooms/ways/stories/{piece}" for piece in pieces]
            else:
                assert route.path in ("/static/{digest}/{name:path}",), (
                    f"an exit that no test walks: {route.path}"
                )
    return found


def leaked(text):
    """Return the markers of words in a text that are not up."""
    allowed = {marker(state) for state in UP} | {
        marker(state, what) for state in UP for what in ("name", "more")
    }
    allowed -= {marker("cut", "more")}
    allowed |= {marker(kind, state) for kind in KINDS for state in PIECES_UP}
    return set(re.findall(r"qzq[a-z]+", text)) - allowed


def test_no_exit_shows_what_is_not_up(app, house, person):
    app.state.store.now(districts.save, "demo", "見本市", "Sample City")
    app.state.districts.fill(app.state.store.now(districts.everything))
    visitor = person()
    walked, shown, seen = 0, 0, set()
    queries = ("", "?lang=en", *(f"?after={post}" for post in house.ids.values()))
    walk = addresses(app, house.pieces.values())
    for path, prefix, headers, query in product(walk, ("", "/d/demo"), ({}, HTMX), queries):
        if query.startswith("?after") and not path.startswith("/rooms/murmurs"):
            continue
        # The way out is among them, and closes the house to whoever has just left.
        visitor.client.cookies.clear()
        answer = visitor.client.get(prefix + path + query, headers=headers, follow_redirects=False)
        assert not leaked(answer.text), (path, query, leaked(answer.text))
        walked, shown = walked + 1, shown + (marker("published") in answer.text)
        seen |= set(re.findall(r"qzq[a-z]+", answer.text))
    # Through the entrance of a district and without it, in two languages, whole and in parts.
    assert walked > 100 and shown >= 8
    assert {marker(kind, state) for kind in KINDS for state in PIECES_UP} <= seen


def test_a_page_further_on_shows_no_piece_that_is_not_up(house, person):
    visitor = person()
    for path in ("/rooms/ways/stories", "/rooms/people/questions"):
        for piece in house.pieces.values():
            answer = visitor.client.get(f"{path}?after={piece}")
            assert answer.status_code == 200 and not leaked(answer.text), path


def test_what_is_up_is_there_and_the_kept_page_follows_every_act(house, person, store):
    visitor = person()
    page = visitor.open("/rooms/murmurs")
    assert all(marker(state) in page for state in UP) and marker("cut", "more") not in page
    # The page is kept now; each of these must make it a new one at once.
    house.decide(house.ids["published"], "unpublish", reason="names")
    assert marker("published") not in visitor.open("/rooms/murmurs")
    store.now(posts.report, house.ids["reported"], "identifies", now(), hide=True)
    assert marker("reported") not in visitor.open("/rooms/murmurs")
    store.now(posts.withdraw, receipts.stored(store.secret, house.codes["cut"]))
    assert set(re.findall(r"qzq[a-z]+", visitor.open("/rooms/murmurs"))) == {marker("prompt", "up")}


def test_the_four_words_show_their_own_slip_and_no_other(house, person):
    visitor = person()
    for state, code in house.codes.items():
        answer = visitor.post("/post-status", {"code": " ".join(receipts.words(code, "ja"))})
        assert answer.status_code == 200
        strange = {
            word for word in re.findall(r"qzq[a-z]+", answer.text) if not word.startswith(f"qzq{state}")
        }
        assert not strange, (state, strange)
        # The words themselves come back only to be changed, when a reader asked for that.
        assert (marker(state) in answer.text) == (state == "asked"), state


def test_only_what_is_up_can_be_reported(house, person):
    visitor = person()
    for state, post in house.ids.items():
        answer = visitor.post("/report", {"post": post, "reason": "hurts"})
        assert (answer.status_code == 200) == (state in UP), state
        assert not leaked(answer.text)


def test_counts_logs_and_reports_hold_no_words(house, store, person, app, caplog):
    from hideout import commands

    told = json.dumps(commands.report(store), default=str)
    rows = store.now(lambda db: db.rows("SELECT * FROM audit"))
    assert "qzq" not in told and "qzq" not in json.dumps(rows, default=str) and "qzq" not in caplog.text
    assert not store.now(audit.verify, store.secret)


def test_nothing_is_up_without_an_approval_of_these_very_words(house, store):
    rows = store.now(
        lambda db: db.rows(
            "SELECT p.post, p.body, r.body AS revision, d.verdict, s.name FROM published p"
            " JOIN revisions r ON r.id = p.revision JOIN decisions d ON d.id = p.decision AND d.revision = r.id"
            " JOIN staff s ON s.id = d.staff"
        )
    )
    assert {row["post"] for row in rows} == {house.ids[state] for state in UP}
    assert all(row["body"] == row["revision"] and row["verdict"] == "approve" and row["name"] for row in rows)
