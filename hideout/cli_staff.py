"""The part of the command line that is about staff: who reads, who leads, and their locks."""

import click

from hideout import commands
from hideout.config import Config
from hideout.store import Store
from hideout.terminal import with_store


@click.group()
def staff() -> None:
    """Who reads."""


@staff.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(["reader", "lead", "admin", "viewer"]), default="reader")
@click.option("--district", default="", help="Whose record and figures a viewer sees; no posts.")
@with_store
def staff_add(config: Config, store: Store, name: str, role: str, district: str) -> None:
    """Add somebody and print their invitation link."""
    click.echo(commands.invite(config, store, name, role, district))


@staff.command("reset")
@click.argument("name")
@with_store
def staff_reset(config: Config, store: Store, name: str) -> None:
    """End every session of somebody and print a new invitation link."""
    click.echo(commands.reset(config, store, name))


@staff.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(["reader", "lead", "admin"]))
@with_store
def staff_role(config: Config, store: Store, name: str, role: str) -> None:
    """Give somebody another role; it counts at once."""
    commands.set_role(store, name, role)


@staff.command("reset-factor")
@click.argument("name")
@with_store
def staff_reset_factor(config: Config, store: Store, name: str) -> None:
    """Take off the second lock of somebody who lost phone and recovery codes; their sessions end."""
    commands.reset_factor(store, name)


@staff.command("disable")
@click.argument("name")
@with_store
def staff_disable(config: Config, store: Store, name: str) -> None:
    """Close an account at once; what it decided stays."""
    commands.disable(store, name)


@staff.command("list")
@with_store
def staff_list(config: Config, store: Store) -> None:
    """List everybody."""
    for row in commands.everyone(store):
        role = f"viewer of {row['district']}" if row["district"] else row["role"]
        click.echo(f"{row['name']}\t{role}\t{row['state']}")
