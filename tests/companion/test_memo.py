"""The note holds what the visitor told or said yes to, in the visitor's own matters; what was denied is gone."""

from __future__ import annotations

import asyncio

import pytest

from companion import telling
from companion.answer import answer
from companion.memo import memo
from companion.rehearsal import begin
from companion.talk import CARD, Talk
from moderation.course import hear


def played(*lines: str, language: str = "en") -> Talk:
    """Play these lines through the order of the site, without a model."""
    talk = begin(language)
    for line in lines:
        course, verdict = hear(talk.course, line)
        talk = asyncio.run(answer(talk.visitor(line, course, verdict), verdict, language, None)).talk
    return talk


def found(*lines: str, language: str = "en") -> set[str]:
    note = memo(played(*lines, language=language), language)
    return {*note.matters, *note.kinds}


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["no its my own phone. im asking if a person reads this"]),
        ("en", ["its like 30 people. nobody said stop", "no im in my room"]),
        ("en", ["my dad says im a waste of space lol", "no i dont want to die. he just says im useless"]),
        ("ja_Hira", ["けいくんがいやなことをいう", "ううん、いのちじゃない。けいくんがくさいって"]),
        ("ja_Hira", ["ひるやすみ。みんな はなす、わたし わからない", "あぶない ない。ともだち ほしい だけ"]),
    ],
)
def test_a_guess_is_no_wish_to_die(language: str, lines: list[str]) -> None:
    assert found(*lines, language=language).isdisjoint(telling.DEATH)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "i want to die"),
        ("en", "sometimes i think id rather be dead than fail"),
        ("ja", "もう死にたい"),
        ("ja_Hira", "きえたい"),
    ],
)
def test_a_wish_that_was_told_stays_until_it_is_taken_back(language: str, told: str) -> None:
    joke = "just joking" if language == "en" else "うそだよ、じょうだん"
    unsure = "no not now. i just mean it feels that bad" if language == "en" else "いまは ちがう"
    denial = "no i dont want to die" if language == "en" else "ううん、しにたくない"
    assert "suicide" in found(told, language=language)
    assert "suicide" in found(told, joke, language=language)
    assert "suicide" in found(told, unsure, language=language)
    assert "suicide" not in found(told, denial, language=language)
    assert "suicide" in found(told, denial, told, language=language)


def test_a_yes_to_the_question_about_dying_is_told() -> None:
    assert telling.after((), (), "Do you want to die right now?", "yes") == ("suicide",)
    assert telling.after((), (), "Does it get so bad that you do not want to live?", "yes") == ("suicide",)
    assert telling.after(
        (), (), "はっきり {聞|き}きます、{死|し}にたいと {思|おも}う ことが ありますか。", "うん"
    ) == ("suicide",)
    assert telling.after((), (), "いま、しにたいと 思って いますか。", "うん") == ("suicide",)
    assert telling.after((), (), "Is the place where you are now dangerous?", "yes") == ()
    assert telling.after(("suicide",), (), "I asked before: is the wish to die still there now?", "no") == ()
    assert telling.after(("abuse",), (), "Is that person near you now?", "no") == ("abuse",)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("my stepdad hit me again today", "abuse"),
        ("nobody sees me eat and i hate it", "eating"),
        ("i dont eat much lately", "eating"),
        ("いえを おいだされた", "put_out"),
        ("my friend says she wants to die", "third_party"),
        ("everyone in class bullies me", "bullying"),
        ("クラスの子に無視される", "bullying"),
        ("いえに かえるの こわい", "family"),
        ("I cannot sleep.", "sleep"),
        ("ねれない", "sleep"),
    ],
)
def test_what_was_told_has_its_line(line: str, name: str) -> None:
    assert name in found(line)


def test_what_somebody_else_feels_is_not_the_visitors() -> None:
    assert "sleep" not in found("my stepdad hit me", "hes asleep now i think")
    assert "sleep" not in found("im gonna sleep in the park i guess", "can you tell me a place i can sleep")
    assert "anger" not in found("stay near who? they hate me")
    assert "suicide" not in found("友だちが死にたいって言ってる", language="ja")
    assert "suicide" in found("友だちが死にたいって言ってる。わたしも死にたい", language="ja")


def test_what_it_is_not_about_goes() -> None:
    home = ["ママにいったらおこられる"]
    assert "family" in found(*home, language="ja_Hira")
    assert "family" not in found(*home, "いえじゃないよ。がっこうのけいくん", language="ja_Hira")
    talk = played("my dad yells all day", "its not my dad")
    assert "family" not in {*talk.named, *memo(talk, "en").matters}


def test_what_was_told_survives_when_older_turns_fall_off() -> None:
    talk = played("i want to die", *(f"we had lunch {count}" for count in range(20)))
    assert "i want to die" not in [turn.text for turn in talk.turns]
    assert "suicide" in memo(talk, "en").kinds and talk.course.level >= CARD
