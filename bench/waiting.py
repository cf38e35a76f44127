"""Waiting: 500 talks at once whose model takes its time; what the other rooms feel of it, and what one talk weighs."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import sys
from multiprocessing.synchronize import Event
from typing import NamedTuple

import httpx2

from bench import site
from bench.idle import pss

TALKS = 500
PORT, MODEL_PORT = 8171, 8172


class Signals(NamedTuple):
    """What the two processes tell each other: talks are ready, may ask, are all at the model; it may answer, all have answers."""

    ready: Event
    asked: Event
    arrived: Event
    free: Event
    answered: Event


def main() -> None:
    """Print what a reader of the house waits, idle and while the talks wait, and the memory of one talk."""
    environ = {
        "HIDEOUT_LAMP": "model",
        "HIDEOUT_COMPANION_BASE_URL": f"http://127.0.0.1:{MODEL_PORT}/v1",
        "HIDEOUT_COMPANION_MODEL": "slow",
        "HIDEOUT_LIMITS": "0",
    }
    signals = Signals(*(multiprocessing.Event() for _ in Signals._fields))
    told: multiprocessing.Queue[dict[str, int]] = multiprocessing.Queue()
    with site.folder() as made:
        command = [sys.executable, "-m", "hideout.cli", "--data", str(made), "serve", "--port", str(PORT)]
        with site.running(command, PORT, "/healthz", **environ) as process:
            talkers = multiprocessing.Process(target=_talkers, args=(signals, told))
            talkers.start()
            signals.ready.wait(60)
            site.load(PORT, site.reading("/house"), workers=2, seconds=2)
            idle = site.load(PORT, site.reading("/house"), workers=2, seconds=4)
            before = pss(process.pid)
            signals.asked.set()
            arriving = site.load(PORT, site.reading("/house"), workers=2, seconds=2)
            signals.arrived.wait(6)
            busy = site.load(PORT, site.reading("/house"), workers=2, seconds=2)
            waiting = pss(process.pid)
            signals.free.set()
            signals.answered.wait(60)
            outcome = told.get(timeout=60)
            talkers.join(30)
    print(f"idle                 {idle}")
    print(f"{TALKS} talks arriving  {arriving}   p99 {arriving.p99 / idle.p99:.2f}x")
    print(f"{TALKS} talks waiting   {busy}   p99 {busy.p99 / idle.p99:.2f}x (goal <= 2)")
    print(f"memory: {(waiting - before) * 1024 / TALKS:.0f} KiB a waiting talk (goal <= 150)")
    print(f"answers: {outcome}")


def _talkers(signals: Signals, told: multiprocessing.Queue[dict[str, int]]) -> None:
    asyncio.run(_all(signals, told))


async def _all(signals: Signals, told: multiprocessing.Queue[dict[str, int]]) -> None:
    model = _Model(signals)
    server = await asyncio.start_server(model.answer, "127.0.0.1", MODEL_PORT, backlog=TALKS)
    limits = httpx2.Limits(max_connections=TALKS)
    async with (
        server,
        httpx2.AsyncClient(
            base_url=f"http://127.0.0.1:{PORT}", timeout=60, limits=limits, headers={"Accept-Language": "ja"}
        ) as client,
    ):
        page = (await client.get("/rooms/lamp")).content
        seals = []
        for number in range(TALKS):
            sent = {
                "seal": site.hidden(page, "seal"),
                "words": f"きょうは {number} ばんの列で、数学がむずかしかった",
            }
            part = await client.post("/rooms/lamp/say", data=sent, headers={"HX-Request": "true"})
            seals.append(site.hidden(part.content, "seal"))
        signals.ready.set()
        await asyncio.to_thread(signals.asked.wait)
        watching = asyncio.create_task(model.watch())
        answers = await asyncio.gather(
            *(
                client.post("/rooms/lamp/answer", data={"seal": seal}, headers={"HX-Request": "true"})
                for seal in seals
            )
        )
        await watching
        signals.answered.set()
        said = sum("そうなんですね" in answer.text for answer in answers)
        told.put({"answers": sum(answer.status_code == 200 for answer in answers), "by the model": said})


class _Model:
    """Speaks the protocol of a model, and answers nobody before it is told to."""

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        self._count = 0
        self._free = asyncio.Event()

    async def watch(self) -> None:
        """Let all answers go once the other process says so."""
        await asyncio.to_thread(self._signals.free.wait)
        self._free.set()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hear one request; answer when all may be answered."""
        await reader.readuntil(b"\r\n\r\n")
        self._count += 1
        if self._count == TALKS:
            self._signals.arrived.set()
        await self._free.wait()
        await _say(writer)


async def _say(writer: asyncio.StreamWriter) -> None:
    head = {"id": "slow", "object": "chat.completion.chunk", "created": 0, "model": "slow"}
    words = {
        "index": 0,
        "delta": {"content": "そうなんですね。きょうは何がありましたか。"},
        "finish_reason": None,
    }
    last = {"index": 0, "delta": {}, "finish_reason": "stop"}
    body = "".join(
        f"data: {json.dumps(head | {'choices': [choice]}, ensure_ascii=False)}\n\n"
        for choice in (words, last)
    )
    body += "data: [DONE]\n\n"
    writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + body.encode()
    )
    await writer.drain()
    writer.close()


if __name__ == "__main__":
    main()
