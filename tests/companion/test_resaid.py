"""A talk in another language: the lamp's lines change, the visitor's never, and it still fits into its seal."""

from __future__ import annotations

import re

from companion.lines import lines_of
from companion.rehearsal import begin
from companion.resaid import resaid
from companion.talk import Talk, Turn
from moderation.course import Course


def test_only_the_lamps_lines_are_said_in_the_other_language() -> None:
    talk = begin("ja").visitor("つかれた", Course())
    other = resaid(talk, "ja", "en")
    lamp, visitor = other.turns
    assert visitor.text == "つかれた" and not re.search("[ぁ-ん]", lamp.text)
    assert resaid(other, "en", "ja").turns == talk.turns
    assert resaid(talk, "ja", "ja") is talk


def test_what_stands_in_no_list_stays() -> None:
    talk = begin("ja").lamp(("モデルの言葉です。",))
    assert resaid(talk, "ja", "en").turns[-1].text == "モデルの言葉です。"


def test_with_readings_a_full_talk_still_opens() -> None:
    lines = sorted((line for some in lines_of("ja").values() for line in some), key=len)[-600:]
    talk = begin("ja")
    for place in range(0, 600, 20):
        talk = talk.lamp(tuple(lines[place : place + 20]))
    hira = resaid(talk, "ja", "ja_Hira")
    assert Talk.from_dict(hira.to_dict()) == hira
    assert isinstance(hira.turns[-1], Turn)
