"""The part of the command line that is about school districts."""

import click

from hideout import commands
from hideout.config import LAMPS, Config
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
