"""Straits: what children tell of danger in words of their own, innocently or in pieces, and the first steps that hold there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING

from companion import alert, upshot
from companion.lines import lines_of
from companion.naming import OWN_WISH, STRAIT
from companion.roster import DEATH, DREAD, STRAITS, Strait
from companion.strand import ONLINE
from companion.talk import CARD
from companion.talk import told as grave
from companion.telling import bare
from companion.terms import forms
from companion.topics import ASKED, ITSELF, LAMP, PLAIN, QUESTIONS, WORDS
from hideout.assets import ASSETS
from hideout.language import BY_CODE
from hideout.once import once
from moderation.normalise import folded
from moderation.verdict import Finding, Outcome, Verdict, gravest
from moderation.words import Lexicon, cover, load, search

if TYPE_CHECKING:
    from companion.choice import Picker
    from companion.scene import Scene

_FOLDER = ASSETS / "words" / "straits"
# How much of a line is read; how many lines are read as one; so many lines a strait stands.
_GLANCE, _PIECES, _STANDS = 300, 3, 8
_SPARED = re.compile(r"[\s「」『』・…]")
_ENDS = re.compile(r"[?!.。]+")


# Where the body or the place may kill first, those steps hold.
_BODY = frozenset({"fire", "breath", "silent", "collapse", "water", "trapped", "crash", "wound", "unopened"})
# Inside a car, what holds there comes before who was to be met.
_RIDES = frozenset({"car", "ride"})
_TOUCH = frozenset({"touched", "bath"})
_AWAY = frozenset({"runaway", "put_out"})
_STATION = re.compile(r"駅(?!のホーム|のふち)|えき(?!のほーむ)|\b(?:bus |train )?station\b|\bbus stop\b")
_LOVED = re.compile(r"(?:好き|すき|だいすき|やさしい|優しい)(?!じゃ|では|な人|なひと)")
# A joke, or a lie, takes nothing out of a body.
_RETOLD = re.compile(r"(?:嘘|うそ|ウソ|じょうだん|冗談|なんでもない|なんもない|大丈夫|だいじょうぶ)")
# Back inside, or out of the house.
_OVER = frozenset({"menace", "threatened", "menaced", "brink", "balcony"})
# Whoever threatened sleeps: that is the time to go, and what was threatened is not over.
_THREATS = frozenset({"menace", "along", "threatened", "menaced"})
_KIN = r"(?:(?:step|grand)?(?:dad|mum|mom|father|mother|brother|uncle)|(?:mums|moms) (?:bf|boyfriend)|ex)"
_NAMES = re.compile(rf"\b{_KIN}\b")
_ASLEEP = re.compile(
    rf"\b(?:he|she|hes|shes|they|theyre|(?P<kin>{_KIN})s?)(?: is| has| are| was)?(?: just| now| finally| fast| fell| fallen| gone| went| sound)* (?:asleep|sleeping|to sleep|to bed|snoring|napping)\b"
    r"|(?:寝|ね)(?:て(?:い)?る|てます|ちゃった|た(?:よ|みたい|$)|ました)"
)
_ESCAPES = frozenset({"brink", "along", "menace"})
_BACK = re.compile(
    r"(?:戻|もど)(?:った|れた|りました)|(?:中|部屋|へや)に?(?:入|はい)った|(?<!て)(?:帰|かえ)(?:った(?!ら)|ってきた(?!ら)|れた)|(?:家|いえ|うち)に?(?:着|つ)いた|(?<!飛び)(?<!とび)(?:降|お)りた(?!い|ら)|(?:離|はな)れた"
    r"|(?:外|そと)(?:に|へ)?(?:出|で)(?:た|れた|られた)(?!い|ら)|(?:逃|に)げ(?:た|れた|てきた)(?!い|ら)"
)
# A last letter told with a laugh, and "I will not die" behind it: neither believed nor doubted.
_LETTERS = frozenset({"will", "giving", "kept"})
_LIVES = re.compile(r"(?:死|し)な(?:ん|ない|へん|ねえ|ねー)(?:けど|よ|わ|し|から|って|で|w|ｗ|笑|草|$)")
# Whoever would die as well, or afterwards.
_ALSO = re.compile(
    r"(?:死|し)(?:ぬしか|んでや)|(?:自分|じぶん|俺|おれ|私|わたし|僕|ぼく)も(?:死|し)|\bkill myself\b|\b(?:then|and) (?:me|myself)\b"
)
_PREGNANT = re.compile(r"妊娠|にんしん|\bpregnant\b")
_CALLED = re.compile(
    r"(?:110|119|189|9110|警察|けいさつ)(?:に|へ|と)?(?:電話|でんわ)?(?:した|かけた|つながった|言った|話した|なう)|(?:通報|つうほう)した"
)
_ANSWERED = frozenset({*LAMP, *ITSELF, *ASKED, *PLAIN, *QUESTIONS, *WORDS, "thanks", "goodbye", "stop"})
_YES = re.compile(
    r"(?:はい|うん|そう|ほんと|本当|本気|マジ|まじ|殴|なぐ|たたか|叩|けら|蹴|首を|くび|前にも|まえにも"
    r"|(?:yes|yeah|yep|ya|really|for real|probably|both|hit)\b|(?:i think so|(?:they|he|she|dad|mum|mom|my dad|my mum) (?:would|will|might|could|has|have|hit|hits)))(?!\w*n['’]?t)"
)
# So many lines after "he is asleep" its steps go on.
_FIRST, _NEXT, _SLEEP = 3, 2, 3


@cache
def _lists() -> dict[str, tuple[Lexicon, ...]]:
    """Strait -> its lists: one that reads a run, and for most that were told in English one that reads words."""
    paths = {kind: (_FOLDER / f"{kind}.txt", _FOLDER / "en" / f"{kind}.txt") for kind in STRAITS}
    return {kind: tuple(load(path) for path in both if path.is_file()) for kind, both in paths.items()}


def told(before: Sequence[str], words: str, kinds: Collection[str]) -> str:
    """Return the strait that a line tells, alone or with those just before it, or an empty text."""
    return _told(tuple(before[1 - _PIECES :]), words, frozenset(kinds))


@once
def _told(before: tuple[str, ...], words: str, kinds: frozenset[str]) -> str:
    views = {reads: (form(before), form([words])) for reads, form in _FORMS.items()}
    for kind, strait in STRAITS.items():
        if (strait.among and strait.among.isdisjoint(kinds)) or not strait.never.isdisjoint(kinds):
            continue
        if any(_holds(lexicon, *views[lexicon.reads]) for lexicon in _lists()[kind]):
            return kind
    return ""


def _holds(lexicon: Lexicon, lately: str, last: str) -> bool:
    """Return whether a list finds something that ends in the last line, read alone or with those before it."""
    covered = cover(lexicon.harmless, lately + last)
    if search(lexicon.entries, covered[len(lately) :]):
        return True
    return bool(lately) and any(hit.end > len(lately) for hit in search(lexicon.entries, covered))


def of(lines: Sequence[str], kinds: Collection[str]) -> str:
    """Return the strait that a talk with these lines of the visitor stands in, or an empty text."""
    since: frozenset[str] = frozenset()
    for end in range(len(lines), max(0, len(lines) - _STANDS), -1):
        if _BACK.search(lines[end - 1]):
            return ""
        since |= upshot.told(lines[end - 1])
        if kind := told(lines[: end - 1], lines[end - 1], kinds):
            return "" if kind in _OVER and upshot.ends(since, kind) else kind
    return ""


def meant(verdict: Verdict, before: Sequence[str], words: str, kinds: Collection[str]) -> Verdict:
    """Return the verdict without what a strait only sounds like; a wish of one's own in the line is heard as ever."""
    if kinds and {*kinds} <= _AWAY and _STATION.search(bare(words)):
        # Where somebody waits who leaves home is no edge.
        verdict = gravest(tuple(one for one in verdict.findings if one.check != "course"))
    kind = told(before, words, _known(before, kinds))
    if not kind:
        return verdict
    gone = STRAITS[kind].gone - (DEATH if OWN_WISH.search(words) or _ALSO.search(words) else set())
    if gone.isdisjoint(verdict.categories):
        return verdict
    # What is none of it keeps its weight only where it was told of something else.
    return gravest(tuple(one for one in verdict.findings if one.category not in gone))


def found(
    before: Sequence[str], words: str, kinds: Collection[str], alarm: str, asked: str = ""
) -> Finding | None:
    """Return the danger that a line tells in such words, unless an `alarm` of body or place comes first.

    `asked` are the lamp's last words: a yes to whether they would be hurt says that they would.
    """
    if _dreads(asked, words):
        return Finding(check=STRAIT, level=CARD, category="abuse", outcome=Outcome.HOLD)
    kinds = _known(before, kinds)
    kind = told(before, words, kinds)
    if alarm == "crash" and "brink" in kinds and not _BACK.search(words):
        # Who is seen below by somebody on an edge was run over by nobody.
        alarm, kind = "", kind or "brink"
    strait = STRAITS.get(kind, Strait())
    if not strait.level or (alarm in _BODY and not strait.body):
        return None
    return Finding(
        check=STRAIT,
        level=strait.level,
        now=strait.now,
        category=strait.category,
        outcome=Outcome.HOLD,
    )


def _dreads(asked: str, words: str) -> bool:
    asks = {line for code in BY_CODE for line in lines_of(code)[DREAD]} if asked else set()
    return not asks.isdisjoint(asked.split("\n")) and bool(_YES.match(words.strip().lower()))


def _known(before: Sequence[str], kinds: Collection[str]) -> set[str]:
    """Return the kinds of danger of a talk, and the strait that it stands in."""
    return {*kinds, of(before, kinds)}


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said to a strait that this line tells, or that the talk stands in; else nothing."""
    talk, picker = scene.talk, scene.picker
    if not talk.turns or talk.turns[-1].who != "visitor" or alert.of(talk.said) in _RIDES:
        return ()
    said = tuple(turn.text for turn in talk.said)
    if talk.said[-1].alert in _BODY and not STRAITS.get(_ever(said, talk.kinds), Strait()).body:
        return ()
    if picker.since(DREAD) == 1 and _YES.match(said[-1].strip().lower()):
        return tuple(line for _ in range(_FIRST) for line in picker.first("strait.dread"))
    # Whoever was afraid of a pregnancy a line ago is told of the hours, too.
    kinds = {*talk.kinds, *({"pregnancy"} if any(map(_PREGNANT.search, said[:-1])) else ())}
    kinds |= _known(said[:-1], kinds)
    before = of(said[:-1], kinds)
    if STRAITS.get(before, Strait()).body and "danger" in alert.marks(said[-1]):
        # "Do I pour water on it?"
        return (*picker.one("rescue.danger"), *steps(before, picker, 1))
    if kind := told(said[:-1], said[-1], kinds):
        # Whoever told of pictures before is stayed with there.
        begun = kind == "extorted" and picker.since("strait.extorted", "two.online.ack", *ONLINE.steps)
        if STRAITS[kind].mute or begun:
            return ()
        return _met(kind, picker, risen=talk.answered < scene.level >= CARD)
    if not before or scene.level < CARD or (alert.of(talk.said) in _BODY and not STRAITS[before].body):
        return ()
    if alert.sure(talk.said[-1].alert) and talk.said[-1].alert and not STRAITS[before].body:
        # An attack in this very line comes before what was told of earlier.
        return ()
    if STRAITS[before].body and "came" in alert.marks(said[-1]):
        return picker.pair("rescue.came")
    if STRAITS[before].stays and _CALLED.search(said[-1]):
        return picker.pair("rescue.linked")
    if before in _THREATS and any(_sleeps(said[:end]) for end in range(len(said), len(said) - _SLEEP, -1)):
        return _said("strait.asleep", picker, _FIRST if _sleeps(said) else 1)
    if before in _ESCAPES and _BACK.search(said[-1]):
        return picker.pair("peril.back")
    if before in _LETTERS and _LIVES.search(said[-1]):
        return (*picker.one("joke.more"), *picker.one("two.stay"))
    if before in _TOUCH and _LOVED.search(said[-1]):
        return picker.one("strait.love")
    if before == "taken" and _RETOLD.search(said[-1]):
        return (*picker.one("strait.retold"), *steps(before, picker, 1))
    if not STRAITS[before].stays or scene.seen & _ANSWERED or _tells(scene, STRAITS[before]):
        return ()
    return steps(before, picker, _NEXT)


def _sleeps(said: Sequence[str]) -> bool:
    """Return whether the last of these lines says that whoever was told of first sleeps, and nobody else."""
    found = _ASLEEP.search(bare(said[-1])) if said else None
    if found is None or not found["kin"]:
        return found is not None
    first = next((named[0] for line in said if (named := _NAMES.search(bare(line)))), "")
    return found["kin"] == first


def _ever(said: Sequence[str], kinds: Collection[str]) -> str:
    """Return the strait that the last line tells, or that the talk stands in."""
    return told(said[:-1], said[-1], _known(said[:-1], kinds)) or of(said[:-1], kinds)


def steps(kind: str, picker: Picker, most: int) -> tuple[str, ...]:
    """Return the next steps of a strait that were not said yet; once they run out, one said longest ago."""
    return _said(STRAITS[kind].section or f"strait.{kind}", picker, most)


def _said(section: str, picker: Picker, most: int) -> tuple[str, ...]:
    return tuple(line for _ in range(most) for line in picker.first(section)) or picker.one(section)


def _met(kind: str, picker: Picker, *, risen: bool) -> tuple[str, ...]:
    strait = STRAITS[kind]
    if strait.asks:
        question = picker.fresh(strait.asks) or picker.fresh("two.now")
        if not strait.level:
            return (*steps(kind, picker, _NEXT), *question)
        return (*steps(kind, picker, 1), *(question or steps(kind, picker, 1)), *picker.one("two.card"))
    if strait.whole:
        told_before = strait.stays and picker.since(f"strait.{kind}") is not None
        return steps(kind, picker, _NEXT if told_before else _FIRST)
    if strait.level == CARD and risen:
        return (*steps(kind, picker, _NEXT), *picker.one("two.card"))
    return steps(kind, picker, _FIRST)


def _tells(scene: Scene, strait: Strait) -> bool:
    """Return whether a line tells in so many words a danger of its own, beside that of the strait."""
    # Whoever lies there is told of piece by piece.
    beside = {strait.category, "cry_for_help", *(("third_party",) if strait.body else ())}
    return grave(scene.verdict) and not {*scene.verdict.categories} <= beside


def _run(lines: Sequence[str]) -> str:
    return "。".join(_ENDS.sub("。", _SPARED.sub("", folded(line[:_GLANCE]))) for line in (*lines, ""))


def _words(lines: Sequence[str]) -> str:
    return "".join(f"{forms(line[:_GLANCE]).words}." for line in lines)


_FORMS = {"run": _run, "words": _words}
