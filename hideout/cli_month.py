"""The part of the command line that tells the figures of a month that is over: as JSON, CSV or PDF."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from hideout.cli_district import district, officer, voice
from hideout.clock import now
from hideout.config import Config
from hideout.districts import figures, report
from hideout.districts.kit import press
from hideout.districts.kit.problem import KitProblem
from hideout.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose figures are wanted (`code` or `prefecture`, or the whole site's), of which month, and in which form."""

    month: str
    code: str | None
    prefecture: str | None
    as_csv: bool
    pdf: Path | None
    language: str | None


_OPTIONS = (
    click.option("--prefecture", help="Of a prefecture instead of one district; without either, of the whole site."),
    click.option("--csv", "as_csv", is_flag=True, help="For a spreadsheet, instead of JSON."),
    click.option("--pdf", type=click.Path(path_type=Path, dir_okay=False), help="Write a PDF to this file instead."),
    click.option("--language", type=click.Choice(["ja", "en"]), help="Of CSV and PDF; otherwise the terminal's."),
)  # fmt: skip


def formed(run: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say whose figures are told, and in which form."""
    for option in reversed(_OPTIONS):
        run = option(run)
    return run


@district.command("report")
@click.argument("code", required=False)
@click.option("--month", required=True, help="A whole month that is over: YYYY-MM.")
@formed
@officer
def district_report(config: Config, store: Store, **asked: Any) -> None:
    """Print the figures of a month: sums only, one to nine as *, the rest to the nearest five.

    \b
    hideout district report yuki --month 2026-10 --pdf october.pdf
    """
    tell(config, store, Asked(**asked))


def tell(config: Config, store: Store, asked: Asked) -> None:
    """Print what is told of a month, or write it as a PDF whole or not at all; raises NotFit."""
    from rooms import ROOMS

    scope, record = report.scope_in(store, asked.code or "", asked.prefecture or "")
    month = report.month_in(asked.month)
    # Who asks on the machine itself says by it that the clock is right; no later month is touched.
    store.now(report.freeze_due, now(), config.timezone, month)
    told = store.now(report.told, scope, month, now(), config.timezone)
    speaks = voice(asked.language)
    english = speaks.language.code == "en"
    who = record[english] if record else (config.name_ja, config.name_en)[english]
    rooms = {room.slug: room.title for room in ROOMS}
    if asked.pdf:
        try:
            press.write(press.month(told, rooms, speaks.language.code, who), asked.pdf)
        except KitProblem as problem:
            raise click.ClickException(problem.in_both()) from None
        click.echo(asked.pdf)
    elif asked.as_csv:
        sys.stdout.buffer.write(figures.sheet(told, rooms, speaks, who))
    else:
        click.echo(json.dumps(told, ensure_ascii=False, sort_keys=True))
