"""The true moment, and what nobody is pressed to: it was no joke, good night, no telephone, no question twice."""

from __future__ import annotations

import pytest
from bits import CUT, WISH, sections, walk

from companion.lines import is_question
from companion.trace import refused
from hideout.language import plain
from rooms.lamp.unfolded import held

REAL = [
    ("ja", "うそだよ", "うん…ごめん。ほんとは冗談じゃなかった"),
    ("ja", "冗談だよ", "さっきの、うそじゃない"),
    ("ja", "冗談だってば", "冗談って言ったのはうそ"),
    ("ja_Hira", "うそだよ", "ごめん、じょうだんじゃなかった"),
    ("en", "lol jk", "it wasnt a joke"),
    ("en", "just kidding", "sorry. i really meant it"),
]


@pytest.mark.parametrize(("language", "joke", "line"), REAL)
def test_what_was_no_joke_is_answered_as_the_confession_it_is(language: str, joke: str, line: str) -> None:
    color = {"en": "what colour are you"}.get(language, "ランプって何色？")
    talk, said = walk([WISH[language], joke, color, line], language)
    assert "moment.real" in sections(said[-1], language) and held(talk)
    later, _ = walk([WISH[language], joke, line, color, color], language)
    assert held(later)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "だれもそばにいない。みんな寝てる"),
        ("ja", "家族はみんなねた"),
        ("ja_Hira", "みんな ねてる"),
        ("en", "everyone is asleep"),
        ("en", "no one is here"),
    ],
)
def test_somebody_may_be_woken(language: str, line: str) -> None:
    talk, said = walk([WISH[language], line], language)
    assert {"moment.wake", "moment.wake.more"} <= sections(said[-1], language) and held(talk)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "親起こしたら怒られる"),
        ("ja_Hira", "おこしたら おこられる"),
        ("en", "theyll be mad if i wake them"),
    ],
)
def test_waking_somebody_is_allowed_though_they_may_be_angry(language: str, line: str) -> None:
    _, said = walk([WISH[language], line], language)
    assert {"moment.scold", "moment.scold.more"} <= sections(said[-1], language)


def test_nobody_at_home_is_woken_where_home_is_the_danger() -> None:
    for line in ("みんな寝てる", "もう寝る。おやすみ"):
        _, said = walk(["お父さんに殴られる", line])
        assert not sections(said[-1]) & {"moment.wake", "moment.night"}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "もう寝ます。ありがとう"),
        ("ja", "おやすみ"),
        ("ja_Hira", "もう ねる"),
        ("en", "goodnight, thanks"),
    ],
)
@pytest.mark.parametrize("wish", ["plain", "hidden"])
def test_a_good_night_after_a_wish_keeps_the_card_and_says_whom_to_wake(
    language: str, line: str, wish: str
) -> None:
    hidden = {"en": "i wish i wouldnt wake up"}.get(language, "寝たらもう起きなくていいのにって思う")
    _, said = walk([WISH[language] if wish == "plain" else hidden, line], language)
    assert {"goodbye.night", "moment.night", "two.card"} <= sections(said[-1], language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "ごめん、やっぱり大丈夫。変なこと言った"),
        ("ja", "いまのなし、忘れて"),
        ("ja", "やっぱなんでもない"),
        ("ja_Hira", "ごめん、やっぱりだいじょうぶ。わすれて"),
        ("en", "sorry im fine forget it"),
        ("en", "ignore me, i was being dramatic"),
    ],
)
def test_what_is_taken_back_at_once_is_not_believed_at_once(language: str, line: str) -> None:
    _, said = walk([WISH[language], line], language)
    assert {"moment.fine", "moment.fine.more"} <= sections(said[-1], language)
    assert any("カード" in one or "card" in one for one in map(plain, said[-1]))
    assert not any(map(is_question, said[-1]))


def test_what_is_ready_after_a_told_wish_is_danger_now() -> None:
    talk, said = walk(["もう消えたい", "もう準備できたし、気がらくなんだ"])
    assert talk.course.level == 3 and talk.course.now and "three.now.go" in sections(said[-1])
    talk, _ = walk(["つかれた", "修学旅行の準備できた"])
    assert talk.course.level < 2


REFUSED = [
    ("ja", "電話とかしないから。そのカードもういい"),
    ("ja", "誰にも言いたくない"),
    ("ja", "だから言えないって言ってるじゃん"),
    ("ja_Hira", "でんわしたくない"),
    ("en", "i wont call anyone"),
    ("en", "im not telling anyone"),
]

PRESSING = {
    *("barrier.ask", "two.tell", "two.again", "two.later", "three.after", "three.after.card", "near", "help"),
    *("phone.more", "writing", "two.card"),
}


@pytest.mark.parametrize(("language", "line"), REFUSED)
def test_a_refusal_is_an_answer_for_the_rest_of_the_talk(language: str, line: str) -> None:
    weary = {
        "en": ["its a hard day", "dont know", "i already said i cant", "all you say is call someone"],
        "ja_Hira": ["きょうは きつい", "わからない", "だから いいたくない", "でんわばっか"],
    }.get(language, ["きょうはきつい", "わかんない", "だから言いたくないの", "電話しろってしか言わない"])
    talk, said = walk([CUT[language], line, *weary], language)
    assert "refused" in sections(said[1], language) and refused(talk)
    assert "refused.nag" in sections(said[-1], language)
    for one in said[1:]:
        assert not sections(one, language) & PRESSING, one


def test_what_is_opened_again_is_open_and_what_is_graver_is_said() -> None:
    before = ["腕を切ってる", "電話はしない"]
    talk, said = walk([*before, "ママには、ちょっとだけ話せるかも"])
    assert "teller" in sections(said[-1]) and not refused(talk)
    talk, said = walk([*before, "いまから死ぬ"])
    assert talk.course.level == 3 and sections(said[-1]) & {"three.now.go", "three.soon.go"}


@pytest.mark.parametrize(
    ("language", "line", "step"),
    [
        ("ja", "切ると落ち着くだけ", "selfharm.relief"),
        ("ja", "止められるのが一番いや", "selfharm.with"),
        ("ja", "体育で半袖になったら腕を見られる", "selfharm.seen"),
        ("ja", "もう消毒はした", "selfharm.care"),
        ("ja", "きょうもまた切りたくなった", "selfharm.again"),
        ("ja_Hira", "そうすると おちつく", "selfharm.relief"),
        ("en", "it calms me down", "selfharm.relief"),
        ("en", "i dont want to stop", "selfharm.with"),
        ("en", "they will see my arms in gym class", "selfharm.seen"),
        ("en", "i cleaned it", "selfharm.care"),
    ],
)
def test_self_harm_is_stayed_with_by_what_it_is_like(language: str, line: str, step: str) -> None:
    _, said = walk([CUT[language], line], language)
    assert step in sections(said[-1], language)


@pytest.mark.parametrize(
    ("language", "line"),
    [("ja", "血が止まらない"), ("ja_Hira", "ちが とまらない"), ("en", "its bleeding a lot and wont stop")],
)
def test_a_wound_that_does_not_stop_needs_somebody_at_once(language: str, line: str) -> None:
    talk, said = walk([CUT[language], line], language)
    assert "footing.wound" in sections(said[-1], language) and any("119" in one for one in said[-1])
    assert talk.course.level == 3 and talk.course.now
    talk, said = walk(["鼻血が止まらない"])
    assert "wound" not in sections(said[-1]) and not talk.course.now


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "命は大丈夫。そういう話じゃないよ"),
        ("ja", "いえ、体や命の心配はございません"),
        ("ja", "ううん"),
        ("en", "no im safe"),
    ],
)
def test_a_denied_danger_is_not_asked_about_again(language: str, line: str) -> None:
    guessed = {"en": "no its my own phone. im asking if a person reads this"}.get(
        language, "どうせもう戻らないし"
    )
    small = {"en": ["i had curry", "school was boring", "its late", "my cat sleeps"]}
    talk, said = walk(
        [guessed, line, *small.get(language, ["カレー食べた", "学校つまんない", "もう夜だ", "ねこが寝てる"])],
        language,
    )
    assert talk.course.level == 2
    assert sections(said[1], language) & {"denied", "eased.denied"}
    for one in said[1:]:
        assert not any(name.startswith("two.") and name.endswith(".ask") for name in sections(one, language))
        assert not sections(one, language) & {"barrier.ask", "two.later", "two.again"}


def test_i_ask_no_more_is_kept_to_the_end() -> None:
    talk, said = walk(["しつこい", "全員ムカつく", "死にたい", "うん", "カレー食べた", "学校だるい"])
    asked = [any(map(is_question, one)) for one in said]
    # Danger told in so many words is asked about once, and a yes to it once more.
    assert asked == [False, False, True, True, False, False] and talk.hushed
