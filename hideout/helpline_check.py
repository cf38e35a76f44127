"""Check the tables of a helpline file, so that nobody is ever shown a number that does not hold together.

The rules are those of `assets/helplines/README.md`. Nothing here raises, whatever the tables contain.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hideout import helpline_terms as terms
from hideout.helpline import DAYS

_REQUIRED: dict[str, type] = {
    "id": str, "name": str, "name_en": str, "kind": str, "topics": list, "audience": list, "channels": list,
    "hours": list, "languages": list, "region": str, "operator": str, "summary_ja": str, "summary_en": str,
    "source": list, "confidence": str, "checked_on": date,
}  # fmt: skip
_OPTIONAL: dict[str, type] = {"anonymous": bool, "recheck": bool, "name_hira": str, "summary_hira": str}
_META: dict[str, type] = {"country": str, "timezone": str, "checked_on": date, "compiled": str}

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PHONE = re.compile(r"#?[0-9]+(-[0-9]+)*")
_SMS = re.compile(r"[0-9]+(-[0-9]+)*")
_URL = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?(/[^\s\"<>]*)?")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_REGION = re.compile(r"INT|[A-Z]{2}(-[A-Z0-9]{1,3})?")
_PREFECTURE = re.compile(r"JP(-(0[1-9]|[1-3]\d|4[0-7]))?")
_READING = re.compile(r"\{[^{}|]+\|[ぁ-ゖー・]+\}")
_MACHINE_PATH = re.compile(r"(?<![\w/.-])/(tmp|home|root|usr|mnt|var)/")

Problem = tuple[str, str]
"""The key a problem is about (empty: the whole entry), and what is wrong."""


def check_meta(meta: object) -> Iterator[Problem]:
    """Yield what is wrong with the `[meta]` table of a file."""
    if not isinstance(meta, Mapping):
        yield "", "the [meta] table is missing"
        return
    for key, kind in _META.items():
        if key not in meta:
            yield "", f"meta.{key} is missing"
        elif not _is(meta[key], kind):
            yield key, f"meta.{key} has the wrong type"
    zone = meta.get("timezone")
    if isinstance(zone, str):
        try:
            ZoneInfo(zone)
        except (
            OSError,
            ValueError,
            KeyError,
        ):  # ZoneInfoNotFoundError is a KeyError; odd names are the others
            yield "timezone", f"meta.timezone {zone!r} is not a known time zone"


def check_entry(entry: Mapping[str, Any], country: str) -> Iterator[Problem]:
    """Yield what is wrong with one `[[helpline]]` table in the file of `country`."""
    wrong = list(_shape(entry))
    yield from wrong
    if wrong:
        return
    for key in ("name", "name_en", "operator", "summary_ja", "summary_en"):
        yield from _text(key, entry[key])
    for key in ("name_hira", "summary_hira"):
        yield from check_reading(key, entry.get(key, "-"))
    if not _ID.fullmatch(entry["id"]):
        yield "id", f"id {entry['id']!r} is not a slug"
    if entry["kind"] not in terms.KINDS:
        yield "kind", f"kind {entry['kind']!r}"
    if entry["confidence"] not in terms.CONFIDENCE:
        yield "confidence", f"confidence {entry['confidence']!r}"
    yield from _known("topics", entry["topics"], terms.TOPICS)
    yield from _known("audience", entry["audience"], terms.AUDIENCES)
    yield from _region(entry["region"], country)
    if not entry["languages"]:
        yield "languages", "languages is empty"
    for tag in entry["languages"]:
        if not isinstance(tag, str) or not _LANGUAGE.fullmatch(tag):
            yield "languages", f"language {tag!r}"
    if not entry["summary_ja"].endswith("。"):
        yield "summary_ja", "summary_ja should end with 。"
    if not entry["summary_en"].endswith("."):
        yield "summary_en", "summary_en should end with a full stop"
    yield from _parts(entry)
    for text in strings(entry):
        if _MACHINE_PATH.search(text):
            yield "", f"a path of some machine: {text!r}"


def check_reading(key: str, text: object) -> Iterator[Problem]:
    """Yield what is wrong with a text that may hold `{漢字|かんじ}` readings."""
    yield from _text(key, text)
    if isinstance(text, str) and re.search(r"[{}|]", _READING.sub("", text)):
        yield key, f"{key}: a reading is written {{漢字|かんじ}}, with kana after the bar"


def _is(value: object, kind: type) -> bool:
    # TOML's date-time is a subclass of its date, but cannot be compared with one.
    return isinstance(value, kind) and not isinstance(value, datetime)


def _shape(entry: Mapping[str, Any]) -> Iterator[Problem]:
    """Keys that are missing, unknown or of the wrong type; the other checks rely on their absence."""
    for key, kind in _REQUIRED.items():
        if key not in entry:
            yield "", f"{key} is missing"
        elif not _is(entry[key], kind):
            yield key, f"{key} has the wrong type"
    for key, kind in _OPTIONAL.items():
        if key in entry and not _is(entry[key], kind):
            yield key, f"{key} has the wrong type"
    for key in entry:
        if key not in _REQUIRED and key not in _OPTIONAL:
            yield key, f"unknown key {key}"
    for key in ("channels", "hours", "source"):
        rows = entry.get(key)
        if isinstance(rows, list):
            if not rows:
                yield key, f"{key} is empty"
            if any(not isinstance(row, Mapping) for row in rows):
                yield key, f"{key} must be a list of tables"


def _parts(entry: Mapping[str, Any]) -> Iterator[Problem]:
    """Channels, hours and sources, and whether they bear out the confidence."""
    wrong = [problem for channel in entry["channels"] for problem in _channel(channel)]
    wrong += [problem for source in entry["source"] for problem in _source(source)]
    types = {c.get("type") for c in entry["channels"] if isinstance(c.get("type"), str)}
    wrong += [problem for row in entry["hours"] for problem in _hours(row, types)]
    yield from wrong
    if not wrong:
        yield from _confidence(entry, types)


def _text(key: str, text: object) -> Iterator[Problem]:
    if not isinstance(text, str) or not text.strip():
        yield key, f"{key} is empty"
    elif text != text.strip() or "\n" in text:
        yield key, f"{key} has stray white space"


def _known(key: str, values: object, allowed: frozenset[str]) -> Iterator[Problem]:
    if not isinstance(values, list) or not values:
        yield key, f"{key} is empty"
        return
    for value in values:
        if not isinstance(value, str) or value not in allowed:
            yield key, f"{key}: unknown value {value!r}"
    if len({str(value) for value in values}) != len(values):
        yield key, f"{key}: repeated value"


def _region(region: str, country: str) -> Iterator[Problem]:
    if not _REGION.fullmatch(region) or region.split("-")[0] != country:
        yield "region", f"region {region!r} in the file of {country}"
    elif region.startswith("JP") and not _PREFECTURE.fullmatch(region):
        yield "region", f"region {region!r} is not a prefecture code"


def _channel(channel: Mapping[str, Any]) -> Iterator[Problem]:
    for key in set(channel) - {"type", "value", "free", "label", "label_en", "label_hira"}:
        yield "channels", f"channel: unknown key {key}"
    kind, value = channel.get("type"), channel.get("value")
    if not isinstance(kind, str) or kind not in terms.CHANNELS:
        yield "channels", f"channel: unknown type {kind!r}"
        return
    if "free" in channel and not isinstance(channel["free"], bool):
        yield "channels", "channel: free must be true or false"
    for key in ("label", "label_en", "label_hira"):
        if key in channel:
            yield from _text("channels", channel[key])
    wrong = list(_text("channels", value))
    yield from wrong
    if wrong or not isinstance(value, str):
        return
    digits = sum(c.isdigit() for c in value)
    if kind == "phone" and not (_PHONE.fullmatch(value) and 3 <= digits <= 15):
        yield "channels", f"phone {value!r} is not digits and hyphens (a leading # is allowed)"
    elif kind == "sms" and not (_SMS.fullmatch(value) and 3 <= digits <= 15):
        yield "channels", f"sms {value!r} is not digits and hyphens"
    elif kind in ("chat", "web") and not _URL.fullmatch(value):
        yield "channels", f"{kind} {value!r} is not an https address"
    elif kind == "email" and not (_MAIL.fullmatch(value) or _URL.fullmatch(value)):
        yield "channels", f"email {value!r} is neither a mail address nor an https form"
    elif kind == "line" and "http" in value and not _URL.fullmatch(value):
        yield "channels", f"line {value!r} is not an https address"


def _hours(row: Mapping[str, Any], types: set[str]) -> Iterator[Problem]:
    allowed = {
        "always",
        "days",
        "month_days",
        "nth",
        "from",
        "to",
        "for",
        "closed_on_holidays",
        "note",
        "note_ja",
        "note_hira",
    }
    for key in set(row) - allowed:
        yield "hours", f"hours: unknown key {key}"
    forms = [key for key in ("always", "days", "month_days") if key in row]
    if len(forms) > 1:
        yield "hours", "hours: use only one of always, days, month_days"
    if not forms and not ("note" in row or "note_ja" in row):
        yield "hours", "hours: neither times nor a note"
    for key in ("note", "note_ja", "note_hira"):
        if key in row:
            yield from (check_reading if key == "note_hira" else _text)("hours", row[key])
    if "always" in row and row["always"] is not True:
        yield "hours", "hours: always must be true or left out"
    if "days" in row:
        yield from _known("hours", row["days"], frozenset(DAYS))
    yield from _numbers("month_days", row, 31)
    yield from _numbers("nth", row, 5)
    if "nth" in row and "days" not in row:
        yield "hours", "hours: nth needs days"
    timed = "days" in row or "month_days" in row
    for key in ("from", "to"):
        if timed != (key in row):
            yield "hours", f"hours: {key} must come with days or month_days, and only then"
        elif timed and not _is_time(row[key], key):
            yield "hours", f"hours: bad time {row[key]!r}"
    if "closed_on_holidays" in row and (not timed or not isinstance(row["closed_on_holidays"], bool)):
        yield "hours", "hours: closed_on_holidays is a true/false for timed rows"
    if "for" in row:
        yield from _known("hours", row["for"], frozenset(types))


def _numbers(key: str, row: Mapping[str, Any], top: int) -> Iterator[Problem]:
    if key not in row:
        return
    values = row[key] if isinstance(row[key], list) and row[key] else [None]
    for value in values:
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= top:
            yield "hours", f"hours: {key} {value!r} is not a number from 1 to {top}"


def _is_time(value: object, key: str) -> bool:
    return isinstance(value, str) and bool(_TIME.fullmatch(value) or (key == "to" and value == "24:00"))


def _source(source: Mapping[str, Any]) -> Iterator[Problem]:
    for key in set(source) - {"url", "document", "date", "by", "confirms", "read_in", "remark"}:
        yield "source", f"source: unknown key {key}"
    if ("url" in source) == ("document" in source):
        yield "source", "source: give either url or document"
    url, by = source.get("url", "https://example.org/"), source.get("by")
    if not isinstance(url, str) or not _URL.fullmatch(url):
        yield "source", f"source: {url!r} is not a clean https address"
    for key in ("date", *(key for key in ("document", "read_in", "remark") if key in source)):
        yield from _text("source", source.get(key))
    if not isinstance(by, str) or by not in terms.BY:
        yield "source", f"source: by {by!r}"
    if (by == "document") != ("document" in source):
        yield "source", "source: by document and the document itself go together"
    yield from _known("source", source.get("confirms"), terms.CONFIRMS)


def _confidence(entry: Mapping[str, Any], types: set[str]) -> Iterator[Problem]:
    official = {fact for s in entry["source"] if s["by"] in terms.OFFICIAL for fact in s["confirms"]}
    said = {fact for s in entry["source"] for fact in s["confirms"]}
    timed = any(key in row for row in entry["hours"] for key in ("always", "days", "month_days"))
    dial = [c["value"] for c in entry["channels"] if c["type"] in ("phone", "sms")]
    confidence = entry["confidence"]
    if confidence == "confirmed":
        if not timed:
            yield "hours", "confirmed, but no times"
        if "hours" not in official or not official & {"number", "address", "line_id"}:
            yield "source", "confirmed, but no official source for both the way to reach it and the hours"
        if dial and "number" not in official:
            yield "source", "confirmed with a number, but no official source for the number"
    if confidence == "partial":
        if dial and "number" not in said:
            yield "source", "has a number that no source confirms"
        if timed and "hours" not in official and entry["kind"] != "emergency" and types != {"web"}:
            yield "hours", "shows times that no official source confirms"
    if confidence == "unconfirmed" and any(value not in terms.SHORT_CODES for value in dial):
        yield "channels", "unconfirmed entries carry no number"


def strings(value: object) -> Iterator[str]:
    """Yield every text in a value of a helpline file, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
