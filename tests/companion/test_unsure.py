"""Where votes alone hear danger, and hardly: that it may be a misreading is said, one word ends it, and a yes does not."""

from __future__ import annotations

import pytest
from bits import sections, walk

# Raised by votes that are hardly sure; as written, nothing else speaks for it.
DOUBTED = [
    ("ja", "同じこと考えてた", "two.unsure.ask"),
    ("ja", "二十歳までに死ぬ", "two.unsure.ask"),
    ("en", "december 10th is the day i die", "three.unsure.here"),
]


@pytest.mark.parametrize(("language", "line", "asked"), DOUBTED)
def test_it_is_said_that_it_may_be_a_misreading(language: str, line: str, asked: str) -> None:
    talk, said = walk([line], language)
    assert asked in sections(said[-1], language) and talk.alarm == "guessed", said[-1]


@pytest.mark.parametrize(
    ("language", "line", "no"),
    [
        ("ja", "同じこと考えてた", "ちがうよ、夕飯のこと"),
        ("ja", "同じこと考えてた", "ちがう"),
        ("en", "december 10th is the day i die", "no"),
        ("en", "december 10th is the day i die", "its a song"),
    ],
)
def test_a_no_ends_it_and_leaves_the_numbers(language: str, line: str, no: str) -> None:
    talk, said = walk([line, no], language)
    assert talk.alarm == "denied" and "eased.folded" in sections(said[-1], language), said[-1]


def test_a_no_that_tells_of_somebody_else_ends_nothing() -> None:
    talk, _ = walk(["december 10th is the day i die", "no but he hits me"], "en")
    assert talk.alarm != "denied"


def test_what_weighs_nothing_behind_it_is_listened_to_as_ever() -> None:
    _, said = walk(["同じこと考えてた", "給食カレーだった"], "ja")
    found = sections(said[-1], "ja")
    assert not {"two.now", "two.card", "two.guess.ask", "footing.plan"} & found, said[-1]


def test_a_yes_is_taken_at_its_word() -> None:
    talk, said = walk(["同じこと考えてた", "うん"], "ja")
    assert "two.card" in sections(said[-1], "ja") and talk.answered == 2, said[-1]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["死にたい"]),
        ("ja", ["同じこと考えてた", "死にたい"]),
        ("en", ["i want to die"]),
        ("ja", ["学校つらい、二十歳までに死ぬ"]),
    ],
)
def test_what_is_told_or_has_it_hard_is_never_doubted(language: str, lines: list[str]) -> None:
    _, said = walk(lines, language)
    assert not {"two.unsure", "two.unsure.ask", "three.unsure"} & sections(said[-1], language), said[-1]
