"""The breaker and the hourly reminder, each against a clock that the test moves."""

from __future__ import annotations

import pytest
from talks import talk_of

from companion.breaker import Breaker
from companion.lines import lines_of
from companion.reminder import remind
from hideout.clock import HOUR
from hideout.language import BY_CODE


class Clock:
    """A clock that stands where the test puts it."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def test_three_failures_within_a_minute_open_it_for_a_minute() -> None:
    clock = Clock()
    breaker = Breaker(clock=clock)
    for clock.at in (0.0, 10.0):
        breaker.failed()
        assert breaker.allows()
    clock.at = 20.0
    breaker.failed()
    assert not breaker.allows()
    clock.at = 79.0
    assert not breaker.allows()
    clock.at = 81.0
    assert breaker.allows() and not breaker.allows()  # one probe, the others wait
    breaker.worked()
    assert breaker.allows() and breaker.allows()


def test_slow_failures_do_not_open_it_and_a_failed_probe_does() -> None:
    clock = Clock()
    breaker = Breaker(clock=clock)
    for clock.at in (0.0, 61.0, 122.0, 183.0):
        breaker.failed()
    assert breaker.allows()
    for clock.at in (184.0, 185.0):
        breaker.failed()
    clock.at = 246.0
    assert breaker.allows()
    breaker.failed()
    clock.at = 300.0
    assert not breaker.allows()


@pytest.mark.parametrize("language", sorted(BY_CODE))
def test_every_hour_is_spoken_of_once_whatever_the_risk(language: str) -> None:
    talk = talk_of("うん", level=3, language=language)
    spoken: list[tuple[str, ...]] = []
    for minute in range(0, 190, 5):
        talk, words = remind(talk, talk.started + minute * 60, language)
        if words:
            spoken.append(words)
            assert minute in {60, 120, 180}
    assert len(spoken) == 3
    assert spoken[0][0] == lines_of(language)["reminder"][0]
    for words in spoken:
        assert words[1] in lines_of(language)["reminder.machine"]


def test_a_reminder_survives_the_seal_and_a_clock_set_back() -> None:
    talk, _ = remind(talk_of("うん"), 1_000 + HOUR, "ja")
    again = type(talk).from_dict(talk.to_dict())
    assert remind(again, 1_000 + HOUR + 5, "ja") == (again, ())
    assert remind(again, 0, "ja") == (again, ())
