"""A further vote: it may raise, it never lowers, it never holds anything up."""

from __future__ import annotations

import asyncio
import time

import pytest
from fake_llm import FakeLLM
from talks import talk_of

from companion.answer import answer
from companion.client import ModelConfig
from companion.lines import lines_of
from companion.opinion import Moderation, Question
from companion.talk import Talk
from moderation.course import Course, raised
from moderation.verdict import Finding, Verdict

WORDS = "もうすぐ、ここにはいないと思います。"


def asked(
    fake: FakeLLM, kind: type[Moderation] | type[Question], talk: Talk, verdict: Verdict | None = None
) -> tuple[Talk, tuple[str, ...]]:
    async def run() -> tuple[Talk, tuple[str, ...]]:
        config = ModelConfig(base_url=fake.base_url, model="canned", api_key="k")
        seconds = 0.5 if fake.mode in {"hang", "drip"} else 20.0
        opinion = kind(config, seconds=seconds)
        try:
            return (await answer(talk, verdict or Verdict(), "ja", None, opinion))[:2]
        finally:
            await opinion.close()

    return asyncio.run(run())


@pytest.mark.parametrize(("digit", "level"), [("0", 0), ("1", 0), ("2", 2), ("3", 3), ("2\n", 2)])
def test_the_model_s_digit_raises(fake: FakeLLM, digit: str, level: int) -> None:
    fake.mode, fake.text = "plain", digit
    talk, said = asked(fake, Question, talk_of(WORDS))
    assert talk.course.level == level
    section = {0: None, 2: "two.other.ack", 3: "three.soon.go"}[level]
    assert section is None or said[0] in lines_of("ja")[section]


@pytest.mark.parametrize("text", ["", "7", "level 3", "33", "I think 2", "３", "-3"])
def test_what_is_no_digit_says_nothing(fake: FakeLLM, text: str) -> None:
    fake.mode, fake.text = "plain", text
    assert asked(fake, Question, talk_of(WORDS))[0].course.level == 0


@pytest.mark.parametrize(
    ("flagged", "level"),
    [((), 0), (("harassment",), 0), (("self-harm/intent",), 2), (("violence/graphic",), 2)],
)
def test_the_moderation_endpoint_raises_to_two(fake: FakeLLM, flagged: tuple[str, ...], level: int) -> None:
    fake.flagged = flagged
    talk, _ = asked(fake, Moderation, talk_of(WORDS))
    assert talk.course.level == level
    assert bool(talk.kinds) is (level >= 2)
    assert fake.paths == ["/v1/moderations"]


@pytest.mark.parametrize("kind", [Moderation, Question])
@pytest.mark.parametrize("mode", ["hang", "500", "401", "html200", "nothing", "redirect"])
def test_a_server_that_fails_holds_nothing_up(
    fake: FakeLLM, kind: type[Moderation] | type[Question], mode: str
) -> None:
    fake.mode = mode
    since = time.monotonic()
    talk, said = asked(fake, kind, talk_of(WORDS))
    assert talk.course.level == 0 and said and time.monotonic() - since < 8


@pytest.mark.parametrize("level", [2, 3])
def test_where_the_card_is_there_nobody_is_asked(fake: FakeLLM, level: int) -> None:
    fake.mode, fake.text = "plain", "0"
    talk, _ = asked(fake, Question, talk_of(WORDS, level=level), Verdict(level=level))
    assert fake.bodies == [] and talk.course.level == level


def test_personal_data_stays_here(fake: FakeLLM) -> None:
    fake.mode, fake.text = "plain", "0"
    asked(fake, Question, talk_of("ぼくの電話は090-1234-5678です。つかれた"))
    assert "5678" not in str(fake.bodies) and len(fake.bodies) == 1
    assert [message["role"] for message in fake.bodies[0]["messages"]] == ["system", "user"]


@pytest.mark.parametrize("level", [0, 1, 2, 3])
@pytest.mark.parametrize("heard", [0, 1, 2, 3])
@pytest.mark.parametrize("further", [2, 3])
def test_a_further_vote_never_lowers(level: int, heard: int, further: int) -> None:
    course, verdict = raised(
        Course(level=level, now=level == 3), Verdict(level=heard), Finding(check="opinion", level=further)
    )
    assert course.level >= level and verdict.level >= heard
    assert course.level >= further or heard >= further
    assert course.now == (level == 3)
