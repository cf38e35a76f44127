"""How long reading takes, as visitors are told: from the figures of the desk, or plainly that nobody can say."""

import html
import re
from dataclasses import replace

import pytest

from hideout.clock import DAY, HOUR, MINUTE, now
from hideout.store import decisions, figures
from tests.test_promise import arrive, choose
from tests.test_promise import reader as add_reader

UNKNOWN = "How long that takes, we cannot say well just now. It can be hours, or the next day."
HOUR_OR_LESS = "These days nine of ten slips are read within an hour."


def told(page: str) -> str:
    """Return the line about waiting as plain text."""
    line = re.search(r'<p class="waiting">(.*?)</p>', page, re.S)
    assert line
    return " ".join(html.unescape(re.sub(r"<rt>.*?</rt>|<[^>]+>", "", line[1])).split())


@pytest.fixture
def config(config):
    """Return a site whose readers are awake all day, so that the hour of the test says nothing."""
    return replace(config, reading_from=0, reading_to=24)


def answered(store, spans, *, ago=HOUR):
    """Let posts have been answered after so many seconds each."""
    who = add_reader(store)
    for number, span in enumerate(spans):
        card = arrive(store, f"t{number}", f"r{number}")
        at = now() - ago
        store.now(
            lambda db, id=card["id"], at=at - span: db.run(
                "UPDATE posts SET arrived = :at, since = :at WHERE id = :id", {"at": at, "id": id}
            )
        )
        assert store.now(decisions.decide, choose(card, who, "approve"), at)


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([], UNKNOWN),
        ([MINUTE] * 9, UNKNOWN),
        ([MINUTE] * 10, HOUR_OR_LESS),
        ([MINUTE] * 9 + [DAY], HOUR_OR_LESS),
        ([HOUR] * 10, HOUR_OR_LESS),
        ([MINUTE] * 8 + [HOUR + 1] * 2, "These days nine of ten slips are read within 2 hours."),
        ([MINUTE] * 5 + [20 * HOUR] * 5, "These days nine of ten slips are read within 20 hours."),
        ([60 * HOUR] * 12, "These days nine of ten slips are read within 60 hours."),
    ],
)
def test_the_line_is_what_was_measured(person, store, spans, words):
    answered(store, spans)
    line = told(person("en").open("/rooms/murmurs"))
    assert line == f"A person reads every slip before it appears. {words}"
    measured = store.now(figures.waits, now() - 7 * DAY)
    if len(spans) >= 10:
        hours = int((re.search(r"within (\d+) hours", line) or [0, 1])[1])
        assert (hours - 1) * HOUR < measured["p90"] <= hours * HOUR or measured["p90"] <= HOUR


def test_every_language_says_it(person, store):
    answered(store, [20 * HOUR] * 10)
    for language, words in (
        ("ja", "このごろは、10枚のうち9枚を、20時間以内に読んでいます。"),
        ("ja-Hira", "このごろは、10まいのうち 9まいを、20時間たたないうちに 読んでいます。"),
        ("en", "These days nine of ten slips are read within 20 hours."),
    ):
        assert words in told(person(language).open("/rooms/murmurs"))


def test_long_ago_says_nothing(person, store):
    answered(store, [MINUTE] * 20, ago=8 * DAY)
    assert UNKNOWN in told(person("en").open("/rooms/murmurs"))


def test_the_receipt_and_the_status_say_the_same(person, store):
    answered(store, [3 * HOUR] * 10)
    somebody = person("en")
    line = told(somebody.open("/rooms/murmurs"))
    answer = somebody.leave("a slip")
    assert told(somebody.open(answer.headers["location"])) == line and "within 3 hours" in line


def test_what_waits_for_longer_is_said_too(person, store):
    answered(store, [MINUTE] * 10)
    for number in range(5):
        card = arrive(store, f"old {number}", f"old {number}")
        store.now(
            lambda db, id=card["id"]: db.run(
                "UPDATE posts SET arrived = :at WHERE id = :id", {"at": now() - 30 * HOUR, "id": id}
            )
        )
    assert "has waited 30 hours" in told(person("en").open("/rooms/murmurs"))


def test_waiting_says_percentiles_and_oldest(store):
    who, at = add_reader(store), now()
    nothing = figures.Waiting(median=None, p90=None, oldest=None)
    assert store.now(figures.waiting, at) == nothing
    for number in range(10):
        if number == 9:
            assert store.now(figures.waiting, at + 9 * HOUR) == nothing, "nine are too few for nine of ten"
        card = arrive(store, f"t{number}", f"r{number}")
        store.now(decisions.decide, choose(card, who, "approve"), at + (number + 1) * HOUR)
    arrive(store, "left", "left")
    waits = store.now(figures.waiting, at + 11 * HOUR)
    assert abs(waits.median - 5 * HOUR) <= 2 and abs(waits.p90 - 9 * HOUR) <= 2
    assert waits.oldest is None, "of a single waiting post the age would tell when somebody wrote"
    for number in range(4):
        arrive(store, f"more {number}", f"more {number}")
    assert abs(store.now(figures.waiting, at + 11 * HOUR).oldest - 11 * HOUR) <= 2
    assert store.now(figures.waiting, at + 30 * DAY).median is None, (
        "what took long a month ago says nothing now"
    )
