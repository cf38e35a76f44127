"""A server to talk to, and one question to it over the real SDK."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest
from fake_llm import FakeLLM
from talks import deadlines_for

from companion.breaker import Breaker
from companion.client import ModelConfig
from companion.model import Model
from companion.talk import Talk


@pytest.fixture
def fake() -> Iterator[FakeLLM]:
    with FakeLLM() as server:
        yield server


@pytest.fixture
def ask(fake: FakeLLM) -> Callable[..., tuple[str, ...] | None]:
    """Ask the model once over the real SDK and the real wire."""

    def once(
        talk: Talk, language: str = "ja", *, store_flag: bool = False, breaker: Breaker | None = None
    ) -> tuple[str, ...] | None:
        async def run() -> tuple[str, ...] | None:
            config = ModelConfig(
                base_url=fake.base_url, model="canned", api_key="key-canary", store_flag=store_flag
            )
            model = Model(config, deadlines=deadlines_for(fake.mode), breaker=breaker)
            try:
                return await model.answer(talk, language)
            finally:
                await model.close()

        return asyncio.run(run())

    return once
