"""The whole table of pieces: every state × every act × every role, and what each of them leaves behind."""

import pytest

from hideout.clock import now
from hideout.store import audit, shelves
from moderation.desk import ROUTES
from tests.desk.pieces import STATES, Author
from tests.desk.site import Site

ACTS = ("edit", "offer", "approve", "return", "up", "withdraw")
# Who of them has written on the piece: "writer"; everybody else has not.
ROLES = ("nobody", "reader", "lead", "writer", "admin")
SEEN = ("up", "edited", "again")
ENTERED = {"edit": "piece-write"}


def expected(state: str, act: str, role: str) -> tuple[int, str]:
    """Return the status, and the state afterwards ("" when nothing may change)."""
    if role == "nobody":
        return 403, ""
    if role == "reader" and act not in ("approve", "return"):
        return 403, ""
    if act in ("approve", "return"):
        if state not in ("offered", "again"):
            return 409, ""
        return (403, "") if role == "writer" else (303, "read" if act == "approve" else "draft")
    if act == "edit":
        return 303, "draft"
    if act == "offer":
        return (303, "offered") if state in ("draft", "returned", "edited") else (409, "")
    if act == "up":
        return (303, "up") if state in ("read", "coming", "up", "over") else (409, "")
    return (303, "withdrawn") if state != "withdrawn" else (409, "")


@pytest.fixture(scope="module")
def desk_of_all(tmp_path_factory):
    with Site(tmp_path_factory.mktemp("pieces") / "data") as site:
        site.clients = {"nobody": site.visitor()}
        for role in ROLES[1:]:
            site.clients[role] = site.member(role, "lead" if role == "writer" else role)
        site.author = Author(site.store, site.pen("writer").staff)
        yield site


def told(site: Site, piece: str) -> tuple[object, ...]:
    """Return all that the store knows of a piece."""
    row = site.author.row(piece)
    return tuple(row[name] for name in ("state", "revision", "number", "body", "up", "starts", "ends"))


def sent(site: Site, piece: str, act: str) -> dict[str, str]:
    """Return the fields of the form of an act, as the page has them."""
    row = site.author.row(piece)
    if act == "edit":
        return {
            "kind": "story", "known": row["revision"], "language": "ja", "title": "a title", "body": "other words",
            "do": "save",
        }  # fmt: skip
    return {"revision": row["revision"], "words": "please shorter", "starts": "", "ends": ""}


def visible(site: Site, piece: str) -> str:
    """Return the words of a piece that visitors see, or nothing."""
    row = site.store.now(shelves.one, "story", piece, now())
    return row["body"] if row else ""


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", STATES)
def test_every_act_on_every_state_by_every_role(desk_of_all, state, role):
    site = desk_of_all
    for act in ACTS:
        piece = site.author.put(state)
        before, shown = told(site, piece), visible(site, piece)
        log = site.store.now(audit.head)[0]
        assert shown == ("words" if state in SEEN else "")
        answer = site.clients[role].post(f"/desk/content/{piece}/{act}", data=sent(site, piece, act))
        status, after = expected(state, act, role)
        assert answer.status_code == status, (state, act, role, answer.status_code)
        entries = site.store.now(audit.head)[0] - log
        if not after:
            assert told(site, piece) == before and entries == 0, (state, act, role)
        else:
            assert site.author.row(piece)["state"] == after, (state, act, role)
            newest = site.store.now(audit.recent, 1)[0]
            assert entries == 1 and newest["action"] == ENTERED.get(act, f"piece-{act}")
            assert newest["subject"] == piece
        # Whatever happens: what can be seen was read, and it goes only when it is taken back or makes way.
        now_shown = visible(site, piece)
        if act == "withdraw" and after:
            assert now_shown == ""
        elif act == "up" and after:
            assert now_shown == "words"
        else:
            assert now_shown == shown, (state, act, role)


def test_the_table_is_whole():
    routes = {
        route.path.rpartition("/")[2] for route in ROUTES if route.path.startswith("/desk/content/{piece}/")
    }
    assert routes - {"{act}", "preview"} == set(ACTS)


@pytest.mark.parametrize("state", STATES)
def test_every_page_stands_in_every_state_for_every_role(desk_of_all, state):
    site = desk_of_all
    piece = site.author.put(state, "{雪|ゆき}の朝")
    for role in ROLES[1:]:
        client = site.clients[role]
        page = client.get(f"/desk/content/{piece}")
        assert page.status_code == 200 and "<ruby>雪<rt>ゆき</rt></ruby>" in page.text
        leads = role != "reader"
        assert (f"/desk/content/{piece}/withdraw" in page.text) == (leads and state != "withdrawn")
        assert (f"/desk/content/{piece}/edit" in page.text) == leads
        may_read = state in ("offered", "again") and role != "writer"
        assert (f"/desk/content/{piece}/approve" in page.text) == may_read
        assert client.get(f"/desk/content/{piece}/preview").status_code == 200
        assert client.get("/desk/content").status_code == 200
        assert client.get(f"/desk/content/{piece}/edit").status_code == (200 if leads else 403)
        # Whoever reloads the answer to an act comes back to the piece.
        assert client.get(f"/desk/content/{piece}/approve").headers["location"] == f"/desk/content/{piece}"
    assert site.clients["nobody"].get(f"/desk/content/{piece}").headers["location"] == "/desk/sign-in"
    assert site.clients["lead"].get("/desk/content/0123456789abcdef01").status_code == 404
