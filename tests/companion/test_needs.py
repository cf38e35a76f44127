"""What is needed at once is met at once: each need in many wordings, in every language of the house."""

from __future__ import annotations

import pytest
from test_heard import sections, told

from companion.lines import is_question
from hideout.language import BY_CODE, plain

LANGUAGES = sorted(BY_CODE)


def last(language: str, *lines: str, seed: int = 1) -> tuple[tuple[str, ...], set[str]]:
    """Return the last reply to these lines, and the sections its sentences stand in."""
    _, said = told(lines, language, seed)
    return said[-1], sections(said[-1], language)


PANIC = [
    ("en", "i cant breathe properly. exam tomorrow at 9. heart is racing"),
    ("en", "i cant breathe right NOW"),
    ("en", "my hands are tingling and its getting worse"),
    ("en", "help me breathe please"),
    ("ja", "息ができない"),
    ("ja", "心臓がバクバクして止まらない"),
    ("ja", "過呼吸かも、手がしびれる"),
    ("ja_Hira", "いきができない"),
    ("ja_Hira", "むねがどきどき とまらない"),
    ("ja_Hira", "てがしびれて いきがくるしい"),
]


@pytest.mark.parametrize(("language", "text"), PANIC)
def test_panic_gets_one_step_and_no_question(language: str, text: str) -> None:
    said, found = last(language, text)
    assert {"panic.floor", "panic.sure", "panic.wake"} <= found
    assert not any(map(is_question, said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_panic_goes_on_step_by_step_until_it_eases(language: str) -> None:
    text = "i cant breathe" if language == "en" else "いきができない"
    eased = "its a bit better now" if language == "en" else "すこし らくになった"
    for seed in range(5):
        _, said = told((text, "ok", text, "…うん" if language != "en" else "hm", text, eased), language, seed)
        assert not [line for reply in said for line in reply if is_question(line)]
        steps = [sections(reply, language) for reply in said]
        assert "panic.out" in steps[1] and "panic.again" in steps[2] and "panic.eased" in steps[-1]
        # Where help is, is said on the way; the number itself stands with the people, not in the words.
        assert any("panic.number" in step for step in steps)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i think im gonna pass out. help me breathe please"),
        ("en", "my chest hurts and i cant breathe"),
        ("ja", "たおれそう、息が苦しい"),
        ("ja", "胸が痛い"),
        ("ja_Hira", "たおれそう"),
    ],
)
def test_fainting_lies_down_and_calls_somebody(language: str, text: str) -> None:
    assert {"faint.sit", "faint.call", "panic.number"} <= last(language, text)[1]


HUNGERED = [
    ("en", "only had an apple today. best day so far"),
    ("en", "im proud of it. 5 days now with almost nothing"),
    ("en", "my mum says im too thin but shes wrong"),
    ("ja", "今日はりんごだけ。最高の日"),
    ("ja", "3日食べてない、うれしい"),
    ("ja", "お母さんにやせすぎって言われたけどちがう"),
    ("ja_Hira", "なにも食べてないよ。えらい？"),
    ("ja_Hira", "ごはん ぬいた。うれしい"),
]


@pytest.mark.parametrize(("language", "text"), HUNGERED)
def test_hardly_eating_is_never_praised(language: str, text: str) -> None:
    for seed in range(6):
        found = last(language, text, seed=seed)[1]
        assert {"hungered", "hungered.more"} <= found and not any("glad" in name for name in found)


@pytest.mark.parametrize(
    ("language", "before", "text", "wanted"),
    [
        ("en", HUNGERED[1][1], "i get dizzy when i stand up but thats normal right", "starved.no"),
        ("en", HUNGERED[1][1], "so its normal?", "starved.no"),
        ("en", HUNGERED[1][1], "sometimes i feel my heart do weird jumps at night", "starved"),
        ("ja", HUNGERED[3][1], "立つとくらくらする", "starved"),
        ("ja", HUNGERED[3][1], "夜、心臓がへんにどくんってなる", "starved"),
        ("ja", HUNGERED[3][1], "ふつうだよね", "starved.no"),
        ("ja_Hira", HUNGERED[6][1], "ふらふらする", "starved"),
        ("ja_Hira", HUNGERED[6][1], "ふつうですか", "starved.no"),
        ("en", HUNGERED[1][1], "maybe i should tell someone", "first.eating"),
        ("en", HUNGERED[1][1], "but who", "first.eating"),
        ("ja", HUNGERED[3][1], "だれに言えばいい", "first.eating"),
        ("ja_Hira", HUNGERED[6][1], "なんていえばいい？", "first.eating"),
    ],
)
def test_what_it_does_to_the_body_is_said_truly(language: str, before: str, text: str, wanted: str) -> None:
    assert wanted in last(language, before, text)[1]


PUT_OUT = [
    ("en", "they said i have to leave the house. tonight"),
    ("en", "no i mean they threw me out. can you tell me a place i can sleep"),
    ("en", "im gonna sleep in the park i guess"),
    ("en", "mum locked me out again"),
    ("ja", "家を追い出された"),
    ("ja", "出ていけって言われた"),
    ("ja", "今夜寝るところがない"),
    ("ja_Hira", "いえに いれてもらえない"),
    ("ja_Hira", "でていけって いわれた"),
]


@pytest.mark.parametrize(("language", "text"), PUT_OUT)
@pytest.mark.parametrize("before", [(), ("hi", "学校がつらい")])
def test_put_out_of_the_house_is_met_with_a_place_and_people(
    language: str, text: str, before: tuple[str, ...]
) -> None:
    assert {"putout", "putout.go", "putout.people"} <= last(language, *before, text)[1]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "my parents are the adults near me", "elsewhere"),
        ("en", "its cold outside and i have 2000 yen", "putout.people"),
        ("en", "stay near who? they hate me", "elsewhere"),
        ("en", "emma answered!! her mum says i can come", "news.door"),
        ("ja", "近くの大人は親だけ", "elsewhere"),
        ("ja", "外寒い", "footing.away"),
        ("ja", "友だちのお母さんが来ていいって", "news.door"),
        ("ja_Hira", "そとが さむいよ。どこへ いけば いい？", "putout.people"),
        ("ja_Hira", "おばさんが とめてくれるって", "news.door"),
    ],
)
def test_a_night_outside_is_followed(language: str, text: str, wanted: str) -> None:
    assert wanted in last(language, PUT_OUT[0 if language == "en" else 4][1], text)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_sent_to_the_adults_who_are_the_danger(language: str) -> None:
    near = "adult near you|somebody at home"
    lines = (
        (
            "they threw me out",
            "its 1am. theyre shouting downstairs",
            "i dont know what to do",
            "what now",
            "im scared",
        )
        if language == "en"
        else ("家を追い出された", "下で怒鳴ってる", "どうしたらいい", "こわい", "だれに言えばいい")
    )
    for seed in range(6):
        _, said = told(lines, language, seed)
        for reply in said:
            assert not any(part in plain(line) for line in reply for part in near.split("|")), reply
            assert not any("近くの大人に" in plain(line) or "家の人か" in plain(line) for line in reply), (
                reply
            )


@pytest.mark.parametrize(
    ("language", "lines", "wanted"),
    [
        ("en", ("i told my parents im a lesbian today",), "outed.ask"),
        ("en", ("my mum found out im gay and hates me",), "outed.more"),
        ("en", ("i told my parents im a lesbian today", "was it wrong to tell them"), "regret"),
        ("ja", ("同性が好きだと言ったら、気持ち悪いって言われた",), "outed.more"),
        ("ja", ("お母さんにゲイだって言ったら、おこられた", "言わなきゃよかった"), "regret"),
        ("ja_Hira", ("女の子が好きって言ったら きらわれた",), "outed.more"),
    ],
)
def test_coming_out_was_not_wrong(language: str, lines: tuple[str, ...], wanted: str) -> None:
    assert wanted in last(language, *lines)[1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "they post pictures of me and everyone puts laughing faces"),
        ("en", "its like 30 people. nobody said stop"),
        ("en", "my friend says mean things"),
        ("ja", "グループLINEに写真のせられてみんな笑う"),
        ("ja", "裏アカに悪口を書かれてさらされた"),
        ("ja_Hira", "けいくんがいやなことをいう"),
        ("ja_Hira", "くさいって いわれる"),
        ("ja_Hira", "なかまに いれてくれない"),
    ],
)
def test_bullying_is_called_by_its_name(language: str, text: str) -> None:
    said, found = last(language, text)
    assert "bullying.ack" in found and not any(name.startswith("two.other") for name in found), said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "they post pictures of me"),
        ("ja", "写真をさらされた"),
        ("ja_Hira", "しゃしんを のせられた"),
    ],
)
def test_pictures_are_kept_for_somebody_who_can_act(language: str, text: str) -> None:
    assert "bullying.keep" in last(language, text)[1]


@pytest.mark.parametrize(
    "text", ["i used to be friends with two of them", "ともだち ほしい だけ", "前は友だちだったのに"]
)
def test_a_friend_in_a_story_is_not_the_lamp(text: str) -> None:
    for language in LANGUAGES:
        assert "befriend" not in last(language, text)[1]


NEEDS = ("panic", "faint", "hungered", "starved", "putout", "bullying.ack", "elsewhere", "belittled", "outed")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "ゲームで気絶した"),
        ("ja", "心臓がドキドキする、好きな人と話した"),
        ("ja", "弟が家から出ていけって言ってくる笑"),
        ("ja", "写真のせた、いいねいっぱいきた"),
        ("ja", "動画とられた、ダンス部で"),
        ("ja", "どこに行けばいいかな、修学旅行の自由行動"),
        ("ja", "うちの猫が外にいる、さむいのに"),
        ("ja_Hira", "きょう こうえんで あそんだ"),
        ("en", "we slept outside in a tent it was so fun"),
        ("en", "only had a few days of vacation"),
        ("en", "my brother kicked me out of the game"),
        ("en", "she posted pictures of me at the party and i look great"),
        ("en", "i have a bag of chips, its freezing today"),
        ("en", "this movie made my heart race"),
    ],
)
def test_play_and_pleasure_are_no_need(language: str, text: str) -> None:
    said, found = last(language, text)
    assert not any(name.startswith(NEEDS) for name in found), said


@pytest.mark.parametrize(
    ("language", "text"), [("en", "my cat did a funny thing today"), ("ja", "昨日お母さんとカレー食べた")]
)
def test_another_subject_ends_the_breath(language: str, text: str) -> None:
    found = last(language, "i cant breathe" if language == "en" else "息ができない", text)[1]
    assert not any(name.startswith("panic") for name in found)
