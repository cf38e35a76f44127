"""Reaching those who lead outside the desk: each gives a number or an address if they like, readers see it where nobody is there."""

import re

from starlette.requests import Request
from starlette.responses import Response

from hideout.language import N_
from hideout.store import Db, Row, reach
from hideout.store.audit import Pen
from hideout.text import one_line
from moderation.desk import ledger
from moderation.desk.account import ACCOUNT, show_account
from moderation.desk.guard import Member, fields, only, pen_of, store_of
from moderation.desk.onward import onward

_MOST = 80
_FORM = re.compile(
    r"[^\s@]+@[^\s@]+\.[^\s@]+|(?=(?:[^0-9]*[0-9]){3})[+0-9０-９][0-9０-９()（）\-ー− ]*[0-9０-９][^@]*"
)
_WHAT = N_("Please write a telephone number or a mail address, at most 80 characters. Nothing was changed.")


@only("lead")
async def save(request: Request, member: Member) -> Response:
    """Keep how readers reach this person outside the desk; empty takes it away."""
    line = one_line((await fields(request)).get("reach", ""))
    if line and (len(line) > _MOST or not _FORM.fullmatch(line)):
        return await show_account(request, member, problem=_WHAT, line=line[: 2 * _MOST], status=422)
    await store_of(request).write(_save, pen_of(request, member), line)
    return onward(request, ACCOUNT, "keep")


def named(rows: list[Row]) -> list[str]:
    """Return those who lead and can be reached outside the desk, each by name and how; whoever gave no way is not among them."""
    return [f"{row['name']} {row['reach']}" for row in rows if row["reach"]]


def _save(db: Db, pen: Pen, line: str) -> None:
    # Of the line itself the log holds nothing, not even a digest: a number is soon guessed.
    if reach.put(db, pen.staff, line):
        ledger.enter(db, pen, "reach", pen.staff)
