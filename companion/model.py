"""The model behind the lamp: any OpenAI-compatible server, asked under the guard."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from companion import sections
from companion.breaker import Breaker
from companion.client import ModelConfig, connect, passing
from companion.guard import Guard
from companion.mask import mask
from companion.talk import Talk
from hideout.assets import ASSETS
from hideout.language import BY_CODE, DEFAULT, plain

MOST_TOKENS = 200
MOST_SENTENCES = 4
_MOST_CHARS = 2_000
_LAST_TURNS = 12
_TURN_CHARS = 1_500
_AT_ONCE = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadlines:
    """How long an answer may take, in seconds: until its first sentence, and as a whole."""

    first: float = 8.0
    whole: float = 20.0


class Unfit(Exception):
    """The server answered, but not with words that may be shown."""


class Silent(Exception):
    """The server did not answer with anything that is a reply."""


class Model:
    """Asks the model under the guard; every failure is None, and the caller uses the written listener."""

    def __init__(
        self, config: ModelConfig, *, deadlines: Deadlines | None = None, breaker: Breaker | None = None
    ) -> None:
        self._config = config
        self._deadlines = deadlines or Deadlines()
        self._breaker = breaker or Breaker()
        self._busy = 0
        self._client = connect(config, self._deadlines.first)

    async def answer(self, talk: Talk, language: str) -> tuple[str, ...] | None:
        """Return one to MOST_SENTENCES checked sentences for a talk that ends with the visitor, or None.

        Never raises but for cancellation; at level three the server is never asked.
        """
        if talk.course.level >= 3 or self._busy >= _AT_ONCE or not self._breaker.allows():
            return None
        self._busy += 1
        try:
            return await self._within(talk, language)
        finally:
            self._busy -= 1

    async def close(self) -> None:
        """Close the connections to the server."""
        await self._client.close()

    async def _within(self, talk: Talk, language: str) -> tuple[str, ...] | None:
        started = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(self._deadlines.first) as limit:
                # The SDK's own timeout holds per read, so a dripping server would outlive it.
                sentences = await self._twice(talk, language, limit, started + self._deadlines.whole)
        except Unfit:
            self._breaker.worked()
            return None
        except (
            Exception
        ) as error:  # whatever a server, a proxy or the SDK invents, the visitor gets written words
            self._breaker.note(error)
            return None
        self._breaker.worked()
        return sentences

    async def _twice(
        self, talk: Talk, language: str, limit: asyncio.Timeout, until: float
    ) -> tuple[str, ...]:
        # Masking reads every turn closely; other visitors need not wait for it.
        body = await asyncio.to_thread(request_body, self._config, talk, language)
        for last in (False, True):
            heard: list[str] = []
            try:
                return await self._once(body, self._guard(talk, language), heard, limit, until)
            except Exception as error:
                if last or heard or not passing(error):
                    raise
        raise Silent

    def _guard(self, talk: Talk, language: str) -> Guard:
        heard = talk.turns[-1].text if talk.turns and talk.turns[-1].who == "visitor" else ""
        return Guard(language, heard=heard, prompt=system_prompt(language, talk.course.level))

    async def _once(
        self, body: dict[str, Any], guard: Guard, heard: list[str], limit: asyncio.Timeout, until: float
    ) -> tuple[str, ...]:
        """Read one stream; pieces of text go to `heard` too, so that the caller knows whether any came."""
        sentences: list[str] = []
        reason: str | None = None
        async with await self._client.chat.completions.create(**body) as stream:
            async for chunk in stream:
                for choice in (getattr(chunk, "choices", None) or [])[:1]:
                    if choice.delta.refusal:
                        raise Unfit
                    piece = choice.delta.content or ""
                    heard.append(piece)
                    sentences += guard.feed(piece)
                    reason = choice.finish_reason or reason
                if guard.failed or sum(map(len, heard)) > _MOST_CHARS:
                    raise Unfit
                if sentences:
                    limit.reschedule(until)
                if reason:
                    break
        if reason is None or not "".join(heard).strip():
            raise Silent
        sentences += guard.finish()
        if reason != "stop" or guard.failed or not sentences:
            raise Unfit
        return tuple(sentences[:MOST_SENTENCES])


def request_body(config: ModelConfig, talk: Talk, language: str) -> dict[str, Any]:
    """Return all that is sent to the server: what it is told, and the last turns with personal data masked."""
    system = {"role": "system", "content": system_prompt(language, talk.course.level)}
    body: dict[str, Any] = {
        "model": config.model,
        "messages": [system, *_messages(talk)],
        "stream": True,
    }
    if config.store_flag:
        return body | {"store": False, "max_completion_tokens": MOST_TOKENS}
    return body | {"max_tokens": MOST_TOKENS}


def _messages(talk: Talk) -> Iterable[dict[str, str]]:
    for turn in talk.turns[-_LAST_TURNS:]:
        if turn.who == "visitor":
            yield {"role": "user", "content": mask(turn.text)[:_TURN_CHARS]}
        else:
            yield {"role": "assistant", "content": plain(turn.text)}


@cache
def system_prompt(language: str, level: int) -> str:
    """Return what the model is told in a language, with the note pinned for the level of risk."""
    code = language if language in BY_CODE else DEFAULT.code
    told = sections.read(ASSETS / "companion" / code / "prompt.txt")
    names = ["prompt", *(["pinned.one"] if level == 1 else ["pinned.two"] if level >= 2 else [])]
    return "\n".join(entry.text for name in names for entry in told[name])
