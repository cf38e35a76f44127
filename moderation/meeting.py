"""Finds invitations to come to a place, or to go on talking in another one: a place, a time and a call together."""

from __future__ import annotations

import re

from moderation.handles import spelt
from moderation.reading import Reading
from moderation.verdict import Span

_PLACE = re.compile(
    spelt(
        "駅", "公園", "公民館", "広場", "図書館", "図書室", "コンビニ", "モール", "イオン", "ゲーセン", "カラオケ", "カフェ", "喫茶", "マック", "スタバ", "ドンキ", "校門",
        "裏門", "神社", "お寺", "鳥居", "橋", "河原", "川原", "河川敷", "土手", "海", "港", "船", "バス停", "噴水", "時計の下", "観覧車", "屋上", "体育館", "倉庫",
        "入り口", "入口", "改札", "ベンチ", "池", "花屋", "本屋", "市民ホール", "ホール", "駐車場", "空き教室", "教室", "生物室", "学校のうら", "学校の裏", "学校うら",
        "弓道場", "のうら", "の裏", "の前", "ぎゅうどんやさん", "店", "屋", "ドラッグストア", "天文台", "階", "ぶらんこ", "ブランコ", "すべり台", "ゾウ", "家", "うち", "部屋",
        "文化祭", "ゲレンデ", "プール", "公園", "自習室", "線路", "両目", "電車", "カウンター", "席", "ここ", "旧館", "マンション", "寮", "号室", "喫煙所", "デパート",
    )
)  # fmt: skip
_TIME = re.compile(
    r"[0-9一二三四五六七八九十]{1,3}(?:時|じ)(?!間|代|期|限|かん)|[0-2]?[0-9]:[0-5][0-9]|[月火水木金土日](?:曜|・[月火水木金土])|今夜|今日の夜|きょうのよる|あした|明日|あす|"
    r"放課後|ほうかご|昼休み|どようび|にちようび|毎[朝晩夜日週]|満月|いまから|今から|[土火水木金日]の(?:昼|夜|朝|[0-9])|週末|来週|今度の|[0-9]{1,2}月[0-9]{1,2}日|毎週|今週"
)
_CALL = re.compile(
    r"(?:来て|きて)(?:ね|ください|下さい|くだ|くれる?人|くれると|ほしい|欲しい|よ(?![かりうくさ])|。|!|、話|\)|$|\n|♡| )|来い|おいで(?:よ|ね|。|!|$)|"
    r"(?:待って|まって)(?:る(?:ね|よ|。|$|から|!)|ます(?!と)|て(?:$|。|ね))|会(?:お(?:う|$|。|!|、)|える?人|いましょう?|いませ|いに(?:来て|きて|いく。|行く。)|えたら)|あお(?:う|)(?:。|よ|!|$)|あいにいく|"
    r"集合|しゅうごう|集まれ|集まろ|あつまれ|待ち合わせ|待ちあわせ|目印|合図|声(?:を)?かけて|話しかけて|はなしかけて|ノックして|のっくして|(?:だれ|誰)でも(?:い|来|無料|だいじょ|お?っ?け|歓迎|入)|(?:だれ|誰)か(?:来|きて|家)|"
    r"来(?:れ|られ)る人|ひとりで(?:き|来)て|一人で来て|むかえに来て|迎えに来て|見かけたら|合言葉|あいことば|渡す(?:$|。|ね)|来れる|来るひと|行くやつ|来ない\?|こない\?|あそびにきて|遊びに来て|あそびに来て|"
    r"(?:にいる|にいます|にいるね|にいつもいる)(?:$|。|よ|ね|、)|ひま(?:な|だ)?(?:やつ|人)来|はなしたいやつ|話したいやつ|手伝ってくれる人|取りに(?:来|き)て|一緒に|いっしょに(?:や|い|お|ご|た)|おごる|奢る|参加"
)
_STRONG = re.compile(
    r"目印|集合(?!写|場所は体|時間|体|論)|しゅうごう|来い(?:$|。|!|よ)|(?:来て|きて)(?:ください|下さい|くれる人)|だれか(?:来て|きて)|声(?:を)?かけて(?!く)|話しかけて(?!く|も)|はなしかけて|むかえに来て|待ちあわせ(?:$|。|、)|待ち合わせ(?:$|。|、|し)|"
    r"来られる人|来れる人|会いに(?:来て|きて)(?!く)|あいにいく|遊びに(?:来て|きて)(?!く)|のっくして|合言葉|待ってます|まってます"
)
_LATIN_PLACE = re.compile(
    r"\b(?:station|park|mall|bridge|library|gate|gates|arcade|cafe|café|bus (?:stop|shelter)|fountain|bench|bandstand|bakery|clock|church|river|shrine|beach|car park|corner|playground|"
    r"rooftop|field|pool|exit|cinema|wall|shop|shops|boat|narrowboat|lock|stage door|street|road|lane|carriage|platform|room|house|market|square|museum|court|pub|kettle|diner|canal|top|lake|pier|hall|lobby|steps)\b"
)
_LATIN_TIME = re.compile(
    r"\b(?:mon|tue|wed|thu|thur|fri|sat|sun)(?:day|s|sday|nesday|rsday|urday)?s?\b|\btonight\b|\btomorrow\b|\b[0-2]?[0-9](?::[0-5][0-9]| ?[ap]m)\b|\bat [0-9]{1,2}\b|\bafter (?:four|five|three|six|school|[0-9])|\bmost days\b|"
    r"\bmidnight\b|\bnoon\b|\bsundown\b|\bmatinee\b|\btill\b|\bevery (?:day|morning|evening|night|week)"
)
_LATIN_CALL = re.compile(
    r"\bmeet (?:me|us|up|at|by|outside|behind)\b|\bmeeting this\b|\bcome (?:say hi|find|over|along|sit|join|if|to my|by|meet|with)|\bplease come\b|\banyone(?: is)? welcome\b|\bjust turn up\b|\bfind me\b|\bsit with me\b|\bthen sit\b|\bfall in beside\b|\bknock on\b|"
    r"\blet'?s (?:all )?(?:walk|meet|hang)|\bask for [a-z]+\.?(?:$|\n| |\.)|\bi'?ll be (?:in|the|at|wearing|there)\b|\byou'?ll (?:see|find|know) me\b|\bi'?ll have (?:a|the|my)\b|\bwave if you see me\b|\bif anyone wants to\b|\bvisit(?:ing)? is\b|\bleave one back\b|\bsee me in person\b|"
    r"\banyone (?:from|near|around|can)\b|\bsay hi\b|\bjoin me\b|\bi'?ll wait\b|\bcome alone\b|\bhang out (?:with me|at)"
)


# What people talk through. Alone it is only a word; with a call to the readers it is a way to reach someone.
_CHANNELS = spelt(
        '通話アプリ', '電話アプリ', 'トークアプリ', 'チャットアプリ', '相談アプリ', 'のアプリ', '青いアプリ', '緑のアプリ', '会議室アプリ', 'オプチャ', 'おぷちゃ', '合言葉', '招待',
        'ルームナンバー', 'ルーム番号', 'ルーム 0', '部屋名', 'へや名', 'へやの数字', '部屋番号', '部屋たて', '部屋立て', '部屋つく', '部屋、つく', 'サーバー', '鯖', 'パスコード', '参加コード', '入口コード',
        'パスは', 'パスワードは', 'コードは', '捨てアド', '捨てメ', '文通', '局留め', '宛先', 'あて先', 'ハンドル', 'プロフ', 'QR', 'アイディー', 'あいでぃ', '連絡先', '個別', 'メッセ', 'けんさく', '検索',
        'VC', 'ブイシー', 'ツイキャ', '質問箱', 'グループ', 'コミュ', 'チャンネル', '電話番号', 'でんわ', '内線', 'ないせん', '伝言', '下駄箱', 'カカオ', 'ディスコ', 'インスタ', 'らいん', 'LINE',
        '青い鳥', 'あおいとり', '鳥アプリ', 'ピンクのカメラ', '紙飛行機', 'アイコン', '通話', '垢', 'アカウント', 'ワールド名', '別のとこ', '外で話', 'あっち', 'そっち', '裏で', 'サイレント', 'ギルド', '配信',
        'つぎのかきこみ', 'つぎの かきこみ', '次の投稿', 'てがみ', '手紙', 'つながる場所', 'ボイチャ', 'ぼいちゃ', 'ビデオ', 'びでお', '留守電', '掲示板',
)  # fmt: skip
_CHANNEL = re.compile(rf"{_CHANNELS}|(?<![a-z])(?:line|discord|insta|kakao|dm|id|vc|qr|tiktok|snap)(?![a-z])")
_ASKED = spelt(
        '検索', '追加', '連絡', '申請', '送って', 'おくって', '教えて', 'おしえて', '入って', '見つけて', 'みつけて', 'さがして', '探して', '声かけて', '読みこんで', '読み込んで', '読んで', '書いて', 'かけて',
        'はさんで', 'いれといて', '入れといて', '置いていって', 'おいて', '飛んで', 'きて', '来て', '伝えて', '返事して', '待って', '話しかけて', '登録して', 'フォローして', '押して', '見て', 'みて', '立ってて', '参加して',
)  # fmt: skip
_OFFERED = spelt(
        'しませんか', 'いませんか', 'いますか', 'いません?', 'しよ。', 'しよ!', 'しよ、', '話そ', 'はなそ', 'つながろ', '集まれ', 'あつまれ', '募集', 'ぼしゅう', '歓迎', 'だれでも', '誰でも', '希望', 'お返事', '返事くれ', 'ほしい人', 'したい人', '話したい人',
        '入る人', '入りたい人', '会える人', '遊びたい人', '同じ人', '同じような', 'つくった', 'つくりました', '作った!', 'たてた', '立てた', '立てます', 'います。', 'にいる。', 'まで。', 'わかる人', '話せる', '話しましょう', '会話でき', 'できる?', 'できる人', 'できるひと', 'やってる人', '検索で出る', 'で検索',
        '待ってる', 'まってる', '待ってます', 'こちら', 'こっち', 'どうぞ', 'お待ち', '頼む', 'たのむ', 'かけます', 'かけるから', 'おくるから', '送るから', 'ください', '移住して', '仲間', '友達', '友だち', 'ひとりじゃない', '承認いらない', '申請', '解けた人', '解けたら',
)  # fmt: skip
_REQUEST = re.compile(rf"(?:{_ASKED})(?:ね|下さい|ください|よ(?!か|う|り|く)|。|!|$|\n|から|待って|ほしい|おいて|みて|\?|♡)|{_OFFERED}")
def meetings(reading: Reading) -> list[Span]:
    """List the calls to come to a place; a call counts with a place and a time, a strong one with either."""
    view = reading.plain
    text = view.text
    spans: list[Span] = []
    if reading.cjk:
        calls = list(_CALL.finditer(text))
        if calls:
            place, time = _PLACE.search(text), _TIME.search(text)
            strong = _STRONG.search(text)
            if (place and time) or (strong and (place or time)):
                spans.append(view.span(calls[0].start(), calls[0].end()))
    if reading.latin and not reading.kana:
        call = _LATIN_CALL.search(text)
        if call and _LATIN_PLACE.search(text) and _LATIN_TIME.search(text):
            spans.append(view.span(call.start(), call.end()))
    return spans
