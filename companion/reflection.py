"""What kind of line it is where nothing else names it: done, seen, hoped, lost, said by others; and a short word that fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from companion.harm import grim
from companion.telling import bare
from companion.topics import situation

if TYPE_CHECKING:
    from companion.choice import Picker
    from companion.scene import Scene

_CARD = 2
_MARKS = re.compile("['’‘`´]")
_SPACES = re.compile(r"[\s　]+")
_LAUGH = r"(?:\b(?:lol|lmao|lmfao|haha\w*|hehe\w*|rofl)\b|😂|🤣|[wｗ]{1,}[。!！]*$|[（(]?笑[)）]?$|草$)"
# Joy and mishaps that make one laugh, the narrower first; any word of harm, a doubt or a loss ends them.
_JOYS = {
    "birthday": r"\b(?:my|its my|todays my) (?:\d+th )?birthday\b|\bbirthday (?:today|yay)\b|\bi(?:m| am| just)? (?:turn(?:ed|ing)?) (?:\d+|\w+teen|seven|eight|nine|ten)\b|(?:お|ご)?(?:誕生日|たんじょうび|たん生日)(?!(?:プレゼント|会|かい|ケーキ|の(?:人|ひと)|は(?:いつ|まだ)))|[0-9０-９]{1,2}(?:歳|才|さい)に(?:な(?:った|りました)|なる)",
    "grew": r"\bi (?:grew|have grown|ve grown|m taller|am taller)\b|\bgrew (?:\d|a|two|three|so)\b|(?:身長|しんちょう|背|せ)(?:が|も)?\s?(?:また)?(?:\d+(?:センチ|cm))?(?:伸び|のび)(?:た|て(?!な))",
    "slept": r"\b(?:had|got) (?:a |such a )?(?:really |very )?(?:good|great|nice|lovely|long) (?:night(?:s)? )?(?:sleep|rest)\b|\bslept (?:so |really |very )?(?:well|good|great|amazing|like (?:a baby|a log|the dead))\b|(?:よく|ぐっすり|いっぱい|たっぷり|たくさん)\s?(?:寝|ね|眠|ねむ)(?:た|れた|ました|られた|っちゃった)(?!のに|けど)",
    "tears": r"\bhappy tears\b|\btears of joy\b|\bcried (?:\w+ ){0,3}(?:happy|happiness|joy)\b|\bso happy (?:i|we|she|he|they|mum|mom|dad) (?:\w+ )?(?:cried|teared)\b|(?:うれし|嬉し)(?:泣き|なき|なみだ|涙)|(?:泣|な)い(?:て(?:た|る|いた|いる)?|た).{0,6}(?:うれし|嬉し)(?:くて|かった|い)|(?:うれし|嬉し)(?:くて|すぎて).{0,8}(?:泣|な)い",
    "got": r"\bi(?: just|ve)? (?:got|have) (?:a|my|the|two|some) (?:\w+ )?(?:new|first)\b|\bgot (?:a|my) (?:new )?(?:bike|puppy|kitten|dog|cat|phone|switch|skateboard|guitar|present|bunny|hamster)\b|\bmy new \w+ (?:came|arrived)\b|(?:買|か)って(?:もら|くれ)(?:った|た)|(?:プレゼント|ぷれぜんと|お年玉|おとしだま).{0,10}(?:もらった|もらえた|じてんしゃ|だった|くれた|きた)|^(?:新しい|あたらしい).{1,12}(?:買った|かった|きた|届いた)",
    "won": r"\b(?:i|we|my team|our team)(?: just| finally| actually|ve)? (?:won|beat (?!me|him|her|up|my)|passed (?!out|away|by)|got in(?:to)? (?!trouble|a fight|a car|an accident)|made (?:it )?(?:in|on|into|the (?:\w+ )?(?:team|squad|cut|list|choir|band))|scored|came (?:first|second|1st|2nd)|learn(?:ed|t) (?:how )?to|managed to|aced|nailed|got (?:an a\b|full marks|the (?:part|role|lead|job|solo)|picked|chosen|promoted)|finished (?:the|my|it)|jumped off the (?:diving|high) board)|\bi can (?:now |finally )?\w+.{0,20}(?:now|finally)\b|\bi can (?:do|swim|ride|play|juggle|whistle|run) (?!nothing|it any)|^we did it\b"
    r"|(?:さかあがり|逆上がり|二重とび|にじゅうとび|なわとび|とびばこ|跳び箱|自転車|じてんしゃ|けんすい|九九|くく|およ(?:げ|ぐ)|泳(?:げ|ぐ)|ピアノ|バク転|側転|発表|はっぴょう|\d+(?:めーとる|メートル|m)).{0,10}(?:できた|でき(?:る|ました)|およげた|泳げた|のれた|乗れた|とべた|跳べた|ひけた|弾けた|言えた|いえた)(?!ら|り|のに)|できるように(?:なった|なりました)|(?:1|一|１|いっ)(?:とう|等|位|い|ばん|番)(?:を|に|が)?\s?(?:とっ|取っ|なっ|だっ|でし)|(?:100|１００|百|満|まん)(?:てん|点)|優勝|ゆうしょうし|(?:試合|しあい|勝負|ゲーム|たたかい|リーグ|大会)(?:に|で|は)?\s?(?:勝|か)った(?!ら)|クリアした|(?:ボス|ぼす|ステージ).{0,6}(?:倒した|たおした|勝った)|(?:当|あ)たった[!！]+|(?:隣|となり)の?(?:席)?になった[!！]",
    "great": r"\b(?:had|have|having|its|it was|what|was) (?:just )?(?:a|an|such a|the) (?:really |so |very )?(?:good|great|amazing|lovely|fun|nice|awesome|brilliant|best) (?:day|weekend|time|week|evening|holiday|party|trip|birthday|morning|lesson)\b|\bbest (?:day|weekend|week) ever\b|^(?:i )?(?:feel|am feeling|feeling) (?:so |really )?(?:great|good|amazing|awesome|happy)\b|\bcant wait\b|\blooking forward\b|(?:いい|よい|最高の|さいこうの)\s?(?:1|一|いち)?日(?:だった|でした)|^(?:今日|きょう|遠足|えんそく|プール|旅行)(?:は|、|が)?\s?(?:最高|さいこう)",
    "funny": rf"(?:爆破|ばくは|爆発|ばくはつ|やられ|負け|まけ|落ち|おち|転[びん]|ころん|すべ|ぶつか|まちが|間違|踏[んみ]|ふん|なめ|食べ|たべ|くしゃみ|おなら|寝坊|ねぼう|呼ん|よん).{{0,16}}{_LAUGH}|\b(?:fell|tripped|slipped|dropped|exploded|blew up|blown up|burn(?:t|ed) the|worm|spilled|walked into|sneezed|farted|called (?:my|the) (?:teacher|boss)|stepped|forgot|died|lost|failed|crashed)\b.{{0,40}}{_LAUGH}|\b(?:die|died|dying|dead) (?:of |from )?laughing\b|\bcouldnt stop laughing\b|\bi laughed (?:so (?:hard|much)|too)\b|(?:笑|わら)い(?:死|すぎ|ころげ)|(?:めっちゃ|すごく|爆)(?:笑|わら)った",
}
_NO_JOY = re.compile(
    r"\b(?:not|isnt|dont|didnt|never|wish|but|except|without|wont|nobody|no one|forgot my|cried (?:all|every)|trouble|hate|alone|lied|stole)\b|けど|のに|(?:れ|け)ば|たら|なら(?!い)|かな|かも|ない|なく|ひとり|一人|だめ|嫌|いや(?!ー)"
)
# The other kinds, the narrower first. What somebody else does, or has done, comes before what is felt about it.
_KINDS = {
    "asks": r"^(?:(?:so|and|but|um|ok|like|wait|hey|lamp) )*(?!(?:can|could|may|shall|should|will|would) (?:we|i|you|u)\b)(?:is|are|am|was|were|will|would|can|could|do|does|did|should|shall|have|has|whats|whens|wheres|whos|hows|whys|how|what|when|where|why|who|which)\b(?! (?:that|happened|ever)\b.{0,4}$)",
    "bye": r"^(?:ok(?:ay)?|fine|sure|yeah|nah|no|alright|meh)?[,. ]*(?:whatever|im (?:good|fine|ok|okay)|its (?:fine|ok|okay|nothing)|nvm|all good|i will|ill try)[.! ]*$|^(?:べつに|別に|だいじょうぶ|大丈夫|まあいいや|もういい(?:や|わ|よ)?|もうええわ|なんでもない|まあ、?次(?:い|行)くか|平気|へいき)(?:です|だよ|だけど)?[。.!！]*$",
    "comfort": r"\b(?:comfort me|cheer me up|say something nice|be nice to me|make me feel better|hug me|i need a hug)\b|(?:慰|なぐさ)めて|(?:励|はげ)まして|(?:優|やさ)しくして|(?:構|かま)って|ぎゅって",
    "age": r"^(?:and |btw |hi |um )?(?:im|i am) (?:only |just |like |almost |nearly )?(?:\d{1,2}|\w+teen|six|seven|eight|nine|ten|eleven|twelve)(?: (?:btw|years? old|now|and a half|yo))*[.! ]*$|^(?:わたし|私|ぼく|僕|おれ|俺|うち)?(?:は|、)?\s?(?:小|中|高|大|しょう|ちゅう|こう)(?:学)?(?:[1-6１-６一二三四五六])(?:年生|年|ねんせい|ねん)?(?:です|だよ|の(?:男子|女子|男|女)です|だけど|なんだけど)?[。.]*$|^(?:[0-9０-９]{1,2})(?:さい|歳|才)(?:です|だよ|だけど)?[。.]*$|^[1-6１-６]ねんせい(?:です|だよ|なのに|だけど)?[。.]*$",
    "myname": r"^(?:hi |hey |hello )?(?:my names?|my name is|call me|i go by|im called|you can call me)\b|(?:名前|なまえ)は(?!何|なん|なに)[^?？]{1,12}$",
    "name": r"\b(?:his|her|its|their) names? (?:is|was)\b|\b(?:hes|shes|its|he is|she is|was|is) (?:called|named)\b|^(?:she|he|it)s (?:called )?named? \w+$|(?:って|という)(?:名前|なまえ)",
    "lost": r"\b(?:tore|broke|breaks|wrecked|ruined|smashed|destroyed|stepped on|knocked over|deleted|threw away|ate|lost|spilled on) (?:\w+ ){0,2}(?:my|our)\b|\b(?:took|stole) my\b|\bi (?:lost|cant find|dropped) (?:my|the)\b|\bmy (?:\w+ ){0,2}(?:broke|is broken|got broken|is gone|died|fell apart)\b|^where is my\b|(?:取|と)られた|(?:壊|こわ)(?:された|れた|しちゃった|した)|(?:なく|失く|無く)し(?:た|ちゃった)|(?:破|やぶ)(?:られ|かれ|れ)た|見つからない|みつからない|減らされ|へらされ",
    "said": r"\b(?:he|she|they|one kid|people|everyone|mum|mom|dad|teacher|my \w+|someone|somebody|the \w+) (?:said|says|told|tells|asked|keeps? (?:saying|telling|asking)|calls?|called)\b|\bsaid (?:to me|that|its|im|i)\b|って(?:言|い)(?:われ|ってた|ってる|う[。!！]*$|った|ってくる)|と(?:言|い)(?:われ|った)|(?:言|い)われた|しろって$|れって$|やれって",
    "fell": r"\b(?:fell|fallen) (?:off|from|down|over|out of)\b|\b(?:i|just) tripped\b|\b(?:bit|stung|scratched) me\b|\b(?:twisted|sprained|broke|grazed|scraped) my (?!phone|toy|laptop|tablet|glasses|pen|heart)|から(?:落|お)ち(?:た|ちゃ)|(?:転|ころ)んだ|(?:転|ころ)んじゃった|(?:噛|か)まれた|ひっかかれた|すりむい(?:た|ちゃ)|(?:捻挫|ねんざ|骨折|こっせつ)(?:し|した)",
    "body": r"\bmy (?:\w+ )?(?:hands?|fingers?|legs?|arms?|back|neck|knees?|foot|feet|eyes?|ears?|throat|skin|teeth|tooth|stomach|belly|side|shoulder) (?:\w+ )?(?:hurts?|aches?|tingles?|tingle|shakes?|shake|itch\w*|is|are|feels?)\b|\bi (?:have|got) (?:a |an )?(?:\w+ )?(?:headache|cold|fever|asthma|allerg\w*|rash|cough|stomach ?ache|cramps?)\b|(?:手|て|足|あし|腕|うで|指|ゆび|のど|目|め|耳|みみ|背中|せなか|肩|かた|おなか|腰|こし)(?:が|も)\s?(?:痛|いた|しびれ|かゆ|ふるえ|震え|だる)|(?:せき|咳|熱|ねつ|鼻水|はなみず)(?:が|も)?(?:出|で|あ)",
    "bad": r"^(?:i )?(?:just )?(?:feel|feeling|felt|am feeling) (?:\w+ )?(?:bad|horrible|awful|terrible|rubbish|crap|shit|low|down|off|gross|guilty|empty)\b|^(?:such a |a |its been a |bad|what a )?(?:bad|rough|horrible|awful|shit|crap|terrible) (?:day|week|night|time|morning)\b|^(?:life|everything|it|this|school) (?:is (?:a joke|shit|awful|horrible)|sucks)\b|(?:最悪|さいあく)|(?:いや|嫌|やな)な(?:一日|1日|日|気持ち|きもち|感じ)|もやもや|気分(?:が)?(?:悪|わる)|ぴえん",
    "odd": r"\b(?:feel|feels|feeling|felt) (?:\w+ )?(?:weird|strange|light|unreal|different|numb|like im|foggy)\b|^like im (?:watching|not|in)\b|(?:変|へん)な(?:感じ|かんじ|気持ち|きもち)|ふわふわ|現実じゃない",
    "waits": r"\b(?:im |i am |still )?waiting (?:for|on|to)\b|\balmost time\b|\bcount(?:ing)? the days\b|\bany minute\b|(?:待|ま)って(?:る|います|いる|て|た)|まちどおし|待ち遠し",
    "since": r"^(?:since|for|about|like|maybe|around|ever since) .{0,30}(?:years?|months?|weeks?|days?|hours?|school|summer|started|then|forever|ages|ago)\b|^(?:a|\d+|two|three|four|some|many) (?:years?|months?|weeks?|days?)(?: ago| now)?[.! ]*$|^(?:[0-9０-９一二三四五六七八九十半]+|何)(?:年|か月|ヶ月|カ月|かげつ|週間|しゅうかん|日|にち)(?:前|まえ|間|かん)?(?:から)?(?:くらい|ぐらい|ほど)?(?:です|だよ|かな)?[。.]*$|^.{1,10}(?:から|のころから|の頃から)(?:です|だよ)?[。.]*$",
    "clock": r"^(?:its|it is) (?:like |already |almost |past )?(?:\d{1,2}(?::\d\d)?|midnight|late)(?: ?(?:am|pm|oclock))?(?: (?:here|now|at night|in the morning))?[.! ]*$",
    "school": r"^(?:today|tomorrow|monday|tuesday|wednesday|thursday|friday|next week) (?:is|we have|i have|theres)\b|^(?:あした|明日|きょう|今日|来週|らいしゅう|月曜|げつよう).{0,6}(?:学校|がっこう|しゅうぎょうしき|終業式|始業式|しぎょうしき|テスト|体育|たいいく|プール|ぷーる|運動会|うんどうかい|遠足|えんそく|発表|はっぴょう|給食|きゅうしょく|クラス替え|席替え)",
    "went": r"\b(?:i|we) (?:just )?(?:went|walked|drove|rode|flew|travel\w*|came back|got back|visited)\b|(?:行|い)ってきた|(?:行|い)った(?:よ|んだ)?[。!！]*$|に(?:行|い)(?:った|きました)|(?:出|で)かけた",
    "saw": r"\b(?:i|we) (?:just |also )?(?:saw|watched|spotted|noticed|found|heard)\b|(?:見|み)た(?:よ|んだ|の)?[。!！]*$|(?:見|み)つけた|(?:見|み)えた|(?:聞|き)こえた",
    "likes": r"\b(?:i|we) (?:really |also |still |do |just |kinda |absolutely |always )*(?:like|love|enjoy|adore)\b(?! how i)|\bmy favou?rite\b|(?:が|は|も)?\s?(?:好き|すき|大好き|だいすき)(?:だ|です|なの|だよ|だった|だけど)?[。!！]*$",
    "unwilling": r"\b(?:i|we) (?:\w+ )?(?:dont|didnt|do not|never) (?:want|wanna|like|feel like)\b|\bi hate (?!myself|my life|me)|たくな[いか]|(?:が|は|も|の)?\s?(?:嫌|いや|やだ|きらい|嫌い|無理|むり)(?:だ|です|なの|だよ|だった)?[。!！]*$",
    "cannot": r"\b(?:i|we) (?:\w+ )?(?:cant|cannot|couldnt|am not able|never can|wasnt able)\b|\bi (?:suck|am bad|m bad) at\b|(?:でき|出来)な[いか]|(?:られ|れ)な[いか](?:った)?[。]*$|(?:人|ひと)が集まら|苦手|にがて",
    "will": r"\b(?:ill|i will|im going to|im gonna|i am going|gonna|im about to|im doing|we are going|were going|ill do)\b|(?:する|やる|いく|行く|かく|書く|出る|でる|なる)(?:よ|ね|つもり|ことにした|予定)[。!！]*$|(?:し|行こ|いこ|書こ|かこ|やろ|食べ|たべ|言お|いお|遊ぼ|あそぼ|作ろ|つくろ|しよ|着てこ)う?(?:かな|と思う|とおもう|と思って|っかな)[。?？ぁあ]*$|(?:い|す|て)くる[。!！]*$|(?:明日|あした|来週|らいしゅう|こんど|今度|来年|らいねん|夏休み|なつやすみ).{0,16}(?:る|う|く|ぐ|す|つ|む|ぶ|ぬ)(?:よ|んだ|の|ね)?[。!！]*$",
    "wants": r"\b(?:i|we) (?:\w+ )?(?:wanna|want to|want a|want my|wish|need to|would like|hope)\b|(?<!み)たい(?:な|です|の|なあ|んだ|と思)?[。!！ー]*$|ほしい(?:な|です)?[。!！]*$|といいな",
    "lacks": r"\b(?:i|we) (?:\w+ )?(?:dont have|have no|havent got|never had|got no)\b|(?:が|も)\s?(?:い|居)な[いか](?:し|った|の)?[。]*$|(?:お金|おかね|時間|じかん|証拠|場所|ばしょ)(?:も|が)?な[いか]",
    "thinks": r"\b(?:i (?:\w+ )?(?:think|guess|suppose|wonder|believe|know|bet)|maybe|probably|idk if|not sure)\b|(?:かな|かも|かもしれない|かもね|と思う|とおもう|と思って|気がする|きがする)(?:です|けど)?[。ぁあー]*$|(?:考|かんが)えてる(?:けど)?[。]*$",
    "others": r"^(?:and |but |cos |so |then |now |also |because |ok )*(?:(?:my|the|his|her|our|some|these|those|other) (?:\w+ ){0,2})?(?:he|she|they|hes|shes|theyre|theyve|someone|somebody|everyone|everybody|people|ppl|mum|mom|dad|mommy|daddy|mummy|mother|father|parents|grandma|grandpa|gran|granny|nan|nana|grandad|brothers?|sisters?|sis|bro|cousins?|uncle|aunt\w*|friends?|bff|bestie|mates?|teachers?|coach|boss|boyfriend|girlfriend|bf|gf|partner|crush|class|classmates?|team|neighbou?rs?|kids?|girls?|boys?|guys?|family|stepdad|stepmum|stepmom|therapist|doctor)\b"
    r"|^(?:でも|あと|それで|で|だって)?、?(?:あいつ|あの(?:子|人|こ|ひと)|彼|彼女|みんな|友(?:達|だち)|ともだち|おともだち|先生|せんせい|担任|親|おや|(?:お?(?:母|父|兄|姉|かあ|とう|にい|ねえ)(?:さん|ちゃん)?)|ママ|まま|パパ|ぱぱ|妹|弟|いもうと|おとうと|向こう|むこう|相手|男子|女子|クラス|友人|先輩|後輩|じいじ|ばあば|おば(?:あ)?(?:さん|ちゃん)|おじ(?:い)?(?:さん|ちゃん)).{0,8}?(?:が|は|も|に|から|と)",
    "self": r"^(?:and |but |so |cos |like )*(?:im|i am|i was|ive been|i have been) ",
    "have": r"^(?:and |but |so |cos |btw )*i (?:have|got|had)\b|\btheres\b|\bthere (?:is|are|was)\b",
    "did": r"^(?:and |but |so |then |cos |ok |today |yesterday |we |me and \w+ )*(?:i|we)? ?(?:just |even |also |already |still |finally |accidentally |only )?(?:\w+ed|made|did|got|took|bought|ate|drank|gave|put|told|said|wrote|read|built|drew|spent|slept|woke|ran|played|sat|stood|left|met|sent|kept|began|sang|swam|fell|caught|taught|brought|thought|felt|knew|cut|hit|let|had)\b",
    "does": r"^(?:and |but |so |then |cos |sometimes |usually |ok )*(?:i|we) (?:\w+ )?\w+\b",
    "is": r"^(?:and |but |so |cos |ok |well |no )*(?:its|it is|it was|that was|thats|this is|it|today|yesterday|everything|that) |^(?:and |but )?(?:the|our|this|that|my) (?:\w+ ){1,4}(?:is|are|was|were|wasnt|isnt|arent|got|keeps?|has|had|wont|smells?|looks?|went|came) ",
    "told": r"(?:た|(?:[死読飲住遊運呼飛並選学頼進し]|[よのすあとえたつま])んだ|いだ|でした|ました|だった|ちゃった|じゃった|てた|でた)(?:よ|の|んだ|んです|し|けど|ね|さ)?[。!！ー〜wｗ]*$",
    "goes": r"(?:てる|でる|ている|でいる|てます|でます|る|す|う|く|ぐ|つ|む|ぶ|ぬ|い|です|ます|だ|だよ|ない|けど|から|し|なの|の|なのに|って)(?:よ|の|んだ|んです|し|けど|ね|さ|から)?[。!！ー〜wｗ]*$",
}
JOYS, KINDS = tuple(_JOYS), tuple(_KINDS)
_JOY = {kind: re.compile(form) for kind, form in _JOYS.items()}
_KIND = {kind: re.compile(form) for kind, form in _KINDS.items()}
_TAIL = re.compile(
    r"(?:,? (?:i (?:guess|think|suppose)|maybe|prob(?:ably)?|lol|tbh|mostly|btw)| but .*)+$"
    r"|(?:かな|かも|です|だよ|だね|だ|とか|かなあ|と思う|くらい|ぐらい|から|まで|で|に|の|が|は|よ|w+|笑)+$"
)
_ARTICLES = frozenset(
    {
        "a",
        "an",
        "the",
        "in",
        "on",
        "at",
        "its",
        "it",
        "is",
        "was",
        "my",
        "of",
        "and",
        "like",
        "about",
        "for",
        "to",
    }
)
_SAYING = frozenset(
    {
        *(
            "i",
            "im",
            "ive",
            "ill",
            "you",
            "u",
            "we",
            "he",
            "she",
            "they",
            "me",
            "not",
            "dont",
            "cant",
            "wont",
            "no",
        ),
        *(
            "yes",
            "ok",
            "okay",
            "whatever",
            "nothing",
            "idk",
            "stupid",
            "sad",
            "bad",
            "bye",
            "hi",
            "hello",
            "lol",
        ),
        *(
            "why",
            "what",
            "who",
            "how",
            "when",
            "where",
            "stop",
            "help",
            "nobody",
            "never",
            "fine",
            "good",
            "thanks",
        ),
    }
)
_NUMBER = re.compile(r"\d")
# "It is about the dog" says what it is about, and answers nothing.
_NAMING = re.compile(r"^(?:no\b|its about|it is about|im\b|this is)")
_FEW, _WORDS = 8, 2
_NOUN = re.compile(r"[\u3400-\u9fff々\u30a0-\u30ffー0-9０-９]$")
_BODIES = frozenset({"body", "fell"})
# With a word of harm only these are said, and they only receive it.
_CALM = frozenset({"fell", "said", "others", "body", "bad", "odd", "is", "told", "since"})
# Where these stand, who is there matters more than what the place is like.
_PLACES = re.compile(
    r"\b(?:balcony|bridge|roof|rooftop|ledge|platform|tracks|rail(?:s|way)|cliff|window|floor)\b|屋上|ベランダ|橋|線路|ホーム|窓|崖|階段の上|\d階"
)
# A line that says nothing but that something was settled is asked about.
_SETTLED = re.compile(
    r"\b(?:decided|ready|made up my mind|never see|none of this|wont matter|not gonna make it|do it)\b|決めた|きめた|準備(?:が)?でき"
)
# These say so little of the line that what was liked before goes on instead.
_VAGUE = frozenset(
    {"others", "is", "told", "goes", "does", "did", "self", "have", "thinks", "cannot", "name", "myname"}
)
_MET = frozenset({"smalltalk", "plain", "unread", "open", "neutral", "house", "company", "schoolday"})
_MERRY = frozenset({"glad", "sport", "game", "show", "rest", "food", "art", "outing", "homework", "music"})
# What a word in passing makes of joy: a family that weeps for it, a birthday in a script that seems foreign.
_BESIDE_JOY = frozenset({"sleep", "sad", "tired", "family", "foreign", "quip", "yes", "exam", "friends"})
# What was spoiled or taken is no pastime.
_THINGS = frozenset({"art", "food", "music", "sport", "outing"})
_ALSO = {"lost": _THINGS, "fell": _THINGS | {"pet", "rest", "glad", "homework"}}
_SHORT = 300

SECTIONS: dict[str, int] = {
    **{f"joy.{kind}": 3 for kind in JOYS},
    **{f"joy.{kind}.ask": 2 for kind in JOYS},
    **{f"reflect.{kind}": 3 for kind in KINDS if kind not in {"asks", "comfort"}},
    **{f"reflect.{kind}.ask": 2 for kind in KINDS if kind not in {"asks", "bye"}},
    **{"reflect.body.more": 2, "reflect.settled.ask": 2, "reflect.comfort": 2},
}


def joy(text: str) -> str:
    """Return what joy, or laugh at a mishap, a line tells, or an empty text; nothing where a word of harm stands."""
    line = _line(text)
    if len(line) > _SHORT or grim(text):
        return ""
    shown = _shown(line)
    kind = next((kind for kind, form in _JOY.items() if form.search(shown)), "")
    return "" if kind and kind not in {"funny", "tears"} and _NO_JOY.search(shown) else kind


def kind_of(scene: Scene) -> str:
    """Return the kind of the last line, joy before all, or an empty text where nothing is sure."""
    text = scene.talk.turns[-1].text
    return joy(text) or _kind(text)


_DEADLY = re.compile(
    r"\b(?:should|deserves? to|better|rather|go|must|will) (?:all |just )?die\b|\bkill (?:your|my|him|her)self\b|\bkys\b|(?:死|し)ね"
)


def merry(scene: Scene) -> tuple[str, ...]:
    """Return the word for joy, or for a fall, with a light question; nothing where the talk is in danger or the line asks something."""
    picker = scene.picker
    if scene.level >= _CARD or scene.verdict.level >= _CARD or not picker.replies:
        return ()
    text = scene.talk.turns[-1].text
    kind, about = joy(text), situation(scene.seen)
    if kind and any(_DEADLY.search(bare(turn.text)) for turn in scene.talk.said[-2:-1]):
        # What is won in a line behind "who should die first" is no joy.
        return ()
    if not kind and _kind(text) == "fell":
        return answered(scene, about)
    if not kind or "question" in scene.seen or about not in _MET | _MERRY | _BESIDE_JOY:
        return ()
    if kind == "funny" and scene.level:
        return ()
    word = picker.fresh(f"joy.{kind}")
    return (*word, *_ask(f"joy.{kind}", picker)) if word else ()


def answered(scene: Scene, about: str, *, liked: bool = False) -> tuple[str, ...]:
    """Return a short true word for the kind of line that the last one is, and at most one question; else nothing.

    Where talk of what is `liked` is going on, only a kind that says enough is met.
    """
    picker, text = scene.picker, scene.talk.turns[-1].text
    kind = _kind(text)
    if about not in _MET | _ALSO.get(kind, frozenset()):
        return ()
    if scene.level >= _CARD or not picker.replies:
        return ()
    if (
        not kind
        or kind == "asks"
        or (liked and kind in _VAGUE)
        or ("question" in scene.seen and kind != "thinks")
    ):
        return ()
    if grim(text) and kind not in _CALM:
        return ()
    word = picker.fresh(f"reflect.{kind}")
    if not word:
        return ()
    if kind == "bye":
        return (*word, *picker.one("room" if scene.level == 0 else "stay"))
    line = _line(text)
    apart = _SETTLED.search(line) or _PLACES.search(line)
    asked = _ask("reflect.settled" if apart else f"reflect.{kind}", picker)
    return (*word, *asked, *(picker.fresh("reflect.body.more") if kind in _BODIES else ()))


def word(text: str) -> bool:
    """Return whether a line is a thing, a number or a time alone, as an answer to a question is."""
    line = _TAIL.sub("", _line(text)).strip(" .!?,。！")
    if _NAMING.search(line) or _kind(text) in {"bye", "age", "myname", "comfort", "bad"}:
        return False
    if not line.isascii():
        return len(line) <= _FEW and bool(_NOUN.search(_SPACES.sub("", line)))
    words = [one for one in line.split() if one not in _ARTICLES]
    if _NUMBER.search(line):
        return 1 <= len(words) <= _WORDS + 1 and _SAYING.isdisjoint(words)
    return 1 <= len(words) <= _WORDS and _SAYING.isdisjoint(words)


def asks(text: str) -> bool:
    """Return whether an English line begins as a question does, though no mark ends it."""
    return bool(_KIND["asks"].search(_line(text)))


def _kind(text: str) -> str:
    line = _line(text)
    if len(line) > _SHORT:
        return ""
    shown = _shown(line)
    return next((kind for kind, form in _KIND.items() if form.search(shown)), "")


def _shown(line: str) -> str:
    return line if line.isascii() else _SPACES.sub("", line)


def _line(text: str) -> str:
    return _MARKS.sub("", text.strip().lower())


def _ask(name: str, picker: Picker) -> tuple[str, ...]:
    return picker.fresh(f"{name}.ask") if picker.asked_in_a_row() < 2 else ()
