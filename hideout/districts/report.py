"""Reports: what a district may know of a month; only sums, small ones hidden, made once and never again."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hideout.clock import DAY, month_of
from hideout.districts.counting import PARTS
from hideout.districts.office import NotFit, known
from hideout.districts.prefecture import PREFECTURES
from hideout.districts.prefecture import prefecture as find
from hideout.districts.record import SMALL, Problem, Record
from hideout.language import N_
from hideout.store import Db, Row, Store, districts, tallies
from hideout.tally import FEWEST, five, rounded

SITE = "site"
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
# Sums of one kind share a total: where that is known, a single hidden one could be worked out.
Sums = Mapping[tuple[str, str], int]


def of_district(code: str) -> str:
    """Return the scope of a district's own figures."""
    return f"district:{code}"


def of_prefecture(code: str) -> str:
    """Return the scope of the figures of a prefecture ("JP-45")."""
    return f"prefecture:{code}"


def scope_in(store: Store, code: str, prefecture: str) -> tuple[str, tuple[str, str] | None]:
    """Return the scope that an officer names, and its Japanese and English name (None: the site); raises NotFit."""
    if code:
        record = known(store, code)
        if record.small:
            raise NotFit(too_small())
        return of_district(code), (record.name_ja, record.name_en)
    if not prefecture:
        return SITE, None
    found = find(prefecture)
    if found is None:
        raise NotFit(
            Problem("prefecture", N_("This is none of the 47 prefectures: {said}"), {"said": prefecture}),
            status=2,
        )
    return of_prefecture(found), PREFECTURES[found]


def too_small() -> Problem:
    """Return what is said of a district whose figures are only within its prefecture's."""
    text = N_("A district with fewer than {most} pupils has no figures of its own; see its prefecture's.")
    return Problem("pupils", text, {"most": SMALL})


def month_in(said: str) -> int:
    """Return the month "YYYY-MM" as YYYYMM; raises NotFit, also for ranges, which could be subtracted from each other."""
    found = _MONTH.fullmatch(said)
    if found is None:
        text = N_("One whole month is needed, like 2026-11, and not: {said}. Other spans are not given.")
        raise NotFit(Problem("month", text, {"said": said}), status=2)
    return int(found[1]) * 100 + int(found[2])


def is_over(month: int, at: int, zone: str) -> bool:
    """Return whether a month has been over for a day, so that it is over in every time zone and all sums are in."""
    return month < month_of(at - DAY, zone)


def freeze_due(db: Db, at: int, zone: str, upto: int = 999999) -> list[int]:
    """Make the snapshots of every month (up to one, YYYYMM) that is over and has none; return these months.

    Sums that come late, for a month that was told already, are erased.
    """
    due = [month for month in tallies.months(db) if month <= upto and is_over(month, at, zone)]
    for month in due:
        _freeze(db, month, at, zone)
    tallies.drop_late(db)
    return due


def told(db: Db, scope: str, month: int, at: int, zone: str) -> dict[str, Any]:
    """Return what is told of a month in a scope; raises NotFit while the month is not over, or where nothing is told."""
    found = tallies.told(db, month, scope)
    if found is None:
        text = (
            N_("There are no figures of {month} here.")
            if is_over(month, at, zone)
            else N_("{month} is not over. Its figures are there from the 2nd of the next month.")
        )
        raise NotFit(Problem("month", text, {"month": written(month)}))
    return found


def written(month: int) -> str:
    """Return a month as YYYY-MM."""
    return f"{month // 100}-{month % 100:02}"


def _freeze(db: Db, month: int, at: int, zone: str) -> None:
    records = [Record.from_row(row) for row in districts.everything(db)]
    own = _by_district(tallies.of_month(db, month))
    begin, end = _bounds(month, zone)
    bodies = {
        of_district(record.code): body(own.get(record.code, {}), month)
        for record in records
        if not record.small
    }
    for code in sorted({record.prefecture for record in records if record.prefecture}):
        within = [record for record in records if record.prefecture == code]
        bodies[of_prefecture(code)] = body(together(within, own), month)
    everything = _added(own.values()) | {("posts", "published"): tallies.approved(db, begin, end)}
    bodies[SITE] = body(everything, month)
    tallies.freeze(db, month, bodies, at)


def together(records: Sequence[Record], own: Mapping[str, Sums]) -> Counter[tuple[str, str]]:
    """Return the sums of a prefecture.

    Whoever takes the large districts' figures off it is left with those of the small ones: these go in only where
    there are at least two of them, and only such sums in which they are together ten or more, or none.
    """
    large = _added(own.get(record.code, {}) for record in records if not record.small)
    small = [own[record.code] for record in records if record.small and own.get(record.code)]
    few = _added(small) if len(small) > 1 else Counter()
    return large + Counter({key: count for key, count in few.items() if count >= FEWEST})


def body(sums: Sums, month: int) -> dict[str, Any]:
    """Return what is told of a month's sums: kind -> name -> a number to the nearest five, or `*`."""
    kinds: dict[str, dict[str, int]] = {
        "arrivals": dict.fromkeys(PARTS, 0),
        "rooms": {},
        "posts": {"received": 0},
        "help": {"opened": 0},
    }
    for (kind, name), count in sums.items():
        kinds.setdefault(kind, {})[name] = count
    told: dict[str, Any] = {
        kind: rounded(names) for kind, names in sorted(kinds.items()) if not kind.startswith("leaving")
    }
    told["leaving"] = {
        kind.removeprefix("leaving "): rounded({str(n): names.get(str(n), 0) for n in range(3)})
        for kind, names in sorted(kinds.items())
        if kind.startswith("leaving ")
    }
    return told | {"month": written(month), "total": five(sum(kinds["arrivals"].values()))}


def _by_district(rows: Iterable[Row]) -> dict[str, dict[tuple[str, str], int]]:
    own: dict[str, dict[tuple[str, str], int]] = {}
    for row in rows:
        own.setdefault(row["district"], {})[row["kind"], row["name"]] = row["count"]
    return own


def _added(many: Iterable[Sums]) -> Counter[tuple[str, str]]:
    total: Counter[tuple[str, str]] = Counter()
    for sums in many:
        total.update(sums)
    return total


def _bounds(month: int, zone: str) -> tuple[int, int]:
    """Return the first second of a month and of the next one."""
    first = date(month // 100, month % 100, 1)
    after = (first + timedelta(days=32)).replace(day=1)
    begin, end = (datetime(day.year, day.month, 1, tzinfo=ZoneInfo(zone)) for day in (first, after))
    return int(begin.timestamp()), int(end.timestamp())
