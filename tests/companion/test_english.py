"""Who writes English to the Japanese lamp is answered in English, and asked about danger in it."""

from __future__ import annotations

import pytest
from bits import sections, walk

from companion.english import spoken, written


@pytest.mark.parametrize(
    "line", ["they hit me everyday at school", "i wanna die", "my head hurts", "can you help me please"]
)
def test_english_lines_are_known(line: str) -> None:
    assert written(line)


@pytest.mark.parametrize(
    "line",
    [
        "shinitai",
        "dare mo iwanai",
        "sensei kowai",
        "quero ir embora daqui",
        "hi",
        "LINEの話",
        "natatakot ako",
        "lol",
    ],
)
def test_others_are_not_taken_for_it(line: str) -> None:
    assert not written(line)


def test_the_answer_is_english_and_goes_on_so() -> None:
    _, said = walk(["my japanese is bad", "i wanna die", "yes", "gomen"], "ja")
    assert "two.death.ack" in sections(said[1], "en") and "two.now" in sections(said[2], "en")
    assert all(line.isascii() for reply in said for line in reply)


def test_a_yes_to_the_english_question_is_heard() -> None:
    talk, said = walk(["i really want to die", "yes", "yes"], "ja")
    assert talk.course.level == 3 and talk.course.now and "three.now.go" in sections(said[-1], "en")


def test_a_borrowed_word_stays_japanese() -> None:
    talk, said = walk(["つかれた", "thank you"], "ja")
    assert not any(line.isascii() for line in said[-1]) and spoken(talk, "ja") == "ja"
    _, back = walk(["i am so sad", "やっぱり日本語で書く"], "ja")
    assert not any(line.isascii() for line in back[-1])
