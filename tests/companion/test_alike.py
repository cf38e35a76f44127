"""Whose danger it is: a friend's, then one's own as well; a friend who says goodbye; a parent who left, and did not wish to die."""

from __future__ import annotations

import pytest
from bits import sections, walk

THEIRS = {"footing.friend", "beside.friend", "two.friend.ack"}


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["友達がアムカしてる", "私もやりそう"], "two.selfharm.ack"),
        (["親友がODしてる", "実は俺もしたい"], "two.selfharm.ack"),
        (["先輩が死にたいって言ってて心配", "話聞いてたら自分まで消えたくなってきた"], "two.death.ack"),
        (["友達が死にたいって言ってる", "僕も同じ気持ち"], "two.death.ack"),
        (["友だちがリスカしてる", "引きずられそう"], "two.selfharm.ack"),
    ],
)
def test_whoever_says_me_too_is_met_as_themselves(lines, wanted):
    talk, said = walk([*lines, "うーん"])
    assert wanted in sections(said[1]), said[1]
    assert not THEIRS & sections(said[2]) and "footing.taken" not in sections(said[2]), said[2]
    assert talk.course.level >= 2


@pytest.mark.parametrize(
    "lines",
    [
        ["友達が死にたいって言ってる", "私も助けたい"],
        ["友達が死にたいって言ってる", "俺も話したい"],
        ["友達がリスカしてる", "私も同じクラス"],
    ],
)
def test_whoever_wants_to_help_is_met_as_a_friend(lines):
    _, said = walk(lines)
    assert not {"two.selfharm.ack", "two.death.ack"} & sections(said[-1]), said[-1]


@pytest.mark.parametrize(
    "lines",
    [
        ["友達が死にたいって言ってる", "さっきバイバイってDMがきた"],
        ["親友が自殺するって言ってる", "今までありがとうって送られてきた"],
        ["友だちがリスカしてる", "もう会えないって言われた"],
    ],
)
def test_a_goodbye_of_a_friend_who_wished_to_die_is_met_at_once(lines):
    talk, said = walk(lines)
    assert talk.course.level == 3 and "rescue.unopened" in sections(said[-1]), said[-1]


@pytest.mark.parametrize(
    "lines",
    [
        ["友達と遊んだ", "バイバイって手振って帰った"],
        ["おばあちゃんに、さようならって言えなかった"],
    ],
)
def test_a_goodbye_that_is_told_is_no_goodbye_to_the_lamp(lines):
    talk, said = walk(lines)
    assert talk.course.level < 3 and not {"goodbye", "rescue.unopened"} & sections(said[-1]), said[-1]


@pytest.mark.parametrize(
    "lines",
    [
        ["死にたい", "父さんが出て行った"],
        ["きえたい", "ママがでていった", "かえってこない"],
        ["しにたいってパパに言ったら、パパが出てった"],
    ],
)
def test_a_parent_who_left_did_not_wish_to_die(lines):
    _, said = walk(lines)
    assert all("rescue.gone" not in sections(one) for one in said)


@pytest.mark.parametrize(
    "lines", [["パパが死にたいって言って出て行った"], ["ママが消えたいって言ってる", "さっき出てった"]]
)
def test_a_parent_who_wished_to_die_and_left_is_searched_for(lines):
    _, said = walk(lines)
    assert "rescue.gone" in sections(said[-1])


@pytest.mark.parametrize(
    "lines",
    [
        ["高1のときオーバードーズした"],
        ["二年前に薬をまとめて飲んだことがある", "今は飲んでない"],
        ["前にODして入院した", "ときどき思い出す", "また同じ感じになってる"],
    ],
)
def test_an_overdose_survived_long_ago_gets_no_steps_of_this_hour(lines):
    talk, said = walk(lines)
    assert talk.course.level == 2
    assert all("footing.taken" not in sections(one) for one in said)
    assert "strait.survived" in sections(said[0])


@pytest.mark.parametrize(
    "lines",
    [
        ["去年オーバードーズした", "昨日もやった"],
        ["先月ODして、今日もまたした"],
        ["ゆうべオーバードーズしちゃった"],
    ],
)
def test_an_overdose_of_today_is_met_whatever_was_before(lines):
    talk, said = walk(lines)
    assert talk.course.level == 3 and "footing.taken" in sections(said[-1])


@pytest.mark.parametrize(
    "lines",
    [
        ["お姉ちゃんが自殺した", "姉ちゃんのところに行きたい"],
        ["ねこがしんじゃった", "そらのところに いきたい"],
        ["じいじがしんだ", "おそらに いきたい"],
    ],
)
def test_to_where_the_dead_are_is_asked_about(lines):
    talk, said = walk(lines)
    assert talk.course.level >= 2 and "two.guess.ask" in sections(said[-1])
    assert "two.death.ack" not in sections(said[-1])


def test_not_in_this_moment_is_an_answer():
    _, said = walk(["姉が自殺した", "お姉ちゃんのとこ行きたい", "今すぐってわけじゃないけど"])
    assert "two.some" in sections(said[-1])


@pytest.mark.parametrize(
    ("lines", "level", "unwanted"),
    [
        # Somebody alive is heard beside the one who died.
        (["母が自殺した", "妹も死にたいって言ってる"], 2, "loss.taken.stay"),
        (["兄が自殺した", "友達も消えたいって言ってた"], 2, "loss.taken.stay"),
        # What the dead said or did while they lived is about nobody to be saved.
        (["姉が自殺した", "消えたいって言ってたのに"], 0, "two.friend.ask"),
        (["親友が先月自殺した", "前からアムカしてた"], 0, "two.friend.ask"),
        (["父が自殺して2年", "家族は平気そう", "ぼくだけ止まってる", "命日が近い"], 0, "two.friend.ask"),
    ],
)
def test_after_a_suicide_the_living_are_heard(lines, level, unwanted):
    talk, said = walk(lines)
    assert talk.course.level >= level and unwanted not in sections(said[-1]), said[-1]
