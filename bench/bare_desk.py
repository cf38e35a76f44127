"""The bare desk that the desk is measured beside: Starlette and SQLite, with the same durable statements and nothing else."""

import os
import secrets
import sqlite3
import time
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

_DECIDE = (
    "UPDATE posts SET state = 'published', open = 0, reported = 0, decided = COALESCE(decided, :at), round = round + 1,"
    " claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1 WHERE id = :post AND revision = :revision"
    " AND round = :round AND open = 1 AND (claimed_by IS NULL OR claimed_by = :staff OR lease_until < :at)"
    " RETURNING board, level"
)
_AFTER = (
    "INSERT INTO decisions (id, revision, round, verdict, staff, at, act)"
    " VALUES (:decision, :revision, :round, 'approve', :staff, :at, :decision)",
    "DELETE FROM published WHERE post = :post",
    "INSERT INTO boards (board, version) VALUES (:board, 1) ON CONFLICT (board) DO UPDATE SET version = boards.version + 1",
    "INSERT INTO published (post, board, revision, body, decision, heavy, shown)"
    " SELECT :post, :board, id, body, :decision, :heavy, :at FROM revisions WHERE id = :revision",
    "INSERT INTO audit (seq, at, staff, action, subject, digest, link)"
    " VALUES (:seq, :at, :staff, 'approve', :post, :decision, :decision)",
    "INSERT INTO audit_ends (id, seq, link) VALUES (1, :seq, :decision)"
    " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, link = excluded.link",
    "INSERT INTO exposures (staff, post, level, at) VALUES (:staff, :post, :level, :at)"
    " ON CONFLICT (staff, post) DO UPDATE SET at = excluded.at",
)
_RELEASE = "UPDATE posts SET claimed_by = NULL, lease_until = NULL, lease_no = lease_no + 1 WHERE claimed_by = :staff"
_CLAIM = (
    "UPDATE posts SET claimed_by = :staff, lease_until = :until, lease_no = lease_no + 1, held_from = :at WHERE id ="
    " (SELECT p.id FROM posts p WHERE p.open = 1 AND (p.claimed_by IS NULL OR p.lease_until < :at)"
    " ORDER BY p.band DESC, p.due, p.id LIMIT 1) RETURNING id"
)


def _open() -> sqlite3.Connection:
    base = sqlite3.connect(os.environ["BARE_DB"], isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        base.execute(f"PRAGMA {pragma}")
    return base


base = _open() if "BARE_DB" in os.environ else sqlite3.connect(":memory:")


def _claim(staff: str, at: int) -> Response:
    base.execute(_RELEASE, {"staff": staff})
    found = base.execute(_CLAIM, {"staff": staff, "at": at, "until": at + 600}).fetchone()
    base.execute("COMMIT")
    return RedirectResponse(f"/desk/posts/{found[0]}" if found else "/desk", 303)


async def claim(request: Request) -> Response:
    """Claim the next post, in one commit."""
    sent = dict(parse_qsl((await request.body()).decode()))
    base.execute("BEGIN IMMEDIATE")
    return _claim(sent["staff"], int(time.time()))


async def approve(request: Request) -> Response:
    """Decide a post with its audit row and claim the next one, in one commit, as the desk does."""
    sent, at = dict(parse_qsl((await request.body()).decode())), int(time.time())
    values = sent | {"post": request.path_params["post"], "at": at, "decision": secrets.token_hex(9)}
    base.execute("BEGIN IMMEDIATE")
    found = base.execute(_DECIDE, values).fetchone()
    if found is None:
        base.execute("ROLLBACK")
        return PlainTextResponse("somebody was faster", 409)
    end = base.execute("SELECT seq FROM audit_ends WHERE id = 1").fetchone()
    values |= {"board": found[0], "level": found[1], "heavy": int(found[1] >= 2)}
    values["seq"] = (end[0] if end else 0) + 1
    for statement in _AFTER:
        base.execute(statement, values)
    return _claim(sent["staff"], at)


async def alive(request: Request) -> Response:
    """Say that the server answers."""
    return PlainTextResponse("ok")


app = Starlette(
    routes=[
        Route("/healthz", alive),
        Route("/desk/next", claim, methods=["POST"]),
        Route("/desk/posts/{post}/approve", approve, methods=["POST"]),
    ]
)
