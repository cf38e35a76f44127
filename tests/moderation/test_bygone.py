"""A wish that is over is met with a gentle word; one that is back, or has grave words behind it, is heard as ever."""

from __future__ import annotations

import pytest

from moderation.triage import screen


@pytest.mark.parametrize(
    "text",
    [
        "小学生の頃、死にたかった時期があった",
        "去年は死にたかったけど、今は楽しい",
        "when i was 13 i wanted to die",
        "i used to want to die but im happier now",
    ],
)
def test_a_wish_that_is_over_is_no_danger(text: str) -> None:
    assert screen("chat", text).level < 2


@pytest.mark.parametrize(
    "text",
    [
        "昔は死にたかった。また死にたい",
        "昔は死にたかった。今夜やる",
        "前は消えたかった、いまは毎日腕を切ってる",
        "i used to want to die. tonight i will do it",
        "i wanted to die last year. now i want to die again",
    ],
)
def test_what_is_back_or_graver_behind_it_is_heard(text: str) -> None:
    assert screen("chat", text).level >= 2
