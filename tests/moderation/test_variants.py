"""What is learnt once more as somebody else would type it: the same each time, and still the same words."""

from dataclasses import replace

from training.lines import Line
from training.variants import hurried, variant, variants

LINE = Line(
    text="I don't want to be here anymore, please",
    level=2,
    now=False,
    kind="suicide",
    language="en",
    everyday=False,
)


def test_quick_fingers_leave_out_signs_and_always_type_the_same():
    told = hurried(LINE.text)
    assert told == hurried(LINE.text) != LINE.text
    assert not set(told) & set("',.")
    assert {"i", "be"} <= {*told.split(" ")}


def test_a_slip_touches_few_words_and_loses_none():
    text = " ".join(["somewhere"] * 400)
    words = hurried(text).split(" ")
    assert len(words) == 400
    assert 20 <= sum(word != "somewhere" for word in words) <= 60


def test_some_of_the_lines_come_once_more_with_all_that_is_known_of_them():
    lines = [replace(LINE, text=f"{LINE.text} {number}") for number in range(400)]
    again = variants(lines)
    assert 150 <= len(again) <= 250
    assert {(one.level, one.kind, one.language) for one in again} == {(2, "suicide", "en")}


def test_other_languages_are_typed_as_they_are():
    assert variant(replace(LINE, text="Não aguento mais", language="pt")) == ""
