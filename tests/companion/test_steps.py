"""Steps that need words of their own, and small things in which no danger is heard."""

from __future__ import annotations

import pytest
from bits import sections, walk


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "吐いたものに血がついてた"),
        ("ja", "妹が血を吐いちゃった"),
        ("ja", "ゲロに血が混ざってる"),
        ("ja_Hira", "ちを はいちゃった"),
        ("en", "i threw up and there was blood"),
        ("en", "my brother is coughing up blood"),
    ],
)
def test_blood_that_comes_up_has_its_own_steps(language, line):
    talk, said = walk([line], language)
    assert talk.course.level == 3
    assert "strait.bled" in sections(said[-1], language) and "rescue.wound" not in sections(
        said[-1], language
    )


@pytest.mark.parametrize(
    "line",
    [
        "推しかわいすぎて吐血",
        "血を吐くほど練習した",
        "ゲームで血吐いて倒れた",
        "鼻血がでて気持ち悪い",
        "ともだちがはいた",
    ],
)
def test_blood_in_play_or_in_a_saying_has_none(line):
    _, said = walk([line])
    assert "strait.bled" not in sections(said[-1])


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["教室で友だちがグミをのどにつまらせた"]),
        ("ja", ["給食のときに友達がおもちをのどにつまらせて息できない"]),
        ("en", ["a kid in my class is choking on his lunch in the cafeteria"]),
    ],
)
def test_at_school_a_teacher_is_called_first(language, lines):
    _, said = walk(lines, language)
    assert {"rescue.class", "strait.throat"} & sections(said[-1], language), said[-1]


@pytest.mark.parametrize(
    "line",
    [
        "言葉が喉に詰まって言えない",
        "のどに何か詰まった感じがずっとする",
        "昔もちを喉に詰まらせたことがある",
    ],
)
def test_a_throat_that_only_feels_so_is_no_emergency(line):
    talk, said = walk([line])
    assert talk.course.level < 3 and "rescue.breath" not in sections(said[-1])


def test_at_home_the_number_comes_first():
    _, said = walk(["家で妹がぶどうをのどにつまらせた"])
    assert {"rescue.breath", "strait.throat"} & sections(said[-1])
    assert "119" in said[-1][0] and "rescue.class" not in sections(said[-1])


@pytest.mark.parametrize(
    "line",
    [
        "顧問に今まですみませんって言う",
        "店長にこれまでごめんなさいって謝る",
        "昨日パパに嘘ついちゃった",
        "おばあちゃんにうそをついた",
        "先生にプリント出したって嘘ついた",
        "じゃあ話すね",
    ],
)
def test_a_small_wrong_is_no_danger(line):
    talk, said = walk([line])
    assert talk.course.level < 2, said[-1]


@pytest.mark.parametrize(
    "line",
    [
        "先生に今までありがとう、ごめんなさいって言う",
        "ママに今までごめんねって書いた、もう死ぬ",
        "先生に死にたくないって嘘ついた、ほんとは死にたい",
    ],
)
def test_a_goodbye_among_them_is_heard(line):
    talk, _ = walk([line])
    assert talk.course.level >= 2


def test_a_lie_about_the_wish_is_no_denial():
    _, said = walk(["親に死にたくないって嘘ついてる"])
    assert "two.denied" not in sections(said[-1])


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["これ人間が書いてるの"], "human"),
        (["ランプさん大好き"], "self.praise"),
        (["らんぷさんしかいない"], "love"),
        (["どうしたら死ねるの"], "method"),
        (["家出してきた"], "putout.left"),
        (["親に追い出された"], "putout"),
        (["だれにも話したことないんだけど"], "begin"),
    ],
)
def test_it_is_met_as_what_it_is(lines, wanted):
    _, said = walk(lines)
    assert wanted in sections(said[-1]), said[-1]


def test_who_came_back_from_the_edge_is_told_so():
    _, said = walk(["ホームの端にいる", "次の電車で", "待合室に入った"])
    assert "peril.back" in sections(said[-1])


def test_worth_more_dead_is_met_as_that():
    _, said = walk(["就活だめだった", "俺なんかより保険金のほうが家族の役に立つ"])
    assert "two.unmissed.ack" in sections(said[-1])


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (["荷物も整理したし、猫も親にお願いした"], 2),
        (["スマホのデータも消したし、弟のことは姉に任せた"], 3),
        (["旅行の間、犬は友達に頼んだ"], 1),
        (["部屋片づけた、明日から合宿だから猫は隣に預けた"], 1),
    ],
)
def test_who_settles_everything_is_asked(lines, level):
    talk, said = walk(lines)
    assert talk.course.level == level or (level < 2 and talk.course.level < 2), said[-1]


@pytest.mark.parametrize(
    ("lines", "wanted", "unwanted"),
    [
        # Weight and what is thrown up are no talk of a meal.
        (["顧問に痩せろって言われた"], set(), {"food.ack", "food.ask"}),
        # What others did is no yes to danger.
        (
            ["リスカが先生にばれた", "めちゃくちゃ叱られた"],
            set(),
            {"footing.yes", "two.now", "three.soon.go"},
        ),
        (["しにたいw", "じょうだんw"], {"joke.more"}, {"huh"}),
        (
            ["彼氏に毎日殴られる", "でも好き", "離れようとすると死ぬって言われる"],
            {"footing.held"},
            {"partner.love"},
        ),
        (["担任に話した、家で叩かれてること", "警察呼んだら捕まるの"], {"asked.police"}, {"whisper.next"}),
        (
            ["弟が障害があって世話してる", "弟がいなくなればいいのにって思った"],
            {"strait.wearied"},
            {"two.death.ack"},
        ),
        (["ママが病気でずっと寝てる", "私のせいで病気になったのかな"], {"carer.cause"}, set()),
        (["ぱぱとままがどなりあってる", "おしいれにいる"], set(), {"rescue.intruder"}),
        (["もう消えたい", "電話はしたくない"], {"phone"}, set()),
        (["死ぬって痛いのかな"], {"two.guess.ask"}, {"two.death.ack"}),
        (["どうせ適当に返してるでしょ"], {"brought.onlybot"}, set()),
        (["そばにいてほしい"], {"brought.stay"}, set()),
    ],
)
def test_it_is_read_as_it_was_meant(lines, wanted, unwanted):
    _, said = walk(lines)
    found = sections(said[-1])
    assert (not wanted or wanted & found) and not unwanted & found, (said[-1], found)


@pytest.mark.parametrize("line", ["私なんかいなくなればいい", "介護で疲れた、私がいなくなればいいのに"])
def test_a_wish_about_oneself_is_heard(line):
    talk, said = walk([line])
    assert talk.course.level >= 2 and "strait.wearied" not in sections(said[-1])


@pytest.mark.parametrize(
    ("lines", "level", "wanted", "unwanted"),
    [
        (["入試が終わったら死ぬつもり"], 2, {"strait.dated"}, set()),
        (["誕生日まで生きたら、そのあと消える"], 2, {"two.guess.ask"}, set()),
        (["テスト終わったらゲームする"], 0, set(), {"strait.dated"}),
        (["卒業したら部活は終わりにする"], 0, set(), {"strait.dated"}),
        (["先輩の家で飲まされて、気づいたら下着だけだった"], 2, {"strait.blackout"}, set()),
        (["合宿で起きたら布団にいなかった、ベッドの上にいた笑"], 0, set(), {"strait.blackout"}),
        (["薬全部飲んだら死ねるかなって考える"], 2, {"dose.wish"}, {"footing.taken"}),
        (["薬まとめて飲んだら消えられるかな", "飲んでないよ", "ママに渡してある"], 2, {"dose.kept"}, set()),
        (["いま9階のベランダの外", "月がきれい"], 3, {"edge.denied"}, set()),
        (["更衣室で服を脱がされて動画を撮られた"], 2, set(), {"show.ack", "show.ask"}),
        (["父が自殺した", "もうすぐ3年", "父と同じ道を選びそう"], 2, set(), {"loss.taken.stay"}),
        (["だれかが ぼくを よんでるの", "ベランダに おいでって"], 2, {"footing.voices"}, set()),
        (["友達が呼んでる", "窓から手振ってる"], 0, set(), {"footing.voices"}),
    ],
)
def test_what_was_passed_over_is_heard(lines, level, wanted, unwanted):
    talk, said = walk(lines)
    heard = talk.course.level
    assert heard >= level, (heard, said[-1])
    found = sections(said[-1])
    assert (not wanted or wanted & found) and not unwanted & found, (said[-1], found)


def test_what_the_lamp_asked_is_not_remembered_as_told():
    _, said = walk(["いまベランダでてる", "風つよい", "つかれた", "ねむい"])
    assert all("beside.wish" not in sections(one) for one in said)
