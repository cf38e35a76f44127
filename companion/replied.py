"""An answer to the lamp's own question is an answer: rain, alone, at night; no feeling is read into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from companion import mistake, reflection, trace, trouble
from companion.lines import is_closed
from companion.scene import Scene
from companion.subject import FIRST
from companion.talk import CARD
from companion.topics import LIGHT, MATTERS, SUBJECTS, WISHES, situation
from hideout.language import plain

if TYPE_CHECKING:
    from companion.choice import Picker

# So long an answer is (Japanese without spaces; English in words).
_LONG, _WORDS = 16, 5
# The least that must stand in a question to be one of its words: a Han character says more than one kana.
_KANA_LEAST = 2
_HAN = re.compile(r"[\u3400-\u9fff]")
_RUBY = re.compile(r"\{[^{}|]+\|([^{}|]+)\}")
_SPACES = re.compile(r"[\s　。、,.!！…〜～ー・]+")
# What a short Japanese answer ends in, and begins with.
_TAIL = re.compile(
    r"(?:かもしれない|かもしれん|かも|だと思う|と思う|だとおもう|とおもう|のほう|の方|です|でした|だよ|だね|だな|だわ|かな|かなあ|だけど|だ|や|やで|やな|やけど|っす|くらい|ぐらい|とか|よ|ね|の|w+|笑)+$"
)
_HEAD = re.compile(r"^(?:うーん|うん|えっと|えーと|んー|たぶん|多分|まあ|やっぱ|ふつうに)+")
_WORD = re.compile(r"[a-z']+")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "i",
        "im",
        "it",
        "its",
        "is",
        "are",
        "am",
        "was",
        "in",
        "at",
        "on",
        "of",
        "to",
        "and",
        "or",
        "but",
        "my",
        "me",
        "you",
        "your",
        "that",
        "this",
        "do",
        "does",
        "did",
        "with",
        "more",
        "mostly",
        "probably",
        "maybe",
        "kinda",
        "just",
        "both",
        "like",
        "how",
        "what",
        "when",
        "where",
        "who",
        "which",
        "yes",
        "no",
        "yeah",
        "nah",
        "so",
        "very",
        "really",
        "not",
        "now",
        "right",
        "today",
        "feel",
        "feels",
        "be",
        "been",
        "close",
        "think",
        "most",
        "about",
    ]
)
# A lamp that asks whether it may ask has opened a door.
_INVITES = re.compile(
    r"(?:聞いても|きいても|聞いて|教えて|おしえて|聞かせて|きかせて|話して|はなして|書いてみ)[^。]*か。$|^(?:may i ask|(?:would|could) you (?:like to )?(?:tell|say|write))\b",
    re.IGNORECASE,
)
_GO_ON = re.compile(
    r"^(?:うん|はい|ええ|いい|いいよ|もちろん|どうぞ|ok|おけ)?[、\s]*(?:聞いて|きいて|聞いてほしい|きいてほしい|話す|はなす|聞いてくれる|きいてくれる)(?:よ|ね)?[。！!]*$"
    r"|^(?:yes|yeah|yep|ya|ok|okay|sure)?[, ]*(?:ask|ask me|go ahead|listen|pls listen|please listen|you can|u can|you may)[.! ]*$",
    re.IGNORECASE,
)
# Where and when and who: told in a word, they are no subject of their own.
_PLACE = re.compile(
    r"^(?:夜|よる|朝|あさ|昼|ひる|夕方|ゆうがた|夜中|よなか|放課後|休み時間|やすみじかん|授業中|給食|きのう|昨日|きょう|今日|さっき|今朝|けさ|前から|まえから|ずっと|毎日|まいにち|最近|さいきん|先週|先月|去年|きょねん"
    r"|家|いえ|うち|おうち|学校|がっこう|教室|部屋|へや|自分の部屋|じぶんのへや|外|そと|塾|部活|ぶかつ|体育|たいいく|保健室|ほけんしつ|布団|ふとん|おふろ|電車|ネット|クラス"
    r"|いない|だれも|誰も|だれも(?:い|知)ない|ママ|まま|パパ|ぱぱ|お?(?:母|父|かあ|とう)さん|親|おや|先生|せんせい|担任|友だち|友達|ともだち|妹|弟|兄|姉|ぜんぶ|全部)(?:に|で|の(?:とき|時|中)|から|が|は)?$"
    r"|^(?:at |in |on |the |every |in the )*(?:night|nights|morning|mornings|evening|evenings|afternoon|noon|lunch|break|recess|yesterday|today|tonight|last (?:week|month|year|night)|home|school|my room|bed|class|gym|pe|outside|the bus|online|nobody|no one|mum|mom|dad|my (?:mum|mom|dad|teacher|friend|sister|brother|gran)|teacher|everyday|every day|always|everything)$"
)
# Answered as such only where nothing else is said; whoever asks, thanks or leaves does that.
_PLAINLY = frozenset(
    {
        *SUBJECTS,
        *LIGHT,
        *("plain", "unread", "open", "glad", "lonely", "tired", "body", "sad", "anxious", "sleep", "anger"),
        *("goodbye", "unknown", "self.other", "self.place", "quip", "no", "fact"),
    }
)
# What a word alone may name and still be an answer.
_THINGS = frozenset({*SUBJECTS, *LIGHT, "plain", "unread"})
_PROTESTS = frozenset({"mistake", "denied", "repeat", "refused"})
# "About you, or somebody else?" after a question about death: who means themselves is asked outright.
_MYSELF = re.compile(
    r"^(?:自分|じぶん|わたし|私|ぼく|僕|おれ|俺|うち)(?:のこと)?$|^(?:about )?(?:me|myself)$"
)
_NAMED = frozenset({*MATTERS, *SUBJECTS}) - {"weather", "smalltalk", "hungry"}


def answered(scene: Scene) -> tuple[str, ...]:
    """Return that an answer arrived and how the talk goes on, or nothing where the last line answers no question."""
    asked, talk, picker = scene.picker.asked(), scene.talk, scene.picker
    if not asked or scene.level >= CARD or scene.verdict.level >= CARD or len(picker.replies) < 2:
        return ()
    if trouble.asks(picker) or trouble.goes_on(talk):
        return ()
    text = talk.turns[-1].text.strip()
    if _INVITES.search(plain(asked)) and (_GO_ON.match(text) or ("yes" in scene.seen and _brief(text))):
        return picker.one("answer.begin")
    # Who says that it was read wrongly answers nothing, and who needs something at once gets that.
    if trace.marks(text) & _PROTESTS or scene.seen & FIRST:
        return ()
    if "question" in scene.seen or scene.seen & {*WISHES, "stop", "huh", "insult", "drop", "joke"}:
        return ()
    core = core_of(text)
    if situation(scene.seen) not in _PLAINLY or not _brief(text) or not core:
        return ()
    chosen = picks(core, asked)
    if not (
        chosen or _MYSELF.match(core) or (not is_closed(asked) and (_PLACE.match(core) or _word(text, scene)))
    ):
        return ()
    if _MYSELF.match(core) and picker.since("brought.afterdeath.ask") == 1:
        return (*picker.one("answer.ack"), *picker.fresh("two.guess.ask"))
    return (*picker.one("answer.ack"), *_on(asked, scene, picker))


def _word(text: str, scene: Scene) -> bool:
    """Return whether a line is a thing, a number or a time alone, and nothing that is answered for itself."""
    return situation(scene.seen) in _THINGS and reflection.word(text)


def core_of(text: str) -> str:
    """Return the words of a short answer without what it begins with and ends in."""
    line = text.strip().lower()
    if line.isascii():
        return " ".join(_WORD.findall(line))
    bare = _SPACES.sub("", line)
    core = _TAIL.sub("", _HEAD.sub("", bare))
    return core or bare


def picks(core: str, asked: str) -> bool:
    """Return whether an answer is one of the words of a question."""
    if core.isascii():
        words = set(_WORD.findall(plain(asked).lower())) - _SMALL
        return any(word in words or f"{word}s" in words for word in core.split() if word not in _SMALL)
    if len(core) < _KANA_LEAST and not _HAN.search(core):
        return False
    # Both spellings: with its characters and read out.
    return any(core in _SPACES.sub("", one) for one in (plain(asked), _RUBY.sub(r"\1", asked)))


def _brief(text: str) -> bool:
    return len(text.split()) <= _WORDS if text.isascii() else len(_SPACES.sub("", text)) <= _LONG


def _on(asked: str, scene: Scene, picker: Picker) -> tuple[str, ...]:
    """Go on with what the question was about, else with the subject that the answer names, else leave it open."""
    if picker.asked_in_a_row() >= 2:
        return picker.one("stay")
    about = next(iter(sorted(mistake.about(asked) & _NAMED)), None)
    about = about or next((topic for topic in (*MATTERS, *SUBJECTS) if topic in scene.seen & _NAMED), None)
    return (picker.fresh(f"{about}.ask") if about else ()) or picker.fresh("answer.ask") or picker.one("stay")
