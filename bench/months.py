"""Months: one of ten million counted events in 1,800 districts is closed and told, by the command that an officer types."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bench import site
from bench.kits import ALL, fill
from hideout.districts.counting import PARTS
from hideout.store import open_store, tallies
from hideout.store.tallies import Cell
from rooms import ROOMS

EVENTS = 10_000_000
# The server puts its sums away about once an hour.
HOURS = 24
GOAL = 5.0
_NAMES = (
    *(("arrivals", part) for part in PARTS),
    *(("rooms", room.slug) for room in ROOMS),
    ("posts", "received"),
    ("help", "opened"),
)


def last_month() -> int:
    """Return the month before this one in Japan, YYYYMM."""
    today = datetime.now(ZoneInfo("Asia/Tokyo"))
    return today.year * 100 + today.month - 1 if today.month > 1 else (today.year - 1) * 100 + 12


def count(folder: Path, month: int) -> float:
    """Count EVENTS, spread over all districts, and add them as the server does; return the seconds that took."""
    store = open_store(folder)
    share, began = EVENTS // HOURS, time.perf_counter()
    for hour in range(HOURS):
        sums: Counter[Cell] = Counter()
        for event in range(share):
            kind, name = _NAMES[(event + hour) % len(_NAMES)]
            sums[Cell(f"city-{event % ALL:04}", month, kind, name)] += 1
        store.now(tallies.add, sums)
    took = time.perf_counter() - began
    store.close()
    return took


def seconds(folder: Path, *words: str) -> tuple[float, bytes]:
    """Return how long `hideout district report` takes from start to end, and what it printed."""
    command = [sys.executable, "-m", "hideout.cli", "--data", str(folder), "district", "report", *words]
    environ = os.environ | {"HIDEOUT_PUBLIC_URL": "https://rest.example.jp"}
    began = time.perf_counter()
    done = subprocess.run(command, cwd=site.ROOT, env=environ, check=True, capture_output=True)
    return time.perf_counter() - began, done.stdout


def main() -> None:
    """Print how long the first report of the month takes, which closes it for all, and those after it."""
    month = last_month()
    said = f"{month // 100}-{month % 100:02}"
    with site.folder() as made:
        data = made / "data"
        fill(data, ALL)
        took = count(data, month)
        print(f"{EVENTS // HOURS * HOURS:,} events counted and put away in {took:.0f} s", flush=True)
        first, printed = seconds(data, "city-0001", "--month", said)
        total = json.loads(printed)["total"]
        print(
            f"the first report, which closes the month for {ALL} districts: {first:.2f} s (goal ≤ {GOAL:.0f}), {total} arrivals"
        )
        for name, words in (
            ("another district's", ("city-0002",)),
            ("as a table", ("city-0003", "--csv")),
            ("as a PDF", ("city-0004", "--pdf", str(made / "month.pdf"))),
        ):
            print(f"{name}: {seconds(data, *words, '--month', said)[0]:.2f} s (goal ≤ {GOAL:.0f})")


if __name__ == "__main__":
    main()
