"""What somebody is in stands on the note only when it was told, and the first sentence fits it."""

from __future__ import annotations

import pytest

from companion.plight import plights


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["my mum kicked me out"], "put_out"),
        (["いえにいれてもらえない"], "put_out"),
        (["he says hell send my pics to everyone if i dont pay"], "pictures"),
        (["写真をばらまくっておどされてる"], "pictures"),
        (["しゃしんを おくれって いわれた"], "pictures"),
        (["金ばもってこいって言われる"], "extorted"),
        (["お金をとられた"], "extorted"),
        (["the boys at school kicked me"], "classmates"),
        (["同じクラスの子にけられた"], "classmates"),
        (["冷蔵庫からっぽ"], "hungry"),
        (["she locks the fridge"], "hungry"),
        (["血がとまらない"], "bleeding"),
        (["お母さんのごはんをつくってる", "お母さんが病気で", "学校いけてない"], "carer"),
    ],
)
def test_what_was_told_is_found(lines: list[str], name: str) -> None:
    assert name in plights(lines)


@pytest.mark.parametrize(
    "line",
    [
        "きょうはカレーだった",
        "友だちと写真をとった",
        "金曜日に出せって言われた宿題",
        "お母さんにお金をもらった",
        "the dog took my sock",
        "we took pics at the beach",
        "ゲームで血が出てる",
        "the kids at school are nice",
    ],
)
def test_ordinary_lines_tell_of_no_plight(line: str) -> None:
    assert plights([line]) == ()
