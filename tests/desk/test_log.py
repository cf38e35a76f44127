"""The log of the desk: every act is in it, without words."""

import re

from hideout.store import audit
from tests.desk.test_decide import decide, log


def test_every_act_is_in_the_log_without_words(site):
    post = site.post("secret words of a child")
    client = site.member("sora", "lead")
    decide(client, post, "escalate", site.seen(post))
    decide(client, post, "undo", {})
    decide(client, post, "decline", site.seen(post, reason="other", note="words of a note"))
    client.post("/desk/boards/wall/pause", data={})
    client.post("/desk/sign-out", data={})
    acts = [entry[0] for entry in log(site)][::-1]
    assert acts == ["invite", "sign-in link", "sign-in", "escalate", "undo", "decline", "pause", "sign-out"]
    rows = site.store.now(lambda db: db.rows("SELECT * FROM audit"))
    assert not any("words" in str(value) for row in rows for value in row.values())
    assert not site.store.now(audit.verify, site.store.secret)


def test_a_refused_decision_leaves_no_entry(site):
    post = site.post("waits")
    client = site.member()
    before = log(site)
    decide(client, post, "approve", site.seen(post, round="3"))
    decide(client, post, "undo", {})
    assert log(site) == before


def test_the_log_page_names_acts_and_pages_on(site):
    made = [site.post(f"post {n}") for n in range(110)]
    client = site.member("sora", "lead")
    for post in made:
        decide(client, post, "approve", site.seen(post))
    page = client.get("/desk/log").text
    assert page.count("put up</td>") == 100 and f'href="/desk/posts/{made[-1]}"' in page
    older = re.search(r'rel="next" href="([^"]+)"', page)[1]
    assert client.get(older).text.count("put up</td>") == 10
    seq, seal = site.store.now(audit.head)
    assert f"Last entry: {seq}" in page and seal in page
    for bent in ("x", "-1", "9" * 30, "１"):
        assert client.get("/desk/log", params={"before": bent}).status_code == 200
