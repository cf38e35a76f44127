"""Whoever plays it down on an edge stays in danger: a step back and a person are asked for, each time in other words."""

from __future__ import annotations

import pytest
from bits import sections, walk

DENIED = [
    ("ja", ["屋上にいる", "大丈夫", "何でもない", "景色見てるだけ", "冗談だよ"]),
    ("ja", ["橋の上にいる", "死にたい", "うそ", "大丈夫", "景色見てるだけ", "気にしないで"]),
    ("ja", ["歩道橋の手すりのとこ", "飛びたい", "なんてね", "へーき", "夜景きれいだなって", "ネタだよ"]),
    (
        "ja_Hira",
        ["おくじょうに いる", "しにたい", "なんでもない", "だいじょうぶ", "けしき みてるだけ", "じょうだん"],
    ),
    ("en", ["im on the roof i want to jump", "nah im fine", "just looking", "jk", "its nothing"]),
    ("en", ["on the ledge", "im good", "just chilling", "dont worry about it", "just kidding"]),
]


@pytest.mark.parametrize(("language", "lines"), DENIED)
def test_four_denials_end_nothing(language: str, lines: list[str]) -> None:
    talk, said = walk(lines, language)
    assert talk.course.level >= 2 and not talk.eased
    for reply in said[-4:]:
        assert {"edge.denied", "edge.step"} <= sections(reply, language)
    assert "edge.who" in sections(said[-4], language)
    assert len({*said[-4:]}) == 4


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["ベランダの柵越えたとこに座ってる", "大丈夫", "もう中入った"]),
        ("en", ["on the ledge", "im good", "im back inside now"]),
    ],
)
def test_whoever_is_back_is_not_sent_back(language: str, lines: list[str]) -> None:
    _, said = walk(lines, language)
    assert "peril.back" in sections(said[-1], language)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["屋上でお弁当食べてる", "景色きれい"]),
        ("ja", ["スカイツリーの展望台", "景色やばい"]),
        ("en", ["at the rooftop pool", "view is amazing"]),
        ("ja", ["死にたい", "大丈夫"]),
        ("en", ["my dad hits me", "its nothing"]),
    ],
)
def test_a_view_and_a_denial_elsewhere_are_met_as_ever(language: str, lines: list[str]) -> None:
    _, said = walk(lines, language)
    assert not any(name.startswith("edge.") for name in sections(said[-1], language))


@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_no_wish_is_put_into_the_mouth_of_who_only_stands_there(language: str) -> None:
    line = {"en": "im at the top of the car park by the edge", "ja": "屋上にいる"}.get(
        language, "おくじょうに いる"
    )
    _, said = walk([line], language)
    assert not any(word in one for one in said[-1] for word in ("「死に", "「しに", "say: I want to die"))
