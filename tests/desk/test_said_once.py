"""Whatever somebody keeps, publishes, notes or takes out is said on the next page, once, on each page of the desk that has a form."""

import re

import pytest

from hideout.store import alarms, care, duties, notes
from tests.desk.test_calls import escalate
from tests.desk.test_second import appealed, take

WORDS = "/desk/words/ja/plan"
RULES = {name: str(value) for name, value in care.RULES.items()}


def rota(site, lead):
    sent = {"who": site.pen("sora").staff, "day": "0", "start": "20:00", "end": "02:00"}
    return lead.post("/desk/rota", data=sent)


def off(site, lead):
    rota(site, lead)
    duty = site.store.now(duties.week)[0]["id"]
    return lead.post(f"/desk/rota/{duty}/remove", data={})


def words(site, lead, do="publish", known="0", body="きょうの雪の音"):
    return lead.post(WORDS, data={"do": do, "known": known, "body": body})


def back(site, lead):
    words(site, lead)
    return words(site, lead, "undo", "1")


def handled(site, lead):
    escalate(site, site.reader, site.post("words"))
    alarm = site.store.now(alarms.standing)[0]["id"]
    return lead.post(f"/desk/bell/{alarm}/handled", data={"kind": "other", "outcome": "rang"})


def recalled(site, lead):
    handled(site, lead)
    alarm = site.store.now(alarms.handled)[0]["id"]
    return lead.post(f"/desk/bell/{alarm}/recall", data={})


def wording(site, who, do=""):
    sent = {"of": "en", "reason": "ad", "body": "Kind words of the team."}
    answer = who.post("/desk/notes", data=sent)
    if not do:
        return answer
    draft = site.store.now(notes.proposed)[0]["id"]
    return site.writer.post(f"/desk/notes/{draft}", data={"of": "en", "do": do})


def met(site, lead):
    site.reader.post(f"/desk/posts/{site.post('words')}/stays", data={"words": ""})
    return lead.post(f"/desk/care/{site.store.now(care.burdens)[0]['id']}/met", data={})


def left(site, lead):
    appealed(site, site.reader)
    return lead.post(f"/desk/second/{take(lead)}/leave", data={})


ACTS = {
    "rota": (rota, "That is kept."),
    "off the rota": (off, "It is taken out."),
    "words": (words, "It is published"),
    "words back": (back, "The version before it counts again."),
    "handled": (handled, "That is noted."),
    "recalled": (recalled, "It waits for advice again."),
    "runbook": (
        lambda site, lead: lead.post("/desk/runbook/danger", data={"known": "0", "body": "Ring mori."}),
        "It is published",
    ),
    "rules": (lambda site, lead: lead.post("/desk/care", data=RULES), "That is kept."),
    "met": (met, "That is noted."),
    "paused": (
        lambda site, lead: lead.post("/desk/boards/wall/pause", data={}),
        "Nobody can write there now.",
    ),
    "opened": (lambda site, lead: lead.post("/desk/boards/wall/open", data={}), "One can write there again."),
    "languages": (lambda site, lead: lead.post("/desk/languages", data={"ja": "yes"}), "That is kept."),
    "folded": (lambda site, lead: lead.post("/desk/shift/fold", data={"folded": "yes"}), "That is kept."),
    "reach": (lambda site, lead: lead.post("/desk/account/reach", data={"reach": ""}), "That is kept."),
    "note": (wording, "It is published"),
    "note proposed": (lambda site, lead: wording(site, site.reader), "wait for somebody who leads"),
    "proposal used": (lambda site, lead: wording(site, site.reader, "publish"), "It is published"),
    "proposal not used": (
        lambda site, lead: wording(site, site.reader, "aside"),
        "The proposal is set aside.",
    ),
    "second left": (left, "You left it to others."),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_was_done_is_said_once(team, act, language):
    does, said = ACTS[act]
    answer = does(team, team.writer)
    assert answer.status_code == 303, answer.text
    who = team.reader if act == "note proposed" else team.writer
    place = answer.headers["location"]
    page = who.get(place, headers={"accept-language": language}).text
    found = re.findall(r'<p class="did" id="did" role="status">([^<]*)</p>', page)
    assert len(found) == 1 and (said in found[0] if language == "en" else found[0].isprintable())
    assert language == "en" or not re.search("[a-z]{3}", found[0]), "it is said in Japanese too"
    plain = re.sub(r"[?&]did=[^&]*", "", place)
    assert 'id="did"' not in who.get(plain).text
