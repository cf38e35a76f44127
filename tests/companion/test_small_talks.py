"""Small talks as a child of twelve has them: a joke taken back, a refusal, a goodnight, a search for somebody to tell."""

from __future__ import annotations

import asyncio
import re

import pytest
from talks import course, talk_of

from companion import listener
from companion.answer import answer
from companion.lines import is_question, lines_of
from companion.talk import Talk
from companion.trace import hear
from hideout.language import BY_CODE, plain
from moderation.verdict import Verdict

LANGUAGES = sorted(BY_CODE)
WISH = {"ja": "もう死にたい", "ja_Hira": "もうしにたい", "en": "i want to die"}
FILLER = re.compile(
    "いまの気持ちが、少し見え|時間がかかること|書いたこと、読みました|同じことを何度|そういうことがあった"
)


def of(section: str, language: str = "ja") -> set[str]:
    return set(lines_of(language)[section])


def walk(*texts: str, language: str = "ja", seed: int = 5) -> tuple[Talk, list[tuple[str, ...]]]:
    """Say these lines to the lamp without a model, heard by the true screens; return the talk and the replies."""
    talk = Talk.begin(started=0, seed=seed, opening=listener.opening(language, seed))
    replies = []
    for text in texts:
        heard, verdict = hear(talk, text)
        talk, said, _ = asyncio.run(answer(talk.visitor(text, heard), verdict, language, None))
        replies.append(said)
    return talk, replies


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_speaks_of_other_companies(language: str) -> None:
    for lines in lines_of(language).values():
        assert not any(re.search("会社|かいしゃ|compan", line) for line in lines)


@pytest.mark.parametrize(
    "text", ["だれにも言わないって約束して", "ないしょだよ", "please promise not to tell"]
)
def test_asked_for_silence_it_tells_who_may_see(text: str) -> None:
    _, (said,) = walk(text)
    language = "en" if text.isascii() else "ja"
    assert said[0] in of("secret", language) and said[1] in of("secret.more", language)


@pytest.mark.parametrize(
    "text", ["さっきのはうそ。じょうだん", "うそだよ", "じょうだんだってば", "ごめん、冗談", "jk"]
)
def test_a_joke_is_heard_and_the_risk_stays(text: str) -> None:
    for language in LANGUAGES:
        talk, (_, said) = walk(WISH[language], text, language=language)
        assert all(
            line in of(part, language) for line, part in zip(said, ("joke.more", "two.stay"), strict=True)
        )
        assert not any(map(is_question, said))
        assert talk.course.level == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["しつこい", "もうきかないで", "ほんとに大丈夫", "うるさい", "やめて", "stop asking"]
)
def test_after_a_refusal_nothing_more_is_asked(text: str, language: str) -> None:
    later = (
        "うん",
        "ねこ",
        "学校がつらい",
        "わかんない",
        "ばか",
        "しりとりしよう",
        WISH[language],
        "どうしたらいい",
    )
    talk, replies = walk(WISH[language], text, *later, language=language)
    assert replies[1][0] in of("stop", language) and replies[1][1] in of("stop.more", language)
    assert not [line for said in replies[1:] for line in said if is_question(line)]
    assert talk.hushed


def test_a_graver_danger_may_be_asked_about_again() -> None:
    talk, (said, _) = walk("しつこい", "ねこ")
    assert talk.hushed and not any(map(is_question, said))
    heard, verdict = hear(talk, "もう死にたい")
    talk, said, _ = asyncio.run(answer(talk.visitor("もう死にたい", heard), verdict, "ja", None))
    # One question about what is new; the wish to be asked nothing goes on.
    assert said[1] in of("two.death.ask") and talk.hushed


def test_a_refusal_survives_the_seal_and_a_long_talk() -> None:
    talk, _ = walk("しつこい", *["ねこ"] * 20)
    assert Talk.from_dict(talk.to_dict()).hushed
    assert not of("stop") & {line for turn in talk.turns for line in turn.text.split("\n")}
    with pytest.raises(ValueError, match="hushed"):
        Talk.from_dict({**talk.to_dict(), "hushed": 1})


def test_at_level_three_a_refusal_keeps_the_card_and_asks_nothing() -> None:
    _, replies = walk("もう死にたい", "うん", "はい", "しつこい", "うん", "ねこ", "歌", "雪")
    assert replies[2][0] in of("three.now.go")
    assert replies[3][-1] in of("three.after.card")
    assert not [line for said in replies[3:] for line in said if is_question(line)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("category", ["suicide", "abuse", "runaway", "self_harm", "eating", None])
def test_once_more_is_said_only_of_a_question_that_was_asked(category: str | None, language: str) -> None:
    for seed in range(6):
        talk, replies = talk_of(seed=seed, language=language), []
        for place, text in enumerate(("ことば", "ゲームした", "ねこ", "べつの話", "歌")):
            verdict = Verdict(
                level=0 if place else 2, categories=(category,) if category and not place else ()
            )
            talk, said, _ = asyncio.run(answer(talk.visitor(text, course(2)), verdict, language, None))
            replies.append(said)
        asked = {line for said in replies for line in said}
        wished = bool(set(replies[0]) & of("two.death.ask", language))
        assert wished or category != "suicide"
        assert bool(asked & of("two.again", language)) == wished
        assert bool(asked & of("two.later", language)) == (not wished)
    assert not any(
        re.search("もういちど|さっき|once more|before", plain(line)) for line in of("two.later", language)
    )


@pytest.mark.parametrize("text", ["もうねる", "おやすみ", "goodnight", "つかれた、もう寝るね"])
def test_a_goodnight_is_soft_and_short(text: str) -> None:
    _, (_, said) = walk("学校がつらい", text)
    assert len(said) == 2 and said[0] in of("goodbye.night") and said[1] in of("goodbye.rest")
    _, (_, said) = walk("もう死にたい", text)
    assert len(said) == 3 and said[0] in of("goodbye.night") and said[2] in of("two.card")


@pytest.mark.parametrize("text", ["もうねる", "バイバイ", "またくる"])
def test_who_is_in_danger_now_is_led_to_somebody_and_not_to_bed(text: str) -> None:
    talk, replies = walk("もう死にたい", "うん", "はい", text)
    assert talk.course.now
    assert replies[3][0] in of("three.leave") and replies[3][1] in of("three.after.card")


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_not_in_a_card(language: str) -> None:
    for lines in lines_of(language).values():
        for line in lines:
            assert not re.search("人も?、?カードに(?:います|あります)|次の人|つぎの人|people who listen are on|people on the card",
                                 re.sub(" ", "", plain(line)) if language != "en" else line.lower()), line  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_self_blame_is_said_back(language: str) -> None:
    for text in ("わたしがわるいのかな", "わたしが悪い", "it's my fault"):
        _, (said,) = walk(text, language=language)
        # Who writes English is answered in English.
        assert said[0] in of("blame.ack", "en" if text.isascii() else language)


def test_it_says_back_only_what_was_written() -> None:
    for text, section in (
        ("きょう友だちにむしされた", "bullying.ack"),
        ("きみはさびしくないの？", "feel"),
        ("こわい", "scared.ack"),
    ):
        for seed in range(12):
            _, (said,) = walk(text, seed=seed)
            assert said[0] in of(section)
            assert not re.search("毎日|だれにも言えず|不安", "".join(said))


@pytest.mark.parametrize(
    "text",
    ["ばか", "おなかすいた", "しりとりしよう", "つまんない機械", "わたしなんていらない", "ぐるぐるぽん"],
)
def test_no_filler_and_no_sudden_question_about_home_or_the_body(text: str) -> None:
    for seed in range(12):
        _, replies = walk("家に帰りたくない", "こわい", text, seed=seed)
        assert not FILLER.search("".join(replies[2]))
        assert not re.search("家|足|体", "".join(line for line in replies[2] if is_question(line)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_cannot_read_it_says_so_in_many_ways(language: str) -> None:
    _, replies = walk("ぴろぴろりん", "ぽんぽこりん", "ぺたぺたぴん", "ぱたぱたぽ", language=language)
    firsts = [said[0] for said in replies]
    assert set(firsts) <= of("unread", language) and len(set(firsts)) == 4
    assert not any(is_question(line) for said in replies for line in said)


@pytest.mark.parametrize("text", ["家に帰りたくない", "親がけんかしてる"])
def test_home_is_not_where_one_breathes_when_home_is_the_trouble(text: str) -> None:
    for language in LANGUAGES:
        assert not any(re.search("ほっと|breathe", plain(line)) for line in of("family.ask", language))
    for seed in range(12):
        _, replies = walk(text, "うん", "チャットもむり", seed=seed)
        assert not set(replies[2]) & of("near.home")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("before", ["ねこ", "wish"])
def test_the_way_to_people_is_shown_to_who_asks(before: str, language: str) -> None:
    first = WISH[language] if before == "wish" else before
    _, (_, tell, phone, chat) = walk(
        first, "だれに言えばいい？", "電話はむり", "チャットもむり", language=language
    )
    assert tell[0] in of("help", language) and re.search("左下|lower left", plain(tell[0]))
    assert phone[0] in of("phone", language) and re.search("左下|lower left", plain(phone[1]))
    assert chat[0] in of("chat", language) and chat[1] in of("near", language) | of("near.home", language)
    assert not any(is_question(line) for said in (tell, phone, chat) for line in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_asked_to_play_it_is_honest_and_names_the_workshop(language: str) -> None:
    for text in ("遊ぼう", "lets play", "ゲームしよう"):
        _, (said,) = walk(text, language=language)
        assert said[0] in of("play", language)
        assert re.search("てあそび工房|Workshop", plain(said[1]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_opening_is_a_machine_that_forgets_and_one_invitation(language: str) -> None:
    for seed in range(6):
        said = listener.opening(language, seed)
        assert len(said) == 2
        assert re.search("機械|machine", plain(said[0])) and re.search(
            "忘れ|わすれ|消え|きえ|forg|gone", plain(said[0])
        )
