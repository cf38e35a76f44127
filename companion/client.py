"""The client of the model's server; the only user of openai, loaded when somebody has configured one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import openai


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelConfig:
    """Where the model is: `base_url` ends before `/chat/completions`.

    `store_flag` says that the server knows OpenAI's own newer fields: then `store=false` is sent, and the length is
    limited by `max_completion_tokens` instead of `max_tokens`. Others answer such fields with 400.
    """

    base_url: str
    model: str
    api_key: str = field(repr=False)
    store_flag: bool = False


def connect(config: ModelConfig, seconds: float) -> openai.AsyncOpenAI:
    """Return a client that never asks twice by itself; `seconds` hold for each single read."""
    import openai

    from companion.wire import http_client

    return openai.AsyncOpenAI(
        base_url=config.base_url,
        api_key=config.api_key or "none",
        max_retries=0,
        timeout=seconds,
        http_client=http_client(seconds),
    )


def refused(error: Exception) -> bool:
    """Return whether the server will not have us, so that only another key helps."""
    import openai

    return isinstance(error, (openai.AuthenticationError, openai.PermissionDeniedError))


def passing(error: Exception) -> bool:
    """Return whether the same request may well work a moment later."""
    import openai

    return isinstance(error, (openai.APIConnectionError, openai.InternalServerError))
