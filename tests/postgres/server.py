"""A real PostgreSQL server for tests: on a socket of its own in a folder that goes, run by an account that is not root."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

ABSENT = (
    "no PostgreSQL on this machine (initdb, pg_ctl and postgres are looked for): apt-get install postgresql"
)
_PROGRAMS = ("initdb", "pg_ctl", "postgres")
_names = count()


def programs() -> Path | None:
    """Return the folder of the programs of PostgreSQL, or None."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((one for one in folders if all((one / name).is_file() for name in _PROGRAMS)), None)


class Server:
    """A server in a folder; each database it gives is new."""

    def __init__(self, where: Path, folder: Path) -> None:
        self.where, self.folder = where, folder
        self.account = _account()
        if self.account:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)
        self._as(
            "initdb", "-D", folder / "data", "-U", "hideout", "--auth=trust", "-E", "UTF8", "--no-locale"
        )

    def start(self) -> None:
        """Start it; it has answered when this returns."""
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_connections=200"
        self._as(
            "pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", options, "start"
        )

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        self._as("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql:///{name}?host={self.folder}&user=hideout"

    def run(self, statement: str) -> None:
        """Run a statement that makes or drops a database."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as conn:
            conn.execute(statement.encode())

    def database(self, template: str = "template1") -> str:
        """Make a database and return its name."""
        name = f"house{next(_names)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def _as(self, program: str, *words: object) -> None:
        who = self.account
        ids = {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []} if who else {}
        command = [str(self.where / program), *map(str, words)]
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL, **ids)


@contextmanager
def running(where: Path) -> Iterator[Server]:
    """Run a server until the block ends."""
    # A socket's path is short, so pytest's own folder will not do.
    folder = Path(tempfile.mkdtemp(prefix="hideout-pg-"))
    try:
        server = Server(where, folder)
        server.start()
        try:
            yield server
        finally:
            if (folder / "data" / "postmaster.pid").exists():
                server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> pwd.struct_passwd | None:
    # PostgreSQL does not run as root.
    if os.geteuid() != 0:
        return None
    known = {one.pw_name: one for one in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]
