"""A place, a thing at hand or a day after a wish was told is this hour's danger, and the number stays in the talk."""

from __future__ import annotations

import pytest
from bits import WISH, sections, walk

from hideout.language import plain

NEARER = [
    ("en", "window is open its the 9th floor"),
    ("en", "on the balcony"),
    ("en", "i have the pills here"),
    ("ja", "考えてる。今日"),
    ("ja", "窓開けた"),
    ("ja", "薬も並べた"),
]


@pytest.mark.parametrize(("language", "line"), NEARER)
def test_what_comes_nearer_is_the_gravest(language: str, line: str) -> None:
    talk, _ = walk([WISH[language], line], language)
    assert talk.course.level == 3


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "i live on the 9th floor by the way"),
        ("en", "i closed the window"),
        ("en", "mum has the pills now"),
        ("ja", "窓は閉めた"),
        ("ja", "薬はお母さんに渡した"),
        ("ja", "明日は学校"),
    ],
)
def test_what_leads_away_or_says_nothing_of_it_is_not(language: str, line: str) -> None:
    assert walk([WISH[language], line], language)[0].course.level < 3


def test_a_voice_and_a_thing_in_the_hand_are_this_hour() -> None:
    said = [
        "there is a man in my head, he wants me to hurt my mom",
        "i have the kitchen knife",
        "he is very loud now",
    ]
    talk, replies = walk(said, "en")
    assert talk.course.level == 3 and not {"footing.attack", "rescue.intruder"} & sections(replies[-1], "en")


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["今日で全部終わらせる", "うん", "もういい"]),
        ("en", ["im ending it tonight", "yes", "whatever"]),
    ],
)
def test_the_number_stays_in_the_gravest_talk(language: str, lines: list[str]) -> None:
    talk, replies = walk(lines, language)
    assert talk.course.level == 3
    for reply, before in zip(replies[1:], replies, strict=False):
        assert any("119" in plain(line) for line in (*before, *reply)), reply


def test_help_that_came_takes_the_number_out() -> None:
    _, replies = walk(["薬いっぱい飲んじゃった", "救急車来た", "乗った"], "ja")
    assert not any("119" in plain(line) for line in replies[-1])


@pytest.mark.parametrize(
    ("language", "line"),
    [("ja", "もう寝たい"), ("ja", "様子見でいいって言われた"), ("en", "mom says just sleep it off")],
)
def test_nobody_sleeps_off_what_was_swallowed(language: str, line: str) -> None:
    took = {"ja": "薬いっぱい飲んじゃった", "en": "i took all the pills"}[language]
    _, replies = walk([took, line], language)
    assert {"dose.sleep", "three.anchor.taken"} <= sections(replies[-1], language)


@pytest.mark.parametrize(
    ("language", "lines", "not_said"),
    [
        ("ja", ["ベランダの柵またいでる", "嘘。部屋の中"], "footing.fire"),
        ("en", ["my friend wont wake up", "shes breathing weird"], "rescue.woke"),
        ("en", ["they put my shoes in the toilet"], "footing.behind"),
        ("en", ["my dad hit me", "hes coming home for new year"], "footing.attack"),
        ("en", ["they locked me in the toilet", "yesterday"], "footing.confined"),
    ],
)
def test_the_steps_of_another_danger_are_not_said(language: str, lines: list[str], not_said: str) -> None:
    _, replies = walk(lines, language)
    assert not_said not in sections(replies[-1], language), replies[-1]


@pytest.mark.parametrize("line", ["洗剤飲んだ", "洗剤のみこんだ", "漂白剤のんだ"])
def test_what_cleans_is_poison(line: str) -> None:
    talk, replies = walk([line, "ちょっとだけ"], "ja")
    assert talk.course.level == 3
    assert all("rescue.swallowed" in sections(reply, "ja") for reply in replies)
