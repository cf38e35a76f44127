"""What is written after the lamp's own question about danger is read as the answer it is."""

from __future__ import annotations

import pytest
from bits import sections, walk

from companion.asked import avowal

SENT = {"three.now.go", "three.soon.go"}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        *((text, "yes") for text in ("yeah way stronger", "y", "prob", "for sure", "it is", "a lot", "うん強い", "むずい", "めっちゃ")),
        *((text, "now") for text in ("tonight", "i cant hold it back", "i dont think i can stop", "今夜", "もうすぐ", "するかも", "おさえれんかも")),
        *((text, "some") for text in ("sometimes", "not right now", "comes and goes", "ときどき", "たまに", "いまは大丈夫")),
        *((text, "") for text in ("no", "nah", "いいえ", "ううん", "強くない", "カレー", "banana")),
    ],
)  # fmt: skip
def test_an_answer_is_read_in_many_words(text: str, answer: str) -> None:
    assert avowal(text) == answer


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["i want to die", "yes", "kinda yeah"]),
        ("en", ["i want to die", "yes", "yes it does"]),
        ("en", ["i want to die", "yes", "i cant hold it back"]),
        ("en", ["i want to die", "yes", "not sure"]),
        ("en", ["i want to die", "tonight"]),
        ("en", ["everyones better off without me. wrote letters to everyone", "yes"]),
        ("ja", ["死にたい", "うん", "むずい"]),
        ("ja", ["死にたい", "うん", "おさえれんかも"]),
        ("ja", ["しにたい", "うん 今日は特に", "わからん するかも"]),
        ("ja_Hira", ["しにたい", "こんや"]),
    ],
)
def test_what_is_as_grave_as_that_is_sent_to_people_with_a_number(language: str, lines: list[str]) -> None:
    _, replies = walk(lines, language)
    found = sections(replies[-1], language)
    planned = "letters" in lines[0]
    assert found & (SENT | ({"footing.plan"} if planned else set())), replies[-1]
    assert planned or any("119" in line or "カード" in line or "card" in line for line in replies[-1])


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["i want to die", "sometimes"]),
        ("ja", ["死にたい", "ときどき"]),
        ("ja_Hira", ["しにたい", "ときどき"]),
        ("en", ["i want to die", "yeah sometimes i guess. not gonna do anything tho"]),
    ],
)
def test_sometimes_is_no_no(language: str, lines: list[str]) -> None:
    _, replies = walk(lines, language)
    found = sections(replies[-1], language)
    assert {"two.some", "two.some.ask"} <= found and "denied" not in found


@pytest.mark.parametrize("language", ["ja", "en"])
def test_whoever_was_sent_to_people_is_not_wished_a_nice_day(language: str) -> None:
    lines = {
        "ja": ["死にたい", "うん", "むずい", "ばいばい"],
        "en": ["i want to die", "yes", "yes it does", "ok bye"],
    }
    _, replies = walk(lines[language], language)
    assert "three.leave" in sections(replies[-1], language)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["まじで死にたい", "冗談だって", "まじで冗談だって しつこい"]),
        ("en", ["i want to die", "its a joke", "omg stop. its a joke"]),
    ],
)
def test_a_protest_gets_an_apology_and_no_question(language: str, lines: list[str]) -> None:
    talk, replies = walk([*lines, "ok"], language)
    assert {"protest", "protest.more"} <= sections(replies[2], language) and talk.hushed


@pytest.mark.parametrize("language", ["ja", "en"])
def test_whoever_fears_to_be_left_is_told_that_the_talk_goes_on(language: str) -> None:
    line = {"ja": "お前もきるの？", "en": "so ur giving up on me too"}[language]
    _, replies = walk([{"ja": "死にたい", "en": "i want to die"}[language], line], language)
    assert "abandoned" in sections(replies[-1], language)
