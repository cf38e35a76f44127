"""Kits: one alone by the command, many in one run on all cores, and the same run again with nothing to do.

`python -m bench.kits 1800` packs as many as Japan has municipalities; otherwise a tenth of them, told for all.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from bench import site
from hideout.districts.prefecture import PREFECTURES
from hideout.districts.record import Record
from hideout.store import districts, open_store

ALL = 1800
MANY = 180
GOAL_ONE, GOAL_ALL = 3.0, 20.0


def fill(folder: Path, count: int) -> None:
    """Add districts with names of their own, in every prefecture."""
    places = list(PREFECTURES.items())
    records = [
        Record(
            code=f"city-{number:04}",
            name_ja=f"{places[number % 47][1][0]}第{number}市",
            name_en=f"City {number} of {places[number % 47][1][1]}",
            prefecture=places[number % 47][0],
            exit_url="https://www.example.jp/",
            filter_notice=True,
            pupils=900,
        )
        for number in range(count)
    ]
    store = open_store(folder)
    store.now(districts.save_all, [record.row() for record in records])
    store.close()


def seconds(folder: Path, *words: str) -> float:
    """Return the seconds that `hideout district kit` takes, start to end."""
    command = [sys.executable, "-m", "hideout.cli", "--data", str(folder), "district", "kit", *words]
    environ = os.environ | {"HIDEOUT_PUBLIC_URL": "https://rest.example.jp"}
    began = time.perf_counter()
    subprocess.run(command, cwd=site.ROOT, env=environ, check=True, capture_output=True)
    return time.perf_counter() - began


def spent() -> float:
    """Return the seconds of processors that commands have used so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(count: int = MANY) -> None:
    """Print seconds and what they come to for every municipality."""
    with site.folder() as made:
        fill(made / "data", count)
        alone = sorted(seconds(made / "data", "city-0001", "--out", str(made / f"one{n}")) for n in range(3))[
            1
        ]
        print(f"one kit, the command's start included: {alone:.1f} s (goal ≤ {GOAL_ONE:.0f})", flush=True)
        out = made / "all"
        before = spent()
        took = seconds(made / "data", "--all", "--out", str(out))
        busy = (spent() - before) / count
        size = sum(path.stat().st_size for path in out.iterdir()) / len(list(out.iterdir()))
        print(
            f"{count} kits: {took:.0f} s on {os.cpu_count()} cores; {ALL} take {took / count * ALL / 60:.1f} minutes"
            f" (goal ≤ {GOAL_ALL:.0f}); {size / 1024:.0f} KiB each",
            flush=True,
        )
        print(
            f"of a core's own time {busy:.2f} s each: {busy * ALL / 4 / 60:.1f} minutes where 4 cores are free"
        )
        again = seconds(made / "data", "--all", "--out", str(out))
        print(f"the same run with nothing to do: {again:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
