"""One's own calls for advice: handed back last of all, and no reason to leave out the light ones in between."""

from hideout.store import alarms, claims
from moderation.desk import ledger
from tests.desk.test_care import read, rules
from tests.desk.test_decide import decide


def handed(site, name, *, leads):
    post = site.store.now(ledger.next_card, site.pen(name), escalated=leads)
    site.store.now(claims.release, site.pen(name).staff)
    return post


def test_what_somebody_asked_about_comes_back_to_them_last(site):
    mori = site.member("mori", "lead")
    site.member("tani", "lead")
    asked = [site.post(f"grave {n}", level=3, urgent=True) for n in range(3)]
    light = site.post("light")
    for post in asked:
        assert decide(mori, post, "escalate", site.seen(post, urgency="now")).status_code == 303
    assert handed(site, "tani", leads=True) in asked
    assert handed(site, "mori", leads=True) == light
    site.store.now(lambda db: db.run("UPDATE posts SET open = 0 WHERE id = :id", {"id": light}))
    assert handed(site, "mori", leads=True) in asked


def test_light_ones_come_in_between_though_ones_own_calls_stand(site):
    mori, umi = site.member("mori", "lead"), site.member("umi")
    rules(site, light=2)
    asked = site.post("grave", level=3, urgent=True)
    assert decide(mori, asked, "escalate", site.seen(asked, urgency="now")).status_code == 303
    read(site, mori, 2, 2)
    read(site, umi, 2, 2)
    site.post("heavy waits", level=2)
    light = site.post("light waits")
    assert site.store.now(alarms.unheard, 0) is not None
    assert handed(site, "mori", leads=True) == light
    assert handed(site, "umi", leads=False) == light
