"""The queue: order, pages, what is marked, who holds what, and that looking changes nothing."""

import re
from html import unescape

import pytest

from hideout.clock import MINUTE, now
from hideout.store import audit, claims, posts
from moderation.desk.ledger import next_card
from moderation.desk.marks import Mark, pieces
from moderation.desk.order import age

DUMP = ("posts", "revisions", "decisions", "published", "audit", "pauses", "boards", "invitations")


def shown(page):
    """Return the ids of the cards of a page, in order."""
    return re.findall(r'<li class="queue-card" id="post-([0-9a-f]+)"', page)


def texts(page):
    """Return the words of every card as somebody reads them."""
    return [
        unescape(re.sub(r"<[^>]+>", "", text))
        for text in re.findall(r'<p class="text"[^>]*>(.*?)</p>', page, re.S)
    ]


def dump(site):
    return {
        name: site.store.now(lambda db, table=name: db.rows(f"SELECT * FROM {table} ORDER BY 1"))
        for name in DUMP
    }


def test_the_gravest_comes_first_then_the_oldest(site):
    at = now()
    for text, level, urgent, ago in (
        ("young and light", 0, False, 10),
        ("old and light", 0, False, 9000),
        ("heavy", 2, False, 20),
        ("urgent", 3, False, 20),
        ("urgent now", 3, True, 5),
    ):
        site.post(text, level=level, urgent=urgent, at=at - ago)
    page = site.member().get("/desk").text
    assert texts(page) == ["urgent now", "urgent", "heavy", "old and light", "young and light"]


def test_every_post_is_on_exactly_one_page(site):
    made = {site.post(f"post {n}", level=n % 3, at=now() - n // 4) for n in range(120)}
    client, seen, path = site.member(), [], "/desk"
    for _ in range(3):
        page = client.get(path).text
        seen += shown(page)
        following = re.findall(r'<a [^>]*rel="next" href="([^"]+)"', page)
        assert re.findall(r'<link rel="next" href="([^"]+)"', page) == following
        path = unescape(following[0]) if following else ""
    assert not path and len(seen) == 120 and set(seen) == made


def test_a_page_goes_on_below_a_post_that_was_answered_meanwhile(site):
    for n in range(60):
        site.post(f"post {n}", at=now() - 100 + n)
    client = site.member()
    first = shown(client.get("/desk").text)
    client.post(f"/desk/posts/{first[-1]}/approve", data=site.seen(first[-1]))
    rest = shown(client.get(f"/desk?after={first[-1]}").text)
    assert len(rest) == 10 and not set(rest) & set(first)


@pytest.mark.parametrize("after", ["nothing", "%00", "' OR 1=1 --", "<b>", "x" * 500])
def test_a_bent_place_is_the_top_of_the_list(site, after):
    site.post("here")
    answer = site.member().get("/desk", params={"after": after})
    assert answer.status_code == 200 and texts(answer.text) == ["here"]


def test_each_row_holds_its_words_and_its_forms(site):
    post = site.post("a small feeling")
    page = site.member().get("/desk").text
    row = page[page.index(f'id="post-{post}"') :]
    row = row[: row.index('<form id="together"')]
    assert "a small feeling" in row
    for act in ("approve", "decline", "escalate"):
        assert re.search(rf'method="post" action="/desk/posts/{post}/{act}"', row)
    assert row.count('name="revision"') == row.count('name="round"') == 3
    assert re.search(r'<select [^>]*name="reason" required', row) and row.count("<option") == 11


def test_markup_in_a_post_and_in_a_name_is_only_text(site):
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}\"'</p>"
    heard = {
        "findings": [{"reason": "A link", "spans": [[3, 12], [0, 9999], [40, 20], [-5, 2]]}],
        "flags": ["link", "<b>"],
    }
    post = site.post(nasty, name='<i>n"</i>', heard=heard)
    client = site.member()
    for page in (client.get("/desk").text, client.get(f"/desk/posts/{post}").text):
        assert (
            "<script>alert" not in page
            and "<img" not in page
            and "<i>" not in page
            and "49" not in texts(page)[0]
        )
        assert texts(page)[0] == nasty


def test_marks_stand_where_they_were_heard_across_fields(site):
    body = {"when": "よる🌙に", "what": "ねこを\nだいた", "name": "", "avatar": "mole"}
    # Spans count in the joined text: "よる🌙に" is four characters, the line break one.
    heard = {"order": ["when", "what"], "labels": {"when": "When", "what": "What you did"}}
    heard["findings"] = [{"reason": "A", "spans": [[2, 3]]}, {"reason": "B", "spans": [[5, 7]]}]
    site.post("", body=body, board="paths", heard=heard, fold="one")
    page = site.member().get("/desk").text
    assert texts(page) == ["よる🌙に", "ねこを\nだいた"]
    assert re.findall(r'<mark class="mark" title="([^"]*)">([^<]*)</mark>', page) == [
        ("A", "🌙"),
        ("B", "ねこ"),
    ]


@pytest.mark.parametrize(
    "spans",
    [[(0, 2, "a"), (1, 4, "b")], [(0, 5, "")], [(4, 99, "a")], [(3, 3, "a")], [(9, 12, "a"), (-4, 1, "b")]],
)
def test_pieces_joined_are_the_text(spans):
    cut = pieces("いろはにほ", [Mark(start=start, end=end, why=why) for start, end, why in spans])
    assert "".join(piece.text for piece in cut) == "いろはにほ"
    marked = {place for start, end, _ in spans for place in range(max(start, 0), min(end, 5))}
    assert sum(len(piece.text) for piece in cut if piece.marked) == len(marked)


def test_the_same_text_many_times_is_one_row(site):
    at = now()
    for n in range(6):
        site.post("the very same", at=at - 60 + n)
    grave = site.post("the very same", level=2, at=at)
    site.post("the very same", board="paths", at=at, body={"when": "x", "what": "the very same"})
    page = site.member().get("/desk").text
    assert shown(page) == [grave]
    assert "the same text 8 times" in page and "· Paths" in page


def test_looking_changes_nothing(site):
    post = site.post("only looked at")
    client = site.member("sora", "admin")
    before = dump(site)
    for path in (
        "/desk",
        f"/desk/posts/{post}",
        "/desk/log",
        "/desk/boards",
        "/desk/helplines",
        "/desk/help",
        "/desk?after=x",
    ):
        for method in ("GET", "HEAD"):
            assert client.request(method, path).status_code == 200
    for act in ("approve", "decline", "escalate", "undo", "skip", "extend"):
        assert client.get(f"/desk/posts/{post}/{act}").headers["location"] == f"/desk/posts/{post}"
    assert client.get(f"/desk/posts/{post}/anything").status_code == 404
    assert client.get("/desk/arrivals?since=0").status_code == 200
    assert client.get("/desk/next").status_code in (404, 405)
    assert dump(site) == before


def test_the_next_one_is_claimed_and_another_reader_gets_another(site):
    first, second = site.post("first", level=3), site.post("second", level=1)
    sora, umi = site.member("sora"), site.member("umi")
    assert sora.post("/desk/next", data={}).headers["location"] == f"/desk/posts/{first}"
    assert umi.post("/desk/next", data={}).headers["location"] == f"/desk/posts/{second}"
    page = sora.get(f"/desk/posts/{first}").text
    assert 'class="countdown" data-left="' in page and "Ten more minutes" in page
    assert "sora is reading this" in umi.get("/desk").text
    assert f"/desk/posts/{first}/approve" not in umi.get(f"/desk/posts/{first}").text


def test_going_on_lets_go_of_what_one_held(site):
    first, second = site.post("first", level=3), site.post("second", level=1)
    sora, umi = site.member("sora"), site.member("umi")
    sora.post("/desk/next", data={})
    sora.post(f"/desk/posts/{first}/skip", data={})
    assert site.card(first)["claimed_by"] is None and site.card(second)["claimer"] == "sora"
    assert umi.post("/desk/next", data={}).headers["location"] == f"/desk/posts/{first}"


def test_what_was_skipped_does_not_come_again_in_this_round(site):
    made = [site.post(f"post {n}", level=3 - n) for n in range(3)]
    client = site.member()
    location = client.post("/desk/next", data={}).headers["location"]
    seen = []
    for _ in made:
        seen.append(location.split("/")[-1].split("?")[0])
        skipped = re.findall(r'name="skipped" value="([^"]*)"', client.get(location).text)
        fields = {"skipped": skipped[0]} if skipped else {}
        location = client.post(f"/desk/posts/{seen[-1]}/skip", data=fields).headers["location"]
    assert seen == made and location == "/desk?did=skip"
    assert [row["action"] for row in site.store.now(audit.recent)][:3] == ["skip"] * 3


def test_extending_moves_the_end_and_another_cannot(site, monkeypatch):
    post = site.post("held")
    sora, umi = site.member("sora"), site.member("umi")
    sora.post("/desk/next", data={})
    until = site.card(post)["lease_until"]
    monkeypatch.setenv("HIDEOUT_CLOCK", str(5 * MINUTE))
    assert sora.post(f"/desk/posts/{post}/extend", data={}).status_code == 303
    assert site.card(post)["lease_until"] >= until + 5 * MINUTE
    refused = umi.post(f"/desk/posts/{post}/extend", data={})
    assert refused.status_code == 409 and "sora is reading this" in refused.text
    assert site.card(post)["claimer"] == "sora"


def test_a_lease_that_ran_out_is_free_again(site, monkeypatch):
    post = site.post("held too long")
    sora, umi = site.member("sora"), site.member("umi")
    sora.post("/desk/next", data={})
    monkeypatch.setenv("HIDEOUT_CLOCK", str(claims.LEASE + 5))
    assert umi.post("/desk/next", data={}).headers["location"] == f"/desk/posts/{post}"
    answer = sora.post(f"/desk/posts/{post}/approve", data=site.seen(post))
    assert answer.status_code == 409 and "umi is reading this" in answer.text
    assert umi.post(f"/desk/posts/{post}/approve", data=site.seen(post)).status_code == 303
    assert site.wall() == ["held too long"]


def test_signing_out_lets_go_of_what_one_held(site):
    post = site.post("held")
    client = site.member()
    client.post("/desk/next", data={})
    client.post("/desk/sign-out", data={})
    assert site.card(post)["claimed_by"] is None


def test_readers_are_not_handed_what_waits_for_advice(site):
    post = site.post("hard to say")
    reader, lead = site.member("reader", "reader"), site.member("lead", "lead")
    reader.post(f"/desk/posts/{post}/escalate", data=site.seen(post))
    assert reader.post("/desk/next", data={}).headers["location"] == "/desk"
    assert lead.post("/desk/next", data={}).headers["location"] == f"/desk/posts/{post}"


def test_copies_of_what_somebody_reads_are_not_handed_to_others(site):
    for n in range(3):
        site.post("again and again", at=now() - n)
    site.member("sora"), site.member("umi")
    assert site.store.now(next_card, site.pen("sora"), escalated=True)
    assert site.store.now(next_card, site.pen("umi"), escalated=True) is None


def test_a_thousand_wait_and_a_page_stays_small(site):
    def flood(db):
        for n in range(1000):
            posts.offer(
                db,
                posts.NewPost(
                    board="wall", receipt=f"r{n}", body={"text": f"t{n}", "name": "", "avatar": "mole"}, heard={},
                    level=n % 4, urgent=False, language="ja", fold=f"f{n % 700}", at=now() - n,
                ),
            )  # fmt: skip

    site.store.now(flood)
    page = site.member().get("/desk").text
    assert len(shown(page)) == 50 and len(page) < 320_000 and "1000 wait to be read" in page


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(-5, ("came just now", 0)), (599, ("came just now", 0)), (1500, ("waits about {n} minutes", 20)),
     (7200, ("waits about {n} hours", 2)), (3 * 86400, ("waits {n} days", 3))],
)  # fmt: skip
def test_how_long_something_waits_is_said_coarsely(seconds, said):
    assert age(seconds) == said
