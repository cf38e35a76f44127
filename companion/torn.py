"""Being torn about dying, or about a promise to die: the part that wants to live is received, and refusing is right."""

from __future__ import annotations

import re

from companion.scene import Scene
from companion.talk import CARD
from companion.telling import bare

_WISH = frozenset({"suicide", "goodbye"})
_TORN = re.compile(
    r"(?:迷|まよ)って(?:い)?る|(?:迷|まよ)う(?!子)|(?:決|き)め(?:られ|れ)ない|やっぱ(?:り)?(?:こわ|怖|やめ|むり|無理)|(?:死|し)ぬの(?:は|が)?(?:こわ|怖)|(?:生|い)きたい(?:気|の?かも|と)|(?:半分|はんぶん).{0,6}(?:生|い)きたい"
    r"|\b(?:not sure i want to (?:die|do it)|part of me (?:wants to live|doesnt)|im torn|having second thoughts|dont know if i (?:want|should|can)|kinda scared to (?:die|do it)|scared of dying|scared to die|dont really want to die|changed my mind)\b"
)
_REFUSE = re.compile(
    r"(?:断|ことわ)(?:って|る|れ|り)|(?:約束|やくそく)(?:を)?(?:やぶ|破|やめ)|(?:行|い)かなくて(?:も)?いい|やめて(?:も)?いい"
    r"|\b(?:can|should|may|could|is it ok(?:ay)?(?: if)?) i? ?(?:to )?(?:say no|refuse|back out|break (?:it|the promise)|not go|cancel)\b|\bback out\b"
)


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said to somebody who wavers under a wish or a promise to die, or nothing."""
    talk, picker = scene.talk, scene.picker
    if scene.level < CARD or _WISH.isdisjoint(talk.kinds) or not talk.turns or scene.verdict.level > CARD:
        return ()
    line = bare(talk.turns[-1].text)
    if _REFUSE.search(line):
        return (*picker.one("torn.refuse"), *picker.one("torn.more"))
    return (*picker.one("torn"), *picker.one("torn.more")) if _TORN.search(line) else ()
