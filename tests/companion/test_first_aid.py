"""What first aid says of a body in danger is in the first words of the lamp, in each of its languages (docs/first-aid.md)."""

from __future__ import annotations

import pytest
from bits import sections, walk

from companion.lines import lines_of, plain

LANGUAGES = ("ja", "ja_Hira", "en")
# Section, the place of a line in it, and what that line says in each language.
SAID = [
    ("footing.taken", 1, ("吐こうとしない", "はこうと しない", "not make yourself sick")),
    ("rescue.swallowed", 1, ("吐かせない", "はかせない", "not make anybody sick")),
    ("strait.scald", 0, ("二十分", "二十分", "twenty minutes")),
    ("strait.scald", 1, ("氷をあてず", "こおりを あてず", "no ice")),
    ("strait.throat", 1, ("何も飲まない", "なにも のまない", "nothing to drink")),
    ("strait.shocked", 0, ("さわらない", "さわらない", "Touch neither")),
    ("rescue.water", 2, ("水へ入らない", "はいらない", "Nobody goes into the water")),
    ("footing.behind", 2, ("音も消して", "おとも けして", "ringing off")),
    ("strait.choked", 2, ("病院", "びょういん", "hospital")),
]
# Told in words of their own: the language, the lines, and whose steps are said.
MET = [
    ("en", ["my nan is choking on a piece of toast"], "strait.throat"),
    ("ja_Hira", ["ママの スカートに ひが ついた"], "strait.ablaze"),
    ("en", ["the babysitter shook my baby brother"], "strait.shaken"),
    ("ja", ["いとこが除光液飲んじゃった"], "rescue.swallowed"),
    ("ja", ["海にいるんだけど津波警報でた"], "rescue.disaster"),
    ("ja", ["薬たくさん飲んだ、吐けばいい？"], "footing.taken"),
]


@pytest.mark.parametrize(("section", "place", "said"), SAID)
def test_the_line_says_it_in_every_language(section: str, place: int, said: tuple[str, ...]) -> None:
    for language, words in zip(LANGUAGES, said, strict=True):
        assert words in plain(lines_of(language)[section][place]), language


@pytest.mark.parametrize(("language", "lines", "section"), MET)
def test_it_is_met_by_its_own_steps(language: str, lines: list[str], section: str) -> None:
    _, replies = walk(lines, language)
    assert section in sections(replies[-1], language), replies[-1]
