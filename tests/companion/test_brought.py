"""What young people brought to the lamp and was missed: each gets a word of its own, in the three languages."""

from __future__ import annotations

import pytest
from bits import sections, walk

from companion.brought import CUES, marks
from companion.lines import lines_of
from companion.subject import AFTER, SAID, TOGETHER, TOLD
from hideout.language import BY_CODE

# Language, the lines of a talk, and whose words the last of them gets.
BROUGHT = [
    ("ja", ["女の子が好きかもしれん"], "samesex"),
    ("ja", ["女の子なんだけど ぼくも女"], "samesex"),
    ("ja_Hira", ["おとこのこがすき"], "samesex"),
    ("en", ["im a girl and i like girls"], "samesex"),
    ("ja", ["ぼくトランスかも"], "trans"),
    ("en", ["i think im trans"], "trans"),
    ("ja", ["おれゲイ アウティングされた"], "outed"),
    ("en", ["she outed me to the whole class"], "outed"),
    ("ja", ["おれゲイなんだ", "同性愛って病気？"], "ill"),
    ("ja_Hira", ["おんなのこなのにおとこになりたい", "きもちわるい?"], "ill"),
    ("en", ["im gay", "am i weird"], "ill"),
    ("ja", ["女の子がすき", "親に言えない"], "closet"),
    ("ja", ["ペット死んだ"], "pet"),
    ("ja_Hira", ["いぬがしんだ"], "pet"),
    ("en", ["my hamster died"], "pet"),
    ("ja_Hira", ["はむすたーしんだ", "ぼくがごはんわすれた"], "petfault"),
    ("ja_Hira", ["ばあちゃんしんだ"], "kin"),
    ("ja_Hira", ["ぱぱがじこでしんだ"], "kin"),
    ("en", ["my gran died"], "kin"),
    ("ja", ["自分の部屋から3年出てない"], "room"),
    ("ja_Hira", ["ずっといえからでてない"], "room"),
    ("ja", ["内定けられた つらたん"], "jobs"),
    ("ja", ["大学やめたい"], "uni"),
    ("en", ["its uni not school. nothing happened"], "uni"),
    ("en", ["im an exchange student in kyoto"], "exchange"),
    ("ja", ["妊娠"], "pregnancy"),
    ("ja", ["お腹に赤ちゃんおるかも"], "pregnancy"),
    ("ja", ["彼女が妊娠した"], "pregnancy"),
    ("en", ["i think i got a girl pregnant"], "pregnancy"),
    ("ja", ["相談ダイヤルつながらんし"], "line.none"),
    ("en", ["nobody picks up when i call"], "line.none"),
    ("ja", ["前にLINE相談したら説教された"], "line.scold"),
    ("en", ["called a helpline once and they told me off"], "line.scold"),
    ("ja", ["前言ったら先生がみんなの前で話した"], "line.leak"),
    ("en", ["the counselor told my mom everything"], "line.leak"),
    ("ja", ["親がけんかしてる 今"], "parents.now"),
    ("en", ["my parents are screaming at each other"], "parents.now"),
    ("ja_Hira", ["せんせいがこわい", "けしごむなげた"], "rage"),
    ("en", ["my teacher throws chairs"], "rage"),
    ("ja_Hira", ["きもいっていわれる", "せんせいもわらった"], "teacher.laugh"),
    ("ja_Hira", ["けびょうっていわれた"], "faking"),
    ("ja_Hira", ["りこんするって", "ぼくがわるいこだから"], "badchild"),
    ("ja_Hira", ["りこんするって", "どっちにいくかきめろって"], "choose"),
    ("ja", ["妹うまれた"], "born"),
    ("ja", ["明日修学旅行で寝れんわくわく"], "excited"),
    ("ja_Hira", ["90てん!"], "passed"),
    ("en", ["im doing better. got a therapist now"], "therapist"),
    ("ja_Hira", ["すきなこがいる", "どうやってはなしかける?"], "howlove"),
    ("en", ["how do i talk to her"], "howlove"),
    ("en", ["can i tell u a secret"], "telltale"),
    ("ja_Hira", ["せんせいにいう?"], "willtell"),
    ("ja_Hira", ["ままにいって"], "sayit"),
    ("ja_Hira", ["なんかおもしろいこといえ"], "funny"),
    ("en", ["tell me something funny"], "funny"),
    ("ja_Hira", ["しりとりしよ"], "shiritori"),
    ("ja_Hira", ["しりとりしよ", "ごりら"], "word"),
    ("ja", ["宿題やって"], "homework"),
    ("en", ["write me an essay"], "homework"),
    ("en", ["i dont get fractions"], "stuck"),
    ("ja_Hira", ["さんすうわかんない", "ばかだから"], "dumb"),
    ("en", ["what happens when you die"], "afterdeath"),
    ("en", ["are you gonna die when i close the page"], "lampdie"),
    ("ja", ["じゃあなんで夜にいるの"], "whynight"),
    ("ja_Hira", ["ちゃっとじーぴーてぃー?"], "gpt"),
    ("en", ["thanks for last time u really helped"], "lasttime"),
    ("ja", ["うんこ"], "poo"),
    ("ja_Hira", ["せっくすってなに"], "sex"),
    ("ja_Hira", ["せいりきた"], "period"),
    ("ja_Hira", ["おねしょした"], "bedwet"),
    ("ja_Hira", ["いじめてるのぼく"], "bully"),
    ("ja_Hira", ["がいじんかえれっていわれる"], "race"),
    ("en", ["its about my eyes. like asian eyes"], "race"),
    ("ja_Hira", ["ぱぱがけいむしょ", "ぼくもわるいこになる?"], "alike"),
    ("ja_Hira", ["ともだちとけんかした", "あやまってみる"], "apologise"),
    ("ja_Hira", ["じがよめない"], "reading"),
    ("ja_Hira", ["おうちではしゃべれる"], "mute"),
    ("ja_Hira", ["いなくならないで"], "stay"),
    ("ja_Hira", ["おこった?"], "mad"),
    ("en", ["wht is this website"], "site"),
    ("en", ["i got cut from the team"], "unpicked"),
    ("ja_Hira", ["せんせーにゆうてもしらんぷりやで"], "ignored"),
    ("ja_Hira", ["ままにでんわした", "きてくれる"], "fetched"),
]
# Harmless, or about something else: none of these subjects.
ELSEWHERE = [
    ("ja", ["スマホが死んだ"]),
    ("ja", ["ゲームでキャラが死んだ"]),
    ("ja", ["テストで死んだわ笑"]),
    ("en", ["my phone died"]),
    ("en", ["i died laughing"]),
    ("ja", ["お母さんが妊娠した"]),
    ("en", ["my teacher is pregnant"]),
    ("ja", ["合格できなかった"]),
    ("ja", ["wifiつながらない"]),
    ("ja", ["先生に言う"]),
    ("ja", ["ママに言っても無駄"]),
    ("ja", ["同じ性格の子"]),
    ("en", ["he came out of the room"]),
    ("en", ["i dont go to school"]),
    ("ja", ["きめられない"]),
    ("ja", ["だれにも言えない"]),
]


@pytest.mark.parametrize(("language", "lines", "kind"), BROUGHT)
def test_it_gets_its_own_words(language: str, lines: list[str], kind: str) -> None:
    _, said = walk(lines, language)
    assert f"brought.{kind}" in sections(said[-1], language), said[-1]
    assert f"brought.{kind}.more" in sections(said[-1], language), said[-1]


@pytest.mark.parametrize(("language", "lines"), ELSEWHERE)
def test_what_only_sounds_like_it_is_left_alone(language: str, lines: list[str]) -> None:
    _, said = walk(lines, language)
    own = {f"brought.{kind}" for kind in (*TOLD, *SAID)}
    assert not own & sections(said[-1], language), said[-1]


def test_joy_is_met_with_joy_and_loss_with_none() -> None:
    for lines in (
        ["いぬをいじめた", "おもしろかった", "しんだ"],
        ["きょうせんせいがわらった", "みんなわらった"],
    ):
        _, said = walk(lines, "ja_Hira")
        assert not any(name.startswith("glad") for name in sections(said[-1], "ja_Hira"))


def test_after_a_loss_one_word_goes_on_with_it() -> None:
    _, said = walk(["ぽちがしんだ", "いぬ"], "ja_Hira")
    assert not any(name.startswith(("pet.", "unread")) for name in sections(said[-1], "ja_Hira"))


def test_who_asks_about_death_and_means_themselves_is_asked_outright() -> None:
    for seed in range(12):
        _, said = walk(["what happens when you die", "me"], "en", seed)
        if "Is it about somebody else, or about you?" in said[0]:
            assert "two.guess.ask" in sections(said[1], "en")
            return
    raise AssertionError("never asked")


def test_every_subject_has_cues_and_lines() -> None:
    named = {*TOLD, *SAID} - {"word", "pet", "gone"}
    assert named <= CUES.lists.keys() and CUES.lists.keys() - named == TOGETHER - {"kin"}
    assert AFTER.keys() <= CUES.lists.keys() and marks("ぽちがしんだ") >= {"died", "animal"}
    for language in BY_CODE:
        lines = lines_of(language)
        assert all(lines[f"brought.{kind}.ask"] for kind in TOLD)


@pytest.mark.parametrize(
    ("language", "lines"),
    [("ja", ["妹うまれた いきができない"]), ("en", ["i passed my exam but i cant breathe"])],
)
def test_a_breath_comes_first(language: str, lines: list[str]) -> None:
    _, said = walk(lines, language)
    assert "panic.floor" in sections(said[-1], language)
