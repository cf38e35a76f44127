"""What is asked outright is answered plainly, in many wordings, beside danger too; what only sounds so is left alone."""

from __future__ import annotations

import pytest
from bits import WISH, sections, walk

from companion.lines import defect, lines_of
from companion.queries import SECTIONS
from hideout.language import BY_CODE

HIT = {"ja": "お父さんになぐられる", "ja_Hira": "ぱぱになぐられる", "en": "my dad hits me"}
WEED = {"ja": "大麻すすめられた", "ja_Hira": "せんぱいに たいま すすめられた", "en": "they offered me weed"}
NET = {"ja": "ネットで知り合った大人の人に会おうって言われた", "en": "a man i met online wants to meet me"}
GROPED = {"ja": "電車でおしりをさわられた", "en": "a man on the train touched my leg"}
# Language, the lines of a talk, the section that answers the last of them.
ASKED = [
    ("en", ["is there someone in english i can call now"], "tongue"),
    ("en", ["who can i call that speaks spanish"], "tongue"),
    ("en", ["i asked for a number in english"], "tongue"),
    ("ja", ["英語で話せる電話ある？"], "tongue"),
    ("ja_Hira", ["えいごで はなせるひと いる？"], "tongue"),
    ("en", [WISH["en"], "can i write to somebody instead of calling"], "write"),
    ("ja", [WISH["ja"], "電話じゃなくて文字で相談できるところある？"], "write"),
    ("en", ["is anyone there at night"], "night"),
    ("ja", ["夜中でも電話していいの？"], "night"),
    ("en", ["can i say no names"], "noname"),
    ("en", [HIT["en"], "can i stay anonymous"], "noname"),
    ("ja", [HIT["ja"], "名前言わなくても相談できる？"], "noname"),
    ("en", ["is the doctor going to call my parents"], "telling.doctor"),
    ("ja", ["病院行ったら親にばれる？"], "telling.doctor"),
    ("en", [HIT["en"], "if i tell my school will they call him"], "telling.school"),
    ("en", [HIT["en"], "who can i talk to that wont tell dad"], "secretly"),
    ("ja", [HIT["ja"], "親にばれずに相談できるところある？"], "secretly"),
    ("ja", [GROPED["ja"], "だれに言えばいいの"], "whom.touched"),
    ("en", [GROPED["en"], "so who do i tell"], "whom.touched"),
    ("en", ["my friend has bruises from her dad", "so who do i tell"], "whom.friend"),
    ("ja", ["いま親がけんかしてお皿が割れた", "警察よんでいいの？"], "police"),
    ("en", ["can i call the police"], "police"),
    ("ja_Hira", ["けいさつ よんでも いい？"], "police"),
    ("ja", [HIT["ja"], "通報するの？"], "report.lamp"),
    ("en", [HIT["en"], "is this a mandatory reporter thing or will this get reported"], "report.lamp"),
    ("en", [HIT["en"], "what happens to him if i tell"], "himafter"),
    ("en", ["i look after mum and my brother", "who can help without taking us away"], "carer"),
    ("ja", ["ママが病気で弟の世話はわたし", "妹と離されない？"], "carer"),
    ("en", ["are there people like me i can talk to"], "alikes"),
    ("ja", ["同じような人と話せるところある？"], "alikes"),
    ("en", ["where can i get a test without my parents"], "test.preg"),
    ("ja", ["検査薬ってどこで買える？"], "test.preg"),
    ("en", ["can i get pregnant from one time"], "test.once"),
    ("ja", [GROPED["ja"], "スカート短いからだって言われた"], "skirt"),
    ("en", [GROPED["en"], "they said its because my skirt is short"], "skirt"),
    ("en", [GROPED["en"], "i didnt say no"], "didntsay"),
    ("ja", [GROPED["ja"], "声出せなかった"], "didntsay"),
    ("ja", ["女の子が好き", "どうやったら普通になれる？"], "tonormal"),
    ("en", ["how do i become normal"], "tonormal"),
    ("en", ["mum died", "is it normal to be mad at her for dying"], "mad.dead"),
    ("en", ["i hope it doesnt come", "thats an awful thing to say right"], "awful"),
    ("ja_Hira", ["まましんだらいいのにっておもった。わるいこ？"], "awful"),
    ("en", ["my friend cuts her arms", "so am i a bad friend"], "badfriend"),
    ("en", ["do you think im weird"], "weird.lamp"),
    ("ja", ["わたしのこと変だと思う？"], "weird.lamp"),
    ("en", [WEED["en"], "is one time bad"], "once"),
    ("en", [WEED["en"], "its just weed i think"], "once"),
    ("ja", [WEED["ja"], "一回だけなら大丈夫だよね？"], "once"),
    ("ja_Hira", [WEED["ja_Hira"], "いっかいだけなら へいき？"], "once"),
    ("en", [WEED["en"], "how do i say no"], "sayno.drug"),
    ("ja", [WEED["ja"], "なんて断ればいい？"], "sayno.drug"),
    ("en", ["i smoked weed and my hands are shaking"], "shakes"),
    ("ja", [WEED["ja"], "なんか手が震える"], "shakes"),
    ("en", ["a girl said i can make money going on dates with old men"], "paid"),
    ("en", ["i can get money for dinner with older men", "its just dinner"], "paid"),
    ("ja", ["パパ活さそわれた", "ごはんだけだって"], "paid"),
    ("en", ["a girl said older men pay for dates", "how do i get out of it"], "sayno.job"),
    ("en", ["a girl said older men pay for dates", "would they do something to me"], "wouldthey"),
    ("ja", [NET["ja"], "でもやさしいよ"], "nice"),
    ("en", ["i did something with someone and i didnt want to", "was that my fault"], "fault"),
    ("ja", ["送った写真ばらまくって言われてる", "警察に言ったら自分も捕まる？裸送ったの自分だし"], "sent"),
    ("ja", ["荷物運ぶだけで５万もらえるバイト紹介された"], "courier"),
    ("en", ["i cant sleep", "do you have any tips"], "sleeptips"),
    ("ja", ["どうやったら眠れる？"], "sleeptips"),
    ("en", ["can you help me make a plan for like 2 hours"], "plan"),
    ("ja", ["二時間で勉強の計画たてて"], "plan"),
    ("en", ["tell me a joke", "tell me another one"], "another"),
    ("ja", ["なんか面白いこと言って", "べつのやつ"], "another"),
    ("en", ["can you stay till i sleep"], "stayawake"),
    ("ja_Hira", ["ねるまで いて"], "stayawake"),
    ("en", ["can we talk about something else"], "change"),
    ("ja", ["べつの話していい？"], "change"),
    ("en", ["they threw my phone in the toilet", "what do i do about my phone"], "device"),
    ("en", ["i found a kitten in a box", "can i keep it"], "kitten"),
    ("ja", ["子猫ひろった", "飼ってもいいかな"], "kitten"),
    ("en", ["is there a way to delete what i wrote"], "delete"),
    ("ja", ["書いたこと消せる？"], "delete"),
    ("en", ["so if i was dying youd do nothing"], "ifdying"),
    ("en", ["did you know what i meant"], "meant"),
    ("ja_Hira", ["ひとりで おるすばん", "いまぴんぽんなった"], "doorbell"),
    ("en", ["im home alone", "the doorbell rang"], "doorbell"),
    ("ja", ["おばけっているの？"], "ghost"),
    ("ja", ["切りたくなったとき、どうしたらいいの"], "urge"),
    ("en", [WISH["en"], "can we talk about something else"], "change"),
]
# What only sounds so.
ELSEWHERE = [
    ("en", ["how did you know"]),
    ("en", ["i like english class"]),
    ("en", ["my teacher told me the plan for the trip"]),
    ("en", ["she said no to him"]),
    ("en", ["everyone is weird at my school"]),
    ("en", ["i want to die"]),
    ("en", ["i took pills"]),
    ("ja", ["もう消えたい"]),
    ("ja", ["死にたい"]),
    ("ja", ["テスト一回だけ休んだ"]),
    ("ja", ["英語の宿題おわらない"]),
    ("ja", ["今日の給食は変だった"]),
    ("ja", ["駅の人来た"]),
    ("ja", ["友だちが飼ってる子猫かわいい"]),
    ("ja", ["やめるって言ったら殺すって言われた"]),
]


@pytest.mark.parametrize(("language", "lines", "kind"), ASKED)
def test_it_is_answered_outright(language: str, lines: list[str], kind: str) -> None:
    _, said = walk(lines, language)
    assert f"outright.{kind}" in sections(said[-1], language), said[-1]


@pytest.mark.parametrize(("language", "lines"), ELSEWHERE)
def test_what_only_sounds_so_is_left_alone(language: str, lines: list[str]) -> None:
    _, said = walk(lines, language)
    assert not any(name.startswith("outright.") for name in sections(said[-1], language)), said[-1]


@pytest.mark.parametrize("language", BY_CODE)
def test_beside_danger_the_card_is_named_or_stays(language: str) -> None:
    asked = {
        "en": "can we talk about something else",
        "ja": "べつの話していい？",
        "ja_Hira": "べつの はなし していい？",
    }
    _, said = walk([WISH[language], asked[language]], language)
    names = sections(said[-1], language)
    assert "outright.change" in names and names & {"two.card", "three.after.card", "three.anchor"}


@pytest.mark.parametrize("language", BY_CODE)
def test_its_lines_hold_and_none_stands_for_another_language(language: str) -> None:
    for section, fewest in SECTIONS.items():
        written = lines_of(language)[section]
        assert len(written) >= fewest
        assert not [line for line in written if defect(line, language)]


def test_asked_again_it_goes_on_and_does_not_repeat_itself() -> None:
    _, said = walk([WEED["en"], "is one time bad", "but its just weed right"], "en")
    assert "outright.once" in sections(said[-1], "en") and not set(said[-1]) & set(said[-2])
