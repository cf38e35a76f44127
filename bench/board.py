"""Board page: 20 posts of 1,000 and of 1,000,000, beside the bare page; wrk measures where it is there."""

import re
import shutil
import subprocess
import time

from bench import site

ROUNDS = 5
SECONDS = 3
CONNECTIONS = 32


def rate(port: int, path: str) -> float:
    """Return requests per second, by wrk if there is one."""
    if shutil.which("wrk"):
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", f"http://127.0.0.1:{port}{path}"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in said:
            raise SystemExit(said)
        found = re.search(r"Requests/sec:\s+([\d.]+)", said)
        assert found
        return float(found[1])
    return site.load(port, site.reading(path), workers=8, seconds=SECONDS).rate


def single(port: int, path: str, times: int = 300) -> float:
    """Return the median milliseconds of one page after another."""
    spans = []
    for _ in range(times):
        began = time.perf_counter()
        status, _body = site.get(port, path)
        assert status == 200
        spans.append(time.perf_counter() - began)
    return sorted(spans)[times // 2] * 1000


def main() -> None:
    """Print rates and ratios."""
    with site.folder() as made:
        for name, posts in (("small", 1_000), ("large", 1_000_000)):
            site.fill(made / name, posts)
        site.bare_rows(made / "bare.db", 1_000_000)
        with (
            site.house(made / "small", 8101),
            site.house(made / "large", 8102),
            site.bare_page(made / "bare.db", 8103),
        ):
            rates: dict[str, list[float]] = {"bare": [], "small": [], "large": []}
            for _ in range(ROUNDS):
                rates["bare"].append(rate(8103, "/board"))
                rates["small"].append(rate(8101, "/rooms/murmurs"))
                rates["large"].append(rate(8102, "/rooms/murmurs"))
            middle = {name: sorted(found)[ROUNDS // 2] for name, found in rates.items()}
            singles = {
                "bare": single(8103, "/board"),
                "small": single(8101, "/rooms/murmurs"),
                "large": single(8102, "/rooms/murmurs"),
            }
            deep = single(8102, "/rooms/murmurs?after=p00005000")
            for name in rates:
                print(f"{name:6} {middle[name]:8.0f}/s   one by one {singles[name]:.2f} ms")
            print(
                f"rate, 1,000,000 posts, of the bare page: {middle['large'] / middle['bare']:.2f} (goal ≥ 0.50)"
            )
            print(f"time, 1,000,000 of 1,000 posts: {singles['large'] / singles['small']:.2f} (goal ≤ 1.2)")
            print(f"time, a page far down, of the first page: {deep / singles['large']:.2f}")


if __name__ == "__main__":
    main()
