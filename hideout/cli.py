"""The command line: data on stdout, messages on stderr, exit 0, 1 (something is wrong) or 2 (used wrongly)."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from hideout import __version__, commands
from hideout.cli_audit import audit
from hideout.cli_district import district, officer
from hideout.cli_month import Asked, formed, tell
from hideout.cli_staff import staff
from hideout.config import Config
from hideout.store import Store, StoreInUse
from hideout.terminal import Context, with_store


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hideout")
@click.option("--data", help="Folder of the store (default: data).")
@click.pass_context
def main(context: click.Context, data: str | None) -> None:
    """hideout: an anonymous refuge on the web for young people.

    \b
    hideout serve --port 8000        make a store here and open the house
    hideout demo                     sample posts that say that they are samples
    hideout staff add Hana           print an invitation link for a new reader
    """
    # Whatever is made here (store, secret, backups) is for this account's eyes only.
    os.umask(0o077)
    context.obj = Context(data)


@main.command()
@click.option("--port", type=int, help="Port to listen on.")
@click.option("--host", help="Address to listen on.")
@click.option("--demo", is_flag=True, help="With samples, a demo district, and a one-time sign-in link.")
@click.pass_obj
def serve(context: Context, port: int | None, host: str | None, demo: bool) -> None:
    """Open the house."""
    from hideout import server

    config = context.config(port=port, host=host)
    try:
        server.run(config, demo=demo)
    except StoreInUse as error:
        raise click.ClickException(str(error)) from None
    except server.CannotStart as error:
        raise click.ClickException(str(error)) from None


@main.command()
@with_store
def init(config: Config, store: Store) -> None:
    """Make the store and its secret, and stop."""
    click.echo(f"store ready in {config.folder}", err=True)


@main.command()
@click.option("--go-live", is_flag=True, help="Fail until everything is there that children need.")
@click.option("--json", "as_json", is_flag=True, help="Print the configuration as JSON.")
@with_store
def check(config: Config, store: Store, go_live: bool, as_json: bool) -> None:
    """Print the effective configuration (secrets hidden), and what is missing."""
    shown = config.shown()
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False, default=list))
    else:
        for key, value in shown.items():
            click.echo(f"{key} = {value!r}")
    missing = commands.missing_for_go_live(config, store)
    for what in missing:
        click.echo(f"missing: {what}", err=True)
    if go_live and missing:
        sys.exit(1)


@main.command()
@with_store
def demo(config: Config, store: Store) -> None:
    """Add sample posts (they say that they are samples) and a demo district."""
    click.echo(f"{commands.add_demo(store)} samples added", err=True)


@main.command()
@click.option("--kind", type=click.Choice(["name", "post", "chat"]), required=True)
def screen(kind: Any) -> None:
    """Screen JSON lines {"id", "text"} from stdin; write JSON lines with what was heard."""
    from moderation.screening import BadLine, screen_lines

    out = sys.stdout
    try:
        for line in screen_lines(kind, sys.stdin.buffer):
            out.write(line + "\n")
    except BadLine as error:
        out.flush()
        click.echo(f"stdin: {error}", err=True)
        sys.exit(2)


@main.command()
@click.option("--language", default="ja", type=click.Choice(["ja", "ja_Hira", "en"]))
@click.option(
    "--json", "as_json", is_flag=True, help='read JSON lines {"talk", "lang", "text"}, write JSON lines'
)
@click.pass_obj
def talk(context: Context, language: str, as_json: bool) -> None:
    """Talk with the lamp as the site would, in the terminal; nothing is kept."""
    from moderation.screening import BadLine

    config = context.config()
    try:
        if as_json:
            asyncio.run(commands.play(config, sys.stdin.buffer, click.echo))
        else:
            asyncio.run(commands.talk(config, language, sys.stdin, click.echo))
    except BadLine as error:
        click.echo(f"stdin: {error}", err=True)
        sys.exit(2)


main.add_command(district)
main.add_command(audit)
main.add_command(staff)


@main.group()
def words() -> None:
    """What this house adds to the word lists that the listening uses."""


@words.command("set")
@click.argument("language")
@click.argument("name")
@with_store
def words_set(config: Config, store: Store, language: str, name: str) -> None:
    """Put the lines on stdin beside a shipped list (`- line` harmless, `! line` takes a shipped one out)."""
    click.echo(commands.set_words(store, language, name, sys.stdin.read()), err=True)


@words.command("show")
@with_store
def words_show(config: Config, store: Store) -> None:
    """Print what was added, list by list, with who added it."""
    for row in commands.added_words(store):
        click.echo(f"# {row['language']}/{row['name']} version {row['version']} by {row['staff']}")
        click.echo(row["body"].rstrip("\n"))


@main.group()
def helplines() -> None:
    """The people one can turn to."""


@helplines.command("check")
@click.option("--file", "path", type=click.Path(path_type=Path), help="Check a district's file instead.")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def helplines_check(context: Context, path: Path | None, as_json: bool) -> None:
    """Validate helplines and list those that somebody should look at again."""
    problems, doubts = commands.check_helplines(path)
    if as_json:
        click.echo(json.dumps({"problems": problems, "doubts": doubts}, ensure_ascii=False))
    else:
        for doubt in doubts:
            click.echo(f"{doubt['id']}\t{', '.join(doubt['reasons'])}\t{doubt['checked_on']}")
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(1 if problems else 0)


@main.command()
@with_store
def purge(config: Config, store: Store) -> None:
    """Erase what is older than the retention table allows; the words then leave the files, too."""
    erased, clean = commands.purge(config, store)
    for kind, rows in erased.items():
        click.echo(f"{kind}\t{rows}")
    if not clean:
        click.echo("the log could not be emptied: something still reads the store; run purge again", err=True)
        sys.exit(1)


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
@with_store
def backup(config: Config, store: Store, target: Path) -> None:
    """Write a whole copy of the store to a new file, beside a running server if need be."""
    try:
        store.backup(target)
    except FileExistsError:
        raise click.ClickException(f"{target} exists already") from None


@main.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def restore(context: Context, source: Path) -> None:
    """Put a backup in the place of the store; the server must be stopped."""
    try:
        commands.restore(context.config(), source)
    except commands.CannotRestore as error:
        raise click.ClickException(str(error)) from None


@main.command()
@click.option(
    "--companion", "year", type=click.IntRange(2024, 2100), metavar="YEAR", help="The lamp's year instead."
)
@click.option("--month", help="The figures of a whole month that is over instead: YYYY-MM.")
@click.option("--district", "code", help="With --month: of one district.")
@formed
@officer
def report(config: Config, store: Store, year: int | None, month: str | None, **asked: Any) -> None:
    """Print how reading goes: open posts by level, median and oldest wait (hours).

    With --companion: how often the lamp pointed to people in a year (sums only), as laws on companions ask for.
    With --month: the figures of the whole site, of a district or of a prefecture, as at the desk.
    """
    if month:
        tell(config, store, Asked(month=month, **asked))
        return
    if any(asked.values()):
        raise click.UsageError("--district, --prefecture, --csv, --pdf and --language go with --month")
    told = commands.companion_year(store, year) if year else commands.report(store)
    click.echo(json.dumps(told, ensure_ascii=False, indent=2 if year else None))


if __name__ == "__main__":
    main()
