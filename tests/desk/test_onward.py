"""From one card to the next: the answer, its entry in the log and the next claim are one write, or none of them."""

from hideout.store import decisions, staff


def held(site, name):
    """Return the ids of the posts that somebody holds."""
    return site.store.now(
        lambda db: [
            row["id"]
            for row in db.rows(
                "SELECT p.id FROM posts p JOIN staff s ON s.id = p.claimed_by WHERE s.name = :name ORDER BY p.id",
                {"name": name},
            )
        ]
    )


def next_of(answer):
    return answer.headers["location"].removeprefix("/desk/posts/").partition("?")[0]


def test_an_answer_and_the_next_claim_are_one_commit(site):
    reader = site.member("sora")
    for number in range(3):
        site.post(f"post {number}")
    first = next_of(reader.post("/desk/next"))
    told, seen = [], site.seen(first, view="card")
    site.store.engine._writer.conn.set_trace_callback(told.append)
    answer = reader.post(f"/desk/posts/{first}/approve", data=seen)
    site.store.engine._writer.conn.set_trace_callback(None)
    second = next_of(answer)
    assert answer.status_code == 303 and second != first and held(site, "sora") == [second]
    assert site.card(first)["state"] == "published"
    assert told.count("COMMIT") == 1
    begins, ends = told.index("BEGIN IMMEDIATE"), told.index("COMMIT")
    for part in (
        "INSERT INTO decisions",
        "INSERT INTO published",
        "INSERT INTO audit ",
        "UPDATE posts SET held_from",
    ):
        assert [
            place for place, text in enumerate(told) if text.startswith(part) and begins < place < ends
        ], part


def test_who_is_too_late_claims_nothing(site):
    quick, slow = site.member("sora"), site.member("umi")
    for number in range(3):
        site.post(f"post {number}")
    mine = next_of(slow.post("/desk/next"))
    other = next_of(quick.post("/desk/next"))
    seen = site.seen(other, view="card")
    assert quick.post(f"/desk/posts/{other}/approve", data=seen).status_code == 303
    late = slow.post(f"/desk/posts/{other}/decline", data=seen | {"reason": "ad"})
    assert late.status_code == 409
    assert held(site, "umi") == [mine] and site.card(other)["state"] == "published"


def test_when_nothing_waits_any_more_the_answer_leads_to_the_list(site):
    reader = site.member("sora")
    post = site.post("the last one")
    assert next_of(reader.post("/desk/next")) == post
    answer = reader.post(f"/desk/posts/{post}/approve", data=site.seen(post, view="card", skipped="p1.p2"))
    assert answer.status_code == 303 and answer.headers["location"] == "/desk"
    assert not held(site, "sora")


def test_a_next_claim_that_fails_takes_the_answer_with_it(site):
    """Half of the two is never kept: who is told that something broke may answer again."""
    reader = site.member("sora")
    site.post("one"), site.post("two")
    post = next_of(reader.post("/desk/next"))
    seen = site.seen(post, view="card")
    site.store.now(lambda db: db.run("DROP TABLE exposures"))
    before = site.card(post)
    assert reader.post(f"/desk/posts/{post}/approve", data=seen).status_code == 503
    assert site.card(post) == before and not site.wall()
    who = site.store.now(staff.by_name, "sora")["id"]
    assert not site.store.now(lambda db: db.rows("SELECT 1 FROM decisions"))
    assert site.store.now(decisions.card, post)["claimed_by"] == who
