"""A letter is written, let go, printed or saved; a real browser shows that no word of it leaves the page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from playwright.sync_api import Page, Request

WORDS = "きょうの手紙 zq7"
SECRET = "zq7"
LETTER = "#letter"
# What a browser fetches on its own, in its own time, about any page of ours.
OWN_TIME = ("/pictures/icon.svg", "/manifest.webmanifest", "/sw.js", "/offline")


def watch(page: Page) -> list[str]:
    """Return a list that grows with everything the browser sends: method, address, headers, body."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "GET" and request.url.endswith(OWN_TIME):
            return
        body = unquote_to_bytes(request.post_data_buffer or b"").decode("utf-8", "replace")
        head = " ".join(f"{name}: {value}" for name, value in request.headers.items())
        sent.append(f"{request.method} {request.url} {head} {body}")

    page.context.on("request", note)
    return sent


def kept(page: Page) -> str:
    """Return everything that a page can leave behind in a browser, as text."""
    here: str = page.evaluate(
        """async () => JSON.stringify([
            {...localStorage}, {...sessionStorage}, document.cookie, location.href, history.state,
            await indexedDB.databases(), document.documentElement.outerHTML,
        ])"""
    )
    return here + str(page.context.cookies())


def write(page: Page) -> list[str]:
    """Open the room, write a letter key by key, and return what the browser sends from then on."""
    page.goto("/rooms/letters", wait_until="networkidle")
    sent = watch(page)
    page.locator(LETTER).press_sequentially(WORDS)
    assert page.locator(LETTER).input_value() == WORDS
    return sent


def test_the_watch_would_notice(page: Page, site: Any) -> None:
    sent = write(page)
    page.evaluate("words => fetch('/healthz', {method: 'POST', body: words}).catch(() => {})", WORDS)
    page.wait_for_timeout(300)
    assert any(SECRET in line for line in sent)


def test_the_pen_alone_sends_nothing(page: Page, site: Any) -> None:
    sent = write(page)
    page.locator(LETTER).press("Enter")
    page.locator(LETTER).press("Control+Enter")
    page.wait_for_timeout(500)
    assert sent == []
    assert SECRET not in kept(page)


@pytest.mark.parametrize("way", ["plant", "tear", "fold"])
def test_a_letter_let_go_is_gone(page: Page, site: Any, way: str) -> None:
    sent = write(page)
    page.locator(f"[data-way={way}]").click()
    shown = page.locator(f"[data-scene={way}]")
    shown.wait_for(state="visible")
    assert page.locator("[data-scene]:visible").count() == 1
    assert page.locator(LETTER).input_value() == ""
    page.locator("[data-again]").click()
    assert page.evaluate("document.activeElement.id") == "letter"
    page.locator(LETTER).press("Control+z")
    assert page.locator(LETTER).input_value() == ""
    page.wait_for_timeout(500)
    assert sent == []
    assert SECRET not in kept(page)


def test_saving_makes_a_file_here_and_says_first_who_can_open_it(page: Page, site: Any) -> None:
    sent = write(page)
    page.locator(".letter-keep summary").click()
    assert "だれでも開けます" in page.locator(".letter-keep").inner_text()
    with page.expect_download() as download:
        page.locator("[data-keep=save]").click()
    assert download.value.suggested_filename == "memo.txt"
    assert Path(download.value.path()).read_text("utf-8") == WORDS
    assert not [line for line in sent if "blob:" not in line.partition(" ")[2][:5]]
    page.locator("[data-saved]").wait_for(state="visible")


def test_a_printed_letter_is_whole_and_leaves_no_copy(page: Page, site: Any) -> None:
    sent = write(page)
    # The print dialog would wait for a person: what the page does around it is what is looked at.
    page.evaluate("() => { window.print = () => { dispatchEvent(new Event('beforeprint')); "
                  "window.onPaper = document.querySelector('.letter-copy').textContent; "
                  "dispatchEvent(new Event('afterprint')); }; }")  # fmt: skip
    page.locator(".letter-keep summary").click()
    page.locator("[data-keep=print]").click()
    assert page.evaluate("window.onPaper") == WORDS
    assert page.locator(".letter-copy").text_content() == ""
    assert sent == []


def test_leaving_the_page_takes_the_words_along(page: Page, site: Any) -> None:
    sent = write(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.locator(LETTER).input_value() == ""
    page.locator(LETTER).press_sequentially(WORDS)
    page.locator(".home").click()
    page.wait_for_url("**/house*")
    page.go_back(wait_until="commit")
    page.locator(LETTER).wait_for()
    assert page.locator(LETTER).input_value() == ""
    assert not [line for line in sent if SECRET in line]
    page.reload()
    assert page.locator(LETTER).input_value() == ""


def test_without_script_one_can_write_and_is_told_what_happens(
    open_browser: Callable[..., Page], site: Any
) -> None:
    page = open_browser(script=False)
    page.goto("/rooms/letters")
    sent = watch(page)
    page.locator(LETTER).fill(WORDS)
    page.locator(LETTER).press("Enter")
    assert page.locator("[data-way]:visible").count() == 0
    assert page.locator(".notice:visible").count() == 1
    assert sent == []
