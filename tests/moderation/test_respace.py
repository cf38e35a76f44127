"""Letters without spaces are parted into words, where all of them are common ones."""

import pytest

from moderation.reading import read
from moderation.respace import respace
from moderation.triage import screen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("i t o o k t h e m a l l", "i took them all"),
        ("h-e w-o-n-t s-t-o-p", "he wont stop"),
        ("ihatemylifesomuch", "i hate my life so much"),
        ("hewontstophittingme", "he wont stop hitting me"),
    ],
)
def test_letters_in_one_run_are_the_words_they_are(text, words):
    assert read(text).words.text == words


@pytest.mark.parametrize(
    "text",
    [
        "shinitaidesu",
        "queromorrer",
        "quieromorirme",
        "nagpapakamatay",
        "something",
        "tutteenohito",
        "screenshot",
        "tocando",
        "hermana",
        "lastimando",
        "okaasan",
        "hairitai",
        "caricaturas",
        "apprenticeship",
        "notification",
    ],
)
def test_a_word_of_any_language_stays_whole(text):
    assert read(text).words.text == text


def test_what_was_parted_keeps_its_place_in_the_original():
    text = "ok... i t o o k t h e m a l l"
    view = read(text).words
    start = view.text.index("took")
    span = view.span(start, start + len("took"))
    assert text[span.start : span.end] == "t o o k"


def test_a_cry_in_one_run_is_heard_and_a_cheerful_one_is_not():
    assert screen("chat", "i t o o k t h e m a l l").level >= 2
    assert screen("chat", "hewontstophittingme").level >= 2
    assert screen("chat", "ilovethissongsomuch").level == 0


def test_a_run_longer_than_a_sentence_is_left_alone():
    view = read("ihatemylife" * 5_000).plain
    assert respace(view, apart=True) is view
