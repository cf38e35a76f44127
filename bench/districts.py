"""Districts: each page through a district's entrance beside the plain one, asked in turn over one kept connection."""

import http.client
import statistics
import time
from dataclasses import dataclass, field

from bench import site
from hideout.store import districts, open_store

PAGES = (
    "/", "/house", "/help", "/offline", "/check", "/about", "/about/privacy", "/about/ai", "/about/safety", "/post-status",
    "/rooms/nook", "/rooms/murmurs", "/rooms/ways", "/rooms/shelf", "/rooms/letters", "/rooms/lamp", "/rooms/weather",
    "/rooms/workshop", "/rooms/people",
)  # fmt: skip
TIMES = 400
GOAL = 1.05
# Two districts: one as it is added, and one with everything an officer can set, a helpline of its own included.
PLAIN, WHOLE = "yuki", "umi"
LINE = """
[meta]
country = "JP"
timezone = "Asia/Tokyo"
checked_on = 2026-11-21
compiled = "written for a bench"

[[helpline]]
id = "umi-city-line"
name = "うみ市 こども電話"
name_en = "Sea City children's line"
kind = "helpline"
topics = ["any"]
audience = ["children"]
channels = [ { type = "phone", value = "0120-000-111", free = true } ]
hours = [ { always = true } ]
languages = ["ja"]
region = "JP-45"
operator = "うみ市"
summary_ja = "うみ市の子どもの電話です。"
summary_en = "The children's line of Sea City."
source = [ { url = "https://example.jp/", date = "2026", by = "municipality", confirms = ["number", "hours"] } ]
confidence = "confirmed"
checked_on = 2026-11-21
"""


@dataclass
class Spans:
    """Seconds of each answer of one page, by entrance."""

    of: dict[str, list[float]] = field(default_factory=lambda: {"": [], f"/d/{PLAIN}": [], f"/d/{WHOLE}": []})

    def ratio(self, entrance: str) -> float:
        """Return the median over the plain page's."""
        return statistics.median(self.of[entrance]) / statistics.median(self.of[""])


def asked(connection: http.client.HTTPConnection, path: str) -> float:
    """Return the seconds of one answer."""
    began = time.perf_counter()
    connection.request(
        "GET",
        path,
        headers={"Accept-Language": "ja", "Accept-Encoding": "gzip", "Referer": "http://127.0.0.1/"},
    )
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return time.perf_counter() - began


def main() -> None:
    """Print the plain page's median and both ratios, page by page."""
    with site.folder() as made:
        site.fill(made, 1_000)
        store = open_store(made)
        store.now(districts.save, PLAIN, "ゆき市", "Snow City")
        store.now(
            districts.save, WHOLE, "うみ市", "Sea City", prefecture="JP-45", languages="ja en", pupils=4200,
            exit_url="https://www.example.jp/", filter_notice=1, desk_from=9, desk_to=17,
        )  # fmt: skip
        store.close()
        (made / "helplines").mkdir()
        (made / "helplines" / f"{WHOLE}.toml").write_text(LINE, "utf-8")
        with site.house(made, 8171):
            connection = http.client.HTTPConnection("127.0.0.1", 8171, timeout=30)
            worst = 0.0
            for page in PAGES:
                spans = Spans()
                for _ in range(TIMES):
                    for entrance, found in spans.of.items():
                        found.append(asked(connection, entrance + page))
                bare, whole = spans.ratio(f"/d/{PLAIN}"), spans.ratio(f"/d/{WHOLE}")
                worst = max(worst, bare, whole)
                plain = statistics.median(spans.of[""]) * 1000
                print(
                    f"{page:16} {plain:6.2f} ms   district {bare:.3f}   with all set {whole:.3f}", flush=True
                )
            connection.close()
            print(f"worst of the plain page's time: {worst:.3f} (goal ≤ {GOAL})")


if __name__ == "__main__":
    main()
