"""Figures of the desk: what came and what became of it, as tables, charts drawn here, and CSV."""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hideout.clock import DAY, now
from hideout.language import N_
from hideout.store import Db, Row, decisions, figures, second
from moderation.desk import agreement
from moderation.desk.guard import Member, only, show, store_of
from moderation.desk.notes import BY_CODE
from moderation.desk.rota import zone_of
from moderation.desk.signs import title_of

SPANS = (1, 7, 30, 90)
_EPOCH = date(1970, 1, 1)
PARTS: tuple[figures.Part, ...] = ("board", "day", "hour")
_SPANS = ("wait_median", "wait_p90", "handle_median", "handle_p90")
VERDICTS = {
    "approve": N_("Put up"),
    "decline": N_("Not put up"),
    "escalate": N_("Advice asked for"),
    "unpublish": N_("Taken down"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of a chart: what it is called, its value, and where it stands (`x`, `width`, `y`, `height` in chart units)."""

    label: str
    value: int
    x: float
    width: float
    y: float
    height: float


def bars(values: Sequence[tuple[str, int]], *, width: int = 600, height: int = 120) -> list[Bar]:
    """Return the bars of some labelled values, in a chart of so many units; the greatest value has the full height."""
    most = max((value for _, value in values), default=0) or 1
    step = width / max(1, len(values))
    return [
        Bar(
            label=label,
            value=value,
            x=round(n * step + step * 0.1, 1),
            width=round(step * 0.8, 1),
            y=round(height - height * value / most, 1),
            height=round(height * value / most, 1),
        )
        for n, (label, value) in enumerate(values)
    ]


def measure(db: Db, days: int, at: int, offset: int) -> dict[str, Any]:
    """Return every figure of the last days, today among them: plain numbers, by day, hour, board, verdict, reason, level."""
    today = (at + offset) // DAY
    since = (today - days + 1) * DAY - offset
    came, answered = figures.received(db, since, offset), figures.decided(db, since, offset)
    dates = [(_EPOCH + timedelta(days=day)).isoformat() for day in range(today - days + 1, today + 1)]
    by_day, by_hour = Counter[int](), Counter[int]()
    for row in came:
        by_day[row["day"]] += row["posts"]
        by_hour[row["hour"]] += row["posts"]
    verdicts, reasons, decided_by_day = Counter[str](), Counter[str](), Counter[int]()
    for row in answered:
        verdicts[row["verdict"]] += row["posts"]
        decided_by_day[row["day"]] += row["posts"] if row["verdict"] != "escalate" else 0
        if row["verdict"] in ("decline", "unpublish"):
            reasons[row["reason"]] += row["posts"]
    oldest, readings = figures.oldest(db), second.pairs(db, since)
    waits = {part: figures.waits_by(db, part, since, offset) for part in PARTS}
    handlings = {part: figures.handlings_by(db, part, since, offset) for part in PARTS}
    days_of = range(today - days + 1, today + 1)
    return {
        "received": sum(by_day.values()),
        "waiting": decisions.counts(db)["all"],
        "oldest": at - oldest if oldest is not None else None,
        "by_day": [(text, by_day[day]) for text, day in zip(dates, days_of, strict=True)],
        "decided_by_day": [(text, decided_by_day[day]) for text, day in zip(dates, days_of, strict=True)],
        "by_hour": [(f"{hour:02}", by_hour[hour]) for hour in range(24)],
        "verdicts": {verdict: verdicts[verdict] for verdict in VERDICTS},
        "reasons": {code: reasons[code] for code in BY_CODE if reasons[code]},
        "waits": figures.waits(db, since),
        "handlings": figures.handlings(db, since),
        "answers": sum(verdicts.values()),
        "calls": figures.calls(db, since),
        "boards": [
            row | _both(waits["board"], handlings["board"], row["board"]) for row in figures.boards(db, since)
        ],
        "spans_by_day": [
            {"label": text} | _both(waits["day"], handlings["day"], day)
            for text, day in zip(dates, days_of, strict=True)
        ],
        "spans_by_hour": [
            {"label": f"{hour:02}"} | _both(waits["hour"], handlings["hour"], hour) for hour in range(24)
        ],
        "acts": figures.acts(db, since),
        "exposure": {level: figures.exposure(db, since).get(level, 0) for level in range(4)},
        "team": agreement.of_team(readings),
        "appeals": agreement.overturned(readings, "appeal"),
    }


def _both(
    waits: Mapping[str | int, Row], handlings: Mapping[str | int, Row], part: str | int
) -> dict[str, Any]:
    """Return waiting and handling of one part: answered and handled (posts), wait_ and handle_median, _p90 (seconds or None)."""
    wait, handling = waits.get(part, {}), handlings.get(part, {})
    return {
        "answered": wait.get("posts", 0),
        "wait_median": wait.get("median"),
        "wait_p90": wait.get("p90"),
        "handled": handling.get("posts", 0),
        "handle_median": handling.get("median"),
        "handle_p90": handling.get("p90"),
    }


def rows_of(found: Mapping[str, Any]) -> list[tuple[str, str, int | float | str]]:
    """Return the figures as rows of a table: figure, group, value; times in seconds, empty where there is none."""

    def known(value: float | None) -> float | str:
        return "" if value is None else value

    rows: list[tuple[str, str, int | float | str]] = [
        ("received", "", found["received"]),
        ("waiting", "", found["waiting"]),
        ("oldest_seconds", "", known(found["oldest"])),
        ("wait_median_seconds", "", known(found["waits"]["median"])),
        ("wait_p90_seconds", "", known(found["waits"]["p90"])),
        ("handled", "", found["handlings"]["posts"]),
        ("handle_median_seconds", "", known(found["handlings"]["median"])),
        ("handle_p90_seconds", "", known(found["handlings"]["p90"])),
        ("call_median_seconds", "", known(found["calls"]["median"])),
        ("call_p90_seconds", "", known(found["calls"]["p90"])),
        ("read_twice", "", found["team"].read),
        ("kappa", "", known(found["team"].kappa)),
        ("appeals", "", found["appeals"][0]),
        ("appeals_overturned", "", found["appeals"][1]),
    ]
    rows += [("received_on_day", label, value) for label, value in found["by_day"]]
    rows += [("decided_on_day", label, value) for label, value in found["decided_by_day"]]
    rows += [("received_at_hour", label, value) for label, value in found["by_hour"]]
    rows += [("verdict", verdict, value) for verdict, value in found["verdicts"].items()]
    rows += [("reason", code, value) for code, value in found["reasons"].items()]
    rows += [("exposure_level", str(level), value) for level, value in found["exposure"].items()]
    rows += [("act", action, value) for action, value in sorted(found["acts"].items())]
    for board in found["boards"]:
        rows += [(f"board_{name}", board["board"], known(board[name])) for name in ("received", "waiting")]
        rows += [(f"board_{name}_seconds", board["board"], known(board[name])) for name in _SPANS]
    for part in ("day", "hour"):
        for one in found[f"spans_by_{part}"]:
            rows += [(f"{part}_{name}", one["label"], one[name]) for name in ("answered", "handled")]
            rows += [(f"{part}_{name}_seconds", one["label"], known(one[name])) for name in _SPANS]
    return rows


@only("lead")
async def page(request: Request, member: Member) -> Response:
    """Show the figures of a day, a week, a month or three."""
    days, found = await _measured(request)
    boards = [row | {"room": title_of(request, row["board"])} for row in found["boards"]]
    return show(
        request,
        member,
        "figures.html",
        found=found | {"boards": boards},
        days=days,
        spans=SPANS,
        verdicts=VERDICTS,
        reasons=BY_CODE,
        charts={
            "by_day": bars(found["by_day"]),
            "decided_by_day": bars(found["decided_by_day"]),
            "by_hour": bars(found["by_hour"]),
        },
        hours=_hours,
        minutes=_minutes,
    )


@only("lead")
async def table(request: Request, member: Member) -> Response:
    """Answer with the same figures as CSV."""
    days, found = await _measured(request)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(("figure", "group", "value"))
    writer.writerows(rows_of(found))
    name = f'attachment; filename="figures-{days}-days.csv"'
    return Response(
        written.getvalue(), media_type="text/csv; charset=utf-8", headers={"Content-Disposition": name}
    )


async def _measured(request: Request) -> tuple[int, dict[str, Any]]:
    asked = request.query_params.get("days", "")
    days = int(asked) if asked in {str(span) for span in SPANS} else 7
    at = now()
    offset = datetime.fromtimestamp(at, zone_of(request)).utcoffset() or timedelta()
    return days, await store_of(request).work(measure, days, at, int(offset.total_seconds()))


def _hours(seconds: int | None) -> str:
    """Return seconds as hours and minutes, h:mm; nothing where there is nothing."""
    return "·" if seconds is None else f"{seconds // 3600}:{seconds // 60 % 60:02}"


def _minutes(seconds: int | None) -> str:
    """Return seconds as minutes and seconds, m:ss; nothing where there is nothing."""
    return "·" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"
