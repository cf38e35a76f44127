"""A school's filter as tests meet it: a proxy on this machine that gathers every answer, or changes pages on the way."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2

Change = Callable[[str, dict[str, str], bytes], tuple[dict[str, str], bytes]]
_OWN = {"connection", "content-length", "content-encoding", "transfer-encoding", "date", "server"}


class Filter:
    """A running proxy in front of `target`; `change` gets path, headers and body of every answer."""

    def __init__(self, target: str, change: Change = lambda path, headers, body: (headers, body)) -> None:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                size = int(self.headers.get("Content-Length", 0))
                headers = {
                    name: value for name, value in self.headers.items() if name.lower() != "accept-encoding"
                }
                # The whole answer is gathered before the first byte goes on, as inspecting filters do.
                answer = httpx2.request(
                    self.command,
                    target + self.path,
                    headers=headers,
                    content=self.rfile.read(size),
                    timeout=30,
                )
                kept = {name: value for name, value in answer.headers.items() if name.lower() not in _OWN}
                kept, body = change(self.path, kept, answer.content)
                self.send_response(answer.status_code)
                for name, value in (kept | {"Content-Length": str(len(body))}).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
