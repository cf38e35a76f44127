"""What is answered to the lamp's own question about danger: heard together with the question, in whatever words."""

from __future__ import annotations

import pytest

from companion.lines import lines_of
from companion.trace import surely
from rooms.lamp.unfolded import last_heard, stands
from tests.companion.bits import WISH, sections, walk

NOW = [
    ("ja", "するかも"),
    ("ja", "むずい"),
    ("ja", "おさえれんかも"),
    ("ja", "そう もうすぐ"),
    ("ja", "うん、でも言えない"),
    ("ja_Hira", "しちゃいそう"),
    ("ja_Hira", "とめられない"),
    ("en", "i dont think i can stop"),
    ("en", "tonight yeah"),
    ("en", "i might"),
    ("en", "yes but dont make me call"),
]
YES = {"ja": "うん", "ja_Hira": "うん", "en": "yes"}


@pytest.mark.parametrize(("language", "line"), NOW)
def test_a_yes_to_right_now_is_the_gravest_whatever_its_words(language, line):
    talk, replies = walk([WISH[language], YES[language], line], language)
    assert "two.now" in sections(replies[1], language)
    assert talk.course.level == 3 and talk.course.now
    assert "three.now.go" in sections(replies[2], language)


@pytest.mark.parametrize(
    ("language", "line"),
    [("ja", "いつもより強い"), ("ja", "だから言ってるじゃん"), ("en", "way stronger"), ("en", "obviously")],
)  # fmt: skip
def test_a_yes_about_the_wish_leads_to_the_question_about_now(language, line):
    _, replies = walk([WISH[language], line], language)
    assert "two.now" in sections(replies[1], language), replies


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "今夜"),
        ("ja", "もうすぐ"),
        ("ja_Hira", "あした"),
        ("en", "tonight"),
        ("en", "when everyone is asleep"),
    ],
)
def test_an_hour_named_after_a_wish_is_a_plan(language, line):
    talk, _ = walk([WISH[language], line], language)
    assert talk.course.level == 3


@pytest.mark.parametrize(
    ("language", "line"),
    [("ja", "さようなら"), ("ja", "遺書かいた"), ("ja_Hira", "ばいばい"), ("en", "goodbye"), ("en", "i already wrote a note for amma")],
)  # fmt: skip
def test_a_last_word_after_a_wish_is_a_goodbye(language, line):
    talk, _ = walk([WISH[language], line], language)
    assert talk.course.level == 3


@pytest.mark.parametrize(
    ("language", "line"),
    [("ja", "ううん、しない"), ("ja", "いいえ"), ("ja", "冗談だよ笑"), ("ja", "お姉ちゃんに言ってみる"), ("en", "no"), ("en", "nah im safe"), ("en", "im going to tell my sister tonight")],
)  # fmt: skip
def test_a_no_a_joke_and_a_helper_are_no_yes(language, line):
    asked = lines_of(language)["two.now"][0]
    assert not surely(asked, line)


@pytest.mark.parametrize(
    "line", ["今夜はカレー", "もうすぐ夏休み", "ばいばい", "遺書って漢字むずい", "するかも"]
)
def test_without_danger_these_words_are_nothing(line):
    talk, _ = walk(["こんにちは", line])
    assert talk.course.level < 2


@pytest.mark.parametrize("line", ["けっこう出てる", "帰れん", "110って言えばいい?", "なんか変"])
def test_what_is_not_understood_closes_no_card(line):
    talk, replies = walk(["いらいらして壁なぐった 消えたい", line])
    assert any(section.endswith(".ask") for section in sections(replies[0]))
    assert stands(talk, last_heard(talk))
