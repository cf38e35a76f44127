"""Marks on a card: whole words, loud for words and faint for sentences, with reasons in a reader's own words."""

import re

import pytest

from moderation import risk
from moderation.desk.labels import UNLISTED, flags_of, in_words, reasons_of
from moderation.desk.marks import whole, words_of
from moderation.hearing import hear_post
from moderation.triage import screen
from rooms import shelf


@pytest.mark.parametrize(
    ("text", "heard", "word"),
    [
        ("朝、体が動かない。", "体が動かな", "体が動かない"),
        ("もう、息ができなくて", "息ができ", "息ができなくて"),
        ("死にたいくらい", "死に", "死にたい"),
        ("消えたくなった", "消えた", "消えたくなった"),
        ("自殺、のこと", "殺", "自殺"),
        ("ぼくがいなくなっても", "いなくなって", "いなくなって"),
        ("ママに首をしめられた。", "首をしめ", "首をしめられた"),
        ("ぼくは殴られた", "殴", "殴られた"),
        ("体が痛い", "体", "体"),
        ("今日死にたい", "死にたい", "死にたい"),
        ("リストカットの跡", "スト", "リストカット"),
        ("I am worthless today", "worth", "worthless"),
        ("夜のお仕事って", "夜のお仕事", "夜のお仕事"),
        (" ここ で ", " ここ ", "ここ"),
    ],
)
def test_what_is_marked_begins_and_ends_with_a_word(text, heard, word):
    start = text.index(heard)
    begin, end = whole(text, start, start + len(heard))
    assert text[begin:end] == word


def test_the_vote_is_told_by_what_it_may_be_about():
    """A reader is told what may be meant, never about lists; whatever the listener itself calls it stays known here."""
    assert {reason for reason in risk._REASONS if reason} == UNLISTED
    said = in_words({"reason": "Sounds like danger very soon, in no listed word", "category": "suicide"})
    assert said == ("May be about to happen", "May be about wanting to die or to be gone")
    assert in_words({"reason": "Sounds like danger, in no listed word", "category": "unknown"})
    assert in_words({"reason": "Bullying", "category": "bullying"}) == ("Bullying",)
    assert in_words({"reason": "", "category": "bullying"}) == ()


def test_a_card_says_a_thing_once():
    """Of each kind of danger the gravest is said, in the words of a list where one has them."""
    found = [
        {
            "level": 3,
            "category": "violence",
            "flag": "risk",
            "reason": "A threat to others that may be meant",
        },
        {"level": 2, "category": "violence", "flag": "risk", "reason": "A wish or threat to hurt others"},
        {
            "level": 2,
            "category": "suicide",
            "flag": "risk",
            "reason": "Sounds like danger, in no listed word",
        },
        {"level": 2, "category": "suicide", "flag": "risk", "reason": "A wish to die or to be gone"},
        {"level": 0, "category": None, "flag": "abuse", "reason": "An attack on a person or a group"},
        {"level": 0, "category": None, "flag": "link", "reason": "A web address"},
    ]
    assert reasons_of({"findings": found}) == (
        "A threat to others that may be meant",
        "A wish to die or to be gone",
        "An attack on a person or a group",
        "A web address",
    )
    assert flags_of({"findings": found, "flags": ["risk", "abuse"]}) == (
        "Whoever wrote this may be in danger",
    )


def test_whoever_threatens_or_worries_is_not_told_to_be_in_danger():
    for text in ("うちのクラスのやつら全員ころしてやる", "隣の家の男の子、毎晩どなられてる声がきこえる"):
        _, heard = hear_post({"text": text}, {"text": "What you feel"})
        assert "Somebody may be in danger" in flags_of(heard)
        assert "Whoever wrote this may be in danger" not in flags_of(heard)


def test_a_choice_from_a_list_is_shown_in_its_place_and_not_listened_to():
    """Beside two words of a visitor, "song" was taken for a name and for an address."""
    fields = shelf.room.fields
    body = {"kind": "song", "title": "あめ", "why": "すき"}
    words = words_of(
        body, {"order": ["title", "why"], "findings": [{"reason": "x", "spans": [[3, 5]]}]}, fields
    )
    assert [part.name for part in words] == ["kind", "title", "why"]
    assert [piece.text for part in words for piece in part.pieces if piece.marked] == ["すき"]


def test_a_card_marks_sentences_faintly_and_speaks_plainly(site):
    text = "もう、みんなに迷惑をかけないように、しずかにいなくなるほうがいいと思う。"
    verdict, heard = hear_post({"text": text}, {"text": "What you feel"})
    assert verdict == screen("post", text) and verdict.findings
    finding = {"level": 2, "category": "suicide", "flag": "risk", "spans": [[3, 36]]}
    finding["reason"] = "Sounds like danger, in no listed word"
    word = {"level": 1, "category": "family", "flag": None, "reason": "Trouble at home", "spans": [[9, 10]]}
    site.post(text, level=2, heard=heard | {"findings": [finding, word]})
    page = site.member().get("/desk").text
    assert "listed word" not in page and "May be about wanting to die" in page
    assert page.count('<mark class="mark faint"') == 2 and page.count('<mark class="mark" ') == 1


def test_a_name_with_school_and_class_is_marked_on_the_card(site):
    """A first evening at the desk: one key would have put a child's full name on the wall, unmarked."""
    text = "北山中の2年3組の佐藤みなみに毎日けられてる。もう学校のまわりに行きたくない。"
    verdict, heard = hear_post({"text": text}, {"text": "What you feel"})
    post = site.post(text, level=verdict.level, heard=heard)
    page = site.member().get(f"/desk/posts/{post}").text
    marked = re.findall(r"<mark[^>]*>([^<]+)</mark>", page)
    assert "北山中の2年3組の佐藤みなみ" in "".join(marked), marked
    assert "Lets somebody else be recognised" in page
    # Then nothing is offered more loudly than the rest.
    assert "approve first" not in page
