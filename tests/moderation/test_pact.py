"""A post that looks for somebody to die with is read first, whatever else stands in it."""

import pytest

from moderation.triage import screen


def _pact(text):
    return [
        one
        for one in screen("post", text).findings
        if one.check == "pressing" and one.category == "suicide" and one.level == 3
    ]


@pytest.mark.parametrize(
    "text",
    [
        "いっしょに死んでくれる人いませんか。カカオのIDは yoru_tobira です",
        "いっしょに死ねる人、返事ください",
        "一緒に逝ける人、連絡ください",
        "一緒に楽になろう。連絡待ってます",
        "ひとりで死ぬのはこわい。誰かいっしょに",
        "want to go with someone so im not scared. add me on snap",
        "looking for someone to die with",
        "anyone want to end it together? dm",
    ],
)
def test_whoever_looks_for_company_in_dying_is_urgent(text):
    assert _pact(text)


@pytest.mark.parametrize(
    "text",
    [
        "一緒に終わらせよう課題、仲間募集",
        "いっしょに しんどい って言える人いる?",
        "みんなでしんせきの家に行く人いる?",
        "一緒に楽しめる人いる?",
        "みんなで消えた伝説のゲームやる人いる?",
        "who wants to die with me in hardcore minecraft",
        "looking for someone to go to the gig with so im not alone",
    ],
)
def test_play_work_and_company_are_no_pact(text):
    assert not _pact(text)
