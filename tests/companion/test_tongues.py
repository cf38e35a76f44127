"""The six languages of the short scripts: each is known by its words, says that it knows little, and names what cannot wait."""

from __future__ import annotations

import re

import pytest

from companion import listener, tongues
from companion.rehearsal import begin
from moderation.verdict import Verdict
from tests.companion.bits import walk

FOREIGN = [
    ("pt", "oi, eu estou com sono e minha mãe também está"),
    ("es", "estoy triste y cansada de la escuela"),
    ("vi", "hôm nay em hơi buồn vì bạn không chờ em"),
    ("tl", "kumain ako ng tinapay kanina, tapos naglaro kami ng aso"),
    ("zh", "我很累，也不想说话了"),
    ("ko", "오늘 학교에서 너무 힘들었어"),
]


@pytest.mark.parametrize(("code", "text"), FOREIGN)
def test_another_language_gets_its_own_short_script(code: str, text: str) -> None:
    assert tongues.tongue_of(text) == code
    _, said = walk([text], "ja")
    assert said[-1][0] in tongues.scripts()[code]["listen"]
    for level, section in ((2, "two"), (3, "three")):
        lines = listener.reply(begin("ja").visitor(text, begin("ja").course), Verdict(level=level), "ja")
        assert lines[0] in tongues.scripts()[code][section] and lines[1] in tongues.scripts()[code]["card"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("pt", "oi"),
        ("es", "hola"),
        ("vi", "xin chào"),
        ("tl", "hello po"),
        ("ko", "안녕하세요"),
        ("zh", "你好"),
    ],
)
def test_a_greeting_is_met_in_its_own_language(code: str, text: str) -> None:
    _, said = walk([text], "ja")
    assert set(said[-1]) <= set(tongues.scripts()[code]["greet"])


def test_who_knows_no_japanese_is_told_of_other_languages() -> None:
    _, said = walk(["我不想活了", "我听不懂日语的电话"], "ja")
    assert said[-1][0] in tongues.scripts()["zh"]["speak"]


@pytest.mark.parametrize(
    "text",
    [
        "学校",
        "了解",
        "I am so tired",
        "no one knows me",
        "mou yada",
        "ok",
        "LINE",
        "今日也很累哦でも",
        "数学",
    ],
)
def test_what_the_lamp_reads_itself_is_not_taken_for_another_language(text: str) -> None:
    assert tongues.tongue_of(text) is None


def test_the_short_scripts_hold_no_number_but_those_of_emergency_and_are_short() -> None:
    assert set(tongues.scripts()) == {"zh", "ko", "pt", "es", "vi", "tl"}
    for script in tongues.scripts().values():
        for name, lines in script.items():
            if name not in {"words", "letters", "hello", "phone", "soon", "yes", "money", "hunger"}:
                for line in lines:
                    said = re.sub(r"(?<!\d)1(?:10|19|89)(?!\d)", "", line)
                    assert not any(char.isdigit() for char in said) and len(line) <= 80
                    assert line.endswith((".", "。", "?", "？"))


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["gusto ko mamatay", "ngayong gabi"], "119"),
        (["我不想活了", "今晚"], "119"),
        (["Tôi muốn chết", "tối nay tôi sẽ làm"], "119"),
        (["죽고 싶어", "오늘밤"], "119"),
        (["quiero morir", "sí"], "119"),
        (["quero morrer", "esta noite"], "119"),
        (["acabei de tomar um monte de coisa", "estou com sono"], "119"),
        (["아빠가 때려요", "지금 집에 있어요"], "110"),
        (["mi papá me pega"], "110"),
        (["tengo hambre y no hay nada en casa"], "189"),
    ],
)
def test_what_cannot_wait_names_a_number_in_every_language(lines: list[str], number: str) -> None:
    _, said = walk(lines, "en")
    assert any(number in line for reply in said for line in reply)
    near = {one for script in tongues.scripts().values() for one in script["stay"]}
    assert not near & set(said[-1])
