"""Once somebody is there, a place is reached or the danger is over, the steps of danger end; what was rung is not asked for again."""

import pytest
from bits import sections, walk

from companion import arrivals, rung

# Lines, the sections of which the last reply holds one, and those of which it holds none.
MET = [
    ("ja", ["死にたい。いま駅のホームにいる", "駅員さんに声かけられた。どうしよう", "いま駅の部屋にいる"], {"haven.place"}, {"footing.high"}),
    ("ja", ["死にたい。いま駅のホームにいる", "いま駅の部屋にいる", "お茶もらった"], {"haven.on"}, {"footing.high"}),
    ("ja", ["おじさんが夜部屋に入ってくる", "さわられた", "ママ起こした。ママがいま一緒にいる"], {"haven.with", "news.told"}, {"three.quiet.go"}),
    ("ja", ["パパとママがけんかしてる", "なぐってる", "パパ出ていった"], {"haven.over", "calmer"}, {"footing.attack"}),
    ("ja", ["薬いっぱいのんだ", "ママ起こした"], {"haven.with.taken"}, {"upshot.beside.more"}),
    ("ja", ["だれかにつけられてる", "入れた。お店の人に言った"], {"haven.with", "rescue.safe"}, {"rescue.intruder"}),
    ("ja_Hira", ["おうちで おじさんに さわられた", "まま おこした。ままが いっしょに いる"], {"haven.with", "news.told"}, {"three.quiet.go"}),
    ("en", ["im running away tonight", "someone online said i can stay at his place", "im with the station lady now"], {"haven.with"}, {"footing.offer"}),
    ("en", ["my friend just sent me a goodbye message", "she replied she says shes ok now"], {"haven.found", "eased.over"}, {"footing.friend"}),
    ("en", ["i want to hurt that boy tomorrow", "i gave it to my mum"], {"haven.handed"}, {"footing.harm"}),
    ("en", ["my dad hits my brother", "hes at work right now"], {"haven.over"}, {"rescue.followed"}),
    ("en", ["i took some stuff", "ok im going to wake her", "she is awake shes calling"], {"haven.with.taken"}, {"eased.denied"}),
]  # fmt: skip
RINGS = [
    ("en", ["im up on the roof", "my sister is calling my phone"], {"haven.rings"}),
    ("ja", ["死にたい。いま橋のところ", "友だちから電話きてる"], {"haven.rings"}),
    ("en", ["he hit me", "i cant talk he can hear me"], {"strait.hushed"}),
    ("en", ["im hiding and i cant make a noise"], {"strait.hushed"}),
    ("ja", ["部屋にお父さんがいるから声出せない。聞こえちゃう"], {"strait.hushed"}),
    ("ja", ["死にたい", "部屋片付けた。好きだった漫画も全部あげた"], {"strait.giving", "two.guess.ask"}),
    ("en", ["i took some stuff", "she is awake shes calling 119", "im sleepy"], {"haven.with.taken", "dose.sleep"}),
]  # fmt: skip
# Lines of danger that stays: what only sounds like a haven ends nothing.
OPEN = [
    ("ja", ["お父さんになぐられた", "お父さんが来た"]),
    ("ja", ["お父さんになぐられた", "ママに言ったら怒られる"]),
    ("ja", ["先生にさわられた", "先生が来た"]),
    ("en", ["my dad hits me", "dad is up"]),
    ("en", ["my mum says she wants to die", "she went out alone"]),
    ("en", ["dad is hitting my sister", "shes gone quiet"]),
    ("en", ["i took some stuff", "i cant wake my mum"]),
    ("ja", ["死にたい", "誰も起きてない"]),
    ("en", ["my dad used his belt", "hes asleep now", "my legs hurt"]),
    ("ja", ["知らない人の車にのってる", "今信号で止まってる"]),
]


@pytest.mark.parametrize(("language", "lines", "wanted", "unwanted"), MET)
def test_the_steps_of_danger_end_there(language, lines, wanted, unwanted):
    _, replies = walk(lines, language)
    told = sections(replies[-1], language)
    assert told & wanted and not told & unwanted, replies[-1]


@pytest.mark.parametrize(("language", "lines", "wanted"), RINGS)
def test_a_phone_that_rings_a_voice_that_must_not_sound_and_gifts(language, lines, wanted):
    _, replies = walk(lines, language)
    assert sections(replies[-1], language) & wanted, replies[-1]


@pytest.mark.parametrize(("language", "lines"), OPEN)
def test_what_only_sounds_so_ends_nothing(language, lines):
    _, replies = walk(lines, language)
    assert not any(name.startswith("haven.") for name in sections(replies[-1], language)), replies[-1]


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("ママを起こしたほうがいい？", set()),
        ("ママ起こした", {"with"}),
        ("先生に言えない", set()),
        ("ままよんでくる", {"going"}),
        ("should i wake my mum", set()),
        ("i woke my mum", {"with"}),
        ("im in the shop now", {"place"}),
    ],
)
def test_asked_or_feared_is_not_there(line, seen):
    assert arrivals.told(line) == seen


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["119かけた、いま胸おしてる"], {"119"}),
        (["救急車よんだ", "まだ来ない"], {"119"}),
        (["電話つながってる"], {"110", "119"}),
        (["友達に電話かけてる"], set()),
        (["119に電話したらどうなるの"], set()),
        (["119かけた", "電話切れた"], set()),
        (["i called the police"], {"110"}),
        (["im on the phone with 119"], {"119"}),
        (["should i call 119"], set()),
    ],
)
def test_what_was_rung_is_known(lines, numbers):
    assert rung.numbers(lines) == numbers


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["妹がおふろでぐったりしてる", "息してない", "119かけた、いま胸おしてる", "まだ息しない"]),
        ("ja", ["お父さんがいきなりたおれて、へんじしない", "もう119した", "うん"]),
        ("en", ["my mum collapsed and she isnt answering", "im pushing on her chest", "i called 119", "still nothing"]),
    ],
)  # fmt: skip
def test_nobody_is_asked_to_ring_twice(language, lines):
    _, replies = walk(lines, language)
    assert not any(rung.asks(line) for line in replies[-1]), replies[-1]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "息してるかわかんない、どうしよう"),
        ("ja", "いびきみたいな息してる"),
        ("en", "hes breathing kind of"),
        ("en", "i cant tell if hes breathing"),
    ],
)
def test_a_breath_that_nobody_is_sure_of_is_no_relief(language, line):
    first = {
        "ja": "お父さんがいきなりたおれて、へんじしない",
        "en": "my brother is on the floor and wont wake up",
    }[language]
    _, replies = walk([first, line], language)
    told = sections(replies[-1], language)
    assert told & {"rescue.worse", "strait.breathless"} and not told & {"rescue.woke", "rescue.woke.more"}, (
        replies[-1]
    )


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["they put me in a gc and theyre laughing about me", "i want to disappear", "i never said i want to die did i", "they just post it everywhere"]),
        ("en", ["i want to vanish", "not like die. just disappear", "like im a background character"]),
        ("ja", ["もう限界、死にたい", "ノリで言っただけ", "だから歌詞だって", "米津とか聴く？"]),
    ],
)  # fmt: skip
def test_a_wish_that_was_denied_is_not_held_up_to_anybody(language, lines):
    _, replies = walk(lines, language)
    told = sections(replies[-1], language)
    assert not told & {"beside.wish", "footing.wish", "two.later", "two.again", "two.death.ask"}, replies[-1]


# Lines, the level of the last, and the sections of which its reply holds one.
HEARD = [
    ("ja", ["最近ODにはまってる"], 2, {"whisper.habit"}),
    ("ja", ["最近ODにはまってる", "やめたいけどやめられない"], 2, {"whisper.quit"}),
    ("ja", ["先輩に大麻吸わされた"], 2, {"whisper.smoked"}),
    ("ja", ["彼氏としたくないのにした"], 2, {"whisper.forced"}),
    ("ja", ["学校で、先輩に、むりやり"], 2, {"whisper.forced"}),
    ("ja", ["あいつ刺す。明日学校に持ってく"], 3, {"whisper.stab"}),
    ("ja", ["お父さんにベルトでなぐられた", "足にあとが残ってる"], 2, {"strait.marked"}),
    ("ja", ["お母さんが死にたいって言って", "トイレに閉じこもってる"], 3, {"strait.shutaway"}),
    ("ja", ["ネットで知り合った人が", "駅まで迎えに来てくれるって"], 3, {"strait.pickup"}),
    ("ja", ["こわい夢を見た", "血だらけだった"], 0, {"strait.dreamt"}),
    ("en", ["i was drunk and he didnt stop"], 2, {"whisper.forced"}),
    ("en", ["i have something in my bag to hurt him with"], 3, {"whisper.stab"}),
    ("en", ["my cousin got me to smoke weed with them"], 2, {"whisper.smoked"}),
    ("en", ["my dad used his belt on me", "theres marks on my legs"], 2, {"strait.marked"}),
    ("en", ["my mum says she wants to die and shes locked in the bathroom"], 3, {"strait.shutaway"}),
    ("en", ["hes coming to pick me up at the station", "a guy i met online"], 3, {"strait.pickup"}),
    ("en", ["i had a nightmare", "there was blood everywhere and my mum was dead"], 0, {"strait.dreamt"}),
]  # fmt: skip
QUIET = [
    ("ja", "庭の草を刈ったら疲れた"),
    ("ja", "お母さんが駅まで迎えに来てくれるって"),
    ("ja", "宿題いやだったのにやらされた"),
    ("ja", "家庭科で玉ねぎ刺すやつやった。明日も学校に持ってく"),
    ("en", "my mum is coming to pick me up at the station"),
    ("en", "i didnt want to do the presentation but i did it"),
    ("en", "i tried my first pottery class"),
]


@pytest.mark.parametrize(("language", "lines", "level", "wanted"), HEARD)
def test_what_nobody_heard_before_is_heard(language, lines, level, wanted):
    talk, replies = walk(lines, language)
    assert talk.course.level >= level and sections(replies[-1], language) & wanted, replies[-1]


@pytest.mark.parametrize(("language", "line"), QUIET)
def test_what_only_sounds_so_is_none_of_it(language, line):
    talk, replies = walk([line], language)
    assert talk.course.level < 2, replies[-1]


def test_a_touch_told_afterwards_is_no_ride():
    _, replies = walk(["my coach gives me lifts", "he touched my leg in his car", "i didnt say no"], "en")
    assert not any({"footing.ride", "rescue.ride"} & sections(reply, "en") for reply in replies)
