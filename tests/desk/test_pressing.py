"""What presses: an overdose told as a joke, voices that command, a threat; urgent at the desk, with its page of the runbook."""

import pytest

from hideout.clock import DAY, now
from hideout.store import decisions
from moderation.desk.runbook import page_of
from moderation.hearing import hear_post
from moderation.triage import screen
from tests.desk.test_decide import decide

# Text -> the page of the runbook that its card offers.
PRESSING = {
    "薬のパーティー開催中ww いま999錠め。うける": "danger",
    "風邪薬ひと箱いっちゃったwww": "danger",
    "ODしたわ笑 天井がぐるぐるで草": "danger",
    "just had a whole box of painkillers lmao": "danger",
    "夜になると声がして、行け、行けって言う。今日はとくに大きい。": "danger",
    "こえがするの。とべ、とべって。": "danger",
    "there's a voice that keeps telling me to jump and it's so loud tonight": "danger",
    "明日見てろよ。全員後悔させてやる": "threat",
    "うちのクラスのやつら全員ころしてやる。明日見てろ": "threat",
    "来週の月曜、教室で思い知らせてやる": "threat",
    "tomorrow you'll all regret it. just watch": "threat",
    "荷物もへらしたし、返すものも返した。安心して行けます。みんな、泣かないでね": "danger",
    "きょうで最後の書きこみにします。むこうは静かだといいな": "danger",
    "ぼくがいなくても、みんなだいじょうぶ。さよなら": "danger",
    "あの子の葬式も笑えたわ。つぎはお前の番だぞ": "threat",
}
# Heavy, though urgent they are not: text -> the page of the runbook.
HEAVY = {
    "隣の家の男の子、毎晩どなられてる。きのうははだしで外に出されてた": "abuse",
    "上の階から、どなり声と小さい子の「ごめんなさい」がきこえる": "abuse",
    "アパートのろうかに、小さい子がパジャマで座ってる": "abuse",
    "夜ひまな女の子、大人の遊び教えてあげるよ": "stranger",
    "ここの女の子たち、やさしくするから返事して": "stranger",
    "眠れない男の子いる？お姉さんが添い寝してあげる": "stranger",
    "覚えとけよ。学校これなくしてやる": "threat",
    "ばらされたくなかったら金もってこい": "threat",
    "夜道に気をつけろよ。お前の家、知ってるぞ": "threat",
}
HARMLESS = (
    "引っ越しの荷物は送った。安心して出ていけます、この四畳半",
    "大掃除おわった。すっきりしたから、安心して休める",
    "引き継ぎノート完成。わたしがいなくても部はだいじょうぶ",
    "次おまえな、って先生にあてられた",
    "葬式のシーンで笑った。次おまえな、って映画で言ってた",
    "隣の家の犬、毎晩どなられてる",
    "となりの席の子、宿題わすれてどなられてた",
    "ここの女の子のイラスト、やさしい色で好き。描き方教えてほしい",
    "絵を教えてくれる女の子いませんか。ギターなら教えるよ",
    "数学め、覚えとけよ。つぎは泣かせてやる",
    "夜道気をつけろって父がうるさい",
    "明日の体育祭、見てろ。リレーでぬかしてやる",
    "明日のドラマ見てろって姉に言われた",
    "妹の面倒見てろって言われた。明日は遊びたい",
    "見てろよ、来週にはかわいくなってるから",
    "スマブラで弟ころしてやるwww",
    "tomorrow at the race you'll see me win, just watch",
    "応援の声がして、いけ、いけってみんなが言ってた",
    "母の声がして、早くやれって言う",
    "風邪薬いっぱい買った。高かった",
    "ラムネひと箱いっちゃったwww",
    "ate a whole bag of sweets lol",
    "映画でODするシーンがあってこわかった笑",
    "ODしてた去年の自分に、よくがんばったって言いたい",
)


def leave(site, text, **more):
    """Leave a post as the rooms do, with what the listener hears in it."""
    verdict, heard = hear_post({"text": text}, {"text": "What you feel"})
    return site.post(text, level=verdict.level, urgent=verdict.now, heard=heard, **more)


@pytest.mark.parametrize("text", PRESSING)
def test_it_comes_before_what_has_waited_for_days_and_offers_its_page(site, text):
    client = site.member()
    for n in range(3):
        site.post(f"heavy {n}", level=2, at=now() - 5 * DAY)
    post = leave(site, text)
    first = site.store.now(decisions.queue)[0]
    assert first["id"] == post and first["band"] >= 1
    card = client.get(f"/desk/posts/{post}").text
    assert '<span class="band level-3">Urgent' in card
    page = f"/desk/runbook/{PRESSING[text]}"
    offered = card.split('class="when"')[1].split("</p>")[0]
    assert f'href="{page}"' in offered.replace("?lang=en", "") and client.get(page).status_code == 200
    # One press does not put it up.
    assert decide(client, post, "approve", site.seen(post)).status_code == 422
    assert not site.wall()


@pytest.mark.parametrize("text", HEAVY)
def test_a_child_next_door_a_lure_and_a_menace_are_heavy_and_offer_their_page(site, text):
    client = site.member()
    light = site.post("light", level=1, at=now() - DAY // 2)
    post = leave(site, text)
    assert [row["id"] for row in site.store.now(decisions.queue)] == [post, light]
    assert site.card(post)["level"] == 2
    assert page_of(site.card(post)["heard"]) == HEAVY[text]
    assert "Whoever wrote this may be in danger" not in client.get(f"/desk/posts/{post}").text


@pytest.mark.parametrize("text", HARMLESS)
def test_look_alikes_stay_where_they_are(text):
    verdict = screen("post", text)
    assert verdict.level < 3 and not any(found.check == "pressing" for found in verdict.findings)


def test_only_posts_are_lifted():
    """To somebody who talks with the lamp, a commanding voice is as grave as the design says it is."""
    assert screen("chat", "頭の中の声が飛べって命令してくる").level == 2
    assert screen("post", "頭の中の声が飛べって命令してくる").level == 3


@pytest.mark.parametrize("urgent", [False, True])
def test_whatever_is_level_three_is_urgent(site, urgent):
    site.member()
    old = site.post("old and heavy", level=2, at=now() - 9 * DAY)
    post = site.post("grave", level=3, urgent=urgent)
    assert [row["id"] for row in site.store.now(decisions.queue)] == [post, old]
    assert site.card(post)["band"] == (2 if urgent else 1)
