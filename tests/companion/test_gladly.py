"""Joy that one dies of, a creature that cannot stand yet, words of a game: none of it is danger, and none of it reads like a card."""

from __future__ import annotations

import pytest
from bits import sections, walk

CARDS = {"advice.ack", "advice.ask", "two.card", "near", "rescue.sure", "barrier.first"}
GLAD = [
    ("ja", ["やばい死ぬ", "どうしよｗ"]),
    ("ja", ["好きな人から返信きた", "死ぬ", "どうしよｗｗ"]),
    ("ja", ["尊すぎて死ぬ", "むり", "どうしよう"]),
    ("ja", ["合格した！！死ぬ", "泣いてる", "どうしよ"]),
    ("ja", ["やばいやばい死ぬ！！席となりになった！！", "どうしよーｗ"]),
    ("en", ["i got tickets omg im dying", "what do i doooo lol"]),
    ("en", ["he texted me back im dead", "what do i do lol"]),
    ("en", ["omg i won im gonna die", "help lol"]),
]
SMALL = [
    ("en", ["shes all black and super tiny"]),
    ("en", ["so tiny and can't stand yet", "its eyes are closed"]),
    ("en", ["my hamster had babies", "theyre pink and tiny and cant open their eyes"]),
    ("en", ["my baby cousin is tiny and cant stand yet"]),
    ("ja", ["まっくろでちっちゃい", "まだ立てないの"]),
    ("ja", ["子猫うまれた", "まだ目もあいてないし立てない"]),
]
# The same words, and danger.
GRAVE = [
    ("ja", ["もう死ぬ", "どうしよｗ"]),
    ("ja", ["死にたい", "やばい死ぬ", "どうしよｗ"]),
    ("ja", ["合格したけど死にたい", "どうしよ"]),
    ("en", ["i want to die", "im dead", "help lol"]),
    ("en", ["mum is on the floor and cant stand"]),
    ("en", ["my finger is all black and swollen"]),
    ("ja", ["おばあちゃんが立てない", "顔が真っ黒"]),
]


@pytest.mark.parametrize(("language", "lines"), GLAD)
def test_joy_is_met_as_joy(language: str, lines: list[str]) -> None:
    talk, said = walk(lines, language)
    assert talk.course.level < 2
    assert sections(said[-1], language) & {"whisper.thrill", "whisper.thrill.plain"}
    assert not CARDS & sections(said[-1], language)


@pytest.mark.parametrize(("language", "lines"), SMALL)
def test_who_is_new_in_the_world_is_no_emergency(language: str, lines: list[str]) -> None:
    talk, said = walk(lines, language)
    assert talk.course.level < 2
    assert sections(said[-1], language) & {"whisper.newborn", "whisper.newborn.more"}


@pytest.mark.parametrize(("language", "lines"), GRAVE)
def test_danger_in_the_same_words_stays(language: str, lines: list[str]) -> None:
    talk, said = walk(lines, language)
    assert talk.course.level >= 2
    assert not any(
        name.startswith(("whisper.thrill", "whisper.newborn")) for name in sections(said[-1], language)
    )


@pytest.mark.parametrize(
    "line",
    [
        "ウデマエ上がった",
        "ウデマエXになった！",
        "スプラのウデマエ下がった萎える",
        "サーモンランで全滅した",
        "Apexでプレデターに殺された",
        "リスポーンした",
    ],
)
def test_a_game_word_is_no_rumour(line: str) -> None:
    talk, said = walk([line])
    assert talk.course.level < 2 and "game.ack" in sections(said[-1])


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["薬貯めてる", "テスト終わった"]),
        ("ja", ["薬を少しずつためてる", "首痛い", "バイバイ言って帰ってきた"]),
        ("ja", ["ロープ買った", "落ち着いてる", "生き物係になった"]),
        ("en", ["ive been saving up pills", "in the end it was a boring day", "i live near school"]),
    ],
)
def test_a_wish_nobody_told_is_not_remembered(language: str, lines: list[str]) -> None:
    _, said = walk(lines, language)
    assert not any("beside.wish" in sections(reply, language) for reply in said)
