"""Acts: whatever the code enters into the log has plain words there, in both languages, and says what it is about."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hideout.assets import ASSETS
from hideout.districts import lines, office
from hideout.language import read_catalogue
from hideout.store import audit
from moderation.desk import shift
from moderation.desk.acts import ACTIONS
from moderation.desk.notes import BY_CODE as REASONS
from tests.desk.site import HERE

# Where a name or a letter-by-letter text stands for the act, these are what it can be.
GIVEN = {
    "shift.BACK": {shift.BACK},
    "shift.END": {shift.END},
    "REMOVED": {lines.REMOVED},
    "DISABLED": {office.DISABLED},
    "moderation/desk/care.py: action": {shift.BREAK, shift.BACK, shift.LATER},
    "hideout/districts/lines.py: action": {lines.ADDED, lines.EDITED},
    "named": {office.ADDED, office.EDITED, office.IMPORTED, office.NEW, office.HELPLINES},
    "f'piece-{action}'": {"piece-approve", "piece-return", "piece-up", "piece-withdraw"},
    "'change' if choice.asks else choice.verdict": {
        "change", "approve", "decline", "escalate", "unpublish",
    },
    "'pause' if closed else 'open'": {"pause", "open"},
}  # fmt: skip
# What only passes on an act that somebody else named.
PASSES_ON = {
    "moderation/desk/ledger.py:enter",
    "moderation/staffing.py:_enter",
    "hideout/store/audit.py:enter",
}
INTERNAL = re.compile(r"\b(piece|runbook|rota|skip|undo|undid|word-|session|factor|district-)|[_<>]", re.I)


def entered() -> Iterator[tuple[str, str]]:
    """Yield every act that the code enters, and where."""
    for folder in ("hideout", "moderation", "companion", "rooms"):
        for path in sorted((HERE / folder).rglob("*.py")):
            yield from _entered(path)


def _entered(path: Path) -> Iterator[tuple[str, str]]:
    file = str(path.relative_to(HERE))
    for made in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(made, ast.FunctionDef | ast.AsyncFunctionDef) or f"{file}:{made.name}" in PASSES_ON:
            continue
        for call in ast.walk(made):
            if isinstance(call, ast.Call) and (act := _act(call)) is not None:
                where = f"{file}: {ast.unparse(act)}"
                known = GIVEN.get(where) or GIVEN.get(ast.unparse(act), {""})
                found = {act.value} if isinstance(act, ast.Constant) else known
                yield from ((one, where) for one in found)


def _act(call: ast.Call) -> ast.expr | None:
    name, given = ast.unparse(call.func), [ast.unparse(one) for one in call.args]
    if name in ("ledger.enter", "audit.enter") or (name == "enter" and given[:2] == ["db", "pen"]):
        return call.args[2]
    if (name == "_enter" and given[1] == "secret") or given[:1] == ["ledger.enter"]:
        return call.args[2]
    if name in ("audit.append", "append"):
        return next((word.value for word in call.keywords if word.arg == "action"), None)
    return None


ENTERED = dict(entered())


def test_the_code_is_read_and_each_act_it_enters_has_words():
    assert len(ENTERED) > 55
    assert not {act: where for act, where in ENTERED.items() if act not in ACTIONS}
    assert not set(ACTIONS) - set(ENTERED)


@pytest.mark.parametrize("action", ACTIONS)
def test_each_kind_of_entry_is_said_plainly_in_both_languages(action):
    words = ACTIONS[action]
    assert words[0].islower() and not INTERNAL.search(words)
    told = read_catalogue(ASSETS / "locale" / "ja")[words]
    assert re.search(r"[ぁ-ん一-龠][ただ]$", told) and not re.search(r"[A-Za-z]", told)
    assert [*ACTIONS.values()].count(words) == 1


def test_what_an_entry_is_about_is_said_in_words(site):
    lead = site.member("mori", "lead")
    pen = site.pen("mori")
    for action, subject in (
        ("runbook", "danger"), ("words", "ja/core"), ("word", "en/unsafe"), ("rota", "week"),
        ("rota", pen.staff), ("rules", "care"), ("export", "log"), ("helpline-add", "yuki/line"),
        ("district-add", "yuki"), ("piece-up", "abcdef123"), ("skip", "123456789"), ("pause", "wall"),
        ("words", "xx/gone"), ("word", "xx/gone"), ("runbook", "gone"),
    ):  # fmt: skip
        site.store.now(audit.enter, pen, action, subject)
    page = lead.get("/desk/log").text
    rows = re.findall(r"<tr><td>\d+</td><td>.*?</td><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td></tr>", page)
    about = [re.sub(r"<[^>]+>", "", what) for _, _, what in rows][14::-1]
    assert about == [
        "A life is in danger now", "The plainest of these, also torn apart by signs 日本語",
        REASONS["unsafe"].label + " English", "somebody was taken off", "mori", "Care", "Log", "yuki · line",
        "yuki", "text of ours abcdef", "text 123456", "Wall", "gone xx", "xx · gone", "gone",
    ]  # fmt: skip
    assert ("the operator", "invited somebody", "mori") in rows
    assert '<option value="operator">the operator</option>' in page
    assert 'href="/desk/words/ja/core"' in page and 'href="/desk/runbook/danger"' in page
    told = lead.get("/desk/log?lang=ja").text
    assert "「こんなときは」のページを書き直した" in told and "運営者" in told
