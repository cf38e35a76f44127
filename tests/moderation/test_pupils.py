"""Somebody named with their school or class: marked at once, whatever the second vote says; without a name it is clean."""

import time

import pytest

from moderation.pupils import named
from moderation.triage import screen

# Text -> what has to be marked in it.
NAMED = {
    "北山中の2年3組の佐藤みなみに毎日けられてる": "北山中の2年3組の佐藤みなみ",
    "北山中の2年3組の佐藤みなみに毎日けられてる。もう学校のまわりに行きたくない。": "北山中の2年3組の佐藤みなみ",
    "2年3組佐藤みなみ、だいきらい": "2年3組佐藤みなみ",
    "みどり丘中学の3年B組、鈴木こうたが財布とった": "3年B組、鈴木こうた",
    "青葉小の5年2組の高橋さんって子、ずっと一人でいる": "5年2組の高橋さん",
    "クラスは2年3組。佐藤みなみがリーダーで、みんな逃げられない": "2年3組。佐藤みなみ",
    "佐藤みなみ（北山中2年3組）がまたうそついた": "佐藤みなみ（北山中2年3組",
    "佐藤みなみって子、2年3組にいるんだけど、こわい": "佐藤みなみって子、2年3組",
    "北山中 2-3 佐藤みなみ ほんとに許さない": "北山中 2-3 佐藤みなみ",
    "西中の山田太郎に毎日お金とられてる": "西中の山田太郎",
    "となりの2組の田中くんが、今日も叩かれてた": "2組の田中くん",
    "2組のゆいちゃんにむしされる": "ゆいちゃん",
    "5ねん1くみの さとうゆいちゃんに なかまはずれに されてる": "5ねん1くみの さとうゆいちゃん",
    "うちの担任、東山小の木村先生。生徒を殴ってる": "東山小の木村先生",
    "3年1組の担任の大野、きもい": "3年1組の担任の大野",
    "森高の2年の井上れんって先輩につけられてる": "井上れん",
}
CLEAN = (
    "2年3組の子と話せた",
    "2年3組の子に毎日けられてる",
    "2年3組のみんなで合唱した",
    "2年3組のたくさんの人",
    "となりのクラスの子がやさしかった",
    "3年2組の教室の窓から雪が見える",
    "3年2組のお母さんたちがこわい",
    "A組の子にわらわれた",
    "中2のとき福島に引っこした",
    "3年生になったら佐藤さんちの犬みたいに寝たい",
    "2年3組の本だなに漫画がある",
    "佐藤錦おいしい。2組の給食にでた",
    "6年1組の林間学校たのしかった",
    "番組の山田さんの声が好き",
    "体育で3組に勝った",
)


@pytest.mark.parametrize("text", NAMED)
def test_who_is_named_with_their_school_or_class_is_marked(text):
    verdict = screen("post", text)
    assert "third_party_identified" in verdict.flags and verdict.outcome == "hold"
    spans = [span for one in verdict.findings if one.flag == "third_party_identified" for span in one.spans]
    at = text.index(NAMED[text])
    assert any(span.start <= at and at + len(NAMED[text]) <= span.end for span in spans), [
        text[span.start : span.end] for span in spans
    ]


@pytest.mark.parametrize("text", CLEAN)
def test_a_class_without_a_name_is_clean(text):
    assert not named(text).theirs and not named(text).mine
    assert "third_party_identified" not in screen("post", text).flags


@pytest.mark.parametrize(
    "text",
    [
        "ぼくは北山中2年3組の佐藤みなみです。毎日けられてる",
        "大空小学校5年2組の三好たくとです。よろしくおねがいします",
        "高梨みつき、栗原東中3-4。話したい人いますか",
    ],
)
def test_who_names_themselves_is_told_apart(text):
    assert named(text).mine and not named(text).theirs
    assert "personal_info" in screen("post", text).flags


def test_a_long_text_of_names_and_classes_takes_no_time():
    began = time.process_time()
    named("北山中の2年3組の佐藤みなみ、" * 300)
    assert time.process_time() - began < 2
