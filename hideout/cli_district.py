"""The part of the command line that is about school districts."""

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from hideout.clock import now
from hideout.config import LAMPS, Config
from hideout.districts import office, sheet
from hideout.districts.kit import press, register
from hideout.districts.kit.problem import KitProblem
from hideout.districts.office import NotFit
from hideout.districts.record import TONES, Problem
from hideout.language import Voice, Voices
from hideout.store import Store
from hideout.store import districts as district_store
from hideout.terminal import with_store


@click.group()
def district() -> None:
    """School districts: entrances of their own with local helplines."""


def told(problems: list[tuple[str, Problem]]) -> list[str]:
    """Return problems as lines in the language of the terminal."""
    speaks = voice()
    return [
        ": ".join(filter(None, (place, problem.field, speaks.plain(problem.text, **problem.values))))
        for place, problem in problems
    ]


def voice(language: str | None = None) -> Voice:
    """Return the voice of a language, or of the terminal: Japanese where LANG says so, else English."""
    set_to = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next(filter(None, set_to), "")
    return Voices().of(language or ("ja" if spoken.startswith("ja") else "en"), furigana=False)


def officer(run: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an open store; what cannot be used is told line by line."""

    @with_store
    @wraps(run)
    def kindly(*args: Any, **kwargs: Any) -> Any:
        try:
            return run(*args, **kwargs)
        except NotFit as unfit:
            for line in told(list(unfit.problems)):
                click.echo(line, err=True)
            sys.exit(unfit.status)

    return kindly


_OPTIONS = (
    click.option("--name-ja", help="Its name in Japanese."),
    click.option("--name-en", help="Its name in English."),
    click.option("--prefecture", help="45, JP-45, 宮崎県 or Miyazaki: its lines are shown, too."),
    click.option("--timezone", help="Asia/Tokyo, if nothing is said."),
    click.option("--languages", help="Which come first: ja ja_Hira en, with spaces between them; the kit is written in these."),
    click.option("--tone", type=click.Choice(TONES), help="younger: the easy sentences come first."),
    click.option("--furigana", type=click.Choice(("yes", "no")), help="Readings above the words from the start."),
    click.option("--lamp", type=click.Choice(LAMPS), help="Less than the site has, for this district."),
    click.option("--exit-url", help="An https:// page that its filter lets through."),
    click.option("--filter-notice", type=click.Choice(("yes", "no")), help="Say beside every text box that the school may see it."),
    click.option("--desk-from", help="Hour from which its own office answers guardians and schools."),
    click.option("--desk-to", help="Hour until which it does. When slips are read is set for the whole site."),
    click.option("--opens", help="First day (YYYY-MM-DD)."),
    click.option("--closes", help="Last day (YYYY-MM-DD)."),
    click.option("--pupils", help="How many; under 500 it has no figures of its own."),
    click.option("--helplines", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A file like assets/helplines/jp.toml."),
)  # fmt: skip


def described(run: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command every option that describes a district."""
    for option in reversed(_OPTIONS):
        run = option(run)
    return run


@district.command("add")
@click.argument("code")
@described
@officer
def district_add(
    config: Config, store: Store, code: str, helplines: Path | None, **words: str | None
) -> None:
    """Add a district.

    \b
    hideout district add yuki --name-ja ゆき市 --name-en "Snow City" --prefecture 01 \\
        --exit-url https://www.nhk.or.jp/school/ --filter-notice yes --pupils 4200
    """
    said = {name: text for name, text in words.items() if text is not None}
    lines = office.helplines_in(helplines) if helplines else None
    office.add(config, store, said | {"code": code})
    if lines is not None:
        office.put_helplines(config, store, code, lines)


@district.command("edit")
@click.argument("code")
@described
@click.option("--open/--closed", "is_open", default=None, help="Open the entrance again, or close it.")
@officer
def district_edit(
    config: Config, store: Store, code: str, helplines: Path | None, is_open: bool | None, **words: str | None
) -> None:
    """Change what is named, and leave the rest; an empty text ("") takes a thing away."""
    said = {name: text for name, text in words.items() if text is not None}
    if is_open is not None:
        said["open"] = "yes" if is_open else "no"
    lines = office.helplines_in(helplines) if helplines else None
    office.edit(config, store, code, said)
    if lines is not None:
        office.put_helplines(config, store, code, lines)


@district.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print every field as JSON lines.")
@officer
def district_list(config: Config, store: Store, as_json: bool) -> None:
    """List the districts."""
    for record in office.everything(store):
        standing = record.standing(record.today(now()))
        said = {"soon": f"opens on {record.opens}", "over": "closed"}.get(standing, standing)
        shown = (record.code, record.name_ja, record.name_en, said)
        click.echo(json.dumps(record.row(), ensure_ascii=False) if as_json else "\t".join(shown))


@district.command("check")
@click.argument("code", required=False)
@officer
def district_check(config: Config, store: Store, code: str | None) -> None:
    """Name what is wrong with a district, or with each of them, or still lacking."""
    records = [office.known(store, code)] if code else office.everything(store)
    wrong = [(record.code, problem) for record in records for problem in office.check(config, record)]
    for line in told(wrong):
        click.echo(line)
    sys.exit(1 if wrong else 0)


@district.command("disable")
@click.argument("code")
@officer
def district_disable(config: Config, store: Store, code: str) -> None:
    """Close a district's entrance; who comes by its address keeps its notice, helplines and way out."""
    office.disable(store, code)


@district.command("kit")
@click.argument("codes", nargs=-1, metavar="CODE…")
@click.option("--all", "every", is_flag=True, help="The kits of all open districts; finished ones are kept.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write the zip into.")
@with_store
def district_kit(config: Config, store: Store, codes: tuple[str, ...], every: bool, out: Path) -> None:
    """Pack what a district needs for its bookmark: files for every console, letters, things to print.

    The same district gives the same bytes. Prints the path of every zip; one that is up to date is left as it is.
    """
    if every == bool(codes):
        raise click.UsageError("name one or more codes, or give --all")
    try:
        orders = register.orders(config, store.now(district_store.everything), codes)
        if orders and orders[0].trial:
            click.echo("no https public_url is set: these kits are for trying out, and say so", err=True)
        with click.progressbar(length=len(orders), label="kits", file=sys.stderr) as bar:
            for path in press.run(orders, out):
                bar.update(1)
                click.echo(path)
    except KitProblem as problem:
        raise click.ClickException(problem.in_both()) from None


@district.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@click.option("--template", is_flag=True, help="Print a CSV file to begin with.")
@officer
def district_import(config: Config, store: Store, file: Path | None, template: bool) -> None:
    """Add or change every district of a CSV file (UTF-8): all of them, or none and every bad row named."""
    if template:
        # The mark at the front tells Excel that this is UTF-8.
        click.echo("\ufeff" + sheet.TEMPLATE, nl=False)
    elif file is None:
        raise click.UsageError("a FILE is needed, or --template")
    else:
        taken = sheet.take_in(config, store, file.read_bytes(), file.name)
        for change in taken.changes:
            click.echo(
                f"{change.code}: {change.field}: {change.before or '–'} -> {change.after or '–'}", err=True
            )
        counted = f"{len(taken.new)} new, {len(taken.changed)} changed"
        click.echo(f"{taken.kept} districts kept ({counted})", err=True)
