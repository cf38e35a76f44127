"""A guess that is denied folds the card, and so does a friend found safe; what was told, and what is new, keeps it open."""

from __future__ import annotations

import asyncio

import pytest

from companion.answer import answer
from companion.danger import HIGH
from companion.lines import lines_of
from companion.rehearsal import begin
from companion.talk import CARD, Talk
from moderation.course import hear

DIRECT = [f"two.{kind}.ask" for kind in HIGH] + ["two.now", "two.again", "two.later", "two.card"]


def played(*lines: str, language: str = "en") -> tuple[Talk, list[tuple[str, ...]]]:
    """Play these lines through the order of the site, without a model; return the talk and the replies."""
    talk, replies = begin(language), []
    for line in lines:
        course, verdict = hear(talk.course, line)
        reply = asyncio.run(answer(talk.visitor(line, course, verdict), verdict, language, None))
        talk = reply.talk
        replies.append(reply.sentences)
    return talk, replies


def said(replies: list[tuple[str, ...]], *names: str, language: str = "en") -> bool:
    spoken = {line for reply in replies for line in reply}
    return any(not spoken.isdisjoint(lines_of(language)[name]) for name in names)


GUESSED = [
    ("en", "everything would be quiet then", "no im ok. i just dont like looking at it"),
    ("en", "no its my own phone. im asking if a person reads this", "im safe, thats not what i mean"),
    ("ja", "どうせもう戻らないし", "そういうことじゃないです"),
    ("ja_Hira", "どうせ もう もどらない", "ううん、いのちじゃない。けいくんがくさいって"),
]


@pytest.mark.parametrize(("language", "guessed", "denied"), GUESSED)
def test_a_guess_that_is_denied_is_let_go_in_kind_words(language: str, guessed: str, denied: str) -> None:
    talk, replies = played(guessed, denied, language=language)
    assert talk.alarm == "denied" and talk.course.level >= CARD
    assert replies[-1][0] in lines_of(language)["eased.denied"]
    assert replies[-1][1] in lines_of(language)["eased.folded"]
    more = ["I like my cat", "we had curry"] if language == "en" else ["ねこがすき", "カレーをたべた"]
    _, replies = played(guessed, denied, *more, language=language)
    assert not said(replies[2:], *DIRECT, "eased.denied", language=language)


@pytest.mark.parametrize(("language", "guessed", "denied"), GUESSED)
def test_something_new_raises_at_once_after_a_denial(language: str, guessed: str, denied: str) -> None:
    wish = "i want to die" if language == "en" else "しにたい"
    talk, replies = played(guessed, denied, wish, language=language)
    assert talk.alarm == "told" and not talk.eased
    assert replies[-1][0] in lines_of(language)["two.death.ack"]
    assert replies[-1][1] in lines_of(language)["two.death.ask"]


@pytest.mark.parametrize(
    "lines",
    [
        ("i want to die", "no im safe"),
        ("i want to die", "WHAT no lol i was joking. chill"),
        ("i want to die", "no i dont want to die"),
        ("my stepdad hit me again today", "no im safe"),
        ("im going to kill myself tonight, everything is ready", "no im safe"),
    ],
)
def test_what_was_told_keeps_its_card_whatever_follows(lines: tuple[str, ...]) -> None:
    talk, _ = played(*lines)
    assert talk.alarm == "told" and not talk.eased and talk.course.level >= CARD


@pytest.mark.parametrize(
    "lines",
    [
        # Before anything was asked, and after a question about something else, a no is none to this.
        ("no its my own phone. im asking if a person reads this",),
        ("everything would be quiet then", "no not now"),
        ("everything would be quiet then", "idk maybe"),
        ("everything would be quiet then", "nobody likes me"),
        # Where somebody hardly eats, a no may hide it.
        ("i have to leave the house tonight", "everything would be quiet then", "no im safe"),
        ("i cant eat, i feel bad", "everything would be quiet then", "no im safe"),
    ],
)
def test_what_is_no_clear_denial_eases_nothing(lines: tuple[str, ...]) -> None:
    assert not played(*lines)[0].eased


FRIEND = {
    "en": "my friend wrote me something like goodbye and now he doesnt answer",
    "ja": "友だちが遺書みたいなLINEを送ってきて、電話に出ない",
    "ja_Hira": "ともだちが しにたいって いって、でんわに でない",
}
SAFE = [
    ("en", "they found him. hes ok. hes crying"),
    ("en", "no its over. he's safe, his mum is with him"),
    ("en", "shes with her parents now"),
    ("ja", "見つかった。無事だった"),
    ("ja", "お母さんがそばにいるって"),
    ("ja", "先生が友だちといっしょにいる"),
    ("ja_Hira", "みつかった。だいじょうぶだった"),
]


@pytest.mark.parametrize(("language", "safe"), SAFE)
def test_a_friend_found_safe_is_heard_and_the_alarm_ends(language: str, safe: str) -> None:
    talk, replies = played(FRIEND[language], safe, language=language)
    assert talk.alarm == "over" and talk.course.level >= CARD
    assert replies[-1][0] in lines_of(language)["eased.over"]
    assert replies[-1][1] in lines_of(language)["eased.right"]
    thanks = "thank you lamp. mum made me tea" if language == "en" else "ありがとう"
    _, replies = played(FRIEND[language], safe, thanks, language=language)
    alarms = [f"three.friend.{part}" for part in ("go", "card", "here")] + ["three.after.card"]
    assert not said(replies[-1:], *alarms, *DIRECT, language=language)


def test_who_told_an_adult_is_told_that_it_was_right() -> None:
    _, replies = played(FRIEND["en"], "i woke my mum up", "they found him, hes safe")
    assert replies[-1][1] in lines_of("en")["eased.told"]


@pytest.mark.parametrize(
    "unsure",
    [
        "i hope hes ok",
        "is he ok?",
        "he says hes fine",
        "they found him. hes not breathing",
        "they found him but hes unconscious",
        "hes not ok",
        "what if hes safe",
    ],
)
def test_hope_is_no_news(unsure: str) -> None:
    assert not played(FRIEND["en"], unsure)[0].eased


def test_new_danger_for_the_friend_raises_again_at_once() -> None:
    talk, replies = played(FRIEND["en"], "they found him, hes safe", FRIEND["en"])
    assert talk.alarm == "told" and not talk.eased
    assert replies[-1][0] in lines_of("en")["three.friend.go"]


def test_an_own_wish_told_beside_it_does_not_end_with_the_friends_danger() -> None:
    assert not played(FRIEND["en"], "i want to die too", "they found him, hes safe")[0].eased


def test_the_alarm_travels_in_the_seal_and_nothing_else_is_believed() -> None:
    talk, _ = played(FRIEND["en"], "they found him, hes safe")
    assert Talk.from_dict(talk.to_dict()) == talk
    for bent in ("calm", None, 1):
        with pytest.raises(ValueError):
            Talk.from_dict(talk.to_dict() | {"alarm": bent})


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "so should i wake up my mum?"),
        ("en", "can i call my teacher about it"),
        ("ja", "お母さんを起こしたほうがいい？"),
        ("ja_Hira", "ママを おこしても いい？"),
    ],
)
def test_whether_to_wake_somebody_is_answered_with_yes(language: str, asked: str) -> None:
    _, replies = played(FRIEND[language], asked, language=language)
    assert replies[-1][0] in lines_of(language)["waking"]
    assert replies[-1][1] in lines_of(language)["first.friend"]
    wish = "i want to die" if language == "en" else "しにたい"
    _, replies = played(wish, asked, language=language)
    kind = "asked.tell" if "teacher" in asked else "waking"
    assert replies[-1][0] in lines_of(language)[kind]
    assert replies[-1][1] in lines_of(language)["asked.tell.more" if "teacher" in asked else "barrier.first"]


def test_who_is_hurt_at_home_is_not_told_to_wake_them() -> None:
    _, replies = played("my stepdad hit me again today", "should i wake my mum?")
    assert not said(replies, "waking")


def test_the_first_sentence_about_a_friend_is_about_the_friend() -> None:
    _, replies = played(FRIEND["en"], "ok im scared. what do i say to her")
    assert said(replies, "first.friend") and not said(replies, "barrier.first")
    _, replies = played(FRIEND["en"], "they found him, hes safe", "i feel guilty that i broke my promise")
    assert replies[-1][0] in lines_of("en")["asked.betray"]


def test_a_joke_after_a_guess_changes_nothing_as_the_page_about_it_says() -> None:
    assert not played("everything would be quiet then", "no lol i was joking")[0].eased
