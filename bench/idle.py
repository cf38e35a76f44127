"""Idle: start to the first answer, and the memory (PSS) a second later; with the AI client loaded as well."""

import statistics
import sys
import time
from pathlib import Path

from bench import site


def pss(pid: int) -> float:
    """Return the proportional memory of a process in MiB."""
    with Path(f"/proc/{pid}/smaps_rollup").open() as file:
        for line in file:
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def main() -> None:
    """Print start times and memory."""
    model = {
        "HIDEOUT_LAMP": "model",
        "HIDEOUT_COMPANION_BASE_URL": "http://127.0.0.1:9/v1",
        "HIDEOUT_COMPANION_MODEL": "none",
        "HIDEOUT_COMPANION_API_KEY": "none",
    }
    for name, environ in (("script", {}), ("model", model)):
        starts, sizes = [], []
        for place in range(5):
            with site.folder() as made:
                command = [
                    sys.executable,
                    "-m",
                    "hideout.cli",
                    "--data",
                    str(made),
                    "serve",
                    "--port",
                    str(8141 + place),
                ]
                began = time.perf_counter()
                with site.running(command, 8141 + place, "/house", **environ) as process:
                    starts.append(time.perf_counter() - began)
                    time.sleep(1)
                    sizes.append(pss(process.pid))
        print(
            f"lamp = {name}: start {statistics.median(starts):.2f} s (goal ≤ 2), memory {statistics.median(sizes):.0f} MiB (goal ≤ 85)"
        )


if __name__ == "__main__":
    main()
