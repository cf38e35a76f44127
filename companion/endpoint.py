"""One server that speaks the chat completions protocol: asked once, its words heard only through the guard."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

from companion.breaker import Breaker
from companion.client import ModelConfig, connect
from companion.guard import Guard
from hideout.turns import turn

_MOST_CHARS = 2_000
_LOG = logging.getLogger(__name__)

Say = Callable[[str], None]


class Unfit(Exception):
    """The server answered, but not with words that may be shown."""


class Silent(Exception):
    """The server did not answer with anything that is a reply."""


class Endpoint:
    """A server, the connections to it, and the breaker that keeps visitors from waiting for it in vain."""

    def __init__(self, config: ModelConfig, *, seconds: float, breaker: Breaker | None = None) -> None:
        self.config = config
        self._breaker = breaker or Breaker()
        self._client = connect(config, seconds)

    def allows(self) -> bool:
        """Return whether it may be asked now."""
        return self._breaker.allows()

    def note(self, error: Exception | None) -> None:
        """Say how asking went; words that may not be shown are an answer, too."""
        if error is None or isinstance(error, Unfit):
            self._breaker.worked()
            return
        self._breaker.note(error)
        # The kind alone: what a server says in its error may hold what a visitor wrote.
        _LOG.warning(
            "the model %s did not answer (%s); the lamp goes on without it",
            self.config.model,
            type(error).__name__,
        )

    async def ask(self, body: dict[str, Any], guard: Guard, heard: list[str], say: Say) -> None:
        """Ask once; every sentence goes to `say` as soon as the guard lets it pass, every piece of text to `heard`.

        Raises Unfit, Silent, or whatever the SDK raises; what was said until then stays said.
        """
        reason: str | None = None
        said = 0
        await turn()
        stream = await self._client.chat.completions.create(**body)
        async with _ended(stream):
            await turn()
            async for chunk in stream:
                for choice in (getattr(chunk, "choices", None) or [])[:1]:
                    if choice.delta.refusal:
                        raise Unfit
                    piece = choice.delta.content or ""
                    heard.append(piece)
                    said += _tell(guard.feed(piece), say)
                    reason = choice.finish_reason or reason
                if guard.failed or sum(map(len, heard)) > _MOST_CHARS:
                    raise Unfit
                if reason:
                    break
        if reason is None or not "".join(heard).strip():
            raise Silent
        said += _tell(guard.finish(), say)
        if reason != "stop" or guard.failed or not said:
            raise Unfit

    async def close(self) -> None:
        """Close the connections to the server."""
        await self._client.close()


def _tell(sentences: tuple[str, ...], say: Say) -> int:
    for sentence in sentences:
        say(sentence)
    return len(sentences)


@contextlib.asynccontextmanager
async def _ended(stream: Any) -> AsyncIterator[None]:
    """Close a stream, and let the generators of the SDK run out; left half-way they complain when collected."""
    try:
        yield
    finally:
        await stream.close()
        with contextlib.suppress(Exception):
            async for _ in stream:
                pass
