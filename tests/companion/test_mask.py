"""What could say who somebody is does not leave the house."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from fake_llm import FakeLLM
from talks import talk_of

from companion.mask import mask

CANARIES = [
    ("電話は090-1234-5678だよ", "1234"),
    ("電話は０９０ １２３４ ５６７８", "１２３４"),
    ("ゼロじゃなくて〇九〇の一二三四の五六七八", "一二三四"),
    ("090の1234の5678にかけて", "5678"),
    ("call me on 07700 900 123 please", "900"),
    ("mail is canary.kid+1@example.jp ok", "canary"),
    ("canary＠example．jpにおくって", "canary"),
    ("@canary_kid をフォローして", "canary"),
    ("LINEのIDは canary99 です、LINE: canary99", "canary99"),
    ("ディスコード canary#1234", "canary"),
    ("インスタは canary.kid", "canary"),
    ("https://canary.example/me 見て", "canary"),
    ("名前はかなりあです", "かなりあ"),
    ("Hi, my name is Canary Kid and I am tired", "Canary"),
    ("金糸雀市立中央小学校の五年", "金糸雀"),
    ("I go to Canary Hill School here", "Canary"),
    ("東京都金糸雀区中町3丁目2-1に住んでる", "金糸雀"),
    ("番号は 8 4 1 7 2 6", "8 4 1"),
    ("me: 1​2​3​4​5​6", "2"),
]


@pytest.mark.parametrize(("text", "canary"), CANARIES)
def test_no_canary_leaves(
    fake: FakeLLM, ask: Callable[..., tuple[str, ...] | None], text: str, canary: str
) -> None:
    assert canary in text.replace("​", "")
    ask(talk_of(text, "つかれた"))
    assert canary not in json.dumps(fake.bodies[0]["messages"][1:], ensure_ascii=False)


@pytest.mark.parametrize(
    "text",
    [
        "きょう学校でつかれた",
        "テストが78点だった",
        "3年生になってからずっと眠れない",
        "先生に怒られて、家に帰りたくない",
        "i got 7 out of 10 and i feel bad",
        "小学校のときから友だちがいない",
    ],
)
def test_everyday_words_stay_as_they_are(text: str) -> None:
    assert mask(text) == text
