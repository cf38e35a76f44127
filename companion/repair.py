"""Repair: who was misread, hurt or not listened to gets one sincere word, and the right thing is taken up."""

from __future__ import annotations

import re
from dataclasses import replace

from companion import brought, listening, mistake, recall, trace, trouble
from companion.scene import Scene
from companion.subject import FIRST
from companion.talk import CARD
from companion.telling import bare
from companion.topics import MATTERS, SUBJECTS, recognise

# So long a line is a mere complaint; behind it somebody says the right thing.
_MERE = 6
# "That is not it", with or without what it is.
_WRONG = re.compile(
    r"^(?:え[?？、\s]*|は[?？、\s]+|いや[、\s]+|ちょ[、\s]*)?(?:(?:ちが|違)(?:う|います|うよ|うって|うし|くて|うんだけど)|(?:そう|そういうこと|そういう話|それ|そんなこと)(?:じゃ|では)(?:な[いく]て?|ねえ|ねー)|じゃなくて|そうじゃなくて)(?:よ|って|んだけど|です|ってば|し|から)?"
    r"|^(?:no+|nah|nope|what|huh|wait|um+|omg)?[,.!? ]*(?:thats|that is|its|it is|this is) (?:so |really )?not (?:what i (?:said|meant|mean|wrote|asked)|it|about that|like that|true|what this is)\b"
    r"|^(?:no+|nah|wait)[,.!? ]+i (?:mean|meant|said|was talking about)\b|^i (?:didnt|never|did not) (?:say|said|mean|write|ask)(?: that)?\b"
    r"|^(?:no+[,.!? ]+)?wrong (?:person|thing|subject|idea)\b|^(?:no+[,.!? ]+)?you(?:ve| have)? (?:got|get) (?:me|it|that) wrong\b|^(?:you|u) (?:misunderstood|misread)\b|^not what i (?:said|meant)\b|^(?:thats|that is) wrong\b"
)
# "Not me, my friend": the wrong one was meant.
_NOT_ME = re.compile(
    r"(?:わたし|私|ぼく|僕|おれ|俺|うち|自分|じぶん)(?:じゃ|では|や)(?:な[いく]て?|のうて)[、,\s]*"
    r"|^(?:no+[,.!? ]+)?(?:its )?not me[,.!? ]*(?:its|it is|but)?\s*"
)
# Not listened to, nor read.
_UNREAD = re.compile(
    r"(?:話|はなし)?(?:聞|き|読|よ)いて(?:る|ます|んの|るの|ない(?:でしょ|じゃん|よね)|ねえ)|(?:話|はなし)(?:聞|き)け|(?:ちゃんと|ほんとに)(?:聞|き|読|よ)|(?:読|よ)んで(?:る|ます|んの|るの|ない(?:でしょ|じゃん|よね))[?？]|(?:いま|今|さっき)(?:書|か|言|い)(?:いた|った)(?:じゃん|でしょ|よね|ばっか|んだけど|けど)|(?:だから|もう)(?:言|い|書|か)(?:った|いた)(?:じゃん|でしょ|って)"
    r"|^(?:歌|うた|は[?？]歌|なんで)[^。]{0,14}[?？]+$"
    r"|\b(?:you|u|ur|youre|you are) (?:not |arent |never |dont )(?:even )?(?:listen\w*|read\w*|hear\w*|get it)\b|\bare (?:you|u) (?:even |actually )?(?:reading|listening)\b|\bdid (?:you|u) (?:even )?(?:read|listen|hear)\b|^i (?:just|already|literally) (?:said|told|wrote)\b|\b(?:hello|hey)[?!., ]+(?:i said|listen)\b"
    r"|^(?:(?:but|so|and) )?(?:youre|ur|you are|you do|u do|you did) (?:doing |just doing )?(?:the same|exactly that)\b|^(?:おまえ|お前|あなた|あんた|ランプ|きみ)も(?:同じ|おなじ|一緒|いっしょ)"
)
# Hurt by what the lamp said.
_HURT = re.compile(
    r"^(?:え|は|うわ|なんか|ちょっと)?[、\s]*(?:それ|その(?:言い方|返事|いいかた)|いまの|今の)?(?:って|は)?[、\s]*(?:ひど|酷)(?:く(?:ない|ね)|い(?:よ|な|ね|こと(?:言|い)))|(?:^|え[、\s]*|.{0,14}って(?:なに|何|ひど)[、\s]*)(?:傷つ|きずつ)(?:いた|く|いたよ|いたんだけど)|(?:失礼|しつれい)(?:な|だ|だよ|じゃ)|(?:言い方|いいかた)(?:ひど|きつ|さ|やめ)|(?:なんで|なぜ)そんな(?:こと|ひどい)|嫌なこと言"
    r"|^(?:wow|ouch|ow|dude|bro|what)?[,.!? ]*(?:thats|that is|that was|youre|ur|you are) (?:so |really |kinda |kind of |pretty )?(?:mean|rude|harsh|cruel|hurtful|cold|insensitive)\b|\b(?:that|you|it) (?:really |kinda )?hurt(?:s)? (?:my feelings|me)\b|^(?:ouch|wow rude|rude)[.! ]*$"
)
_HURT_LONG = 28
_OF_ME = re.compile(
    r"(?:それ|これ)(?:って)?(?:わたし|私|ぼく|僕|おれ|俺|うち)(?:のこと|に(?:言|い))[?？]|(?:わたし|私|ぼく|僕|おれ|俺)のこと(?:言|い)ってる[?？の]|\bare (?:you|u) (?:calling|saying) (?:me|im|that im)\b|\bdid (?:you|u) just call me\b|\bis that about me\b"
)
# What was said too hard is taken back.
_SORRY = re.compile(
    r"^(?:うそ|嘘|ウソ)(?:です|だよ)?[、。\s]*(?:ごめん|すみません)|(?:ごめん|すみません|わるい|悪い)[、。\s]*(?:ね)?[、。\s]*(?:言|い)い(?:す|過)ぎ(?:た|ました)|^(?:言|い)い(?:す|過)ぎ(?:た|ました)|^(?:きつく|ひどいこと)(?:言|い)って(?:ごめん|すみません)|^(?:八つ当たり|やつあたり)(?:して)?(?:ごめん|した)"
    r"|^(?:ok |okay )?(?:sorry|srry|sry|soz)[,.! ]+(?:that was|i was|i shouldnt|for (?:being|yelling|that|snapping|swearing)|i didnt mean)|^(?:im|i am|i was) (?:being )?(?:sorry i was )?(?:mean|rude|too harsh)\b.{0,12}(?:sorry|$)|^(?:i )?(?:went|was) too far\b"
)
_WEIGHS = frozenset(MATTERS) | {"heavy"}


def complains(text: str) -> bool:
    """Return whether a line says that the lamp misread, hurt, or does not listen."""
    line = bare(text).strip()
    return any(form.search(line) for form in (_WRONG, _UNREAD, _OF_ME)) or _hurt(line)


def answered(scene: Scene) -> tuple[str, ...]:
    """Return one word of apology, and what the line says rightly or an invitation to say it again; else nothing."""
    talk, picker = scene.talk, scene.picker
    if scene.level >= CARD or scene.verdict.level >= CARD or len(picker.replies) < 2:
        return ()
    line = bare(talk.turns[-1].text).strip()
    # What was told already has its own apology.
    if "repeat" in trace.marks(line) or scene.seen & FIRST or trouble.denies(talk):
        return ()
    if _SORRY.search(line):
        return picker.pair("repair.kind")
    if _OF_ME.search(line):
        return (*picker.one("repair.not"), *picker.fresh("repair.ask"))
    if right := corrected(scene):
        said = _taken_up(scene, right)
        unknown = (*picker.one("repair.take"), *(picker.fresh("open.ask") or picker.one("stay")))
        return (*picker.one("repair"), *(said[:2] or unknown))
    if _hurt(line):
        return (*picker.one("repair.hurt"), *picker.one("repair.more"), *_once(scene))
    if not complains(line):
        return ()
    return (*picker.one("repair"), *(_once(scene) or picker.one("repair.more")))


def corrected(scene: Scene) -> str:
    """Return what a line says in place of what the lamp read, or an empty text."""
    line = bare(scene.talk.turns[-1].text).strip()
    if found := _NOT_ME.search(line):
        return line[found.end() :].strip(" 、。,.!?")
    wrong, right = mistake.instead(line)
    if right and _spoken(wrong, scene):
        return right
    if found := _WRONG.search(line):
        rest = line[found.end() :].strip(" 、。,.!?")
        return rest if len(rest) >= (_MERE if rest.isascii() else _MERE // 2) else ""
    return ""


def _once(scene: Scene) -> tuple[str, ...]:
    return scene.picker.fresh("repair.ask") if scene.picker.asked_in_a_row() < 3 else ()


def _hurt(line: str) -> bool:
    # Longer lines tell of others who were unkind.
    return len(line) <= _HURT_LONG and bool(_HURT.search(line))


def _spoken(wrong: str, scene: Scene) -> bool:
    """Return whether the lamp's last replies were about what a line says it is not."""
    last = [line for reply in scene.picker.replies[-2:] for line in reply]
    about = frozenset().union(*map(mistake.about, last))
    return bool(recognise(wrong) & about) or any(len(wrong) > 1 and wrong in line for line in last)


def _taken_up(scene: Scene, right: str) -> tuple[str, ...]:
    """Return the answer to the right thing alone, in two sentences, where it is one that is known."""
    talk = scene.talk
    turns = (*talk.turns[:-1], replace(talk.turns[-1], text=right))
    seen = recognise(right) | _kept(scene)
    part = replace(scene, talk=replace(talk, turns=turns), seen=seen)
    if said := brought.answered(part):
        return said
    return listening.answered(part) if seen & {*MATTERS, *SUBJECTS} else ()


def _kept(scene: Scene) -> frozenset[str]:
    return scene.seen & {"heavy"} if recall.before(scene.talk) & _WEIGHS else frozenset()
