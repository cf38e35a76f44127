"""On an edge: a "nothing", a "fine" or a "joke" there ends no danger; it is heard, and a step back and a person are asked for."""

from __future__ import annotations

import re

from companion import alert, peril, strait, upshot
from companion.scene import Scene
from companion.talk import CARD, Talk
from companion.talk import told as grave
from companion.telling import bare

_EDGES = frozenset({"brink", "balcony"})
_HIGH = frozenset({"height", "jump"})
# How much of a line is a denial and nothing else.
_BRIEF = 48
_DENIED = re.compile(
    r"大丈夫|だいじょ[うぶ]|だいじょぶ|へーき|平気|へいき|[何なん]+でもない|なんもない|何もない|なにもない|別に|べつに|景色|けしき|夜景|やけい|(?:星|月|夜空|空|夕日|海)(?:が|、)?\s?(?:きれい|綺麗)|空見て|そら みて|(?:見|み)てる\s?だけ|(?:い|居)るだけ|風に|かぜに|涼ん|すずん|冗談|じょうだん|ネタ|うそ|嘘|なんてね|なんちゃって|気にしな|きにしな|ほっといて|心配|しんぱい|(?:ちが|違)う|しない(?:よ|って|から)"
    r"|\b(?:im|i am|its|all|everythings|totally) (?:totally |really |all )?(?:fine|ok|okay|good|alright|nothing|safe|cool)\b|\bnothing\b|\bnvm\b|\bnever ?mind\b|\bjust (?:looking|kidding|chilling|joking|sitting|hanging|thinking|watching|like|enjoying|vibing|for the view)\b|\b(?:jk|joke|joking|kidding)\b|\b(?:dont|no need to) worry\b|\bview\b|\bleave me\b|\b(?:wont|not going to|not gonna) (?:jump|do it|do anything)\b"
)


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said to somebody on an edge who takes it back or plays it down, or nothing."""
    talk, picker = scene.talk, scene.picker
    if not talk.turns or talk.turns[-1].who != "visitor" or talk.eased or grave(scene.verdict):
        return ()
    line = bare(talk.turns[-1].text)
    if len(line) > _BRIEF or not _DENIED.search(line) or not _stands(talk, scene.level):
        return ()
    who = picker.fresh("edge.who") or picker.first("footing.high") or picker.one("footing.high")
    return (*picker.one("edge.denied"), *picker.one("edge.step"), *who)


def _stands(talk: Talk, level: int) -> bool:
    """Return whether the talk stood on an edge before its last line, and that line does not tell of having left it."""
    last = talk.turns[-1].text
    if "home" in upshot.told(last) or peril.marks(last) & {"over", "inside"}:
        return False
    if alert.of(talk.said[:-1]) in _HIGH:
        return True
    before = [turn.text for turn in talk.said[:-1]]
    return level >= CARD and (peril.before(talk) == "high" or strait.of(before, talk.kinds) in _EDGES)
