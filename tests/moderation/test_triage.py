"""Every check runs, a crash holds, the gravest speaks, and the worst inputs stay quick."""

import subprocess
import sys
import time

import pytest

from moderation.triage import CHECKS, Check, screen
from moderation.verdict import Finding, Outcome, gravest


def _crash(context):
    raise RuntimeError(context.kind)


_BROKEN = (Check(name="broken", kinds=frozenset(("chat", "post", "name")), run=_crash), *CHECKS)


@pytest.mark.parametrize(
    ("kind", "level", "outcome"), [("chat", 2, "hold"), ("post", 0, "hold"), ("name", 0, "refuse")]
)
def test_a_crashed_check_holds_and_in_chat_brings_the_card(kind, level, outcome):
    verdict = screen(kind, "こんにちは", checks=_BROKEN)
    assert (verdict.level, verdict.outcome) == (level, outcome)
    assert screen(kind, "こんにちは").outcome == "ok"


def test_the_others_still_run_when_one_crashes(caplog):
    verdict = screen("chat", "今夜死にます", checks=_BROKEN)
    assert verdict.level == 3
    assert "死" not in caplog.text


def test_the_gravest_comes_first():
    verdict = gravest(
        (
            Finding(check="a", level=1, category="distress", outcome=Outcome.HOLD, reason="one"),
            Finding(check="b", level=3, now=True, category="suicide", outcome=Outcome.HOLD, reason="three"),
            Finding(check="c", flag="link", outcome=Outcome.HOLD, reason="link"),
        )
    )
    assert (verdict.level, verdict.now, verdict.outcome) == (3, True, Outcome.HOLD)
    assert verdict.categories == ("suicide", "distress")
    assert verdict.reasons[0] == "three"
    assert verdict.flags == ("link",)
    assert gravest(()).outcome is Outcome.OK


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800", "\ud83d", "\u202e", "\u0301" * 50, "(" * 100, "\\", "%s{0}"]
)
def test_nothing_makes_it_raise(text):
    for kind in ("name", "post", "chat"):
        assert all(finding.check != "reading" for finding in screen(kind, text).findings)


_WORST = [
    "a" * 4000, "し" * 4000, "want to die " * 333, "死にたい" * 1000, "あ " * 2000, "a." * 2000, "0" * 4000, "0 9 " * 1000,
    "@" * 4000, "a-" * 2000, "友達が今夜薬を全部お母さんに" * 300, "a\u200b" * 2000, "a" + "\u0301" * 3999, "http://" * 570,
    "my dad my mom she he they " * 160, "Mr A " * 800, "東" * 4000, "1年" * 2000, "a.b@" * 1000, "死" * 1_000_000,
    "tonight i will tomorrow " * 170, "薬全部 飲 薬全部" * 400, "\n" * 4000, "a\n" * 2000, "w a n t " * 500, "d*e" * 1300,
]  # fmt: skip


@pytest.mark.parametrize("text", _WORST, ids=range(len(_WORST)))
def test_the_worst_inputs_stay_quick(text):
    screen("post", "ねこ and cat")
    begun = time.process_time()
    for kind in ("post", "name"):
        screen(kind, text)
    assert time.process_time() - begun < 2


def test_it_is_imported_without_the_web():
    code = (
        "import sys; import moderation.triage;"
        "assert not {'starlette', 'sqlite3', 'openai', 'bleach'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
