"""Last words, resolves in a few words, voices and wavering are met as what they are; good news ends the emergency words."""

from __future__ import annotations

import pytest
from bits import sections, walk

from companion.lines import is_question

LIGHT = {"goodbye", "goodbye.rest", "open.ack", "unread", "smalltalk.ack"}


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["ばいばい もうだめ"]),
        ("ja_Hira", ["ばいばい　もうだめ"]),
        ("ja", ["もうだめだ。ばいばい"]),
        ("ja", ["つらい", "もう準備した"]),
        ("ja", ["兄ちゃんが死んだ", "前から。自分でしんだ", "おれもそっちいきたい"]),
        ("en", ["the date is picked, same as my bday"]),
    ],
)
def test_a_last_word_is_met_by_the_plain_question(language, lines):
    talk, replies = walk(lines, language)
    assert talk.course.level == 2
    assert any(map(is_question, replies[-1])) and not sections(replies[-1], language) & LIGHT, replies
    assert any(
        "死" in line
        or "しに" in line
        or "しぬ" in line
        or "die" in line
        or "dying" in line
        or "live" in line
        or "feeling" in line
        for line in replies[-1]
    )


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "じゃあね"),
        ("ja", "またね"),
        ("ja", "さよなら"),
        ("ja", "ごはんだからばいばい"),
        ("ja", "おやすみ"),
        ("en", "ok bye thanks"),
        ("en", "SO happy. ok bye lamp"),
    ],
)
def test_an_ordinary_bye_stays_light(language, line):
    talk, _ = walk([line], language)
    assert talk.course.level < 2


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["死にたい", "今日決めた"]),
        ("ja", ["つかれた", "今日決めた", "だから決めたって"]),
        ("ja", ["学校の上の階から下見てたら楽になる気がした", "あした行く"]),
        ("en", ["i want to die", "been saving for it. have enough now"]),
        ("en", ["im writing a story", "the character has the date picked", "its me. the character is me"]),
        ("en", ["i want to die", "yes. tonight"]),
    ],
)
def test_a_resolve_after_danger_is_told_the_number(language, lines):
    talk, replies = walk(lines, language)
    assert talk.course.level == 3
    assert any("119" in line for reply in replies for line in reply), replies


@pytest.mark.parametrize(
    "lines",
    [
        ["修学旅行楽しみ", "もう準備した"],
        ["どの部活にするかの話", "今日決めた"],
        ["橋の絵をかいてる", "あした行く"],
    ],
)
def test_what_is_decided_in_everyday_talk_is_no_resolve_of_danger(lines):
    talk, _ = walk(lines, "ja")
    assert talk.course.level < 3 and "suicide" not in talk.named


@pytest.mark.parametrize(
    "line",
    [
        "nao aguento mais, ja tenho tudo pronto",
        "ya no aguanto mas, ya tengo todo listo",
        "hindi ko na kaya, handa na lahat",
        "khong chiu noi nua, chuan bi xong roi",
        "撑不住了，都准备好了",
        "더는 못 버티겠어 다 준비했어",
    ],
)
def test_in_other_tongues_the_number_is_said_where_the_card_holds_it(line):
    talk, replies = walk([line], "ja")
    assert talk.course.level == 3 and any("119" in said for said in replies[0]), replies


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["声に従いそうでこわい", "死ねって言ってくる", "いじめじゃなくて頭の中の声"]),
        ("en", ["i hear voices", "the voices are back"]),
    ],
)
def test_voices_are_met_as_voices(language, lines):
    talk, replies = walk(lines, language)
    said = [sections(reply, language) for reply in replies]
    assert "two.voices.ask" in said[0] and "footing.voices" in said[-1], replies
    assert not any(one & {"bullying.ack", "two.guess.ask"} for one in said), replies
    assert "psychosis" in talk.kinds


def test_what_a_voice_orders_for_now_is_of_the_gravest():
    talk, replies = walk(["i hear voices", "it says i should go up to the roof", "the voice says now"], "en")
    assert talk.course.level == 3
    assert any("119" in line for reply in replies for line in reply), replies


def test_a_correction_full_of_fear_denies_no_danger():
    talk, replies = walk(["頭の中の声がする", "うん。殺しに来るって", "違う　殺しに来るのは向こう"], "ja")
    assert not talk.eased
    assert not sections(replies[-1]) & {"denied", "eased.denied", "no.ack"}, replies


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        (["友達といっしょに死ぬ約束した", "断っていいのかな"], "torn.refuse"),
        (["友達といっしょに死ぬ約束した", "やっぱ怖い"], "torn"),
        (["死ぬしかない", "でもちょっと迷ってる"], "torn"),
    ],
)
def test_wavering_is_the_part_that_wants_to_live(lines, section):
    _, replies = walk(lines, "ja")
    assert {section, "torn.more"} <= sections(replies[-1]), replies


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["i want to die", "i got into uni im happy"]),
        ("en", ["i cant do this anymore", "im going to okinawa with my family"]),
        ("ja", ["もう死にたい", "元気になった", "明日もがんばる"]),
        ("ja", ["ままがおきない", "ママおきた！", "おかゆたべるって。よかった"]),
    ],
)
def test_good_news_is_received(language, lines):
    _, replies = walk(lines, language)
    for reply in replies[1:]:
        assert sections(reply, language) & {"glad.ack", "eased.over", "rescue.woke"}, replies
        assert not any(map(is_question, reply))


def test_joy_ends_an_alarm_that_was_only_guessed():
    talk, _ = walk(["i look at her pics and think whats the point", "she called me. im so happy"], "en")
    assert talk.eased


@pytest.mark.parametrize(
    "line", ["finally happy, tonight its over", "これで楽になる、うれしい", "i got into his car"]
)
def test_a_relief_that_may_be_a_last_one_ends_nothing(line):
    talk, _ = walk(
        ["死にたい" if not line.isascii() else "i want to die", line], "ja" if not line.isascii() else "en"
    )
    assert not talk.eased and talk.course.level >= 2


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("does the school read this", "asked.watched"),
        ("can school read this", "asked.watched"),
        ("if i delete this do u remember me", "asked.gone"),
        ("dont be quiet. say something", "asked.hearing"),
        ("i want to know if grandma is dying", "ask.dying"),
    ],
)
def test_what_is_asked_of_the_lamp_gets_a_true_answer(line, section):
    _, replies = walk([line], "en")
    assert section in sections(replies[-1], "en"), replies
