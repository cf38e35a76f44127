"""Words at the desk: a draft, what it would have changed, a new version, and back again."""

import asyncio
from html import unescape

import pytest

from hideout.store import audit, wordlists
from moderation import overlay, trial, words
from moderation.triage import screen

LIST = "/desk/words/ja/wish"
LINE = "ぽぽろんしたい"


@pytest.fixture(autouse=True)
def as_shipped():
    """Leave the lists as they travel with the house."""
    yield
    words.add({})


def send(client, do, body="", known="0", **more):
    return client.post(LIST, data={"do": do, "body": body, "known": known} | more)


def draft(page):
    return unescape(page.text.partition("<textarea")[2].partition(">\n")[2].partition("</textarea>")[0])


def test_a_line_is_added_tried_published_and_heard(site):
    lead = site.member("mori", "lead")
    hit, miss = site.post(f"きょうは{LINE}。"), site.post("きょうは雪がふった。")
    page = send(lead, "add", line=LINE, kind="hear")
    assert page.status_code == 200 and draft(page) == LINE and "nothing is published yet" in page.text
    assert not site.store.now(wordlists.newest)
    tried = send(lead, "try", LINE)
    assert "This would have changed 1 of the last 2." in tried.text and draft(tried) == LINE
    assert f"/desk/posts/{hit}" in tried.text and f"/desk/posts/{miss}" not in tried.text
    assert screen("post", f"きょうは{LINE}。").level == 0, "a trial changes nothing that serves"
    assert send(lead, "publish", LINE).status_code == 303
    assert asyncio.run(overlay.refresh(site.store, 0)) == 1
    assert screen("post", f"きょうは{LINE}。").level == 2
    assert lead.get(LIST).text.count("mori") >= 2
    acts = site.store.now(audit.recent)
    assert (acts[0]["action"], acts[0]["subject"], acts[0]["staff"]) == ("words", "ja/wish", "mori")
    assert LINE not in str(site.store.now(lambda db: db.rows("SELECT * FROM audit")))


def test_undo_brings_the_version_before_back_as_a_new_one(site):
    lead = site.member("mori", "lead")
    for n, body in enumerate(("ひとつめのことば", "ひとつめのことば\nふたつめのことば")):
        assert send(lead, "publish", body, str(n)).status_code == 303
    assert send(lead, "undo", known="2").status_code == 303
    found = site.store.now(wordlists.versions, "ja", "wish")
    assert [row["body"] for row in found] == [
        "ひとつめのことば",
        "ひとつめのことば\nふたつめのことば",
        "ひとつめのことば",
    ]
    assert [row["version"] for row in found] == [3, 2, 1]


def test_shipped_and_own_lines_are_taken_out(site):
    lead = site.member("mori", "lead")
    path = words.folder() / "ja" / "wish.txt"
    shipped = next(
        line for line in path.read_text("utf-8").splitlines() if line and not line.startswith(("#", "@", "-"))
    )
    page = send(lead, f"out:{shipped}", "わたしのことば")
    assert draft(page) == f"わたしのことば\n! {shipped}"
    page = send(lead, "out:わたしのことば", draft(page))
    assert draft(page) == f"! {shipped}"
    assert send(lead, f"out:! {shipped}", draft(page)).text.count("<del>") == 0


@pytest.mark.parametrize(
    ("do", "body", "more", "said"),
    [
        ("publish", "(never closed", {}, "A line cannot be used"),
        ("add", "", {"line": "(a|b", "kind": "hear"}, "A line cannot be used"),
        ("add", "わたし", {"line": "   "}, "Please write a line"),
        ("try", "", {}, "Nothing is changed yet"),
        ("publish", "あ\n" * 11_000, {}, "20,000"),
    ],
)
def test_what_cannot_be_used_comes_back(site, do, body, more, said):
    lead = site.member("mori", "lead")
    page = send(lead, do, body, **more)
    assert page.status_code == 422 and said in page.text
    assert body.strip().splitlines()[:2] == draft(page).splitlines()[: len(body.strip().splitlines()[:2])]
    assert not site.store.now(wordlists.newest)


def test_two_who_publish_at_once_do_not_lose_each_other(site):
    mori, hana = site.member("mori", "lead"), site.member("hana", "lead")
    assert send(mori, "publish", "ひとつめのことば").status_code == 303
    late = send(hana, "publish", "ふたつめのことば")
    assert late.status_code == 409 and draft(late) == "ふたつめのことば"
    assert [row["body"] for row in site.store.now(wordlists.newest)] == ["ひとつめのことば"]


def test_only_leads_and_only_lists_that_there_are(site):
    lead, reader = site.member("mori", "lead"), site.member("sora")
    assert "wish" in lead.get("/desk/words").text
    assert reader.get("/desk/words").status_code == reader.get(LIST).status_code == 403
    assert send(reader, "publish", LINE).status_code == 403
    for bent in ("ja/none", "xx/wish", "ja/..%2fwish", "ja/standins"):
        assert lead.get(f"/desk/words/{bent}").status_code == 404


TEXTS = [
    "もう死にたい。",
    "きょうは雪がふった。",
    "みんなにむしされる。つらい。",
    f"{LINE}と思った。",
    "i want to disappear",
    "ぜんぶおわりにしたい",
    "線が細い人",
    "ねむい。" * 20,
    "",
]


@pytest.mark.parametrize(
    "after",
    [
        {("ja", "wish"): LINE},
        {("ja", "wish"): "- もう死にたい"},
        {("ja", "distress"): "雪がふ"},
        {("en", "wish"): "- i want to disappear"},
        {("ja", "wish"): f"{LINE}", ("ja", "harmless"): "ぜんぶおわりに"},
    ],
)
def test_a_trial_finds_exactly_what_screening_everything_would(after):
    words.add({})
    before = [screen("post", text) for text in TEXTS]
    words.add(after)
    then = [screen("post", text) for text in TEXTS]
    wanted = [
        place
        for place, (one, other) in enumerate(zip(before, then, strict=True))
        if (one.level, one.now, set(one.flags)) != (other.level, other.now, set(other.flags))
    ]
    assert [change.place for change in asyncio.run(trial.run({}, after, TEXTS))] == wanted


def test_one_trial_at_a_time():
    async def both():
        return await asyncio.gather(
            trial.run({}, {("ja", "wish"): LINE}, TEXTS), trial.run({}, {}, TEXTS), return_exceptions=True
        )

    first, second = asyncio.run(both())
    assert [change.place for change in first] == [3] and isinstance(second, trial.NoTrial)
