"""A resolve told in a few words: "decided", "all ready", "to where he went" mean what the lines before make of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WISH = frozenset({"suicide", "goodbye", "self_harm", "unmissed"})
# So many lines back a high place may have been named.
_NEAR = 3
_LOST = frozenset({"loss.taken", "loss.dead", "loss.last"})
_CARD, _GRAVEST = 2, 3
# Any of these may be a resolve.
MARKS = frozenset({"plan.brief", "plan.go", "plan.story", "voices.order", "loss.follow"})


_BYE = re.compile(
    r"ばいばい|バイバイ|さよなら|さようなら|じゃあね|(?:決|き)めた|(?:準備|じゅんび|用意)|そっち|おなじ(?:ところ|とこ)|会いた|あいた|(?:同|おな)じ(?:こと|よう|道)|(?:とこ|ところ|所|そば|もと|空|そら|天国|てんごく)(?:に|へ)?(?:行|い)きた|\b(?:bye|goodbye|letters?|notes?|ready|decided|picked|saving)\b"
)
_WORD = re.compile(
    r"死|しに|しぬ|しの|消え|きえ|いなくな|\b(?:die|dying|dead|kill|suicid\w*|disappear|vanish|end it)\b"
)


# What dying is like may be asked for many reasons.
_WONDERS = re.compile(
    r"(?:死|し)(?:ぬ|んだら)(?:って|のって|とき|の)?(?:は)?(?:どんな|どう|痛|いた|苦し|くるし|こわ|怖).{0,12}$|\bwhat (?:is it like to die|does dying feel like)\b|\bdoes (?:it hurt to die|dying hurt)\b"
)


def unsaid(text: str) -> bool:
    """Return whether a line is a last word, a resolve or a question of death in which no wish to die is said."""
    line = text.lower()
    return bool(_WONDERS.search(line)) or (bool(_BYE.search(line)) and not _WORD.search(line))


def meant(
    last: frozenset[str], before: Sequence[frozenset[str]], *, level: int, kinds: tuple[str, ...], lost: bool
) -> int:
    """Return how grave a line with these marks is after lines with those `before`, or 0.

    `level` is that of the talk or the line, `kinds` the dangers heard in it; `lost` says that somebody died.
    """
    ever = frozenset().union(*before)
    if "teller" in last:
        return 0
    if "plan.story" in last and "plan.date" in ever | last:
        return _GRAVEST
    if "plan.go" in last and any("plan.high" in marks for marks in before[-_NEAR:]) and level:
        return _GRAVEST
    if "voices.order" in last and "psychosis" in kinds:
        return _GRAVEST
    if "plan.brief" in last:
        if level + ("plan.brief" in ever) >= _CARD and (not kinds or _WISH & {*kinds}) and before:
            return _GRAVEST
        # After everyday talk something else was decided, or is ready.
        return _CARD if level or not before else 0
    return _CARD if "loss.follow" in last and (lost or ever & _LOST) else 0
