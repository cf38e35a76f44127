"""Finds invitations to come to a place, or to go on talking in another one: a place, a time and a call together."""

from __future__ import annotations

import re
from itertools import islice

from moderation.handles import spelt
from moderation.reading import Reading
from moderation.verdict import Span

_PLACE = re.compile(
    spelt(
        "駅", "公園", "公民館", "広場", "図書館", "図書室", "コンビニ", "モール", "イオン", "ゲーセン", "カラオケ", "カフェ", "喫茶", "マック", "スタバ", "ドンキ", "校門",
        "裏門", "神社", "お寺", "鳥居", "橋", "河原", "川原", "河川敷", "土手", "海", "港", "船", "バス停", "噴水", "時計の下", "観覧車", "屋上", "体育館", "倉庫",
        "入口", "改札", "ベンチ", "池", "花屋", "本屋", "市民ホール", "ホール", "駐車場", "空き教室", "教室", "生物室", "学校のうら", "学校の裏", "学校うら",
        "弓道場", "のうら", "の裏", "の前", "ぎゅうどんやさん", "店", "屋", "ドラッグストア", "天文台", "階", "ぶらんこ", "ブランコ", "すべり台", "ゾウ", "家", "うち", "部屋",
        "文化祭", "ゲレンデ", "プール", "公園", "自習室", "線路", "両目", "電車", "カウンター", "席", "旧館", "マンション", "寮", "号室", "喫煙所", "デパート",
    )
)  # fmt: skip
_TIME = re.compile(
    r"[0-9一二三四五六七八九十]{1,3}(?:時|じ)(?!間|代|期|限|かん)|[0-2]?[0-9]:[0-5][0-9]|[月火水木金土日](?:曜|・[月火水木金土])|今夜|今日の夜|きょうのよる|あした|明日|あす|"
    r"放課後|ほうかご|昼休み|どようび|にちようび|毎[朝晩夜日週]|満月|いまから|今から|[土火水木金日]の(?:昼|夜|朝|[0-9])|週末|来週|今度の|[0-9]{1,2}月[0-9]{1,2}日|毎週|今週"
)
# How a stranger is to be known: "the red umbrella is me".
_LOOKS = (
    r"(?:傘|かさ|リュック|まふら|帽子|ぼうし|手袋|くつした|靴下|ぺん|ばっぐ|かばん|ぱか|ますく|へっどほん|だっふる|こと|花|めがね|はちまき|きほるだ|すにか|りぼん|人)"
    r"(?:もってる人|持ってる人|の人|もってます|持ってます|もってる|持ってる)?(?:が(?:私|わたし|僕|ぼく|俺|目印)|は(?:私|わたし)です|です(?:。|$)|。|$)"
)
_CALL = re.compile(
    r"(?:来て|きて)(?:ね|ください|下さい|くだ|くれる?人|くれると|ほしい|欲しい|よ(?![かりうくさ])|。|!|、話|\)|$|\n|♡|→|:)|来い|おいで(?:よ|ね|。|!|$)|(?:来て|来|こ)くれたら|(?:来|く)れば会える|"
    r"(?:待って|(?<![\u3400-\u9fff])まって)(?:る(?:ね|よ|。|$|から|!)|ます(?!と)|て(?:$|。|ね))|会(?:お(?:う|$|。|!|、)|える?人|いましょう?|いませ|いに(?:来て|きて|いく。|行く。)|えたら|ってくれ|いたい(?:。|です))|あお(?:う|)(?:。|よ|!|$)|あいにいく|"
    r"(?<!時)集合(?:!|。|、|$| |し(?:ま|よ))|しゅうごう(?:!|。|$)|集まれ|集まろ|あつまれ|待ちあわせ(?:し(?:ま|よ)|、|。|$)|待ち合わせ(?:し(?:ま|よ)|、|。|$)|目印|合図|声(?:を)?かけて(?!く|も)|話しかけて(?!く|も|る)|はなしかけて|ノックして|のっくして|"
    r"(?:だれ|誰)でも(?:い|来|無料|だいじょ|お?っ?け|歓迎|入|、)|(?:だれ|誰)か(?:来て|きて|家|あそびに)|来(?:れ|られ)る人|来る人|来るひと|ひとりで(?:き|来)て|一人で来て|むかえに来て|迎えに来て(?:。|ください|ほし)|見かけたら|合言葉|あいことば|渡す(?:$|。|ね)|"
    r"行くやつ|来ない\?|こない\?|来る\?|遊びに来て|あそびに ?(?:来て|きて)|にい(?:つもい)?る(?:$|。|よ|ね)|までい(?:ます|る)(?:$|。)|にいつもい|ひま(?:な|だ)?(?:やつ|人)来|(?:はな|話)したいやつ|てくれる人|取りに(?:来|き)て|"
    r"(?:一緒|いっしょ)に(?:やろ|食べよ|たべよ|いこ|行こ|しよ|お墓|ごはん)|おごる(?:よ|。|$)|奢る(?:よ|。|$)|参加(?:者|で|し(?:ま|よ|た)|自由|費)|持参|内緒でも|ぜひ(?:$|。|!)|どうぞ(?:。|$|!)|る人いたら|おきます(?:。|$)|あけときます|"
    r"って言って(?:ください|くれたら|くれれば)|たい人(?:、|は|い)"
)
# Calls only where nothing is told of the past: a place or a look that ends the sentence.
_BARE = re.compile(
    r"たい人|どうぞ|持参|"
    rf"(?:の前|の裏|のうら|の角|の上|の下|の奥|のとなり|の隣|噴水|公園|号室|倉庫|改札|のとこ|のところ|会議室)(?:。|$)|{_LOOKS}"
)
_STRONG = re.compile(
    r"目印|集合!|来い(?:$|。|!)|(?:来て|きて)(?:ください|下さい|くれる人)|だれか ?(?:来て|きて|あそびに)|声(?:を)?かけて(?:ね|。|く?だ|よ|$)|話しかけて(?:ね|。|く?だ|よ|$)|はなしかけてね|むかえに来て|"
    r"来られる人|来れる人|会いに(?:来て|きて)(?!く)|あいにいく|(?:遊|あそ)びに ?(?:来て|きて)(?:ね|。|$|くだ)|のっくして|合言葉|(?<![\u3400-\u9fff])待ってます(?:。|$)|待ってる(?:ね|。|$)|まってる(?:ね|$)|(?:来|く)れば会える|来てほしい|きてほしい(?:です|。|$)|ここに来て"
)
_PAST = re.compile(
    r"(?<=[ぁ-ん])(?<!ま)(?<!あな)(?<!か)(?:た|んだ)(?:。|、|$|!|の|けど|から|って|よ|な| |\n)|ってる(?:。|$|けど)"
)
_LATIN_PLACE = re.compile(
    r"\b(?:station|park|mall|bridge|library|gate|gates|arcade|cafe|café|bus (?:stop|shelter)|fountain|bench|bandstand|bakery|clock|church|river|shrine|beach|car park|corner|playground|"
    r"rooftop|field|pool|exit|cinema|wall|shop|shops|boat|narrowboat|lock|stage door|street|road|lane|carriage|platform|room|house|market|square|museum|court|pub|kettle|diner|canal|top|lake|pier|hall|lobby|steps|gardens?|zoo|swings|tent|tower|tree|centre|front deck|top deck|skate ?park|stairs|stop|campsite|bowl|depot)\b"
)
_LATIN_TIME = re.compile(
    r"\b(?:mon|tue|wed|thu|thur|fri|sat|sun)(?:day|s|sday|nesday|rsday|urday)?s?\b|\btonight\b|\btomorrow\b|\b[0-2]?[0-9](?::[0-5][0-9]| ?[ap]m)\b|\bat [0-9]{1,2}\b|\bafter (?:four|five|three|six|school|[0-9])|\bmost days\b|"
    r"\bmidnight\b|\bnoon\b|\bsundown\b|\bsunset\b|\bmatinee\b|\btill\b|\bevery (?:day|morning|evening|night|week)|\b(?:half|quarter|five|ten|twenty) (?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|[0-9])|\bright now\b|\bnext hour\b|\bafternoons\b|\bevenings\b|\bat lunch\b|\bfor the next\b"
)
_LATIN_CALL = re.compile(
    r"\bmeet (?:me|us|up|at|by|outside|behind)\b|\bmeeting this\b|\bcome (?:say hi|find|over|along|sit|join|if|to my|by|meet|with)|\bplease come\b|\banyone(?: is)? welcome\b|\bjust turn up\b|\bfind me\b|\bsit with me\b|\bthen sit\b|\bfall in beside\b|\bknock on\b|"
    r"\blet'?s (?:all )?(?:walk|meet|hang)|\bask for [a-z]+\.?(?:$|\n| |\.)|\bi'?ll be (?:in|the|at|wearing|there)\b|\byou'?ll (?:see|find|know) me\b|\bi'?ll have (?:a|the|my)\b|\bwave if you see me\b|\bif anyone wants to\b|\bvisit(?:ing)? is\b|\bleave one back\b|\bsee me in person\b|"
    r"\banyone (?:from|near|around|can)\b|\bsay hi\b|\bjoin me\b|\bi'?ll wait\b|\bcome alone\b|\bcome (?:2|to) the\b|\bmeet (?:in|&|and|by|near|on)\b|\bcome hug\b|\bi wait\b|\bi sit (?:in|at|by|on)\b|\bi'?m (?:at|in|by|outside) the\b|\blook for (?:the|me)\b|\bhang out (?:with me|at)|\btalk to me\b|\bi will (?:hold|wear|bring|have|be|stand|wait)\b|\bi'?ll (?:hold|wear|bring|stand)\b|\bthat'?s me\b|\bsee (?:you|u) (?:all|there)\b|\bwhoever (?:is|wants|comes)\b|\bif (?:someone|anyone|anybody) (?:from here|here|wants|comes)\b|\bcome to the [a-z ]{3,20} (?:pls|please)\b|\bi'?ll be there\b|\bbring (?:a|your|cards|biscuits|snacks|mugs|blankets?)\b"
)


# Enough alone: what nobody says but who hands over a way to be found.
_ALONE = re.compile(
    r"(?:のこり|残り|半分|はんぶん)[^。\n]{0,14}(?:次の|つぎの|あした|明日|の投稿|かきこみ)|(?:続き|つづき)は ?(?:次の|つぎの)[^\n]{0,24}[0-9]|(?:番号|id|あいでい) ?の ?(?:半分|はんぶん)|"
    r"(?:さっき|きのう|昨日|つづき|続き)の ?(?:続き|つづき) ?[「]?[0-9a-z_最]|qr(?:画像|送|は|を(?:見|読|の)|こどは|ある)|qr[^。\n]{0,12}読(?:んで|みこ|み込)|"
    r"(?:住所|じゅうしょ|場所)(?:を)?(?:書いと|のせと|貼っと|はっと)|いんすた」|局留め|文通(?:しよ|した|し(?:て|ま))|てがみは|手紙(?:ください|待って|ちょうだい)|宛先|あて先|"
    r"(?<![a-z])id ?(?:は|に|を|=|:|の)|(?:ぼく|わたし|俺|うち|私|僕)の(?:番号|ばんごう|でんわ|電話|id|垢|あいでい)(?:は|:|、|→|が[0-9])|"
    r"(?:こど|ぱす|ぱすわど|合言葉|かぎ)は[「 ]?(?:[ぁ-ん]{2,6}$|[0-9]{3,6}|[a-z]{3,})|あぷりで[、「]|(?:[a-z]|紙飛行機|かめら|鳥)の(?:つく)?あぷり|"
    r"「[^」\n]{1,20}」で(?:通話|検索)|「[a-z0-9_.]{4,20}」(?:おまえ|で(?:います|やって|出|検索))|ぼくから話しかける|わたしから話しかける|こっちから話しかける|これが私の(?:id|番号)|"
    r"(?:ふおろ|ついか|追加)(?:して(?:$|。|!|ね)|よろ|み[いー]?(?:$|!|。)|待って|くださ)|(?:ふおろ|申請)して?くれたら|(?:id|らいん|line|連絡先|番号|める|めあど|垢|いんすた|ふれこ)(?:を)?(?:交換|こうかん)(?:したい|し(?:よ|ません|て(?:くだ|ね|ほし)))|(?:連絡先|番号|id|垢|いんすた|line|らいん)(?:が|を)?(?:し|知)りたい(?:人|ひと|子)|(?:泊|と)めて(?:くれる(?:人|ひと|子|家|とこ)|ください|ほしい(?:。|$))|(?:会い|あい|会え|遊び|あそび)(?:ませんか|たい(?:人|ひと|子)(?:い|、|。|$))|(?:県|住み|すみ)の?[^。\n]{0,10}(?:会い|会え|会お|いる\?|いませんか|遊)"
)
_LATIN_ALONE = re.compile(
    r"\b(?:po box|p\.o\. box|pen ?pals?,|penpal,|look me up|leave your @|my handle|my (?:bsky|insta|snap|ig|discord|disc|tag|socials)\b(?! (?:streaks?|feed|story|stories|score|memories|friends|died|was|got|made|makes|keeps|crashed|app|notif|is (?:so|dead|broken|full|boring|down|all|just|empty|gone|off)))|dm me|kik me\b|tap my shoulder|(?:d i s c|i n s t a|s n a p)(?![a-z])|hmu\b|room code|server ip|voice (?:lounge|room)|"
    r"(?:his|her|my|their|the) number(?:'?s| is) ?[0-9](?:[ .\-]?[0-9]){4}|invite(?:'s| is| code| only)|i'?ll (?:send|give|leave) you my (?:details|number|insta|snap|address|discord)|send me (?:where you live|your (?:number|address|insta|snap|details))|"
    r"tell me where to post|come (?:to|join) (?:our|my) (?:server|discord|room|group|chat)|(?:on|in) (?:my|the) (?:channel|stream),? come|say [\"“]?[a-z]+[\"”]? below|pull you in|(?:on|via) the [a-z\- ]{2,20}(?:app|site)\b.{0,40}(?:i'?m|room|find|handle|user|channel)|"
    r"(?:i'?m|room|find me|handle|user(?:name)?|channel)\b.{0,40}\bon the [a-z\- ]{2,20}(?:app|site)\b|all one word|(?:three|two|3|2) (?:zeros|noughts)|backwards plus|followed by (?:three|two|four) |pass(?:word|code)? is [a-z0-9]|i made a (?:little )?(?:discord|server|group chat)|"
    r"(?:video |vid |voice )call me|text me\b|message me\b(?! back)|write (?:to )?me(?: at|:| on)|add me\b|follow me\b(?! (?:home|around|into|to|out))|inbox me|drop your (?:number|snap|insta|@|user|discord|ig)|join (?:my|our) (?:server|discord|group|gc|room|vc|guild|clan)|texting budd|(?:anyone|anybody|someone|who) (?:near|in|from|around) [a-z ]{2,20} (?:wanna|want to|up for|down to|free to) (?:hang|meet|chill|link|talk)|reply with|looking for a pen ?pal|leave (?:me )?(?:a note|your number|your name)|"
    r"there'?s an envelope|i hide a note|call me on|reach me|under the name|search (?:for )?[\"“]|(?:my|the) (?:user(?:name)?|username|gamer ?tag) (?:on|is|there)(?! (?:so|too|very|really|like|an?|the|not|just|taken|old|still|from|embarrass|cringe|bad|terrible|weird|stupid|dumb|long|my)\b))"
)
_PHONE_LATIN = re.compile(r"(?<![0-9])555[- ]?01?[0-9]{2}(?![0-9])|(?<![0-9])555 [0-9]{4}")
# Accounts and numbers told in words, in pieces or by where they stand.
_APPS = (
    r"(?:insta(?:gram)?|1nsta|in5ta|ig|d[i1!]sc(?:ord)?|sn[a@4]p(?:chat)?|tik ?tok|tele ?gram|tg|whats ?app|skype|kik|bsky|bluesky|wizz|yubo|spotify|youtube|"
    r"roblox|steam|psn|xbox|twitch|tumblr|reddit|bereal|signal|viber|messenger|imessage|facetime|fb|snap)"
)
_DIGIT_WORD = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double)"
_LATIN_TOLD = re.compile(
    rf"\b[a-z0-9.]{{2,20}} underscore [a-z0-9]{{1,20}}|\b{_DIGIT_WORD}(?:[ ,\-]+{_DIGIT_WORD}){{6,}}|\bswap (?:numbers|snaps|instas|users|@s|discords|tags|socials)\b|"
    rf"\b{_APPS}\b[^.\n]{{0,24}}?(?: is| as|'s|:| =| -|,| name| user(?:name)?| called| at)? [\"“@]?(?:[a-z0-9]{{2,16}}[._\-]){{1,3}}[a-z0-9_]{{2,16}}(?![a-z0-9]*\.[a-z])|"
    rf"\b{_APPS}\?? ?[,.:]? (?:mine(?:'s| is)|(?:my |the )?(?:user|name|username|handle)(?:'s| is|:)|(?:im|i'm) called) [a-z0-9_.]{{4,}}|\b(?:tg|kik|skype)[:,]? (?!me|is|call|my|for|and|the|with|it)[a-z]{{6,}}\b|"
    r"\bmy number'?s? (?:is )?(?:on|in|there|at|under|inside) (?:it|the|my|a|page|pg)\b|\btext (?:to )?the number|\b(?:my )?dms? (?:are|r) open\b|\bgoogle (?:my (?:nick)?name|my nickname)\b|"
    r"\b(?:server|room|lobby|party|game|invite|join|friend)(?: code)?(?:'s| is|:)? (?:code )?[a-z0-9]{2,6}-[a-z0-9]{2,6}(?:-[a-z0-9]{2,6})?\b|\bcode:? ?[a-z]{2}-[0-9]{4}|\bsame (?:pic|name|user(?:name)?|handle|@|tag) (?:as here|on (?:the|insta|snap|discord|tik)|there|everywhere)\b|"
    r"\b(?:account|acc|profile|page)(?:'s| is) called\b|\b(?:who wants|ask (?:me )?for|want) my (?:snap|insta|number|disc(?:ord)?|user|@|ig|handle)\b|\b(?:comment|drop|leave|post|reply w(?:ith)?) (?:ur|your|yours?) (?:snap|insta|@|users?(?:name)?|ig|number|disc(?:ord)?|handle|tag)\b|"
    r"\bfind me(?:[.:,]| on | at the | under | there\b)|\b(?:message|write|text|contact|talk to) me (?:there|on (?:the|insta|snap|discord|tele))\b|\bsend (?:me )?a postcard\b|\bknock (?:twice|at the|on the|three times|[0-9])\b|\banyone (?:near|around|from|in) [a-z ]{2,20} (?:wanna|want to|want 2|up for|free to)\b|"
    r"\b(?:add|adding) (?:me|u|you|everyone) (?:below|back on|on)\b|\bi'?ll (?:drop|give|post|dm|pm) (?:u |you )?my (?:tag|snap|insta|user|number|handle|@|disc(?:ord)?)\b|\bi'?ll (?:add|dm|pm|snap|text) (?:u|you|everyone)\b|\b(?:friends?|people|someone|somebody|anyone|mates?) (?:irl|in real life)\b|\b(?:give|send|tell|share|post|want) (?:me )?(?:ur|your|someone'?s|their) (?:line|insta|snap|discord|number|id|user(?:name)?|@|e-?mail|address|whats ?app|kik|tag)\b|\b(?:talk|chat|speak|move|write) (?:somewhere|some place|elsewhere|on another|in private|privately|off here|outside of here)\b|"
    r"\bwho (?:else )?(?:lives?|is) (?:in|near|around) [a-z ]{2,20} (?:and|to|can|wants?)\b|\bmy (?:e-?mail|number|insta|snap|user(?:name)?|handle|id|@|discord|tag)(?: address)?(?:'s| is)? (?:written|hidden|listed|saved|scratched|stuck|somewhere)\b|\bi'?m @ ?(?!school|home|work|the\b|my\b|lunch|practice)[a-z0-9_.]{4,}|"
    r"\b(?:friends|mutuals|oomfs?|followers)\? (?:i'?m|mine|user)\b|[\U0001f47b\U0001f4f7\U0001f4f8\U0001f426\U0001f424\U0001f4de\U0001f4e7\U0001f4e9\U0001f3ae\u260e]\ufe0f? ?[:=>\-] ?@?[a-z0-9._]{4,}|\b(?:can|could|may) i (?:have|get|take) (?:someone'?s|somebody'?s|anyone'?s|your|ur|a|1) (?:number|snap|insta|discord|user(?:name)?|@|whats ?app|e-?mail|line)\b|\bcan (?:somebody|someone|anyone) (?:come|meet|pick me up)\b|\bi (?:can|could) meet\b|\b(?:u|you|we) (?:can|could) (?:meet|come|find|reach|get|write to|call|text) (?:me|us|up|at)\b(?! (?:whatever|anything|something|what))|\bvoice chat (?:at|tonight|with)\b|\b(?:same|usual) (?:server|room|channel|lobby|voice chat)\b|\bswap (?:whats ?apps|numbers|emails|handles)\b|\b(?:club|clan|guild|crew|team|player) (?:tag|code|id)\b.{0,12}?#?[a-z0-9]*[0-9][a-z0-9]+|"
    rf"\b(?:lets|let's|wanna|want to|can we) (?:grab|get|have) (?:a )?[a-z ]{{2,24}} (?:sat(?:urday)?|sun(?:day)?|tomorrow|this weekend|tonight|after school)\b"
)
_NEAR, _FAR, _MOST = 60, 70, 40
# What people talk through. Alone it is only a word; with a call to the readers it is a way to reach someone.
_CHANNELS = spelt(
        '通話アプリ', '電話アプリ', 'トークアプリ', 'チャットアプリ', '相談アプリ', 'のアプリ', '青いアプリ', '緑のアプリ', '会議室アプリ', 'オプチャ', 'おぷちゃ', '合言葉', '招待',
        'ルームナンバー', 'ルーム番号', 'ルーム 0', '部屋名', 'へや名', 'へやの数字', '部屋番号', '部屋たて', '部屋立て', '部屋つく', '部屋、つく', 'サーバー', '鯖', 'パスコード', '参加コード', '入口コード',
        'パスは', 'パスワードは', 'コードは', '捨てアド', '捨てメ', '文通', '局留め', '宛先', 'あて先', 'ハンドル', 'プロフ', 'アイディー', 'あいでぃ', '連絡先', '個別', 'メッセ', 'けんさく', '検索',
        'VC', 'ブイシー', 'ツイキャ', '質問箱', 'グループつく', 'グループに入', 'グループ、入', '練習グループ', 'コミュ', 'チャンネル', '電話番号', 'でんわ', '内線', 'ないせん', '伝言', '下駄箱', 'カカオ', 'ディスコ', 'インスタ', 'らいん', 'LINE',
        '青い鳥', 'あおいとり', '鳥アプリ', 'ピンクのカメラ', '紙飛行機', '通話', '垢', 'アカウント', 'ワールド名', '別のとこ', '外で話', 'あっち', 'そっち', '裏で', 'サイレント', 'ギルド', '配信',
        'つぎのかきこみ', 'つぎの かきこみ', '次の投稿', 'つながる場所', 'ボイチャ', 'ぼいちゃ', 'ビデオ', 'びでお', '留守電', '掲示板',
)  # fmt: skip
_CHANNEL = re.compile(rf"{_CHANNELS}|(?<![a-z])(?:line|discord|insta|kakao|dm|id|vc|qr|tiktok|snap)(?![a-z])")
_ASKED = spelt(
        '検索', '追加', '連絡', '申請', '送って', 'おくって', '教えて', 'おしえて', '入って', '見つけて', 'みつけて', 'さがして', '探して', '声かけて', '読みこんで', '読み込んで', '読んで', '書いて', 'かけて',
        'はさんで', 'いれといて', '入れといて', '置いていって', 'おいて', '飛んで', 'きて', '来て', '伝えて', '返事して', '待って', '話しかけて', '登録して', 'フォローして', '押して', '見て', 'みて', '立ってて', '参加して',
)  # fmt: skip
_OFFERED = spelt(
        'しませんか', 'いませんか', 'いますか', 'いません?', 'しよ。', 'しよ!', 'しよ、', '話そ', 'はなそ', 'つながろ', '集まれ', 'あつまれ', '募集', 'ぼしゅう', '歓迎', 'だれでも', '誰でも', '希望', 'お返事', '返事くれ', 'ほしい人', 'したい人', '話したい人',
        '入る人', '入りたい人', '会える人', '遊びたい人', '同じ人', '同じような', 'つくった', 'つくりました', '作った!', 'たてた', '立てた', '立てます', 'います。', 'にいる。', 'まで。', 'わかる人', '話せる', '話しましょう', '会話でき', 'できる?', 'できる人', 'できるひと', 'やってる人', '検索で出る', 'で検索',
        '待ってる', 'まってる', '待ってます', 'こちら', 'こっち', 'どうぞ', 'お待ち', '頼む', 'たのむ', 'かけます', 'かけるから', 'おくるから', '送るから', 'ください', '移住して', '仲間', '友達になっ', '友だちになっ', 'しんゆうになって', 'ともになって', '友になって', '承認いらない', '申請', '解けた人', '解けたら',
)  # fmt: skip
_REQUEST = re.compile(
    rf"(?:{_ASKED})(?:ね|下さい|ください|よ(?!か|う|り|く|け)|。|!|$|\n|から|待って|ほしい|おいて|みて|\?|♡)|{_OFFERED}"
)


def meetings(reading: Reading) -> list[Span]:
    """List the calls to come to a place; a call counts with a place and a time, a strong one with either."""
    view = reading.plain
    text = view.text
    spans: list[Span] = []
    if reading.cjk:
        told = bool(_PAST.search(text))
        for call in (
            *islice(_CALL.finditer(text), _MOST),
            *(() if told else islice(_BARE.finditer(text), _MOST)),
        ):
            near = max(0, call.start() - _FAR), call.end() + _FAR
            place, time = _PLACE.search(text, *near), _TIME.search(text, *near)
            if (place and time) or ((place or time) and not told and _STRONG.search(text, *near)):
                spans.append(view.span(call.start(), call.end()))
        for channel in islice(_CHANNEL.finditer(text), _MOST):
            if _REQUEST.search(text, max(0, channel.start() - _NEAR), channel.end() + _NEAR):
                spans.append(view.span(channel.start(), channel.end()))
        spans += [view.span(hit.start(), hit.end()) for hit in _ALONE.finditer(text)]
    if reading.latin and not reading.kana:
        for pattern in (_LATIN_ALONE, _LATIN_TOLD, _PHONE_LATIN):
            spans += [view.span(hit.start(), hit.end()) for hit in pattern.finditer(text)]
        call = _LATIN_CALL.search(text)
        if call and _LATIN_PLACE.search(text) and _LATIN_TIME.search(text):
            spans.append(view.span(call.start(), call.end()))
    return spans
