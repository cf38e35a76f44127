"""The whole table: every state of a post × every act × every role, and what each of them leaves behind."""

from collections.abc import Callable

import pytest

from hideout.clock import now
from hideout.store import claims, posts, retention
from tests.desk.site import Site

# How a post came to be where it is; `umi` is another reader.
ACTS = (
    "approve",
    "decline",
    "change",
    "cut",
    "escalate",
    "unpublish",
    "undo",
    "extend",
    "skip",
    "park",
    "pass",
)
DECIDING = {"approve", "decline", "change", "cut", "escalate"}
# How soon advice is wanted -> where the post then stands.
SOON = {"now": 2, "today": 1, "later": 0}
CUT = "words with a name"
FIELDS = {"reason": "names", "cut.text": "words with a"}
FREE = ("waiting", "mine", "parked", "passed", "reported", "hidden", "undone", "changed")
CLOSED = ("published", "cut", "declined", "asked", "unpublished", "withdrawn", "faded")
ASKED = ("escalated", "advised")
STATES = (*FREE, "anothers", *ASKED, *CLOSED)


def by_umi(site: Site, post: str, act: str) -> None:
    answer = site.clients["umi"].post(f"/desk/posts/{post}/{act}", data=site.seen(post) | FIELDS)
    assert answer.status_code == 303, (act, answer.status_code)


def receipt(site: Site, post: str) -> str:
    row = site.store.now(lambda db: db.one("SELECT receipt FROM posts WHERE id = :post", {"post": post}))
    return row["receipt"]


def change(site: Site, post: str) -> None:
    from hideout.store import revisions

    by_umi(site, post, "change")
    new = posts.NewPost(
        board="wall", receipt=receipt(site, post), body={"text": CUT, "name": "", "avatar": "mole"},
        heard={"order": ["text"]}, level=0, urgent=False, language="ja", fold=post, at=now(),
    )  # fmt: skip
    assert site.store.now(revisions.change, new)


def fade(site: Site, post: str) -> None:
    by_umi(site, post, "approve")
    site.store.now(lambda db: db.run("UPDATE posts SET decided = 0, arrived = 0 WHERE id = :p", {"p": post}))
    site.store.now(retention.purge, site.store.secret, site.config.retention, now())


def advise(site: Site, post: str) -> None:
    by_umi(site, post, "escalate")
    told = site.clients["lead"].post(f"/desk/posts/{post}/counsel", data={"ask": "words"})
    assert told.status_code == 303


def reported(site: Site, post: str, *, hide: bool) -> None:
    by_umi(site, post, "approve")
    site.store.now(posts.report, post, "identifies", now(), hide=hide)


WAYS: dict[str, Callable[[Site, str, str], object]] = {
    "waiting": lambda site, post, who: None,
    "mine": lambda site, post, who: who and site.store.now(claims.claim, site.pen(who).staff, now(), post),
    "parked": lambda site, post, who: by_umi(site, post, "park"),
    "passed": lambda site, post, who: site.clients["umi"].post(
        f"/desk/posts/{post}/pass", data={"to": site.pen("lead").staff}
    ),
    "reported": lambda site, post, who: reported(site, post, hide=False),
    "hidden": lambda site, post, who: reported(site, post, hide=True),
    "undone": lambda site, post, who: [by_umi(site, post, act) for act in ("approve", "undo")],
    "changed": lambda site, post, who: change(site, post),
    "anothers": lambda site, post, who: site.store.now(claims.claim, site.pen("umi").staff, now(), post),
    "escalated": lambda site, post, who: by_umi(site, post, "escalate"),
    "advised": lambda site, post, who: advise(site, post),
    "published": lambda site, post, who: by_umi(site, post, "approve"),
    "cut": lambda site, post, who: by_umi(site, post, "cut"),
    "declined": lambda site, post, who: by_umi(site, post, "decline"),
    "asked": lambda site, post, who: by_umi(site, post, "change"),
    "unpublished": lambda site, post, who: [by_umi(site, post, act) for act in ("approve", "unpublish")],
    "withdrawn": lambda site, post, who: site.store.now(posts.withdraw, receipt(site, post)),
    "faded": lambda site, post, who: fade(site, post),
}


def expected(state: str, act: str, role: str) -> tuple[int, str]:
    """Return the status, and the state afterwards ("" when nothing may change)."""
    if role == "nobody":
        return 403, ""
    if act == "skip":
        return 303, ""
    # Whoever asked may do more than other readers: that is told in test_advised.py.
    if state in ASKED and role == "reader" and act == "extend":
        return 409, ""
    if state in ASKED and role == "reader" and act != "undo":
        return 403, ""
    if act == "undo":
        return 409, ""
    if act == "unpublish":
        return (303, "unpublished") if state in ("published", "cut", "reported", "hidden") else (409, "")
    if state in CLOSED or state == "anothers":
        return 409, ""
    if state in ASKED and act == "pass":
        # It is passed to a reader here, who could not answer it.
        return 422, ""
    if act in ("extend", "park", "pass"):
        # Words half written come back with the page that holds longer.
        return (200 if act == "extend" else 303), ""
    down = "unpublished" if state in ("reported", "hidden") else "declined"
    after = {"approve": "published", "cut": "published", "decline": down, "change": "declined"}
    return 303, after.get(act, "escalated")


@pytest.fixture(scope="module")
def desk_of_all(tmp_path_factory):
    with Site(tmp_path_factory.mktemp("table") / "data") as site:
        site.clients = {"nobody": site.visitor(), "umi": site.member("umi")}
        for role in ("reader", "lead", "admin"):
            site.clients[role] = site.member(role, role)
        yield site


def told(site: Site, post: str) -> tuple[object, ...]:
    """Return all that the store knows of a post, without the lease of whoever reads it."""
    card = site.card(post)
    count = "SELECT COUNT(*) AS n FROM decisions d JOIN revisions r ON r.id = d.revision WHERE r.post = :p"
    made = site.store.now(lambda db: db.one(count, {"p": post}))["n"]
    return (
        card["state"],
        card["open"],
        card["round"],
        card["revision"],
        card["escalated"],
        made,
        up(site, post),
    )


def up(site: Site, post: str) -> bool:
    return bool(
        site.store.now(lambda db: db.one("SELECT 1 AS up FROM published WHERE post = :p", {"p": post}))
    )


@pytest.mark.parametrize("role", ["nobody", "reader", "lead", "admin"])
@pytest.mark.parametrize("state", STATES)
def test_every_act_on_every_state_by_every_role(desk_of_all, state, role):
    site = desk_of_all
    for act, soon in [*((act, "") for act in ACTS), *(("escalate", soon) for soon in SOON)]:
        post = site.post(CUT, fold="")
        WAYS[state](site, post, role if role != "nobody" else "")
        before, seen = told(site, post), site.seen(post)
        to = {"to": site.pen("umi").staff} | ({"urgency": soon} if soon else {})
        answer = site.clients[role].post(f"/desk/posts/{post}/{act}", data=seen | FIELDS | to)
        status, after = expected(state, act, role)
        assert answer.status_code == status, (state, act, role, answer.status_code)
        card = site.card(post)
        if not after:
            assert told(site, post) == before, (state, act, role)
        elif after == "escalated":
            assert card["escalated"] == 1 and card["open"] == 1 and card["state"] == before[0]
            assert card["urgency"] == card["band"] == SOON.get(soon, 1), (state, soon, role)
        else:
            assert card["state"] == after and card["open"] == 0, (state, act, role)
            assert told(site, post)[5] == before[5] + 1 and card["changeable"] == (act == "change")
        # Whatever happens, what is up is what the state says, and it was approved.
        assert up(site, post) == (card["state"] == "published"), (state, act, role)


def test_the_table_is_whole():
    assert set(WAYS) == set(STATES) and len(set(STATES)) == len(STATES)
    from moderation.desk import ROUTES

    routes = {
        route.path.rpartition("/")[2] for route in ROUTES if route.path.startswith("/desk/posts/{post}/")
    }
    # "stays" is about the reader, "counsel" between readers: both are open in every state.
    assert routes - {"{act}", "stays", "counsel"} == set(ACTS)
