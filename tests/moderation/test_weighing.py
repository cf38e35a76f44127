"""How findings of a post stand beside each other: who is called sad, who is in danger, and what nobody reads late."""

import pytest

from moderation.risk import UNSURE
from moderation.triage import screen

SAD = "Sounds worn out, sad or afraid, in no listed word"
CHEERFUL = (
    "ボウリングの球、指の穴がぜんぶ小さい。ガターの神になった",
    "けん玉の皿、右手だと百回、左手だとゼロ回",
    "運動会まであと11日。くつひもを新しくした",
    "水たまりを七つ飛びこえて登校した。八つめは飛びこめた",
    "図書室の本、しおりが三枚はさまってた。先輩たちの途中",
    "セロテープの切れ目をさがす時間、人生の一割",
    "うちのカメ、日なたで首をのばして電車ごっこしてる",
    "テニスの壁打ち、壁はぜんぶ返してくる。壁つよい",
)
SADDEST = (
    "だれともしゃべらないで一日がおわった。声が出るかわからない",
    "友だちだと思ってたのは、わたしだけだった",
    "また朝がくるのがいや。学校のことを考えるとおなかがいたい",
    "ひとりで泣いてたら、ねこだけが来てくれた",
    "がんばりかたが、もうわからない。つかれました",
    "みんなの前で笑われた。まだ耳に残ってる",
)


@pytest.mark.parametrize("text", CHEERFUL)
def test_nobody_cheerful_is_called_sad(text):
    verdict = screen("post", text)
    assert verdict.level <= 1 and SAD not in verdict.reasons


@pytest.mark.parametrize("text", SADDEST)
def test_whoever_is_sad_is_met_as_such(text):
    verdict = screen("post", text)
    assert verdict.level >= 1 and UNSURE not in verdict.reasons


@pytest.mark.parametrize(
    "text",
    [
        "玉ねぎ三個で家族みんな泣いた。カレーはおいしかった",
        "焚き火の動画を八時間流して寝た。夢でマシュマロを四百個焼いた。",
        "兄の結婚式で父がいちばん泣いた。ハンカチが二枚とも父のところ",
        "この絵本、最後のページで毎回泣ける。犬が帰ってくるだけなのに",
    ],
)
def test_a_word_of_sadness_in_a_calm_line_weighs_nothing(text):
    assert screen("post", text).level == 0


@pytest.mark.parametrize("text", ["しんどいよぉ…", "もうつかれた", "不安すぎる", "さみしい"])
def test_a_word_of_sadness_that_is_all_there_is_counts(text):
    assert screen("post", text).level >= 1


def test_what_the_vote_is_not_sure_of_is_told_as_that_and_marks_no_word():
    verdict = screen("post", "テニスの壁打ち、壁はぜんぶ返してくる。壁つよい")
    assert verdict.level == 1 and verdict.reasons == (UNSURE,)
    assert not any(finding.spans for finding in verdict.findings)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("つらい夜に効くお守り石、残り三個。ご購入はプロフから", "ad"),
        ("病んでるアピールうざい。かまってちゃんは出ていけ", "abuse"),
        ("不登校とか甘えだろ。親がかわいそう", "abuse"),
        ("さみしい夜に、お姉さんが気持ちいいことしてあげようか", "sexual"),
    ],
)
def test_whoever_sells_attacks_or_solicits_is_not_called_sad(text, flag):
    verdict = screen("post", text)
    assert flag in verdict.flags and "risk" not in verdict.flags
    assert not any(finding.category == "distress" for finding in verdict.findings)


@pytest.mark.parametrize(
    "text",
    [
        "楽な方法おしえて",
        "どれが確実か計算した人、答えだけ教えて",
        "やり方のってたとこ、頭の文字だけでいいから",
        "傷をかくすコツ、教え合いませんか",
        "本気の人にだけ手順おしえる",
    ],
)
def test_whoever_asks_for_ways_or_offers_them_weighs_in_the_queue(text):
    verdict = screen("post", text)
    assert verdict.level >= 2 and "method" in verdict.flags


@pytest.mark.parametrize("text", ["数学の楽な覚え方おしえて", "折り紙の鶴の楽な折り方"])
def test_ways_of_doing_homework_weigh_nothing(text):
    verdict = screen("post", text)
    assert verdict.level == 0 and not verdict.flags


def test_danger_that_only_the_vote_hears_beside_an_attack_is_danger_to_others():
    verdict = screen("post", "担任の家に火つけてやる。本気")
    assert {"risk", "abuse"} <= set(verdict.flags)
    assert {finding.category for finding in verdict.findings if finding.level >= 2} == {"violence"}


@pytest.mark.parametrize(
    "text",
    [
        "お前が死んだら、みんなよろこぶよ",
        "死にたい死にたい言うやつ、うざい",
        "全員ブスだしバカだし存在が迷惑",
    ],
)
def test_words_of_dying_that_are_hurled_at_somebody_are_no_wish(text):
    verdict = screen("post", text)
    assert "abuse" in verdict.flags and "risk" not in verdict.flags


@pytest.mark.parametrize(
    "text",
    ["死ねばいいのに、自分なんか。あいつらもきえろ", "おまえらのせいで死にたい。くそ", "自分の存在が迷惑"],
)
def test_a_wish_of_ones_own_stays_one_beside_an_attack(text):
    assert "risk" in screen("post", text).flags


@pytest.mark.parametrize(
    "text", ["フォロワー売ります。千人からOK、即納", "song\nあめ すき", "以下略、でおわる日記"]
)
def test_a_word_or_two_are_no_address(text):
    assert "link" not in screen("post", text).flags


@pytest.mark.parametrize(
    "text", ["鯨の日記 kujira★example★jp （★はてん）", "all my stickers: paperfox-dot-example-dot-com"]
)
def test_an_address_without_its_dots_is_one(text):
    assert "link" in screen("post", text).flags


@pytest.mark.parametrize(
    "text",
    [
        "おやすみ世界",
        "前髪を切ると決めた。決行は今夜",
        "川の動画を三時間流して寝た",
        "引っ越しの荷物つめた。押し入れから賞状が出てきた",
        "理科で習って、手首の青い線が気になって見えてきた",
        "チョコ派とバニラ派で兄とけんか",
    ],
)
def test_what_only_sounds_grave_does_not_weigh(text):
    verdict = screen("post", text)
    assert verdict.level <= 1 and "risk" not in verdict.flags and "Bullying" not in verdict.reasons


def test_whoever_threatens_and_means_to_go_along_is_in_danger_too():
    verdict = screen("post", "おまえらの教室ごと終わらせる。そのあと俺も消える")
    assert {"risk", "abuse"} <= set(verdict.flags)
    assert "suicide" in verdict.categories
