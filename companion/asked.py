"""What the lamp asked about danger in its last words, and what a line answers to it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from companion.lines import lines_of
from companion.sections import BrokenText
from companion.telling import bare, says_no
from hideout.language import BY_CODE

Avowal = Literal["", "yes", "now", "some"]

# It is to be soon, or cannot be held back.
_NOW = re.compile(
    r"\b(?:tonight|right now|any minute|this hour|(?:very |really )?soon|about to|(?:im |i am )?(?:going to|gonna) (?:do it|die)|(?:im )?doing it|ill do it|might do it|could do it|i might|later today|in a minute|after school|this weekend|before morning)\b|^(?:now|today|tomorrow)$|\bwhen (?:they|everyone|everybody|mum|mom)(?:re| is|s)? a?sleep"
    r"|\b(?:cant|cannot|dont think i can|wont be able to|not able to) (?:stop|hold|control|wait|help it|keep)\b"
    r"|今夜|こんや|今晩|こんばん(?!は)|今から|いまから|もう ?すぐ|すぐに?(?:やる|する|しぬ|死ぬ)|(?:今日|きょう|あした|明日)(?:中に|じゅうに)?(?:も?う)? ?(?:や|す|し|死)(?:る|ぬ)|^(?:うん|もう|たぶん|やばい)?[、 ]?(?:する|やる)(?:よ|ね|から|と思う)?$|(?:する|やる)かも|(?:しそう|やりそう|しちゃう|やっちゃう|しちゃい|やっちゃい)(?:かも|そう)?|もう(?:する|やる|いく)"
    r"|^(?:今|いま|すぐ|いますぐ|今すぐ|今日|きょう|明日|あした)$|(?:みんな|親|おや|家族|かぞく)(?:が)?(?:寝|ね)たら|このあと"
    r"|(?:おさ|抑|押さ)え(?:きれ|られ|れ)(?:な|ん|へん)|(?:と|止)め(?:られ|れ)(?:な|ん|へん)|(?:がまん|我慢)(?:が)?でき(?:な|ん|ひん)|むりかも|無理かも"
)
_MUCH = re.compile(
    r"\b(?:stronger|strong|way more|a lot|so much|really|worse|worst|definitely|for sure|kinda|kind of|sort of|prob|probably|think so|guess so|it is|it does|it did|i do|i am|it has|always|all the time|constantly|every (?:day|night)|non ?stop|more than (?:ever|usual)|hard|^maybe(?: i| so| yes| yeah| a)?|^probably|obviously|duh|of course|(?:already|just) said|said yes|rn)\b"
    r"|^(?:ya|y|ye|yea|yeah|yep|yup|yh|mhm|mm+|uh ?huh|si|sure|true|very|both|all of it)\b"
    r"|(?:強|つよ)い|(?:強|つよ)くな|ずっと|いつも|いっつも|まいにち|毎日|毎晩|まいばん|すごく|すごい|かなり|とても|めっちゃ|めちゃ|たぶん|多分|おそらく|かも(?:しれ)?|(?:むず|ムズ)(?:い|か)|(?:難|むずか)し|きつい|しんどい|そうかも|(?:だから|さっき)(?:も)?(?:言っ|いっ)|(?:言|い)ったじゃん|(?:あ|当)たり(?:ま|前)|もちろん|^(?:うん|はい|ええ|そう|せや|んだ|ある|あるよ|おる|思う|おもう|思ってる|おもってる|考えてる|かんがえてる)"
)
_SOME = re.compile(
    r"\b(?:sometimes|some ?days|now and then|now and again|on and off|at times|once in a while|not (?:right )?now|not today|not tonight|not yet|comes and goes|a bit|a little|depends|used to|not as much)\b"
    r"|ときどき|時々|たまに|^たま|(?:いま|今|きょう|今日)は(?:ちが|違|な|だいじょ|大丈|平気|へいき|まし|そんな|そこまで|まだ)|まえは|前は|(?:今|いま)すぐ(?:に)?(?:とか|って|という)?(?:わけ|の)?(?:じゃ|では)な|すこし|少し|ちょっと|(?:今夜|こんや|今晩)(?:では|じゃ)な|日による|ひによる|そこまで(?:では|じゃ)?"
)
# "He always picks on me" tells of somebody else, and says yes to nothing.
_OTHERS = re.compile(
    r"^(?:he|hes|she|shes|they|theyre|we|everyone|everybody|people|my (?:mum|mom|dad|teacher|friend|brother|sister)|mum|mom|dad)\b(?!.*\bi\b)"
    r"|^(?:先生|せんせい|友達|友だち|ともだち|あいつ|あの[子人]|あのこ|みんな|親|おや|ママ|パパ|お?(?:母|かあ|父|とう)さん|弟|妹|兄|姉)[がはもに]"
)
# "I got so told off" tells of what others did.
_DONE_TO = re.compile(
    r"(?:怒ら|おこら|叱ら|しから|泣か|なか|言わ|いわ|殴ら|なぐら|笑わ|わらわ|無視さ|むしさ|嫌わ|きらわ|責めら|せめら|見ら|みら|ばら|バラさ|追い出さ|どなら|怒鳴ら|さ)れ(?:た|て|る|ました)(?!.{0,6}(?:死|し)にた)"
    r"|\b(?:got|was|were|been) (?:\w+ )?(?:told off|yelled at|shouted at|grounded|punished|scolded|laughed at|ignored)\b"
)
_NOT = re.compile(
    r"\b(?:not|isnt|doesnt|dont|aint|no) (?:really|that|so|stronger|strong|worse|hard|gonna|going to|(?:the )?(?:same))\b|\b(?:same as|as) (?:always|usual|ever)\b"
    r"|(?:風|かぜ|雨|あめ|日差し|ひざし|におい|匂い|電波|敵|相手|チーム|波|なみ)(?:が|も|は)?[、 ]?(?:すごく|めっちゃ|まじ|かなり)?(?:強|つよ)"
    r"|(?:(?:死|し)に|(?:消|き)え)たいって(?:ずっと|よく|いつも)?(?:言|い)って(?:い)?た"
    r"|(?:強|つよ)く(?:は)?な[いか]|そんなこと(?:は)?な|(?:し|やら|せ)(?:ない|ん(?![だの])|へん)(?:よ|から|って|と)?|(?:おさ|抑)えられ(?:る|て)|ふつう|普通"
)

# A plain no to these is about danger; a no to the others is about who could help, or about somebody else.
OWN = (
    "two.again",
    "two.later",
    "two.now",
    "two.death.ask",
    "two.past.ask",
    "two.unmissed.ask",
    "two.guess.ask",
    "two.unsure.ask",
    "two.other.ask",
)
_ALERT = ("rescue.sure",)
_UNSURE = ("two.unsure.ask", "three.unsure.here")
_THIS_HOUR = ("two.now", *_ALERT)
_ANY = (
    *OWN,
    *_ALERT,
    *(f"two.{kind}.ask" for kind in ("selfharm", "abuse", "harm", "away", "voices", "friend")),
)


def about_own(words: str) -> bool:
    """Return whether these words of the lamp, a sentence a line, ask about the visitor's own danger."""
    return _asks(words, OWN)


def about_unsure(words: str) -> bool:
    """Return whether these words say that they may be a misreading, and ask what was meant."""
    return _asks(words, _UNSURE)


def about_alert(words: str) -> bool:
    """Return whether these words ask whether what was told is happening, to somebody, in this hour."""
    return _asks(words, _ALERT)


def about_danger(words: str) -> bool:
    """Return whether these words ask about any danger."""
    return _asks(words, _ANY)


def about_now(words: str) -> bool:
    """Return whether these words ask about danger in this very hour."""
    return _asks(words, _THIS_HOUR)


def _asks(words: str, names: tuple[str, ...]) -> bool:
    try:
        return bool(words) and not _lines(names).isdisjoint(words.split("\n"))
    except BrokenText:
        return False


@cache
def _lines(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(line for code in BY_CODE for name in names for line in lines_of(code).get(name, ()))


def avowal(text: str) -> Avowal:
    """Return what a line answers to a question about the visitor's own danger: "now", "yes", "some", or nothing clear."""
    line = bare(text).strip()
    if says_no(text):
        return ""
    if _SOME.search(line):
        return "some"
    if _NOT.search(line):
        return ""
    if _NOW.search(line):
        return "now"
    return "yes" if _MUCH.search(line) and not _OTHERS.search(line) and not _DONE_TO.search(line) else ""
