"""What is heard on labelled lines: enough of what is grave, little of what is harmless, and every figure stands here."""

import math

import pytest

from moderation.triage import screen
from tests.moderation.rows import rows

_CHAT = ("chat_ja", "chat_en", "second_ja", "second_en", "third_ja", "third_en")


@pytest.mark.parametrize("name", _CHAT)
def test_grave_lines_are_heard_and_harmless_ones_left_alone(name):
    heard = [(row["level"], screen("chat", row["text"]), row["text"]) for row in rows(name)]
    grave = [(verdict, text) for level, verdict, text in heard if level >= 2]
    missed = [text for verdict, text in grave if verdict.level < 2]
    assert len(missed) <= 0.06 * len(grave), missed
    acute = [(verdict, text) for level, verdict, text in heard if level == 3]
    missed = [text for verdict, text in acute if verdict.level < 3]
    assert len(missed) <= 0.1 * len(acute), missed
    for least, most in ((0, 0.08), (1, 0.2)):
        mild = [(verdict, text) for level, verdict, text in heard if level == least]
        false = [text for verdict, text in mild if verdict.level >= 2]
        assert len(false) <= math.ceil(most * len(mild)), false


def test_posts_raise_their_flags():
    missed, false, flags, clean = [], [], 0, 0
    for row in rows("posts"):
        verdict = screen("post", row["text"])
        assert verdict.outcome != "refuse"
        flags += len(row["flags"])
        missed += [(flag, row["text"]) for flag in row["flags"] if flag not in verdict.flags]
        clean += not row["flags"]
        if verdict.flags and not row["flags"]:
            false.append((verdict.flags, row["text"]))
        if verdict.findings:
            assert verdict.outcome == "hold"
    assert len(missed) <= 0.1 * flags, missed
    assert len(false) <= math.ceil(0.05 * clean), false


def test_a_post_at_level_two_is_flagged_risk_and_sadness_is_not():
    assert "risk" in screen("post", "もう消えてしまいたい").flags
    sad = screen("post", "さみしい")
    assert sad.level == 1
    assert not sad.flags


def test_a_number_of_a_helpline_is_no_contact_data():
    from hideout.helplines import known_numbers

    number = max(known_numbers(), key=len)
    assert "contact" not in screen("post", f"ここに電話したら聞いてくれた {number}").flags
    assert "contact" in screen("post", "090-0000-0000 にかけて").flags


@pytest.mark.parametrize("text", ["たすけて", "🆘", "help me", "HELP", "だれか たすけて", "助けてください"])
def test_a_bare_cry_for_help_brings_the_card(text):
    assert screen("chat", text).level == 2


@pytest.mark.parametrize("text", ["宿題たすけて", "help me with fractions please"])
def test_help_with_a_task_is_no_cry(text):
    assert screen("chat", text).level == 0


def test_hostile_words_are_an_attack_and_not_despair():
    verdict = screen("post", "おまえなんか死ね")
    assert "abuse" in verdict.flags
    assert "risk" not in verdict.flags
    told = screen("chat", "死ねって言われた")
    assert 1 <= told.level <= 2
    assert "suicide" not in told.categories


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("いまベランダの手すりの外にいる。もう飛ぶ", True),
        ("来週の日曜に死ぬって決めた", False),
        ("こわい、パパがナイフ持ってる", True),
    ],
)
def test_now_tells_the_spot_from_the_plan(text, now):
    verdict = screen("chat", text)
    assert verdict.level == 3
    assert verdict.now is now


def test_a_smile_far_away_does_not_cover_a_wish():
    assert (
        screen(
            "chat",
            "ゲームの話だけど、" + "きょうはいろいろあって、" * 8 + "楽になりたいな、もう全部終わりにしたい",
        ).level
        == 2
    )
