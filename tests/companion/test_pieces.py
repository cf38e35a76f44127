"""Too much taken, told with a number or in pieces, is the answer for who took too much; not the parents is met after it."""

from __future__ import annotations

import pytest
from bits import sections, walk

TOLD = [
    ("ja", ["さっき薬999錠", "親にバレたくない"]),
    ("ja", ["市販の頭痛薬を", "2箱", "いっきに"]),
    ("ja", ["999錠", "のんだ"]),
    ("ja", ["薬のんだ", "30"]),
    ("ja", ["かぜぐすり 一びん", "のみおわった"]),
    ("ja", ["眠剤999錠と酒"]),
    ("ja", ["カフェイン錠剤15個飲んで心臓バクバク"]),
    ("ja_Hira", ["ままの おくすり 10こ のんだ"]),
    ("en", ["i had some painkillers", "like 999"]),
    ("en", ["twenty", "of my sleeping tablets", "no not my parents"]),
    ("en", ["od'd", "999 tablets"]),
    ("en", ["took too many"]),
    ("en", ["i took half the bottle"]),
    ("en", ["ive taken way more than it says on the box"]),
]
# Said after it, or in the same line.
QUIET = [
    ("ja", ["薬999錠のんだ、親には言わないで"]),
    ("ja", ["薬999こ", "全部のんだ", "親には言わないで"]),
    ("ja", ["カフェイン錠剤15個飲んで心臓バクバク", "病院行ったら親にバレる"]),
    ("ja_Hira", ["おくすり いっぱい のんじゃった", "ままには いわないで"]),
    ("en", ["took 999 pills", "not my parents"]),
    ("en", ["just downed a whole pack of nurofen", "parents are asleep, dont want them to know"]),
    ("en", ["i took 999 painkillers dont tell my parents"]),
    ("en", ["took too many", "can't call, my parents will hear"]),
]
NOTHING = [
    ("ja", ["風邪薬のんだ", "親には言わないで、学校休みたくないから"]),
    ("ja", ["テスト40点だった。親には言わないで"]),
    ("ja", ["グミ20こ食べた", "ママには言わないで"]),
    ("ja", ["チョコ全部たべちゃった、ママには言わないで"]),
    ("ja", ["ビタミン3粒のんだ"]),
    ("ja", ["薬局で20分待った", "薬のんだ"]),
    ("ja", ["おばあちゃんは毎日薬のんでる", "12種類"]),
    ("ja", ["推しの動画もっと送ってって言われた"]),
    ("en", ["took 2 painkillers for my headache"]),
    ("en", ["i took my meds", "im 16 and bored of school"]),
    ("en", ["i took my pill this morning"]),
    ("en", ["i ate 15 gummy bears dont tell my parents"]),
    ("en", ["took 12 tests this week"]),
    ("en", ["took too many photos"]),
    ("en", ["got 20 on my test not telling my parents"]),
    ("en", ["i had 3 vitamins"]),
]


@pytest.mark.parametrize(("language", "lines"), TOLD)
def test_what_was_taken_in_pieces_is_taken(language: str, lines: list[str]) -> None:
    talk, said = walk(lines, language)
    assert talk.course.level == 3 and "overdose" in talk.kinds
    assert "footing.taken" in sections(said[-1], language)


@pytest.mark.parametrize(("language", "lines"), QUIET)
def test_the_parents_are_met_after_the_body(language: str, lines: list[str]) -> None:
    talk, said = walk(lines, language)
    assert talk.course.level == 3 and talk.course.now
    assert {"footing.taken", "dose.parents"} <= sections(said[-1], language)


@pytest.mark.parametrize(("language", "lines"), NOTHING)
def test_numbers_and_secrets_of_every_day_are_none(language: str, lines: list[str]) -> None:
    talk, said = walk(lines, language)
    assert "overdose" not in talk.kinds and talk.course.level < 3
    assert not {"footing.taken", "dose.parents", "bullying.ack"} & sections(said[-1], language)
