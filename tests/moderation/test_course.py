"""Risk over a talk rises at once and falls slowly."""

import pytest

from moderation.course import QUIET, Course, hear

_CALM = "きょうはカレーだった"


def _talk(course, *lines):
    for line in lines:
        course, _ = hear(course, line)
    return course


def test_it_rises_at_once():
    course = _talk(Course(), _CALM)
    assert course.level == 0
    course = _talk(course, "もう死にたい")
    assert course.level == 2
    course = _talk(course, "今から飛び降ります")
    assert (course.level, course.now) == (3, True)


def test_it_falls_one_step_after_quiet_turns_and_a_word_of_being_safer():
    course = _talk(Course(), "今から飛び降ります", *[_CALM] * (QUIET - 1))
    assert course.level == 3
    course = _talk(course, "お母さんに話した。もう大丈夫、落ち着いた")
    assert (course.level, course.now) == (2, False)
    course = _talk(course, *[_CALM] * (QUIET - 1), "話せてよかった。落ち着いてきた")
    assert course.level == 1
    course = _talk(course, *[_CALM] * (2 * QUIET), "落ち着いた", *[_CALM] * QUIET)
    assert course.level == 1


@pytest.mark.parametrize("line", [_CALM, "冗談だよ", "just kidding", "w", "", "うん"])
def test_joking_silence_and_small_talk_lower_nothing(line):
    assert _talk(Course(), "もう死にたい", *[line] * 30).level == 2


def test_a_grave_turn_starts_the_count_anew():
    course = _talk(Course(), "今から飛び降ります", *[_CALM] * (QUIET - 1), "死にたい", "落ち着いた")
    assert course.level == 3


@pytest.mark.parametrize("answer", ["うん", "はい", "いま", "yes", "たぶん", "right now", "un"])
def test_yes_to_right_now_counts(answer):
    course = _talk(Course(), "死にたい").ask()
    course, verdict = hear(course, answer)
    assert (course.level, course.now, course.asked) == (3, True, False)
    assert (verdict.level, verdict.now) == (3, True)


@pytest.mark.parametrize("answer", ["ううん", "いいえ", "no", "ちがう"])
def test_no_to_right_now_changes_nothing(answer):
    course, verdict = hear(_talk(Course(), "死にたい").ask(), answer)
    assert course.level == 2
    assert verdict.level < 3


def test_yes_without_the_question_is_only_a_word():
    assert hear(Course(), "うん")[1].level == 0


def test_it_travels_as_a_plain_dictionary():
    course = Course(level=2, quiet=3, safer=True, asked=True)
    assert Course.from_dict(course.to_dict()) == course
    for broken in (
        {},
        {**course.to_dict(), "level": 9},
        {**course.to_dict(), "now": 1},
        {**course.to_dict(), "quiet": "3"},
    ):
        with pytest.raises(ValueError):
            Course.from_dict(broken)


@pytest.mark.parametrize(
    "lines", [["し", "に", "た", "い"], ["もう", "きえ", "たい"], ["i want", "to", "die"], ["k", "m", "s"]]
)
def test_a_wish_sent_in_pieces_is_heard(lines):
    course = Course()
    for line in lines:
        course, _ = hear(course, line)
    assert course.level == 2
    _, verdict = hear(course, "うん")
    assert verdict.level < 2


def test_long_lines_are_heard_alone():
    course, _ = hear(Course(), "きのうの体育はバスケで、パスがうまくいった。うれしかった")
    assert course.tail == ""
