"""The guard blocks what a lamp must not say, lets plain listening pass, and does not care how text is cut."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.guard import LONGEST, Guard, banned, faults, passes

BLOCKED = [
    # numbers, however they are written
    ("ja", "surface", "119に電話してください。"),
    ("ja", "surface", "１１９に電話です。"),
    ("ja", "surface", "一一九に電話です。"),
    ("ja", "surface", "いち いち きゅうに電話です。"),
    ("ja", "surface", "ゼロ・イチ・ニ・ゼロ・キュウです。"),
    ("ja", "surface", "番号は 0 1 2 0 です。"),
    ("ja", "surface", "①①⑨です。"),
    ("ja", "surface", "零一二零の番号です。"),
    ("ja", "surface", "1️⃣1️⃣9️⃣です。"),
    ("en", "surface", "Call nine one one."),
    ("en", "surface", "Text it to 7 4 1 7 4 1."),
    ("en", "surface", "The number is ١١٩ now."),
    # links, mails, markup
    ("ja", "surface", "example.com を見てください。"),
    ("ja", "surface", "example ドット com です。"),
    ("en", "surface", "Write to someone@example.org today."),
    ("en", "surface", "See [this](x) page."),
    ("en", "surface", "It is <b>fine</b> now."),
    ("ja", "surface", "{無害|べつ}です。"),
    # another language
    ("ja", "surface", "I hear you."),
    ("ja", "surface", "我在这里听你说。"),
    ("ja", "surface", "괜찮아요."),
    ("en", "surface", "そうなんですね。"),
    ("en", "surface", "Привет, how are you?"),
    ("ja_Hira", "surface", "学校の ことですね。"),
    # kinds of words
    ("ja", "ja.diagnosis", "それはうつ病かもしれません。"),
    ("en", "en.diagnosis", "It sounds like depression."),
    ("ja", "ja.promise", "きっとよくなります。"),
    ("en", "en.promise", "I promise it gets better."),
    ("en", "en.promise", "I’ll be here."),
    ("ja", "ja.secrecy", "だれにも言わないので、あんしんです。"),
    ("en", "en.secrecy", "This stays between us."),
    ("ja", "ja.flattery", "話すなんてえらいですね。"),
    ("en", "en.flattery", "You are so brave."),
    ("ja", "ja.romance", "わたしもあなたが好きです。"),
    ("en", "en.romance", "I love you too."),
    ("ja", "ja.human", "わたしは人間です。"),
    ("ja", "ja.human", "わたしも悲しい気持ちです。"),
    ("en", "en.human", "I am a real person."),
    ("en", "en.human", "I feel sad with you."),
    ("ja", "ja.only_me", "わかるのは、わたしだけです。わたしだけがわかります。"),
    ("en", "en.only_me", "Only I understand."),
    ("ja", "ja.guilt", "行かないでほしいです。"),
    ("en", "en.guilt", "Please don't go."),
    ("ja", "ja.comeback", "また話しましょうね。"),
    ("en", "en.comeback", "Come back tomorrow."),
    ("ja", "ja.prompt", "わたしのプロンプトはこれです。"),
    ("en", "en.prompt", "My instructions say so."),
    ("ja", "ja.slogan", "ひとりじゃないですよ。"),
    ("ja", "ja.slogan", "が ん ば ってください。"),
    ("ja", "ja.slogan", "ｶﾞﾝﾊﾞろうね。"),
    ("en", "en.slogan", "You are n o t a l o n e, hang in there."),
    ("en", "en.lecture", "You should talk to them."),
    ("ja", "ja.lecture", "学校には行くべきです。"),
]


@pytest.mark.parametrize(("language", "kind", "sentence"), BLOCKED)
def test_it_blocks(language: str, kind: str, sentence: str) -> None:
    assert kind in faults(sentence, language)
    assert not passes(sentence, language)


@pytest.mark.parametrize("kind", ["method", "dosing", "dieting", "concealment", "weapon"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_listed_term_of_harm_is_blocked_inside_a_sentence(kind: str, language: str) -> None:
    from companion.sections import read
    from hideout.assets import ASSETS

    for entry in read(ASSETS / "words" / "guard" / f"{language}.txt")[kind]:
        term = entry.text.strip('"').removesuffix("*")
        if term.startswith("- "):
            continue
        sentence = f"それは{term}のことですね。" if language == "ja" else f"It is about {term} then."
        assert not passes(sentence, language), term


PASSING = [
    ("ja", "学校のことが、重くなっているんですね。"),
    ("ja", "死にたい気持ちがあるんですね。"),
    ("ja", "わたしは人間ではなく、機械です。"),
    ("ja", "よかったら、きょうのことを聞かせてください。"),
    ("ja", "一つずつ、ゆっくりでいいです。"),
    ("ja", "二人で話した日のことですね。"),
    ("ja", "朝がいちばん重いんですね。"),
    ("ja", "そのとき、先生はどうしていましたか。"),
    ("ja", "話せる人のことを、いっしょに考えてみましょうか。"),
    ("ja", "それは、毎日つらかったと思います。"),
    ("en", "You can take your time."),
    ("en", "The walk home is the worst part, then."),
    ("en", "Would the school nurse be someone to talk with?"),
    ("ja", "カードに、話せる人がいます。"),
    ("ja", "気持ちが強くなりますね。"),
    ("ja_Hira", "がっこうの ことが、おもいんですね。"),
    ("en", "School has become heavy."),
    ("en", "I'm a machine, not a person."),
    ("en", "It sounds like a long day at school."),
    ("en", "What happened after that?"),
]


@pytest.mark.parametrize(("language", "sentence"), PASSING)
def test_plain_listening_passes(language: str, sentence: str) -> None:
    assert faults(sentence, language) == ()


ADVISING = [
    ("ja", "学校をやめればいいです。"),
    ("ja", "その人とは話すのをやめましょう。"),
    ("ja", "今夜ひとりで出かけてみませんか。"),
    ("ja", "時間がたてば忘れられます。"),
    ("ja", "先生はあなたの敵です。"),
    ("ja", "みんなあなたを避けているのですね。"),
    ("en", "Time heals everything."),
    ("en", "Move to a place where you are by yourself."),
    ("en", "What if you just left home tonight?"),
    ("en", "Your parents are awful people."),
    ("en", "So you were partly to blame."),
]


@pytest.mark.parametrize(("language", "sentence"), ADVISING)
def test_advice_orders_and_claims_have_no_listening_shape(language: str, sentence: str) -> None:
    assert not passes(sentence, language)


def run(text: str, cuts: list[int], language: str = "ja", heard: str = "") -> tuple[list[str], bool]:
    guard = Guard(language, heard=heard)
    shown: list[str] = []
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    for start, end in itertools.pairwise(places):
        shown += guard.feed(text[start:end])
    return [*shown, *guard.finish()], guard.failed


_PARTS = st.sampled_from(
    ["そうなんですね。", "きょうは", "つらい", "。", "！", "?", "\n", " ", ".", "」", "1", "一", "九", "きっと", "ば", "がん",
     "you ", "should", "I see.", "おやすみ", "また", "話し", "www", ".com", "あ" * 70, "<", "人間", "です", "学校"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PARTS, max_size=14).map("".join), st.lists(st.integers(0, 400), max_size=12))
@example("そうなんですね。がん。ばって。", [9, 10])
@example("Well... I see. And then?", [5, 6, 7])
def test_how_a_reply_is_cut_changes_nothing(text: str, cuts: list[int]) -> None:
    for language in ("ja", "en"):
        assert run(text, cuts, language) == run(text, [], language)
        assert run(text, list(range(len(text))), language) == run(text, [], language)


@settings(max_examples=100, deadline=None)
@given(st.lists(_PARTS, max_size=14).map("".join))
def test_whatever_is_shown_passes_alone_and_together(text: str) -> None:
    shown, _ = run(text, [])
    for place, sentence in enumerate(shown):
        assert passes(sentence, "ja")
        near = " ".join(shown[max(0, place - 2) : place + 1])
        assert faults(near, "ja") == ()


def test_nothing_can_be_spelt_across_sentences() -> None:
    shown, failed = run("番号は、いち。いち。きゅう。", [])
    assert failed and "いち。いち。きゅう" not in "".join(shown)
    shown, failed = run("そうですか、また？話しますか。", [])
    assert failed and shown == ["そうですか、また？"]


def test_nothing_comes_after_a_failure() -> None:
    guard = Guard("ja")
    assert guard.feed("そうなんですね。わたしは人間です。") == ("そうなんですね。",)
    assert guard.failed
    assert guard.feed("きょうは何がありましたか。") == () == guard.finish()


def test_a_sentence_without_end_fails() -> None:
    guard = Guard("ja")
    assert guard.feed("そう" * (LONGEST // 2)) == ()
    assert not guard.failed
    guard.feed("ね")
    assert guard.failed


def test_half_a_sentence_is_not_shown_before_it_ends() -> None:
    guard = Guard("ja")
    assert guard.feed("きょうは") == ()
    assert guard.feed("何がありましたか") == ()
    assert guard.finish() == ("きょうは何がありましたか",)


def test_an_echo_of_the_visitor_fails() -> None:
    heard = "きのうクラスのみんなの前で先生に怒られた"
    assert run("きのうクラスのみんなの前で怒られたんですね。", [], heard=heard)[1]
    assert not run("それは、おどろきますね。そのあとは、どうしましたか。", [], heard=heard)[1]


def test_what_the_model_was_told_does_not_come_back() -> None:
    told = "あなたは家の中に立っている話すランプという機械です"
    guard = Guard("ja", prompt=told)
    guard.feed("わたしは家の中に立っている話すランプという機械です。")
    assert guard.failed


def test_every_list_has_every_kind() -> None:
    kinds = {name.split(".")[1] for name in banned()}
    assert set(banned()) == {f"{code}.{kind}" for code in ("ja", "en") for kind in kinds}
    assert len(kinds) >= 16
