"""The leaf of a helpline: an entry of a helpline file as the fields of a form, and what was typed as an entry again."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from hideout.districts.typed import as_given, day
from hideout.helpline import DAYS
from hideout.helpline_terms import AUDIENCES, CONFIRMS, TOPICS
from hideout.text import one_line

Words = Mapping[str, str]
# How many rows a new leaf has; one that has more gets one to spare.
WAYS, TIMES, SOURCES = 3, 3, 2
MOST_FIELDS = 700
_MOST_ROWS = 12
# What is chosen and not typed: it does not make a row.
_CHOSEN = ("type", "free", "by")
_TEXTS = (
    "name",
    "name_en",
    "name_hira",
    "operator",
    "summary_ja",
    "summary_en",
    "summary_hira",
    "region",
    "kind",
)
_WAY = ("type", "value", "free", "label", "label_en", "label_hira")
_NOTES = ("note_ja", "note_hira", "note")
_SOURCE = ("url", "document", "date", "by", "read_in", "remark")
_ORDER = (
    "id", "name", "name_en", "name_hira", "kind", "topics", "audience", "channels", "hours", "languages", "region",
    "operator", "anonymous", "summary_ja", "summary_en", "summary_hira", "source", "confidence", "recheck",
    "checked_on",
)  # fmt: skip
# How a source is called that bears no date.
UNDATED = "undated"
_UNDATED = (UNDATED, "日付なし", "なし")
# What stands in for a hyphen where somebody types Japanese.
_HYPHENS = re.compile(r"[‐‑‒–—―−ー―]")


def typed(entry: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of a form that stand for an entry."""
    words = {name: str(entry.get(name, "")) for name in (*_TEXTS, "confidence", "checked_on")}
    words |= {"languages": " ".join(entry["languages"]), "anonymous": _flag(entry.get("anonymous"))}
    words |= {"recheck": "on"} if entry.get("recheck") else {}
    words |= {f"topic-{one}": "on" for one in entry["topics"]}
    words |= {f"audience-{one}": "on" for one in entry["audience"]}
    for n, way in enumerate(entry["channels"]):
        words |= {f"way{n}-{name}": str(way.get(name, "")) for name in _WAY}
        words[f"way{n}-free"] = _flag(way.get("free"))
    for n, row in enumerate(entry["hours"]):
        words |= {f"time{n}-{name}": text for name, text in _typed_hours(row)}
    for n, source in enumerate(entry["source"]):
        words |= {f"source{n}-{name}": str(source.get(name, "")) for name in _SOURCE}
        words |= {f"source{n}-confirms-{one}": "on" for one in source["confirms"]}
    return words


def entry_of(id: str, sent: Words, before: Mapping[str, Any] = {}) -> dict[str, Any]:
    """Return the entry that the fields stand for, lists in the order they had `before`; nothing of it is checked yet."""
    words = {name: one_line(text) for name, text in sent.items()}
    confirmed = [source["confirms"] for source in before.get("source", ())]
    days = [row.get("days", ()) for row in before.get("hours", ())]
    told = {name: words.get(name, "") for name in _TEXTS}
    entry: dict[str, Any] = {name: text for name, text in told.items() if text or not name.endswith("_hira")}
    entry |= {
        "id": id,
        "topics": _chosen(words, "topic-", sorted(TOPICS), before.get("topics", ())),
        "audience": _chosen(words, "audience-", sorted(AUDIENCES), before.get("audience", ())),
        "channels": [_way(row) for row in _rows(words, "way")],
        "hours": [
            _hours(row, days[n] if n < len(days) else ()) for n, row in enumerate(_rows(words, "time"))
        ],
        "languages": re.split(r"[\s,、]+", words["languages"]) if words.get("languages") else [],
        "source": [
            _source(row, confirmed[n] if n < len(confirmed) else ())
            for n, row in enumerate(_rows(words, "source"))
        ],
        "confidence": words.get("confidence", ""),
        "checked_on": _day(words.get("checked_on", "")),
    }
    entry |= {"anonymous": words["anonymous"] == "yes"} if words.get("anonymous") else {}
    entry |= {"recheck": True} if "recheck" in words else {}
    return {key: entry[key] for key in _ORDER if key in entry}


def rows(words: Words, part: str, least: int) -> range:
    """Return the numbers of the rows that a form shows of `way`, `time` or `source`: one to spare, and never too few."""
    used = [
        int(found[1])
        for name in words
        if (found := re.match(rf"{part}(\d{{1,2}})-(.+)", name)) and words[name] and found[2] not in _CHOSEN
    ]
    return range(min(max(least, max(used, default=-1) + 2), _MOST_ROWS))


def _rows(words: Words, part: str) -> Iterator[dict[str, str]]:
    """Yield what was typed in each row that is not empty."""
    for n in range(_MOST_ROWS):
        begin = f"{part}{n}-"
        row = {name.removeprefix(begin): text for name, text in words.items() if name.startswith(begin)}
        if any(text for name, text in row.items() if name not in _CHOSEN):
            yield row


def _way(row: Words) -> dict[str, Any]:
    kind, value = row.get("type", ""), row.get("value", "")
    if kind in ("phone", "sms"):
        value = _plain(value).replace(" ", "").strip("()")
    elif kind != "visit":
        value = unicodedata.normalize("NFKC", value)
    way: dict[str, Any] = {"type": kind, "value": value}
    way |= {"free": row["free"] == "yes"} if row.get("free") else {}
    return way | {name: row[name] for name in ("label", "label_en", "label_hira") if row.get(name)}


def _hours(row: Words, before: Sequence[str]) -> dict[str, Any]:
    timed = any(row.get(name) for name in (*DAYS, "from", "to"))
    form = "days" if timed and row.get("form", "") in ("", "note") else row.get("form", "")
    made: dict[str, Any] = {}
    if form == "always":
        made["always"] = True
    elif form in ("days", "month_days"):
        days = _chosen(row, "", DAYS, before)
        made[form] = days if form == "days" else _numbers(row.get("month_days", ""))
        made |= {"nth": _numbers(row["nth"])} if row.get("nth") else {}
        made |= {name: _time(row[name]) for name in ("from", "to") if row.get(name)}
        made |= {"closed_on_holidays": True} if "closed" in row else {}
    made |= {"for": row["for"].split()} if row.get("for") else {}
    return made | {name: row[name] for name in _NOTES if row.get(name)}


def _typed_hours(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "form", next((form for form in ("always", "days", "month_days") if form in row), "note")
    yield from ((day, "on") for day in row.get("days", ()))
    for name in ("nth", "month_days", "for"):
        yield name, " ".join(str(one) for one in row.get(name, ()))
    for name in ("from", "to", *_NOTES):
        yield name, row.get(name, "")
    if row.get("closed_on_holidays"):
        yield "closed", "on"


def _source(row: Words, confirmed: Sequence[str]) -> dict[str, Any]:
    source: dict[str, Any] = {name: row[name] for name in ("url", "document") if row.get(name)}
    # Whoever names a document has said whose word it is: a document's.
    by = "document" if list(source) == ["document"] else row.get("by", "")
    source |= {"date": _as_given(row.get("date", "")), "by": by}
    source["confirms"] = _chosen(row, "confirms-", sorted(CONFIRMS), confirmed)
    return source | {name: row[name] for name in ("read_in", "remark") if row.get(name)}


def _chosen(words: Words, begin: str, known: Sequence[str], before: Sequence[str]) -> list[str]:
    """Return what was ticked: first what was there, in its order."""
    return [one for one in (*before, *(one for one in known if one not in before)) if begin + one in words]


def _plain(text: str) -> str:
    """Return digits and signs as they are on a telephone, whatever keyboard they came from."""
    return unicodedata.normalize("NFKC", _HYPHENS.sub("-", text))


def _time(text: str) -> str:
    plain = _plain(text)
    return f"0{plain}" if re.fullmatch(r"\d:\d\d", plain) else plain


def _numbers(text: str) -> list[int | str]:
    parts = re.split(r"[\s,、]+", _plain(text)) if text else []
    return [int(part) if part.isascii() and part.isdecimal() else part for part in parts]


def _flag(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else ""


def _as_given(text: str) -> str:
    """Return the date of a source as files have it, as exactly as it was given, or what was typed."""
    return UNDATED if text in _UNDATED else as_given(text) or text


def _day(text: str) -> date | str:
    found = day(text)
    return date.fromisoformat(found) if found else text
