"""A letter is written, let go, printed or saved; a real browser shows that no word of it leaves the page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from playwright.sync_api import Dialog, Page, Request, expect

WORDS = "きょうの手紙 zq7"
SECRET = "zq7"
LETTER = "#letter"
EXIT = "http://127.0.0.1:9/weather"
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


@pytest.mark.parametrize("blank", ["", " \n "], ids=["nothing", "blanks"])
@pytest.mark.parametrize("way", ["plant", "tear", "fold"])
def test_an_empty_paper_does_not_become_a_letter(page: Page, site: Any, way: str, blank: str) -> None:
    page.goto("/rooms/letters", wait_until="networkidle")
    page.locator(LETTER).fill(blank)
    expect(page.locator("[data-empty]")).to_be_hidden()
    page.locator(f"[data-way={way}]").click()
    expect(page.locator("[data-empty]")).to_be_visible()
    assert page.locator("[data-scene]:visible").count() == 0
    page.locator(LETTER).press_sequentially("a")
    expect(page.locator("[data-empty]")).to_be_hidden()


def asked(page: Page, *, stay: bool) -> list[str]:
    """Answer whatever the browser asks and return the kinds of what it asked, as they come."""
    kinds: list[str] = []

    def answer(dialog: Dialog) -> None:
        kinds.append(dialog.type)
        if stay:
            dialog.dismiss()
        else:
            dialog.accept()

    page.on("dialog", answer)
    return kinds


def switch(page: Page) -> None:
    """Press the first of the reading helps, which loads the page again."""
    page.locator("button[name=large]").click(no_wait_after=True)
    page.wait_for_timeout(400)


def test_a_reading_help_asks_before_words_are_lost(page: Page, site: Any) -> None:
    write(page)
    kinds = asked(page, stay=True)
    switch(page)
    assert kinds == ["beforeunload"]
    assert page.locator(LETTER).input_value() == WORDS
    page.locator(LETTER).fill("")
    switch(page)
    page.wait_for_load_state()
    assert kinds == ["beforeunload"]


def test_nothing_is_asked_after_a_letter_was_let_go(page: Page, site: Any) -> None:
    write(page)
    kinds = asked(page, stay=False)
    page.locator("[data-way=plant]").click()
    page.locator(".letter-gone a").click()
    page.wait_for_url("**/house*")
    assert kinds == []


@pytest.mark.parametrize("way", ["link", "keys"])
def test_the_way_out_is_never_held_up_by_a_letter(page: Page, site: Any, way: str) -> None:
    page.context.route("http://127.0.0.1:9/**", lambda route: route.fulfill(body="sunny"))
    write(page)
    kinds = asked(page, stay=True)
    if way == "link":
        page.locator(".way-out").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    expect(page).to_have_url(EXIT)
    assert kinds == []


def test_the_way_out_is_free_even_if_its_own_script_does_not_come(page: Page, site: Any) -> None:
    page.context.route("http://127.0.0.1:9/**", lambda route: route.fulfill(body="sunny"))
    page.route("**/js/leave.js", lambda route: route.abort())
    write(page)
    kinds = asked(page, stay=True)
    page.locator(".way-out").click()
    expect(page).to_have_url(EXIT)
    assert kinds == []


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
    page.goto("/rooms/letters", wait_until="networkidle")
    sent = watch(page)
    page.locator(LETTER).fill(WORDS)
    page.locator(LETTER).press("Enter")
    assert page.locator("[data-way]:visible").count() == 0
    assert page.locator(".notice:visible").count() == 1
    assert sent == []
