"""The lines of the command: same checks, clear errors, many rows."""

import json

import pytest

from moderation.screening import MOST_BYTES, BadLine, screen_lines


def _lines(*texts):
    return [json.dumps({"id": str(number), "text": text}).encode() for number, text in enumerate(texts)]


def test_each_line_answers_one_line():
    answers = [json.loads(line) for line in screen_lines("chat", _lines("死にたい", "こんにちは"))]
    assert [answer["level"] for answer in answers] == [2, 0]
    assert answers[0]["id"] == "0"
    assert list(answers[0]) == ["id", "level", "now", "categories", "flags", "outcome", "reasons"]
    assert answers[1] == {
        "id": "1", "level": 0, "now": False, "categories": [], "flags": [], "outcome": "ok", "reasons": [],
    }  # fmt: skip
    assert json.loads(next(screen_lines("name", _lines("死にたい"))))["outcome"] == "refuse"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "object"),
        (b'{"id": 1}', "text"),
        (b'{"text": "a"}', "id"),
        (b'{"id": null, "text": "a"}', "id"),
        (b'{"id": 1, "text": 2}', "text"),
        (b'{"id": 1, "text": "\\ud800"}', "surrogate"),
        ('{"id": 1, "text": "あ"}'.encode("cp932"), "UTF-8"),
        (b'{"id": 1, "text": "' + b"a" * MOST_BYTES + b'"}', "longer"),
    ],
)
def test_a_bad_line_is_named(line, why):
    with pytest.raises(BadLine, match=why) as caught:
        list(screen_lines("chat", [*_lines("ok"), line]))
    assert caught.value.number == 2
    assert why in caught.value.why


def test_ten_thousand_rows_in_one_call():
    assert sum(1 for _ in screen_lines("post", _lines(*["きょうは晴れ"] * 10_000))) == 10_000
