"""The short safe script for languages that the lamp does not speak: it says so, and shows the way to people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from companion import sections
from companion.choice import Picker
from companion.scene import Scene
from companion.talk import Talk
from companion.topics import recognise
from hideout.assets import ASSETS

FOLDER = ASSETS / "companion" / "tongues"
SECTIONS = {"words": 5, "listen": 3, "heard": 4, "people": 2, "two": 3, "three": 3, "card": 3, "stay": 6}
_HANGUL = re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]")
_KANA = re.compile(r"[\u3041-\u30ff\uff66-\uff9f]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+")
# Letters that only Vietnamese writes.
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
# Everybody laughs alike.
_LAUGH = re.compile(r"(?:a?(?:ha|he|hi|ho|hu|ja|ka|ke|wa|we)+h?){2,}|h+a+h+a*|lo+l|lmao+|x+d+")
_READ = 400
_FEW = 4
# A greeting and its answer; the telephone that nobody understands, and what is true about it.
_GREETINGS = {"hello": 5, "greet": 2, "phone": 2, "speak": 2}
_BACK = 3
# What is for now in such a language, and what is said then.
_DANGER = {
    **{"soon": 8, "yes": 4, "now": 4, "ask": 2, "behind": 6, "taken": 4},
    **{"money": 2, "free": 2, "hunger": 2, "food": 2},
}
_ATTACKS = frozenset({"abuse", "sexual_abuse"})
_ANYWHERE = frozenset({"foreign", "silence", "yes", "no", "question", "sorry", "thanks"})


@cache
def scripts() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return code -> section -> lines of every script; raises sections.BrokenText naming the file."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted(FOLDER.glob("*.txt")):
        read = sections.read(path)
        for name, fewest in (SECTIONS | _GREETINGS | _DANGER).items():
            if len(read.get(name, ())) < fewest:
                raise sections.BrokenText(f"{path.name}: [{name}] needs {fewest} lines")
        found[path.stem] = {name: tuple(entry.text for entry in entries) for name, entries in read.items()}
    return found


def tongue_of(text: str) -> str | None:
    """Return the language of a text if it is one of the scripts' (`zh ko pt es vi tl`) and clearly so, else None."""
    text = text[:_READ]
    if code := _greets(text):
        return code
    letters = [char for char in text if char.isalpha()]
    if sum(1 for char in letters if _HANGUL.match(char)) * 2 > len(letters):
        return "ko"
    if _KANA.search(text):
        return None
    han = sum(1 for char in letters if _HAN.match(char))
    if han * 2 > len(letters):
        chinese = scripts()["zh"]
        known = sum(1 for word in chinese["words"] if word in text)
        if any(letter in text for letter in chinese.get("letters", ())):
            return "zh"
        return "zh" if known >= 2 or (known == 1 and 2 < han <= 4) else None
    return _latin([word.lower() for word in _WORD.findall(text)], bool(_VIETNAMESE.search(text)))


def _greets(text: str) -> str | None:
    """Return the language of a text that is nothing but a greeting in it."""
    bare = " ".join(_WORD.findall(text.lower()))
    return next((code for code, lines in scripts().items() if bare in lines["hello"]), None)


def _latin(words: list[str], vietnamese: bool) -> str | None:
    if vietnamese:
        return "vi"
    words = [word for word in words if not _LAUGH.fullmatch(word)]
    shares = {
        code: sum(1 for word in words if word in lines["words"])
        for code, lines in scripts().items()
        if code not in ("zh", "ko")
    }
    best = max(shares, key=lambda code: shares[code])
    # At least a quarter of the words of any sentence are such little words; one alone may be a name.
    # A greeting or two words may be all there is: then one word that is long enough to be of no other language.
    few = len(words) <= _FEW and any(len(word) >= _FEW and word in scripts()[best]["words"] for word in words)
    enough = shares[best] * 4 >= len(words) and (shares[best] >= 2 or few)
    alone = list(shares.values()).count(shares[best]) == 1
    return best if words and enough and alone else None


def tongue(talk: Talk, seen: frozenset[str] | None = None) -> str | None:
    """Return the language in which a visitor writes: that of the last line, or of those before if it tells nothing.

    `seen` are the topics of the last line, where they are known already.
    """
    lines = [turn.text for turn in talk.turns if turn.who == "visitor"][-_BACK:]
    for text in reversed(lines):
        if found := tongue_of(text):
            return found
        # What the lamp can read itself needs no other language.
        if _KANA.search(text) or (recognise(text) if seen is None else seen) - _ANYWHERE:
            return None
        seen = None
    return None


def answered(scene: Scene) -> tuple[str, ...]:
    """Return two lines of the script for the language of a talk, or nothing where the lamp speaks it."""
    talk, level, heard = scene.talk, scene.level, scene.verdict.level
    code = tongue(talk, scene.seen)
    if code is None:
        return ()
    picker = Picker(talk, scripts()[code])
    last = talk.turns[-1].text.lower()
    if level < 2 and _greets(last) == code:
        return picker.one("greet")
    if heard < 2 and any(word in last for word in scripts()[code]["phone"]):
        return (*picker.one("speak"), *picker.one("card" if level >= 2 else "people"))
    if "hunger" in _cues(code, last):
        return (
            *(picker.first("food") or picker.one("food")),
            *picker.one("card" if level >= 2 else "people"),
        )
    if level >= 2 and (said := _pressing(talk, _cues(code, last), picker)):
        return (*picker.one("two"), *said) if talk.answered < 2 else said
    if level >= 2 and (heard >= 2 or talk.answered < level):
        question = picker.fresh("ask") if picker.since("ask") is None else ()
        return (*picker.one("three" if level >= 3 else "two"), *picker.one("card"), *question)
    # That it is a machine and reads little of the language is said, and not said over and over.
    first = picker.one("listen" if picker.since("listen") is None else "heard")
    if level >= 2:
        return (*first, *(picker.first("stay") or picker.one("stay")))
    return (*first, *(picker.one("people") if picker.since("people") in {None, *range(_BACK, 99)} else ()))


def _cues(code: str, line: str) -> frozenset[str]:
    """Return what a line of a script's language says in passing: soon, yes, money, hunger."""
    script, bare = scripts()[code], " ".join(_WORD.findall(line))
    # Words of Latin letters are looked for as wholes.
    padded = f" {bare} " if code not in {"zh", "ko"} else line
    found = {
        name
        for name in ("soon", "money", "hunger")
        if any((f" {cue} " if padded is not line else cue) in padded for cue in script[name])
    }
    return frozenset(found | ({"yes"} if bare in script["yes"] else set()))


def _pressing(talk: Talk, cues: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Return what cannot wait: what was taken, who hurts at home, tonight, and that the lines cost nothing."""
    if "overdose" in talk.kinds:
        return _next("taken", picker)
    if not _ATTACKS.isdisjoint(talk.kinds):
        # Whoever is beside a child may be the one who hurts.
        return _next("behind", picker)
    if "soon" in cues or ("yes" in cues and picker.since("ask") == 1) or picker.since("now") == 1:
        return _next("now", picker)
    return (*picker.one("free"), *picker.one("card")) if "money" in cues else ()


def _next(section: str, picker: Picker) -> tuple[str, ...]:
    """Return the next two lines of a section in their order; once all were said, those said longest ago."""
    return tuple(line for _ in range(2) for line in (picker.first(section) or picker.one(section)))
