"""Whoever worries about a friend and says that the same is in them, too: from then on it is about them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from companion.naming import OWN_WISH, STRAIT
from companion.talk import CARD
from companion.telling import bare
from moderation.verdict import Finding, Outcome

if TYPE_CHECKING:
    from companion.talk import Talk

_OTHERS = "third_party"
_ANOTHERS, _WISH = frozenset({_OTHERS, "violence"}), frozenset({"suicide", "goodbye"})
_ME = r"(?:自分|じぶん|わたし|私|あたし|ぼく|僕|おれ|俺|うち)(?:も|まで|だって)(?:正直|ほんと|本当|実|じつ)?(?:に|は)?[、 ]?"
_DIE = re.compile(
    rf"{_ME}[^。]{{0,10}}(?:(?:死|し)に|(?:消|き)え|いなくなり|(?:逝|い)き)た(?:い|く)(?!って(?:言|い)|と(?:言|い)|の(?:か|？|\?))"
    r"|\b(?:me too|so do i|same here|i (?:also )?(?:want|wanna) (?:to )?(?:die|disappear)(?: too| as well)?)$"
    r"|\bi (?:want to|wanna|feel like) (?:die|dying|disappear(?:ing)?) too\b|\b(?:makes|making) me want to (?:die|disappear)\b"
)
_DO = re.compile(
    rf"{_ME}(?:同じ(?:こと|の)|おなじ(?:こと|の)|それ|リスカ|りすか|アムカ|od)?(?:を|が)?(?:し|やり|切り|きり|やってみ|してみ|やっちゃい|しちゃい)(?:た(?:い|く)|そう)"
    rf"|{_ME}(?:同じ|おなじ|一緒|いっしょ)(?:気持ち|きもち|だ|です|なん|かも|だよ)?[。！!]*$"
    r"|(?:まね|真似)(?:を)?し(?:そう|たく|ちゃい|てしまい)|(?:つられ|ひっぱられ|引っ張られ|引きずられ|ひきずられ)(?:そう|て(?:き|しま)|る)"
    r"|\bi (?:want|wanna|might|feel like) (?:to )?(?:do(?:ing)? (?:it|that|the same)|cut(?:ting)?|copy(?:ing)?(?: \w+)?)(?: too| as well| myself)\b|\b(?:makes|making) me want to (?:do it|do that|cut)\b"
)


# Somebody who lives, and wishes to die.
_LIVING = re.compile(
    r"(?:死|し)に(?:たい|たく|そう)|(?:消|き)えたい|自殺(?:し(?:たい|よう|そう)|する)|(?:リスカ|od)(?:して(?:る|い(?!た))|し(?:たい|そう))|(?:飛|と)び(?:降|お)り(?:る|たい|そう|よう)"
    r"|\b(?:wants?|wanna) (?:to )?(?:die|disappear)\b|\b(?:suicidal|cutting|self harm\w*)\b|\bkill (?:him|her|them)sel"
)


# What the dead said while they lived.
_SAID_THEN = re.compile(
    r"(?:(?:死|し)に|(?:消|き)え)たいって(?:ずっと|よく|いつも)?(?:言|い)って(?:い)?た|(?:リスカ|りすか|アムカ|自傷|od)(?:を)?(?:し|やっ)て(?:い)?た|\b(?:he|she|they) (?:always |had |kept )?(?:said|saying|told me) (?:that )?(?:he|she|they) wanted to die\b"
)


# Somebody is named beside the one who died, or the writer is.
_ALIVE = re.compile(
    r"(?:友達|友だち|ともだち|親友|先輩|後輩|彼氏|彼女|母|ママ|まま|父|パパ|ぱぱ|妹|弟|姉|兄|さん|ちゃん|くん|子|わたし|私|あたし|ぼく|僕|おれ|俺|うち|自分)(?:も|まで|が|は)"
    r"|\b(?:friend|mum|mom|dad|sister|brother|i|we)\b"
)


def not_meant(words: str, *, taken: bool) -> frozenset[str]:
    """Return the kinds of danger that a line of whoever lost somebody to suicide is not about; `taken` says that it tells of that death."""
    line = words.lower()
    if _SAID_THEN.search(line) and not _ALIVE.search(line):
        return _ANOTHERS | _WISH | {"self_harm", "overdose"}
    if not taken and _LIVING.search(line):
        return frozenset()
    return _ANOTHERS if OWN_WISH.search(words) or not taken else _ANOTHERS | _WISH


def own(text: str) -> bool:
    """Return whether a line says that the same is in the writer, too."""
    line = bare(text)
    return bool(_DIE.search(line) or _DO.search(line))


def told(talk: Talk) -> bool:
    """Return whether the visitor, who came for somebody else, said so of himself or herself."""
    return _OTHERS in talk.kinds and any(own(turn.text) for turn in talk.said)


def found(kinds: Collection[str], words: str) -> Finding | None:
    """Return the danger in such a line after `kinds` of danger were told of somebody else, or None."""
    if _OTHERS not in kinds or not own(words):
        return None
    # What the friend did is only wished for here.
    deed = not {"self_harm", "overdose"}.isdisjoint(kinds) and not _DIE.search(bare(words))
    return Finding(
        check=STRAIT, level=CARD, category="self_harm" if deed else "suicide", outcome=Outcome.HOLD
    )
