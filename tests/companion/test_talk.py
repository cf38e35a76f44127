"""The talk as plain data: what stays, what falls off, and what is not believed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talks import course, talk_of

from companion.talk import MOST_BYTES, MOST_TURNS, Talk, Turn
from companion.trace import hear
from hideout.seal import Sealer


def size(talk: Talk) -> int:
    return len(json.dumps(talk.to_dict(), ensure_ascii=False, separators=(",", ":")).encode())


def test_older_turns_fall_off_and_the_risk_does_not() -> None:
    talk = replace(talk_of("さいしょ", level=2), answered=2, reminded=1)
    for count in range(60):
        talk = talk.visitor(f"つぎ{count}", talk.course).lamp(("はい。",))
    assert len(talk.turns) == MOST_TURNS
    assert "さいしょ" not in [turn.text for turn in talk.turns]
    assert (talk.course.level, talk.answered, talk.reminded) == (2, 2, 1)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=3000), max_size=40))
def test_a_talk_never_outgrows_its_seal(texts: list[str]) -> None:
    talk = Talk.begin(started=0, seed=1)
    for text in texts:
        talk = talk.visitor(text, talk.course)
    assert size(talk) <= MOST_BYTES
    assert Talk.from_dict(json.loads(json.dumps(talk.to_dict()))) == talk


def test_one_endless_line_is_cut_and_not_refused() -> None:
    talk = Talk.begin(started=0, seed=1).visitor("あ" * 50_000, course())
    assert size(talk) <= MOST_BYTES and talk.turns[-1].text.startswith("あああ")


def test_it_survives_the_seal() -> None:
    sealer = Sealer(lambda day: b"k" * 32)
    talk = talk_of("死にたい", level=2).lamp(("読みました。", "いまはどうですか。"))
    opened = sealer.open("talk", sealer.seal("talk", talk.to_dict(), 60))
    assert Talk.from_dict(opened) == talk


def test_what_a_line_told_travels_with_it() -> None:
    talk = Talk.begin(started=0, seed=1).visitor(
        "おうちがもえてる", *hear(Talk.begin(started=0, seed=1), "おうちがもえてる")
    )
    assert talk.turns[-1].alert == "fire"
    assert Talk.from_dict(json.loads(json.dumps(talk.to_dict()))) == talk


def spoilt(**changes: Any) -> dict[str, Any]:
    return {**talk_of("つかれた").to_dict(), **changes}


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        spoilt(more=1),
        {key: value for key, value in spoilt().items() if key != "seed"},
        spoilt(turns="x"),
        spoilt(turns=[["visitor", "a"]] * 33),
        spoilt(turns=[["doctor", "a"]]),
        spoilt(turns=[["visitor"]]),
        spoilt(turns=[["visitor", 1]]),
        spoilt(turns=[["visitor", "a", "weather"]]),
        spoilt(turns=[["visitor", "a", "fire", "fire"]]),
        spoilt(turns=["visitor"]),
        spoilt(turns=[["visitor", "\ud800"]]),
        spoilt(turns=[{"who": "visitor", "text": "a"}]),
        spoilt(turns=[["visitor", "あ" * 40_000]]),
        spoilt(course=None),
        spoilt(course={}),
        spoilt(course={"level": 2}),
        spoilt(course=[1]),
        spoilt(started=-1),
        spoilt(started=True),
        spoilt(started=1.5),
        spoilt(started="1"),
        spoilt(seed=2**60),
        spoilt(answered=4),
        spoilt(reminded=None),
    ],
)
def test_anything_odd_is_a_value_error(data: Any) -> None:
    with pytest.raises(ValueError):
        Talk.from_dict(data)


def test_what_is_plain_is_believed() -> None:
    assert Talk.from_dict(spoilt()) == talk_of("つかれた")
    assert Talk.from_dict(spoilt()).turns[-1] == Turn(who="visitor", text="つかれた")
