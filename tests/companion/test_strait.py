"""What children tell of danger in words of their own: it is heard, its first steps are said, and nothing else is read into it."""

from __future__ import annotations

import pytest
from bits import walk

from companion import strait
from companion.lines import lines_of
from companion.roster import STRAITS

# Strait -> talks whose last line tells it: a small child, a dialect, a teenager, a line in pieces.
TOLD = {
    "along": [
        ["ママが一緒に死のうって"],
        ["ままがいっしょにてんごくいこうって"],
        ["おかんが一緒に死んでくれって言うてる"],
        ["親父がおまえも連れて死ぬって"],
        ["ぱぱがみんなでおほしさまになろうって"],
        ["お父さんが車で海行くって", "みんなで楽になろうって言ってる"],
    ],
    "sent": [
        ["ぱぱがしねっていうからしぬ"],
        ["ままがきえろっていうからきえるね"],
        ["おとんに死ねって言われたから死ぬわ"],
        ["ばあばにしんでっていわれたからしんでくる"],
    ],
    "brink": [
        ["im on the train platform", "next one"],
        ["飛び降りたら痛いかな", "いま8階"],
        ["いま8階のベランダの外側"],
        ["おくじょうのさくのそとにいる"],
        ["ベランダ見ると引っ張られる"],
        ["窓のふち見てると吸い込まれそう"],
    ],
    "balcony": [["いまベランダでてる"], ["いま屋上おる"]],
    "taken": [
        ["ブロン一箱いった"],
        ["もう全部飲んだ"],
        ["睡眠薬もらったやつ飲んだ"],
        ["ままのおくすりぜんぶのんだ"],
        ["くすりようけのんだ"],
        ["薬いっぱい飲んだ"],
    ],
    "menace": [
        ["明日殺すって親父に言われた"],
        ["おとんに包丁で刺すぞって言われた"],
        ["にいちゃんにころすっていわれた"],
    ],
    "threatened": [
        ["明日学校で刺すって言われた"],
        ["あした殺すってDMきた"],
        ["元カレに殺しに行くって言われた"],
    ],
    "menaced": [["先輩に金持ってこないとボコるって言われた"], ["放課後シメるって言われた"]],
    "touched": [
        ["ぱぱがねるときおまたさわる"],
        ["おじちゃんがおふろでおしりさわる"],
        ["兄にされてる　小3から"],
        ["兄貴に毎晩やられてる"],
        ["父親の風呂一緒なの変？", "中2", "触ってくる"],
    ],
    "bath": [["父親の風呂一緒なの変？"], ["ぱぱといっしょのおふろいやだ"]],
    "beaten": [
        ["宗教の集会行かんかったらムチ"],
        ["おいのりねたらむちされる"],
        ["集会さぼったらベルトで叩かれる"],
        ["お尻の皮むける"],
    ],
    "gang": [
        ["闇バイト応募しちゃった"],
        ["やみばいとにおうぼした"],
        ["運びの仕事やれって先輩に言われた"],
        ["明日強盗行けって"],
        ["高収入のバイト見つけた", "身分証送った"],
    ],
    "kept": [
        ["去年の今頃首吊ろうとした", "ロープまだ押し入れにある"],
        ["前に死のうとしたときのロープまだある"],
    ],
    "will": [["遺書書いてみたら漢字わからんくて草"], ["いしょかいてみたw"]],
    "giving": [
        ["漫画は妹にあげた　推しのグッズも", "長い間おせわになりました笑"],
        ["ぬいぐるみいもうとにあげた", "いままでありがとう"],
        ["推し活のグッズ譲った　もういらなくなるから"],
    ],
    "tried": [["去年の今頃首吊ろうとした"], ["中3のとき飛び降りようとした"]],
    "smitten": [["先生がLINEで好きって"], ["コーチが夜LINEで会いたいって"]],
    "meeting": [
        ["LINEで好きって言われた50歳", "新幹線代くれた"],
        ["ネットで知り合った人と明日会う"],
        ["ゲームのともだちとあしたあう"],
    ],
    "armed": [
        ["カバンに包丁入れて学校来た"],
        ["いじめてきたやつ待ってる", "カッター持ってる"],
        ["はさみ もって まってる"],
        ["金属バット持って先輩の家の前"],
        ["学校に火つけてやろうと思ってライター持ってきた"],
        ["i got a knife in my bag at school"],
        ["waiting behind the gym for her", "got scissors"],
        ["im outside his house with a bat"],
        ["carrying a knife cause they keep jumping me"],
    ],
    "vowed": [["あいつ刺す"], ["いじめるこを さす"]],
    "extorted": [
        ["裸の写真送っちゃった", "もっと送らないとばらまくって"],
        ["5万円払わないと親に写真送るって言われた"],
        ["拡散するって言われてギフトカード買って送った", "まだ足りないって"],
        ["しゃしん おくっちゃった", "もっと おくらないと みんなに みせるって"],
        ["he says hell post them unless i send more"],
        ["a girl on insta recorded me on video call", "wants money"],
        ["its my fault i sent it", "now hes blackmailing me"],
        ["if i dont send another one by tonight its going to my whole school"],
    ],
    "captive": [
        ["パスポート店長に取られてる"],
        ["寮から出してもらえない", "給料もくれない"],
        ["会社がパスポートを返しません"],
        ["借金返すまで辞められないって言われて客とらされてる"],
        ["ぱすぽーと とられた"],
        ["my boss took my passport"],
        ["boyfriend keeps my bank card and id", "wont let me leave the flat"],
        ["i came here to work and now they make me do things with men"],
        ["my family makes me work and keeps all my wages"],
    ],
    "expecting": [
        ["妊娠したかも", "親に殺される"],
        ["生理3ヶ月こない", "親にバレたら殺される"],
        ["おなかに あかちゃん いるかも", "おとうさんに ころされる"],
        ["im pregnant", "my parents will kill me"],
        ["two lines on the test", "my mum will literally kill me"],
    ],
    "scolded": [["テスト20点", "親に殺される"], ["failed maths my mum is gonna kill me"]],
    "sorry": [
        ["ままにごめんねっていう"],
        ["こっぷ わっちゃった", "あとで ごめんねっていう"],
        ["友達とケンカした", "明日謝る"],
        ["i broke a cup im gonna tell mum sorry"],
        ["im gonna say sorry to my brother tonight"],
        ["i was mean to dad", "ill tell him im sorry"],
    ],
    "spiked": [["飲み物に何か入れられた"], ["they put something in my drink"]],
    "fumes": [["塩素系と酸性混ぜた", "目が痛い"], ["mixed bleach with something"]],
    "choked": [["彼氏に首絞められて気失った"], ["my boyfriend choked me", "i passed out"]],
    "throat": [
        ["ばあばが おもち のどに つまらせた"],
        ["something is stuck in his throat", "he cant breathe"],
    ],
    "shocked": [["コンセントさわって感電した"], ["my brother got electrocuted by the kettle"]],
    "ablaze": [["そでに ひが ついた"], ["my hair is on fire from the candle"]],
    "shaken": [["赤ちゃん泣きやまなくて、強く揺すっちゃった"], ["dad shook the baby and now its floppy"]],
    "tsunami": [["おっきい地震", "津波警報なってる"], ["tsunami sirens are going off"]],
    "gas": [["台所がガスくさい"]],
    "swallowed": [["妹がボタン電池のんだかも"], ["あかちゃんが たばこ たべた"]],
    "bled": [["血はいた"], ["i coughed up blood"]],
    "frayed": [
        ["あかちゃんが ないてて", "もう なげそう"],
        ["the baby wont stop crying", "im scared ill hurt her"],
    ],
    "lifeless": [["おばあちゃんが しんでる"], ["i found my gran on the floor dead"]],
    "freezing": [["寒い", "家出3日目"], ["walked out of home", "its snowing"]],
    "scald": [["おゆ かぶった", "あついよ"], ["poured hot soup on my leg"]],
    "doorbell": [["ぴんぽん なった", "しらない おじさん", "あけていい？"]],
    "drugged": [
        ["友達に大麻もらった", "吸ったら心臓やばい"],
        ["took molly at a party", "my heart wont slow down"],
    ],
    "starved": [
        ["3日水だけ", "今日立ったら倒れた"],
        ["吐きすぎて血が出た"],
        ["havent eaten in 5 days", "my heart feels weird when i stand up"],
    ],
    "infected": [["リスカの傷が膿んでる"], ["my cuts are hot and smelly"]],
    "born": [
        ["トイレで赤ちゃん産んだ"],
        ["陣痛きたかも", "誰にも言ってない"],
        ["had a baby in the bathroom", "no one knows"],
    ],
    "pact": [["ネットで一緒に死ぬ人見つけた"], ["found someone online who wants to die too"]],
    "ready": [["ロープ買ってきた", "もう死にたい"], ["theres a rope", "i want to die"]],
    "fallen": [["弟が2階から落ちた"], ["my little sister fell out the window"]],
    "concussed": [["部活で頭打った", "吐いた"], ["i hit my head at football", "i keep forgetting stuff"]],
    "tracks": [["せんろに おちた"], ["my friend fell on the tracks"]],
    "dared": [["先輩に川で飛び込めって言われてる", "泳げない"]],
    "elated": [["好きな人から返信きた", "死ぬ"], ["omg i won im gonna die"]],
    "ordered": [["i took my meds"], ["朝のお薬ちゃんと飲んだ"]],
    "carer": [["弟のミルク俺"], ["ぼくがいもうとのおむつかえてる"], ["うちが弟の世話しとる"]],
}


# Lines that sound alike and tell nothing of it.
@pytest.mark.parametrize(("kind", "lines"), [(kind, lines) for kind in TOLD for lines in TOLD[kind]])
def test_it_is_heard_in_whatever_words(kind: str, lines: list[str]) -> None:
    assert strait.told(lines[:-1], lines[-1], ()) == kind


@pytest.mark.parametrize(("kind", "lines"), [(kind, lines) for kind in TOLD for lines in TOLD[kind][:1]])
def test_it_is_as_grave_as_it_is(kind: str, lines: list[str]) -> None:
    talk, _ = walk(lines)
    one = STRAITS[kind]
    assert talk.course.level >= one.level and (not one.category or one.category in talk.kinds)
    assert one.gone.isdisjoint(talk.kinds)


def test_a_wish_of_ones_own_stays_beside_it() -> None:
    talk, _ = walk(["ママが一緒に死のうって", "わたしも死にたい"])
    assert {"abuse", "suicide"} <= {*talk.kinds}


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_whatever_is_said_to_a_threat_with_pictures_says_all_that_counts(language: str) -> None:
    found = lines_of(language)
    fault = {"en": "fault", "ja": "あなた", "ja_Hira": "あなた"}[language]
    keep = {"en": ("keep", "delete no"), "ja": ("消さない", "残して")}.get(language, ("けさない", "のこして"))
    assert all(fault in line for line in found["online.threat"])
    assert all(any(word in line for word in keep) for line in found["online.threat.more"])


@pytest.mark.parametrize("kind", STRAITS)
def test_every_strait_has_lines_and_words(kind: str) -> None:
    assert STRAITS[kind].section or STRAITS[kind].asks or f"strait.{kind}" in lines_of("ja")
