"""The part of the command line that is about school districts."""

import sys
from pathlib import Path

import click

from hideout import commands
from hideout.config import LAMPS, Config
from hideout.districts.kit import press, register
from hideout.districts.kit.problem import KitProblem
from hideout.store import Store
from hideout.terminal import with_store


@click.group()
def district() -> None:
    """School districts."""


@district.command("add")
@click.argument("code")
@click.option("--name-ja", required=True)
@click.option("--name-en", required=True)
@click.option("--lamp", type=click.Choice(LAMPS), help="Less than the site has, for this district.")
@with_store
def district_add(
    config: Config, store: Store, code: str, name_ja: str, name_en: str, lamp: str | None
) -> None:
    """Add or change a district; local helplines lie in <data>/helplines/<code>.toml."""
    commands.save_district(store, code, name_ja, name_en, lamp or "")


@district.command("list")
@with_store
def district_list(config: Config, store: Store) -> None:
    """List the districts."""
    for row in commands.districts(store):
        click.echo(
            f"{row['code']}\t{row['name_ja']}\t{row['name_en']}\t{'open' if row['open'] else 'closed'}"
        )


@district.command("disable")
@click.argument("code")
@with_store
def district_disable(config: Config, store: Store, code: str) -> None:
    """Close a district's entrance; its address then leads to the plain house."""
    commands.disable_district(store, code)


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
        orders = register.orders(config, commands.districts(store), codes)
        if orders and orders[0].trial:
            click.echo("no https public_url is set: these kits are for trying out, and say so", err=True)
        with click.progressbar(length=len(orders), label="kits", file=sys.stderr) as bar:
            for path in press.run(orders, out):
                bar.update(1)
                click.echo(path)
    except KitProblem as problem:
        raise click.ClickException(problem.in_both()) from None
