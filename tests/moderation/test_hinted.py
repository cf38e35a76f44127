"""What is hinted at, promised or jeered sideways is raised whatever the vote thinks of it; its everyday neighbour is not."""

import pytest

from moderation.triage import screen


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("みんなが言ってる例の冊子、うちにある", "method"),
        ("身分証を見せないで買える店ってどこ", "method"),
        ("屋上のあいてる建物、知ってる人いる", "method"),
        ("夕飯をぬくコツ、ばれない言い訳も", "method"),
        ("which roof do they leave open? not for the view", "method"),
        ("does anyone know how to skip lunch for days, tips", "method"),
        ("that handbook they pulled, anyone want it", "method"),
        ("姉のネイル、学割あるからぜひきて", "ad"),
        ("魂の学校、若い子は無料。席あります", "ad"),
        ("はこぶだけの仕事、荷物の中は見ない、報酬は高いよ", "ad"),
        ("uncle's barber shop, cheap for under 16s, tell your mates", "ad"),
        ("carry a bag for us, no questions, easy money", "ad"),
        ("支援級のやつは別の教室いけ、じゃま", "abuse"),
        ("外人の子は国に帰れ", "abuse"),
        ("さっき泣いてるって書いてた人、ざまあ", "abuse"),
        ("why do wheelchair kids come on trips, leave them home", "abuse"),
        ("whoever posted about their cat, good riddance", "abuse"),
        ("目がさめるたび、がっかりする", "risk"),
        ("wish the bus had been quicker, i was right there", "risk"),
        ("先輩に部屋であれされた。だれにも言えない", "risk"),
        ("my cousin did something to me and i can't stop shaking", "risk"),
    ],
)
def test_the_hint_is_raised(text, flag):
    assert flag in screen("post", text).flags


@pytest.mark.parametrize(
    "text",
    [
        "修学旅行の手引き、うちにあるから貸すよ",
        "屋上庭園のあいてる日、知ってる人いる",
        "給食をこっそりのこすのが下手",
        "道の駅の野菜、農家さんの手渡し",
        "姉がネイルしてくれた。うれしい",
        "吃音を笑われて、つらい",
        "妹は支援級。先生がすき",
        "目がさめたら日曜でよかった",
        "the roof garden at the library is open till six",
        "gran's crystals sit on the window",
        "people laugh at how i say my own name",
        "my cousin did something nice for my birthday",
    ],
)
def test_its_everyday_neighbour_is_not(text):
    assert not {"method", "ad", "abuse", "risk", "sexual"} & set(screen("post", text).flags)


@pytest.mark.parametrize(
    "name",
    [
        "寿命あすまで",
        "あの世片道",
        "尊厳氏",
        "終わらせ同盟",
        "🧊郵送可",
        "もりやま花@つばき小",
        "last post, bye",
        "gun @ prom",
        "adhd trash",
    ],
)
def test_a_name_that_says_it_in_two_words_is_refused(name):
    assert screen("name", name).outcome == "refuse"


@pytest.mark.parametrize(
    "name",
    [
        "心中ほっこり",
        "まきえたいそう",
        "宿題おわらせ隊",
        "電池の寿命",
        "片道三十分",
        "アイス屋さん",
        "こけ@お昼寝中",
        "crying in maths",
        "spark plug",
    ],
)
def test_a_name_that_only_holds_the_word_is_not(name):
    assert screen("name", name).outcome == "ok"
