"""What the team wrote, as visitors meet it: shelves by language, quiet when empty, and what a board asks this week."""

import pytest

from hideout.clock import DAY, HOUR, now, span_of_week, week_of
from hideout.store import pieces
from tests.desk.pieces import Author

STORIES, QUESTIONS = "/rooms/ways/stories", "/rooms/people/questions"


@pytest.fixture
def author(store):
    return Author(store)


@pytest.mark.parametrize(
    ("language", "stories", "questions"),
    [
        ("ja", "お話は、これから来ます", "しつもんとこたえは、これから来ます"),
        ("en", "Stories will come", "Questions and answers will come"),
        ("ja_Hira", "まだ からっぽです", "まだ からっぽです"),
    ],
)
def test_an_empty_shelf_says_that_stories_will_come_and_invents_none(visitor, language, stories, questions):
    page = visitor.open(f"{STORIES}?lang={language}")
    assert stories in page and "<article" not in page
    assert questions in visitor.open(f"{QUESTIONS}?lang={language}")
    for room in ("murmurs", "ways", "shelf"):
        assert 'class="piece' not in visitor.open(f"/rooms/{room}?lang={language}")


def test_the_rooms_lead_to_their_shelves(visitor):
    assert f'href="{STORIES}"' in visitor.open("/rooms/ways")
    assert f'href="{QUESTIONS}"' in visitor.open("/rooms/people")
    assert 'href="/rooms/ways"' in visitor.open(STORIES) and 'href="/rooms/people"' in visitor.open(QUESTIONS)
    assert f'href="{STORIES}?lang=en"' in visitor.open("/rooms/ways?lang=en")


def test_a_story_is_on_the_shelf_and_on_a_page_of_its_own(visitor, author):
    piece = author.put("up", "## {朝|あさ}\n\nお{茶|ちゃ}をのんだ。<b>x</b>", title="{雪|ゆき}の日")
    shelf = visitor.open(STORIES)
    assert f'href="{STORIES}/{piece}"' in shelf and ">雪の日</a>" in shelf and "お茶" not in shelf
    page = visitor.open(f"{STORIES}/{piece}")
    assert (
        "<h2>雪の日</h2>" in page and "<h3>朝</h3>" in page and "お茶をのんだ。&lt;b&gt;x&lt;/b&gt;" in page
    )
    assert 'href="/leave' in page and 'href="/help' in page and "<title>雪" not in page
    easy = visitor.open(f"{STORIES}/{piece}?lang=ja_Hira")
    assert "<ruby>雪<rt>ゆき</rt></ruby>" in easy and "お<ruby>茶<rt>ちゃ</rt></ruby>" in easy


def test_readings_come_and_go_with_the_reading_help(visitor, author):
    path = f"{STORIES}/{author.put('up', '{雪|ゆき}')}"
    assert "雪" in visitor.open(path) and "<rt>ゆき" not in visitor.open(path)
    # Readings belong to easy Japanese, which is where the reading help leads.
    asked = visitor.post("/look", {"furigana": "on", "back": path})
    assert "<rt>ゆき" in visitor.open(asked.headers["location"])
    visitor.post("/look?lang=ja_Hira", {"furigana": "off", "back": path})
    assert "<rt>ゆき" not in visitor.open(f"{path}?lang=ja_Hira")


def test_everybody_sees_the_shelf_in_their_language(visitor, author):
    author.put("up", "words", title="日本語のお話")
    author.put("up", "words", title="An English story", language="en")
    assert "日本語のお話" in visitor.open(STORIES) and "English story" not in visitor.open(STORIES)
    assert "An English story" in visitor.open(f"{STORIES}?lang=en")
    # Where there is nothing in easy Japanese yet, there is the other; and once there is, that.
    assert "日本語のお話" in visitor.open(f"{STORIES}?lang=ja_Hira")
    author.put("up", "words", title="やさしいお話", language="ja_Hira")
    easy = visitor.open(f"{STORIES}?lang=ja_Hira")
    assert "やさしいお話" in easy and "日本語のお話" not in easy


def test_questions_open_and_close_without_script(visitor, author):
    author.put("up", "はい。**お金**はいりません。", kind="answer", title="お金はいりますか")
    page = visitor.open(QUESTIONS)
    assert "<summary>お金はいりますか</summary>" in page and "<strong>お金</strong>" in page
    assert author.put("up", kind="answer") and "a title" not in visitor.open(STORIES)


def test_a_long_shelf_has_pages(visitor, author):
    for number in range(21):
        author.put("up", title=f"story {number}")
    first = visitor.open(STORIES)
    assert first.count('class="button quiet" href="/rooms/ways/stories/') == 20
    more = first.partition('rel="next" href="')[2].partition('"')[0]
    second = visitor.open(more)
    assert second.count('href="/rooms/ways/stories/') == 1 and f'href="{STORIES}"' in second
    assert visitor.open(f"{STORIES}?after=nothing").count('href="/rooms/ways/stories/') == 20


def test_a_board_asks_what_belongs_to_this_week(visitor, author):
    author.put("up", "{今日|きょう}の**ひとつ**は？", kind="prompt", board="murmurs", title="こんしゅう")
    page = visitor.open("/rooms/murmurs")
    assert "今日の<strong>ひとつ</strong>は？" in page and '<p class="large-line">こんしゅう</p>' in page
    assert "<rt>きょう</rt>" in visitor.open("/rooms/murmurs?lang=ja_Hira")
    for other in ("/rooms/ways", "/rooms/shelf", "/rooms/murmurs?lang=en"):
        assert "ひとつ" not in visitor.open(other)
    # It is still there for whoever gets the form back.
    again = visitor.post("/rooms/murmurs/posts", {"once": "", "text": "words"})
    assert again.status_code == 422 and "ひとつ" in again.text


@pytest.mark.parametrize("district", ["", "/d/demo"])
def test_kept_pages_follow_the_clock_wherever_it_jumps(app, visitor, author, monkeypatch, district):
    from hideout.store import districts

    app.state.store.now(districts.save, "demo", "見本市", "Sample City")
    app.state.districts.fill(app.state.store.now(districts.everything))
    story, answer = author.put("read", title="qzqstory"), author.put("read", title="qzqanswer", kind="answer")
    week = week_of(now() + 14 * DAY, "Asia/Tokyo")
    prompt = author.put("read", "qzqprompt", kind="prompt", week=week)
    begins, over = span_of_week(week, "Asia/Tokyo")
    for piece in (story, answer):
        assert author.show(piece, begins, over)
    assert author.show(prompt, 0)
    start = now()
    exits = (STORIES, f"{STORIES}/{story}", QUESTIONS, "/rooms/murmurs")
    for moment, seen in (
        (start, False), (begins - 60, False), (begins + 5, True), (over - 60, True), (over + 5, False),
        (begins + HOUR, True), (start - DAY, False), (over + 400 * DAY, False), (begins + DAY, True),
    ):  # fmt: skip
        monkeypatch.setenv("HIDEOUT_CLOCK", str(moment - start))
        for path in exits:
            text = visitor.client.get(district + path).text
            assert ("qzq" in text) == seen, (path, moment - begins)
    # And they follow every act of the desk at once.
    author.store.now(pieces.withdraw, story, now())
    assert visitor.client.get(f"{district}{STORIES}/{story}").status_code == 404
    assert "qzq" not in visitor.open(district + STORIES)


def test_an_edit_changes_nothing_until_it_was_read_and_put_up(visitor, author):
    piece = author.put("up", "qzqold")
    path = f"{STORIES}/{piece}"
    author.save(piece, body="qzqnew")
    author.offered(piece)
    assert author.answer(piece, "approve")
    assert "qzqold" in visitor.open(path) and "qzqnew" not in visitor.open(path)
    assert author.show(piece, now())
    assert "qzqnew" in visitor.open(path) and "qzqold" not in visitor.open(path)


def test_nothing_of_it_stays_on_the_tablet(visitor, author):
    piece = author.put("up")
    for path in (STORIES, f"{STORIES}/{piece}", QUESTIONS, "/rooms/murmurs"):
        answer = visitor.client.get(path)
        assert answer.headers["cache-control"] == "no-store" and "etag" not in answer.headers
        assert "set-cookie" not in answer.headers and "Accept-Language" in answer.headers["vary"]
    for kind in ("xyz", "..%2F..", "0" * 18):
        assert visitor.client.get(f"{STORIES}/{kind}").status_code == 404
    # A piece of another kind is no story.
    assert visitor.client.get(f"{STORIES}/{author.put('up', kind='answer')}").status_code == 404
