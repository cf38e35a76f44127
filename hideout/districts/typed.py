"""Typed: numbers and days as people and spreadsheets write them, such as ４２００, 4,200人, 9時, 2026/12/1, 令和8年12月1日."""

import re
import unicodedata
from datetime import date

_NUMBER = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)\s*(?:人|名|時|:00)?", re.A)
_DATE = re.compile(
    r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?|(?:(\d{4})|(令和|平成)(元|\d{1,2}))年(?:(\d{1,2})月(?:(\d{1,2})日)?)?",
    re.A,
)
# The year before an era's first, its first day, and its last.
_ERAS = {"令和": (2018, date(2019, 5, 1), date.max), "平成": (1988, date(1989, 1, 8), date(2019, 4, 30))}


def number(text: str) -> int | None:
    """Return the whole number that a text says, or None."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return int(found[1].replace(",", "")) if found and len(found[1]) < 12 else None


def day(text: str) -> str | None:
    """Return the day that a text says as YYYY-MM-DD, or None."""
    found = as_given(text)
    return found if found and found.count("-") == 2 else None


def as_given(text: str) -> str | None:
    """Return the day, month or year that a text says as YYYY-MM-DD, YYYY-MM or YYYY, or None."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    before, first, last = _ERAS.get(found[6], (0, date.min, date.max))
    count = 1 if found[7] == "元" else int(found[7] or 0)
    year = before + count if found[6] else int(found[1] or found[5])
    parts = [int(part) for part in (found[3] or found[8], found[4] or found[9]) if part]
    try:
        # The last day that may be meant has to be in the era, and the first one as well.
        begin = date(year, *(parts + [1, 1][len(parts) :]))
        end = begin if len(parts) == 2 else date(year, parts[0] if parts else 12, 28)
    except ValueError:
        return None
    if (found[6] and not count) or end < first or begin > last:
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in parts)])
