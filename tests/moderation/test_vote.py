"""The second vote hears danger without its words, lets harmless words be, and is what its data makes of it."""

import hashlib
import json
import time

import pytest

from moderation import vote
from moderation.ideas import ideas, path
from moderation.reading import read
from moderation.romaji import kana
from moderation.rules import listen
from moderation.triage import screen
from training.ideas import keys, table
from training.lines import alarms, chat, follows, names, posts


def _hear(text):
    reading = read(text)
    return vote.hear(reading, vote.features(reading, listen(reading)))


@pytest.mark.parametrize(
    "text",
    [
        "わたしがいなくなっても、だれも気づかないと思う",
        "来年の春、ぼくはもうここにいないから",
        "my family would be better off without me around",
        "minha família ia ficar melhor sem mim",
        "sin mí todos estarían mejor",
        "没有我大家会更轻松吧",
        "내가 없어져도 아무도 모를 거야",
    ],
)
def test_danger_is_heard_without_its_words(text):
    assert _hear(text).level >= 2


@pytest.mark.parametrize(
    "text",
    [
        "最終回で主人公が死んで泣いた。でも作画が最高",
        "this boss killed me nine times but i finally won",
        "冷蔵庫のプリンが消えた。犯人は弟",
        "me muero de risa con ese video",
    ],
)
def test_dangerous_words_in_harmless_talk_are_let_be(text):
    assert screen("chat", text).level < 2


def test_each_half_can_raise_alone():
    alone = screen("chat", "家族は、私抜きのほうがうまく回ると思う")
    assert {finding.check for finding in alone.findings if finding.level >= 2} == {"vote"}
    listed = screen("chat", "しにたい")
    assert "risk" in {finding.check for finding in listed.findings if finding.level >= 2}


def test_ideas_bear_the_same_names_in_every_language():
    assert "without_me" in ideas(read("わたしがいなくなっても"))
    assert "burden" in ideas(read("i am a burden to everyone"))
    assert "burden" in ideas(read("minna no meiwaku ni natteru kara mou ii"))


def test_japanese_in_latin_letters_is_read_as_kana():
    assert kana(read("mou kietai, gakkou ikitakunai").words).text.startswith("もうきえたい")
    assert kana(read("no one likes me").words) is None


def test_the_tries_are_what_the_lists_say():
    about = json.loads((path() / "ideas.json").read_text("utf-8"))
    for reads, entries in table().items():
        meanings = {json.dumps(sorted(means), ensure_ascii=False) for means in entries.values()}
        assert {json.dumps(one, ensure_ascii=False) for one in about[reads]["meanings"]} == meanings, (
            "run `python -m training.ideas` after changing concepts.txt"
        )


def test_an_entry_is_spelt_out():
    assert keys("(big|small)( red)? cat*", run=False) == {
        " big cat",
        " small cat",
        " big red cat",
        " small red cat",
    }


def test_the_weights_name_the_data_they_come_from():
    known = json.loads((path() / "model.json").read_text("utf-8"))
    found = posts()
    texts = sorted(one.text for one in (*chat(), *found, *names(), *alarms(), *follows()))
    assert known["data"] == hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16], "run `make train`"


def test_no_line_to_judge_by_was_learnt_from():
    for lines in (chat, alarms):
        learnt = {line.text for line in lines()}
        both = [line.text for line in lines("test") if len(line.text) > 30 and line.text in learnt]
        assert not both


@pytest.mark.parametrize(
    "unit",
    ["し", "a ", "死にたい", "kill me ", "い な く ", "。", "🆘", "no one would miss me ", "０", "@ll "],
)
def test_hostile_length_costs_no_more_than_its_length(unit):
    def cost(size):
        text = (unit * size)[:size]
        best = []
        for _ in range(3):
            began = time.process_time()
            screen("post", text)
            best.append(time.process_time() - began)
        return min(best)

    # Four times the text: a quadratic check would cost sixteen times as much.
    assert cost(4000) < 9 * max(cost(1000), 0.001)
