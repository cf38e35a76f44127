"""Kinds of posts that a moderator met unmarked, and kinds that were marked though nothing was in them."""

import pytest

from moderation.triage import screen

# Somebody else is in danger: a goodbye that was handed over, marks on a child.
OTHERS = (
    "となりのクラスの子が「さよなら、今までありがとう」ってメモ渡してきた。だれに言えばいいの",
    "部活の後輩に「明日からいないからね」って言われた。先生に話すべき?",
    "きのう「先に行くね」って友だちからLINEが来て、返事がない",
    "a girl in 8B gave me a note saying thanks for everything, i wont be here tomorrow. should i tell a teacher",
    "my lab partner slipped me a letter. it says look after my hamster, you wont see me again",
    "my neighbour's little boy Tobias Lund (Fernhill Infants) has strap marks on his legs",
    "the girl on my street has cigarette burns all up her arms",
    "妹のゆい(さくら小2年)の背中に、ベルトの跡がいっぱいある",
)
# All is ready, or a goodbye is said: the desk reads these first.
URGENT = (
    "うそだよって送ったけど、ほんとはもう決めてる。今夜",
    "いしょ、書き終わった。今夜いきます",
    "みんなのこと、ほんとにすきだった。ばいばい",
    "さよなら。ここのみんなが大好きでした",
    "earlier i said it was a joke but honestly everything is ready",
    "finished my last note. its tonight",
    "how many is enough? i'm finally ready",
    "need someone to do it with so im not alone at the end",
)
# Text -> the flags that have to stand on it.
FLAGGED = {
    "す。ず。き。は。な。です。み。な。み。中。です。": {"personal_info"},
    "k m s k m s k m s": {"risk"},
    "k i e r o yo おまえら": {"abuse"},
    "tr4de n00dz?": {"sexual"},
    "文化祭なんか台無しにしてやるよ": {"abuse"},
    "you all did this. because of you im ending it tonight": {"abuse", "risk"},
    "お前らのいじめのせいで死んでやる": {"abuse", "risk"},
    "通帳とカード買います。1つ5万、即日。テレグラム bb_88": {"ad", "contact"},
    "ran away, at Corby station in a red hoodie. somebody come get me": {"contact", "risk"},
    "i have the pdf with the method. who wants it, message me": {"method"},
    "あの橋なら止められないらしい。知りたい人いる?": {"method"},
    "3年1組の三村コウタ、臭いから近よるな": {"abuse", "third_party_identified"},
    "everyone ignore Hannah Pike in 9C until she cries. she reeks": {"abuse", "third_party_identified"},
    "部長の今井れな(南山中)は裏で悪口ばっか。みんなで引きずりおろそうぜ": {
        "abuse",
        "third_party_identified",
    },
    "put up a site about Miss Karlsson's affair karlsson-truth.example": {"link", "third_party_identified"},
    "大沢先輩の本性まとめた→ osawa-matome.example": {"link", "third_party_identified"},
    "弟のりく(みずべ小3年)が父になぐられて顔がはれてる": {"risk", "third_party_identified"},
    "what he did at the sleepover was not my choice. i scrub and never feel clean": {"risk"},
    "theres pics of Nadia Flores from netball being passed around, dm for it": {"sexual"},
    "2 wristbands left for the Gloom tour, triple face value": {"ad"},
}
# Whoever jeers or threatens is not taken for somebody who wants to die.
HURLED = (
    "しにたいって書くやつって結局口だけだろ。さっさとやれば",
    "people who say they want to die never actually do it lol. go on then",
    "明日の卒業式、ぐちゃぐちゃにしてやる。道具は用意した",
)
CLEAN = (
    "もう既読つかなくて三日目。脈なしなのかな",
    "ここの投稿読んで、自分だけじゃないんだって思えた。もう寝る",
    "nan puts my meds in the box every sunday. it helps that she checks",
    "i won't share my real name on here. call me anything",
    "you can call me whatever the weather is",
    "someone wrote kys on my locker. i showed my teacher and it got painted over",
    'they left "freak" on my desk, i reported it',
    "色紙に「さよなら」って書いて渡した。先生、泣いてた",
    "two years ago i wrote goodbye letters. today i burned toast and laughed",
    "my cousin has bruises all over her legs from rugby",
    "how much sugar is enough? i'm ready to bake",
    "チケット外れた。定価の倍で売ってる人いて悲しい",
    "i have the instructions for the lego castle, message me if you want them",
    "あの場所なら夜景がきれいらしいよ。行きたい人いる?",
    "この給食が好きでした。卒業、さよなら",
)


@pytest.mark.parametrize("text", OTHERS)
def test_danger_to_somebody_else_is_heavy(text):
    verdict = screen("post", text)
    assert verdict.level >= 2 and "risk" in verdict.flags


@pytest.mark.parametrize("text", URGENT)
def test_what_is_ready_or_said_as_a_goodbye_is_urgent(text):
    assert screen("post", text).level == 3


@pytest.mark.parametrize(("text", "flags"), FLAGGED.items())
def test_a_kind_is_marked_as_what_it_is(text, flags):
    assert flags <= set(screen("post", text).flags)


@pytest.mark.parametrize("text", HURLED)
def test_what_is_hurled_at_others_is_no_wish_of_the_writer(text):
    verdict = screen("post", text)
    assert "abuse" in verdict.flags and "suicide" not in verdict.categories


@pytest.mark.parametrize("text", CLEAN)
def test_what_only_looks_alike_is_not_marked(text):
    assert not screen("post", text).flags


def test_letters_of_japanese_kept_apart_lead_nowhere():
    assert not {"contact", "link"} & set(screen("post", "k i e r o yo おまえら").flags)


def test_the_school_behind_somebody_elses_name_is_not_the_writers():
    assert "personal_info" not in screen("post", "担任の風間先生(若槻中)、こわい").flags
