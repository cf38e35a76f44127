"""One's own account: sessions are listed, and those elsewhere can be ended."""

import re

from hideout.clock import now
from hideout.store import audit
from moderation import staffing


def test_sessions_elsewhere_are_listed_and_ended(site):
    here, other = site.member("sora"), site.member("umi")
    elsewhere = site.visitor()
    token = staffing.sign_in_link(site.store, "sora", now())
    assert elsewhere.post(f"/desk/enter/{token}", data={}).status_code == 303
    page = here.get("/desk/account").text
    assert page.count("this browser") == 1 and page.count("another browser") == 1
    assert here.cookies["desk"] not in page and elsewhere.cookies["desk"] not in page
    for _ in range(2):
        assert here.post("/desk/account/sessions", data={}).status_code == 303
    assert elsewhere.get("/desk").status_code == 303
    assert here.get("/desk").status_code == other.get("/desk").status_code == 200
    page = here.get("/desk/account").text
    assert "another browser" not in page and "Sign out everywhere else" not in page
    acts = [row["action"] for row in site.store.now(audit.recent)]
    assert acts.count("sessions") == 1 and not site.store.now(audit.verify, site.store.secret)


def test_one_session_is_ended_and_only_ones_own(site):
    here, other = site.member("sora"), site.member("umi")
    first, second = site.visitor(), site.visitor()
    for client in (first, second):
        client.post(f"/desk/enter/{staffing.sign_in_link(site.store, 'sora', now())}", data={})
    listed = re.findall(r'name="session" value="([0-9a-f]+)"', first.get("/desk/account").text)
    assert len(listed) == 2
    foreign = re.findall(r'name="session" value="([0-9a-f]+)"', here.get("/desk/account").text)
    for bent in (*foreign, "x", "%"):
        other.post("/desk/account/sessions", data={"session": bent})
    assert [client.get("/desk").status_code for client in (here, first, second, other)] == [200] * 4
    for id in set(listed) & set(foreign):
        here.post("/desk/account/sessions", data={"session": id})
    assert sorted(client.get("/desk").status_code for client in (here, first, second)) == [200, 200, 303]
    assert here.get("/desk").status_code == 200
