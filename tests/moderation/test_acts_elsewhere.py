"""An act that somebody names as their own is heard in the other languages too, and its look-alikes are let be.

The acts themselves stand in the word lists and nowhere else: the frames here are filled from there.
"""

import pytest

from moderation.triage import screen
from moderation.words import folder


def _acts(language: str, name: str) -> list[str]:
    lines = (folder() / language / "terms.txt").read_text("utf-8").splitlines()
    (line,) = (line for line in lines if line.startswith(f"@{name} ="))
    return line.partition("=")[2].strip().split("|")


# A language, a term of its lists, an ending that its acts must have, and frames with the level they ask for.
FRAMES = (
    ("zh", "act", "", (("我想{}", 2), ("我不敢{}", 2), ("我差点{}", 2), ("刚才我想{}", 3))),
    ("es", "me", "me", (("intenté {}", 2), ("iba a {} pero me dio miedo", 2), ("acabo de intentar {}", 3))),
    ("pt", "me", "ar", (("ontem tentei {}", 2), ("só me resta {}", 2), ("agora há pouco tentei {}", 3))),
    ("vi", "sure", "", (("em muốn {}", 2), ("hôm qua em định {}", 2), ("em vừa {} xong", 3))),
    ("tl", "act", "", (("muntik na akong {}", 2), ("iniisip kong {}", 2), ("kanina sinubukan kong {}", 3))),
    ("ko", "jump", "려고했", (("어제 {}어", 2), ("{}는데 무서웠어", 2), ("방금 {}어", 3))),
    ("ko", "cut", "그었", (("어제 {}어", 2), ("방금 {}어", 3))),
)


@pytest.mark.parametrize(
    ("language", "frame", "act", "level"),
    [
        pytest.param(language, frame, act, level, id=f"{language}-{number}-{at}")
        for language, term, ending, frames in FRAMES
        for number, (frame, level) in enumerate(frames)
        for at, act in enumerate(_acts(language, term))
        if act.endswith(ending)
    ],
)
def test_an_act_is_heard_in_every_form(language: str, frame: str, act: str, level: int) -> None:
    assert screen("chat", frame.format(act)).level >= level


@pytest.mark.parametrize(
    "told",
    [
        "kinou tobioriyou to shita",
        "mou tobioriru shika nai",
        "jisatsu suru yuuki ga nai",
        "tomodachi ga jisatsu shiyou to shita",
    ],
)
def test_an_act_is_heard_in_latin_letters(told: str) -> None:
    assert screen("chat", told).level >= 2


@pytest.mark.parametrize(
    "past",
    [
        "hace años intenté suicidarme, ahora estoy bien",
        "anos atrás eu tentei me suicidar, hoje estou bem",
        "几年前我试过自杀,现在已经好了",
        "몇 년 전에 자살하려고 했는데 지금은 괜찮아",
        "mấy năm trước em từng tự sát, giờ em ổn rồi",
        "dati sinubukan kong magpakamatay, pero okay na ako ngayon",
        "mukashi jisatsu shiyou to shita kedo ima wa genki",
    ],
)
def test_what_is_years_ago_and_over_is_met_gently(past: str) -> None:
    assert screen("chat", past).level <= 1


@pytest.mark.parametrize(
    "harmless",
    [
        "他家的羽绒服跳楼价，才五十",
        "我想去跳水队训练",
        "妈妈把衣服上吊牌剪了",
        "그네에서 뛰어내렸어 재밌었어",
        "기차에 뛰어가서 겨우 탔어",
        "밑줄을 그었어",
        "quiero saltar a la piscina",
        "me corté el dedo con una hoja",
        "voy a colgar la ropa",
        "vou pular da ponte com bungee jump nas férias",
        "vou me matar de rir kkkk",
        "cortei meu cabelo ontem",
        "trường em treo cờ tổ quốc",
        "cứ từ từ thôi",
        "em muốn cắt tay áo cho mát",
        "gusto kong tumalon sa pool",
        "nagpakalunod ako sa kdrama",
        "buranko kara tobiorita",
        "kubi ga tsutta itai",
        "densha ni tobinotta",
    ],
)
def test_a_look_alike_is_let_be(harmless: str) -> None:
    assert screen("chat", harmless).level < 2
