"""Children tell of somebody who may be lost within minutes in their own words; each next step is one that holds."""

from __future__ import annotations

import pytest
from bits import sections, walk

from companion import alert

TOLD = [
    ("ja_Hira", ["ぼくのおとうと　みずにおちた"], "rescue.water"),
    ("ja_Hira", ["いけにおちたの　たすけてってば"], "rescue.water"),
    ("ja_Hira", ["いもうとがかわにながされた"], "rescue.water"),
    ("ja_Hira", ["おとうとが　みずのなかで　あがってこない"], "rescue.water"),
    ("ja_Hira", ["おとうとが　いけに　おちた", "いきしてない"], "strait.breathless"),
    ("ja_Hira", ["いもうとがおぼれてる", "ひきあげた　いきしてない"], "strait.breathless"),
    ("ja", ["弟が池に落ちた", "沈んだ"], "rescue.water"),
    ("ja", ["妹が川に流された", "見えん"], "rescue.water"),
    ("en", ["my brother fell in the river"], "rescue.water"),
    ("en", ["my sister fell in the pond", "i pulled her out", "shes not breathing"], "strait.breathless"),
    ("ja", ["なんか今、屋上にいる"], "footing.high"),
    ("ja", ["線路の近く歩いてる"], "rescue.height"),
    ("ja", ["川の近く来てみた"], "rescue.height"),
    ("ja", ["手すり座ってる", "飛びそう"], "footing.high"),
    ("en", ["im on the stairs to the roof"], "three.unsure"),
    ("en", ["im on the stairs to the roof", "the door is open its windy"], "footing.high"),
    ("ja", ["お姉ちゃんが殴られてる", "お姉ちゃん静かになった"], "rescue.silent"),
    ("ja", ["お姉ちゃんの声しなくなった。さっきまで殴られてた"], "rescue.silent"),
    ("en", ["dad is hitting my sister", "shes gone quiet"], "rescue.silent"),
    ("ja_Hira", ["かいだんからおとされた", "あたまからちがでた"], "rescue.wound"),
    ("en", ["she fell down the stairs", "theres blood on her head"], "rescue.wound"),
    ("ja_Hira", ["けむりくさい"], "footing.fire"),
    ("en", ["i smell smoke"], "footing.fire"),
    ("ja_Hira", ["まいごになった"], "rescue.lost"),
    ("en", ["im lost at a station i dont know"], "rescue.lost"),
    ("ja_Hira", ["ぱぱがおさけのんで　くるまにのせるって", "もうのってる"], "rescue.drunk"),
    ("en", ["dads been drinking and hes driving us home"], "rescue.drunk"),
    ("ja_Hira", ["あかちゃん　すごいねつ"], "rescue.ill"),
    ("en", ["the baby has a 40 fever"], "rescue.ill"),
    ("en", ["my mums new bf just threw a plate at her"], "footing.attack"),
    ("ja", ["ネットの人に会った", "もう車のってる", "走っててとまらない"], "footing.ride"),
    ("ja", ["ネットの人の車", "もう車のってる", "コンビニ着いた", "あいつ外で待ってる"], "rescue.waits"),
    ("ja", ["ネットの人の車", "もう車のってる", "コンビニ着いた"], "rescue.safe"),
    ("en", ["a guy online picked me up", "im in. hes driving"], "footing.ride"),
    ("en", ["a guy online picked me up", "im in. hes driving", "im out im inside the shop"], "rescue.safe"),
    ("ja", ["友だちが死ぬって言ってる", "インターホン押したけど出ない"], "rescue.unopened"),
    ("ja", ["友達が死にたいって", "たぶん今してる。通話切れた"], "rescue.unopened"),
    ("ja", ["友達が死にたいって", "さっき写真送ってきた、橋から"], "rescue.unopened"),
    ("en", ["my friend says she will kill herself", "she hung up"], "rescue.unopened"),
    ("ja", ["母が死にたいって言ってる", "うん、夜ひとりで出てった"], "rescue.gone"),
    ("en", ["my mum says she wants to die", "she went out alone"], "rescue.gone"),
]
MET = [
    (
        "ja",
        ["友だちが死ぬって言ってる", "インターホン押したけど出ない", "警察？救急車？どっち"],
        "rescue.call",
    ),
    ("ja_Hira", ["おとうとが　いけに　おちた", "119？"], "rescue.call.hurt"),
    ("ja", ["今から死ぬ", "行けない。足動かん"], "rescue.stuck"),
    ("ja_Hira", ["あかちゃん　いきしてない", "でんわどこかわかんない"], "phoneless"),
    ("ja_Hira", ["ままがおきない", "でんわこわい"], "rescue.fear"),
    ("ja", ["ママが起きない", "つながった"], "rescue.linked"),
    ("ja", ["ママが起きない", "ママおきた"], "rescue.woke"),
    ("ja", ["お父さんが殴ってくる", "けいさつきた　よかった"], "rescue.came"),
    ("ja_Hira", ["べらんだにだされた", "かぎしまってる", "となりのひとが　まどからみてる"], "rescue.watched"),
    ("en", ["my brother fell in the river", "police or ambulance"], "rescue.call.hurt"),
    ("en", ["mum wont wake up", "she woke up"], "rescue.woke"),
    ("en", ["mum wont wake up", "they answered"], "rescue.linked"),
]


@pytest.mark.parametrize(("language", "lines", "section"), [*TOLD, *MET])
def test_every_line_is_met_by_the_step_that_holds(language: str, lines: list[str], section: str) -> None:
    _, replies = walk(lines, language)
    assert section in sections(replies[-1], language), replies[-1]


@pytest.mark.parametrize("lines", [lines for language, lines, _ in TOLD if language != "en"])
def test_what_weighs_brings_the_card(lines: list[str]) -> None:
    talk, _ = walk(lines, "ja")
    if alert.of(talk.said) in alert.DANGERS:
        assert talk.course.level >= 2


def test_a_yes_to_the_question_on_a_height_is_a_wish() -> None:
    talk, _ = walk(["なんか今、屋上にいる", "うん"])
    assert talk.course.level >= 2 and "suicide" in talk.kinds


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "屋上で弁当食べてる"),
        ("ja", "川で釣りしてる"),
        ("ja", "展望台きた"),
        ("ja", "川の近くまで犬の散歩に来た"),
        ("ja", "スマホを水に落とした"),
        ("ja", "弟がプールで泳いでる"),
        ("ja", "ゲームで弟が川に落ちた"),
        ("ja", "去年、弟が池に落ちた"),
        ("ja", "友だちから返事がない"),
        ("ja", "人生まいご"),
        ("ja", "パンがこげくさい"),
        ("ja", "ころんで膝から血が出た"),
        ("ja", "パパがビール飲んでる"),
        ("ja", "電車に乗せられて寝てた"),
        ("ja", "学校行けない"),
        ("ja", "橋の上で花火見てる"),
        ("en", "im at the river fishing"),
        ("en", "we had lunch on the roof with friends"),
        ("en", "i fell in love at the lake"),
        ("en", "im lost in maths"),
        ("en", "my brother is in the pool"),
        ("en", "dad drives me to school"),
        ("en", "my friend is not answering"),
        ("en", "i dropped my phone in the river"),
    ],
)
def test_harmless_lines_are_let_be(language: str, line: str) -> None:
    talk, replies = walk([line], language)
    assert not talk.said[0].alert
    assert not any(name.startswith("rescue.") for name in sections(replies[0], language)), replies[0]
