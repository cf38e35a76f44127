"""What a line tells is called by its kind: put out, cruel words at home, and "nobody would miss me"."""

from __future__ import annotations

import asyncio

import pytest

from companion.answer import answer
from companion.lines import lines_of
from companion.naming import PUT_OUT, UNMISSED, named, put_out
from companion.rehearsal import begin
from companion.talk import Talk
from moderation.course import hear
from moderation.triage import screen


def played(*lines: str, language: str = "en") -> tuple[Talk, tuple[str, ...]]:
    """Play these lines through the order of the site, without a model; return the talk and the last reply."""
    talk, said = begin(language), ()
    for line in lines:
        course, verdict = hear(talk.course, line)
        talk, said, _ = asyncio.run(answer(talk.visitor(line, course, verdict), verdict, language, None))
    return talk, said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("they said i have to leave the house. tonight", PUT_OUT),
        ("im gonna sleep in the park i guess", PUT_OUT),
        ("mum locked me out", PUT_OUT),
        ("お母さんに家から追い出された", PUT_OUT),
        ("でていけって いわれた", PUT_OUT),
        ("今夜、公園で寝る", PUT_OUT),
        ("dad kicked me out of the house and hit me", "abuse"),
        ("they threw me out and i want to die", "suicide"),
        ("my dad says im a waste of space lol", "abuse"),
        ("mum says she wishes i was never born", "abuse"),
        ("ママに いらないこっていわれた", "abuse"),
        ("mum says im useless and i want to die", "suicide"),
        ("nobody would miss me", UNMISSED),
        ("theyd all be happier if i just wasnt there", UNMISSED),
        ("i want to die", "suicide"),
    ],
)
def test_a_grave_line_has_its_kind_and_its_level(text: str, kind: str) -> None:
    heard = screen("chat", text)
    assert heard.level >= 2
    assert kind in named(heard, text).categories and named(heard, text).level == heard.level


@pytest.mark.parametrize(
    "text",
    [
        "i got kicked out of the group chat",
        "they kicked me out of the game",
        "i have to leave the house at 7 for school",
        "we slept in the park camping last summer",
        "外でおにごっこした",
    ],
)
def test_games_and_mornings_put_nobody_out(text: str) -> None:
    assert not put_out(text)


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        (
            "en",
            "no its my own phone. im asking if a person reads this",
            "they said i have to leave the house. tonight",
        ),
        ("en", "i want to die", "im gonna sleep in the park i guess"),
        ("ja", "死にたい", "今夜、公園で寝る"),
        ("ja_Hira", "しにたい", "いえを おいだされた"),
    ],
)
def test_being_put_out_is_part_of_a_talk_that_had_another_card(language: str, first: str, text: str) -> None:
    talk, _ = played(first, text, language=language)
    assert PUT_OUT in talk.kinds


def test_cruel_words_at_home_are_met_as_such_and_not_as_a_wish_to_die() -> None:
    talk, said = played("my dad says im a waste of space lol")
    assert talk.kinds == ("abuse",) and said[0] in lines_of("en")["belittled"]
    assert said[1] in lines_of("en")["belittled.more"] and said[2] in lines_of("en")["two.card"]


@pytest.mark.parametrize("text", ["nobody would miss me", "theyd all be happier if i just wasnt there"])
def test_who_feels_unmissed_is_asked_about_dying_and_not_about_a_place(text: str) -> None:
    talk, said = played(text)
    assert said[0] in lines_of("en")["two.unmissed.ack"] and said[1] in lines_of("en")["two.unmissed.ask"]
    assert "suicide" not in talk.named
    talk, said = played(text, "yes")
    assert "suicide" in talk.named and said[1] in lines_of("en")["two.now"]
