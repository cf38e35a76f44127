"""Who cares for somebody ill, who grieves, who was read wrongly, and who found somebody to tell, is stayed with."""

from __future__ import annotations

import pytest
from bits import WISH, sections, walk

CARE = [
    ("ja", "わたしがつくってる。弟の分も", "carer.care"),
    ("ja", "ごはん作るとき火がこわい", "carer.fire"),
    ("ja", "お母さん死んじゃう？", "carer.die"),
    ("ja", "言ったら泣いちゃうから言わない", "carer.tell"),
    ("ja", "わたしは残りを食べる", "carer.eat"),
    ("ja", "学校あんまり行ってない", "carer.school"),
    ("ja", "先生は知らない", "carer.alone"),
    ("ja", "危ない感じってなに？", "meaning"),
    ("ja_Hira", "おかあさん　しんじゃう？", "carer.die"),
    ("ja_Hira", "わたしが　つくってる　おとうとの　ぶんも", "carer.care"),
    ("en", "i cook for my brother", "carer.care"),
    ("en", "will she die?", "carer.die"),
    ("en", "she will cry if i tell", "carer.tell"),
]


@pytest.mark.parametrize(("language", "line", "step"), CARE)
def test_a_young_carer_is_heard_and_told_that_there_is_help(language: str, line: str, step: str) -> None:
    ill = {"en": "my mum is ill and cant get up", "ja_Hira": "おかあさん　びょうきで　おきれないの"}
    _, said = walk([ill.get(language, "お母さん病気で起きれない"), line], language)
    assert {step, f"{step}.more"} <= sections(said[-1], language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "料理でやけどした"),
        ("ja_Hira", "やけど　ちょっと　した。ゆび"),
        ("en", "i burned my finger a bit"),
    ],
)
def test_a_burn_is_cooled_and_shown(language: str, line: str) -> None:
    _, said = walk([line], language)
    assert {"burn", "burn.more"} <= sections(said[-1], language)


LOST = [
    ("ja", "わたしのせいかも", "ask.fault.death"),
    ("ja", "さいごの日、いっしょにいられなかった", "loss.fault"),
    ("ja", "ごめんねって言いたい", "loss.fault"),
    ("ja", "天国ってあるのかな", "loss.where"),
    ("ja", "あったかいおなかがすきだった", "loss.memory"),
    ("ja", "また新しい犬かおうって言われたけど、ポチじゃないといやだ", "loss.other"),
    ("ja", "おはかにお花おいた", "loss.gift"),
    ("ja", "きいてほしかった", "loss.heard"),
    ("ja_Hira", "わたしの せいかな", "ask.fault.death"),
    ("ja_Hira", "てんごくに いるかな", "loss.where"),
    ("en", "its my fault, i wasnt there", "ask.fault.death"),
    ("en", "is he in heaven", "loss.where"),
    ("en", "he always licked my hand", "loss.memory"),
]


@pytest.mark.parametrize(("language", "line", "step"), LOST)
def test_grief_stays_with_the_one_who_died(language: str, line: str, step: str) -> None:
    died = {"en": "my dog died", "ja_Hira": "うちの いぬが しんじゃった"}.get(language, "ポチが死んじゃった")
    _, said = walk([died, line], language)
    assert step in sections(said[-1], language)


def test_a_lost_animal_is_searched_for_and_no_death() -> None:
    _, said = walk(["ねこがいなくなっちゃった", "わたしのせいかも"])
    assert "loss.lost" in sections(said[0]) and {"loss.door", "loss.door.more"} <= sections(said[1])
    _, said = walk(["my cat ran away", "its my fault, i left the door open"], "en")
    assert "loss.lost" in sections(said[0], "en") and "loss.door" in sections(said[1], "en")


@pytest.mark.parametrize(
    ("language", "died", "line"),
    [
        ("ja", "おじいちゃんが亡くなった", "最後に会えなかった"),
        ("ja_Hira", "おじいちゃんが しんじゃった", "さいごに あえなかった"),
        ("en", "my grandpa died", "i couldnt say goodbye"),
    ],
)
def test_not_having_been_there_at_the_end_is_no_plan(language: str, died: str, line: str) -> None:
    talk, said = walk([died, line], language)
    assert talk.course.level < 3 and "loss.fault" in sections(said[-1], language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "なんででんわの紙が出るの？わたし、おかしいの？"),
        ("ja", "急に番号が出てびっくりした"),
        ("ja_Hira", "なんで でんわばんごうが でるの"),
        ("en", "why are there numbers? am i strange"),
    ],
)
def test_why_the_numbers_came_has_a_true_answer(language: str, line: str) -> None:
    _, said = walk([line], language)
    assert {"numbers", "numbers.more"} <= sections(said[-1], language)


WRONG = [
    ("ja", ["学校がつらい", "学校の話じゃない"], "school"),
    ("ja", ["お母さんがつらい", "話がかみ合っていない"], "family"),
    ("ja", ["学校がつらい", "そんなこと言ってない"], "school"),
    ("ja_Hira", ["がっこうが つらい", "がっこうの はなしじゃない"], "school"),
    ("en", ["school is hard", "thats not what i said"], "school"),
    ("en", ["school is hard", "its not about school"], "school"),
]


@pytest.mark.parametrize(("language", "lines", "topic"), WRONG)
def test_a_wrong_reading_is_said_once_and_dropped(language: str, lines: list[str], topic: str) -> None:
    later = {"en": ["yeah", "it rained", "hm"]}.get(language, ["うん", "雨だった", "んー"])
    _, said = walk([*lines, *later], language)
    assert "mistake" in sections(said[1], language)
    for one in said[2:]:
        assert not any(name.startswith(f"{topic}.") for name in sections(one, language))
        assert "mistake" not in sections(one, language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "お姉ちゃんなら、もしかしたら"),
        ("ja", "じいちゃんになら、言えるかもな"),
        ("ja", "お姉ちゃんに言ってみます"),
        ("ja", "保健室の先生になら言える"),
        ("ja_Hira", "おねえちゃんになら いえるかも"),
        ("en", "maybe i could tell my sister"),
        ("en", "im going to tell my sister tonight"),
    ],
)
def test_somebody_who_may_be_told_is_heard(language: str, line: str) -> None:
    talk, said = walk([WISH[language], line], language)
    assert {"teller", "teller.more"} <= sections(said[-1], language)
    assert talk.course.level == 2


def test_a_farewell_is_no_word_about_telling_somebody() -> None:
    talk, said = walk(["i want to die", "im going to tell my sister goodbye tonight"], "en")
    assert talk.course.level == 3 and "three.soon.go" in sections(said[-1], "en")


@pytest.mark.parametrize(
    ("language", "line"),
    [("ja", "さっき言ったじゃん"), ("ja_Hira", "さっき いった"), ("en", "i already told you")],
)
def test_what_was_told_already_need_not_be_told_again(language: str, line: str) -> None:
    _, said = walk(["つかれた" if language != "en" else "im tired", line], language)
    assert {"repeat", "repeat.more"} == sections(said[-1], language)
