"""Words drawn, mirrored, dotted or taken apart are read plainly, and what only looks like that stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.drawn import redraw
from moderation.hangul import compose
from moderation.normalise import fold
from moderation.parted import close
from moderation.reading import read
from moderation.triage import screen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ι ωαηт тσ ѕℓєєρ", "i want to sleep"),
        ("ɪ ᴄᴀɴᴛ ꜱʟᴇᴇᴘ", "i cant sleep"),
        ("g0t wh@t i n33d", "g0t wh t i n33d"),
        ("r a ! n y", "rainy"),
        ("tr.ờ.i m.ư.a", "troi mua"),
        ("a.k.a rain", "aka rain"),
    ],
)
def test_drawn_and_dotted_words_are_read_plainly(text: str, words: str) -> None:
    assert read(text).words.text == words


def test_leet_inside_words_is_read() -> None:
    assert read("g0t wh@t i n33d").leet.text == "got what i need"


@pytest.mark.parametrize(
    "text", ["мама мыла раму", "και το νερο", "5μm", "β test", "( ・ω・ )", "e.g. this", "ok. so. no"]
)
def test_another_script_and_a_stop_stay_as_they_are(text: str) -> None:
    view, _ = fold(text)
    assert redraw(view.text) == view.text
    assert close(view, set()).text == view.text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("ㅂ ㅣ ㄱ ㅏ ㅇ ㅗ ㄴ ㄷ ㅏ", "비가온다"),
        ("ㄴㅜㄴㅇㅣ 와", "눈이 와"),
        ("바ㄹㅏㅁ", "바람"),
        ("ㅅㅣㄹㅎㅇㅓ", "싫어"),
        ("ㄱㅗㅏㄴㄱㅖ", "관계"),
        ("바ㄹ아", "발아"),
    ],
)
def test_korean_letters_apart_are_syllables(text: str, whole: str) -> None:
    reading = read(text)
    assert reading.words.text == whole
    assert all(
        0 <= start < end <= len(text)
        for start, end in zip(reading.words.starts, reading.words.ends, strict=True)
    )


@pytest.mark.parametrize(
    "text", ["ㅋㅋㅋㅋ", "ㅅㅂㅠㅠ", "ㅇㅈ ㄹㅇ", "했다ㅋㅋ 진짜", "ㄱㅅㄱㅅ", "간다ㅎㅎ응"]
)
def test_korean_laughter_stays_laughter(text: str) -> None:
    view, _ = fold(text)
    assert compose(view).text == view.text


@pytest.mark.parametrize(
    "text",
    [
        ".eid ot tnaw i  read it backwards",
        "eid ot tnaw i (its reversed lol)",
        "いたにし。逆から読んで",
        "いたえき　後ろから読んでみて",
        "ǝᴉp oʇ ʇuɐʍ I",
    ],
)
def test_a_mirrored_wish_is_heard_with_the_words_that_say_so(text: str) -> None:
    verdict = screen("chat", text)
    assert verdict.level == 2
    assert all(0 <= span.start < span.end <= len(text) for one in verdict.findings for span in one.spans)


@pytest.mark.parametrize(
    "text", ["racecar is the same backwards", "i put my hoodie on backwards", "逆から読んでも同じことば"]
)
def test_talk_of_reading_backwards_is_no_wish(text: str) -> None:
    assert screen("chat", text).level < 2


@given(st.text(alphabet="ωαηт aeι.!|ㄱㅏㄴㅣ가나ㅠ读逆ɐǝ", max_size=80))
def test_every_view_of_a_disguise_leads_back(text: str) -> None:
    reading = read(text)
    for view in (reading.words, reading.run, reading.mirror.view):
        assert len(view.text) == len(view.starts) == len(view.ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends, strict=True))
