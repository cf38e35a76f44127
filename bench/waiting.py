"""Waiting: 500 talks at once whose model takes its time; what the other rooms feel of it, and what one talk weighs."""

from __future__ import annotations

import asyncio
import contextlib
import json
import multiprocessing
import sys
from multiprocessing.synchronize import Event

import httpx2

from bench import site
from bench.idle import pss

TALKS = 500
SLOW = 6.0
PORT, MODEL_PORT = 8171, 8172


def main() -> None:
    """Print what a reader of the house waits, idle and while the talks wait, and the memory of one talk."""
    environ = {
        "HIDEOUT_LAMP": "model",
        "HIDEOUT_COMPANION_BASE_URL": f"http://127.0.0.1:{MODEL_PORT}/v1",
        "HIDEOUT_COMPANION_MODEL": "slow",
        "HIDEOUT_LIMITS": "0",
    }
    asked, ready, answered = multiprocessing.Event(), multiprocessing.Event(), multiprocessing.Event()
    told: multiprocessing.Queue[dict[str, int]] = multiprocessing.Queue()
    with site.folder() as made:
        command = [sys.executable, "-m", "hideout.cli", "--data", str(made), "serve", "--port", str(PORT)]
        with site.running(command, PORT, "/healthz", **environ) as process:
            talkers = multiprocessing.Process(target=_talkers, args=(ready, asked, answered, told))
            talkers.start()
            ready.wait(60)
            site.load(PORT, site.reading("/house"), workers=2, seconds=2)
            idle = site.load(PORT, site.reading("/house"), workers=2, seconds=4)
            before = pss(process.pid)
            asked.set()
            arriving = site.load(PORT, site.reading("/house"), workers=2, seconds=3.5)
            busy = site.load(PORT, site.reading("/house"), workers=2, seconds=2)
            waiting = pss(process.pid)
            answered.wait(60)
            outcome = told.get(timeout=60)
            talkers.join(30)
    print(f"idle                 {idle}")
    print(f"{TALKS} talks arriving  {arriving}   p99 {arriving.p99 / idle.p99:.2f}x")
    print(f"{TALKS} talks waiting   {busy}   p99 {busy.p99 / idle.p99:.2f}x (goal <= 2)")
    print(f"memory: {(waiting - before) * 1024 / TALKS:.0f} KiB a waiting talk (goal <= 150)")
    print(f"answers: {outcome}")


def _talkers(
    ready: Event, asked: Event, answered: Event, told: multiprocessing.Queue[dict[str, int]]
) -> None:
    asyncio.run(_all(ready, asked, answered, told))


async def _all(
    ready: Event, asked: Event, answered: Event, told: multiprocessing.Queue[dict[str, int]]
) -> None:
    server = await asyncio.start_server(_slow, "127.0.0.1", MODEL_PORT, backlog=TALKS)
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
        ready.set()
        await asyncio.to_thread(asked.wait)
        answers = await asyncio.gather(
            *(
                client.post("/rooms/lamp/answer", data={"seal": seal}, headers={"HX-Request": "true"})
                for seal in seals
            )
        )
        answered.set()
        said = sum("そうなんですね" in answer.text for answer in answers)
        told.put({"answers": sum(answer.status_code == 200 for answer in answers), "by the model": said})


async def _slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Speak the protocol of a model, late."""
    await reader.readuntil(b"\r\n\r\n")
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.sleep(SLOW)
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
