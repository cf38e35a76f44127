"""A real loopback server that speaks the chat completions protocol with canned replies, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

DEFAULT = "そうなんですね。きょうは何がありましたか。"


class FakeLLM:
    """Serves one mode at a time on 127.0.0.1 and keeps what it was sent; the replies are canned.

    `flagged` is what its moderation endpoint answers with. Modes: ok, plain, split, drip, hang, truncated, abort, error, html200, empty, nothing, content_filter, length,
    refusal, huge, endless, packed, flaky, redirect, paced (the second sentence waits for `gate`), or a status code as text.
    """

    def __init__(self, mode: str = "ok", text: str = DEFAULT) -> None:
        self.mode = mode
        self.text = text
        self.flagged: tuple[str, ...] = ()
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.sent = 0
        self.over = threading.Event()
        self.gate = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.fake = self

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.gate.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    fake: FakeLLM

    def handle_error(self, *_: object) -> None:
        """Clients end connections on purpose here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        self.server.fake.paths.append(self.path)
        self._whole(200, b"{}", "application/json")

    def do_POST(self) -> None:
        fake = self.server.fake
        fake.paths.append(self.path)
        fake.headers.append({name.lower(): value for name, value in self.headers.items()})
        fake.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        mode = fake.mode
        if mode == "flaky":
            mode = "500" if len(fake.bodies) == 1 else "ok"
        if mode.isdigit():
            self._whole(int(mode), b'{"error": {"message": "no"}}', "application/json")
        elif mode == "redirect":
            self.send_response(307)
            self.send_header("Location", "/inside")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif mode == "html200":
            self._whole(200, b"<!doctype html><title>Sign in</title><p>Welcome", "text/html")
        elif self.path.endswith("/moderations") and mode == "ok":
            self._whole(200, json.dumps(_moderated(fake.flagged)).encode(), "application/json")
        elif mode == "plain":
            self._whole(200, json.dumps(_completion(fake.text)).encode(), "application/json")
        elif mode == "packed":
            self._whole(200, b"\x1f\x8b", "text/event-stream", encoding="gzip")
        elif mode == "hang":
            fake.over.wait(30)
        else:
            self._stream(mode, fake)

    def _whole(self, status: int, body: bytes, kind: str, encoding: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, mode: str, fake: FakeLLM) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            for piece in _paced(fake) if mode == "paced" else _pieces(mode, fake.text):
                self.wfile.write(piece)
                self.wfile.flush()
                fake.sent += len(piece)
                if mode == "drip" and fake.over.wait(0.1):
                    break
                if fake.over.is_set():
                    break
        except OSError:
            pass


def _paced(fake: FakeLLM) -> Iterator[bytes]:
    first, stop, rest = fake.text.partition("。")
    yield _event(_choice(first + stop))
    fake.gate.wait(30)
    yield _event(_choice(rest)) + _event(_choice("", "stop")) + b"data: [DONE]\n\n"


def _pieces(mode: str, text: str) -> Iterator[bytes]:
    yield from _opening(mode)
    if mode == "huge":
        yield b'data: {"choices": [{"index": 0, "delta": {"content": "'
        for _ in range(320):
            yield b"a" * 65536
        return
    if mode == "endless":
        while True:
            yield _event(_choice("はい、読みました。" * 5))
            time.sleep(0.005)
    if mode == "drip":
        while True:
            yield _event(_choice("あ"))
    if mode == "nothing":
        yield _event(_choice("", "stop")) + b"data: [DONE]\n\n"
        return
    if mode == "empty":
        yield _event({"choices": []}) + b"data: [DONE]\n\n"
        return
    if mode == "refusal":
        yield _event({"choices": [{"index": 0, "delta": {"refusal": "no"}, "finish_reason": None}]})
    half = len(text) // 2
    if mode == "split":
        whole = (
            b"".join(_event(_choice(char)) for char in text)
            + _event(_choice("", "stop"))
            + b"data: [DONE]\n\n"
        )
        for place in range(0, len(whole), 7):
            yield whole[place : place + 7]
        return
    yield _event(_choice(text[:half]))
    if mode == "truncated":
        return
    if mode == "abort":
        yield b'data: {"choi'
        return
    if mode == "error":
        yield b'data: {"error": {"message": "overloaded", "type": "server_error"}}\n\n'
        return
    yield _event(_choice(text[half:]))
    reason = mode if mode in {"content_filter", "length"} else "stop"
    yield (
        _event(_choice("", reason))
        + _event({"choices": [], "usage": {"total_tokens": 9}})
        + b"data: [DONE]\n\n"
    )


def _opening(mode: str) -> Iterator[bytes]:
    if mode not in {"empty", "nothing"}:
        yield _event({"choices": [{"index": 0, "delta": {"role": "assistant"}, "finish_reason": None}]})


def _choice(content: str, reason: str | None = None) -> dict[str, Any]:
    return {
        "choices": [{"index": 0, "delta": {"content": content} if content else {}, "finish_reason": reason}]
    }


def _event(data: dict[str, Any]) -> bytes:
    body = {"id": "canned", "object": "chat.completion.chunk", "created": 0, "model": "canned", **data}
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n".encode()


def _moderated(flagged: tuple[str, ...]) -> dict[str, Any]:
    names = ("harassment", "self-harm", "self-harm/intent", "sexual/minors", "violence", "violence/graphic")
    return {
        "id": "canned",
        "model": "canned",
        "results": [{"flagged": bool(flagged), "categories": {name: name in flagged for name in names}}],
    }


def _completion(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {
        "id": "canned",
        "object": "chat.completion",
        "created": 0,
        "model": "canned",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
    }
