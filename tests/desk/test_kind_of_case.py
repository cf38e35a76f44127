"""A call leads straight to the page of the runbook for its kind of case: on its receipt, on its card, on the page of calls."""

import re

import pytest

from moderation.desk.runbook import page_of
from tests.desk.test_calls import escalate
from tests.desk.test_decide import HTMX

CASES = [
    ("danger", 3, {"category": "suicide"}, []),
    ("danger", 2, {"category": "self_harm"}, []),
    ("abuse", 2, {"category": "abuse"}, []),
    ("abuse", 3, {"category": "sexual_abuse"}, []),
    ("threat", 3, {"category": "violence"}, []),
    ("stranger", 2, {"category": "grooming"}, []),
    ("stranger", 0, {"category": ""}, ["contact"]),
    ("danger", 2, {"category": ""}, ["contact"]),
    ("", 0, {"category": ""}, ["personal_info"]),
    ("", 1, {"category": "distress"}, []),
]


def left(site, level, finding, flags):
    """Leave a post in which this was heard."""
    found = {"level": level, "reason": "", "spans": [], "flag": "", **finding}
    return site.post(
        f"words {level} {finding} {flags}", level=level, heard={"flags": flags, "findings": [found]}
    )


def ways(page):
    """Return where a part of a page leads in the runbook."""
    return set(re.findall(r'href="/desk/runbook/?([a-z]*)"', page))


@pytest.mark.parametrize(("kind", "level", "finding", "flags"), CASES)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_call_leads_to_the_page_of_its_kind(site, kind, level, finding, flags, headers):
    reader, lead = site.member("sora"), site.member("mori", "lead")
    post = left(site, level, finding, flags)
    assert page_of(site.card(post)["heard"], weighs=level >= 2) == kind
    answer = escalate(site, reader, post, headers=headers)
    page = answer.text if headers else reader.get("/desk").text
    receipt = page.split(f'id="done-{post}"')[1].split("</li>")[0]
    assert "What you can do now" in receipt and ways(receipt) == {kind}
    card = lead.get("/desk?show=escalated").text.split(f'id="post-{post}"')[1].split("</form>")[0]
    assert ways(card) == ({kind} if kind else set())
    call = lead.get("/desk/bell").text.split('class="queue-card call"')[1].split("</li>")[0]
    assert ways(call) == ({kind} if kind else set())


def test_what_is_not_asked_about_has_no_more_links_than_before(site):
    post = left(site, 0, {"category": ""}, ["contact"])
    page = site.member().get("/desk").text
    assert ways(page.split(f'id="post-{post}"')[1].split("</form>")[0]) == set()
