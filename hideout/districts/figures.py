"""Figures: how what is told of a month is shown, as tables with bars and as a CSV file; on paper see `printed`."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hideout.language import N_, Voice

# The room's titles are the rooms' own; what else is counted is called like this.
PARTS = {
    "early": N_("Early (5 to 8 o'clock)"),
    "day": N_("Day (8 to 16 o'clock)"),
    "evening": N_("Evening (16 to 21 o'clock)"),
    "night": N_("Night (21 to 5 o'clock)"),
}
POSTS = {"received": N_("Slips received"), "published": N_("Slips put up")}
HELP = {"opened": N_("Pages with people to talk to, opened")}
LEAVING = {
    "glad": N_("Are you glad that you came?"),
    "again": N_("Would you come again if you needed to?"),
    "easy": N_("Was it easy to talk here?"),
}
ANSWERS = {"0": N_("Yes"), "1": N_("A little"), "2": N_("No")}
# As the page at the desk says it.
HEADING = N_("Figures of a month: {who}")
NOTE = N_(
    "Only sums. One to nine is shown as *, everything else to the nearest five. Nobody is counted as a person: whoever comes twice is two arrivals. A month is worked out once and never changed."
)
ARRIVALS = N_("Arrivals in {month}, all together")
WHICH, HOW_MANY = N_("Which"), N_("How many")
_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One sum: an English msgid, the number or `*`, and how long its bar is (0 to 100)."""

    label: str
    value: int | str
    bar: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Sums that belong together, under an English msgid."""

    title: str
    rows: tuple[Row, ...]


def sections(told: Mapping[str, Any], rooms: Mapping[str, str]) -> list[Section]:
    """Return what is told of a month in the order in which it is shown; `rooms` maps slug -> title."""
    found = [
        _section(N_("Arrivals by part of the day"), PARTS, told["arrivals"]),
        _section(N_("Rooms that were entered"), rooms, told["rooms"]),
        _section(N_("Slips for the walls"), POSTS, told["posts"]),
        _section(N_("Help"), HELP, told["help"]),
    ]
    found += [
        _section(LEAVING[name], ANSWERS, answers)
        for name, answers in told["leaving"].items()
        if name in LEAVING
    ]
    return [section for section in found if section.rows]


def sheet(told: Mapping[str, Any], rooms: Mapping[str, str], voice: Voice, who: str) -> bytes:
    """Return the figures as a CSV file (bytes): month, of whom, what, which, how many; no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    heads = (N_("Month"), N_("Of"), N_("What"), WHICH, HOW_MANY)
    writer.writerow([voice.plain(head) for head in heads])
    arrivals = voice.plain(N_("Arrivals"))
    writer.writerow(
        [told["month"], plain_cell(who), arrivals, voice.plain(N_("All together")), told["total"]]
    )
    for section in sections(told, rooms):
        for row in section.rows:
            writer.writerow(
                [
                    told["month"],
                    plain_cell(who),
                    plain_cell(voice.plain(section.title)),
                    plain_cell(voice.plain(row.label)),
                    row.value,
                ]
            )
    return (_MARK + out.getvalue()).encode()


def plain_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _section(title: str, labels: Mapping[str, str], sums: Mapping[str, int | str]) -> Section:
    most = max((value for value in sums.values() if isinstance(value, int)), default=0)
    rows = tuple(
        Row(label=label, value=value, bar=round(100 * value / most) if isinstance(value, int) and most else 0)
        for key, label in labels.items()
        if (value := sums.get(key)) is not None
    )
    return Section(title=title, rows=rows)
