"""Misread, hurt, not listened to: one sincere word, and what was meant is taken up; an answer is taken as an answer."""

from __future__ import annotations

import asyncio

import pytest
from bits import sections, walk

from companion import listener, mistake, repair
from companion.answer import answer
from companion.lines import is_question, lines_of
from companion.replied import core_of, picks
from companion.talk import Talk
from companion.trace import hear
from hideout.language import BY_CODE

APOLOGY = {"repair", "repair.hurt", "repair.not", "huh", "mistake"}
PROTESTS = [
    ("ja", ["つかれた", "え？"]),
    ("ja", ["つかれた", "は？"]),
    ("ja", ["つかれた", "ちがう"]),
    ("ja", ["つかれた", "そうじゃない"]),
    ("ja", ["つかれた", "ひどくない？"]),
    ("ja", ["つかれた", "え いやな感じってなに 傷ついた"]),
    ("ja", ["つかれた", "何言ってんの"]),
    ("ja", ["つかれた", "それ私のこと？"]),
    ("ja", ["ペット死んだ", "ひどくない？死んだんだよ"]),
    ("ja", ["つかれた", "聞いてる？"]),
    ("ja", ["つかれた", "ちゃんと読んでないでしょ"]),
    ("ja_Hira", ["つかれた", "それ ひどいよ"]),
    ("ja_Hira", ["つかれた", "はなしきいてる？"]),
    ("en", ["im tired", "what?"]),
    ("en", ["im tired", "thats not what i said"]),
    ("en", ["im tired", "no i mean my friend"]),
    ("en", ["im tired", "ur not listening"]),
    ("en", ["im tired", "are you even reading"]),
    ("en", ["im tired", "thats kinda mean"]),
    ("en", ["im tired", "ur doing the same thing"]),
    ("en", ["im tired", "are you calling me lazy"]),
]
# What was meant is answered, behind the apology.
MEANT = [
    ("ja", ["だるい", "そうじゃなくて 学校がつらい"], "school.ack"),
    ("ja", ["友達がつらそう", "わたしじゃなくて友達の話"], "friend.ack"),
    ("en", ["my best friend is sad", "not me my FRIEND"], "friends.ack"),
    ("en", ["im tired", "no i mean i am scared"], "scared.ack"),
]
# "He is mean", "not red but blue": told of others, or of nothing that the lamp said.
TOLD = [
    ("ja", ["学校がつらい", "先生ひどいよね毎日みんなの前でわたしだけ怒るの"]),
    ("ja", ["犬がすき", "先生に言われて傷ついたことがある、ずっと前に"]),
    ("ja", ["ラーメンたべた", "赤じゃなくて青がすき"]),
    ("en", ["school is hard", "my teacher is so mean to me every single day"]),
    ("en", ["i had lunch", "its not red but blue that i like"]),
]


@pytest.mark.parametrize(("language", "lines"), PROTESTS)
def test_a_protest_gets_one_sincere_word_and_no_subject_on_top(language: str, lines: list[str]) -> None:
    _, said = walk(lines, language)
    found = sections(said[-1], language)
    assert found & APOLOGY, said[-1]
    assert len([line for line in said[-1] if sections((line,), language) & APOLOGY]) == 1


@pytest.mark.parametrize(("language", "lines", "section"), MEANT)
def test_what_was_meant_is_taken_up(language: str, lines: list[str], section: str) -> None:
    _, said = walk(lines, language)
    assert "repair" in sections(said[-1], language) and section in sections(said[-1], language), said[-1]


@pytest.mark.parametrize(("language", "lines"), TOLD)
def test_what_others_did_is_no_protest(language: str, lines: list[str]) -> None:
    _, said = walk(lines, language)
    assert not sections(said[-1], language) & APOLOGY, said[-1]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "うそごめん"),
        ("ja", "ごめん いいすぎた"),
        ("ja_Hira", "いいすぎた"),
        ("en", "sorry that was mean"),
    ],
)
def test_what_is_taken_back_is_received_kindly(language: str, line: str) -> None:
    _, said = walk(["つかれた" if language != "en" else "im tired", line], language)
    assert {"repair.kind", "repair.kind.more"} <= sections(said[-1], language)


def _asked(section: str, place: int, line: str, language: str = "ja") -> tuple[str, ...]:
    """Return the reply to a line after the lamp asked this very question."""
    talk = Talk.begin(started=0, seed=3, opening=listener.opening(language, 3))
    begun = "ひま" if language != "en" else "im bored"
    course, verdict = hear(talk, begun)
    talk = talk.visitor(begun, course, verdict).lamp((lines_of(language)[section][place],))
    course, verdict = hear(talk, line)
    return asyncio.run(answer(talk.visitor(line, course, verdict), verdict, language, None)).sentences


@pytest.mark.parametrize(
    ("section", "place", "line", "language"),
    [
        ("easy.ask", 0, "雨", "ja"),
        ("easy.ask", 0, "くもりかな", "ja"),
        ("easy.ask", 0, "あめ", "ja_Hira"),
        ("easy.ask", 3, "さびしい", "ja"),
        ("game.ask", 1, "ひとり", "ja"),
        ("game.ask", 1, "ひとり", "ja_Hira"),
        ("bullying.ask", 3, "夜", "ja"),
        ("sad.ask", 2, "夜", "ja"),
        ("sad.ask", 2, "night", "en"),
        ("tired.ask", 2, "朝", "ja"),
        ("school.ask", 0, "体育", "ja"),
    ],
)
def test_an_answer_to_the_lamps_question_is_an_answer(
    section: str, place: int, line: str, language: str
) -> None:
    said = _asked(section, place, line, language)
    found = sections(said, language)
    assert "answer.ack" in found, said
    assert not any(
        name in found for name in ("weather.ack", "lonely.ack", "goodbye", "goodbye.night", "unread")
    )


@pytest.mark.parametrize("language", sorted(BY_CODE))
def test_a_yes_to_may_i_ask_opens_the_door(language: str) -> None:
    for line in {"en": ["yes", "yeah ask me", "go ahead"]}.get(language, ["うん聞いて", "うん", "きいて"]):
        assert "answer.begin" in sections(_asked("smalltalk.ask", 0, line, language), language)


def test_an_answer_is_one_of_the_words_of_the_question() -> None:
    assert core_of("うーん、ひとりかな") == "ひとり" and core_of("くもりです") == "くもり"
    assert picks("雨", "いまの気分は、晴れ、くもり、雨の、どれに近いですか。")
    assert picks("あめ", "はれ、くもり、{雨|あめ}の、どれですか。")
    assert picks("both body", "Is it more your body or your mood that is tired?")
    assert not picks("ねこ", "いまの気分は、晴れ、くもり、雨の、どれに近いですか。")


def test_what_a_line_is_not_about_is_no_subject() -> None:
    assert mistake.instead("勉強じゃなくて つきあってる") == ("勉強", "つきあってる")
    assert "exam" in mistake.denied("勉強じゃなくて つきあってる") and "school" in mistake.denied(
        "im not at school rn"
    )
    assert repair.complains("聞いてる？") and not repair.complains("学校に行ってる")


@pytest.mark.parametrize("language", sorted(BY_CODE))
@pytest.mark.parametrize("section", ["smalltalk", "open"])
def test_neutral_words_claim_nothing(section: str, language: str) -> None:
    claims = (
        "つらい",
        "しんどい",
        "おもい こと",
        "重い",
        "いやな",
        "よかった",
        "なるほど",
        "hard",
        "heavy",
        "hurt",
        "good",
        "so that",
    )
    for line in lines_of(language)[f"{section}.ack"]:
        assert not is_question(line) and not any(word in line.lower() for word in claims), line
