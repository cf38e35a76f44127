"""What a line means beside its words: play and fiction are no danger, a fear is no fact, pounds lost are no good news."""

from __future__ import annotations

import re

from companion.harm import grim, harmed

# What is told of a game: hard there is no weight here.
_PLAYED = re.compile(
    r"(?:ボス|ぼす|敵|ゲーム|げーむ|ステージ|レベル|マッチ|クエスト|ランク|周回|レイド)[^。、\s]{0,6}(?:しんど|つら|きつ|きち|やば|むず|疲れ|つかれ|こわ|怖)"
    r"|\b(?:boss|level|stage|quest|raid|ranked|match|game)\b.{0,16}\b(?:exhausting|killing me|hard|painful|brutal|scary|stressful|tiring|killed me)\b",
    re.IGNORECASE,
)
_PLAY_NAMED = frozenset({"tired", "heavy", "scared", "anger", "body", "anxious"})
_MADE_OF_DOTS = re.compile(
    r"\bmy (?:sims?|villagers?|character|avatar|tamagotchi)\b|たまごっち", re.IGNORECASE
)
# What happens to people who are made up; whoever says "me" may mean themselves.
_FICTION = re.compile(
    r"のび太|のびた|ジャイアン|スネ夫|コナン|アンパンマン|ばいきんまん|主人公|登場人物"
    r"|(?:アニメ|あにめ|ドラマ|どらま|マンガ|まんが|漫画|映画|えいが|小説|番組|ばんぐみ|物語|テレビ|てれび|ゲーム)(?:の中)?[でのに](?!み)"
    r"|\b(?:in|on) (?:the|a|my|this|that) (?:show|movie|film|book|anime|manga|series|episode|story|game|comic)\b|\b(?:main character|the villain)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"わたし|私|ぼく|僕|おれ|俺|うち|自分|じぶん|みたい|と(?:おなじ|同じ)|\b(?:i|me|my|im|myself)\b",
    re.IGNORECASE,
)
_IN_FICTION = frozenset({"abuse", "heavy", "scared", "friend", "bullying", "sad"})
# What is feared, would be, or might come has not happened.
_FEARED = re.compile(
    r"\b(?:would|might|could|will|gonna|going to|if)\b.{0,24}\b(?:kick|throw|chuck|put) (?:me|us) out\b|\b(?:scared|afraid|worried|fear)\b.{0,24}\b(?:kick|throw|put)(?:ed|n)? (?:me )?out\b"
    r"|(?:言|い)(?:った|え)[らば].{0,10}(?:追い?出|おいだ|出され|だされ)|(?:バレ|ばれ|知られ|しられ|話し|はなし)たら.{0,10}(?:追い?出|おいだ|出され|だされ)"
    r"|(?:追い?出|おいだ|出)されるかも|(?:家|いえ|うち)に?\s?(?:帰|かえ)れなく\s?(?:な(?:る|り|っちゃう))",
    re.IGNORECASE,
)
_LIGHTER = re.compile(
    r"(?:体重|たいじゅう|やせ|痩せ|キロ)[^。]{0,8}(?:うれし|嬉し|よかった|最高|さいこう)"
    r"|\b(?:lost|losing|lose|lower|less|drop\w*)\b.{0,16}\b(?:weight|kilos?|kg|pounds|lbs)\b.{0,24}\b(?:happy|good|great|love|proud|nice|best)\b"
    r"|\b(?:happy|good|great|love|proud)\b.{0,24}\b(?:smaller|thinner|skinn\w+|weigh less|weight (?:goes|go|went) down)\b",
    re.IGNORECASE,
)
# Said to somebody else at bedtime, it is no goodbye to the lamp.
_SAID_TO_ME = re.compile(
    r"\b(?:say|says|said|saying|kiss\w*|tell|tells|told|wish\w*)\b.{0,12}\bgood ?night\b|おやすみ(?:って|と)(?:言|い)(?:い|う|っ|わ)",
    re.IGNORECASE,
)
# Who comes again may be somebody else, and so may an earthquake.
_OTHERS_COME = re.compile(
    r"また\s?(?:あした|明日|来週).{0,8}(?:ある|行|いく|来る|くる|会|あう)|(?:おじ|お兄|おにい|お?父|おとう|パパ|ぱぱ|彼|先生|せんせい|あの人|あいつ|人が|ひとが|地震|じしん).{0,14}また\s?(?:く|来|き)|また\s?(?:くる|来る)[?？]"
)
# Tears of joy.
_JOYED = re.compile(
    r"\b(?:got in(?:to)?|i passed|we won|i won|accepted)\b|\bhappy tears\b|(?:うれし|嬉し)(?:泣き|なき|くて)|合格|ごうかく|受かっ|うかった|優勝",
    re.IGNORECASE,
)
_UNJOYED = re.compile(
    r"\b(?:but|didnt|not|never|into (?:trouble|a fight))\b|けど|のに|な[いか]", re.IGNORECASE
)
_MENDED = re.compile(r"仲直り|なかなおり|\bmade up\b(?! (?:a|some|my|the|stor))")
# A parent who takes a phone away is no bully.
_TAKEN_AT_HOME = re.compile(
    r"\b(?:mum|mom|mother|dad|father|parents|they|she|he)\b.{0,12}\b(?:took|takes|taken|confiscated)\b.{0,10}\b(?:phone|switch|tablet|ipad|xbox|ps\d|laptop|game\w*)\b",
    re.IGNORECASE,
)
_I_TOOK = re.compile(r"(?:^|\bi )(?:just |already )?took my\b", re.IGNORECASE)
PARENT = r"mum|mom|mother|mama|dad|father|papa|parents?|お?(?:母|かあ|父|とう)(?:さん|ちゃん)?|ママ|まま|パパ|ぱぱ|親|おや"
_ADULT = (
    rf"{PARENT}|nurse|teacher|counsell?or|doctor|coach|gran\w*|nan\w*|aunt\w*|uncle|sister|brother|librarian|social worker|police"
    r"|an adult|(?:miss|mrs|mr|ms) \w+"
)
_WHO = (
    rf"{PARENT}|保健|ほけん|先生|せんせい|カウンセラー|お?(?:ばあ|じい|姉|ねえ|兄|にい)(?:さん|ちゃん)?|おば|おじ|大人|おとな|医者|いしゃ"
    r"|病院|びょういん|交番|こうばん|警察|けいさつ|となり|隣|近所|だれか|誰か|コーチ|相談|そうだん"
)
# "May I, should I tell (go to, ask) her?": yes, whoever it is.
_MAY = re.compile(
    rf"(?<!who )(?<!what )(?<!how )\b(?:should|shall|can|could|may|must) i\b.{{0,14}}\b(?:tell|talk to|speak to|go to|go and see|go see|see|ask|ring|text|show|wake|bother|write to|call)\b.{{0,16}}\b(?:{_ADULT})\b"
    r"|(?<!who )(?<!what )(?<!how )\b(?:should|shall|can|could|may|must) i\b.{0,14}\b(?:tell|talk to|wake)\b (?:her|him|them|some(?:one|body))\b(?! (?:i|im|my|where|yes|that i (?:like|love)|how old)\b)"
    rf"|\b(?:is it|would it be) (?:ok|okay|fine|all right|alright|bad|wrong|weird) (?:to|if i)\b.{{0,14}}\b(?:tell|talk to|speak to|go to|see|ask|show|wake|call)\b.{{0,16}}\b(?:{_ADULT})\b"
    rf"|(?:{_WHO}).{{0,10}}(?:行|い|言|話|はな|相談|そうだん|聞|き|電話|でんわ|見せ|みせ|起こ|おこ|頼|たの|呼|よ).{{0,5}}(?:[てで]も?\s?(?:いい|良い|よい|だいじょうぶ|大丈夫)|(?:ほう|方)が\s?(?:いい|良い)|べき)"
    rf"|(?:{_WHO}).{{0,4}}なら\s?(?:いける|いい|だいじょうぶ|大丈夫)"
)
_NAY = re.compile(r"(?:言|い)わない|(?:話|はな)さない|(?:行|い)かない|\bnot tell\b")
# What somebody else asked is not asked of the lamp.
_REPORTED = re.compile(
    r"(?:って|と)\s?(?:聞|き|言|い)(?:か|わ)れ|\b(?:he|she|they|mum|mom|dad|teacher|someone) (?:asked|asks)\b"
)
_ASKED_OF_ME = frozenset({"ask.name", "ask.ai", "ask.talk", "ask.tomorrow", "asked.may"})
_PARTING = frozenset({"goodbye", "goodnight"})
# Joy, play and food, which a word of harm ends; in play only a body that fails does.
_LIGHT = frozenset({"glad", "pet", "idol", "music", "sport", "art", "outing", "food", "rest", "news.step"})
_PLAYS = frozenset({"game", "show"})
# A body that fails in there is made of dots.
_IN_PLAY = re.compile(
    r"(?:ゲーム|マイクラ|フォートナイト|ボス)(?:の中)?[でに]|\bin (?:the |my |a )?(?:game|fortnite|minecraft|roblox)\b",
    re.IGNORECASE,
)
_EATS = re.compile(
    r"\b(?:calorie\w*|(?:dont|don't|never|barely|hardly|stopped) (?:really |even )?(?:eat|eating)|only (?:eat|ate|eating)|(?:water only|only water))\b|ご(?:飯|はん)(?:を)?\s?(?:抜|ぬ)|カロリー",
    re.IGNORECASE,
)
_FASTS = re.compile(
    r"\b(?:ramadan|lent|blood test|vegetarian|vegan|halal|kosher|lunch box|meat|pork|sushi)\b", re.IGNORECASE
)


def meant(found: frozenset[str], text: str) -> frozenset[str]:
    """Return the topics that a line means, of those that its words named."""
    if "game" in found and _PLAYED.search(text):
        found -= _PLAY_NAMED
    if "game" in found and _MADE_OF_DOTS.search(text):
        found -= {"grief", "sad"}
    if found & _IN_FICTION and _FICTION.search(text) and not _SELF.search(text):
        found -= _IN_FICTION
    if found & _ASKED_OF_ME and _REPORTED.search(text):
        found -= _ASKED_OF_ME
    if "bullying" in found and (_TAKEN_AT_HOME.search(text) or _I_TOOK.search(text)):
        found -= {"bullying"}
    if "stole" in found:
        found -= {"food"}
    if "putout" in found and feared(text):
        found -= {"putout", "outside"}
    if "eating" in found and "glad" in found and _LIGHTER.search(text):
        found = (found - {"glad"}) | {"heavy"}
    if found & {"sad", "heavy"} and _JOYED.search(text) and not _UNJOYED.search(text):
        found = (found - {"sad", "heavy"}) | {"glad"}
    if "glad" in found and _MENDED.search(text):
        found -= {"heavy", "scorned", "anger", "friends", "family"}
    if _EATS.search(text) and not _FASTS.search(text):
        found = (found - {"food", "glad"}) | {"eating", "heavy"}
    if harmed(text) and not _IN_PLAY.search(text):
        found -= _LIGHT | _PLAYS
    elif found & _LIGHT and not found & _PLAYS and grim(text):
        found -= _LIGHT
    if found & _PARTING and (_SAID_TO_ME.search(text) or _OTHERS_COME.search(text)):
        found -= _PARTING
    return found


def asks_leave(text: str) -> bool:
    """Return whether a line asks if some adult may, or should, be told or gone to."""
    line = re.sub("['’]", "", text.lower())
    return bool(_MAY.search(line)) and not _NAY.search(line) and not _REPORTED.search(line)


def feared(text: str) -> bool:
    """Return whether a line tells a fear of being put out, and not that it happened."""
    return bool(_FEARED.search(text))
