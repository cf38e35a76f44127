"""The order in which the lamp finds its words: people's words in danger, the model under the guard otherwise."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from companion import english, hush, listener
from companion.asked import about_now
from companion.endpoint import Say
from companion.lines import is_question, lines_of
from companion.model import Model
from companion.naming import named
from companion.resaid import resaid
from companion.scene import topics_of
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


# From this level on no model is asked any more; people's words alone are said.
WRITTEN_ONLY = 3


class Reply(NamedTuple):
    """The talk with the lamp's turn added, its sentences (readings as `{漢字|かんじ}`), and whose words they are.

    `written` words are those that people weighed for danger, `script` the listener's others.
    """

    talk: Talk
    sentences: tuple[str, ...]
    by: Literal["script", "model", "written"]


async def answer(
    talk: Talk,
    verdict: Verdict,
    language: str,
    model: Model | None,
    opinion: Opinion | None = None,
    say: Say | None = None,
) -> Reply:
    """Answer the line that a talk ends with, in the language of the page, or in English to who writes English.

    `talk` ends with the visitor's line and already holds the course heard after it; `verdict` is about that line.
    A further `opinion` is asked beside the model, and only where the card is not there yet: no card waits for it.
    `say` hears the model's sentences as they are checked; the reply begins with exactly those.
    """
    verdict = named(verdict, talk.turns[-1].text) if talk.turns else verdict
    page, language = language, english.spoken(talk, language)
    level = max(verdict.level, talk.course.level)
    hushed = talk.hushed
    made: tuple[str, ...] = ()
    further = asyncio.create_task(_asked(opinion if level < 2 else None, talk))
    voice = _Voice(say, lambda: further.done() and not _graver(further.result(), level))
    try:
        seen = topics_of(talk)
        # One question after graver danger ends no wish to be asked nothing.
        hushed = talk.hushed or hush.hushed(talk, verdict, seen)
        said = made = await _made(resaid(talk, page, language), verdict, seen, language, model, voice.say)
        finding = await further
        if finding is not None and _graver(finding, level):
            course, verdict = raised(talk.course, verdict, finding)
            talk, level, said = talk.heard(course, verdict), finding.level, ()
        else:
            voice.release()
        if voice.shown and not made:
            # What is on the screen stays there; people's words end what the machine began.
            said = (*voice.shown, *listener.break_off(talk, language))
        said = said or listener.reply(resaid(talk, page, language), verdict, language)
    except Exception as error:  # no fault of ours may leave a visitor without an answer
        _LOG.error("answering failed: %s", type(error).__name__)
        said = voice.shown
    finally:
        further.cancel()
    said = said or (SAFE.get(language, SAFE["ja"]),)
    # The next line is heard as the answer to "right now?" only if that was asked.
    course = talk.course.ask() if about_now("\n".join(said)) else talk.course
    answered = 0 if talk.eased or level < 2 else level
    after = replace(talk.lamp(said), course=course, answered=answered, hushed=hushed)
    return Reply(after, said, "model" if made and said == made else "written" if level >= 2 else "script")


class _Voice:
    """Passes sentences on as they come; while a further vote is out it holds them back, for they may not be due."""

    def __init__(self, say: Say | None, free: Callable[[], bool]) -> None:
        self._say = say
        self._free = free
        self._held: list[str] = []
        self.shown: tuple[str, ...] = ()

    def say(self, sentence: str) -> None:
        self._held.append(sentence)
        if self._free():
            self.release()

    def release(self) -> None:
        if self._say is not None:
            for sentence in self._held:
                self._say(sentence)
            self.shown = (*self.shown, *self._held)
        self._held.clear()


def _graver(finding: Finding | None, level: int) -> bool:
    return finding is not None and finding.level > level


async def _asked(opinion: Opinion | None, talk: Talk) -> Finding | None:
    return await opinion.of(talk.turns[-1].text) if opinion is not None and talk.turns else None


async def _made(
    talk: Talk, verdict: Verdict, seen: frozenset[str], language: str, model: Model | None, say: Say
) -> tuple[str, ...]:
    """Return what the model says, or nothing where people's words are to be said; the order is the rule."""
    if model is None:
        return ()
    if max(verdict.level, talk.course.level) >= WRITTEN_ONLY:
        return ()
    if listener.must_speak(talk, verdict, seen, language):
        return ()
    taken: list[str] = []

    def take(sentence: str) -> None:
        if talk.hushed and is_question(sentence):
            return
        if not taken and not any(turn.who == "lamp" for turn in talk.turns):
            taken.append(lines_of(language)["machine"][0])
            say(taken[0])
        taken.append(sentence)
        say(sentence)

    return tuple(taken) if await model.answer(talk, language, take) else ()
