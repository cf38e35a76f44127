"""Further votes on a message: the provider's moderation endpoint, or one typed question to the configured model."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import Any

from companion import sections
from companion.breaker import Breaker
from companion.client import ModelConfig, connect
from companion.mask import mask
from hideout.assets import ASSETS
from moderation.opinion import CHECK
from moderation.verdict import Finding

_AT_ONCE = 64
_CHARS = 2_000
# Which of the endpoint's answers mean that somebody here is in danger (its own names, of `omni-moderation`).
_GRAVE = {
    "self_harm_intent": "suicide",
    "self_harm": "self_harm",
    "sexual_minors": "sexual_abuse",
    "violence_graphic": "violence",
}


class _Asked(ABC):
    """Asks a server within a time limit; whatever fails counts as nothing heard."""

    def __init__(self, config: ModelConfig, *, seconds: float, breaker: Breaker | None = None) -> None:
        self._config = config
        self._seconds = seconds
        self._breaker = breaker or Breaker()
        self._busy = 0
        self._client = connect(config, seconds)

    async def of(self, text: str) -> Finding | None:
        """Return what the server heard in a message, personal data masked, or None after `seconds` at the latest."""
        if self._busy >= _AT_ONCE or not self._breaker.allows():
            return None
        self._busy += 1
        try:
            async with asyncio.timeout(self._seconds):
                masked = await asyncio.to_thread(mask, text)
                found = await self._ask(masked[:_CHARS])
        except Exception as error:
            self._breaker.note(error)
            return None
        finally:
            self._busy -= 1
        self._breaker.worked()
        return found

    async def close(self) -> None:
        """Close the connections to the server."""
        await self._client.close()

    @abstractmethod
    async def _ask(self, text: str) -> Finding | None: ...


class Moderation(_Asked):
    """The provider's moderation endpoint; what it flags as danger to somebody counts as level two."""

    async def _ask(self, text: str) -> Finding | None:
        answer = await self._client.moderations.create(input=text)
        flagged = answer.results[0].categories
        kind = next((kind for name, kind in _GRAVE.items() if getattr(flagged, name, False) is True), None)
        return Finding(check=CHECK, level=2, category=kind) if kind else None


class Question(_Asked):
    """One question to the configured model; the answer is a single digit, and anything else is no answer."""

    async def _ask(self, text: str) -> Finding | None:
        told = "\n".join(
            entry.text for entry in sections.read(ASSETS / "companion" / "opinion.txt")["opinion"]
        )
        body: dict[str, Any] = {
            "model": self._config.model,
            "messages": [{"role": "system", "content": told}, {"role": "user", "content": text}],
        }
        limit = "max_completion_tokens" if self._config.store_flag else "max_tokens"
        body |= {limit: 4} | ({"store": False} if self._config.store_flag else {})
        answer = await self._client.chat.completions.create(**body)
        said = (answer.choices[0].message.content or "").strip()
        return Finding(check=CHECK, level=int(said)) if said in ("2", "3") else None
