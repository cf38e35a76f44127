"""What was found in a talk, to take along: written by code from what the visitor named, for the visitor to change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from companion import telling
from companion.lines import lines_of
from companion.plight import plights
from companion.talk import CARD, Talk
from companion.topics import BARRIERS, SHORT, matter, recognise
from hideout.language import plain
from moderation.triage import screen

_MOST = 4
_LONGEST = 200
# What is asked here, the visitor's next line answers in words worth keeping.
_FOUND = ("sides.three", "sides.four", "step.one", "step.two", "before.one", "before.two")
# On the note these stand under the wider matter that they belong to.
_WIDER = {"farewell": "grief", "heartbreak": "friends", "work": "tired", "club": "school", "money": "anxious"}
_REACHING = frozenset({"phone", "chat", *BARRIERS})
_EMPTY = frozenset({*SHORT, "unknown", "stop", "thanks", "goodbye", "silence", *BARRIERS})
# These are the visitor's only where the visitor tells them of himself or herself.
_OWN = frozenset({"lonely", "sleep", "tired", "anger", "scared", "anxious", "body", "sad", "selfhate"})
_CLAUSE = re.compile(r"[.!?,;:\n。、！？]+|\b(?:and|but|because|cause|cuz)\b")
_ME = re.compile(r"\b(?:i|im|ive|ill|id|my|mine|myself)\b|(?:私|わたし|ぼく|僕|俺|おれ|自分|じぶん)")
_PERSON = r"(?:(?:step|grand)?(?:mum|mom|mother|dad|father|ma|pa)|(?:little |big |baby |best )?(?:brother|sister|friend|cousin)|parents|teacher|boyfriend|girlfriend)s?"
# "He is asleep", "they hate me": who feels it is somebody else.
_OTHERS = re.compile(
    rf"^\W*(?:(?:ok|so|then|now|no|yes|well|when|and)\W+)*(?:he|she|they|hes|shes|theyre|theyve|his|her|their|(?:my )?{_PERSON})\b(?!.*\b(?:makes?|made|making) me\b)"
    r"|^(?:お?(?:母|父|兄|姉|弟|妹|かあ|とう|にい|ねえ|にー|ねー)(?:さん|ちゃん)?|おとうと|いもうと|まま|ママ|ぱぱ|パパ|先生|せんせい|友だち|友達|ともだち|かれ|彼|彼女|あいつ|あの(?:子|人|ひと)|その(?:子|人|ひと))(?:たち)?(?:は|が|も|[ 　])"
)
_AWAKE = re.compile(
    r"\b(?:cant|cannot|couldnt|didnt|dont|havent|wont|not|no|never|barely|hardly|hard|trouble|bad|awake|insomnia|without|nightmares?)\b"
    r"|(?:ね|寝|眠|ねむ)(?:れ|られ|つけ|つか|付け)|不眠|おき(?:ちゃ|て)|起き(?:ちゃ|て)|目がさ|目が覚|め[がは]さ|悪夢|(?:こわい|怖い|いやな)(?:ゆめ|夢)|すいみん|睡眠"
)
# What somebody feels stands on the note only where it was said in such a word.
_SAID = {
    "sad": re.compile(
        r"\b(?:sad\w*|cry|cried|crying|tears|unhappy|miserable|depressed)\b|悲し|かなし|泣|(?:^|[^きけ])な(?:いちゃ|いてる|いてし|みだ)|涙|さみし|さびし"
    ),
    "tired": re.compile(
        r"\b(?:tired|exhausted|worn out|drained|knackered|no energy)\b|つかれ|疲れ|くたくた|へとへと|ヘトヘト|だるい"
    ),
    "anger": re.compile(
        r"\b(?:angry|anger|mad|furious|pissed|rage|hate)\b|むかつ|ムカつ|ムカツ|怒(?:って|り|れ)|おこ(?:って|りたい)|いらいら|イライラ|腹が?立|はらがた|きらい|嫌い|許せ|ゆるせ"
    ),
    "scared": re.compile(
        r"\b(?:scared|afraid|fright\w*|terrified|scary|fear)\b|こわ[いくす]|怖[いく]|おそろし|恐"
    ),
    "anxious": re.compile(
        r"\b(?:worr\w+|anxious|anxiety|nervous|panic\w*|stress\w*)\b|不安|ふあん|心配|しんぱい|緊張|きんちょう|どきどき|ドキドキ|パニック|ぱにっく"
    ),
    "lonely": re.compile(
        r"\b(?:alone|lonely|no ?(?:one|body)|no friends|left out|nobody)\b|ひとり|一人|独り|孤独|さみし|さびし|友だちがいな|ともだちがいな|だれも|誰も|いない"
    ),
}
_WISH = re.compile(
    r"\b(?:die|dying|dead|death|kill myself|kms|suicid\w*|end (?:it|my life)|disappear|vanish|unalive)\b|死|しに(?:たい|たく)|しぬ|(?:消|き)え(?:たい|たく)|いなくなり|生きて|いきて"
)
_HARD = re.compile(
    r"\b(?:hard|awful|terrible|horrible|too much|cant take|can't take|cannot take|sucks)\b|つら[いくす]|辛[いく]|しんど|くるし|苦し|むり|無理"
)
_EATING = re.compile(
    r"\b(?:eat|eats|eating|ate|eaten|meals?|calories|diet\w*|starv\w*|thin|skinny|fat|weigh\w*)\b|食べ|たべ|ごはん|ご飯|やせ|痩せ|太[るりっ]|ふと[るりっ]|体重|たいじゅう"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Memo:
    """`matters` are topics of companion.topics, `helped` the visitor's own words.

    `plights` are those of companion.plight. `danger` tells whether an alarm stands, `kinds` which kinds of danger were told in so many words and not taken back.
    """

    matters: tuple[str, ...]
    plights: tuple[str, ...]
    helped: tuple[str, ...]
    danger: bool
    kinds: tuple[str, ...]


def memo(talk: Talk, language: str) -> Memo:
    """Return what a talk held; the first matters and answers only, in the order in which they came."""
    asked = {line for step in _FOUND for line in lines_of(language)[step]}
    matters: dict[str, None] = {}
    helped: dict[str, None] = {}
    answers = False
    for turn in talk.turns:
        if turn.who == "lamp":
            answers = not asked.isdisjoint(turn.text.split("\n"))
            continue
        for gone in telling.denied(turn.text):
            matters.pop(gone, None)
        if (named := _named(turn.text, talk)) is not None:
            matters[named] = None
        # What weighs, or may hurt, does not stand on a note under what helps.
        if answers and not recognise(turn.text) & _EMPTY and screen("chat", turn.text).level == 0:
            helped[turn.text[:_LONGEST]] = None
    said = [turn.text for turn in talk.turns if turn.who == "visitor"]
    if not matters and any(_HARD.search(line.lower()) for line in said):
        matters["hard"] = None
    return Memo(
        matters=tuple(matters)[:_MOST],
        plights=plights(said),
        helped=tuple(helped)[-_MOST:],
        danger=talk.course.level >= CARD and not talk.eased,
        kinds=_kinds(talk),
    )


def _kinds(talk: Talk) -> tuple[str, ...]:
    """Return the kinds of danger that were told; where only a deed was told, a wish to die is none of them."""
    deed = not {"overdose", "self_harm"}.isdisjoint(talk.named)
    if not deed or any(_WISH.search(turn.text.lower()) for turn in talk.turns if turn.who == "visitor"):
        return talk.named
    asked = [
        after.text
        for turn, after in pairwise(talk.turns)
        if turn.who == "lamp" and after.who == "visitor" and _WISH.search(plain(turn.text).lower())
    ]
    if any("yes" in recognise(line) for line in asked):
        return talk.named
    return tuple(kind for kind in talk.named if kind not in telling.DEATH)


def _named(text: str, talk: Talk) -> str | None:
    """Return the matter that a line names as the visitor's own, or nothing."""
    line = re.sub("['’]", "", text.lower())
    clauses = [clause for clause in _CLAUSE.split(line) if not _theirs(clause)]
    own = " ".join(clauses)
    seen, said = recognise(text), recognise(own)
    # What somebody else feels does not name the line; what was done, or is about home or school, does.
    seen -= {topic for topic in _OWN if topic not in said}
    if not any("sleep" in recognise(clause) and _AWAKE.search(clause) for clause in clauses):
        seen -= {"sleep"}
    seen -= {topic for topic, word in _SAID.items() if not word.search(own)}
    if _EATING.search(own) and ("heavy" in seen or "eating" in talk.kinds):
        seen |= {"eating", "heavy"}
    named = matter(seen - telling.denied(text))
    # Fear of a telephone is not what weighs; "sad" is no word for a wish to die.
    if named is None or seen & _REACHING or (named == "sad" and talk.named):
        return None
    return _WIDER.get(named, named)


def _theirs(clause: str) -> bool:
    return bool(_OTHERS.search(clause.strip())) and not _ME.search(clause)
