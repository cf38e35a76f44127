"""Notes to authors go out only when they give no way to reach anybody and hurt nobody; templates only when a lead publishes them."""

import re

import pytest

from hideout.language import LANGUAGES, Voices
from hideout.store import audit, notes
from moderation.desk.notes import REASONS
from moderation.desk.tact import untoward
from tests.desk.test_decide import HTMX, decide, last

CAUGHT = {
    "LINEのidは abc_1234 だよ、ともだち追加して": "a way to reach",
    "電話して 090-1234-5678": "a way to reach",
    "もう来ないで。https://evil.example": "a link",
    "ばか": "an insult",
}
FINE = (
    "いのちの電話 0120-783-556 に電話できます。",
    "チャイルドライン 0120-99-7777",
    "119か110にでんわしてね",
    "あなたの連絡先や名前は書かないでください。",
    "死にたい気持ちは書いて大丈夫です。やり方は書かないでください。",
    "読みました。つらかったですね。学校の名前をのぞくと、のせられます。",
    "",
)


@pytest.mark.parametrize("words", FINE)
def test_helplines_and_kind_words_pass(words):
    assert untoward(words) == ""


def test_every_shipped_note_passes():
    voices = [Voices().of(language.code, furigana=False) for language in LANGUAGES]
    assert not [
        reason.code for voice in voices for reason in REASONS if untoward(voice.plain(reason.note_msgid))
    ]


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(("words", "said"), CAUGHT.items())
def test_what_is_caught_comes_back_with_the_words(site, words, said, headers):
    post, client = site.post("waits"), site.member()
    for act in ("decline", "change"):
        answer = decide(client, post, act, site.seen(post, reason="names", note=words), **headers)
        assert answer.status_code == 422 and said in answer.text and words in answer.text
        field = answer.text[answer.text.index(f'id="note-{post}"') :].partition(">")[0]
        assert "aria-invalid" in field
    fields = {f"pick.{post}": f"{site.card(post)['revision']}.0", "reason": "names", "note": words}
    assert client.post("/desk/together", data=fields).status_code == 422 and site.card(post)["open"]


def test_who_leads_sees_reason_and_note(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    own, shipped = site.post("one"), site.post("two")
    decide(sora, own, "decline", site.seen(own, reason="names", note="Please leave out the name."))
    decide(sora, shipped, "decline", site.seen(shipped, reason="ad"))
    page = mori.get(f"/desk/posts/{own}").text
    assert "Reason: Shows who somebody is" in page and "Please leave out the name." in page
    template = Voices().of("ja", furigana=False).plain(REASONS[6].note_msgid)
    assert template in mori.get(f"/desk/posts/{shipped}").text
    assert "Please leave out the name." not in sora.get(f"/desk/posts/{own}").text


def test_a_reader_proposes_and_a_lead_publishes(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    sent = {"of": "en", "reason": "ad", "body": "Sorry, this leads to another place."}
    assert sora.post("/desk/notes", data=sent).status_code == 303
    assert site.store.now(notes.everything) == {}
    page = mori.get("/desk/notes?of=en").text
    assert "sora proposes:" in page and "<del>" in page and "<ins>" in page
    assert "Other words proposed for notes to authors: 1" in mori.get("/desk").text
    assert "proposed" not in sora.get("/desk").text
    draft = re.search(r'action="/desk/notes/([0-9a-f]+)"', page)[1]
    assert sora.post(f"/desk/notes/{draft}", data={"of": "en", "do": "publish"}).status_code == 403
    assert mori.post(f"/desk/notes/{draft}", data={"of": "en", "do": "publish"}).status_code == 303
    assert site.store.now(notes.everything) == {("en", "ad"): sent["body"]}
    assert mori.post(f"/desk/notes/{draft}", data={"of": "en", "do": "publish"}).status_code == 409
    assert [row["action"] for row in site.store.now(audit.recent)][:2] == ["word", "word-offer"]


def test_a_proposal_can_be_set_aside_and_a_rude_one_is_none(site):
    sora, mori = site.member("sora"), site.member("mori", "lead")
    rude = {"of": "ja", "reason": "unsafe", "body": "もう来ないで。https://evil.example"}
    for client in (sora, mori):
        answer = client.post("/desk/notes", data=rude)
        assert answer.status_code == 422 and rude["body"] in answer.text and "holds a link" in answer.text
    sora.post("/desk/notes", data=rude | {"body": "読みました。"})
    (one,) = site.store.now(notes.proposed)
    mori.post(f"/desk/notes/{one['id']}", data={"do": "aside"})
    assert site.store.now(notes.proposed) == [] and site.store.now(notes.everything) == {}


def test_own_words_are_asked_for_in_the_field_that_needs_them(site):
    post, client = site.post("waits"), site.member()
    page = decide(client, post, "decline", site.seen(post, reason="other")).text
    select = page[page.index(f'id="reason-{post}"') :].partition(">")[0]
    note = page[page.index(f'id="note-{post}"') :].partition(">")[0]
    assert "aria-invalid" in note and "aria-invalid" not in select and last(site, post) is None
    assert "Its author reads your own words." in client.get("/desk/help").text
