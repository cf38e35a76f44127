"""The wire to the model's server: no redirects, few headers, and no reply longer than its cap."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2

MOST_BYTES = 512_000
# Each waiting talk holds one connection; how many may wait is for the model to say.
_MOST_CONNECTIONS = 1_024
_HEADERS = {"host", "authorization", "content-type", "content-length", "accept", "connection"}


class TooLong(httpx2.TransportError):
    """The server sent more than MOST_BYTES, or packed its reply so that its length cannot be known."""


class Capped(httpx2.AsyncByteStream):
    """A body that ends in TooLong when it exceeds MOST_BYTES."""

    def __init__(self, inner: httpx2.AsyncByteStream) -> None:
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Pass the pieces on, counting."""
        size = 0
        async for piece in self._inner:
            size += len(piece)
            if size > MOST_BYTES:
                raise TooLong("reply too long")
            yield piece

    async def aclose(self) -> None:
        """Close the body."""
        await self._inner.aclose()


def http_client(timeout: float) -> httpx2.AsyncClient:
    """Return the client that the SDK sends through; `timeout` seconds hold for each single read."""
    return httpx2.AsyncClient(
        timeout=timeout,
        limits=httpx2.Limits(max_connections=_MOST_CONNECTIONS, max_keepalive_connections=20),
        follow_redirects=False,
        event_hooks={"request": [_strip], "response": [_cap]},
    )


async def _strip(request: httpx2.Request) -> None:
    # The SDK tells the server about this machine; nothing but the words has to leave.
    for name in set(request.headers) - _HEADERS:
        del request.headers[name]
    request.headers["user-agent"] = "hideout"
    request.headers["accept-encoding"] = "identity"


async def _cap(response: httpx2.Response) -> None:
    if response.headers.get("content-encoding", "identity") != "identity":
        raise TooLong("packed reply")
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = Capped(response.stream)
