"""What strangers played and found wrong: body and place first, whoever sleeps next door is help, a past wish is past."""

from __future__ import annotations

import pytest
from bits import sections, walk

# Language, lines, sections of which the last reply must hold a line.
MET = [
    # Smoke is fire, and whoever is out stays out.
    ("en", ["there is smoke in kitchen i am alone with sister"], {"footing.fire"}),
    ("en", ["there is smoke in kitchen i am alone with sister", "we are out on street now"], {"rescue.out"}),
    ("ja_Hira", ["おうちが けむりで くさい"], {"footing.fire"}),
    ("ja", ["けむりがくろいの", "外に出た"], {"rescue.out"}),
    # Breath, something heavy, something unknown in the body, a driver who drank.
    ("en", ["please help my friend cant breathe right he took something at the party"], {"rescue.breath"}),
    ("ja", ["弟がさっきから息が変　ゼーゼーしてる"], {"rescue.breath"}),
    ("ja", ["家の中ぐちゃぐちゃ　母が棚の下"], {"rescue.trapped"}),
    ("ja", ["母が下敷きになってる", "母が動けない"], {"rescue.trapped"}),
    ("ja", ["さっき飲んで変な感じ"], {"rescue.swallowed", "rescue.sure"}),
    ("en", ["my brother he drive after drink and i am in car now"], {"rescue.drunk"}),
    ("ja", ["おぼれてる"], {"rescue.water"}),
    ("ja", ["弟39度ある"], {"rescue.ill"}),
    # Somebody outside keeps nobody from locking the door.
    (
        "en",
        ["someone followed me home from the station. hes still outside"],
        {"footing.door", "rescue.followed"},
    ),
    (
        "en",
        ["someone followed me home from the station. hes still outside", "mum n dad at work"],
        {"footing.door", "rescue.followed"},
    ),
    ("en", ["mummy is on the floor and wont wake up"], {"footing.body"}),
    # Whoever is near somebody who wants to die is the way out.
    ("ja", ["死にたい", "姉がとなりの部屋にいる"], {"near.show"}),
    ("ja", ["死にたい", "姉がとなりの部屋にいる", "起こしていい？"], {"waking"}),
    ("ja_Hira", ["しにたい", "おねえちゃんが となりで ねてる", "おこして いい？"], {"waking"}),
    ("ja", ["死にたい", "姉がとなりの部屋にいる", "姉の部屋行ってみる"], {"near.going"}),
    ("ja", ["頭の中で声がする", "今、家。親となりの部屋"], {"near.show"}),
    # Half a yes is a yes; not tonight is not tonight; a no is a no; the past is past.
    ("en", ["do u think it hurts to be dead", "no. well. sometimes. not like a plan"], {"two.some"}),
    ("ja", ["死にたいです", "今夜ではないです"], {"two.some"}),
    ("ja", ["つかれた", "死にたいとかはないです"], {"two.denied"}),
    ("en", ["i used to want to die when i was 13"], {"two.past", "two.past.ask"}),
    ("en", ["when i was 13 i wanted to die"], {"two.past", "two.past.ask"}),
    # A wish that was told stays what the next lines are read with.
    ("en", ["i want to die", "maybe i could text", "ok"], {"beside.wish"}),
    # Good news and what was come through are received.
    ("en", ["got into uni!!!!! i cried"], {"brought.passed", "brought.uni", "glad.ack"}),
    ("en", ["i used to cut. 2 years clean today"], {"facet.clean"}),
    ("ja", ["送った！！"], {"facet.done"}),
    ("en", ["my teacher msgs me at night"], {"brought.tutor"}),
    ("en", ["im not hungry im never hungry i throw it up anyway"], {"hungered"}),
    # What is asked is answered.
    ("ja", ["画像でおどされてる", "お金払わないとだめですか"], {"ask.pay"}),
    ("en", ["dad hits us", "are you gonna report us"], {"ask.leak"}),
    ("ja", ["ランプって人に言う？"], {"ask.leak"}),
]
# Language, lines, sections that must not be in the last reply.
NEVER = [
    ("ja", ["先生に体さわられた", "けがはない。でもまたあした部活ある"], {"goodbye"}),
    ("ja", ["死にたいです", "母には心配をかけたくなくて"], {"near.called"}),
    (
        "ja",
        ["だれかに見張られてる", "殺しに来るって", "危なくないなんて言ってない"],
        {"denied", "eased.denied"},
    ),
    ("en", ["mum isnt home, im hungry lol"], {"footing.empty"}),
    ("en", ["my bf is picking me up for a date", "hes here bye"], {"footing.attack"}),
    ("ja", ["彼氏が迎えに来てくれる", "デート楽しみ"], {"two.friend.ack", "two.death.ack"}),
    ("en", ["i just died like 20 times"], {"brought.gone"}),
    ("en", ["my stepdad locked my bro outside and its snowing, hes 5"], {"weather.ack"}),
]


@pytest.mark.parametrize(("language", "lines", "wanted"), MET)
def test_a_line_that_decides_is_met(language: str, lines: list[str], wanted: set[str]) -> None:
    _, said = walk(lines, language)
    assert wanted & sections(said[-1], language), said[-1]


@pytest.mark.parametrize(("language", "lines", "unwanted"), NEVER)
def test_a_line_that_decides_is_not_misread(language: str, lines: list[str], unwanted: set[str]) -> None:
    _, said = walk(lines, language)
    assert not unwanted & sections(said[-1], language), said[-1]
