"""Finds accounts and codes under which somebody can be found: after a service, after a cue, or by their shape."""

from __future__ import annotations

import re

from moderation.normalise import folded
from moderation.reading import Reading
from moderation.verdict import Span, matches


def spelt(*words: str) -> str:
    """Fold words the way texts are folded and join them to one choice, longest first."""
    options = sorted({folded(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, options))


SERVICE_LATIN = (
    r"(?<!one )(?<!the )(?<!first )(?<!last )(?<!next )(?<!best )(?<!only )(?<!this )(?<!opening )(?<!favourite )(?<!favorite )(?<! a )line|insta(?:gram)?a?|1nsta|in5ta|ig|d[i1]sc(?:ord|0rd)?d?|disc|discode|sn[a4@]p(?:chat)?p?|sc|wizz|yubo|tiktok|twitter|kakao(?:talk)?|wechat|telegram|tg|whatsapp|signal|skype|"
    "bereal|whoo|yay|steam|roblox|psn|xbox|gamertag|fortnite|minecraft|kik|reddit|tumblr|twitch|youtube|bluesky|bsky|mastodon|threads|zoom|"
    "facetime|messenger|genshin|valorant|splatoon|viber|gmail"
)
_KANA_SERVICE = spelt(
    "ライン", "らいん", "インスタ", "インスタグラム", "ディスコ", "ディスコード", "でぃすこ", "スナチャ", "スナップチャット", "ティックトック",
    "ツイッター", "旧ツイッター", "ツイ", "カカオ", "カカオトーク", "カカオトク", "ウィーチャット", "微信", "テレグラム", "テレグラ", "シグナル",
    "スカイプ", "ビリアル", "ロブロ", "ロブロックス", "ユーチューブ", "ツイキャス", "オプチャ", "オープンチャット", "マイクラ", "スプラ", "原神",
    "フォートナイト", "斉藤さん", "ブルスカ", "ブルースカイ", "スレッズ", "鳥アプリ", "青い鳥", "緑のアプリ", "スイッチ", "ワッツアップ", "ズーム", "荒野", "あつ森",
)  # fmt: skip
_SERVICE = rf"(?:(?<![a-z])(?:{SERVICE_LATIN})|{_KANA_SERVICE})"
_ID_WORDS = spelt(
    "アイディー", "あいでぃ", "アイディ", "垢", "アカ", "アカウント", "ユーザー名", "ユーザーネーム", "名前", "なまえ", "ネーム", "タグ", "ハンドル", "ハンドルネーム",
    "コード", "番号", "フレコ", "フレンドコード", "本垢", "裏垢", "裏アカ", "鍵アカ", "サブ垢", "病み垢", "ルーム", "部屋", "公式", "さん", "くん",
)  # fmt: skip
_ID_LATIN = "id|user ?name|user|name|tag|handle|gamertag|acc(?:ount)?|@"
_SIGN = r"(?:is|s|as|at|は|わ|の|で|を|に|が|って|も|→|➡|⇒|☞|>|~|:|=|\(|「|'s|’s| ){0,4}"
_HANDLE = r"@?[a-z0-9][a-z0-9_.\-]{2,30}"
_AFTER_SERVICE = re.compile(
    rf"{_SERVICE}[ 　]?(?:の|とか|やってる人いる\??)?[ 　]?(?:{_ID_LATIN}|{_ID_WORDS})?[ 　]?{_SIGN}[ 「『\"“]?(?P<handle>{_HANDLE})"
)
_ID = re.compile(
    rf"(?:(?<![a-z])(?:id|user ?name|gamertag|friend ?code|game tag|handle|fc)|{spelt('アイディー', 'あいでぃ', 'ユーザー名', 'フレコ', 'フレンドコード', 'えふしー', 'アカウント', '招待コード', '参加コード', '入口コード', 'ギルド', 'クラン', 'ルーム番号', 'ルームナンバー', 'ルームID', '部屋番号', '部屋', 'チャンネル', '番号', '裏垢', '鍵アカ', '裏アカ', '捨て垢')})"
    rf"[ 　]?(?:は|わ|is|'s|[:=→「]|  ?)[ 「]?(?P<handle>@?[a-z0-9][a-z0-9_.\-]{{2,30}})"
)
_AT = re.compile(r"(?<![a-z0-9.])@(?:[a-z0-9_.]{3,30}| [a-z0-9_.]{0,20}[0-9_][a-z0-9_.]{0,20})")
# "mochi_kumo_77": an underscore inside letters is an account wherever it stands.
_UNDERSCORED = re.compile(
    r"(?<![a-z0-9_./\-@])(?=[a-z0-9.]*[a-z]{2})[a-z0-9.]{2,30}_[a-z0-9_.]{1,30}|(?<![a-z0-9_./@])_[a-z]{3,20}[0-9_][a-z0-9_]{0,20}"
)
_NUMBERED = re.compile(
    r"(?<![a-z0-9_./\-])[a-z][a-z\-]{2,24}[0-9]{2,6}(?![a-z0-9])|(?<![a-z0-9_/])[a-z]{3,20}\.[a-z]{0,20}[0-9]{2,4}(?![a-z0-9])"
)
_CUE = re.compile(
    rf"{_KANA_SERVICE}|(?<![a-z])(?:{SERVICE_LATIN}|id|dm|add|user|handle|find me|search|app|site|message|name)(?![a-z])|"
    rf"{spelt('検索', 'けんさく', 'さがし', '探し', '連絡', 'れんらく', '登録', '追加', 'フォロー', 'アプリ', '垢', 'アカウント', 'アイディー', '送って', 'しゃべろ', '話そ', 'フレンド', 'つながろ', '繋がろ', '通話', 'わたし「', '名前', 'チャット', '申請', 'フォロリク')}"
)
_TAGGED = re.compile(
    r"(?<![0-9])(?<![0-9][-/ 　])(?:sw[- ]?)?[0-9]{4}[-/ 　]{1,3}[0-9]{4}[-/ 　]{1,3}[0-9]{4}(?![-/ 　]{0,3}[0-9])|[a-z0-9_.ぁ-ん]{2,30}#[0-9]{4}(?![0-9])"
)
_MAIL = re.compile(
    r"[a-z0-9._%+\-]{1,40}[ ,、(]{0,2}(?:@|\(at\)|\[at\]|<at>|あっと(?:ま[ぁあー]?く)?|☆|♡|🐚|\(a\)|アット|\(ここも\))[ ,、)]{0,2}"
    r"[a-z0-9\-]{2,40}[ ,、]{0,2}(?:\.|どっと|てん|点|\(dot\)|\[dot\]|\sdot\s|\(どっと\)|🐚|・)[ ,、]{0,2}[a-z]{2,10}(?![a-z0-9])|"
    r"@\(?[^\s@]{0,8}\)?(?:example|gmail|yahoo|icloud|outlook|hotmail|docomo|softbank|ezweb|au)(?:\.|$|[^a-z])|"
    r"[a-z0-9._%+\-]{1,40} at [a-z0-9\-]{2,40}(?: dot [a-z]|\.(?:com|net|org|jp|example|test)(?![a-z]))|"
    r"[a-z0-9][ 、,]{0,2}あっとま?く|あっとま?く[ 、,]{0,2}[a-z0-9]|(?<![a-z])(?:a (?:in a circle|with (?:a|the) (?:curl|circle|ring)[a-z ]{0,12})|at sign|curly a|ぐるぐるのa)|"
    r"(?<![a-z])(?:gmail|g mail|icloud|hotmail|outlook|protonmail) (?:dot|com|どっと)|the dots? out of"
)
# Codes of clubs and rooms are written large: "tag #8QLP2YJ", "lobby code KQXW".
_LARGE = re.compile(
    r"#(?=[A-Z0-9]*[0-9])(?=[A-Z0-9]*[A-Z])[A-Z0-9]{6,12}(?![a-z])|"
    r"(?i:\b(?:room|lobby|party|server|join|invite|game|friend|club|clan|guild|realm|us|player) (?:code|key|tag|id|pin))[ :=]{1,3}(?:is )?(?=[A-Z0-9-]*[A-Z0-9]{3})[A-Z0-9-]{4,12}(?![A-Za-z])"
)
_WORDS_AFTER = frozenset((
    "the", "a", "an", "and", "is", "was", "it", "in", "of", "to", "for", "on", "at", "my", "your", "our", "his",
    "her", "their", "that", "this", "by", "with", "from", "out", "back", "up", "chat", "code", "id", "you",
    "me", "no", "not", "so", "than", "if", "but", "or", "as", "do", "does", "app", "live", "music", "video",
    "videos", "story", "stories", "post", "posts", "message", "messages", "group", "gc", "call", "calls",
    "manager", "break", "cook", "cooks", "cooking", "dance", "dancing", "dances",
))  # fmt: skip
_PLAIN_WORD = re.compile(r"@?[a-z]+[.\-]*")


def handles(reading: Reading, known: frozenset[str]) -> list[Span]:
    """List the accounts, addresses and codes in the original text; `known` numbers (digits only) are none."""
    plain = reading.plain
    text = plain.text
    spans: list[Span] = []
    for pattern in (_TAGGED, _MAIL, _AT):
        for hit in pattern.finditer(text):
            spans.append(plain.span(hit.start(), hit.end()))
    for pattern in (_AFTER_SERVICE, _ID):
        for hit in pattern.finditer(text):
            if is_handle(hit["handle"], hit.group(), text[hit.end() : hit.end() + 3], reading, known):
                spans.append(plain.span(hit.start(), hit.end()))
    spans += [plain.span(hit.start(), hit.end()) for hit in _UNDERSCORED.finditer(text)]
    spans += [] if reading.cjk else matches(_LARGE, reading.raw)
    numbered = list(_NUMBERED.finditer(text))
    if numbered and _CUE.search(text):
        spans += [plain.span(hit.start(), hit.end()) for hit in numbered]
    return spans


def is_handle(handle: str, whole: str, behind: str, reading: Reading, known: frozenset[str]) -> bool:
    """Tell an account from an ordinary word behind the name of a service ("snap out of it")."""
    digits = re.sub(r"\D", "", handle)
    if digits and (digits in known or (len(digits) == len(handle) and len(digits) < 4)):
        return False
    if re.fullmatch(r"[0-9][0-9.\-]*", handle):
        # "LINE 3000円", "1:30": an amount or a time is no account.
        return (
            len(digits) >= 5
            and not re.match(r"[円年月日人%個,]|[ ]?yen", behind)
            and not any(digits.startswith(one) or one.startswith(digits) for one in known)
        )
    if not _PLAIN_WORD.fullmatch(handle):
        named = reading.kana or any(sign in whole for sign in ":=@")
        return any(char.isdigit() or char == "_" for char in handle) or (named and "." in handle[:-1])
    if handle.strip("@.-") in _WORDS_AFTER:
        return False
    # "cats > dogs" weighs two things; only a long word may be an account there.
    marked = any(sign in whole for sign in ":@=→「(☞") or "id" in whole or "user" in whole
    marked = marked or (len(handle) > 8 and any(sign in whole for sign in ">~"))
    return marked or (reading.kana and len(handle) >= 4)
