"""A story's whole way in a real browser: who writes, who reads it a second time, who finds it; with and without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from hideout.clock import now
from hideout.store import open_store
from moderation import staffing
from tests.walks.conftest import PHONE, TABLET, Server
from tests.walks.test_access import problems


@pytest.fixture
def sign_in(open_browser, site: Server):
    """Return a maker of people at the desk, each with a role, come in through a one-time link."""

    def make(name: str, role: str, **how) -> Page:
        store = open_store(site.folder / "data")
        if not store.now(lambda db: db.one("SELECT 1 FROM staff WHERE name = :name", {"name": name})):
            staffing.invite(store, name, role, now())
        token = staffing.sign_in_link(store, name, now())
        store.close()
        page = open_browser(**how)
        page.goto(f"/desk/enter/{token}")
        page.locator("main form button").first.click()
        expect(page).to_have_url(re.compile("/desk(/welcome)?$"))
        return page

    return make


def write(page: Page, kind: str, title: str, body: str, language: str = "ja") -> str:
    """Write a piece, look at it first, offer it, and return its address."""
    page.goto("/desk/content")
    page.locator(f'a[href$="/new?kind={kind}"]').click()
    page.select_option("#language", language)
    page.fill("#title", title)
    page.fill("#body", body)
    page.locator('button[value="preview"]').click()
    expect(page.locator(".as-visitors")).to_be_visible()
    page.locator('button[value="offer"]').click()
    expect(page).to_have_url(re.compile(r"/desk/content/[0-9a-f]{18}$"))
    return page.url


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_story_goes_from_the_writer_to_the_child(sign_in, open_browser, script):
    title = f"雪の{'朝' if script else '夜'}のこと"
    writer = sign_in("かきて", "lead", script=script)
    address = write(
        writer,
        "story",
        title,
        "## {朝|あさ}\n\nお{茶|ちゃ}をのんだ。\n\n[読む](https://example.org/)",
        "ja_Hira",
    )
    # Whoever wrote it finds no button to approve it.
    expect(writer.locator('form[action$="/approve"]')).to_have_count(0)
    child = open_browser(script=script, size=PHONE)
    child.goto("/rooms/ways?lang=ja_Hira")
    child.locator('a[href^="/rooms/ways/stories"]').click()
    expect(child.get_by_text(title)).to_have_count(0)

    reader = sign_in("よみて", "reader", script=script, size=TABLET)
    reader.locator('.beside a[href="/desk/content"]').click()
    reader.get_by_role("link", name=title).click()
    expect(reader.locator(".as-visitors rt").first).to_have_text("あさ")
    # axe itself needs script.
    assert not script or not problems(reader)
    reader.locator('form[action$="/approve"] button').click()
    expect(reader.locator('form[action$="/approve"]')).to_have_count(0)

    writer.goto(address)
    writer.locator('form[action$="/up"] button').click()
    expect(writer.locator('form[action$="/withdraw"]')).to_be_visible()
    child.reload()
    child.get_by_role("link", name=title).click()
    story = child.locator("article.story")
    expect(story.locator("h2")).to_have_text(title)
    expect(story.locator("rt").first).to_have_text("あさ")
    expect(story.locator('a[href="https://example.org/"]')).to_be_visible()
    expect(story).to_contain_text("(example.org)")
    assert child.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not script or not problems(child)

    writer.locator('form[action$="/withdraw"] button').click()
    assert child.reload().status == 404


def test_two_who_write_at_once_lose_no_word(sign_in):
    first, second = sign_in("かきて", "lead"), sign_in("もうひとり", "lead")
    address = write(first, "answer", "お金はいりますか", "いりません。")
    for page, words in ((first, "はじめの人のことば"), (second, "ふたりめのことば")):
        page.goto(f"{address}/edit")
        page.fill("#body", words)
    second.locator('button[value="save"]').click()
    expect(second).to_have_url(address)
    first.locator('button[value="save"]').click()
    expect(first.locator('[role="alert"]')).to_be_visible()
    expect(first.locator("#body")).to_have_value("はじめの人のことば")
    expect(first.locator(".as-visitors")).to_contain_text("ふたりめのことば")
    assert not problems(first)


def test_a_prompt_is_written_read_and_put_up_by_keyboard_alone(sign_in, open_browser):
    writer, reader = sign_in("かきて", "lead"), sign_in("よみて", "reader")
    writer.goto("/desk/content")

    def press(page: Page, selector: str) -> None:
        """Tab until the wanted thing has the focus and can be seen to have it, then press Enter."""
        wanted = page.locator(selector).first
        for _ in range(80):
            if wanted.evaluate("e => e === document.activeElement"):
                outline = wanted.evaluate("e => getComputedStyle(e).outlineStyle")
                assert outline != "none", selector
                page.keyboard.press("Enter")
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"not reached by Tab: {selector}")

    press(writer, 'a[href$="/new?kind=prompt"]')
    writer.locator("#body").focus()
    writer.keyboard.type("さいきん、ほっとしたのはどんなとき？")
    press(writer, 'button[value="offer"]')
    expect(writer).to_have_url(re.compile(r"/desk/content/[0-9a-f]{18}$"))
    reader.goto(writer.url)
    press(reader, 'form[action$="/approve"] button')
    expect(reader.locator('form[action$="/approve"]')).to_have_count(0)
    writer.reload()
    press(writer, 'form[action$="/up"] button')
    expect(writer.locator('form[action$="/up"]')).to_have_count(1)
    child = open_browser()
    child.goto("/rooms/murmurs")
    expect(child.locator(".prompt")).to_contain_text("ほっとしたのはどんなとき")
    assert not problems(child)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_every_page_of_it_is_whole_for_everybody(sign_in, dark, size):
    writer = sign_in("かきて", "lead", dark=dark, size=size)
    address = write(
        writer, "answer", "これは{誰|だれ}が読みますか？" * 3, "消えたいと書いた人の{話|はなし}。" * 20
    )
    pages = (
        "/desk/content",
        "/desk/content/new?kind=prompt",
        address,
        f"{address}/edit",
        f"{address}/preview",
    )
    for path in pages:
        writer.goto(path)
        assert not problems(writer), path
        assert writer.evaluate("document.documentElement.scrollWidth") <= size["width"], path
        low = writer.eval_on_selector_all(
            "main a.button, main button, main input:not([type=hidden]), main select, main textarea, main summary, main li > a",
            "all => all.filter(e => e.offsetParent !== null).map(e => [e.textContent.trim().slice(0, 20), e.getBoundingClientRect().height]).filter(e => e[1] < 44)",
        )
        assert not low, (path, low)
