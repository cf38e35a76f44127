"""What the commands do, without the terminal around it."""

import json
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from hideout.assets import ASSETS
from hideout.clock import now
from hideout.config import Config
from hideout.helplines import BrokenHelplines, load, shipped
from hideout.helplines import report as doubts_of
from hideout.language import plain
from hideout.store import (
    Row,
    Store,
    StoreInUse,
    audit,
    chores,
    decisions,
    figures,
    leavings,
    luggage,
    open_store,
    posts,
    referrals,
    retention,
    wordlists,
)
from hideout.store import staff as staff_store
from hideout.store.sqlite import damage
from hideout.tally import veiled
from moderation import overlay, staffing
from moderation.staffing import NotPossible

__all__ = ["NotPossible"]
_PATIENCE = 15.0


class CannotRestore(Exception):
    """A backup cannot be put in place; the message says why."""


def site_url(config: Config, path: str) -> str:
    """Return a full address of this site."""
    return config.address + path


def missing_for_go_live(config: Config, store: Store) -> list[str]:
    """Return what a house that children enter still lacks."""
    everyone = store.now(staff_store.everyone)
    active = [row["role"] for row in everyone if row["state"] == "active" and not row["district"]]
    needed = {
        "operator_name: who runs this": bool(config.operator_name),
        "operator_contact: a way for grown-ups to reach you": bool(config.operator_contact),
        "helplines_reviewed: read every helpline's own page, then note the day": bool(
            config.helplines_reviewed
        ),
        "public_url: an https address": config.secure,
        "desk_second_factor: required": config.desk_second_factor == "required",
        "staff: somebody who reads": bool(active),
        "staff: a lead, for posts on which a reader asks for advice": bool({"lead", "admin"} & set(active)),
    }
    return [what for what, there in needed.items() if not there]


def add_demo(store: Store) -> int:
    """Add the samples of `demo.toml` and the demo district; return how many posts."""
    from hideout import demo  # rooms and listening: half a second that most commands can spare

    return demo.add(store, ASSETS / "demo.toml", now())


def invite(config: Config, store: Store, name: str, role: str, district: str = "") -> str:
    """Add a staff member and return the invitation link."""
    token = staffing.invite(store, name, role, now(), district)
    return site_url(config, f"/desk/invitation/{token}")


def reset(config: Config, store: Store, name: str) -> str:
    """End a staff member's sessions and return a new invitation link."""
    token = staffing.reset(store, name, now())
    return site_url(config, f"/desk/invitation/{token}")


def set_role(store: Store, name: str, role: str) -> None:
    """Give a staff member another role."""
    staffing.set_role(store, name, role, now())


def reset_factor(store: Store, name: str) -> None:
    """Take off a staff member's second lock."""
    staffing.reset_factor(store, name, now())


def disable(store: Store, name: str) -> None:
    """Close an account."""
    if not staffing.disable(store, name):
        raise click.ClickException(f"nobody here is called {name!r}")


def everyone(store: Store) -> list[Row]:
    """Return all staff."""
    return store.now(staff_store.everyone)


def set_words(store: Store, language: str, name: str, body: str) -> str:
    """Add lines to a word list after they were checked; return what was done."""
    version = overlay.save(store, language, name, body, staff="terminal", at=now())
    return f"{language}/{name} is now version {version}; a running server listens with it in a moment"


def added_words(store: Store) -> list[Row]:
    """Return the newest version of every list a site adds to."""
    return store.now(wordlists.newest)


def check_helplines(path: Path | None) -> tuple[list[str], list[dict[str, Any]]]:
    """Return what is broken in the helpline data, and the entries that want another look."""
    try:
        lines = load(path, local=True) if path else shipped()
    except BrokenHelplines as broken:
        return list(broken.problems), []
    doubts = doubts_of(lines, now())
    return [], [
        {
            "id": doubt.id,
            "name": doubt.name,
            "reasons": list(doubt.reasons),
            "checked_on": str(doubt.checked_on),
        }
        for doubt in doubts
    ]


def verify_audit(store: Store, head: str | None) -> tuple[list[str], str]:
    """Return where the log does not hold, and its head as NUMBER:LINK."""
    known = None
    if head:
        number, _, link = head.partition(":")
        if not number.isdecimal():
            raise click.UsageError("--head is NUMBER:LINK, as this command printed it earlier")
        known = (int(number), link)
    broken = store.now(audit.verify, store.secret, known)
    seq, link = store.now(audit.head)
    return [
        f"{'the first broken entry: ' if place is broken[0] else ''}{place.seq}: {place.what}"
        for place in broken
    ], f"{seq}:{link}"


def purge(config: Config, store: Store) -> tuple[dict[str, int], bool]:
    """Erase what is too old; return rows per kind and whether the words have left the files."""
    erased = store.now(retention.purge, store.secret, config.retention, now())
    store.now(chores.note, "purged", now())
    if store.alone():
        return erased, store.engine.checkpoint(rewrite=True)
    # Two checkpointing connections are what SQLite before 3.51.3 must not have: the server does it.
    chore = store.now(chores.ask, "forget", now())
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if store.now(chores.is_done, chore):
            return erased, True
        time.sleep(0.2)
    return erased, False


def restore(config: Config, source: Path) -> None:
    """Replace the store by a backup, after checking that it is whole."""
    if config.database:
        raise CannotRestore(
            "the database has a server of its own, which also puts copies back: see pg_restore"
        )
    wrong = damage(source)
    if wrong:
        raise CannotRestore(f"{source}: {wrong}")
    try:
        store = open_store(config.folder, serving=True)
    except StoreInUse as error:
        raise CannotRestore(str(error)) from None
    store.close()
    target = config.folder / "hideout.db"
    for left in (target.with_name("hideout.db-wal"), target.with_name("hideout.db-shm")):
        left.unlink(missing_ok=True)
    shutil.copyfile(source, target.with_name("restored.db"))
    luggage.unpack(target.with_name("restored.db"), config.folder / "helplines")
    target.with_name("restored.db").replace(target)
    restored = open_store(config.folder)
    try:
        for receipt in restored.withdrawn():
            restored.now(posts.withdraw, receipt)
        restored.engine.checkpoint(rewrite=True)
    finally:
        restored.close()


def report(store: Store) -> dict[str, Any]:
    """Return how reading goes, as sums only."""
    waits = store.now(figures.waiting, now())
    counts = store.now(decisions.counts)
    return {
        "open": counts["all"],
        "open_by_level": counts["levels"],
        "median_hours": None if waits.median is None else round(waits.median / 3600, 1),
        "ninth_tenth_hours": None if waits.p90 is None else round(waits.p90 / 3600, 1),
        "oldest_hours": None if waits.oldest is None else round(waits.oldest / 3600, 1),
    }


def companion_year(store: Store, year: int) -> dict[str, Any]:
    """Return the yearly table of the lamp's referrals to people: the total, and sums by kind and month, small ones hidden.

    This is what California's SB 243, and the laws of Washington and Oregon from 2027 on, ask operators to count.
    """
    rows = store.now(referrals.of_year, year)
    kinds: Counter[str] = Counter()
    months: Counter[str] = Counter()
    for row in rows:
        kinds[f"{row['category']}, level {row['level']}"] += row["count"]
        months[f"{row['month'] // 100}-{row['month'] % 100:02}"] += row["count"]
    sheets: dict[str, Counter[str]] = {}
    for row in store.now(leavings.of_year, year):
        sheets.setdefault(row["question"], Counter())[str(row["answer"])] = row["count"]
    return {
        "year": year,
        "referrals": sum(kinds.values()),
        "by_kind": veiled(dict(sorted(kinds.items()))),
        "by_month": veiled(dict(sorted(months.items()))),
        "on_leaving": {question: veiled(answers) for question, answers in sorted(sheets.items())},
        "protocol": "/about/safety",
    }


async def talk(config: Config, language: str, lines: Iterable[str], say: Callable[[str], None]) -> None:
    """Let the lamp of this site answer line by line; nothing is kept."""
    from companion.listener import opening  # heavy, too

    for sentence in opening(language, 1):
        say(plain(sentence))
    asked = (
        json.dumps({"talk": 1, "lang": language, "text": line}).encode() for line in lines if line.strip()
    )

    def told(line: str) -> None:
        reply = json.loads(line)
        say(reply["reply"])
        if reply["card"]:
            say(f"[card: level {reply['level']}]")

    await play(config, asked, told)


async def play(config: Config, lines: Iterable[bytes], say: Callable[[str], None]) -> None:
    """Answer JSON lines of talks with the model and the further vote that the configuration names; see `rehearsal`."""
    from companion import rehearsal
    from hideout.app import lit  # the whole house, which no other command needs

    async with lit(config) as (model, opinion):
        async for line in rehearsal.play(lines, model, opinion):
            say(line)
