"""Receipts: what is said of an act after it was done, for as long as it can be undone."""

from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request

from hideout.clock import now
from hideout.store import Db, Row, alarms, answers, decisions, duties, holds, reach
from moderation.desk.gravity import POINTED, gravity_of
from moderation.desk.guard import Member, store_of
from moderation.desk.messenger import channels
from moderation.desk.notes import BY_CODE
from moderation.desk.oncall import hearing
from moderation.desk.reaching import named
from moderation.desk.runbook import page_of
from moderation.desk.signs import clock_of, rooms_of, title_of

_INNER = str.maketrans("「」", "『』")
_START, _NOT_WORDS = 16, frozenset({"name", "avatar", "cut"})


async def done(request: Request, member: Member, at: int) -> list[Row]:
    """Return what this person may still undo, newest first, with the seconds that are left for it."""
    store, since = store_of(request), at - decisions.UNDO
    answered = await store.read(answers.recent, member.id, since)
    aside = await store.read(holds.recent, member.id, at, since)
    found = sorted([*answered, *aside], key=lambda row: (-row["at"], row["post"]))
    if not any(row["verdict"] == "escalate" for row in found):
        return [receipt(request, row, at) for row in found]
    help = await helpers(request, member)
    calls = {row["post"] for row in await store.read(_waiting, at)}
    return [receipt(request, row, at) | help | {"unheard": row["post"] in calls} for row in found]


def _waiting(db: Db, at: int) -> list[Row]:
    return alarms.unheard(db, at, least=alarms.LATER)


def receipt(request: Request, row: Row, at: int) -> Row:
    """Return what is said of an act after it was done: of which post (where, when, its first words, its weight), how long it can be undone."""
    told = {"left": decisions.UNDO - (at - row["at"]), "room": title_of(request, row["board"])}
    told |= {
        "gravity": gravity_of(row),
        "words": start_of(request, row),
        "time": clock_of(request, row["at"]),
    }
    told["page"] = page_of(row.get("heard") or {}, weighs=bool(row.get("urgent")) or row["level"] >= POINTED)
    reason = row.get("reason") or ""
    told["because"] = BY_CODE[reason].label if reason in BY_CODE else ""
    return (
        {
            "posts": 1,
            "asks": 0,
            "reported": 0,
            "cut": 0,
            "given": "",
            "urgent": 0,
            "urgency": 0,
            "back": "",
            "unheard": True,
        }
        | row
        | told
    )


def start_of(request: Request, row: Row) -> str:
    """Return how the words of a post begin, by which one knows it again; of what is heavy nothing is shown twice."""
    return "" if row["level"] >= 2 else opening_of(request, row, _START)


def opening_of(request: Request, row: Row, most: int = 60) -> str:
    """Return the first words that somebody wrote in a post, never what was chosen from a list."""
    room = rooms_of(request).get(row["board"])
    body = row["body"]
    names = [part.name for part in room.fields if not part.choices] if room else [*{*body} - _NOT_WORDS]
    line, _, more = next((body[name] for name in names if body.get(name)), "").partition("\n")
    # It stands in marks of its own, so those within it are the inner ones.
    return (line[:most] + "…" * (len(line) > most or bool(more.strip()))).translate(_INNER)


async def helpers(request: Request, member: Member) -> dict[str, Any]:
    """Return who sees a call for advice: what `hearing` says, `names` (the others who lead), `leads` (how those are reached who said it),
    and whether messages go `outside`."""
    store, at, config = store_of(request), now(), request.app.state.config
    others = [row for row in await store.read(reach.leads) if row["name"] != member.name]
    return hearing(await store.work(duties.week, at), at, ZoneInfo(config.timezone)) | {
        "leads": named(others)[:6],
        "names": [row["name"] for row in others][:6],
        "outside": bool(channels(config)),
    }
