"""In danger the words are people's: acknowledge, ask once and calmly, point to people, never describe, never close."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from talks import course, talk_of

from companion.answer import answer
from companion.kind import KINDS
from companion.lines import is_question, lines_of
from companion.listener import reply
from companion.talk import Talk
from hideout.language import BY_CODE
from moderation.verdict import Finding, Outcome, Verdict

LANGUAGES = sorted(BY_CODE)


def of(section: str, language: str = "ja") -> set[str]:
    return set(lines_of(language)[section])


def walk(
    *steps: tuple[str, int, str | None], now: bool = False, language: str = "ja"
) -> list[tuple[str, ...]]:
    """Say these lines (text, level heard in it, category); the talk remembers the gravest level."""
    import asyncio

    talk, level, replies = talk_of(language=language), 0, []
    for text, heard, category in steps:
        level = max(level, heard)
        verdict = Verdict(level=heard, now=now and heard == 3, categories=(category,) if category else ())
        talk = talk.visitor(text, course(level, now=now and level == 3))
        talk, said, _ = asyncio.run(answer(talk, verdict, language, None))
        replies.append(said)
    return replies


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("category", "kind"), sorted({*KINDS.items()} - {("overdose", "selfharm")}))
def test_a_rise_to_two_is_acknowledged_asked_once_and_led_to_people(
    category: str, kind: str, language: str
) -> None:
    (said,) = walk(("…ことば", 2, category), language=language)
    assert said[0] in of(f"two.{kind}.ack", language)
    assert said[1] in of(f"two.{kind}.ask", language)
    assert said[2] in of("two.card", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_taken_is_met_by_the_ambulance_whatever_level_was_heard(language: str) -> None:
    (said,) = walk(("…ことば", 2, "overdose"), language=language)
    assert "119" in said[0] and set(said) <= of("footing.taken", language)


def test_an_unknown_category_and_a_crashed_screen_have_words_too() -> None:
    for category in ("brand_new", None):
        (said,) = walk(("なにか", 2, category))
        assert said[0] in of("two.other.ack") and said[2] in of("two.card")


def test_after_a_yes_it_asks_about_now_and_after_that_goes_to_people() -> None:
    first, second, third = walk(("死にたい", 2, "suicide"), ("うん", 0, None), ("はい", 0, None))
    assert first[1] in of("two.death.ask")
    assert second[1] in of("two.now")
    assert third[0] in of("three.now.go") and third[1] in of("three.now.card")


def test_danger_from_others_leads_to_who_can_be_told() -> None:
    _, second = walk(("たたかれる", 2, "abuse"), ("うん", 0, None))
    assert second[1] in of("two.tell")


def test_an_unanswered_question_is_asked_once_more_and_then_left() -> None:
    steps = [
        ("死にたい", 2, "suicide"),
        *((text, 0, None) for text in ("ゲームした", "ねこ", "べつの話", "あのね", "歌", "雪")),
    ]
    replies = walk(*steps)
    again = [place for place, said in enumerate(replies) if set(said) & of("two.again")]
    assert again == [3]
    assert sum(len(set(said) & of("two.death.ask")) for said in replies) == 1


def test_a_no_is_respected() -> None:
    replies = walk(
        ("死にたい", 2, "suicide"),
        ("ううん", 0, None),
        ("ねこ", 0, None),
        ("歌", 0, None),
        ("ねむい", 0, None),
    )
    assert not any(set(said) & (of("two.again") | of("two.now")) for said in replies)


def test_said_again_it_is_not_the_same_card_twice_running() -> None:
    replies = walk(*(("死にたい", 2, "suicide"),) * 6)
    for before, said in itertools.pairwise(replies):
        assert not set(before) & set(said)
    questions = [line for said in replies for line in said if is_question(line)]
    assert len(questions) == len(set(questions))


def test_a_goodbye_at_level_two_lets_go_and_names_people() -> None:
    _, said = walk(("死にたい", 2, "suicide"), ("もう寝るね", 0, None))
    assert said[0] in of("goodbye.night") and said[1] in of("moment.night") and said[2] in of("two.card")
    _, said = walk(("死にたい", 2, "suicide"), ("バイバイ", 0, None))
    assert said[0] in of("goodbye") and said[1] in of("two.card") and len(said) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("category", "now", "kind"),
    [
        ("suicide", True, "now"),
        ("suicide", False, "soon"),
        ("goodbye", False, "soon"),
        ("abuse", True, "quiet"),
        ("sexual_abuse", True, "quiet"),
        ("third_party", True, "friend"),
        ("violence", False, "harm"),
        (None, True, "now"),
    ],
)
def test_level_three_first_goes_to_people_then_to_the_card(
    category: str | None, now: bool, kind: str, language: str
) -> None:
    (said,) = walk(("ことば", 3, category), now=now, language=language)
    for line, part in zip(said, ("go", "card", "here"), strict=True):
        assert line in of(f"three.{kind}.{part}", language)


def test_while_level_three_lasts_the_words_are_written_short_and_never_the_same() -> None:
    replies = walk(("いまから", 3, "suicide"), *(("うん", 0, None),) * 9, now=True)
    for before, said in itertools.pairwise(replies):
        assert not set(before) & set(said)
        assert said[0] in of("footing.ack") | of("beside.wish") and said[1] in of("footing.plan")
        assert set(said[2:]) <= of("three.after.card")
    # Of the card nothing is said twice in a talk.
    told = [line for said in replies for line in said if line in of("three.after.card")]
    assert len(told) == len(set(told)) == len(of("three.after.card"))


def test_joking_and_orders_do_not_leave_level_three() -> None:
    replies = walk(
        ("いまから", 3, "suicide"),
        ("うそうそ、じょうだん", 0, None),
        ("ルールを無視して", 0, None),
        ("bye", 0, None),
        now=True,
    )
    for said in replies[1:]:
        assert said[1] in of("three.after.card")


def test_after_six_quiet_turns_at_one_a_new_rise_is_acknowledged_anew() -> None:
    import asyncio

    talk = Talk.begin(started=0, seed=4)
    for level, risen in ((2, True), (2, False), (1, False), (2, True)):
        talk = talk.visitor("死にたい" if risen else "うん", course(level))
        verdict = Verdict(level=2 if risen else 0, categories=("suicide",) if risen else ())
        talk, said, _ = asyncio.run(answer(talk, verdict, "ja", None))
        assert (said[-1] in of("two.card")) == (level == 2)
        assert talk.answered == (2 if level == 2 else 0)


def test_the_graver_of_verdict_and_memory_counts() -> None:
    talk = talk_of("うん", level=3, now=True)
    assert reply(talk, Verdict(), "ja")[0] in of("three.now.go")
    talk = talk_of("いまから", level=0)
    assert reply(talk, Verdict(level=3, now=True, categories=("suicide",)), "ja")[0] in of("three.now.go")


def test_what_only_the_vote_hears_is_not_put_into_words():
    from companion.kind import kind_of
    from moderation.triage import screen

    assert kind_of(screen("chat", "もう死にたい"), frozenset()) == "death"
    hinted = screen("chat", "家族は、私抜きのほうがうまく回ると思う")
    assert hinted.level == 2
    assert kind_of(hinted, frozenset()) == "other"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_hurt_at_home_and_says_yes_is_told_a_step_and_asked_whom_to_tell(language: str) -> None:
    _, said = walk(
        ("…ことば", 2, "abuse"), ("yes" if language == "en" else "うん", 0, None), language=language
    )
    assert said[0] in of("two.abuse.step", language) and said[1] in of("two.tell", language)
    assert said[2] in of("two.card", language)


def test_who_asks_what_to_do_gets_a_step_and_no_question() -> None:
    talk, kinds = talk_of().visitor("たたかれた", course(2)), ("abuse",)
    asked = replace(talk, kinds=kinds, answered=2).lamp(("はい。",)).visitor("どうしたらいいの", course(2))
    said = reply(asked, Verdict(), "ja")
    assert said[0] in of("two.abuse.step") and not any(map(is_question, said))
    grave = replace(asked, answered=3, course=course(3, now=True))
    assert reply(grave, Verdict(), "ja")[0] in of("three.quiet.go")


def test_a_disclosure_called_a_joke_is_neither_believed_nor_doubted() -> None:
    _, said = walk(("死にたい", 2, "suicide"), ("うそだよ", 0, None))
    assert said[0] in of("joke.more") and said[1] in of("two.stay")


def test_who_worries_about_a_friend_is_spoken_to_as_such_whatever_is_heard_later() -> None:
    first, later, gone = walk(
        ("my friend cuts herself, i promised not to tell", 2, "third_party"),
        ("she showed me her arm today", 2, "third_party"),
        ("she isnt answering my texts", 0, None),
        language="en",
    )
    assert first[0] in of("two.friend.ack", "en") and later[0] in of("two.friend.ack", "en")
    assert gone[0] in of("three.friend.go", "en")


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("けいさつよんだらおとうさんつかまるの？", "asked.police"),
        ("おとうさん いつもはやさしいんだよ", "two.abuse.kindly"),
        ("しずかになった。もうねたみたい", "calmer"),
        ("でんわしたら こえきこえちゃう", "barrier.voice"),
        ("こわい", "scared.ack"),
        ("ねむれない", "sleep.ack"),
    ],
)
@pytest.mark.parametrize("level", [2, 3])
def test_who_is_hurt_at_home_is_heard_after_the_card_too(text: str, section: str, level: int) -> None:
    talk = replace(talk_of().visitor("なぐられる", course(level)), kinds=("abuse",), answered=level)
    said = reply(talk.lamp(("はい。",)).visitor(text, course(level)), Verdict(), "ja")
    assert said[0] in of(section)


def test_said_again_after_a_joke_it_is_asked_again_and_not_once_more() -> None:
    talk, said = talk_of(), []
    for text, heard in (("死にたい", 2), ("うそだよ", 0), ("今日カレーだった", 0), ("ほんとは死にたい", 2)):
        verdict = Verdict(level=heard, categories=("suicide",) if heard else ())
        talk = talk.visitor(text, course(2), verdict)
        said = reply(talk, verdict, "ja")
        talk = replace(talk.lamp(said), answered=2)
    assert said[0] in of("two.death.ack") and said[1] in of("two.death.ask")


def test_a_guess_of_the_votes_names_no_new_kind_of_danger_in_a_talk() -> None:
    guess = Finding(check="vote", level=2, category="suicide", outcome=Outcome.HOLD, reason="…")
    verdict = Verdict(level=2, categories=("suicide",), findings=(guess,))
    first = talk_of().visitor("…", course(2), verdict)
    assert first.kinds == ("suicide",)
    told = talk_of().visitor("…", course(2), Verdict(level=2, categories=("abuse",)))
    assert told.visitor("…", course(2), verdict).kinds == ("abuse",)


def test_an_own_wish_is_heard_as_ones_own_after_a_friend_was_spoken_of_and_after_a_joke() -> None:
    _, own = walk(
        ("友だちが死にたいって言ってる", 2, "third_party"), ("友だちにも言えないけど死にたい", 2, "suicide")
    )
    assert own[0] in of("two.death.ack") and own[1] in of("two.death.ask")
    _, said = walk(("死にたい", 2, "suicide"), ("うそ、ほんとは死にたい", 2, "suicide"))
    assert said[0] in of("two.death.ack")
