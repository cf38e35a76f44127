"""Hands: three hundred posts decided in a real browser by keyboard alone, and how soon the next card is there."""

import contextlib
import shutil
import sqlite3
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

from bench import deciding, site

POSTS, CARDS = 300, 50
# Most posts are put up; the others get each of the other answers there are.
WAYS = ("up", "up", "reason", "up", "change", "up", "up", "advice", "up", "other")
# As long as a press is not yet meant for what has just come up (assets/js/desk.js).
LIST, CARD = 0.42, 1.02
# Notes when a key was pressed that answers, and when the card that follows has been painted, also over a new page.
_WATCH = """
addEventListener("keydown", (event) => {
  if (event.key === "a") sessionStorage.setItem("pressed", performance.timeOrigin + performance.now());
}, true);
addEventListener("focusin", (event) => {
  const pressed = Number(sessionStorage.getItem("pressed"));
  if (!pressed || !event.target.matches(".queue-card")) return;
  sessionStorage.removeItem("pressed");
  requestAnimationFrame(() => setTimeout(() => {
    const spans = JSON.parse(sessionStorage.getItem("spans") || "[]");
    sessionStorage.setItem("spans", JSON.stringify([...spans, performance.timeOrigin + performance.now() - pressed]));
  }));
});
"""
_STATE = """() => [document.querySelector(".current")?.id ?? "", document.activeElement.id,
  document.querySelectorAll(".queue-card").length, location.pathname]"""


@contextmanager
def browser(base: str, cookie: str) -> Iterator[Page]:
    """Open the desk in a browser of its own, signed in."""
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = opened.new_context(locale="en-GB", viewport={"width": 1366, "height": 768})
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": base}])
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.set_default_timeout(30_000)
        yield page
        opened.close()


class Hands:
    """Somebody who only has a keyboard; `lost` counts how often it stood nowhere."""

    def __init__(self, page: Page) -> None:
        self.page, self.lost, self.done = page, 0, Counter[str]()

    def state(self) -> tuple[str, str, int, str]:
        """Return the current card, what has the focus, how many cards there are, and the path."""
        while True:
            # Between two pages there is nothing to ask.
            with contextlib.suppress(Error):
                current, focus, cards, path = self.page.evaluate(_STATE)
                return current, focus, cards, path
            time.sleep(0.01)

    def stands(self) -> bool:
        """Wait until the keyboard stands on the card that is being read; a focus that is lost is counted."""
        until = time.monotonic() + 5
        while time.monotonic() < until:
            current, focus, _, _ = self.state()
            if current and current == focus:
                return True
            time.sleep(0.01)
        self.lost += 1
        return False

    def answer(self, way: str) -> None:
        """Give one answer with keys."""
        press = self.page.keyboard.press
        self.done[way] += 1
        if way == "up":
            return press("a")
        if way == "advice":
            press("e")
            return press("Enter")
        press({"reason": "3", "change": "1", "other": "0"}[way])
        # The keyboard stands in the note now: an untouched one goes with Enter, one's own words with Ctrl.
        if way == "change":
            press("Tab")
            press("Tab")
        if way == "other":
            self.page.keyboard.type("a, r, e: words of one's own")
            return press("Control+Enter")
        return press("Enter")

    def gone(self, before: tuple[str, str, int, str]) -> None:
        """Wait until an answer has changed the page."""
        until = time.monotonic() + 30
        while time.monotonic() < until:
            now = self.state()
            if now[0] != before[0] or now[2] != before[2]:
                return
            time.sleep(0.005)
        raise TimeoutError("an answer changed nothing")

    def read(self, ways: Iterator[str], pause: float) -> None:
        """Answer the card that the keyboard stands on."""
        if not self.stands():
            # Whoever has lost the place finds it again with the key for the next one.
            self.page.keyboard.press("j")
            self.stands()
        time.sleep(pause)
        before = self.state()
        self.answer(next(ways))
        self.gone(before)

    def spans(self) -> list[float]:
        """Return, and forget, the milliseconds from the key to the next card on the screen."""
        time.sleep(0.1)
        found: list[float] = self.page.evaluate("JSON.parse(sessionStorage.getItem('spans') || '[]')")
        self.page.evaluate("sessionStorage.removeItem('spans')")
        return found


def told(what: str, spans: list[float]) -> None:
    """Print the times from an answer to the next card."""
    late = sorted(spans)[int(len(spans) * 0.95)]
    print(f"{what}: {statistics.median(spans):.0f} ms, p95 {late:.0f} ms of {len(spans)} (goal ≤ 150)")


def main() -> None:
    """Print times, how often the focus was lost, and what was decided."""
    with site.folder() as made:
        folder, port = Path(made) / "desk", site.free_port()
        site.fill(folder, 0, POSTS)
        with site.house(folder, port):
            base, cookie = f"http://127.0.0.1:{port}", deciding.enter(folder, port, "bench")
            with browser(base, cookie) as page:
                hands, ways = Hands(page), cycle(WAYS)
                page.goto(f"{base}/desk")
                while sum(hands.done.values()) < POSTS - CARDS:
                    page.keyboard.press("j")
                    while hands.state()[2]:
                        hands.read(ways, LIST)
                    # At the end of a page the keyboard stands on the way to the next one.
                    if page.evaluate("document.activeElement.rel") != "next":
                        hands.lost += 1
                        page.focus("a[rel=next]")
                    with page.expect_navigation():
                        page.keyboard.press("Enter")
                told("an answer to the next card, on the list", hands.spans())
                page.goto(f"{base}/desk")
                page.focus(".desk-head button")
                page.keyboard.press("Enter")
                page.wait_for_url("**/desk/posts/*")
                # Somebody who leads is handed what others asked advice on, too: here every answer is a last one.
                last = cycle(way for way in WAYS if way != "advice")
                while "/desk/posts/" in page.url and sum(hands.done.values()) < POSTS:
                    hands.read(last, CARD)
                told("an answer to the next card, card by card", hands.spans())
        store = sqlite3.connect(folder / "hideout.db")
        made_of = store.execute("SELECT COUNT(*), COUNT(DISTINCT revision) FROM decisions").fetchone()
        store.close()
        print(
            f"{sum(hands.done.values())} posts by keyboard alone {dict(hands.done)}: {hands.lost} lost focuses (goal 0),"
            f" {made_of[0]} decisions of {made_of[1]} posts"
        )


if __name__ == "__main__":
    main()
