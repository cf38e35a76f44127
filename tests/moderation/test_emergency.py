"""The vote on emergencies, on lines that it did not learn from and on ordinary talk."""

from __future__ import annotations

import pytest

from moderation import emergency
from training.lines import alarms, chat


def test_lines_of_another_hand_are_heard_and_their_look_alikes_let_be() -> None:
    lines = alarms("test")
    told = [line for line in lines if line.kind != "none"]
    heard = [(line, one) for line in told if (one := emergency.hear(line.text))]
    assert len(heard) > len(told) * 0.55
    assert sum(one.kind == line.kind for line, one in heard) > len(heard) * 0.75
    calm = [one for line in lines if line.kind == "none" and (one := emergency.hear(line.text))]
    assert len(calm) <= 6 and sum(one.sure for one in calm) <= 3


def test_hardly_an_ordinary_line_is_taken_for_one() -> None:
    lines = [line.text for line in chat("test") if line.everyday and line.language in ("ja", "en")][::4]
    heard = [one for one in map(emergency.hear, lines) if one]
    assert len(lines) > 1_000 and len(heard) <= len(lines) * 0.004
    assert sum(one.sure for one in heard) <= 2


@pytest.mark.parametrize("text", ["", " ", "🆘", "\ud800", "あ" * 20_000, "fire\n" * 4_000])
def test_odd_texts_are_heard_as_well(text: str) -> None:
    found = emergency.hear(text)
    assert found is None or found.kind in emergency.KINDS


def test_without_weights_nothing_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emergency, "model", lambda: None)
    assert emergency.hear("おうちがもえてる") is None
