"""The order in which the lamp finds its words: people's words in danger, the model under the guard otherwise."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Literal, NamedTuple

from companion import listener
from companion.lines import is_question, lines_of
from companion.model import Model
from companion.talk import Talk
from moderation.course import raised
from moderation.opinion import Opinion
from moderation.verdict import Finding, Verdict

_LOG = logging.getLogger(__name__)

# The one place where visitors' words stand in code: what remains when even the files of lines cannot be read.
SAFE = {
    "ja": "うまく言葉が出せませんが、人とは、左下の「人と話したい」から話せます。",
    "ja_Hira": "ことばが うまく {出|で}ません、{人|ひと}とは {左下|ひだりした}の ボタンから {話|はな}せます。",
    "en": "My words fail right now, but the button at the lower left leads to people.",
}


class Reply(NamedTuple):
    """The talk with the lamp's turn added, its sentences (readings as `{漢字|かんじ}`), and whose words they are.

    `written` words are those that people weighed for danger, `script` the listener's others.
    """

    talk: Talk
    sentences: tuple[str, ...]
    by: Literal["script", "model", "written"]


async def answer(
    talk: Talk, verdict: Verdict, language: str, model: Model | None, opinion: Opinion | None = None
) -> Reply:
    """Answer the line that a talk ends with.

    `talk` ends with the visitor's line and already holds the course heard after it; `verdict` is about that line.
    A further `opinion` is asked beside the model, and only where the card is not there yet: no card waits for it.
    """
    level = max(verdict.level, talk.course.level)
    hushed = talk.hushed
    made: tuple[str, ...] = ()
    further = asyncio.create_task(_asked(opinion if level < 2 else None, talk))
    try:
        hushed = listener.hushed(talk, verdict)
        said = made = await _made(talk, verdict, level, language, model)
        finding = await further
        if finding is not None and finding.level > level:
            course, verdict = raised(talk.course, verdict, finding)
            talk, level, said = replace(talk, course=course), finding.level, ()
        said = said or listener.reply(talk, verdict, language)
    except Exception as error:  # no fault of ours may leave a visitor without an answer
        _LOG.error("answering failed: %s", type(error).__name__)
        said = ()
    finally:
        further.cancel()
    said = said or (SAFE.get(language, SAFE["ja"]),)
    # The next line is heard as the answer to "right now?" only if that was asked.
    course = talk.course.ask() if listener.asks_about_now(said, language) else talk.course
    after = replace(talk.lamp(said), course=course, answered=level if level >= 2 else 0, hushed=hushed)
    return Reply(after, said, "model" if made and said == made else "written" if level >= 2 else "script")


async def _asked(opinion: Opinion | None, talk: Talk) -> Finding | None:
    return await opinion.of(talk.turns[-1].text) if opinion is not None and talk.turns else None


async def _made(
    talk: Talk, verdict: Verdict, level: int, language: str, model: Model | None
) -> tuple[str, ...]:
    """Return what the model says, or nothing where people's words are to be said; the order is the rule."""
    if model is None:
        return ()
    if level >= 3:
        return ()
    if listener.must_speak(talk, verdict, language):
        return ()
    sentences = await model.answer(talk, language)
    if sentences and talk.hushed:
        sentences = tuple(sentence for sentence in sentences if not is_question(sentence))
    if not sentences or any(turn.who == "lamp" for turn in talk.turns):
        return sentences or ()
    return (lines_of(language)["machine"][0], *sentences)
