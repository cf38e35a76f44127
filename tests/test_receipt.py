"""Receipts: the word lists are kind and unmistakable, and what is copied by hand is read back."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hideout.receipt import BITS, LISTS, code, parse, stored, word_list, words

KEY = b"k" * 32
CODES = st.integers(0, 2**BITS - 1)
ROWS = {
    "あ": "あかさたなはまやらわ",
    "い": "いきしちにひみり",
    "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれ",
    "お": "おこそとのほもよろを",
}
VOWEL = {kana: vowel for vowel, row in ROWS.items() for kana in row}
SMALL = str.maketrans("ぁぃぅぇぉっゃゅょ", "あいうえおつやゆよ")


def bones(word: str) -> str:
    """A word without voicing marks, small kana and lengthened vowels."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).translate(
        SMALL
    )
    kept = ""
    for kana in plain:
        vowel = VOWEL.get(kept[-1:])
        if not (vowel and (kana == vowel or (vowel + kana) in ("おう", "えい"))):
            kept += kana
    return kept


def katakana(text: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


@pytest.mark.parametrize("language", LISTS)
def test_a_list_has_1024_words_that_cannot_be_taken_for_each_other(language):
    known = word_list(language)
    assert len(known) == len(set(known)) == 1024
    ordered = sorted(known)
    assert not [pair for pair in pairwise(ordered) if pair[1].startswith(pair[0])]


def test_japanese_words_are_short_and_differ_by_more_than_a_mark():
    known = word_list("ja")
    assert not [word for word in known if not re.fullmatch("[ぁ-ゖ]{2,5}", word)]
    assert bones("がっこう") == bones("かっこう") and bones("おうじ") == "おし"
    assert len({bones(word) for word in known}) == 1024


def test_english_words_are_told_apart_by_four_letters():
    known = word_list("en")
    assert not [word for word in known if not re.fullmatch("[a-z]{3,8}", word)]
    assert len({word[:4] for word in known}) == 1024


@pytest.mark.parametrize(
    ("language", "unwanted"),
    [
        ("ja", "なわ ひも はさみ ほうちょう くすり さけ びょういん おばけ おに ち ほね はか かみさま でんしゃ せんろ はし やね かわ うみ りす"),
        ("en", "rope knife blade pill gun bridge train tower cliff river wine beer grave bone ghost god church pear pair flower flour"),
    ],
)  # fmt: skip
def test_no_word_frightens_or_sounds_like_another(language, unwanted):
    assert not set(unwanted.split()) & set(word_list(language))


def test_a_token_always_gives_the_same_forty_bits():
    assert code(KEY, "once") == code(KEY, "once")
    assert code(KEY, "once") != code(KEY, "twice") != code(b"other", "twice")
    assert all(0 <= code(KEY, str(n)) < 2**BITS for n in range(500))
    assert max(code(KEY, str(n)) for n in range(500)) > 2 ** (BITS - 1)


def test_what_is_stored_does_not_tell_the_code():
    assert re.fullmatch("[0-9a-f]{64}", stored(KEY, 7))
    assert len({stored(KEY, 7), stored(KEY, 8), stored(b"other", 7)}) == 3
    assert stored(KEY, code(KEY, "once")) != f"{code(KEY, 'once'):064x}"


@given(CODES, st.sampled_from(["ja", "ja_Hira", "en"]))
def test_four_words_say_the_number(number, language):
    said = words(number, language)
    assert len(said) == 4 and set(said) <= set(word_list("en" if language == "en" else "ja"))
    assert parse(" ".join(said)) == number


@given(
    CODES,
    st.sampled_from(
        [" ", "　", "・", "､", "、", "，", ",", "-", "－", "ー", "\n", "\r\n", " ・ ", "/", "。", "\t"]
    ),
)
def test_any_separator_will_do(number, between):
    for language in LISTS:
        assert parse(f"  {between.join(words(number, language))}\n") == number


@given(CODES)
def test_width_case_and_kana_make_no_difference(number):
    japanese, english = "・".join(words(number, "ja")), "-".join(words(number, "en"))
    half = {
        full: chr(half)
        for half in range(0xFF66, 0xFF9E)
        for full in [unicodedata.normalize("NFKC", chr(half))]
    }
    narrow = "".join(half.get(c, c) for c in unicodedata.normalize("NFD", katakana(japanese)))
    narrow = narrow.replace("\u3099", "ﾞ").replace("\u309a", "ﾟ")
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in english)
    for typed in (
        katakana(japanese),
        narrow,
        unicodedata.normalize("NFD", japanese),
        english.upper(),
        wide,
        wide.title(),
    ):
        assert parse(typed) == number, typed


def test_what_is_not_a_receipt_is_nothing():
    ja, en = words(12345, "ja"), words(12345, "en")
    for text in (
        "",
        " ",
        " ".join(ja[:3]),
        " ".join([*ja, ja[0]]),
        " ".join([*ja[:3], en[3]]),
        "x " * 4,
    ):
        assert parse(text) is None
    assert parse(" ".join([*ja[:3], ja[3] + "ん"])) is None
    assert parse("".join(ja)) == parse("".join(en)) == 12345


@given(st.text(max_size=60))
def test_reading_never_raises(text):
    assert parse(text) is None or 0 <= parse(text) < 2**BITS


@pytest.mark.parametrize("number", [-1, 2**BITS])
def test_a_number_that_does_not_fit_is_refused(number):
    with pytest.raises(ValueError):
        words(number, "ja")


def test_both_lists_count_alike():
    for n in (0, 1, 511, 1023):
        assert words(n, "ja")[3] == word_list("ja")[n] and words(n, "en")[3] == word_list("en")[n]
    assert words(1023 << 30, "en")[0] == word_list("en")[1023]
