"""Channels on this machine that speak the protocols: a web hook and a mail server."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def hook(status: int = 200) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]], list[int]]]:
    """Take messages; gives the address, what came (headers, body), and the status to answer with, as a list of one."""
    came: list[tuple[dict[str, str], bytes]] = []
    answers = [status]

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            came.append(({key.lower(): value for key, value in self.headers.items()}, body))
            self.send_response(answers[0])
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        yield f"http://127.0.0.1:{port}/hook", came, answers


@contextmanager
def mailbox() -> Iterator[tuple[int, list[dict[str, str]]]]:
    """Take mails over SMTP; gives the port and what came (to, data)."""
    came: list[dict[str, str]] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 mailbox")
            mail = {"to": "", "data": ""}
            while line := self.rfile.readline().decode().strip():
                word = line.upper()
                if word.startswith("RCPT"):
                    mail["to"] += line[8:]
                if word == "DATA":
                    self.say("354 go on")
                    while (more := self.rfile.readline().decode()) != ".\r\n":
                        mail["data"] += more
                    came.append(mail)
                self.say("221 bye" if word == "QUIT" else "250 ok")
                if word == "QUIT":
                    return

        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    with running(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)) as port:
        yield port, came


@contextmanager
def running(server: socketserver.TCPServer) -> Iterator[int]:
    """Serve in a thread; gives the port."""
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
