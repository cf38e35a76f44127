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


@pytest.mark.parametrize(
    "text",
    [
        "v o u  a g o r a. n ã o  a v i s e m  m e u  p a i",
        "g u s t o k o n a m a m a t a y",
        "m u ố n c h ế t",
        "q u i e r o m o r i r m e",
    ],
)
def test_letters_written_one_by_one_are_parted_in_other_languages_too(text):
    assert screen("chat", text).level >= 2


@pytest.mark.parametrize("text", ["f e l i z  s e x t a! b e i j o s", "c h ú c m ừ n g s i n h n h ậ t"])
def test_what_is_harmless_stays_so_letter_by_letter(text):
    assert screen("chat", text).level == 0
