"""How long readings take: what counts as one, of whom it is told, and when it is forgotten."""

import time

from hideout.clock import DAY, HOUR, MINUTE, now
from hideout.store import claims, figures, retention
from moderation.desk import figures as desk
from tests.desk.test_decide import decide


def read(site, client, name, took, *, act="approve"):
    """Let somebody claim a post, take so many seconds, and answer it."""
    post = site.post(f"post {time.monotonic_ns()}")
    pen = site.pen(name)
    assert site.store.now(claims.claim, pen.staff, pen.at - took, post) == post
    assert decide(client, post, act, site.seen(post, reason="ad")).status_code == 303
    return post


def test_how_long_a_reading_took_is_told_of_several_people_only(site):
    lead, sora = site.member("mori", "lead"), site.member("sora")
    for took in (10, 20, 30, 40, 50, 60):
        read(site, sora, "sora", took)
    found = site.store.now(desk.measure, 1, now(), 0)
    # Six readings of one person: their number, and nothing about how fast they were.
    assert found["handlings"]["posts"] == 6 and found["handlings"]["median"] is None
    assert all(row["handle_p90"] is None for row in (*found["boards"], *found["spans_by_hour"]))
    page, table = lead.get("/desk/figures?days=1").text, lead.get("/desk/figures.csv?days=1").text
    assert "<dt>Half were read within</dt><dd>·</dd>" in page and "\nhandle_median_seconds,,\r" in table
    read(site, lead, "mori", 65)
    found = site.store.now(desk.measure, 1, now(), 0)
    assert 40 <= found["handlings"]["median"] <= 42 and 65 <= found["handlings"]["p90"] <= 67
    page = lead.get("/desk/figures?days=1").text
    assert "<dt>Half were read within</dt><dd>0:4" in page
    assert "sora" not in page.partition("<main")[2] and "sora" not in lead.get("/desk/figures.csv").text


def test_only_a_reading_that_was_held_by_who_answered_counts(site):
    sora, umi = site.member("sora"), site.member("umi")
    opened = "SELECT d.opened, d.at FROM decisions d JOIN posts p ON p.revision = d.revision WHERE p.id = :id"
    told = lambda post: site.store.now(lambda db: db.rows(opened + " ORDER BY d.round", {"id": post}))[-1]  # noqa: E731
    # From the list nothing is claimed; of the first one nobody knows when it was read.
    post = site.post("from the list")
    decide(sora, post, "approve", site.seen(post))
    assert told(post)["opened"] is None
    # A lease that ran out, and was taken by another: only the other's time counts.
    post, at = site.post("given up"), now()
    site.store.now(claims.claim, site.pen("sora").staff, at - 2 * HOUR, post)
    site.store.now(claims.claim, site.pen("umi").staff, at - 30, post)
    decide(umi, post, "approve", site.seen(post))
    assert told(post)["opened"] == at - 30
    # Holding it longer, also past its end, goes on from the first claim.
    post, at = site.post("long"), now()
    for before in (15 * MINUTE, 8 * MINUTE, 60):
        site.store.now(claims.claim, site.pen("sora").staff, at - before, post)
    decide(sora, post, "approve", site.seen(post))
    assert told(post)["opened"] == at - 15 * MINUTE
    # What was parked in between begins anew.
    post, at = site.post("parked"), now()
    site.store.now(claims.claim, site.pen("sora").staff, at - HOUR, post)
    sora.post(f"/desk/posts/{post}/park", data=site.seen(post))
    site.store.now(claims.claim, site.pen("sora").staff, at - 40, post)
    decide(sora, post, "approve", site.seen(post))
    assert told(post)["opened"] == at - 40
    # What lay open over a long break was not read all the while.
    post, at = site.post("over lunch"), now()
    site.store.now(claims.claim, site.pen("sora").staff, at - HOUR - MINUTE, post)
    decide(sora, post, "approve", site.seen(post))
    assert told(post)["opened"] is None
    # What was undone is no reading.
    before = site.store.now(figures.handlings, 0)["posts"]
    post = read(site, sora, "sora", 20)
    decide(sora, post, "undo", {})
    assert site.store.now(figures.handlings, 0)["posts"] == before


def test_the_page_says_of_how_many_answers_a_reading_time_is_known(site):
    lead, sora = site.member("mori", "lead"), site.member("sora")
    for took in (10, 20):
        read(site, sora, "sora", took)
    for number in range(3):
        post = site.post(f"from the list {number}")
        assert decide(sora, post, "approve", site.seen(post)).status_code == 303
    undone = read(site, sora, "sora", 30)
    decide(sora, undone, "undo", {})
    # Of those from the list the answer before tells when reading began: the two, and one of them after the other.
    assert "A reading time is known of 5 of 5 answers." in lead.get("/desk/figures?days=1").text


def test_from_the_list_reading_goes_on_from_the_answer_before(site):
    sora, umi = site.member("sora"), site.member("umi")
    opened = "SELECT d.opened, d.at FROM decisions d JOIN posts p ON p.revision = d.revision WHERE p.id = :id"
    told = lambda post: site.store.now(lambda db: db.rows(opened, {"id": post}))[-1]  # noqa: E731
    later = lambda seconds: site.store.now(  # noqa: E731
        lambda db: db.run("UPDATE decisions SET at = at - :by", {"by": seconds})
    )
    first, second, third, other = (site.post(f"post {n}") for n in range(4))
    decide(sora, first, "approve", site.seen(first))
    later(40)
    # Somebody else's answers say nothing about this reader.
    decide(umi, other, "approve", site.seen(other))
    assert told(other)["opened"] is None
    decide(sora, second, "approve", site.seen(second))
    assert 40 <= told(second)["at"] - told(second)["opened"] <= 42
    # Whoever answered nothing for longer was away.
    later(5 * MINUTE + 1)
    decide(sora, third, "approve", site.seen(third))
    assert told(third)["opened"] is None
    # Several at once are not read one after the other.
    ticked = [site.post(f"alike {n}") for n in range(3)]
    fields = {f"pick.{post}": f"{site.card(post)['revision']}.0" for post in ticked}
    sora.post("/desk/together", data=fields | {"verdict": "approve"})
    assert all(site.card(post)["state"] == "published" and told(post)["opened"] is None for post in ticked)


def test_how_long_readings_took_is_forgotten_after_ninety_days(site):
    sora = site.member("sora")
    read(site, sora, "sora", 20)
    for days, kept in ((89, 1), (91, 0)):
        site.store.now(retention.purge, site.store.secret, site.config.retention, now() + days * DAY)
        assert site.store.now(figures.handlings, 0)["posts"] == kept


def test_machines_are_told_the_same(site):
    from hideout.machines import _spans

    for name in ("sora", "umi"):
        client = site.member(name)
        for took in (10, 20, 30):
            read(site, client, name, took)
    lines = site.store.now(_spans, now() - DAY)
    values = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert 20 <= int(values['hideout_handling_seconds{quantile="0.5"}']) <= 21
    assert 30 <= int(values['hideout_handling_seconds{quantile="0.9",board="wall"}']) <= 31
    assert int(values['hideout_wait_seconds{quantile="0.9"}']) <= 2
    assert not any("sora" in line for line in lines)
