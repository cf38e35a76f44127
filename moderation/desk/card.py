"""A card: one post as the desk shows it, with what was heard marked in the very words of the post."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from hideout.assets import ASSETS
from hideout.language import BY_CODE
from hideout.room import Room
from hideout.store import Row
from moderation.desk.gravity import GRAVE, POINTED, WITH_CARE, grave, gravity_of
from moderation.desk.handed import Handed, asked_of, handed_of
from moderation.desk.labels import (
    ASKED,
    BARRED,
    FLAGS,
    REPORTS,
    SHORTENED,
    STATES,
    WANTED,
    flags_of,
    reasons_of,
)
from moderation.desk.marks import Words, words_of
from moderation.desk.order import LATE, age, graver, part_of_day, why
from moderation.desk.runbook import page_of
from moderation.tongue import TONGUES

# Of what was heard, only the first reasons are spelled out: a card is read in a few seconds.
_REASONS = 6
# What somebody had typed into the forms of a card, and what is wrong with it: nothing.
_UNTYPED = {
    "reason": "",
    "note": "",
    "problem": "",
    "cut": "",
    "sure": "",
    "of_note": "",
    "ask": "",
    "confirm": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """Another open post that says the same, or nearly so; `words` are its plain words, `room` (a msgid) its room where they differ."""

    id: str
    seen: str
    name: str
    words: str
    room: str
    age: tuple[str, int]
    grave: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything a card shows; texts are msgids or the plain words of a visitor."""

    id: str
    revision: str
    round: int
    board: str
    room: str
    state: str
    open: bool
    level: int
    urgent: bool
    escalated: bool
    wanted: str
    advised: bool
    barred: str
    alone: bool
    reported: int
    reports: tuple[str, ...]
    language: str
    language_name: str
    tag: str
    name: str
    avatar: str
    words: tuple[Words, ...]
    flags: tuple[str, ...]
    reasons: tuple[str, ...]
    same: int
    before: int
    kin: tuple[Kin, ...]
    age: tuple[str, int]
    why: tuple[str, int]
    part_of_day: str
    page: str = "danger"
    flagged: bool = False
    handed: Handed | None = None
    asked: Handed | None = None
    grounds: tuple[str, ...] = ()
    unread: str = ""
    parked_by: str = ""
    passed_to: str = ""
    skips: int = 0
    cut: bool = False
    changeable: bool = False
    claimer: str = ""
    mine: bool = False
    left: int = 0
    until: int = 0
    differs: bool = False
    notice: str = ""
    well: bool = False
    told: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=lambda: dict(_UNTYPED))

    @property
    def gravity(self) -> str:
        """The level in words (a msgid)."""
        return WITH_CARE if self.with_care else gravity_of({"urgent": self.urgent, "level": self.level})

    @property
    def with_care(self) -> bool:
        """Whether something was noticed though nothing weighs."""
        return not self.urgent and self.level == 0 and bool(self.flags or self.reasons)

    @property
    def grave(self) -> bool:
        """Whether it takes a second step to put it up."""
        return self.urgent or self.level >= GRAVE

    @property
    def heavy(self) -> bool:
        """Whether it is put up only by itself."""
        return self.level == POINTED and not self.grave

    @property
    def calm(self) -> bool:
        """Whether no answer is offered more loudly than another: it weighs, or something in it may show or hurt somebody."""
        return self.heavy or self.with_care or self.flagged

    @property
    def pointed(self) -> bool:
        """Whether its author was shown people to talk to when it arrived."""
        return self.level >= POINTED

    @property
    def standing(self) -> str:
        """How the post stands (a msgid)."""
        if self.changeable:
            return ASKED
        return SHORTENED if self.cut and self.state == "published" else STATES[self.state]

    @property
    def late(self) -> bool:
        """Whether it has waited for hours, so that what it tells of may be over."""
        return self.age[0] in LATE

    @property
    def cutting(self) -> bool:
        """Whether somebody was about to take words out."""
        return bool(self.typed["cut"]) or any(name.startswith("cut.") for name in self.typed)

    @property
    def written(self) -> tuple[str, ...]:
        """What somebody had written into the forms of the card, where it differs from what stood there."""
        own = {words.text.strip() for words in self.words}
        typed = (
            text for name, text in self.typed.items() if name in ("note", "ask") or name.startswith("cut.")
        )
        return tuple(text for text in typed if text.strip() and text.strip() not in own)

    @property
    def held_by_another(self) -> bool:
        """Whether somebody else reads it at this moment."""
        return bool(self.claimer) and not self.mine


def card_of(
    row: Row,
    rooms: Mapping[str, Room],
    reader: str,
    at: int,
    *,
    zone: ZoneInfo,
    read: Collection[str] = TONGUES,
    kin: Sequence[Row] = (),
    barred: str = "",
    differs: bool = False,
    notice: str = "",
    well: bool = False,
    told: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> Card:
    """Return the card of a row of the store, as the staff member with the id `reader` sees it at a moment.

    `read` are the languages that somebody on the rota reads, `kin` the rows of the posts that are alike, `barred`
    why they may not answer it (a key of BARRED, or nothing).
    """
    room = rooms.get(row["board"])
    fields = room.fields if room else ()
    live = row["claimed_by"] is not None and (row["lease_until"] or 0) >= at
    language = BY_CODE.get(row["language"])
    heard: Mapping[str, Any] = row["heard"]
    body: Mapping[str, str] = row["body"]
    return Card(
        id=row["id"],
        revision=row["revision"],
        round=row["round"],
        board=row["board"],
        room=room.title if room else row["board"],
        state=row["state"],
        open=bool(row["open"]),
        level=row["level"],
        urgent=bool(row["urgent"]),
        escalated=bool(row["escalated"]),
        wanted=_wanted(row),
        advised=bool(row["advised"]),
        barred=BARRED[barred] if barred else "",
        alone=barred == "alone",
        reported=row["reported"],
        reports=tuple(REPORTS[said] for said in dict.fromkeys(row["reports"]) if said in REPORTS)
        if row["reported"]
        else (),
        language=row["language"],
        language_name=language.name if language else row["language"],
        tag=language.tag if language else "ja",
        name=body.get("name", ""),
        avatar=_drawn(body.get("avatar", "")),
        words=words_of(body, heard, fields),
        flags=flags_of(heard),
        reasons=reasons_of(heard)[:_REASONS],
        same=row["same"],
        before=row["before"],
        kin=tuple(_kin(one, row, rooms, at) for one in kin),
        age=age(at - row["since"], reported=bool(row["reported"])),
        why=why(row, at),
        grounds=graver(row),
        part_of_day=part_of_day(row["arrived"], zone),
        page=page_of(heard, weighs=bool(row["urgent"]) or row["level"] >= POINTED),
        handed=handed_of(row, zone),
        asked=asked_of(row, zone),
        flagged=any(flag in FLAGS and flag != "risk" for flag in heard.get("flags", ())),
        unread=TONGUES.get(row["tongue"], "") if row["tongue"] not in read else "",
        parked_by=(row["parked_by"] or "") if row["parked"] else "",
        passed_to=row["passed_to"] or "",
        skips=row["skips"],
        cut=row["cut_of"] is not None,
        changeable=bool(row["changeable"]),
        claimer=(row["claimer"] or "") if live else "",
        mine=live and row["claimed_by"] == reader,
        left=max(0, row["lease_until"] - at) if live else 0,
        until=row["lease_until"] if live else 0,
        differs=differs,
        notice=notice,
        well=well,
        told=told or {},
        typed=_UNTYPED | dict(typed or {}),
    )


def _wanted(row: Row) -> str:
    # How soon advice was wanted stays true after it has come.
    if not row["escalated"]:
        return ""
    called: int | None = row["called"]
    return WANTED[row["urgency"] if row["open"] or called is None else called]


def _kin(row: Row, beside: Row, rooms: Mapping[str, Room], at: int) -> Kin:
    room = rooms.get(row["board"])
    fields = room.fields if room else ()
    words = " / ".join(row["body"][part.name] for part in fields if row["body"].get(part.name))
    return Kin(
        id=row["id"],
        seen=f"{row['revision']}.{row['round']}",
        name=row["body"].get("name", ""),
        words="" if row["exact"] else words,
        room="" if row["board"] == beside["board"] else room.title if room else row["board"],
        age=age(at - row["since"]),
        grave=grave(row),
    )


@lru_cache(maxsize=64)
def _drawn(avatar: str) -> str:
    # A picture that was taken away since must not take the whole queue with it.
    known = avatar.isalnum() and (ASSETS / "pictures" / "avatars" / f"{avatar}.svg").is_file()
    return avatar if known else ""
