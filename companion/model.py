"""The model behind the lamp: OpenAI-compatible servers in order of preference, asked under the guard."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from companion import sections
from companion.breaker import Breaker
from companion.client import ModelConfig, passing
from companion.endpoint import Endpoint, Say, Unfit
from companion.guard import Guard
from companion.mask import mask
from companion.talk import Talk
from hideout.assets import ASSETS
from hideout.language import BY_CODE, DEFAULT, plain
from hideout.turns import turn

MOST_TOKENS = 200
MOST_SENTENCES = 4
_LAST_TURNS = 12
_TURN_CHARS = 1_500
# So many talks may wait for a model at once; whoever comes then is answered by people's words.
AT_ONCE = 512


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadlines:
    """How long an answer may take, in seconds: until its first sentence, and as a whole."""

    first: float = 8.0
    whole: float = 20.0


class Model:
    """Asks the servers under the guard; every failure is None, and the caller uses the written listener."""

    def __init__(
        self,
        configs: ModelConfig | Sequence[ModelConfig],
        *,
        deadlines: Deadlines | None = None,
        breaker: Breaker | None = None,
    ) -> None:
        self._deadlines = deadlines or Deadlines()
        self._busy = 0
        several = (configs,) if isinstance(configs, ModelConfig) else configs
        self._endpoints = [
            Endpoint(config, seconds=self._deadlines.first, breaker=breaker) for config in several
        ]

    async def answer(self, talk: Talk, language: str, say: Say | None = None) -> tuple[str, ...] | None:
        """Return one to MOST_SENTENCES checked sentences for a talk that ends with the visitor, or None.

        `say` hears each of them as soon as it is checked; after a None some may have been said already.
        Never raises but for cancellation; at level three no server is ever asked.
        """
        if talk.course.level >= 3 or self._busy >= AT_ONCE:
            return None
        self._busy += 1
        try:
            return await self._in_order(talk, language, say)
        except Exception:  # whatever a server, a proxy or the SDK invents, the visitor gets written words
            return None
        finally:
            self._busy -= 1

    async def close(self) -> None:
        """Close the connections to the servers."""
        for endpoint in self._endpoints:
            await endpoint.close()

    async def _in_order(self, talk: Talk, language: str, say: Say | None) -> tuple[str, ...] | None:
        began = asyncio.get_running_loop().time()
        waiting = [endpoint for endpoint in self._endpoints if endpoint.allows()]
        for place, endpoint in enumerate(waiting):
            answer = _Answer(say, began + self._deadlines.whole)
            spent = asyncio.get_running_loop().time() - began
            # Who stands behind in the row keeps a share of the time until the first sentence.
            share = (self._deadlines.first - spent) / (len(waiting) - place)
            try:
                async with asyncio.timeout(share) as answer.limit:
                    # The SDK's own timeout holds per read, so a dripping server would outlive it.
                    await self._twice(endpoint, talk, language, answer)
            except Exception as error:
                endpoint.note(error)
                if isinstance(error, Unfit) or answer.sentences:
                    return None
                continue
            endpoint.note(None)
            await turn()
            return tuple(answer.sentences[:MOST_SENTENCES])
        return None

    async def _twice(self, endpoint: Endpoint, talk: Talk, language: str, answer: _Answer) -> None:
        # Masking reads every turn closely; other visitors need not wait for it.
        body = await asyncio.to_thread(request_body, endpoint.config, talk, language)
        heard: list[str] = []
        try:
            await endpoint.ask(body, _guard(talk, language), heard, answer.take)
        except Exception as error:
            if heard or not passing(error):
                raise
            await endpoint.ask(body, _guard(talk, language), heard, answer.take)


class _Answer:
    """The sentences that one server has said so far; with the first of them the longer deadline begins to count."""

    def __init__(self, say: Say | None, until: float) -> None:
        self.sentences: list[str] = []
        self.limit: asyncio.Timeout | None = None
        self._say = say
        self._until = until

    def take(self, sentence: str) -> None:
        self.sentences.append(sentence)
        if self.limit is not None:
            self.limit.reschedule(self._until)
        if self._say is not None and len(self.sentences) <= MOST_SENTENCES:
            self._say(sentence)


def _guard(talk: Talk, language: str) -> Guard:
    heard = talk.turns[-1].text if talk.turns and talk.turns[-1].who == "visitor" else ""
    return Guard(language, heard=heard, prompt=system_prompt(language, talk.course.level))


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
    for one in talk.turns[-_LAST_TURNS:]:
        if one.who == "visitor":
            yield {"role": "user", "content": mask(one.text)[:_TURN_CHARS]}
        else:
            yield {"role": "assistant", "content": plain(one.text)}


@cache
def system_prompt(language: str, level: int) -> str:
    """Return what the model is told in a language, with the note pinned for the level of risk."""
    code = language if language in BY_CODE else DEFAULT.code
    told = sections.read(ASSETS / "companion" / code / "prompt.txt")
    names = ["prompt", *(["pinned.one"] if level == 1 else ["pinned.two"] if level >= 2 else [])]
    return "\n".join(entry.text for name in names for entry in told[name])
