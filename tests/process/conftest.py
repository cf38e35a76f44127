"""A real server process on a free port, in a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest

ROOT = Path(__file__).resolve().parents[2]
START = 60.0


class Server:
    """A running `hideout serve`; `client()` is somebody with a browser's habits."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        clean = {key: value for key, value in os.environ.items() if not key.startswith("HIDEOUT_")}
        ours = {"HIDEOUT_DATA": str(folder / "data"), "PYTHONPATH": python_path()}
        # Whoever comes with a password is in; tests/walks/test_second_lock.py shows the desk as it is shipped.
        self.environ = clean | ours | {"HIDEOUT_DESK_SECOND_FACTOR": "off"} | environ
        self.log = folder / "log.txt"
        self._clients: list[httpx2.Client] = []

    def command(self) -> list[str]:
        return [sys.executable, "-m", "hideout.cli"]

    def start(self, *flags: str, preexec: Callable[[], None] | None = None) -> "Server":
        command = [*self.command(), "serve", "--port", str(self.port), *flags]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=self.environ, stdout=log, stderr=log, preexec_fn=preexec
            )
        until = time.monotonic() + START
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise AssertionError(self.log.read_text())
            # A client reads every certificate of the machine, which would be half of the work of waiting.
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=30) as line:
                line.sendall(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                if b" 200 " in line.recv(100):
                    return self
            time.sleep(0.03)
        raise AssertionError("the server did not come up: " + self.log.read_text())

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        for client in self._clients:
            client.close()
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(30)

    def client(self) -> httpx2.Client:
        made = httpx2.Client(
            base_url=self.url, headers={"origin": self.url, "accept-language": "ja"}, timeout=30
        )
        self._clients.append(made)
        return made

    def run(self, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*self.command(), *words],
            cwd=self.folder,
            env=self.environ,
            input=stdin,
            capture_output=True,
        )


def python_path() -> str:
    """Return the search path of a command run in another folder."""
    return os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    yield server
    if hasattr(server, "process"):
        server.stop(signal.SIGKILL)
