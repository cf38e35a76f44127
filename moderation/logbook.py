"""The log of the desk as it is taken along: which entries are asked for, and how each is written on a line."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hideout.store import Row

COLUMNS = ("number", "time", "who", "what", "about", "digest", "link")


def span(since: str, until: str, zone: ZoneInfo) -> tuple[int, int]:
    """Return the moments (unix seconds, 0: any) from the first of two days until the second is over.

    Days are written like 2026-11-22, an empty one is none; raises ValueError for anything else.
    """
    try:
        first = date.fromisoformat(since) if since else None
        last = date.fromisoformat(until) + timedelta(days=1) if until else None
        begins, ends = (
            int(datetime.combine(day, time(), zone).timestamp()) if day else 0 for day in (first, last)
        )
    except OverflowError as error:
        raise ValueError(str(error)) from None
    return max(0, begins), max(0, ends)


def values(row: Row, zone: ZoneInfo) -> tuple[str | int, ...]:
    """Return what is told of an entry of `audit.recent`, in the order of COLUMNS."""
    moment = datetime.fromtimestamp(row["at"], zone).isoformat()
    return row["seq"], moment, row["staff"], row["action"], row["subject"], row["digest"], row["link"]


def sheet_line(told: Sequence[object]) -> str:
    """Return a line of CSV; a name that begins like a formula stays a name in a spreadsheet."""
    written = io.StringIO()
    csv.writer(written).writerow(
        [f"'{one}" if str(one).startswith(("=", "+", "-", "@")) else one for one in told]
    )
    return written.getvalue()


def json_line(told: Sequence[object]) -> str:
    """Return a line of JSON, with the names of COLUMNS."""
    return json.dumps(dict(zip(COLUMNS, told, strict=True)), ensure_ascii=False) + "\n"
