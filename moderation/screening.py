"""Screens lines of JSON, for measuring from the command line with the very checks of the site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from moderation.triage import screen
from moderation.verdict import Kind

MOST_BYTES = 1_000_000


class BadLine(ValueError):
    """A line that is no screening request; `number` counts from 1, `why` says what is wrong, without the text."""

    def __init__(self, number: int, why: str) -> None:
        """Keep the line's number and what is wrong with it."""
        super().__init__(f"line {number}: {why}")
        self.number = number
        self.why = why


def screen_lines(kind: Kind, lines: Iterable[bytes]) -> Iterator[str]:
    """Yield one JSON line per `{"id", "text"}` line; empty lines are skipped, a bad one raises BadLine."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            asked = request(number, line, "text", "id")
            verdict = screen(kind, str(asked["text"]))
            answer = {
                "id": asked["id"],
                "level": verdict.level,
                "now": verdict.now,
                "categories": list(verdict.categories),
                "flags": list(verdict.flags),
                "outcome": str(verdict.outcome),
                "reasons": list(verdict.reasons),
            }
            yield json.dumps(answer, ensure_ascii=False)


def request(number: int, line: bytes, text: str = "text", *names: str) -> dict[str, str | int]:
    """Return the fields of a JSON line: `text` must be text, every other name text or a whole number; else BadLine."""
    if len(line) > MOST_BYTES:
        raise BadLine(number, f"longer than {MOST_BYTES} bytes")
    if number == 1:
        line = line.removeprefix(b"\xef\xbb\xbf")
    try:
        asked = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadLine(number, "not UTF-8") from None
    except (ValueError, RecursionError):
        raise BadLine(number, "not JSON") from None
    if not isinstance(asked, dict):
        raise BadLine(number, "not a JSON object")
    fields = {}
    for name in (*names, text):
        if name not in asked:
            raise BadLine(number, f'the field "{name}" is missing')
        value = fields[name] = asked[name]
        if name == text and not isinstance(value, str):
            raise BadLine(number, f'"{name}" is not text')
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise BadLine(number, f'"{name}" is neither text nor a whole number')
        if isinstance(value, str) and any("\ud800" <= char <= "\udfff" for char in value):
            raise BadLine(number, "a lone surrogate: half a character")
    return fields
