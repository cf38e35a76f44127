"""One helpline: how it is reached, when it answers and how sure we are of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LIVE = frozenset({"phone", "chat", "sms", "line", "visit"})
"""Channel types at whose other end a person answers at once; a web page or a mail box is not one."""
WRITTEN = frozenset({"chat", "sms", "line"})
"""Live channel types that work without a voice."""

Confidence = Literal["confirmed", "partial", "unconfirmed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way to reach a helpline; `value` is always shown as it stands, also beside a button."""

    type: str
    value: str
    free: bool | None = None
    label: str | None = None
    label_en: str | None = None
    label_hira: str | None = None

    def label_in(self, language: str) -> str | None:
        """For whom or when this way is, in words of a language; without such words as it stands in the data."""
        said = {"ja": self.label, "ja_Hira": self.label_hira}.get(language, self.label_en)
        return said or self.label

    @property
    def digits(self) -> str:
        """The digits of a phone or SMS number, an empty string for every other type."""
        return "".join(c for c in self.value if c in "0123456789") if self.type in ("phone", "sms") else ""

    @property
    def href(self) -> str | None:
        """The address a link may use, or None where there is only something to read (an @id, a place)."""
        if self.type == "phone":
            return "tel:" + self.value.replace("-", "").replace("#", "%23")
        if self.type == "sms":
            return "sms:" + self.value.replace("-", "")
        if self.value.startswith("https://"):
            return self.value
        if self.type == "email":
            return "mailto:" + self.value
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """One row of hours; `start` and `end` are minutes after midnight of the day on which the row begins."""

    always: bool = False
    days: frozenset[int] = frozenset()
    nth: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    start: int = 0
    end: int = 0
    channels: frozenset[str] = frozenset()
    closed_on_holidays: bool = False
    note: str = ""
    note_ja: str = ""
    note_hira: str = ""

    @property
    def timed(self) -> bool:
        """Whether the row states times that can be computed with."""
        return self.always or bool(self.days or self.month_days)

    def about(self, channel: str) -> bool:
        """Whether the row speaks of this channel type."""
        return not self.channels or channel in self.channels

    def begins_on(self, day: date) -> bool:
        """Whether the row begins on this local day."""
        if self.month_days:
            return day.day in self.month_days
        return day.weekday() in self.days and (not self.nth or (day.day - 1) // 7 + 1 in self.nth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Helpline:
    """One entry of the helpline files; `local` marks one that a district or operator has added."""

    id: str
    name: str
    name_en: str
    kind: str
    topics: tuple[str, ...]
    audience: tuple[str, ...]
    channels: tuple[Channel, ...]
    hours: tuple[Hours, ...]
    languages: tuple[str, ...]
    region: str
    operator: str
    anonymous: bool | None
    confidence: Confidence
    recheck: bool
    checked_on: date
    summary_ja: str
    summary_en: str
    name_hira: str | None = None
    summary_hira: str | None = None
    local: bool = False
    file: str = ""
    timezone: str = "UTC"

    @property
    def always(self) -> bool:
        """Whether a person answers day and night on some channel, as far as the data can be trusted."""
        return self.sure and any(
            row.always and row.about(channel.type)
            for row in self.hours
            for channel in self.channels
            if channel.type in LIVE
        )

    @property
    def sure(self) -> bool:
        """Whether its hours may be relied on: neither marked for a fresh look nor unconfirmed."""
        return not self.recheck and self.confidence != "unconfirmed"

    @property
    def live(self) -> bool:
        """Whether a person can be reached here at all, and not only a page or a mail box."""
        return any(channel.type in LIVE for channel in self.channels)

    @property
    def free(self) -> bool:
        """Whether a live channel is stated to cost nothing (any channel, if none is live)."""
        ways = [c for c in self.channels if c.type in LIVE] or self.channels
        return any(c.free is True for c in ways)

    def name_in(self, language: str) -> str:
        """The name to show; `ja_Hira` may contain `{漢字|かんじ}` readings."""
        if _primary(language) != "ja":
            return self.name_en
        return (self.name_hira or self.name) if "hira" in language.lower() else self.name

    def summary_in(self, language: str) -> str:
        """The one-sentence summary to show; `ja_Hira` may contain `{漢字|かんじ}` readings."""
        if _primary(language) != "ja":
            return self.summary_en
        return (self.summary_hira or self.summary_ja) if "hira" in language.lower() else self.summary_ja

    def speaks(self, language: str) -> bool:
        """Whether a source names this language; `tl` and `fil` count as one."""
        wanted = _primary(language)
        return any(_primary(tag) == wanted for tag in self.languages)


def _primary(tag: str) -> str:
    """The primary subtag of a language tag, lower case."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    return "tl" if primary == "fil" else primary


def minutes(clock: str) -> int:
    """Minutes after midnight of a checked "HH:MM"."""
    return int(clock[:2]) * 60 + int(clock[3:])


def from_table(
    table: Mapping[str, Any],
    *,
    file: str,
    timezone: str,
    local: bool = False,
    reading: Mapping[str, str] | None = None,
) -> Helpline:
    """Make the record of a `[[helpline]]` table that has passed `hideout.helpline_check`."""
    reading = reading or {}
    return Helpline(
        id=table["id"],
        name=table["name"],
        name_en=table["name_en"],
        kind=table["kind"],
        topics=tuple(table["topics"]),
        audience=tuple(table["audience"]),
        channels=tuple(
            Channel(
                type=c["type"],
                value=c["value"],
                free=c.get("free"),
                label=c.get("label"),
                label_en=c.get("label_en"),
                label_hira=c.get("label_hira"),
            )
            for c in table["channels"]
        ),
        hours=tuple(_hours(row) for row in table["hours"]),
        languages=tuple(table["languages"]),
        region=table["region"],
        operator=table["operator"],
        anonymous=table.get("anonymous"),
        confidence=table["confidence"],
        recheck=table.get("recheck", False),
        checked_on=table["checked_on"],
        summary_ja=table["summary_ja"],
        summary_en=table["summary_en"],
        name_hira=reading.get("name_hira") or table.get("name_hira"),
        summary_hira=reading.get("summary_hira") or table.get("summary_hira"),
        local=local,
        file=file,
        timezone=timezone,
    )


def _hours(row: Mapping[str, Any]) -> Hours:
    """One checked row; an `end` not after `start` is carried to the next day."""
    start, end = minutes(row.get("from", "00:00")), minutes(row.get("to", "00:00"))
    timed = "from" in row
    return Hours(
        always=row.get("always", False),
        days=frozenset(DAYS.index(day) for day in row.get("days", ())),
        nth=frozenset(row.get("nth", ())),
        month_days=frozenset(row.get("month_days", ())),
        start=start,
        end=end + 1440 if timed and end <= start else end,
        channels=frozenset(row.get("for", ())),
        closed_on_holidays=row.get("closed_on_holidays", False),
        note=row.get("note", ""),
        note_ja=row.get("note_ja", ""),
        note_hira=row.get("note_hira", ""),
    )
