"""Ordinary troubles are listened to as what they are: by their subject, by what a line tells of them, and by what to do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bits import sections, walk

from companion.lines import is_question, lines_of
from companion.subject import FACETS, TROUBLES
from companion.trouble import CUES, named
from hideout.language import BY_CODE

NAMED = [
    ("mum took my phone", "phone"),
    ("スマホ取られた", "phone"),
    ("my teacher shouted at me today", "scolded"),
    ("せんせいに おこられた", "scolded"),
    ("failed my maths test", "marks"),
    ("テスト 30てんだった", "marks"),
    ("my best friend isnt talking to me", "shunned"),
    ("ともだちが あそんでくれない", "shunned"),
    ("they made a new group chat without me", "chat"),
    ("people are spreading stuff about me", "rumour"),
    ("友達の秘密しゃべっちゃった", "secret"),
    ("コップ わった", "broken"),
    ("me and jake broke up", "breakup"),
    ("my cat is sick", "petill"),
    ("ねこが びょうき", "petill"),
    ("また親がけんかしてる", "quarrel"),
    ("my dad moved out", "parting"),
    ("レギュラー外された", "team"),
    ("転校してきた", "moved"),
    ("進路決まらない", "future"),
    ("i like trains", None),
    ("今日カレーだった", None),
]
TOLD = [
    ("en", ["my teacher told me off", "in front of everyone"], "facet.seen"),
    ("ja", ["先生に怒られた", "みんなの前で"], "facet.seen"),
    ("en", ["my best friend isnt talking to me", "i dont know what i did"], "facet.why"),
    ("ja_Hira", ["ともだちが あそんでくれない", "なんでか わからない"], "facet.why"),
    ("en", ["people are spreading rumours about me", "its not true"], "facet.denied"),
    ("ja", ["転校してきた", "お昼ひとり"], "facet.alone"),
    ("ja", ["転校してきた", "前の学校がよかった"], "facet.miss"),
    ("en", ["my cat is sick", "i dont want her to die"], "facet.lose"),
    ("en", ["mum took my phone", "what should i do"], "trouble.phone.do"),
    ("ja", ["スマホ取られた", "どうしたらいいかな"], "trouble.phone.do"),
    # Where no trouble has a name here, what a line tells is heard all the same.
    ("en", ["nobody saved me a seat today"], "facet.forgotten"),
    ("en", ["they cut my hours"], "facet.change"),
    ("ja", ["明日発表がある"], "facet.nerves"),
    ("ja", ["ピアノやめたい", "10年やってるけど", "好きじゃなくなった"], "facet.quit"),
    ("ja_Hira", ["なわとび できない", "みんなは とべる"], "facet.compare"),
    ("en", ["got my test back", "my aunt is coming over"], "reflect.others"),
]


@pytest.mark.parametrize(("text", "kind"), NAMED)
def test_a_trouble_is_known_by_its_own_words(text: str, kind: str | None) -> None:
    assert named(text) == kind


@pytest.mark.parametrize(("language", "lines", "section"), TOLD)
def test_what_a_line_tells_of_a_trouble_is_said_back(language: str, lines: list[str], section: str) -> None:
    _, said = walk(lines, language)
    assert section in sections(said[-1], language)


@pytest.mark.parametrize("language", sorted(BY_CODE))
def test_a_line_that_is_not_understood_is_called_so_and_not_twice_running(language: str) -> None:
    _, said = walk(["my cat is sick", "zib", "zub", "zob", "zeb", "zab"], language)
    unsure = ["facet.unsure" in sections(one, language) for one in said]
    assert any(unsure)
    assert not any(one and two for one, two in pairwise(unsure))


def test_a_wish_to_die_in_a_trouble_is_never_met_as_part_of_it() -> None:
    for language, lines in (
        ("en", ["me and jake broke up", "i want to die"]),
        ("ja", ["先生に怒られた", "もう死にたい"]),
        ("ja_Hira", ["ねこが びょうき", "しにたい"]),
    ):
        _, said = walk(lines, language)
        found = sections(said[-1], language)
        assert {"two.card"} <= found
        assert not any(one.startswith(("trouble.", "facet.")) for one in found)


def test_every_trouble_and_facet_has_cues_and_asks_only_where_it_says_so() -> None:
    assert {*TROUBLES, *(f"facet.{facet}" for facet in FACETS if facet != "amount")} <= set(CUES.lists)
    for language in BY_CODE:
        for section, lines in lines_of(language).items():
            if section.startswith(("trouble.", "facet.")):
                asks = section.endswith((".ask", ".unsure"))
                assert all(is_question(line) == asks for line in lines), (language, section)
