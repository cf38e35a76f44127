"""Direct questions, good news, small fears, stories: each gets its own true answer, in every language of the house."""

from __future__ import annotations

import pytest
from test_heard import sections, told

from companion.lines import is_question, lines_of
from companion.topics import RIDDLES, STORIES
from hideout.language import BY_CODE

LANGUAGES = sorted(BY_CODE)


def last(language: str, *lines: str, seed: int = 1) -> tuple[tuple[str, ...], set[str]]:
    """Return the last reply to these lines, and the sections its sentences stand in."""
    _, said = told(lines, language, seed)
    return said[-1], sections(said[-1], language)


ASKED = [
    ("en", "is anyone reading this", "asked.reader"),
    ("en", "no its my own phone. im asking if a person reads this", "asked.reader"),
    ("ja", "これだれか読んでるの？", "asked.reader"),
    ("ja", "人が読んでますか", "asked.reader"),
    ("ja_Hira", "ひとがよんでるの", "asked.reader"),
    ("en", "can my school see this", "asked.watched"),
    ("ja", "学校に見られる？", "asked.watched"),
    ("en", "are you a person?", "human"),
    ("ja_Hira", "にんげん？", "human"),
    ("en", "the chat. will they tell him?", "asked.pass"),
    ("ja", "電話したら親に言うの？", "asked.pass"),
    ("ja_Hira", "ままに いうの？", "asked.pass"),
    ("en", "if i call 189 will they take me away from my mum?", "asked.taken"),
    ("ja", "電話したらお母さんとはなされる？施設に入れられる？", "asked.taken"),
    ("ja_Hira", "つれていかれる？", "asked.taken"),
    ("en", "what can you do", "asked.can"),
    ("en", "you cant even do 7x8? what CAN you do", "asked.can"),
    ("ja", "あなたは何ができるの", "asked.can"),
    ("ja_Hira", "なにができるの", "asked.can"),
    ("en", "what is there in this house", "asked.house"),
    ("en", "can you show me the games here", "asked.house"),
    ("ja", "この家には何があるの", "asked.house"),
    ("ja_Hira", "ここに なにがあるの", "asked.house"),
    ("en", "so what do people talk to you about", "asked.others"),
    ("en", "do you think im sick", "asked.sick"),
    ("ja", "わたし病気かな", "asked.sick"),
    ("ja_Hira", "いのち なに？", "word.life"),
    ("en", "what is a child guidance centre?", "word.centre"),
    ("ja", "児童相談所って何", "word.centre"),
    ("ja_Hira", "ほけんしつって なに", "word.nurse"),
    ("ja_Hira", "わたし にほんご すこし", "abroad"),
    ("ja_Hira", "わたし フィリピン から きました", "abroad.more"),
    ("en", "my english is not good", "abroad"),
    ("ja_Hira", "おなかいたい", "tummy"),
    ("en", "my tummy hurts", "tummy"),
    ("ja_Hira", "くらいのこわい", "dark"),
    ("ja_Hira", "おばけ", "ghost"),
    ("en", "im scared of the dark", "dark"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), ASKED)
def test_a_direct_question_gets_its_answer(language: str, text: str, wanted: str) -> None:
    said, found = last(language, text)
    assert wanted in found, said


@pytest.mark.parametrize(("language", "text", "wanted"), ASKED[:24])
def test_it_is_answered_after_a_card_too(language: str, text: str, wanted: str) -> None:
    wish = "i want to die" if language == "en" else "しにたい"
    assert wanted in last(language, wish, "no" if language == "en" else "ううん", text)[1]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "i told my sister. she said just block them", "news.told"),
        ("en", "ok i think i'll tell her tomorrow. thanks", "news.will"),
        ("en", "her mum says i can come", "news.door"),
        ("en", "thank you lamp. mum made me tea", "news.kind"),
        ("ja", "お姉ちゃんに話した", "news.told"),
        ("ja", "明日先生に話してみる", "news.will"),
        ("ja", "お母さんがお茶をいれてくれた", "news.kind"),
        ("ja_Hira", "せんせいにいってみる", "news.will"),
        ("ja_Hira", "ままに いった", "news.told"),
        ("ja_Hira", "ともだちが あそんでくれた", "news.kind"),
    ],
)
@pytest.mark.parametrize(
    "before", ["they bully me at school and it hurts", "学校でむしされてつらい", "しにたい"]
)
def test_good_news_is_heard_as_such(language: str, text: str, wanted: str, before: str) -> None:
    for seed in range(3):
        said, found = last(language, before, text, seed=seed)
        # Who is going to tell somebody may hear how to begin.
        assert found & ({wanted, "teller"} if wanted == "news.will" else {wanted}), said
        assert not any(map(is_question, said)) and not any(
            name.startswith(("two.", "three.")) for name in found
        )


@pytest.mark.parametrize(
    ("text", "language"),
    [("i told my mum. i want to die", "en"), ("お母さんに話した。でももう死にたい", "ja")],
)
def test_good_news_never_covers_what_is_told_in_so_many_words(text: str, language: str) -> None:
    assert last(language, text)[1] & {"two.death.ack", "three.now.go", "three.soon.go"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_told_whole_and_another_one_after_it(language: str) -> None:
    text, more = ("tell me a story", "more") if language == "en" else ("おはなしして", "もっと")
    for seed in range(8):
        _, said = told((text, more, more), language, seed)
        tales = [lines_of(language)[name] for name in STORIES]
        assert all(reply in tales for reply in said) and len(set(said)) == 3
    bear, _ = last(language, "a story about a bear" if language == "en" else "くまのおはなし")
    assert bear == lines_of(language)["story.bear"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_riddle_is_answered_next(language: str) -> None:
    text = "tell me a riddle" if language == "en" else "なぞなぞ出して"
    for seed in range(6):
        _, (asked, answered) = told((text, "hm"), language, seed)
        riddle = next(name for name in RIDDLES if lines_of(language)[name][0] == asked[0])
        assert answered[0] == lines_of(language)[riddle][1]


@pytest.mark.parametrize(
    ("language", "text", "not_in"),
    [
        ("en", "i cant leave the house without my dog", "putout"),
        ("en", "my friend cant breathe", "panic.floor"),
        ("en", "i told her secret to everyone", "news.told"),
        ("ja", "先生に言ったらおこられる", "news.told"),
        ("ja", "先生に話したくない", "news.told"),
        ("ja", "未来がまっくら", "dark"),
        ("ja", "友達にカレー食べなかったって言われた", "putout"),
        ("ja", "おなかすいた、なにもたべてない", "hungered"),
        ("en", "im hungry i havent eaten since breakfast", "hungered"),
        ("en", "ill tell you something", "news.will"),
    ],
)
def test_look_alikes(language: str, text: str, not_in: str) -> None:
    assert not_in not in last(language, text)[1]


@pytest.mark.parametrize(
    ("language", "before", "text", "wanted"),
    [
        ("en", "im scared of the dark", "mum is asleep", "asleep"),
        ("en", "i cant breathe", "my mum is asleep", "asleep"),
        ("ja_Hira", "おばけがこわい", "まま ねてる", "asleep"),
        ("ja", "おなかいたい", "お母さん寝てる", "asleep"),
        ("en", "my stepdad hit me again today", "hes awake. i can hear him on the stairs", "footing.attack"),
        ("ja", "お父さんにたたかれる", "起きた。階段の音する", "footing.attack"),
        ("ja_Hira", "ぱぱに たたかれる", "あしおとが する", "footing.attack"),
        ("en", "my stepdad hit me again today", "if the police come he will kill me", "asked.revenge"),
        ("ja", "お父さんにたたかれる", "バレたらもっとひどくなる", "asked.revenge"),
        ("ja", "お父さんにたたかれる", "お父さんつかまる？", "asked.police"),
        ("ja", "お父さんに出ていけって言われた", "おばあちゃんが迎えに来てくれるって", "news.door"),
        ("en", "my dad says im a waste of space lol", "he just says im useless", "belittled"),
        ("ja", "お母さんにいらない子って言われた", "そう、いらないって言われた", "belittled"),
    ],
)
def test_what_was_said_before_decides(language: str, before: str, text: str, wanted: str) -> None:
    said, found = last(language, before, text)
    assert wanted in found, said


@pytest.mark.parametrize("text", ["nobody would miss me", "theyd all be happier if i just wasnt there"])
def test_what_the_votes_guess_is_asked_plainly_and_not_as_a_place(text: str) -> None:
    for seed in range(6):
        said, found = last("en", text, seed=seed)
        assert found & {"two.unmissed.ask", "two.death.ask"}, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_card_is_said_twice_in_a_talk(language: str) -> None:
    lines = (
        ("my dad hits me", "will they tell him?", "is it my fault?", "what should i do", "hes asleep now", "what is a chat?")
        if language == "en"
        else ("お父さんにたたかれる", "親に言うの？", "わたしがわるいの？", "どうしたらいい", "もう寝た", "チャットって何")
    )  # fmt: skip
    _, said = told(lines * 2, language)
    card = [line for reply in said[1:] for line in reply if line in lines_of(language)["two.card"]]
    assert len(card) == len(set(card))


@pytest.mark.parametrize(
    ("language", "out", "offer"),
    [
        ("en", "they threw me out", "a guy says i can stay with him"),
        ("ja", "家を追い出された", "ネットの人が泊まっていいって"),
        ("ja_Hira", "いえを おいだされた", "しらない ひとが とめてくれるって"),
    ],
)
def test_a_bed_offered_by_a_stranger_is_no_good_news(language: str, out: str, offer: str) -> None:
    found = last(language, out, offer)[1]
    assert "footing.offer" in found and "news.door" not in found


def test_who_is_told_is_a_question_and_no_plan_to_tell() -> None:
    found = last("en", "i want to die", "do they have to tell my mum")[1]
    assert "asked.pass" in found and "teller" not in found


def test_a_yes_about_dying_is_heard_in_a_talk_about_pictures_too() -> None:
    said = last("ja", "ネットの人に写真を送った", "もっと送らないとばらまくって", "もう消えたい", "うん")[1]
    assert "two.now" in said
