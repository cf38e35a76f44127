"""The bare page that everything is measured beside: Starlette, Jinja2 and SQLite, nothing else."""

import os
import sqlite3

from jinja2 import Environment
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

_PAGE = Environment(autoescape=True).from_string(
    "<!doctype html><html lang=ja><head><title>bare</title></head><body><ul>"
    "{% for row in rows %}<li><h2>{{ row[1] }}</h2><p>{{ row[2] }}</p><p>{{ row[3] }}</p></li>{% endfor %}"
    "</ul>" + "<p>{{ filler }}</p>" * 20 + "</body></html>"
)
_FILLER = "x" * 400


def _open() -> sqlite3.Connection:
    base = sqlite3.connect(os.environ["BARE_DB"], isolation_level=None, check_same_thread=False)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    return base


base = _open() if "BARE_DB" in os.environ else sqlite3.connect(":memory:")


async def board(request: Request) -> Response:
    """Render 20 rows by keyset."""
    rows = base.execute("SELECT id, name, body, at FROM bare ORDER BY at DESC, id DESC LIMIT 20").fetchall()
    return HTMLResponse(_PAGE.render(rows=rows, filler=_FILLER))


async def submit(request: Request) -> Response:
    """Insert one row, acknowledged after a FULL commit."""
    body = (await request.body()).decode()
    base.execute("INSERT INTO bare (name, body, at) VALUES ('n', ?, 1)", (body,))
    return PlainTextResponse("ok")


app = Starlette(routes=[Route("/board", board), Route("/submit", submit, methods=["POST"])])


def prepare(path: str, rows: int) -> None:
    """Make the table with so many rows."""
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, name TEXT, body TEXT, at INTEGER)")
    made.executemany(
        "INSERT INTO bare (name, body, at) VALUES (?, ?, ?)", (("n", "words " * 20, n) for n in range(rows))
    )
    made.execute("CREATE INDEX bare_page ON bare (at DESC, id DESC)")
    made.commit()
    made.close()
