"""The HTTP protocol of the server: uvicorn's, with a deadline and a limit for what comes before a body."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from hideout.shield import HEADERS

HEAD_SECONDS = 15
HEAD_BYTES = 130_000


class Hurried(HttpToolsProtocol):
    """Ends connections whose request line and headers drip, or never end; uvicorn itself waits for ever."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._head_bytes = 0
        self._in_head = True
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the head of the first request."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def data_received(self, data: bytes) -> None:
        """Count what arrives before a head is whole."""
        if self._in_head:
            self._head_bytes += len(data)
            if self._head_bytes > HEAD_BYTES:
                self.send_400_response("")
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """Begin to wait for the head of the next request on this connection."""
        self._in_head, self._head_bytes = True, 0
        if self._deadline is None:
            self._deadline = self.loop.call_later(HEAD_SECONDS, self._give_up)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Stop waiting: from here on the shield counts size and time."""
        self._in_head = False
        self._rest()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the deadline of a connection that is gone."""
        self._rest()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP request; it wears the same headers as every other answer and tells nothing."""
        self._rest()
        lines = ["HTTP/1.1 400 Bad Request", *(f"{name}: {value}" for name, value in HEADERS.items())]
        lines += ["Cache-Control: no-store", "Content-Length: 0", "Connection: close", "", ""]
        self.transport.write("\r\n".join(lines).encode())
        self.transport.close()

    def _give_up(self) -> None:
        self._deadline = None
        self.transport.close()

    def _rest(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
