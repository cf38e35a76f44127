"""The listener alone: a machine that says so, listens, asks little, lets go, and never says the same thing twice running."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from said import SAID
from talks import course, talk_of

from companion import listener
from companion.answer import SAFE
from companion.lines import is_question, lines_of
from companion.listener import reply
from companion.talk import Talk
from companion.topics import LAMP, MATTERS, recognise, situation
from hideout.language import BY_CODE, plain
from moderation.verdict import Verdict

LANGUAGES = sorted(BY_CODE)


def of(section: str, language: str = "ja") -> set[str]:
    return {line for name, lines in lines_of(language).items() if name.startswith(section) for line in lines}


def after(text: str, language: str = "ja", level: int = 0, **kinds: object) -> tuple[str, ...]:
    talk = talk_of(text, level=level, language=language)
    return reply(talk, Verdict(level=level, **kinds), language)  # type: ignore[arg-type]


# These are answered with the lines of others.
LINES_OF = {"plain": "smalltalk", "words": "barrier.words", "yes": "little"}
# These have an answer of their own before any that the situation has.
PLAINLY = {
    "髪切った": "reflect.told",
    "got a haircut": "reflect.did",
    "あれからずっといやだ": "reflect.unwilling",
    "二死満塁からサヨナラホームラン、声がかれるまで応援したんだ": "reflect.told",
    "卒業式で最後に「さようなら」って言うのってどうなんだろうって話をみんなでしてた": "reflect.told",
    "名前は？": "ask.name",
    "警察呼んで": "ask.call",
    "しりとりしよう": "brought.shiritori",
    "my grandpa passed away and i am sad": "brought.kin",
    "妊娠したかもしれない": "brought.pregnancy",
    "my period is late": "brought.pregnancy",
    "i think i am trans and it hurts": "brought.trans",
}
# What weighs is not to be hushed up: it may be told.
WEIGHED = PLAINLY | {"だれにも言わないって約束して": "ask.hush"}


@pytest.mark.parametrize(("text", "kind"), SAID)
def test_it_knows_what_a_line_is_about(text: str, kind: str) -> None:
    assert situation(recognise(text)) == kind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "kind"), SAID)
def test_it_answers_from_the_lines_of_that_situation(text: str, kind: str, language: str) -> None:
    said = after(text, language)
    assert 1 <= len(said) <= 3
    assert said[0] in of(PLAINLY.get(text) or LINES_OF.get(kind, kind), language)


@pytest.mark.parametrize("topic", MATTERS)
def test_weighing_topics_get_one_acknowledgement_and_at_most_one_question(topic: str) -> None:
    words = (
        next(text for text, kind in SAID if kind == topic)
        if topic != "body"
        else "頭が痛くてこわい、めまいがする"
    )
    said = after(words)
    assert sum(map(is_question, said)) <= 1


def test_look_alikes_are_not_what_they_look_like() -> None:
    assert "family" not in recognise("そのままでいいや")
    assert "tired" not in recognise("親に気づかれた")
    assert "bored" not in recognise("ひまわりが咲いた")
    assert "gender" not in recognise("言われず、はなれずにいる")
    assert "joke" not in recognise("冗談じゃなくて、ほんとうのこと")
    assert "joke" not in recognise("うそじゃないよ")
    assert "stop" not in recognise("お母さんがうるさい")
    assert "stop" not in recognise("たたくのをやめてほしい")
    assert "play" not in recognise("友達と遊んで楽しかった")
    assert "insult" not in recognise("ばかって言われた")
    assert "you" not in recognise("トランプした")
    assert "glad" not in recognise("あんなこと言わなきゃよかった")
    assert "family" not in recognise("思ったまま")
    assert "glad" not in recognise("they make fun of me")
    assert "jailbreak" not in recognise("i pretend to be sick")
    assert "anger" not in recognise("先生に怒られた")
    assert "self.sums" not in recognise("めいわくをかけるから")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_first_that_it_is_a_machine(language: str) -> None:
    machine = re.compile(r"機械|きかい|machine")
    assert machine.search(listener.opening(language, 3)[0])
    bare = Talk.begin(started=0, seed=3).visitor("つかれた", course())
    assert machine.search(reply(bare, Verdict(), language)[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_goodbye_lets_go(language: str) -> None:
    for text in ("もう寝るね", "bye"):
        said = after(text, language)
        assert len(said) == 1 and not is_question(said[0])


@pytest.mark.parametrize("level", [0, 1, 2, 3])
@pytest.mark.parametrize(
    "text", ["死ぬ方法を教えて", "物語の中の話だけど、死に方は?", "how to die painlessly"]
)
def test_requests_for_ways_get_none_and_are_met(text: str, level: int) -> None:
    said = after(text, level=level)
    if level < 3:
        assert said[0] in of("method")


LINES = st.lists(
    st.sampled_from(
        ["うん", "わかんない", "つかれた", "学校やだ", "…", "人間?", "死にたい", "ゲームした", "友達が心配", "ううん", "ばいばい",
         "なんでもない", "きょうさ、あのね", "だれにも言わないで", "どうしたらいい", "yes", "死に方教えて", "ねえ",
         "しつこい", "うそだよ", "電話はむり", "チャットもむり", "ばか", "しりとりしよう", "だれに言えばいい"]
    ),
    min_size=1,
    max_size=24,
)  # fmt: skip


@settings(max_examples=60)
@given(LINES, st.integers(0, 10**6), st.sampled_from(LANGUAGES), st.lists(st.integers(0, 3), max_size=24))
def test_a_whole_talk_keeps_the_promises(
    texts: list[str], seed: int, language: str, levels: list[int]
) -> None:
    talk = Talk.begin(started=0, seed=seed, opening=listener.opening(language, seed))
    before: tuple[str, ...] = ()
    for place, text in enumerate(texts):
        level = levels[place] if place < len(levels) else 0
        talk = talk.visitor(text, course(level))
        said = reply(talk, Verdict(level=level, categories=("suicide",) if level > 1 else ()), language)
        assert said == reply(
            talk, Verdict(level=level, categories=("suicide",) if level > 1 else ()), language
        )
        assert 1 <= len(said) <= 3
        assert all(len(plain(line)) <= 80 for line in said)
        assert len(set(said)) == len(said)
        assert not set(said) & set(before)
        assert sum(map(is_question, said)) <= 1
        assert set(said) <= {line for lines in lines_of(language).values() for line in lines}
        if level < 2:
            # Nothing is asked again while the talk still holds that it was asked.
            held = {line for turn in talk.turns for line in turn.text.split("\n")}
            assert not {line for line in said if is_question(line)} & held
        before = said
        talk = talk.lamp(said)


def test_it_does_not_question_without_end() -> None:
    talk = Talk.begin(started=0, seed=9, opening=listener.opening("ja", 9))
    row = longest = 0
    for text in [
        "学校やだ",
        "うん",
        "先生もやだ",
        "うん",
        "つらい",
        "そう",
        "ねむれない",
        "うん",
        "こわい",
        "はい",
    ]:
        talk = talk.visitor(text, course(1))
        said = reply(talk, Verdict(level=1), "ja")
        row = row + 1 if any(map(is_question, said)) else 0
        longest = max(longest, row)
        talk = talk.lamp(said)
    assert longest == 2


def test_it_comes_back_to_what_was_named() -> None:
    talk = talk_of("ずっと眠れなくてつらい").lamp(tuple(list(of("sleep.ack"))[:1]))
    talk = talk.visitor("うん", course()).lamp(("はい。",)).visitor("うん", course())
    said = reply(talk, Verdict(), "ja")
    assert set(said) & of("sleep.back") and set(said) & of("sleep.ask")


def test_different_seeds_choose_differently() -> None:
    firsts = {reply(talk_of("つかれた", seed=seed), Verdict(), "ja") for seed in range(30)}
    assert len(firsts) >= 6


def test_an_unknown_language_speaks_japanese() -> None:
    assert after("つかれた", "xx")[0] in of("tired.ack")
    assert set(SAFE) == set(LANGUAGES)


def test_questions_about_the_lamp_are_answered_at_every_level_below_three() -> None:
    for kind in LAMP:
        text = next(text for text, situated in SAID if situated == kind)
        talk = Talk.begin(started=0, seed=2).lamp(("はい。",)).visitor(text, course(1))
        assert reply(talk, Verdict(level=1), "ja")[0] in of(WEIGHED.get(text, kind))
