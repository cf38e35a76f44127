"""Danger that is told by what stands around it: what is given away, how one leaves, what is seen, what lies behind a door."""

import pytest

from moderation.triage import screen


@pytest.mark.parametrize(
    "text",
    [
        "ほな行ってくるわ。もう帰らへんから、元気でな",
        "次は鳥に生まれるね。みんなばいばい",
        "ゆうべ失敗した。今夜もう一回やる",
        "姉の部屋からどさって音がして、返事がない。ごめんねって届いた",
        "お父さんが弟を蹴って、弟がぐったりしてる",
    ],
)
def test_it_is_heard_as_urgent(text):
    assert screen("chat", text).level == 3


@pytest.mark.parametrize(
    "text",
    [
        "妹の検索履歴が、そっち系のページばかりだった",
        "もうしてないって言ったけど、場所を変えただけ",
        "鍵が変えられてて、外で寝た",
        "部活やめて、友だちもやめて、次は自分をやめる番",
    ],
)
def test_it_is_heard_as_grave(text):
    assert screen("chat", text).level >= 2


@pytest.mark.parametrize(
    "text",
    [
        "ほな行ってくるわ、塾。帰ったらごはん食べる",
        "コードに引っかかって転びかけた",
        "くすり にがかった",
        "姉の検索履歴が推しの名前ばかり",
        "今日はカレー",
    ],
)
def test_what_only_sounds_so_is_left_in_peace(text):
    assert screen("chat", text).level < 2


def test_one_grave_sentence_is_heard_among_many_cheerful_ones():
    around = "席替えで窓ぎわになって、給食のおかわりもできて、帰りに犬をなでた。"
    grave = "父にまた殴られて、腕が上がらない。"
    assert screen("chat", around + around + grave + around).level >= 2
