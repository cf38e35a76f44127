"""Acts and deeds that are named outright in Japanese and English are heard in all their forms, and look-alikes are let be.

The words themselves stand in the lists and nowhere else: the frames here are filled from there.
"""

import pytest

from moderation.entry import parse
from moderation.triage import screen
from moderation.words import folder


def _terms(path: str, name: str) -> list[str]:
    lines = (folder() / f"{path}.txt").read_text("utf-8").splitlines()
    (line,) = (line for line in lines if line.startswith(f"@{name} ="))
    return [term.strip() for term in line.partition("=")[2].split("|")]


# Of these stems each is one verb of the same kind: what stands behind it in the frames fits all.
HANG = _terms("ja/outright", "hang")
TRAIN = _terms("ja/outright", "train")[:6]
HIGH = _terms("en/outright", "high")
HEAVY = _terms("en/outright", "heavy")
OTHERS = _terms("en/deeds", "who")


@pytest.mark.parametrize("stem", [one for one in HANG if one[-1] in "吊釣つ"])
@pytest.mark.parametrize(
    "frame",
    [
        "{}ろうとした",
        "昨日の夜{}ろうとしたけどやめた。今日は学校に行った",
        "もう{}るしかない",
        "{}ることにした",
    ],
)
def test_an_act_is_heard_in_every_form(stem: str, frame: str) -> None:
    assert screen("chat", frame.format(stem)).level >= 2


@pytest.mark.parametrize("place", TRAIN)
def test_an_act_before_wheels_is_heard(place: str) -> None:
    assert screen("chat", f"{place}に飛び込もうとして、こわくてやめた").level >= 2


def test_an_act_of_today_is_acted_on_at_once() -> None:
    for told in ("さっき飛び降りようとした", "今日死のうとした"):
        assert (screen("chat", told).level, screen("chat", told).now) == (3, True)


@pytest.mark.parametrize(
    "frame", ["i nearly jumped off a {} last night", "thinking about jumping off the {}"]
)
@pytest.mark.parametrize("place", HIGH)
def test_a_height_is_heard(frame: str, place: str) -> None:
    assert screen("chat", frame.format(place)).level >= 2


@pytest.mark.parametrize("thing", HEAVY)
def test_wheels_are_heard(thing: str) -> None:
    assert screen("chat", f"i keep thinking of walking in front of a {thing}").level >= 2


@pytest.mark.parametrize("somebody", OTHERS)
def test_deeds_against_others_are_heard(somebody: str) -> None:
    verdict = screen("chat", f"im scared ill hurt {somebody}")
    assert verdict.level >= 2 and "violence" in verdict.categories


@pytest.mark.parametrize(
    "told", ["お母さんに包丁向けられた", "父に熱湯かけられた", "ずっとつけられてる", "閉じ込められてる"]
)
def test_what_everyday_words_would_cover_is_heard(told: str) -> None:
    assert screen("chat", told).level >= 2


@pytest.mark.parametrize(
    "harmless",
    [
        "ブランコから飛び降りた",
        "跳び箱の八段から飛び降りた！",
        "夏にみんなで川に飛び込んだ",
        "お風呂入ってくる、ばいばい",
        "合格してよかった、安心した",
        "よかったら学校に持って行って",
        "妹に髪ひっぱられた、みつあみしてくれてる",
        "エレベーターに閉じ込められる映画見た",
        "清水の舞台から飛び降りるつもりで買った",
        "my phone committed suicide in the toilet",
        "accidentally stabbed myself with my own compass in maths",
        "never go on the tracks, the railway people said",
        "we jumped off the bridge into the water with my cousins",
        "i didnt want to hurt her feelings",
        "nerf war, i shot my brother",
        "took my hayfever tablets and now im sleepy like the box said",
    ],
)
def test_a_look_alike_is_let_be(harmless: str) -> None:
    assert screen("chat", harmless).level < 2


@pytest.mark.parametrize(
    ("text", "hit"),
    [("ねむいかな", True), ("ねむい", True), ("ねむいの本", False), ("とてもねむいかな", False)],
)
def test_an_end_may_stand_inside_a_choice(text: str, hit: bool) -> None:
    entry = parse("(^|、)ねむい(かな|$)", reads="run", terms={})
    assert bool(list(entry.hits(text))) is hit
