"""Whoever is in danger is not taken for somebody else: a sister, a parent, a friend, one who has died."""

from __future__ import annotations

import pytest
from bits import sections, walk

NEAR = ("近くの大人", "近くにいる大人", "an adult who is near", "an adult near you")


@pytest.mark.parametrize(
    ("language", "lines", "wanted"),
    [
        ("ja", ["妹がお父さんに変なことされてるかも"], "two.witness.ack"),
        ("ja", ["妹がお父さんに変なことされてるかも", "私じゃなくて妹"], "footing.witness"),
        ("en", ["my sister is 6 and my stepdad makes her sit on his lap"], "two.witness.ack"),
        ("en", ["my sister is 6 and my stepdad touches her", "no my SISTER"], "witness.mine"),
        ("ja_Hira", ["ままがしにたいっていう"], "two.parent.ack"),
        ("ja_Hira", ["ままがしにたいっていう", "よるないてる", "ぼくどうしたらいい"], "footing.parent"),
        ("ja", ["死にたいって毎日言われる", "私じゃなくてお母さんが"], "footing.parent"),
        ("en", ["my mum says she wants to die because of me"], "two.parent.ack"),
        ("ja", ["ODした友達がいて"], "two.friend.ack"),
        ("en", ["my best friend has been cutting and told me not to tell"], "two.friend.ack"),
        ("en", ["i want to die", "not me my FRIEND"], "footing.friend"),
        ("en", ["i tried to tell my mum i was suicidal and she laughed"], "two.death.ack"),
        (
            "en",
            ["my girlfriend says shell kill herself if i leave", "she says it every time"],
            "footing.held",
        ),
        ("en", ["my boyfriend hits me", "but i love him"], "partner.love"),
        ("ja", ["彼氏になぐられた", "でもすき"], "partner.love"),
    ],
)
def test_the_words_are_for_the_one_who_writes(language: str, lines: list[str], wanted: str) -> None:
    _, replies = walk(lines, language)
    assert wanted in sections(replies[-1], language), replies[-1]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja_Hira", ["ままがしにたいっていう", "よるないてる", "ぼくどうしたらいい", "うん", "ひとり"]),
        ("ja", ["お母さんが包丁もってる", "わたしに向けてる", "うん"]),
        ("ja", ["お父さんにたたかれる", "うん", "いま家にいる", "弟もいる"]),
    ],
)
def test_nobody_is_sent_to_the_adult_who_is_the_danger(language: str, lines: list[str]) -> None:
    _, replies = walk(lines, language)
    for reply in replies:
        assert not any(near in line for line in reply for near in NEAR), reply


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["ままがしんだ", "先週 じさつ"]),
        ("ja_Hira", ["ままが先週じさつ"]),
        ("ja", ["大好きな人が先月自分で…"]),
        ("en", ["my mate died. he did it himself. last month"]),
    ],
)
def test_who_died_is_mourned_and_whoever_is_left_is_asked_once(language: str, lines: list[str]) -> None:
    talk, replies = walk(lines, language)
    found = sections(replies[-1], language)
    assert {"loss.taken", "two.unmissed.ask"} <= found and "third_party" not in talk.kinds
    talk, replies = walk([*lines, {"en": "yes"}.get(language, "うん")], language)
    assert talk.course.level >= 2 and "suicide" in talk.named
    assert "two.death.ack" in sections(replies[-1], language)


@pytest.mark.parametrize(
    ("language", "line", "wanted"),
    [
        ("ja", "ぼくが最後にLINEしたの", "loss.last"),
        ("en", "i was the last one he texted. i didnt reply", "loss.last"),
        ("ja", "ぼくもパパみたいになるのかな", "loss.alike"),
        ("en", "will i be next", "loss.alike"),
    ],
)
def test_what_stays_after_a_suicide_has_its_own_words(language: str, line: str, wanted: str) -> None:
    _, replies = walk([{"ja": "パパが自殺した", "en": "my dad killed himself"}[language], line], language)
    found = sections(replies[-1], language)
    assert wanted in found and not found & {"loss.ask", "loss.memory"}


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", ["兄に体をさわられた", "夜勤 朝帰ってくる いまはいない"]),
        ("en", ["my uncle touched me", "yes hes staying the weekend"]),
        ("en", ["my dad hits me", "no hes at work till 9. what do i do when he gets home"]),
    ],
)
def test_the_hours_without_the_one_who_hurts_are_used(language: str, lines: list[str]) -> None:
    _, replies = walk(lines, language)
    assert "footing.hours" in sections(replies[-1], language)
