"""The part of the command line that is about the log of the desk: whether it holds, and taking it along."""

import difflib
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from hideout import commands, whole
from hideout.clock import now
from hideout.config import Config
from hideout.store import Store
from hideout.store import audit as log
from hideout.terminal import with_store
from moderation import logbook

_CHUNK = 1000


@click.group()
def audit() -> None:
    """The log of the desk."""


@audit.command("verify")
@click.option("--head", help="NUMBER:LINK noted outside earlier.")
@with_store
def audit_verify(config: Config, store: Store, head: str | None) -> None:
    """Check that no entry was changed or taken out; print the head to note elsewhere."""
    broken, end = commands.verify_audit(store, head)
    click.echo(end)
    for what in broken:
        click.echo(what, err=True)
    sys.exit(1 if broken else 0)


@audit.command("export")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--since", default="", help="From this day on: YYYY-MM-DD.")
@click.option("--until", default="", help="Up to this day, which is wanted whole.")
@click.option("--what", default="", help="Acts of one kind, by their name in the log: approve, decline …")
@click.option("--who", default="", help="Acts of one person, by name; operator is the command line.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines instead of CSV.")
@with_store
def audit_export(
    config: Config,
    store: Store,
    file: Path | None,
    since: str,
    until: str,
    what: str,
    who: str,
    as_json: bool,
) -> None:
    """Take the log along, newest entry first, seals and all: into a new FILE, or to stdout.

    Never the words of a post. That it was taken along is an entry of the log, too.

    \b
    hideout audit export log.csv
    hideout audit export --json --since 2026-11-01 --who Hana > hana.jsonl
    """
    if file and (file.exists() or file.is_symlink()):
        raise click.UsageError(f"{file} is there already; please choose another name")
    if file and not file.parent.is_dir():
        raise click.UsageError(f"there is no folder {file.parent}")
    zone = ZoneInfo(config.timezone)
    begins, ends = _span(since, until, zone)
    wanted = log.Wanted(action=_kind(what), staff=_person(store, who), since=begins, until=ends)
    lines = _lines(store, wanted, zone, as_json=as_json)
    # Whoever stops the command leaves nothing half-written behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if file:
            whole.write_new(file, lines)
        else:
            for line in lines:
                sys.stdout.buffer.write(line.encode())
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(
            f"it could not be written ({error.strerror}); nothing was left behind"
            if file
            else f"stdout could not be written ({error.strerror})"
        ) from None
    if file:
        click.echo(file)


def _span(since: str, until: str, zone: ZoneInfo) -> tuple[int, int]:
    try:
        begins, ends = logbook.span(since, until, zone)
    except ValueError:
        raise click.UsageError("--since and --until are days like 2026-11-22") from None
    if begins and ends and ends <= begins:
        raise click.UsageError("--until is a day before --since")
    return begins, ends


def _kind(what: str) -> str:
    # The desk is loaded here only: every other command can spare it.
    from moderation.desk.acts import ACTIONS

    if what and what not in ACTIONS:
        raise click.UsageError(f"the log knows no acts called {what!r}{_near(what, ACTIONS)}")
    return what


def _person(store: Store, who: str) -> str:
    people = {row["name"]: str(row["id"]) for row in store.now(log.people)}
    if who and who not in people:
        raise click.UsageError(f"nobody called {who!r} is in the log{_near(who, people)}")
    return people[who] if who else ""


def _near(typed: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(typed, list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _lines(store: Store, wanted: log.Wanted, zone: ZoneInfo, *, as_json: bool) -> Iterator[str]:
    """Yield the wanted entries as lines; that they are taken along is entered before the first."""
    pen = log.Pen(secret=store.secret, staff=log.OPERATOR, at=now())
    store.now(log.enter, pen, "export", "log", repr(wanted))
    write = logbook.json_line if as_json else logbook.sheet_line
    if not as_json:
        yield write(logbook.COLUMNS)
    before, more = 0, True
    while more:
        found = store.now(log.recent, _CHUNK, before, wanted)
        more = len(found) > _CHUNK
        for row in found[:_CHUNK]:
            yield write(logbook.values(row, zone))
            before = row["seq"]
