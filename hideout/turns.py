"""Turns: many talks at once may not keep the other rooms waiting, so their heavy steps are taken one a round."""

import asyncio
from weakref import WeakKeyDictionary

_QUEUES: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


async def turn() -> None:
    """Wait for one's turn: of all that ask, one goes on in each round of the event loop, the others' work in between."""
    queue = _QUEUES.setdefault(asyncio.get_running_loop(), asyncio.Lock())
    async with queue:
        await asyncio.sleep(0)
