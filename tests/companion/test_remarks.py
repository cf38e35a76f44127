"""What children tell in passing is not passed over, and what words seem to say is not taken for what they mean."""

from __future__ import annotations

import pytest
from bits import sections, walk

from companion.lines import is_question, lines_of
from companion.topics import recognise

TOLD = [
    ("ja", [], "電話かけたけどつながらなかった", "line.busy"),
    ("ja", ["電話かけたけどつながらなかった"], "3回かけた", "line.busy"),
    ("ja", ["電話かけたけどつながらなかった"], "だれも出ない", "line.busy"),
    ("ja", [], "チャットつながらない", "line.busy"),
    ("ja", [], "名前きかれる？", "line.name"),
    ("ja", [], "お金かかる？", "line.cost"),
    ("en", [], "i called but nobody picked up", "line.busy"),
    ("en", [], "i called the helpline three times and nobody answered", "line.busy"),
    ("ja_Hira", [], "でんわ したけど だれも でない", "line.busy"),
    ("ja", ["もう死にたい"], "3回かけた", "barrier.busy"),
    ("ja", ["もう死にたい"], "チャットつながらない", "barrier.busy"),
    ("ja", ["もう死にたい"], "お金かかる？", "barrier.cost"),
    ("ja", ["学校でいじめられてる"], "先生に言ったら余計ひどくなった", "failed"),
    ("ja", ["お父さんがたたく"], "お母さんにいったけどだめだった", "failed"),
    ("ja", ["リスカした"], "友達に言ったら引かれた", "failed"),
    ("en", ["they bully me"], "i told my mum once and she laughed", "failed"),
    ("en", [], "my mum wont believe me", "failed"),
    ("ja", ["生理がこない"], "親に言ったら追い出される", "feared"),
    ("en", ["my period is late"], "my parents would kick me out", "feared"),
    ("ja", [], "ばかっていわれた", "dull"),
    ("ja", [], "よんでくれてありがと", "thanks"),
    ("ja", [], "お店でおかしとっちゃった", "stole"),
    ("ja", ["お湯こぼした"], "手赤い", "burn"),
    ("ja", ["ママ おきない", "でんわ どうやるの"], "おした", "near.called"),
    ("ja", ["友達がもうすぐいなくなるねってLINEきた", "119していいの？"], "今きてくれるって", "near.called"),
    ("ja", [], "👨👊😢", "sign.hurt"),
    ("ja", [], "🔪", "sign.hurt"),
    ("ja", [], "🩹", "sign.hurt"),
    ("en", [], "💔🏫", "sign.sad"),
    ("en", [], "👍", "sign.good"),
    ("ja", [], "家のこと。", "about.home"),
    ("ja_Hira", [], "いえの こと。", "about.home"),
    ("ja", [], "学校のこと。", "about.school"),
    ("en", [], "School.", "about.school"),
    ("en", [], "Things at home.", "about.home"),
    ("ja", [], "まわりにされていること。", "about.done"),
    ("en", [], "What others do to me.", "about.done"),
    ("ja", ["学校がつらい"], "カウンセラーの先生に話せた", "news.step"),
    ("ja", ["学校がつらい"], "学校も1時間だけ行けた", "news.step"),
    ("ja", ["もう死にたい"], "前よりまし", "news.better"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "text", "wanted"), TOLD)
def test_what_is_told_in_passing_is_met(language: str, before: list[str], text: str, wanted: str) -> None:
    for seed in range(3):
        _, said = walk([*before, text], language, seed)
        assert wanted in sections(said[-1], language), said[-1]


MEANT = [
    ("昨日もやった", "glad"),
    ("自分でやった", "glad"),
    ("体重へるとうれしい", "glad"),
    ("まあ言い過ぎた", "music"),
    ("のび太がジャイアンになぐられてたｗ", "abuse"),
    ("ゲームのボスしんどい", "tired"),
    ("裸足で走った", "abuse"),
    ("お店でおかしとっちゃった", "food"),
    ("he comes in my room to say goodnight", "goodnight"),
    ("my parents would kick me out", "putout"),
    ("親に言ったら追い出される", "putout"),
    ("maybe", "yes"),
    ("おじさん あした また くる", "goodbye"),
    ("ぼくばかなのかな", "insult"),
    ("i feel like a monster", "ghost"),
    ("do they hate me", "anger"),
]


@pytest.mark.parametrize(("text", "topic"), MEANT)
def test_it_is_not_taken_for_what_it_only_sounds_like(text: str, topic: str) -> None:
    assert topic not in recognise(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("やったー", "glad"),
        ("ギターひいた", "music"),
        ("お父さんになぐられた", "abuse"),
        ("アニメみたいになぐられた", "abuse"),
        ("親に追い出された", "putout"),
        ("they kicked me out", "putout"),
        ("goodnight", "goodnight"),
        ("またくるね", "goodbye"),
        ("yes", "yes"),
        ("つかれた、ゲームもしたくない", "tired"),
    ],
)
def test_what_it_says_plainly_is_still_heard(text: str, topic: str) -> None:
    assert topic in recognise(text)


def test_a_word_that_ends_in_burn_is_no_burn() -> None:
    for text, burnt in (("せやけど妹おるし", False), ("手をやけどした", True), ("やけど", True)):
        _, said = walk([text], "ja")
        assert ("burn" in sections(said[-1])) is burnt


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_nothing_at_home_or_at_school_is_made_small(language: str) -> None:
    small = (
        "家ごと",
        "いろいろ",
        "決まりや音",
        "長いですね",
        "{長|なが}い",
        "own ways",
        "own sounds",
        "can be long",
        "lot goes on",
    )
    for name in ("house.ack", "schoolday.ack", "company.ack", "homework.ack"):
        assert not [line for line in lines_of(language)[name] if any(word in line for word in small)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ok gtg tea"),
        ("en", "ok bye lampy"),
        ("ja", "じゃあごはんだから"),
        ("ja", "ばいばい"),
        ("ja", "ほな寝るわ"),
    ],
)
@pytest.mark.parametrize("before", [[], ["学校がつらい"], ["i am so sad"]])
def test_a_goodbye_is_let_go_without_a_question(language: str, text: str, before: list[str]) -> None:
    _, said = walk([*before, text], language)
    assert sections(said[-1], language) & {"goodbye", "goodbye.night"}
    assert not any(map(is_question, said[-1]))


@pytest.mark.parametrize(
    ("language", "lines", "about"),
    [
        ("en", ["can we just talk about footy"], "sport"),
        ("en", ["im writing a story about a dragon", "his name is Ash"], "art"),
        ("en", ["she wasnt even mad!!"], "glad"),
        ("en", ["got a b in history"], "glad"),
        ("ja", ["テスト95点だった！"], "glad"),
        ("ja", ["お母さんに怒られたけどもう仲直りした"], "glad"),
    ],
)
def test_small_talk_is_joined(language: str, lines: list[str], about: str) -> None:
    _, said = walk(lines, language)
    assert sections(said[-1], language) & {f"{about}.ack", f"{about}.ask"}
