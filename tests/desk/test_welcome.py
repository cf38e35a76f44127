"""The first page: a reader learns how reading goes, whoever leads learns first what is theirs."""

import re

import pytest

LEADING = "What is yours, because you lead"
WAYS = ("bell", "rota", "account", "notes", "words", "runbook", "care", "second", "content")


@pytest.mark.parametrize("role", ["lead", "admin"])
def test_whoever_leads_is_told_first_what_is_theirs_and_every_way_there_opens(site, role):
    client = site.member("mori", role)
    page = client.get("/desk/welcome").text
    own = page.split(LEADING)[1].split("And how reading goes")[0]
    assert page.index(LEADING) < page.index("Three answers") and own.count("<li>") == 5
    ways = set(re.findall(r'href="(/desk/[^"]+)"', own))
    assert ways >= {f"/desk/{way}" for way in WAYS} and ("/desk/people" in ways) == (role == "admin")
    assert {client.get(way).status_code for way in ways} == {200}


def test_a_reader_is_told_of_reading_alone(site):
    page = site.member().get("/desk/welcome").text
    assert LEADING not in page and "How it goes" in page and "/desk/care" not in page


def test_a_lead_reads_it_in_japanese(site):
    client = site.member("mori", "lead")
    client.post("/desk/language", data={"lang": "ja"})
    page = client.get("/desk/welcome").text
    assert "まとめ役の仕事" in page and "because you lead" not in page
    own = page.split("まとめ役の仕事")[1].split("読むときのこと")[0]
    assert not re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^>]+>", "", own))
