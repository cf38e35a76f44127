"""An answer that comes sentence by sentence (server-sent events), and ends with the part of the page that holds it all."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from companion.endpoint import Say
from companion.talk import Talk
from hideout.language import Voice

KIND = "text/event-stream"
# So often something is sent while the words are still looked for: the page can tell a slow lamp from a held stream.
_PULSE = 2.0
# Proxies that gather pieces before they pass them on are asked not to.
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def wanted(request: Request) -> bool:
    """Return whether the script of the page asks for a stream."""
    return request.headers.get("accept", "") == KIND


def response(
    voice: Voice, answered: Callable[[Say], Awaitable[Talk]], whole: Callable[[Talk], str]
) -> Response:
    """Return the stream: an event `sentence` with markup for each that `answered` says, then one event `turns`."""
    return StreamingResponse(_events(voice, answered, whole), media_type=KIND, headers=_HEADERS)


async def _events(
    voice: Voice, answered: Callable[[Say], Awaitable[Talk]], whole: Callable[[Talk], str]
) -> AsyncIterator[str]:
    said: asyncio.Queue[str | None] = asyncio.Queue()
    answering = asyncio.ensure_future(answered(said.put_nowait))
    answering.add_done_callback(lambda _: said.put_nowait(None))
    yield ": here\n\n"
    try:
        while True:
            try:
                sentence = await asyncio.wait_for(said.get(), _PULSE)
            except TimeoutError:
                yield ": waiting\n\n"
                continue
            if sentence is None:
                break
            yield _event("sentence", str(voice.mark(sentence)))
        yield _event("turns", whole(await answering))
    finally:
        answering.cancel()


def _event(name: str, markup: str) -> str:
    lines = "".join(f"data: {line}\n" for line in markup.splitlines())
    return f"event: {name}\n{lines}\n"
