"""Danger that English children tell in words of their own: babies shaken, streams, wounds, games, customs, and who only sleeps."""

from __future__ import annotations

import pytest
from bits import sections, walk

from companion import strait

# Strait -> talks whose last line tells it.
TOLD = {
    "shaken": [
        ["あかちゃんがなきやまなくて　おにいちゃんがゆさぶった"],
        ["赤ちゃんを父さんがガクガクしてた"],
        ["dad was shaking the baby cos it cried"],
        ["my newborn sister was screaming", "mum's bf shook her"],
        ["she threw the baby on the sofa hard"],
    ],
    "streamed": [
        ["ディスコの人が屋上で配信してて、みんな煽ってる"],
        ["a girl in the vc says shes on a bridge"],
        ["my bestie is on the call with a razor"],
        ["some guy on live has a noose", "comments are telling him do it"],
        ["someone in my group chat is saying goodbye with pills"],
    ],
    "veins": [
        ["手首切った　お風呂あったかい　眠い"],
        ["slit my wrists and im getting so sleepy"],
        ["ive cut both my wrists", "everything is going dark"],
    ],
    "custom": [
        ["夏休みに国に帰ったら割礼されるって"],
        ["auntie says in the village i will be cut down there"],
        ["theyre taking me to gambia", "they do the cutting there", "i dont want to be cut"],
    ],
    "game": [
        ["おじさんとお医者さんごっこする、ママがいないとき"],
        ["my cousin plays the doctors game and says dont tell"],
        ["stepdad does the wrestling game in my bed when mum is out"],
    ],
    "tickled": [["my grandad always tickles me"], ["stepdad has a secret bedtime game"]],
    "brink": [["up on the car park", "no one knows im here"]],
    "smitten": [["my tutor told me he loves me"], ["im secretly dating my coach"]],
    "kept": [
        ["I sat holding the pills for hours"],
        ["i keep a box of tablets in case i cant take it"],
    ],
    "giving": [["gave my rabbit to my cousin", "thank you for everything"]],
    "menace": [["mums bf swore hes going to stab us"]],
    "dared": [["the older boys are making me run across the railway"]],
    "doorbell": [["a man keeps knocking on the door and im on my own"]],
    "gang": [["they make me carry bags on the train", "i owe them now and im scared"]],
    "threatened": [
        ["he texted hes gonna poison my cat"],
        ["someone said they will shank me if i come in tomorrow"],
    ],
    "touched": [["mr b my coach slid his hand up my shorts"]],
    "extorted": [["half the school has my nudes"]],
}
CALM = [
    "赤ちゃんのガラガラを振り回してた",
    "手首切ったのは去年、今は眠いだけ",
    "友達とゲームの配信してた 屋上ステージ",
    "i shook the baby bottle before giving it",
    "the baby was shaking her rattle",
    "watched a guy stream minecraft parkour on a roof",
    "i cut my arms years ago, just sleepy today",
    "grandad tickles me and we laugh so much fun",
    "my teacher said god loves me",
    "sat holding my tablets for my cold thinking about tea",
    "gave my old bike to my cousin, got a new one",
    "someone keeps knocking, its the pizza, im home alone",
    "the older girls dared me to run across the pool",
    "i can hear the trains every night from my window",
    "mum said shes gonna kill me if i dont tidy up",
    "dad says hes going to kill me at fifa",
    "my sister had a baby, he keeps shaking his tiny fists",
    "sat drawing on my tablet for hours thinking about nothing",
    "opened my arms for her, getting warm and sleepy together",
    "i can see the train coming, bye, ready for school",
    "my cousin is live on twitch playing a cliff simulator",
    "my friend lives near the bridge and streams on twitch",
]
# Too much, told without its thing.
COUNTED = [
    ["i took three", "and 4 more"],
    ["ok i took some", "had the rest as well"],
    ["took a handful", "another 6 more"],
    ["i had a few", "the entire packet now"],
    ["3個のんだ", "あと5個"],
]
EVERYDAY = [
    ["nan made biscuits", "i took three", "and 4 more"],
    ["クッキーやいた", "3個のんだ", "あと5個"],
]
# First lines and the level that they tell.
FIRST = [
    ("slit both wrists, its so warm, im drowsy", 3),
    ("i can hear the rails humming. nobody will miss me. sorry", 3),
    ("bills paid, notes written, this is the last night", 3),
    ("someone on discord is livestreaming from a bridge, they keep egging her on to jump", 3),
    ("i woke up and my jeans were undone and i dont remember", 2),
    ("life don tire me", 2),
    ("bye forever", 2),
    ("going out with a guy who is 27", 2),
    ("when i eat dinner i have to get rid of it after", 2),
]
LIGHT = [
    "last night of camp, letters written, tuck shop bill paid",
    "i can see the train finally, home soon, so tired",
    "he kept telling me to jump in the pool",
    "woke up and my clothes were off the line already",
    "im 24 and my boyfriend is 25, he forgot my birthday",
]


@pytest.mark.parametrize(("kind", "lines"), [(kind, lines) for kind in TOLD for lines in TOLD[kind]])
def test_it_is_heard_in_whatever_words(kind: str, lines: list[str]) -> None:
    assert strait.told(lines[:-1], lines[-1], ()) == kind


@pytest.mark.parametrize("line", CALM)
def test_what_sounds_alike_is_none(line: str) -> None:
    assert strait.told((), line, ()) == ""


@pytest.mark.parametrize("lines", COUNTED)
def test_what_was_taken_without_its_name_is_added_up(lines: list[str]) -> None:
    talk, said = walk(lines, "en")
    assert talk.course.level == 3 and "overdose" in talk.kinds
    assert "footing.taken" in sections(said[-1], "en")


@pytest.mark.parametrize("lines", EVERYDAY)
def test_treats_and_photos_are_not_added_up(lines: list[str]) -> None:
    talk, said = walk(lines, "en")
    assert talk.course.level < 3 and "footing.taken" not in sections(said[-1], "en")


def test_what_was_taken_is_asked_before_it_is_guessed() -> None:
    _, said = walk(["i took 3"], "en")
    assert "dose.what" in sections(said[-1], "en")


@pytest.mark.parametrize(
    "line", ["my dad is asleep", "shes finally sleeping now", "he fell asleep on the sofa", "ねてる"]
)
def test_whoever_threatened_and_sleeps_is_a_time_to_go(line: str) -> None:
    _, said = walk(["my dad said hes going to kill me tonight", line], "en")
    assert "strait.asleep" in sections(said[-1], "en")


def test_only_whoever_threatened_is_meant_to_sleep() -> None:
    _, said = walk(["my dad said hes going to kill me and mum tonight", "mum is asleep"], "en")
    assert "strait.asleep" not in sections(said[-1], "en")


@pytest.mark.parametrize("lines", [["i did it", "took all of them"], ["ive taken them", "its done"]])
def test_a_deed_and_what_was_taken_are_read_as_one(lines: list[str]) -> None:
    talk, _ = walk(lines, "en")
    assert talk.course.level == 3 and "overdose" in talk.kinds


def test_a_test_that_was_taken_is_none() -> None:
    talk, said = walk(["finally did it", "i took the driving test"], "en")
    assert talk.course.level < 3 and "footing.taken" not in sections(said[-1], "en")


def test_what_a_sister_took_is_hers() -> None:
    _, said = walk(["my brother took something at a rave"], "en")
    assert "footing.taken" not in sections(said[-1], "en")


def test_a_burn_said_to_be_of_the_kitchen_is_neither_believed_nor_doubted() -> None:
    _, said = walk(["i burned my arm", "nah it was just the kettle"], "en")
    assert {"joke.more", "two.stay"} <= sections(said[-1], "en")


def test_who_only_seems_asleep_has_nobody_away() -> None:
    _, said = walk(["dad comes in my room at night", "i pretend to be asleep"], "en")
    assert "footing.hours" not in sections(said[-1], "en")


def test_a_screen_that_speaks_of_somebody_is_heard() -> None:
    assert walk(["the news is talking about me again"], "en")[0].course.level == 2
    assert walk(["the news is talking about my town"], "en")[0].course.level < 2


def test_to_be_told_never_to_come_home_is_to_be_put_out() -> None:
    talk, _ = walk(["failed everything", "mum texted dont you dare come home"], "en")
    assert "put_out" in talk.kinds
    assert "put_out" not in walk(["i dont come home until six", "training"], "en")[0].kinds


def test_a_vote_won_on_who_should_die_is_no_joy() -> None:
    _, said = walk(["hi", "they voted who should die first", "i won"], "en")
    assert not {one for one in sections(said[-1], "en") if one.startswith("joy")}


def test_who_waited_for_a_helpline_told_nobody_yet() -> None:
    _, said = walk(["i dont want to be alive", "rang the helpline and waited for ages"], "en")
    assert "barrier.busy" in sections(said[-1], "en")


def test_thanks_that_somebody_else_wrote_are_none_for_the_lamp() -> None:
    _, said = walk(["my friend sent me a goodbye message", "he said thanks for everything"], "en")
    assert "thanks" not in sections(said[-1], "en")


def test_a_baby_that_sleeps_is_nobody_who_threatened() -> None:
    _, said = walk(["my baby brother is asleep", "so quiet now"], "en")
    assert "strait.asleep" not in sections(said[-1], "en")


@pytest.mark.parametrize(("line", "level"), FIRST)
def test_a_first_line_is_as_grave_as_it_is(line: str, level: int) -> None:
    talk, _ = walk([line], "en")
    assert talk.course.level >= level


@pytest.mark.parametrize("line", LIGHT)
def test_a_light_first_line_is_no_emergency(line: str) -> None:
    talk, _ = walk([line], "en")
    assert talk.course.level < 3


def test_who_takes_a_fathers_tablets_is_nobody_else() -> None:
    talk, _ = walk(["i rowed with dad and i took some of his strong tablets"], "en")
    assert talk.course.level == 3 and "third_party" not in talk.kinds
