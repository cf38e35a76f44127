"""Plays talks from lines of JSON through the very order of the site, for looking at and for measuring; nothing is kept."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable

from companion.answer import answer
from companion.listener import opening
from companion.model import Model
from companion.talk import CARD, Talk
from companion.trace import hear
from hideout.clock import now
from hideout.language import BY_CODE, DEFAULT, plain
from hideout.text import clean
from moderation.opinion import Opinion
from moderation.screening import request

_SEED = 1
_WORDS = {
    "ja": ("今日は雪がふった", "もうつかれた、消えたい"),
    "ja_Hira": ("きょうは ゆきが ふった", "もう つかれた"),
    "en": ("it snowed today", "so tired, i want to disappear"),
}


def begin(language: str, seed: int = _SEED) -> Talk:
    """Return a new talk with what the lamp says first."""
    return Talk.begin(started=now(), seed=seed, opening=opening(language, seed))


async def prepare() -> None:
    """Play an ordinary line and a heavy one in every language, so that all lists are read before the first visitor writes."""
    for language, words in _WORDS.items():
        talk = begin(language)
        for line in words:
            course, verdict = hear(talk, line)
            talk = (await answer(talk.visitor(line, course, verdict), verdict, language, None)).talk


async def play(
    lines: Iterable[bytes], model: Model | None, opinion: Opinion | None = None
) -> AsyncIterator[str]:
    """Yield a JSON line for each `{"talk", "lang", "text"}` line; lines of one talk stand in order, a bad one raises BadLine.

    Each answer holds talk, turn (from 1), level (0..3, of the talk so far), categories of the line, card (whether it is
    shown), by (script, model or written) and reply (plain, a sentence a line). Unknown languages are answered in the first.
    """
    talks: dict[str | int, tuple[Talk, int]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        asked = request(number, line, "text", "talk", "lang")
        language = str(asked["lang"]).replace("-", "_")
        language = language if language in BY_CODE else DEFAULT.code
        talk, turn = talks.get(asked["talk"]) or (begin(language), 0)
        words = clean(str(asked["text"]))
        course, verdict = hear(talk, words)
        reply = await answer(talk.visitor(words, course, verdict), verdict, language, model, opinion)
        talks[asked["talk"]] = (reply.talk, turn + 1)
        level = reply.talk.course.level
        yield json.dumps(
            {
                "talk": asked["talk"],
                "turn": turn + 1,
                "level": level,
                "categories": list(verdict.categories),
                "card": level >= CARD,
                "by": reply.by,
                "reply": "\n".join(plain(sentence) for sentence in reply.sentences),
            },
            ensure_ascii=False,
        )
