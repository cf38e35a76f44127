"""The lines to learn from: `training/data/*.tsv`, and what is made of them (kana, romaji, long rambles)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
LEVELS = {"0": (0, False), "1": (1, False), "2": (2, False), "3": (3, False), "3n": (3, True)}
_PARTICLES = {"は": "わ", "へ": "え"}
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A labelled line: level 0..3, whether it happens right now, its kind, its file, and how much it weighs."""

    text: str
    level: int
    now: bool
    kind: str
    language: str
    weight: float = 1.0


def chat(folder: str = "data") -> list[Line]:
    """Read every chat line of a folder; names of files begin with their language."""
    lines: list[Line] = []
    for path in sorted((HERE / folder).glob("*.tsv")):
        if not path.name.startswith(("posts", "names")):
            lines += _read(path)
    return lines


def _read(path: Path) -> Iterator[Line]:
    language = path.stem.partition("_")[0]
    for number, row in enumerate(path.read_text("utf-8").split("\n"), 1):
        if row:
            level, kind, text = row.split("\t")
            if level not in LEVELS:
                raise ValueError(f"{path}:{number}: no such level: {level!r}")
            grade, now = LEVELS[level]
            yield Line(text=text.replace("\\n", "\n"), level=grade, now=now, kind=kind, language=language)


def widened(lines: list[Line], seed: int = 7) -> tuple[list[Line], list[int]]:
    """Return the lines, then twins in kana and romaji, and rambles in which one line stands among harmless ones.

    The second list tells for each of them which line it comes from.
    """
    chance = random.Random(seed)
    kana = _Kana()
    wide, origins = list(lines), list(range(len(lines)))
    calm: dict[str, list[str]] = {}
    for line in lines:
        if line.kind == "none" and len(line.text) > 8:
            calm.setdefault(line.language, []).append(line.text)
    for place, line in enumerate(lines):
        twins: list[str] = []
        draw = chance.random()
        if line.language == "ja" and len(line.text) <= 120 and draw < 0.34:
            twins.append(kana.hiragana(line.text) if draw < 0.22 else kana.romaji(line.text))
        pool = calm.get(line.language, [])
        if len(pool) > 50 and chance.random() < (0.18 if line.level >= 2 else 0.07):
            around = chance.sample(pool, chance.randint(2, 5))
            around.insert(chance.randint(0, len(around)), line.text)
            stop = "。" if line.language in ("ja", "zh") else ". "
            twins.append(stop.join(part.rstrip("。.") for part in around)[:400])
        wide += [replace(line, text=text, weight=0.6) for text in twins]
        origins += [place] * len(twins)
    return wide, origins


class _Kana:
    """Writes Japanese as a small child does, or as somebody without a Japanese keyboard."""

    def __init__(self) -> None:
        import fugashi  # only training needs a dictionary

        self._tagger = fugashi.Tagger()

    def _readings(self, text: str) -> Iterator[tuple[str, bool]]:
        for word in self._tagger(text):
            reading = getattr(word.feature, "kana", None) or ""
            yield word.white_space, False
            yield (_hira(reading), True) if reading and not word.surface.isascii() else (word.surface, False)

    def hiragana(self, text: str) -> str:
        """Return a text without any kanji."""
        return "".join(part for part, _ in self._readings(text))

    def romaji(self, text: str) -> str:
        """Return a text in Latin letters, words apart."""
        parts = [_PARTICLES.get(part, _hira(part)) for part, _ in self._readings(text) if part.strip()]
        return _latin(" ".join(parts).replace("っ ", "っ"))


def _hira(text: str) -> str:
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)


def _latin(text: str) -> str:
    from moderation.romaji import SYLLABLES

    spelling = {
        kana: latin
        for latin, kana in sorted(SYLLABLES.items(), key=lambda item: (len(item[0]), item[0]))[::-1]
    }
    spelling |= {
        "し": "shi",
        "ち": "chi",
        "つ": "tsu",
        "ふ": "fu",
        "じ": "ji",
        "を": "o",
        "ん": "n",
        "、": ",",
        "。": ".",
    }
    out, place, hira = "", 0, _hira(text)
    while place < len(hira):
        char, following = hira[place], hira[place + 1 : place + 2]
        if char == "っ":
            rest = _latin(hira[place + 1 :])
            return out + (rest[:1] if rest[:1].isalpha() else "") + rest
        if following in _SMALL and char in spelling:
            out += (
                spelling[char][:-1]
                + ("" if spelling[char] in ("shi", "chi", "ji") else "y")
                + _SMALL[following]
            )
            place += 2
            continue
        out += out[-1:] if char == "ー" else spelling.get(char, char)
        place += 1
    return out
