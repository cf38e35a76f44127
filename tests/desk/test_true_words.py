"""What the desk says of reaching those who lead is true wherever it sends somebody to them: how, or that nobody entered a way."""

import pytest

from moderation.desk.runbook import shipped
from tests.desk.test_decide import decide

NOBODY = "No way to reach those who lead outside the desk is entered yet."


def calling(site, who, role="reader"):
    client = site.member(who, role)
    post = site.post("grave", level=3, urgent=True)
    decide(client, post, "escalate", site.seen(post, urgency="now"))
    return client


def pages(client):
    yield client.get("/desk/shift/end").text.split("<main")[1]
    client.post("/desk/shift/break", data={"do": "begin"})
    yield client.get("/desk/shift").text.split("<main")[1]


@pytest.mark.parametrize("reach", ["000-111", ""])
def test_the_end_and_a_break_say_how_those_who_lead_are_reached(site, reach):
    site.member("mori", "lead")
    site.store.now(lambda db: db.run("UPDATE staff SET reach = :reach WHERE name = 'mori'", {"reach": reach}))
    for page in pages(calling(site, "sora")):
        assert "tell somebody who leads" in page
        assert ("You reach those who lead like this: mori 000-111." in page) == bool(reach)
        assert (NOBODY in page) != bool(reach)


def test_who_leads_alone_is_sent_to_nobody(site):
    for page in pages(calling(site, "mori", "lead")):
        assert "tell somebody who leads" not in page and NOBODY not in page
        assert "nobody else leads" in page.lower()


def test_who_does_not_lead_is_sent_to_nobody_who_is_not_there(site):
    for page in pages(calling(site, "sora")):
        assert "tell somebody who leads" in page and NOBODY in page


@pytest.mark.parametrize(("language", "untrue"), [("en", "outside the desk"), ("ja", "机の外")])
def test_the_shipped_page_for_danger_promises_what_stands_on_it(site, language, untrue):
    text = shipped("danger", language)
    assert untrue not in text and ("foot of this page" in text or "このページの下" in text)
    sora = site.member("sora")
    site.member("mori", "lead")
    assert NOBODY in sora.get("/desk/runbook/danger").text
    site.store.now(lambda db: db.run("UPDATE staff SET reach = '000-111' WHERE name = 'mori'"))
    page = sora.get("/desk/runbook/danger").text
    assert "mori 000-111" in page.split("</article>")[1] and NOBODY not in page
