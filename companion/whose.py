"""Who it is that is in danger: somebody else at home who is hurt, a parent who wants to die, somebody one loves who hurts."""

from __future__ import annotations

import itertools
import re

from companion import alike, peril, tooclose, trace
from companion.talk import Talk
from companion.telling import bare
from companion.topics import recognise

# Whoever says so is hurt as well.
_ME_TOO = re.compile(
    r"\b(?:me too|and me|us|both of us|me as well)\b|(?:わたし|私|ぼく|僕|俺|おれ|うち|自分|じぶん)(?:も|のことも)"
)
# A friend who does it, and nobody who says "I do".
_FRIENDS = re.compile(
    r"\bmy (?:little |lil |big |older |younger |twin |step|best )*(?:sister|brother|mate|bestie|bff|cousin|girlfriend|boyfriend|gf|bf|flatmate|housemate|roommate|friend) (?:has |have |just |also )*(?:took|taken|swallowed|drank|downed|overdosed)\b"
    r"|\b(?:best )?friends? (?:has|have|is|was|were|keeps?|kept|just|took|did|does|started|hurts|wants|said|says)\b"
    r"|(?:し|して(?:い)?)(?:た|る)(?:友だち|友達|ともだち|親友|子)(?:が|は|の)|(?:友だち|友達|ともだち|親友)(?:が|、)[^。]{0,14}(?:し|切|き|飲|の|た)"
)
_I = re.compile(
    r"\bi (?:also )?(?:cut|hurt|took|did|want|feel|cant|am|have)\b|(?:わたし|私|ぼく|僕|俺|おれ|自分|じぶん)(?:は|も|が)"
)
# A wish of one's own that somebody was told of.
_OWN = re.compile(
    r"\bi(?:m| am| was| have been|ve been)(?: also| just| really)? suicidal\b|\b(?:told|tell)\b.{0,16}\bi (?:want|wanted|wanna) (?:to )?(?:die|be dead)\b"
    r"|(?:死|し)にたい(?:って|と|こと)(?:を)?(?:言|い|話|はな|伝え|つたえ|打ち明け)(?:っ|し|え|け)?(?:たら|ても|た)"
)
# A wish of one's own that somebody is about to be told of.
_TELLS = re.compile(
    r"(?:さん|ちゃん|ママ|まま|パパ|ぱぱ|親|おや|先生|せんせい|大人|友達|友だち|ともだち|母|父|兄|姉|誰か|だれか)に(?:は|も)?[^がはも。]{0,6}(?:死|し)にたい(?:って|と|こと)(?:を)?(?:言|い|話|はな|伝え|つたえ)(?:って(?:く|み|い)|してく|してみ|てみ|てく|いた|おう|う|える|した)"
    r"|\b(?:ill|i will|im going to|gonna|want to|should i) tell (?:my |the |a )?(?:mum|mom|dad|parents?|sister|brother|teacher|nurse|friend|someone|somebody)\b.{0,12}\bi (?:want|wanted|wanna) (?:to )?(?:die|be dead)\b"
)
_WISH = re.compile(r"(?:死|し)にたい|(?:消|き)えたい|\b(?:want to|wanna) die\b|\bkill myself\b")
# Somebody older, or in charge, who acts like a lover.
_CHARGE = re.compile(
    r"(?:先生|せんせい|塾|じゅく|コーチ|顧問|店長|上司|社長|先輩|家庭教師|かていきょうし).{0,14}(?:付き合|つきあ|好き|すき|会お|さそ|誘|手|ホテル|車|ライン|LINE|二人|ふたり|きも)|(?:付き合|つきあ).{0,12}(?:[2-9]\d|先生|大人|おとな|社会人)"
    r"|\b(?:teacher|tutor|coach|boss|manager|supervisor|pastor|instructor)\b|\bdating\b.{0,20}\b[2-9]\d\b|\b(?:boyfriend|bf|he|girlfriend|gf|she)(?: is|s) [2-9]\d\b"
)
_BESIDE = frozenset({"taken", "wish", "wound", "other", "plan", "food"})
_HURT = frozenset({"hurt", "touched"})


def witnessed(talk: Talk) -> bool:
    """Return whether somebody else at home is hurt, and the visitor told of nothing done to himself or herself."""
    said = [turn.text for turn in talk.turns if turn.who == "visitor"]
    marked = peril.lines(talk)
    if any(_ME_TOO.search(bare(line)) for line in said):
        return False
    told = [{"third.child", "third.done"} <= one for one in marked]
    return any(told) or (
        "third.mine" in frozenset().union(*marked) and "third.child" in frozenset().union(*marked)
    )


def threatened(talk: Talk) -> bool:
    """Return whether what sounds like worry about somebody else is that person's threat to the visitor."""
    friend = any("friend" in recognise(turn.text) for turn in talk.turns if turn.who == "visitor")
    said = [bare(turn.text) for turn in talk.turns if turn.who == "visitor"]
    if any(_OWN.search(line) or _TELLS.search(line) for line in said):
        return True
    return {"abuse", "third_party"} <= {*talk.kinds} and not friend and not witnessed(talk)


def tells(text: str) -> bool:
    """Return whether a line says that somebody is going to be told of the writer's own wish to die."""
    return bool(_TELLS.search(bare(text)))


def friends(talk: Talk) -> bool:
    """Return whether it is a friend who is told of, where the words sound like the visitor's own."""
    said = [turn.text for turn in talk.turns if turn.who == "visitor"]
    if alike.told(talk):
        return False
    marked = peril.lines(talk)
    if any("third.mine" in one for one in marked) and any("friend" in recognise(line) for line in said):
        return True
    theirs = [line for line in said if _FRIENDS.search(bare(line))]
    own = [line for line in said if line not in theirs and _WISH.search(bare(line))]
    return bool(theirs) and not own and not any(_I.search(bare(line)) for line in said)


def parent(talk: Talk) -> bool:
    """Return whether a parent says that he or she wants to die."""
    marked = peril.lines(talk)
    if any({"third.parent", "third.wish"} <= one for one in marked):
        return True
    pairs = itertools.pairwise(marked)
    return any("third.wish" in one and {"third.mine", "third.parent"} <= two for one, two in pairs)


def steps(talk: Talk, kind: str) -> str:
    """Return whose steps hold, where steps of this kind would be those of the wrong person."""
    if kind in _HURT and witnessed(talk):
        return "witness"
    loved = any("partner" in one for one in peril.lines(talk))
    if kind == "friend":
        return "parent" if parent(talk) else "held" if loved and _held(talk) else kind
    if kind in _BESIDE and friends(talk):
        return "friend"
    if kind == "online" and _charged(talk):
        return "charge"
    return "partner" if kind == "hurt" and loved else kind


def _charged(talk: Talk) -> bool:
    said = (bare(turn.text) for turn in talk.turns if turn.who == "visitor")
    if tooclose.stands(talk):
        return True
    return any(_CHARGE.search(line) for line in said) and not any(
        mark.startswith("online.") for mark in trace.ever(talk)
    )


def _held(talk: Talk) -> bool:
    return any("partner.love" in one for one in peril.lines(talk))


def words(talk: Talk, kind: str) -> str:
    """Return whose words fit (`two.<kind>.ack`), where those of this kind would be those of the wrong person."""
    if kind == "friend" and threatened(talk):
        return "abuse" if "abuse" in talk.kinds else "death"
    if kind == "online" and _charged(talk):
        return "charge"
    if kind in {"death", "selfharm", "other"} and friends(talk):
        return "friend"
    if kind in {"abuse", "online", "other"} and witnessed(talk):
        return "witness"
    return "parent" if kind == "friend" and parent(talk) else kind
